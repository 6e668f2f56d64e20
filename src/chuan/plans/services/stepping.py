"""Steps of a share from state to state: begun, reported, not done, taken up again; a wrong click undone."""

from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from chuan.core import clock
from chuan.core.actor import Actor
from chuan.orgs.enums import Role
from chuan.orgs.models import RoleAssignment
from chuan.plans.enums import AssignmentEvent, AssignmentState, NoteKind, Repeat
from chuan.plans.errors import BatchMoved, EvidenceMissing, MayNotWork, StepNotUndone
from chuan.plans.models import TASK, Assignment, PersonalAssignment, ShareStep, Task
from chuan.plans.permissions import can_work
from chuan.plans.rules.due import next_due
from chuan.plans.rules.states import CLOSED, OF_THE_CONFIRMER, SHARE, can_undo_step
from chuan.plans.services import sharing
from chuan.plans.services.shares import is_assignee, lock_share, record_share, write_note

UNDONE_BY_NOBODY = frozenset({AssignmentEvent.REOPEN})
"""A step with a reason of its own that is taken back by the opposite step."""


@transaction.atomic
def move_share(*, actor: Actor, uid: UUID, event: AssignmentEvent, reason: str = "") -> Assignment:
    """Begin, report as done, drop or take up again; a share that comes back is opened for its next date.

    Raises `EvidenceMissing` for a report without anything that shows what was done.
    """
    share = lock_share(actor, uid)
    if event in OF_THE_CONFIRMER or not can_work(
        actor, share, is_assignee=is_assignee(actor, share)
    ):
        raise MayNotWork(_("Việc này được giao cho người khác trong cơ quan."))
    before = share.state
    if event == AssignmentEvent.FINISH:
        _check_evidence(share)
    if share.batch_items.filter(waiting=True).exists():
        raise BatchMoved(
            _("Báo cáo này đang được cơ quan tổng hợp xem theo lô; hãy đợi kết quả rồi làm tiếp.")
        )
    step = take_step(actor, share, event, reason)
    if reason.strip():
        write_note(actor, share, NoteKind.STATE, reason)
    record_share(actor, share, f"plans.share.{event}", {"state": [before, str(share.state)]})
    if event == AssignmentEvent.FINISH:
        sharing.let_see(TASK, share.task_id, {share.confirmer_path})
        step.opened = _open_next(share)
        step.save(update_fields=("opened",))
    return share


@transaction.atomic
def undo_step(*, actor: Actor, uid: UUID) -> Assignment:
    """Take back the own last step of a share: a wrong click, within ten minutes."""
    share = lock_share(actor, uid)
    step = share.steps.filter(undone_at=None).select_related("opened").first()
    if step is None or step.after != share.state or step.event in UNDONE_BY_NOBODY:
        raise StepNotUndone(_("Không còn bước nào để hoàn tác."))
    if not can_undo_step(by=step.by_id, actor=actor.id, at=step.at, now=clock.now()):
        raise StepNotUndone(
            _("Chỉ người vừa thao tác hoàn tác được, trong vòng 10 phút. Hãy dùng “Làm tiếp”.")
        )
    if share.confirmed_depth == "batch" or share.batch_items.filter(waiting=True).exists():
        raise StepNotUndone(_("Việc đã nằm trong một lô xác nhận nên không hoàn tác được nữa."))
    _take_next_back(step)
    _restore(share, step)
    step.undone_at = clock.now()
    step.save(update_fields=("undone_at",))
    record_share(actor, share, "plans.share.undone", {"state": [step.after, step.before]})
    return share


