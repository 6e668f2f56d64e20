"""Shares on the page of a task: the own ones with what can be done, the others as all see them."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from django.utils.translation import gettext as _

from chuan.core import clock
from chuan.core.actor import Actor
from chuan.orgs.enums import Role
from chuan.plans import labels
from chuan.plans.enums import AssignmentEvent, AssignmentState, CheckDepth, Verdict
from chuan.plans.models import (
    Assignment,
    BatchItem,
    Confirmation,
    Difficulty,
    Note,
    PersonalAssignment,
    ShareStep,
)
from chuan.plans.permissions import can_add_evidence, can_assign, can_read_notes, can_work
from chuan.plans.rules.states import OF_THE_CONFIRMER, SHARE, can_undo_step
from chuan.plans.selectors.evidence import EvidenceList, evidence_of, held_by_name
from chuan.plans.selectors.people import Colleague, colleagues

MOST_STEPS = 30
NO_EVIDENCE = EvidenceList()


@dataclass(frozen=True, slots=True)
class Step:
    """One thing that can be done about a share now."""

    event: AssignmentEvent
    label: str
    needs_reason: bool


@dataclass(frozen=True, slots=True)
class StepLine:
    """One past step of a share in words."""

    label: str
    by: str
    at: datetime
    reason: str
    undone: bool


@dataclass(frozen=True, slots=True)
class ShareView:
    """The share of one body, with what the reader may do about it."""

    share: Assignment
    state_label: str
    badge: str
    overdue: bool
    people: Sequence[PersonalAssignment] = ()
    notes: Sequence[Note] = ()
    steps: Sequence[Step] = ()
    can_assign: bool = False
    can_write: bool = False
    can_report: bool = False
    can_ask: bool = False
    can_undo: bool = False
    colleagues: Sequence[Colleague] = ()
    evidence: EvidenceList = NO_EVIDENCE
    settled: str = ""
    returned: str = ""
    difficulties: Sequence[Difficulty] = ()
    log: Sequence[StepLine] = ()


def share_views(
    actor: Actor,
    shares: Sequence[Assignment],
    people: dict[int, list[PersonalAssignment]],
    on: date,
) -> list[ShareView]:
    """The own shares; the number of questions grows with what may be given out, not with the rows."""
    named = held_by_name(actor, shares)
    evidence = evidence_of(actor, shares, named=named)
    steps = _by_share(ShareStep.objects.filter(assignment__in=shares))
    said = _by_share(
        Confirmation.objects.filter(assignment__in=shares, undone_at=None).select_related("batch")
    )
    asked = _by_share(Difficulty.objects.filter(assignment__in=shares).order_by("raised_at"))
    notes = _by_share(Note.objects.filter(assignment__in=shares).order_by("at", "pk"))
    return [
        replace(
            _own_view(actor, share, people.get(share.pk, ()), on=on, named=share.pk in named),
            notes=tuple(notes[share.pk]) if _reads(actor, share, named) else (),
            evidence=evidence.get(share.pk, NO_EVIDENCE),
            difficulties=tuple(asked[share.pk]),
            can_undo=_can_undo(actor, share, steps[share.pk]),
            settled=_settled(share, said[share.pk]),
            returned=_returned(share, said[share.pk]),
            log=[_line(step) for step in steps[share.pk][:MOST_STEPS]],
        )
        for share in shares
    ]


def plain_view(share: Assignment, on: date) -> ShareView:
    """What everybody who sees the task is shown of it."""
    return ShareView(
        share=share,
        state_label=_state_label(share),
        badge=labels.SHARE_BADGE.get(share.state, "neutral"),
        overdue=is_late(share, on),
    )


def _state_label(share: Assignment) -> str:
    if share.moved_to_id is not None:
        return _("Đã chuyển sang cơ quan kế thừa")
    return str(labels.SHARE_STATE.get(share.state, ""))


def is_late(share: Assignment, on: date) -> bool:
    """Still to be done although the day has passed."""
    return not share.closed and share.due_on is not None and share.due_on < on


def _own_view(
    actor: Actor,
    share: Assignment,
    people: Sequence[PersonalAssignment],
    *,
    on: date,
    named: bool,
) -> ShareView:
    works = can_work(actor, share, is_assignee=named)
    assigns = can_assign(actor, share) and not share.closed
    steps = SHARE.allowed(AssignmentState(share.state)) if works else ()
    own = share.path == actor.path and actor.has_role(Role.HEAD, Role.OFFICER)
    return replace(
        plain_view(share, on),
        people=people,
        steps=[
            Step(step.event, str(labels.EVENT[step.event]), step.needs_reason)
            for step in steps
            if step.event not in OF_THE_CONFIRMER and step.event != AssignmentEvent.FINISH
        ],
        can_assign=assigns,
        can_write=can_read_notes(actor, share, is_assignee=named),
        can_report=can_add_evidence(actor, share, is_assignee=named),
        can_ask=own or named,
        colleagues=colleagues(share.path, on) if assigns else (),
    )


def _reads(actor: Actor, share: Assignment, named: frozenset[int]) -> bool:
    return can_read_notes(actor, share, is_assignee=share.pk in named)


def _can_undo(actor: Actor, share: Assignment, steps: Sequence[ShareStep]) -> bool:
    """The last step is the actor's own, minutes old, and no step with a reason of its own."""
    last = next((step for step in steps if step.undone_at is None), None)
    if last is None or last.after != share.state or last.event == AssignmentEvent.REOPEN:
        return False
    return can_undo_step(by=last.by_id, actor=actor.id, at=last.at, now=clock.now())


def _settled(share: Assignment, said: Sequence[Confirmation]) -> str:
    """Who confirmed, when and how closely they looked; empty until then."""
    last = next((one for one in said if one.verdict == Verdict.CONFIRMED), None)
    if share.state != AssignmentState.DONE or last is None:
        return ""
    how = str(labels.CHECK_DEPTH[CheckDepth(last.depth)])
    if last.by_itself:
        how = _("Cơ quan tự xác nhận")
    elif last.batch_id is not None and last.depth == CheckDepth.BATCH:
        items = BatchItem.objects.filter(batch=last.batch_id)
        drawn, total = items.filter(draw__gt=0).count(), items.count()
        how = _("Xác nhận theo lô, mẫu %(n)d/%(m)d") % {"n": drawn, "m": total}
    at = f"{last.at.astimezone(clock.VIETNAM):%d/%m/%Y}"
    return f"{how}: {last.organisation_label}, {at}"


def _returned(share: Assignment, said: Sequence[Confirmation]) -> str:
    """What is missing in a report that came back, until it is reported again."""
    if share.state != AssignmentState.IN_PROGRESS or not said:
        return ""
    return said[0].reason if said[0].verdict == Verdict.RETURNED else ""


def _line(step: ShareStep) -> StepLine:
    label = str(labels.EVENT[AssignmentEvent(step.event)])
    by = f"{step.by_label}, {step.by_body}" if step.by_body else step.by_label
    return StepLine(label, by, step.at, step.reason, step.undone_at is not None)


def _by_share(rows: Any) -> defaultdict[int, list[Any]]:  # noqa: ANN401  (a queryset of any model with a share)
    found: defaultdict[int, list[Any]] = defaultdict(list)
    for row in rows:
        found[row.assignment_id].append(row)
    return found
