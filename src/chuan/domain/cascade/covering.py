"""Shorter periods that together make a longer one."""

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from datetime import timedelta
from fractions import Fraction

from chuan.domain.cascade.periods import Period, PeriodKind

Weights = Mapping[Period, int | Fraction]
"""How much of all bodies stated each period: a count, or a share."""
_PARTS = {
    PeriodKind.MONTH: 12,
    PeriodKind.QUARTER: 4,
    PeriodKind.HALF: 2,
    PeriodKind.NINE_MONTHS: 1,
    PeriodKind.YEAR: 1,
}


def parts_of(wanted: Period) -> Sequence[Period]:
    """The period itself and every month, quarter, half, nine months and year within it.

    >>> [part.code for part in parts_of(Period.quarter(2026, 1))]
    ['2026-Q1', '2026-M01', '2026-M02', '2026-M03']
    """
    years = range(wanted.first_day.year, wanted.last_day.year + 1)
    every = (
        Period.of(kind, year, index)
        for year in years
        for kind, count in _PARTS.items()
        for index in range(1, count + 1)
    )
    return (wanted, *(part for part in every if part != wanted and wanted.contains(part)))


def cover(wanted: Period, stated: Weights) -> tuple[Period, ...]:
    """Periods within `wanted`, none overlapping, that together cover the most days of most bodies.

    Of two choices alike the one of fewer, hence longer, periods is taken: a year that all have
    stated goes before its quarters, and one body that was early does not hide the months of all.
    """
    found = sorted(
        (period for period, bodies in stated.items() if bodies and wanted.contains(period)),
        key=lambda period: (period.last_day, period.first_day),
    )
    ends = [period.last_day for period in found]
    best: list[tuple[int | Fraction, int, tuple[Period, ...]]] = [(0, 0, ())]
    for at, period in enumerate(found):
        weight, count, chosen = best[bisect_left(ends, period.first_day)]
        days = (period.last_day - period.first_day) // timedelta(days=1) + 1
        with_it = (weight + days * stated[period], count - 1, (*chosen, period))
        best.append(max(best[at], with_it, key=lambda choice: choice[:2]))
    return best[-1][2]


def last(wanted: Period, stated: Weights) -> tuple[Period, ...]:
    """The period within `wanted` that ends last, and of those the one that most bodies stated."""
    found = [period for period, bodies in stated.items() if bodies and wanted.contains(period)]
    if not found:
        return ()
    return (max(found, key=lambda period: (period.last_day, stated[period], period.first_day)),)
