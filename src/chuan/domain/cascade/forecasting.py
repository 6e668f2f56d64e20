"""Where a figure will be at the end of a year if it goes on as so far; or why nobody can say."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from enum import StrEnum

from chuan.domain.cascade.covering import cover
from chuan.domain.cascade.periods import Period

EARLIEST = 60
"""Days of a year that must be known before its pace says anything."""
APART = 28
"""Days between the first and the last reading of a stock."""
AHEAD = 2
"""How many times as far as the readings look back a forecast looks ahead."""
_GRAIN = Decimal("0.0001")


class Silence(StrEnum):
    """Why there is no forecast."""

    NOTHING = "nothing"
    TOO_EARLY = "too_early"
    ONE_READING = "one_reading"
    TOO_FAR = "too_far"


@dataclass(frozen=True, slots=True)
class Forecast:
    """`value` at the end of the year, or `silence`; `is_final` when nothing of it is a guess.

    `known` are the periods that it was made from.
    """

    value: Decimal | None
    known: tuple[Period, ...]
    silence: Silence | None = None
    is_final: bool = False


def forecast_flow(stated: Mapping[Period, Decimal], year: int) -> Forecast:
    """What is added through a year: the known days at the same pace for all its days.

    >>> half = Period.span(date(2026, 1, 1), date(2026, 7, 2))
    >>> forecast_flow({half: Decimal(183)}, 2026).value
    Decimal('365.0000')
    """
    wanted = Period.year(year)
    known = cover(wanted, dict.fromkeys(stated, 1))
    if not known:
        return Forecast(None, (), Silence.NOTHING)
    days = sum((_days(period) for period in known), 0)
    total = sum((stated[period] for period in known), Decimal())
    if days == _days(wanted):
        return Forecast(total, known, is_final=True)
    if days < EARLIEST:
        return Forecast(None, known, Silence.TOO_EARLY)
    return Forecast((total * _days(wanted) / days).quantize(_GRAIN), known)


def forecast_stock(
    stated: Mapping[Period, Decimal], year: int, most: Decimal | None = None
) -> Forecast:
    """What stands on a day: straight on through the first and the last reading, never below 0.

    `most` is what it cannot pass (100 for a share).
    """
    ends = Period.year(year).last_day
    readings: dict[date, Period] = {}
    for period in sorted(stated, key=lambda each: each.first_day):
        if period.last_day <= ends:
            readings[period.last_day] = period
    if not readings:
        return Forecast(None, (), Silence.NOTHING)
    first, last = min(readings), max(readings)
    known = (readings[first], readings[last])
    now = stated[readings[last]]
    if last == ends:
        return Forecast(now, known[1:], is_final=True)
    if last - first < timedelta(days=APART):
        return Forecast(None, known[:1], Silence.ONE_READING)
    if ends - last > AHEAD * (last - first):
        return Forecast(None, known, Silence.TOO_FAR)
    pace = (now - stated[readings[first]]) / (last - first).days
    value = max(now + pace * (ends - last).days, min(now, Decimal()))
    return Forecast((value if most is None else min(value, most)).quantize(_GRAIN), known)


def _days(period: Period) -> int:
    return (period.last_day - period.first_day).days + 1
