"""All that the lines of a report are made of, asked once for all of them."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.db.models import Count

from chuan.domain.cascade import Period
from chuan.figures.models import (
    CellChange,
    CellQuestion,
    FormLine,
    Report,
    ReportCell,
    ReportVersion,
)
from chuan.figures.rules.cells import Held, Written
from chuan.figures.rules.tiers import is_below
from chuan.figures.rules.versions import lines_of
from chuan.figures.selectors import comparing, offering
from chuan.figures.selectors.comparing import Key
from chuan.figures.selectors.sheet import Goal, Offered


@dataclass(frozen=True, slots=True)
class Known:
    """Everything that lines are made of, asked once for all of them."""

    lines: Sequence[FormLine]
    cells: Mapping[int, ReportCell]
    last_year: Mapping[Key, Decimal]
    sums: Mapping[Key, Decimal]
    goals: Mapping[Key, Goal]
    neighbours: Mapping[Key, tuple[Decimal, ...]]
    counted: Mapping[int, Offered]
    added: Mapping[int, Offered]
    reused: Mapping[Key, Offered]
    questions: Mapping[int, tuple[CellQuestion, ...]]
    held: Mapping[int, tuple[Held, ...]]


def known_of(report: Report, period: Period, sent: ReportVersion | None) -> Known:
    """Ask everything; with `sent` the lines say what was sent, and nothing fresh is offered."""
    lines = tuple(
        FormLine.objects.filter(form=report.round.form_id)
        .select_related("indicator")
        .order_by("order")
    )
    wanted = _indicators(lines)
    adds = any(line.indicator and is_below(line.indicator.level, report.tier) for line in lines)
    before = period.a_year_before()
    fresh = report.is_editable and sent is None
    return Known(
        lines=lines,
        cells=_cells(report) if sent is None else _cells_sent(sent),
        last_year=comparing.figures_of(report, before, wanted),
        sums=comparing.sums_of(report, before, wanted) if adds else {},
        goals=comparing.goals_of(report, period.last_day.year, wanted),
        neighbours=comparing.neighbours_of(report, before, wanted),
        counted=offering.counted(report) if fresh else {},
        added=offering.added_up(report) if fresh else {},
        reused=offering.reused(report, wanted) if fresh else {},
        questions=_questions(report),
        held=_held(report) if fresh else {},
    )


def _cells(report: Report) -> Mapping[int, ReportCell]:
    cells = report.cells.annotate(source_count=Count("sources"))
    return {cell.line_id: cell for cell in cells}


def _cells_sent(sent: ReportVersion) -> Mapping[int, ReportCell]:
    """What the lines said when the report was last sent, whatever its body has drafted since."""
    return {
        line.line: ReportCell(
            line_id=line.line,
            value=line.value,
            estimate=line.estimate,
            note=line.note,
            origin=line.origin,
            version=0,
            edited_at=sent.at,
            by_label=sent.by_label,
        )
        for line in lines_of(sent.content)
    }


def _indicators(lines: Sequence[FormLine]) -> frozenset[int]:
    """The indicators of the lines and those that their rates are made of."""
    found = set[int]()
    for line in lines:
        if line.indicator is not None:
            parts = (line.indicator.pk, line.indicator.numerator_id, line.indicator.denominator_id)
            found |= {pk for pk in parts if pk is not None}
    return frozenset(found)


def _questions(report: Report) -> Mapping[int, tuple[CellQuestion, ...]]:
    found: dict[int, list[CellQuestion]] = defaultdict(list)
    for question in report.questions.filter(line__isnull=False):
        if question.line_id is not None:
            found[question.line_id].append(question)
    return {line: tuple(rows) for line, rows in found.items()}


def _held(report: Report) -> Mapping[int, tuple[Held, ...]]:
    """What was held back and not answered yet, the latest of each line."""
    rows = CellChange.objects.filter(report=report, after__held=True).order_by("pk")
    return {
        row.line_id: (
            Held(
                row.pk,
                row.line_id,
                Written.from_json(row.after),
                Written.from_json(row.before),
                row.by_label,
                row.at,
            ),
        )
        for row in rows
    }
