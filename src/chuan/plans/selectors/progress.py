"""How far tasks have come: k of N, and who has begun."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Count

from chuan.core import clock
from chuan.plans.enums import AssignmentRole, AssignmentState
from chuan.plans.models import Assignment, Difficulty, Note, PersonalAssignment, TaskMessage


@dataclass(frozen=True, slots=True)
class Progress:
    """`done` of `total` leading bodies are confirmed, `reported` wait for it, `dropped` will not do it."""

    done: int = 0
    total: int = 0
    dropped: int = 0
    reported: int = 0

    @property
    def is_done(self) -> bool:
        """Everybody has finished."""
        return bool(self.total) and self.done == self.total


def progress_of(task_ids: Sequence[int]) -> dict[int, Progress]:
    """Progress of each task in its present round, among its leading bodies (all where none leads).

    The round of a task that comes back is the next date from this month on; what a body still owes
    of an earlier one counts with it, what it reported early opens a later one that does not. What went
    to a successor counts with the successor. One query.
    """
    rows = (
        Assignment.objects.filter(task_id__in=task_ids, moved_to=None)
        .order_by()
        .values("task_id", "role", "state", "occurrence", "closed")
        .annotate(n=Count("pk"))
    )
    by_task: defaultdict[int, list[Mapping[str, Any]]] = defaultdict(list)
    for row in rows:
        by_task[row["task_id"]].append(dict(row))
    return {task_id: _progress(found) for task_id, found in by_task.items()}


def _progress(rows: Sequence[Mapping[str, Any]]) -> Progress:
    today = clock.today()
    month = today.year * 100 + today.month
    rounds = sorted({row["occurrence"] for row in rows})
    present = next((one for one in rounds if one >= month), rounds[-1])
    counted = [
        row
        for row in rows
        if row["occurrence"] == present or (row["occurrence"] < present and not row["closed"])
    ]
    leads = [row for row in counted if row["role"] == AssignmentRole.LEAD]
    states: Counter[str] = Counter()
    for row in leads or counted:
        states[row["state"]] += row["n"]
    return Progress(
        states[AssignmentState.DONE],
        sum(states.values()),
        states[AssignmentState.NOT_DONE],
        states[AssignmentState.REPORTED],
    )


def who_has_begun(task_ids: Sequence[int]) -> list[str]:
    """People and bodies that have done something about these tasks, in words; empty when nobody has."""
    shares = Assignment.objects.filter(task_id__in=task_ids)
    moved = shares.exclude(state=AssignmentState.NOT_STARTED).select_related("organisation")
    given = PersonalAssignment.objects.filter(assignment__in=shares)
    noted = Note.objects.filter(assignment__in=shares)
    asked = Difficulty.objects.filter(task_id__in=task_ids).select_related("organisation")
    spoken = TaskMessage.objects.filter(task_id__in=task_ids).select_related("organisation")
    found = [
        *(row.organisation.name for row in moved.order_by("pk")[:20]),
        *(
            f"{row.given_by_label} ({row.assignment.organisation.name})"
            for row in given.select_related("assignment__organisation").order_by("pk")[:20]
        ),
        *(
            f"{row.author_label} ({row.assignment.organisation.name})"
            for row in noted.select_related("assignment__organisation").order_by("pk")[:20]
        ),
        *(f"{row.raised_by_label} ({row.organisation.name})" for row in asked.order_by("pk")[:20]),
        *(f"{row.by_label} ({row.organisation.name})" for row in spoken.order_by("pk")[:20]),
    ]
    return list(dict.fromkeys(found))
