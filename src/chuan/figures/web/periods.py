"""The period that an address names, and the years and quarters that a page offers."""

from collections.abc import Sequence

from django.utils.text import capfirst

from chuan.core import clock
from chuan.domain.cascade import BadPeriod, Period, parse_period
from chuan.figures.rules.naming import said_period

YEARS_BACK = 4


def asked_period(text: str, year: int | None = None) -> Period:
    """The period of that code; `year` (this one) where it names none."""
    try:
        return parse_period(text)
    except BadPeriod:
        return Period.year(year or clock.today().year)


def offered_periods() -> Sequence[tuple[str, str]]:
    """Code and words of the last years and their quarters, the latest first."""
    this = clock.today().year
    found = [
        period
        for year in range(this, this - YEARS_BACK, -1)
        for period in (Period.year(year), *(Period.quarter(year, at) for at in (4, 3, 2, 1)))
    ]
    return [(period.code, str(capfirst(said_period(period)))) for period in found]
