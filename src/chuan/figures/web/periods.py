"""The period that an address names, and those that a page offers."""

from collections.abc import Iterable, Sequence

from django.utils.text import capfirst

from chuan.core import clock
from chuan.domain.cascade import BadPeriod, Period, PeriodKind, parse_period
from chuan.figures.rules.naming import said_period
from chuan.figures.rules.timing import is_of_our_time

YEARS_BACK = 4
Choices = Sequence[tuple[str, str]]
"""Code and words of each period."""


def named_period(text: str) -> Period | None:
    """The period of that code; None where it names none of our time."""
    try:
        found = parse_period(text)
    except BadPeriod:
        return None
    return found if is_of_our_time(found) else None


def asked_period(text: str) -> Period:
    """The period of that code, else this year."""
    return named_period(text) or Period.year(clock.today().year)


def offered_periods() -> Choices:
    """The last years and their quarters, the latest first."""
    this = clock.today().year
    return _said(
        period
        for year in range(this, this - YEARS_BACK, -1)
        for period in (Period.year(year), *(Period.quarter(year, at) for at in (4, 3, 2, 1)))
    )


def periods_by_year(shown: Period) -> Sequence[tuple[int, Choices]]:
    """Every period of the last years, by year; the one that is shown is always among them."""
    this, own = clock.today().year, shown.last_day.year
    years = sorted({*range(this, this - YEARS_BACK, -1), own}, reverse=True)
    groups = []
    for year in years:
        found = [
            Period.year(year),
            *(Period.of(PeriodKind.HALF, year, at) for at in (1, 2)),
            Period.of(PeriodKind.NINE_MONTHS, year),
            *(Period.quarter(year, at) for at in range(1, 5)),
            *(Period.month(year, at) for at in range(1, 13)),
        ]
        if year == own and shown not in found:
            found.append(shown)
        groups.append((year, _said(found)))
    return groups


def _said(periods: Iterable[Period]) -> Choices:
    return [(period.code, str(capfirst(said_period(period)))) for period in periods]
