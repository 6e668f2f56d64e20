"""Moves the open work of a body that has ended to the one that followed, when an officer says so."""

from collections.abc import Mapping, Sequence
from datetime import date
from uuid import UUID

from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext as _

from chuan.audit.services import record
from chuan.core import clock
from chuan.core.actor import Actor
from chuan.documents.models import PaperDraft
from chuan.documents.selectors.houses import house_of
from chuan.documents.services.drafting import create_draft
from chuan.orgs.models import Organisation
from chuan.plans.enums import AssignmentState, DutyState, MoveKind, MoveState
from chuan.plans.errors import MayNotPlan, MoveRefused
from chuan.plans.models import (
    Assignment,
    MovedRow,
    MoveProposal,
    Plan,
    PlanDuty,
    Task,
    TaskChange,
)
from chuan.plans.rules.amending import Ended, Replaced, amending_paper
from chuan.plans.selectors import moves as read
from chuan.plans.selectors.duties import area_of
from chuan.plans.services import settling, sharing

Choices = Mapping[str, int]
"""Key of an open row ("share:7") to the primary key of the body that takes it over."""

_MOST_NAMED = 3
"""Documents named in one notice."""

AMENDMENT = "plans.amend"
"""What the draft of the amending decision says it is about, with the uid of the proposal."""


@transaction.atomic
def notice_ended_bodies(*, actor: Actor, on: date) -> int:
    """A proposal to every body whose work is still with one that has ended; how many are new.

    What came to light late is noticed too: a decided proposal opens again when there is new work.
    """
    made = 0
    for ended in read.ended_with_work(on):
        for owner in Organisation.objects.filter(pk__in=read.owners_of_work(ended)).order_by("pk"):
            made += _notice(actor, owner, ended)
    return made


@transaction.atomic
def accept_moves(*, actor: Actor, uid: UUID, choices: Choices, note: str = "") -> int:
    """Move the chosen rows, each to the body chosen for it; the others stay. How many were moved."""
    proposal = _lock(actor, uid)
    heirs = {heir.organisation.pk: heir for heir in read.heirs_of(proposal.ended, clock.today())}
    rows = {row.key: row for row in read.open_rows(proposal)}
    wanted = {key: to for key, to in choices.items() if key in rows}
    if not wanted:
        raise MoveRefused(_("Hãy chọn ít nhất một việc và cơ quan nhận."))
    if not set(wanted.values()) <= set(heirs):
        raise MoveRefused(_("Chỉ chuyển được sang cơ quan kế thừa đang hoạt động."))
    done: dict[int, list[MovedRow]] = {}
    for key, to in wanted.items():
        heir = heirs[to]
        moved = _MOVES[rows[key].kind](rows[key].pk, proposal, heir, actor)
        moved.proposal, moved.kind, moved.to = proposal, rows[key].kind, heir.organisation
        moved.basis, moved.at, moved.by_label = heir.basis[:300], clock.now(), actor.label[:160]
        moved.save()
        done.setdefault(to, []).append(moved)
    for to, moves in done.items():
        _tell_heir(actor, proposal, heirs[to], [row for row in moves if row.made_new])
    _decide(actor, proposal, note)
    _record(actor, proposal, "plans.move.accepted", rows=len(wanted))
    return len(wanted)


@transaction.atomic
def keep_as_is(*, actor: Actor, uid: UUID, reason: str) -> MoveProposal:
    """Leave everything where it is, with the reason."""
    proposal = _lock(actor, uid)
    if not reason.strip():
        raise MoveRefused(_("Hãy ghi lý do giữ nguyên."), field="reason")
    _decide(actor, proposal, reason)
    _record(actor, proposal, "plans.move.kept", reason=proposal.note)
    return proposal


