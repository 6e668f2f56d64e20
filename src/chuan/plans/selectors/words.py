"""What a task says now, as a service takes it."""

from collections.abc import Sequence

from chuan.plans.enums import AssignmentRole, Repeat
from chuan.plans.models import Task
from chuan.plans.types import TaskWords


def words_of(task: Task, others: Sequence[Task] = ()) -> TaskWords:
    """The words of a task; with `others`, those of the task they are all merged into."""
    tasks = [task, *others]
    shares = [share for one in tasks for share in one.assignments.select_related("organisation")]
    lead = {s.organisation.uid for s in shares if s.role == AssignmentRole.LEAD}
    partners = {s.organisation.uid for s in shares if s.role == AssignmentRole.COORDINATE}
    return TaskWords(
        text="\n".join(one.text for one in tasks),
        product="; ".join(dict.fromkeys(one.product for one in tasks if one.product)),
        clause=task.clause,
        due_on=min((one.due_on for one in tasks if one.due_on), default=None),
        repeat=Repeat(task.recurrence or Repeat.ONCE),
        lead=tuple(sorted(lead)),
        coordinate=tuple(sorted(partners - lead)),
    )
