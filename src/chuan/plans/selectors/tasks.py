"""Reads of tasks: lists of a body, and the page of one with shares, notes, history and reasons."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Count, Q, QuerySet
from django.utils.translation import gettext as _

from chuan.core.actor import Actor
from chuan.core.panels import Panel
from chuan.core.scope import under
from chuan.plans import labels
from chuan.plans.enums import AssignmentRole, Pillar, TaskState
from chuan.plans.models import Assignment, NamedBody, PersonalAssignment, Task, TaskChange
from chuan.plans.permissions import can_manage
from chuan.plans.selectors.discussion import can_speak
from chuan.plans.selectors.finding import find_share, find_task, task_of_share
from chuan.plans.selectors.money import dotted, source_label
from chuan.plans.selectors.party import reported_beside
from chuan.plans.selectors.progress import Progress, progress_of
from chuan.plans.selectors.shares import ShareView, is_late, plain_view, share_views

__all__ = [
    "MOST_SHARES",
    "ChangeView",
    "TaskPage",
    "find_share",
    "find_task",
    "list_shares",
    "task_of_share",
    "task_page",
    "tasks_to_merge",
]
_FROM_TO = {
    "text", "product", "clause", "due_on", "recurrence", "compiler", "pillar", "funding_vnd",
    "funding_source", "funding_programme", "parent_task",
}  # fmt: skip
MOST_SHARES = 400
"""Shares listed on the page of a task; the list of tasks has them all."""


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
    pillar_label: str
    money: Sequence[str]
    parent: Task | None
    children: Sequence[Task]
    waiting: int
    message_count: int
    can_speak: bool
    several_leads: bool
    named: Sequence[tuple[NamedBody, str]]
    history: Sequence[ChangeView]
    became: Sequence[Task]
    came_from: Sequence[Task]
    can_manage: bool
    reported: Sequence[Panel]


def list_shares(actor: Actor) -> QuerySet[Assignment]:
    """Shares of bodies at or below the own organisation, and those of tasks that it gave out."""
    rows = Assignment.objects.filter(
        under(actor.path, "path"), task__state=TaskState.OPEN, moved_to=None
    )
    pieces = Count("evidence", filter=Q(evidence__removed_at=None))
    return rows.select_related("task__plan__document", "organisation").annotate(pieces=pieces)


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
    for share in shares:
        share.task = task
    views = share_views(actor, mine, people, on)
    rest = [share for share in shares if share not in mine][:MOST_SHARES]
    hidden = task.assignments.count() - len(shares) if len(shares) > MOST_SHARES else 0
    progress = progress_of([task.pk]).get(task.pk, Progress())
    return TaskPage(
        task=task,
        kind_label=str(labels.TASK_KIND.get(task.kind, "")),
        state_label=str(labels.TASK_STATE.get(task.state, "")),
        repeat_label=str(labels.REPEAT.get(task.recurrence, "")),
        due_sentences=labels.basis_sentences(task.due_basis),
        overdue=not progress.is_done and any(is_late(share, on) for share in shares),
        progress=progress,
        mine=views,
        others=[plain_view(share, on) for share in rest],
        hidden_count=hidden,
        pillar_label=str(labels.PILLAR[Pillar(task.pillar)]) if task.pillar else "",
        money=_money(task),
        parent=_visible_parent(actor, task),
        children=tuple(task.child_tasks.visible_to(actor).standing().order_by("pk")[:50]),
        waiting=Assignment.objects.to_confirm(actor).filter(task=task).count(),
        message_count=task.messages.count(),
        can_speak=can_speak(actor, task),
        several_leads=_several_leads(shares),
        named=[(n, str(labels.NAMED_REASON.get(n.reason, ""))) for n in task.named_bodies.all()],
        history=[_change_view(change) for change in task.changes.all()[:100]],
        became=tuple(task.became.visible_to(actor)),
        came_from=tuple(task.came_from.visible_to(actor)),
        can_manage=can_manage(actor, task) and task.state == TaskState.OPEN,
        reported=reported_beside(actor, task),
    )


def _people(shares: Sequence[Assignment]) -> dict[int, list[PersonalAssignment]]:
    rows = PersonalAssignment.objects.filter(assignment__in=shares, ended_at=None)
    found: dict[int, list[PersonalAssignment]] = {}
    for row in rows.select_related("person").order_by("given_at", "pk"):
        found.setdefault(row.assignment_id, []).append(row)
    return found


def _is_mine(actor: Actor, share: Assignment, people: Sequence[PersonalAssignment]) -> bool:
    return share.path == actor.path or any(p.person.uid.hex == actor.id for p in people)


def _money(task: Task) -> Sequence[str]:
    """The figure, the source and the programme, each in words where told."""
    figure = ""
    if task.funding_vnd is not None:
        figure = _("%(sum)s đồng") % {"sum": dotted(task.funding_vnd)}
    source = source_label(task.funding_source)
    programme = task.funding_programme
    within = _("lồng ghép vào %(name)s") % {"name": programme} if programme else ""
    return tuple(part for part in (figure, source, within) if part)


def _visible_parent(actor: Actor, task: Task) -> Task | None:
    if task.parent_task_id is None:
        return None
    return Task.objects.visible_to(actor).filter(pk=task.parent_task_id).first()


def _several_leads(shares: Sequence[Assignment]) -> bool:
    """Several bodies lead under their own names, so that nobody alone answers for the task."""
    leads = {
        share.path
        for share in shares
        if share.role == AssignmentRole.LEAD and not share.collective_from
    }
    return len(leads) > 1


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
    if key == "pillar" and isinstance(value, list):
        value = [str(labels.PILLAR.get(one, one)) for one in value]
    if key == "funding_source" and isinstance(value, list):
        value = [source_label(one) for one in value]
    if key in _FROM_TO:
        before, after = value
        return f"{before or '–'} → {after or '–'}"
    return "; ".join(str(one) for one in value) if isinstance(value, list) else str(value)