@transaction.atomic
def undo_moves(*, actor: Actor, uid: UUID) -> int:
    """Take back what was moved, as long as nobody has begun; how many rows."""
    proposal = _lock(actor, uid)
    rows = list(
        proposal.rows.filter(undone_at=None).select_related(
            "proposal", "share__moved_to", "duty__moved_to"
        )
    )
    for row in rows:
        _check_not_begun(row)
    for row in reversed(rows):
        _UNDO[MoveKind(row.kind)](row)
        row.undone_at = clock.now()
        row.save(update_fields=("undone_at",))
    proposal.state, proposal.decided_at = MoveState.OPEN, None
    proposal.save()
    _record(actor, proposal, "plans.move.undone", rows=len(rows))
    return len(rows)


@transaction.atomic
def draft_amendment(*, actor: Actor, uid: UUID) -> PaperDraft:
    """A draft of the decision that says what moved, or would move to the only heir."""
    proposal = _lock(actor, uid)
    page = read.proposal_page(actor, uid, clock.today())
    said = [_replaced(row) for row in page.moved]
    if not said and page.only_heir is not None:
        to = page.only_heir.organisation.name
        said = [Replaced(row.title, row.document, to) for row in page.rows]
    if not said:
        raise MoveRefused(_("Hãy chọn cơ quan nhận cho từng việc trước khi soạn quyết định."))
    owner, ended = proposal.owner, proposal.ended
    bases = tuple(dict.fromkeys(heir.basis for heir in page.heirs if heir.basis))
    paper = amending_paper(
        house_of(owner), ended=Ended(ended.name, proposal.ended_on, bases), rows=said
    )
    draft = create_draft(actor=actor, paper=paper, about=(AMENDMENT, proposal.uid.hex))
    _record(actor, proposal, "plans.move.drafted")
    return draft


def _notice(actor: Actor, owner: Organisation, ended: Organisation) -> int:
    proposal, made = MoveProposal.objects.get_or_create(
        owner=owner,
        ended=ended,
        defaults={
            "owner_path": owner.path,
            "ended_on": ended.valid_until or clock.today(),
            "noticed_at": clock.now(),
        },
    )
    reopened = not made and proposal.state == MoveState.DECIDED and _has_new_work(proposal)
    if reopened:
        proposal.state, proposal.noticed_at = MoveState.OPEN, clock.now()
        proposal.save(update_fields=("state", "noticed_at"))
    if made or reopened:
        _record(actor, proposal, "plans.move.noticed")
        sharing.tell_heads(
            actor,
            [owner.pk],
            title=_("%(body)s đã kết thúc hoạt động, còn việc đang giao") % {"body": ended.name},
            url=reverse("plans:move_detail", args=[proposal.uid]),
            body=_("Hãy quyết định chuyển việc sang cơ quan kế thừa hay giữ nguyên."),
        )
    return int(made or reopened)


def _has_new_work(proposal: MoveProposal) -> bool:
    """Shares or duties given since it was decided; what was left on purpose is no news."""
    since = proposal.decided_at
    shares = Assignment.objects.open().filter(
        organisation=proposal.ended, task__owner=proposal.owner, created_at__gt=since
    )
    duties = PlanDuty.objects.expected().filter(
        organisation=proposal.ended, plan__owner=proposal.owner, at__gt=since
    )
    return since is not None and (shares.exists() or duties.exists())


def _lock(actor: Actor, uid: UUID) -> MoveProposal:
    proposal = read.find_proposal(actor, uid)
    if not read.can_decide(actor, proposal):
        raise MayNotPlan(
            _("Chỉ cán bộ hoặc người đứng đầu cơ quan giao việc mới quyết định việc chuyển.")
        )
    MoveProposal.objects.select_for_update(no_key=True).get(pk=proposal.pk)
    return proposal


def _decide(actor: Actor, proposal: MoveProposal, note: str) -> None:
    proposal.state, proposal.note = MoveState.DECIDED, note.strip()[:1000]
    proposal.decided_at, proposal.by_label = clock.now(), actor.label[:160]
    proposal.save()


