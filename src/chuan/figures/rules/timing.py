"""The days of a round: it opens, figures close, it is late; and which rounds a schedule owes."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import chain

from chuan.domain.cascade import Period, PeriodKind
from chuan.figures.enums import Reading

_PRINTED = re.compile(r"trước\s+ngày\s+(\d{1,2})(?:(?:\s+tháng\s+|/)(\d{1,2}))?", re.IGNORECASE)
FIRST_YEAR, LAST_YEAR = 1976, 2100
_COUNT = {
    PeriodKind.MONTH: 12,
    PeriodKind.QUARTER: 4,
    PeriodKind.HALF: 2,
    PeriodKind.NINE_MONTHS: 1,
    PeriodKind.YEAR: 1,
}


@dataclass(frozen=True, slots=True)
class Timing:
    """How a schedule places its days.

    `due_month` of a yearly period is a month of the period's year (13 is January after); of shorter
    periods it counts from the last month of the period (0 that month, 1 the next). A day that the
    month has not is its last one.
    """

    kind: PeriodKind
    due_month: int
    due_day: int
    reading: Reading
    closing_days: int = 5
    internal_days: int = 0
    opens_before: int = 45


@dataclass(frozen=True, slots=True)
class Days:
    """The days of one round, in the order in which they come."""

    opens_on: date
    closing_on: date
    internal_on: date | None
    due_on: date
    printed_on: date


def is_of_our_time(period: Period) -> bool:
    """Whether figures can speak of it: years from 1976 on, as far as anybody plans.

    >>> is_of_our_time(Period.year(2026)), is_of_our_time(Period.year(1900))
    (True, False)
    """
    return period.first_day.year >= FIRST_YEAR and period.last_day.year <= LAST_YEAR


def last_day_in_time(printed_on: date | None, reading: Reading) -> date | None:
    """The last day on which a report is in time.

    Whether "trước ngày 20/11" includes that day is a setting of whoever asks, not a rule of law.
    """
    if printed_on is None:
        return None
    return printed_on - timedelta(days=1) if reading is Reading.EXCLUSIVE else printed_on


def days_of(timing: Timing, period: Period) -> Days:
    """The days of the round for `period`; figures are closed at the latest on its last day."""
    printed = _printed(timing, period)
    due = last_day_in_time(printed, timing.reading) or printed
    closing = min(printed - timedelta(days=timing.closing_days), period.last_day)
    internal = due - timedelta(days=timing.internal_days) if timing.internal_days else None
    return Days(
        opens_on=printed - timedelta(days=timing.opens_before),
        closing_on=closing,
        internal_on=internal,
        due_on=due,
        printed_on=printed,
    )


def owed(
    timing: Timing, *, on: date, valid_from: date | None, valid_until: date | None
) -> Iterator[Period]:
    """Periods whose round should be open by `on` and is not yet over, the earliest first.

    A period counts when its printed day lies within the validity. Nothing is opened whose printed
    day has passed: a schedule laid late asks from the next period on.
    """
    years = range(on.year - 1, on.year + 2)
    for period in chain.from_iterable(_periods(timing.kind, year) for year in years):
        days = days_of(timing, period)
        begun = valid_from is None or valid_from <= days.printed_on
        lasts = valid_until is None or days.printed_on <= valid_until
        if begun and lasts and days.opens_on <= on <= days.printed_on:
            yield period


def coming(timing: Timing, *, on: date) -> Iterator[Period]:
    """Periods whose printed day has not passed, the earliest first, for the next years."""
    for year in range(on.year - 1, on.year + 4):
        for period in _periods(timing.kind, year):
            if days_of(timing, period).printed_on >= on:
                yield period


def is_late(due_on: date | None, *, sent_on: date | None, on: date) -> bool:
    """Sent after the last day in time, or not sent though it has passed; without a day, never."""
    return due_on is not None and (sent_on or on) > due_on


def _periods(kind: PeriodKind, year: int) -> Iterator[Period]:
    return (Period.of(kind, year, index) for index in range(1, _COUNT[kind] + 1))


def _printed(timing: Timing, period: Period) -> date:
    if timing.kind is PeriodKind.YEAR:
        months = period.first_day.year * 12 + timing.due_month - 1
    else:
        months = period.last_day.year * 12 + period.last_day.month - 1 + timing.due_month
    year, month = divmod(months, 12)
    return _in_month(year, month + 1, timing.due_day)


def _in_month(year: int, month: int, day: int) -> date:
    following = date(year + month // 12, month % 12 + 1, 1)
    last = following - timedelta(days=1)
    return last.replace(day=min(day, last.day))


def printed_day(words: str) -> tuple[int, int | None] | None:
    """Day and month that the words print after "trước ngày"; None when they print none.

    >>> printed_day("báo cáo trước ngày 20 tháng 11 hằng năm"), printed_day("trước ngày 25")
    ((20, 11), (25, None))
    """
    found = _PRINTED.search(words)
    if found is None or not 1 <= int(found[1]) <= 31:
        return None
    month = int(found[2]) if found[2] and 1 <= int(found[2]) <= 12 else None
    return int(found[1]), month
