"""What a task says now, as the boxes of a form hold it and as a service takes it."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from chuan.plans.enums import AssignmentRole, Repeat
from chuan.plans.models import Task


def words_of(task: Task, others: Sequence[Task] = ()) -> dict[str, Any]:
    """Initial values of the form of a task; with `others`, of the task they are merged into."""
    tasks = [task, *others]
    shares = [share for one in tasks for share in one.assignments.select_related("organisation")]
    lead = {s.organisation.uid.hex for s in shares if s.role == AssignmentRole.LEAD}
    partners = {s.organisation.uid.hex for s in shares if s.role == AssignmentRole.COORDINATE}
    dated = sorted(one.due_on for one in tasks if one.due_on)
    return {
        "text": "\n".join(one.text for one in tasks),
        "product": "; ".join(dict.fromkeys(one.product for one in tasks if one.product)),
        "clause": task.clause,
        "due_on": dated[0] if dated else None,
        "repeat": task.recurrence or Repeat.ONCE,
        "lead": sorted(lead),
        "coordinate": sorted(partners - lead),
    }


def bodies_of(words: dict[str, Any]) -> tuple[tuple[UUID, ...], tuple[UUID, ...]]:
    """Who leads and who co-operates, as uids."""
    return tuple(map(UUID, words["lead"])), tuple(map(UUID, words["coordinate"]))