def _move_share(pk: int, proposal: MoveProposal, heir: read.Heir, actor: Actor) -> MovedRow:
    """The old share is closed and stays readable; the heir gets one of its own, or has it already."""
    share = Assignment.objects.select_for_update(of=("self",)).get(pk=pk)
    body, begun = heir.organisation, share.state != AssignmentState.NOT_STARTED
    given = Assignment.objects.filter(
        task=share.task_id, organisation=body, occurrence=share.occurrence
    ).first()
    new = given or Assignment.objects.create(
        task_id=share.task_id,
        organisation=body,
        path=body.path,
        role=share.role,
        occurrence=share.occurrence,
        due_on=share.due_on,
        state=AssignmentState.IN_PROGRESS if begun else AssignmentState.NOT_STARTED,
        collective_from=share.collective_from,
        created_at=clock.now(),
    )
    share.closed, share.closed_at, share.moved_to = True, clock.now(), new
    share.save(update_fields=("closed", "closed_at", "moved_to"))
    sharing.let_see("task", share.task_id, [body.path])
    if share.task.plan is not None:
        sharing.let_see_plan(share.task.plan, [body.path])
    _remember(share.task, proposal, heir, actor)
    return MovedRow(share=share, made_new=given is None)


def _move_duty(pk: int, proposal: MoveProposal, heir: read.Heir, actor: Actor) -> MovedRow:
    duty = PlanDuty.objects.select_for_update(of=("self",)).get(pk=pk)
    body = heir.organisation
    given = PlanDuty.objects.filter(plan=duty.plan_id, organisation=body).first()
    new = given or PlanDuty.objects.create(
        plan_id=duty.plan_id,
        source_id=duty.source_id,
        organisation=body,
        name=body.name,
        path=body.path,
        area=area_of(body.path),
        collective=duty.collective,
        due_on=duty.due_on,
        due_basis=duty.due_basis,
        own_due_on=duty.own_due_on,
        clause=duty.clause,
        by_label=actor.label[:160],
        at=clock.now(),
    )
    duty.state, duty.moved_to = DutyState.MOVED, new
    duty.reason = _said(proposal, heir)
    duty.save()
    sharing.let_see_plan(duty.plan, [body.path])
    settling.settle_duties(duty.plan)
    return MovedRow(duty=duty, made_new=given is None)


def _move_focal(pk: int, proposal: MoveProposal, heir: read.Heir, actor: Actor) -> MovedRow:
    Plan.objects.filter(pk=pk).update(focal=heir.organisation)
    plan = Plan.objects.get(pk=pk)
    record(
        actor, "plans.move.focal", kind="plan", object_id=plan.pk, label=plan.document.label,
        path=plan.owner_path, changes={"reason": _said(proposal, heir)},
    )  # fmt: skip
    return MovedRow(plan=plan)


def _move_compiler(pk: int, proposal: MoveProposal, heir: read.Heir, actor: Actor) -> MovedRow:
    Task.objects.filter(pk=pk).update(compiler=heir.organisation)
    task = Task.objects.get(pk=pk)
    _remember(task, proposal, heir, actor)
    return MovedRow(task=task)


_MOVES = {
    MoveKind.SHARE: _move_share,
    MoveKind.DUTY: _move_duty,
    MoveKind.FOCAL: _move_focal,
    MoveKind.COMPILER: _move_compiler,
}


def _check_not_begun(row: MovedRow) -> None:
    share, duty = row.share, row.duty
    new = share.moved_to if share else None
    if new is not None and row.made_new and read.begun_after_move(new):
        raise MoveRefused(
            _("Không hoàn tác được: %(body)s đã bắt đầu làm.") % {"body": new.organisation.name}
        )
    later = duty.moved_to if duty else None
    if later is not None and row.made_new and later.state != DutyState.EXPECTED:
        raise MoveRefused(
            _("Không hoàn tác được: %(body)s đã ban hành kế hoạch.") % {"body": later.name}
        )


