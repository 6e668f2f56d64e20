"""How far tasks have come: k of N, and who has begun."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Q

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
    """Progress of each task among its leading bodies (all bodies where none leads); one query."""
    shares = Assignment.objects.filter(task_id__in=task_ids, moved_to=None)
    lead = Q(role=AssignmentRole.LEAD)
    done, dropped = Q(state=AssignmentState.DONE), Q(state=AssignmentState.NOT_DONE)
    reported = Q(state=AssignmentState.REPORTED)
    rows = shares.values("task_id").annotate(
        leads=Count("pk", filter=lead),
        leads_done=Count("pk", filter=lead & done),
        leads_dropped=Count("pk", filter=lead & dropped),
        leads_reported=Count("pk", filter=lead & reported),
        every=Count("pk"),
        every_done=Count("pk", filter=done),
        every_dropped=Count("pk", filter=dropped),
        every_reported=Count("pk", filter=reported),
    )
    return {row["task_id"]: _progress(dict(row)) for row in rows.order_by()}


def _progress(row: Mapping[str, Any]) -> Progress:
    part = "leads" if row["leads"] else "every"
    return Progress(row[f"{part}_done"], row[part], row[f"{part}_dropped"], row[f"{part}_reported"])


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
