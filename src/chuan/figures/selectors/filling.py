"""A report as one sheet: every line with its figure, where it comes from and what it is held against."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from uuid import UUID

from django.db.models import Count

from chuan.core.actor import Actor
from chuan.domain.cascade import Period, parse_period
from chuan.figures.enums import IndicatorKind, Origin
from chuan.figures.errors import ReportNotFound
from chuan.figures.models import CellChange, CellQuestion, FormLine, Indicator, Report, ReportCell
from chuan.figures.permissions import can_fill, can_read_draft
from chuan.figures.rules.cells import Held, Written
from chuan.figures.rules.checks import Check, LineFacts, PartFacts, check_report
from chuan.figures.rules.filling import (
    Offer,
    Standing,
    has_ended,
    is_added_up,
    quotient,
    standing_of,
)
from chuan.figures.rules.money_words import spell_dong
from chuan.figures.rules.outliers import range_of
from chuan.figures.rules.wholes import wholes_by_label
from chuan.figures.selectors import comparing, offering
from chuan.figures.selectors.comparing import Key
from chuan.figures.selectors.sheet import Goal, Offered, Part, Row, RowKind, Sheet

SPELLED_FROM = Decimal(1_000_000)
"""Sums from a million on are also spelled."""


def find_report(actor: Actor, uid: UUID) -> Report:
    """One report that the actor may know of; a stranger is told that there is none."""
    rows = Report.objects.visible_to(actor).select_related(
        "round__form", "round__asker", "organisation", "place"
    )
    report = rows.filter(uid=uid).first()
    if report is None:
        raise ReportNotFound
    return report


def sheet_of(actor: Actor, report: Report) -> Sheet:
    """The report as this reader may see it, checked; the number of statements is fixed."""
    working = can_read_draft(actor, report) or actor.is_system
    if not working and (report.is_editable or report.version == 0):
        return _unseen(actor, report)
    period = parse_period(report.round.period)
    known = _known(report, period)
    rows = _rows(report, period, known)
    parts = _parts(report)
    checks = check_report(
        _facts(rows, known.neighbours),
        [PartFacts(part.key, part.title, part.required, part.text) for part in parts],
    )
    shown = tuple(_with_checks(row, checks) for row in rows)
    return Sheet(
        report=report,
        period=period,
        rows=shown,
        parts=parts,
        checks=checks,
        editable=can_fill(actor, report),
        number=0 if report.is_editable else report.version,
        can_read_working=working,
        lines={row.pk: row for row in shown},
    )


@dataclass(frozen=True, slots=True)
class _Known:
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


def _known(report: Report, period: Period) -> _Known:
    lines = tuple(
        FormLine.objects.filter(form=report.round.form_id)
        .select_related("indicator")
        .order_by("order")
    )
    wanted = _indicators(lines)
    before = period.a_year_before()
    cells = report.cells.annotate(source_count=Count("sources"))
    fresh = report.is_editable
    return _Known(
        lines=lines,
        cells={cell.line_id: cell for cell in cells},
        last_year=comparing.figures_of(report, before, wanted),
        sums=comparing.sums_of(report, before, wanted),
        goals=comparing.goals_of(report, period.last_day.year, wanted),
        neighbours=comparing.neighbours_of(report, before, wanted),
        counted=offering.counted(report) if fresh else {},
        added=offering.added_up(report) if fresh else {},
        reused=offering.reused(report, wanted) if fresh else {},
        questions=_questions(report),
        held=_held(report),
    )


def _indicators(lines: Sequence[FormLine]) -> frozenset[int]:
    """The indicators of the lines and those that their rates are made of."""
    found = set[int]()
    for line in lines:
        if line.indicator is not None:
            parts = (line.indicator.pk, line.indicator.numerator_id, line.indicator.denominator_id)
            found |= {pk for pk in parts if pk is not None}
    return frozenset(found)


def _rows(report: Report, period: Period, known: _Known) -> Sequence[Row]:
    """Lines in their order; rates are computed from the rows before and after them."""
    plain = {line.pk: _row(report, period, line, known) for line in known.lines}
    by_key = {
        (row.indicator.pk, row.stage): row
        for row in plain.values()
        if row.indicator is not None and row.kind is not RowKind.RATE
    }
    return tuple(
        _rate(row, by_key, known) if row.kind is RowKind.RATE else row for row in plain.values()
    )


def _row(report: Report, period: Period, line: FormLine, known: _Known) -> Row:
    indicator = line.indicator
    if indicator is None:
        return Row(line.pk, RowKind.HEADING, line.label, line.text, hint=line.hint)
    key = (indicator.pk, line.stage)
    kind = _kind(report, indicator)
    cell = known.cells.get(line.pk)
    offered = _offered(line, key, kind, known)
    stands = standing_of(_standing(cell), _offer(offered))
    ended = has_ended(period, report.as_of)
    last_year = known.sums if kind is RowKind.ADDED else known.last_year
    return Row(
        pk=line.pk,
        kind=kind,
        label=line.label,
        name=line.text or indicator.name,
        hint=line.hint,
        indicator=indicator,
        stage=line.stage,
        unit=indicator.unit,
        decimals=indicator.decimals,
        with_estimate=line.with_estimate and not ended,
        required=line.required,
        value=stands.value,
        estimate=None if ended else stands.estimate,
        note=cell.note if cell else "",
        origin=stands.origin if stands.value is not None or stands.estimate is not None else "",
        version=cell.version if cell else 0,
        by_label=cell.by_label if cell else "",
        edited_at=cell.edited_at if cell else None,
        last_year=last_year.get(key),
        goal=known.goals.get(key) or known.goals.get((indicator.pk, "")),
        neighbours=range_of(known.neighbours.get(key, ())),
        offered=offered,
        sources=_sources(cell, offered, stands),
        spelled=_spelled(indicator, stands.value),
        questions=known.questions.get(line.pk, ()),
        held=known.held.get(line.pk, ()),
    )


def _kind(report: Report, indicator: Indicator) -> RowKind:
    if indicator.kind == IndicatorKind.RATE:
        return RowKind.RATE
    added = is_added_up(indicator.level, report.organisation.level)
    return RowKind.ADDED if added else RowKind.TYPED


def _standing(cell: ReportCell | None) -> Standing | None:
    return None if cell is None else Standing(cell.value, cell.estimate, cell.origin)


def _offer(offered: Offered | None) -> Offer | None:
    return None if offered is None else Offer(offered.value, offered.origin, offered.estimate)


def _offered(line: FormLine, key: Key, kind: RowKind, known: _Known) -> Offered | None:
    """A sum before a count, a count before another report."""
    if kind is RowKind.RATE:
        return None
    found = known.added.get(line.pk) or known.counted.get(line.pk)
    if found is None and kind is RowKind.TYPED:
        return known.reused.get(key)
    return found


def _sources(cell: ReportCell | None, offered: Offered | None, stands: Standing) -> int:
    kept: int = getattr(cell, "source_count", 0) if cell else 0
    if offered is not None and stands.origin == offered.origin:
        return max(kept, len(offered.rows))
    return kept


def _spelled(indicator: Indicator, value: Decimal | None) -> str:
    if value is None or indicator.kind != IndicatorKind.MONEY or indicator.unit != "đồng":
        return ""
    return spell_dong(value) if abs(value) >= SPELLED_FROM else ""


def _rate(row: Row, by_key: Mapping[Key, Row], known: _Known) -> Row:
    """The rate from its two rows, and that of last year from theirs."""
    indicator = row.indicator
    if indicator is None or indicator.numerator_id is None or indicator.denominator_id is None:
        return row
    over, under = (indicator.numerator_id, row.stage), (indicator.denominator_id, row.stage)
    part, whole = by_key.get(over), by_key.get(under)
    before = known.sums if whole is not None and whole.kind is RowKind.ADDED else known.last_year
    added = known.added.get(row.pk)
    value = quotient(part and part.value, whole and whole.value)
    if part is None or whole is None:
        value = added.value if added else None
    return replace(
        row,
        value=value,
        estimate=_estimated(row, part, whole),
        origin=Origin.ROLLED_UP if added and value is not None else "",
        offered=added,
        last_year=quotient(before.get(over), before.get(under)),
        neighbours=None,
        numerator=part.pk if part else None,
        denominator=whole.pk if whole else None,
    )


def _estimated(row: Row, part: Row | None, whole: Row | None) -> Decimal | None:
    """The rate expected for the whole period, when either side is estimated."""
    if part is None or whole is None or not row.with_estimate:
        return None
    if part.estimate is None and whole.estimate is None:
        return None
    return quotient(
        part.value if part.estimate is None else part.estimate,
        whole.value if whole.estimate is None else whole.estimate,
    )


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


def _parts(report: Report) -> Sequence[Part]:
    """The parts in words with what was written so far."""
    texts = {text.key: text for text in report.texts.all()}
    found = []
    for part in report.round.form.parts.all():
        empty = Part(part.key, part.title, part.hint, part.required)
        text = texts.get(part.key)
        if text is not None:
            empty = replace(
                empty, text=text.text, drafted=text.drafted, edited=text.edited,
                version=text.version, at=text.at, by_label=text.by_label,
            )  # fmt: skip
        found.append(empty)
    return tuple(found)


def _facts(
    rows: Sequence[Row], neighbours: Mapping[Key, tuple[Decimal, ...]]
) -> Sequence[LineFacts]:
    wholes = wholes_by_label([(row.pk, row.label, row.unit, row.stage) for row in rows])
    return [
        LineFacts(
            line=row.pk,
            name=row.name,
            kind=row.indicator.kind,
            stage=row.stage,
            decimals=row.decimals,
            over_time=row.indicator.over_time,
            required=row.required,
            with_estimate=row.with_estimate,
            typed=row.is_typed,
            value=row.value,
            estimate=row.estimate,
            note=row.note,
            last_year=row.last_year,
            counted=_count(row),
            neighbours=neighbours.get((row.indicator.pk, row.stage), ()),
            whole=wholes.get(row.pk),
            numerator=row.numerator,
            denominator=row.denominator,
        )
        for row in rows
        if row.indicator is not None
    ]


def _count(row: Row) -> Decimal | None:
    return row.offered.value if row.offered and row.offered.origin is Origin.LIVE else None


def _with_checks(row: Row, checks: Sequence[Check]) -> Row:
    own = tuple(check for check in checks if check.line == row.pk)
    return replace(row, checks=own) if own else row


def _unseen(actor: Actor, report: Report) -> Sheet:
    """Before anything was sent, whoever asked sees the lines and nothing in them."""
    lines = FormLine.objects.filter(form=report.round.form_id).select_related("indicator")
    rows = tuple(
        Row(
            line.pk,
            RowKind.HEADING if line.indicator is None else _kind(report, line.indicator),
            line.label,
            line.text or str(line.indicator or ""),
            indicator=line.indicator,
            stage=line.stage,
            unit=line.indicator.unit if line.indicator else "",
        )
        for line in lines.order_by("order")
    )
    return Sheet(
        report=report,
        period=parse_period(report.round.period),
        rows=rows,
        parts=(),
        checks=(),
        editable=can_fill(actor, report),
        hidden=True,
        can_read_working=False,
        lines={row.pk: row for row in rows},
    )