def _undo_share(row: MovedRow) -> None:
    share = row.share
    if share is None:
        return
    new = share.moved_to
    share.closed, share.closed_at, share.moved_to = False, None, None
    share.save(update_fields=("closed", "closed_at", "moved_to"))
    if new is not None and row.made_new:
        path = new.path
        new.delete()
        if not Assignment.objects.filter(task=share.task_id, path=path).exists():
            sharing.stop_seeing(share.task, [path])
        if share.task.plan is not None:
            sharing.stop_seeing_plan(share.task.plan, path)


def _undo_duty(row: MovedRow) -> None:
    duty = row.duty
    if duty is None:
        return
    new = duty.moved_to
    duty.state, duty.moved_to, duty.reason = DutyState.EXPECTED, None, ""
    duty.save()
    if new is not None and row.made_new:
        new.delete()
        sharing.stop_seeing_plan(duty.plan, new.path)


def _undo_focal(row: MovedRow) -> None:
    Plan.objects.filter(moves=row).update(focal=row.proposal.ended_id)


def _undo_compiler(row: MovedRow) -> None:
    Task.objects.filter(moves=row).update(compiler=row.proposal.ended_id)


_UNDO = {
    MoveKind.SHARE: _undo_share,
    MoveKind.DUTY: _undo_duty,
    MoveKind.FOCAL: _undo_focal,
    MoveKind.COMPILER: _undo_compiler,
}


def _said(proposal: MoveProposal, heir: read.Heir) -> str:
    """The sentence that stays with what was moved, in the language of the record."""
    names = {"old": proposal.ended.name, "new": heir.organisation.name, "basis": heir.basis}
    if not heir.basis:
        return _("Chuyển từ %(old)s sang %(new)s") % names
    return _("Chuyển từ %(old)s sang %(new)s theo %(basis)s") % names


def _tell_heir(
    actor: Actor, proposal: MoveProposal, heir: read.Heir, rows: Sequence[MovedRow]
) -> None:
    """One line for each plan to issue, and one for all tasks that came to the heir."""
    why, body = _said(proposal, heir), heir.organisation
    for duty in (row.duty.moved_to for row in rows if row.duty is not None):
        if duty is not None and PlanDuty.objects.expected().filter(pk=duty.pk).exists():
            sharing.tell_must_plan(actor, duty.plan, [body.pk], why=why)
    tasks = [row.share.task for row in rows if row.share is not None]
    if not tasks:
        return
    first, documents = tasks[0], dict.fromkeys(t.plan.document.label for t in tasks if t.plan)
    title = _("Việc mới: %(text)s") % {"text": first.text[:200]}
    url = reverse("plans:task_detail", args=[first.uid])
    if len(tasks) > 1:
        title = _("%(n)d việc mới của %(body)s") % {"n": len(tasks), "body": proposal.ended.name}
        url = reverse("plans:plan_detail", args=[first.plan.uid]) if first.plan else url
    said = "; ".join([why, *list(documents)[:_MOST_NAMED]])
    sharing.tell_heads(
        actor,
        [body.pk],
        title=title,
        url=url,
        body=f"{said}. {_('Hãy phân công người thực hiện.')}",
    )


def _remember(task: Task, proposal: MoveProposal, heir: read.Heir, actor: Actor) -> None:
    TaskChange.objects.create(
        task=task,
        code="plans.task.moved",
        reason=_said(proposal, heir),
        changes={},
        actor_label=actor.label[:160],
        at=clock.now(),
    )


def _replaced(row: MovedRow) -> Replaced:
    if row.share is not None:
        task = row.share.task
        return Replaced(task.text, task.plan.document.label if task.plan else "", row.to.name)
    if row.task is not None:
        return Replaced(row.task.text, "", row.to.name)
    plan = row.duty.plan if row.duty is not None else row.plan
    return Replaced(plan.title, plan.document.label, row.to.name) if plan else Replaced("", "", "")


def _record(actor: Actor, proposal: MoveProposal, code: str, **changes: object) -> None:
    record(
        actor,
        code,
        kind="move",
        object_id=proposal.pk,
        label=proposal.ended.name,
        path=proposal.owner_path,
        changes=changes,
    )