def take_step(
    actor: Actor, share: Assignment, event: AssignmentEvent, reason: str = ""
) -> ShareStep:
    """Move the locked share on by its table, keep the step, and save; the caller records it."""
    before, closed_before = AssignmentState(share.state), share.closed_at
    share.state = SHARE.after(before, event, reason=reason)
    share.closed = share.state in CLOSED
    share.closed_at = (closed_before or clock.now()) if share.closed else None
    if event == AssignmentEvent.FINISH:
        share.confirmer_path, share.reported_by = confirmer_of(share.task), actor.id
    elif event == AssignmentEvent.CONFIRM:
        share.confirmed_at = clock.now()
    else:
        _forget_report(share)
    share.save()
    return ShareStep.objects.create(
        assignment=share,
        event=event,
        before=before,
        after=share.state,
        closed_before=closed_before,
        reason=reason.strip(),
        by_id=actor.id,
        by_label=actor.label[:160],
        by_body=actor.organisation_label[:300],
        at=clock.now(),
    )


def confirmer_of(task: Task) -> str:
    """The body that compiles, where somebody works for it on this node; else the owner of the task."""
    if task.compiler is None:
        return str(task.owner_path)
    seats = RoleAssignment.objects.valid_on(clock.today()).filter(
        organisation=task.compiler, role__in=(Role.OFFICER, Role.HEAD)
    )
    return str(task.compiler.path if seats.exists() else task.owner_path)


def ask_again(task: Task) -> None:
    """Reports of a task whose compiling body changed wait for the new one."""
    path = confirmer_of(task)
    waiting = task.assignments.filter(state=AssignmentState.REPORTED)
    if waiting.exclude(confirmer_path=path).exclude(batch_items__waiting=True).exists():
        sharing.let_see(TASK, task.pk, {path})
        waiting.exclude(batch_items__waiting=True).update(confirmer_path=path)


def _check_evidence(share: Assignment) -> None:
    if not share.evidence.standing().exists():
        raise EvidenceMissing(
            _("Hãy nêu kết quả hoặc kèm minh chứng trước khi báo hoàn thành."), field="statement"
        )


def _forget_report(share: Assignment) -> None:
    share.confirmer_path = share.reported_by = share.confirmed_depth = ""
    share.confirmed_at, share.confirmed_by_itself = None, False


def _restore(share: Assignment, step: ShareStep) -> None:
    """As the share stood before the step; a returned report waits for its confirmation again."""
    share.state = step.before
    share.closed = step.before in CLOSED
    share.closed_at = step.closed_before
    _forget_report(share)
    if step.before == AssignmentState.REPORTED:
        reported = share.steps.filter(event=AssignmentEvent.FINISH, undone_at=None).first()
        share.confirmer_path = confirmer_of(share.task)
        share.reported_by = reported.by_id if reported else ""
        share.confirmations.filter(reported_at=step.closed_before, undone_at=None).update(
            undone_at=clock.now()
        )
    share.save()


def _take_next_back(step: ShareStep) -> None:
    """The next date that a report opened goes, as long as nobody has touched it."""
    opened = step.opened
    if opened is None:
        return
    touched = opened.state != AssignmentState.NOT_STARTED or opened.notes.exists()
    if not touched and not opened.evidence.exists() and not opened.difficulties.exists():
        opened.delete()
        step.opened = None


def _open_next(share: Assignment) -> Assignment | None:
    """The same share for its next date, with the same people; once, however often it is finished."""
    task = share.task
    repeat = Repeat(task.recurrence or Repeat.ONCE)
    following = next_due(share.due_on, repeat, end=task.ends_year) if share.due_on else None
    if following is None:
        return None
    occurrence = following.year * 100 + following.month
    new, made = Assignment.objects.get_or_create(
        task=task,
        organisation_id=share.organisation_id,
        occurrence=occurrence,
        defaults={
            "path": share.path,
            "role": share.role,
            "due_on": following,
            "collective_from": share.collective_from,
            "staffed": share.staffed,
            "created_at": clock.now(),
        },
    )
    if not made:
        return None
    _carry_people(share, new)
    return new


def _carry_people(share: Assignment, new: Assignment) -> None:
    """Who holds a share holds its next date too."""
    PersonalAssignment.objects.bulk_create(
        PersonalAssignment(
            assignment=new,
            person_id=held.person_id,
            path=held.path,
            given_by=held.given_by,
            given_by_label=held.given_by_label,
            given_at=clock.now(),
        )
        for held in share.people.filter(ended_at=None)
    )
