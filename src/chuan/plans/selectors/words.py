"""What a task says now, as a service takes it."""

from collections.abc import Sequence

from chuan.plans.enums import AssignmentRole, FundingSource, Pillar, Repeat
from chuan.plans.models import Task
from chuan.plans.types import Money, TaskWords


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
        pillar=Pillar(task.pillar) if task.pillar else None,
        money=_money(tasks),
    )


def _money(tasks: Sequence[Task]) -> Money:
    """The sum where all tell their money from one source; else nothing, to be said anew."""
    sources = {one.funding_source for one in tasks}
    programmes = dict.fromkeys(one.funding_programme for one in tasks if one.funding_programme)
    told = [one.funding_vnd for one in tasks if one.funding_vnd is not None]
    if len(sources) > 1:
        return Money(programme="; ".join(programmes))
    source = next(iter(sources), "")
    return Money(
        sum(told) if told else None,
        FundingSource(source) if source else None,
        "; ".join(programmes)[:300],
    )
