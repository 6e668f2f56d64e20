"""Reads of the calendar: working days as the node counts them, one year as a page."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from chuan.core.actor import Actor
from chuan.domain.calendar_vn import Calendar, Day, DayKind, DayOff, year_table
from chuan.domain.confidence import Confidence
from chuan.law.labels import DAY_BADGES, DAY_KINDS, NOT_COUNTED, WEEKDAYS
from chuan.law.models import Act, CalendarDay
from chuan.law.permissions import can_change_days

MOST_DAYS = 3650
"""The longest period that the page reckons."""


@dataclass(frozen=True, slots=True)
class DayRow:
    """One day of the table in words."""

    on: date
    weekday: str
    kind: str
    badge: str
    name: str
    basis: str
    act: UUID | None
    source: str
    is_unverified: bool
    by_hand: bool


@dataclass(frozen=True, slots=True)
class YearPage:
    """A year: its days that differ, how many are worked, what is not confirmed."""

    year: int
    rows: Sequence[DayRow]
    working_days: int
    unverified: int
    can_change: bool


@dataclass(frozen=True, slots=True)
class Reckoning:
    """Where a period ends, and the days of the table that it met; weekends go without saying.

    `rolled_from` is the last day before the end moved to a working day.
    """

    start: date
    count: int
    is_working: bool
    end: date
    rolled_from: date | None
    off: Sequence[tuple[date, DayOff]]

    @property
    def is_unverified(self) -> bool:
        """A day off that counts here is not confirmed."""
        return any(reason.is_unverified for _on, reason in self.off)


def calendar(years: Iterable[int] = ()) -> Calendar:
    """The working days of the node, for these years or for all that it keeps; one query.

    Years that are not asked for, or that the node does not keep, follow the table of the package.
    Ask once for a page or a job and hand the value on.
    """
    asked = tuple(years)
    rows = CalendarDay.objects.order_by("on")
    if asked:
        rows = rows.filter(on__year__in=asked)
    return Calendar(tuple(row.as_day() for row in rows))


def day_row(on: date) -> tuple[Day | None, bool]:
    """A day of the table as it stands, and whether it was changed by hand."""
    row = CalendarDay.objects.filter(on=on).first()
    if row is not None:
        return row.as_day(), row.by_hand
    return Calendar().day(on), False


def year_page(actor: Actor, year: int) -> YearPage:
    """One year; what the node does not keep comes from the package."""
    kept = list(CalendarDay.objects.filter(on__year=year).order_by("on"))
    days = tuple(row.as_day() for row in kept) or year_table(year)
    by_hand = {row.on for row in kept if row.by_hand}
    acts = dict(
        Act.objects.filter(symbol__in={day.symbol for day in days}).values_list("symbol", "uid")
    )
    working = Calendar(days).working_days_between(date(year - 1, 12, 31), date(year, 12, 31))
    rows = tuple(_row(day, acts.get(day.symbol), by_hand=day.on in by_hand) for day in days)
    return YearPage(
        year=year,
        rows=rows,
        working_days=working,
        unverified=sum(row.is_unverified for row in rows),
        can_change=can_change_days(actor),
    )


def reckon(start: date, count: int, *, working: bool) -> Reckoning:
    """Where `count` days after an event end, in working days or in days of the calendar."""
    days = calendar()
    if working:
        end, rolled = days.add_working_days(start, count), None
    else:
        end = days.deadline_end(start, count)
        last = date.fromordinal(start.toordinal() + count)
        rolled = last if last != end else None
    first = (start if working else rolled or end).toordinal()
    met = (date.fromordinal(number) for number in range(first, end.toordinal() + 1))
    reasons = ((on, days.why_off(on)) for on in met if on != start and days.day(on))
    off = tuple((on, why) for on, why in reasons if why is not None)
    return Reckoning(start, count, working, end, rolled, off)


def _row(day: Day, act: UUID | None, *, by_hand: bool) -> DayRow:
    kind = DayKind(day.kind)
    return DayRow(
        on=day.on,
        weekday=str(WEEKDAYS[day.on.weekday()]),
        kind=str(DAY_KINDS[kind] if day.counted else NOT_COUNTED),
        badge=DAY_BADGES[kind] if day.counted else "neutral",
        name=day.name,
        basis=day.basis,
        act=act,
        source=day.source,
        is_unverified=day.confidence == Confidence.UNCONFIRMED,
        by_hand=by_hand,
    )
