"""Reads of tasks: lists of a body, and the page of one with shares, notes, history and reasons."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from chuan.core.actor import Actor
from chuan.core.scope import under
from chuan.plans import labels
from chuan.plans.enums import AssignmentEvent, AssignmentRole, AssignmentState, TaskState
from chuan.plans.errors import TaskNotFound
from chuan.plans.models import (
    Assignment,
    NamedBody,
    Note,
    PersonalAssignment,
    Task,
    TaskChange,
    given_to,
)
from chuan.plans.permissions import can_assign, can_manage, can_read_notes, can_work
from chuan.plans.rules.states import SHARE
from chuan.plans.selectors.people import Colleague, colleagues
from chuan.plans.selectors.progress import Progress, progress_of

MOST_SHARES = 400
"""Shares listed on the page of a task; the list of tasks has them all."""


@dataclass(frozen=True, slots=True)
class Step:
    """One thing that can be done about a share now."""

    event: AssignmentEvent
    label: str
    needs_reason: bool


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
    colleagues: Sequence[Colleague] = ()


@dataclass(frozen=True, slots=True)
class ChangeView:
    """One line of the history of a task."""

    change: TaskChange
    label: str
    details: Sequence[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class TaskPage:
    """The page of a task."""

    task: Task
    kind_label: str
    state_label: str
    repeat_label: str
    due_sentences: Sequence[str]
    overdue: bool
    progress: Progress
    mine: Sequence[ShareView]
    others: Sequence[ShareView]
    hidden_count: int
    named: Sequence[tuple[NamedBody, str]]
    history: Sequence[ChangeView]
    became: Sequence[Task]
    came_from: Sequence[Task]
    can_manage: bool


def find_task(actor: Actor, uid: UUID) -> Task:
    """One task; a stranger is told that there is none."""
    rows = Task.objects.visible_to(actor).select_related(
        "plan__document", "plan__owner", "owner", "section", "compiler"
    )
    task = rows.filter(uid=uid).first()
    if task is None:
        raise TaskNotFound(_("Không tìm thấy việc này."))
    return task


def list_shares(actor: Actor) -> QuerySet[Assignment]:
    """Shares of bodies at or below the own organisation, and those of tasks that it gave out."""
    rows = Assignment.objects.filter(under(actor.path, "path"), task__state=TaskState.OPEN)
    return rows.select_related("task__plan__document", "organisation")


def tasks_to_merge(actor: Actor, uids: Sequence[UUID]) -> Sequence[Task]:
    """The standing tasks chosen for a merger that `actor` manages, in order."""
    rows = Task.objects.visible_to(actor).standing().filter(uid__in=uids, owner_path=actor.path)
    return tuple(rows.select_related("plan__document").order_by("order", "pk"))


def task_page(actor: Actor, uid: UUID, on: date) -> TaskPage:
    """Everything the page of a task shows to `actor` on that day."""
    task = find_task(actor, uid)
    shares = list(
        task.assignments.select_related("organisation").order_by("closed", "role", "due_on", "pk")[
            : MOST_SHARES + 1
        ]
    )
    shares.sort(key=lambda share: share.role != AssignmentRole.LEAD)
    people = _people(shares)
    mine = [s for s in shares if _is_mine(actor, s, people.get(s.pk, ()))]
    views = [_share_view(actor, share, people.get(share.pk, ()), on) for share in mine]
    rest = [share for share in shares if share not in mine][:MOST_SHARES]
    hidden = task.assignments.count() - len(shares) if len(shares) > MOST_SHARES else 0
    progress = progress_of([task.pk]).get(task.pk, Progress())
    return TaskPage(
        task=task,
        kind_label=str(labels.TASK_KIND.get(task.kind, "")),
        state_label=str(labels.TASK_STATE.get(task.state, "")),
        repeat_label=str(labels.REPEAT.get(task.recurrence, "")),
        due_sentences=labels.basis_sentences(task.due_basis),
        overdue=not progress.is_done and any(_is_late(share, on) for share in shares),
        progress=progress,
        mine=views,
        others=[_plain_view(share, on) for share in rest],
        hidden_count=hidden,
        named=[(n, str(labels.NAMED_REASON.get(n.reason, ""))) for n in task.named_bodies.all()],
        history=[_change_view(change) for change in task.changes.all()[:100]],
        became=tuple(task.became.visible_to(actor)),
        came_from=tuple(task.came_from.visible_to(actor)),
        can_manage=can_manage(actor, task) and task.state == TaskState.OPEN,
    )


def _people(shares: Sequence[Assignment]) -> dict[int, list[PersonalAssignment]]:
    rows = PersonalAssignment.objects.filter(assignment__in=shares, ended_at=None)
    found: dict[int, list[PersonalAssignment]] = {}
    for row in rows.select_related("person").order_by("given_at", "pk"):
        found.setdefault(row.assignment_id, []).append(row)
    return found


def _is_mine(actor: Actor, share: Assignment, people: Sequence[PersonalAssignment]) -> bool:
    return share.path == actor.path or any(p.person.uid.hex == actor.id for p in people)


def _share_view(
    actor: Actor, share: Assignment, people: Sequence[PersonalAssignment], on: date
) -> ShareView:
    named = any(row.person.uid.hex == actor.id for row in people) and (
        given_to(actor).filter(assignment=share).exists()
    )
    works = can_work(actor, share, is_assignee=named)
    assigns = can_assign(actor, share) and not share.closed
    steps = SHARE.allowed(AssignmentState(share.state)) if works else ()
    reads = can_read_notes(actor, share, is_assignee=named)
    return replace(
        _plain_view(share, on),
        people=people,
        notes=tuple(share.notes.all()) if reads else (),
        steps=[Step(s.event, str(labels.EVENT[s.event]), s.needs_reason) for s in steps],
        can_assign=assigns,
        can_write=reads,
        colleagues=colleagues(share.path, on) if assigns else (),
    )


def _plain_view(share: Assignment, on: date) -> ShareView:
    """What everybody who sees the task is shown of it."""
    return ShareView(
        share=share,
        state_label=str(labels.SHARE_STATE.get(share.state, "")),
        badge=labels.SHARE_BADGE.get(share.state, "neutral"),
        overdue=_is_late(share, on),
    )


def _is_late(share: Assignment, on: date) -> bool:
    return not share.closed and share.due_on is not None and share.due_on < on


def _change_view(change: TaskChange) -> ChangeView:
    return ChangeView(
        change=change,
        label=str(labels.CHANGE.get(change.code, change.code)),
        details=[
            (str(labels.CHANGED_FIELD.get(key, key)), _said(key, value))
            for key, value in change.changes.items()
        ],
    )


def _said(key: str, value: Any) -> str:  # noqa: ANN401  (JSON of a change)
    if key == "recurrence" and isinstance(value, list):
        value = [str(labels.REPEAT.get(one, one)) for one in value]
    if key in {"text", "product", "clause", "due_on", "recurrence", "compiler"}:
        before, after = value
        return f"{before or '–'} → {after or '–'}"
    return "; ".join(str(one) for one in value) if isinstance(value, list) else str(value)


def task_of_share(actor: Actor, uid: UUID) -> UUID:
    """The task that a visible share belongs to."""
    tasks = Task.objects.visible_to(actor).filter(assignments__uid=uid)
    found = tasks.values_list("uid", flat=True).first()
    if found is None:
        raise TaskNotFound(_("Không tìm thấy việc này."))
    return found
