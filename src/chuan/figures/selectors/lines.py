"""Lines of a report put together from what is known of them; rates follow from their two rows."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Final

from chuan.domain.cascade import Period
from chuan.figures.enums import IndicatorKind, Origin
from chuan.figures.models import FormLine, Indicator, Report, ReportCell
from chuan.figures.rules.filling import (
    Offer,
    Standing,
    has_ended,
    quotient,
    standing_of,
)
from chuan.figures.rules.money_words import spell_dong
from chuan.figures.rules.outliers import range_of
from chuan.figures.rules.tiers import is_below
from chuan.figures.selectors.comparing import Key
from chuan.figures.selectors.known import Known
from chuan.figures.selectors.sheet import Offered, Row, RowKind

SPELLED_FROM: Final = Decimal(1_000_000)
"""Sums from a million on are also spelled."""


def rows_of(report: Report, period: Period, known: Known) -> Sequence[Row]:
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


def _row(report: Report, period: Period, line: FormLine, known: Known) -> Row:
    indicator = line.indicator
    if indicator is None:
        return Row(line.pk, RowKind.HEADING, line.label, line.text, hint=line.hint)
    key = (indicator.pk, line.stage)
    kind = kind_of(report, indicator)
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


def kind_of(report: Report, indicator: Indicator) -> RowKind:
    """Computed, added up from lower tiers, or written by the body itself."""
    if indicator.kind == IndicatorKind.RATE:
        return RowKind.RATE
    added = is_below(indicator.level, report.tier)
    return RowKind.ADDED if added else RowKind.TYPED


def _standing(cell: ReportCell | None) -> Standing | None:
    return None if cell is None else Standing(cell.value, cell.estimate, cell.origin)


def _offer(offered: Offered | None) -> Offer | None:
    return None if offered is None else Offer(offered.value, offered.origin, offered.estimate)


def _offered(line: FormLine, key: Key, kind: RowKind, known: Known) -> Offered | None:
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


def _rate(row: Row, by_key: Mapping[Key, Row], known: Known) -> Row:
    """The rate from its two rows, and that of last year from theirs."""
    indicator = row.indicator
    if indicator is None or indicator.numerator_id is None or indicator.denominator_id is None:
        return row
    over, under = (indicator.numerator_id, row.stage), (indicator.denominator_id, row.stage)
    part, whole = by_key.get(over), by_key.get(under)
    before = known.sums if whole is not None and whole.kind is RowKind.ADDED else known.last_year
    added = known.added.get(row.pk)
    value = quotient(part.value if part else None, whole.value if whole else None)
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
