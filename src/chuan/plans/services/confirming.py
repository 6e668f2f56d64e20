"""What the body that compiles says about one report: done, or returned with what is missing."""

from uuid import UUID

from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext as _

from chuan.core import clock, inbox
from chuan.core.actor import Actor
from chuan.orgs.enums import Role
from chuan.plans.enums import AssignmentEvent, AssignmentState, CheckDepth, NoteKind, Verdict
from chuan.plans.errors import BatchMoved, MayNotConfirm, TaskIncomplete
from chuan.plans.models import Assignment, Confirmation, ConfirmationBatch, Task
from chuan.plans.rules.confirming import Asked, is_own_word, may_confirm
from chuan.plans.selectors.people import works_alone
from chuan.plans.services import sharing
from chuan.plans.services.shares import lock_share, record_share, tell, write_note
from chuan.plans.services.stepping import take_step

_EVENT = {
    Verdict.CONFIRMED: AssignmentEvent.CONFIRM,
    Verdict.RETURNED: AssignmentEvent.RETURN,
}


@transaction.atomic
def confirm_share(*, actor: Actor, uid: UUID, verdict: Verdict, reason: str = "") -> Confirmation:
    """Confirm or return one reported share after looking at it; of many at once, one is heard.

    Raises `TransitionRefused` when it waits no longer, `BatchMoved` while it is part of a batch.
    """
    share = lock_share(actor, uid)
    check_may_confirm(actor, share)
    if share.batch_items.filter(waiting=True).exists():
        raise BatchMoved(_("Việc này đang nằm trong một lô xác nhận; hãy xem trong lô đó."))
    kept = settle(actor, share, verdict, depth=CheckDepth.SINGLE, reason=reason)
    record_share(
        actor,
        share,
        f"plans.share.{_EVENT[verdict]}",
        {"by_itself": kept.by_itself, **({"reason": kept.reason} if kept.reason else {})},
    )
    tell_when_all_done(actor, share.task)
    return kept


def check_may_confirm(actor: Actor, share: Assignment) -> None:
    """Raise `MayNotConfirm` unless the body acted for was asked and the role confirms."""
    if share.state != AssignmentState.REPORTED:
        if share.task.owner_path != actor.path and not _compiles(actor, share.task):
            raise MayNotConfirm(_("Chỉ cơ quan tổng hợp hoặc cơ quan giao việc xác nhận."))
        return
    if not is_confirmer(actor, share):
        raise MayNotConfirm(
            _("Chỉ cán bộ của cơ quan tổng hợp, hoặc người đứng đầu khi là việc của chính cơ quan.")
        )


def is_confirmer(actor: Actor, share: Assignment) -> bool:
    """Whether `actor` may say that the reported share is done."""
    own = share.path == share.confirmer_path
    return may_confirm(
        _asked(share),
        path=actor.path,
        person=actor.id,
        is_head=actor.has_role(Role.HEAD),
        is_officer=actor.has_role(Role.OFFICER),
        alone=own and works_alone(actor.path, clock.today()),
    )


def settle(
    actor: Actor,
    share: Assignment,
    verdict: Verdict,
    *,
    depth: CheckDepth,
    reason: str = "",
    batch: ConfirmationBatch | None = None,
) -> Confirmation:
    """Move the locked share on and keep who said so and how closely it was looked at."""
    if verdict == Verdict.RETURNED and not reason.strip():
        raise TaskIncomplete(_("Hãy ghi rõ cần bổ sung gì."), field="reason")
    asked, reported_at = _asked(share), share.closed_at
    reporter = share.reported_by
    take_step(actor, share, _EVENT[verdict], reason)
    own = is_own_word(asked, actor.id)
    if verdict == Verdict.CONFIRMED:
        share.confirmed_depth, share.confirmed_by_itself = depth, own
        share.save(update_fields=("confirmed_depth", "confirmed_by_itself"))
    else:
        _tell_returned(actor, share, reporter, reason)
    return Confirmation.objects.create(
        assignment=share,
        verdict=verdict,
        depth=depth,
        by_itself=own,
        batch=batch,
        reason=reason.strip()[:2000],
        reported_at=reported_at,
        organisation_label=actor.organisation_label[:300],
        path=actor.path,
        by_id=actor.id,
        by_label=actor.label[:160],
        at=clock.now(),
    )


def tell_when_all_done(actor: Actor, task: Task) -> None:
    """When the last body of this round is confirmed, who accepted the plan hears of it."""
    waiting = task.assignments.exclude(state__in=(AssignmentState.DONE, AssignmentState.NOT_DONE))
    if task.due_on:
        waiting = waiting.filter(due_on__lte=task.due_on)
    if task.plan is None or waiting.exists():
        return
    url = reverse("plans:task_detail", args=[task.uid])
    title = _("Mọi cơ quan đã hoàn thành: %(text)s") % {"text": task.text[:200]}
    inbox.notify([task.plan.accepted_by], code="plans.task_done", title=title, url=url, actor=actor)


def _tell_returned(actor: Actor, share: Assignment, reporter: str, reason: str) -> None:
    """The body reads what is missing in its thread, and who reported it in the inbox."""
    write_note(actor, share, NoteKind.STATE, reason, to=share.organisation.name)
    people = {uid.hex for uid in share.people.filter(ended_at=None).values_list(
        "person__uid", flat=True
    )}  # fmt: skip
    title = _("Trả lại bổ sung")
    tell(actor, share, {reporter, *people}, code="plans.share_returned", title=title, body=reason)
    if not reporter and not people:
        url = reverse("plans:task_detail", args=[share.task.uid])
        sharing.tell_heads(
            actor, [share.organisation_id], title=f"{title}: {share.task.text[:200]}", url=url
        )


def _asked(share: Assignment) -> Asked:
    return Asked(share.path, share.confirmer_path, share.reported_by)


def _compiles(actor: Actor, task: Task) -> bool:
    return task.compiler is not None and task.compiler.path == actor.path
