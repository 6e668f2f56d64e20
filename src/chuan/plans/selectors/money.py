"""What a plan costs: sums by the body that leads and by source."""

from collections.abc import Sequence
from dataclasses import dataclass

from chuan.core.alphabet import Alphabetical
from chuan.plans import labels
from chuan.plans.enums import AssignmentRole, FundingSource, TaskState
from chuan.plans.models import Assignment, Plan


@dataclass(frozen=True, slots=True)
class MoneyRow:
    """The money of the tasks that one body leads, by source (its words, the sum)."""

    body: str
    by_source: Sequence[tuple[str, str]]
    total: str


@dataclass(frozen=True, slots=True)
class MoneyTable:
    """Sources in order, a row for each leading body, the sums; `untold` tasks have no figure."""

    sources: Sequence[str]
    rows: Sequence[MoneyRow]
    sums: Sequence[tuple[str, str]]
    total: str
    untold: int


def money_of(plan: Plan) -> MoneyTable | None:
    """Dự toán theo cơ quan chủ trì; None when no task tells a figure.

    The money of a task is counted once: under its leading body, or under all its leaders together
    when there are several, since nobody said how they share it. Two questions.
    """
    tasks = plan.tasks.filter(state=TaskState.OPEN)
    told = list(tasks.exclude(funding_vnd=None).order_by("order", "pk"))
    if not told:
        return None
    leads = _leads([task.pk for task in told])
    used = [
        source for source in ["", *FundingSource] if any(t.funding_source == source for t in told)
    ]
    sums: dict[str, dict[str, int]] = {}
    for task in told:
        row = sums.setdefault(leads.get(task.pk, ""), dict.fromkeys(used, 0))
        row[task.funding_source] += task.funding_vnd or 0
    columns = [[row[source] for row in sums.values()] for source in used]
    return MoneyTable(
        sources=[source_label(source) for source in used],
        rows=[
            MoneyRow(
                body,
                [(source_label(s), dotted(row[s])) for s in used],
                dotted(sum(row.values())),
            )
            for body, row in sorted(sums.items())
        ],
        sums=[
            (source_label(source), dotted(sum(column)))
            for source, column in zip(used, columns, strict=True)
        ],
        total=dotted(sum(map(sum, columns))),
        untold=tasks.filter(funding_vnd=None).count(),
    )


def dotted(vnd: int) -> str:
    """Đồng with dots between thousands, as people write them here."""
    return f"{vnd:,}".replace(",", ".")


def source_label(source: str) -> str:
    """The words of a source; empty for none."""
    return str(labels.FUNDING_SOURCE[FundingSource(source)]) if source else ""


def _leads(task_ids: Sequence[int]) -> dict[int, str]:
    """By task, the one who leads, the printed name of the many, or the names of several."""
    shares = Assignment.objects.filter(task_id__in=task_ids, role=AssignmentRole.LEAD)
    rows = shares.order_by("task_id", Alphabetical("organisation__name")).values_list(
        "task_id", "collective_from", "organisation__name"
    )
    found: dict[int, dict[str, None]] = {}
    for task_id, collective, name in rows:
        found.setdefault(task_id, {})[collective or name] = None
    return {task_id: "; ".join(names) for task_id, names in found.items()}
