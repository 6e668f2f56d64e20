"""Which days are worked, why one is not, and where a statutory period ends."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache, cached_property

from chuan.domain.calendar_vn.types import Day, DayKind, DayOff
from chuan.domain.calendar_vn.years import SATURDAY, year_table
from chuan.domain.confidence import Confidence
from chuan.domain.sentences import gettext_noop

_WEEKEND = (gettext_noop("Thứ Bảy"), gettext_noop("Chủ nhật"))
_WEEKEND_BASIS = "Quyết định 188/1999/QĐ-TTg (tuần làm việc 40 giờ)"


@dataclass(frozen=True)
class Calendar:
    """Working days, Monday to Friday but for the days of the table.

    `days` tells whole years: of a year with a row here, only these rows count; other years come from
    the table of the package.

    >>> Calendar().add_working_days(date(2026, 2, 13), 1)
    datetime.date(2026, 2, 23)
    """

    days: tuple[Day, ...] = ()

    @cached_property
    def _told(self) -> Mapping[int, Mapping[date, Day]]:
        years: defaultdict[int, dict[date, Day]] = defaultdict(dict)
        for day in self.days:
            years[day.on.year][day.on] = day
        return years

    def day(self, on: date) -> Day | None:
        """The row of the table for a day, counted or not."""
        told = self._told.get(on.year)
        return (_standard(on.year) if told is None else told).get(on)

    def is_working_day(self, on: date) -> bool:
        """Offices work on this day."""
        day = self.day(on)
        if day is not None and day.counted:
            return day.kind is DayKind.WORKING
        return on.weekday() < SATURDAY

    def why_off(self, on: date) -> DayOff | None:
        """Why nobody works on a day; None on a working day."""
        if self.is_working_day(on):
            return None
        day = self.day(on)
        if day is not None and day.counted:
            return DayOff(day.name, day.basis, day.confidence, day.source)
        return DayOff(_WEEKEND[on.weekday() - SATURDAY], _WEEKEND_BASIS, Confidence.EXCERPT)

    def next_working_day(self, on: date) -> date:
        """The day itself when it is worked, else the first after it that is."""
        while not self.is_working_day(on):
            on += timedelta(days=1)
        return on

    def add_working_days(self, on: date, count: int) -> date:
        """The `count`-th working day after `on` (before it, when negative); `on` itself for 0.

        Basis: Điều 147 Bộ luật Dân sự 2015 (ngày đầu tiên của thời hạn không được tính).
        """
        step = timedelta(days=1 if count > 0 else -1)
        left = abs(count)
        while left:
            on += step
            left -= self.is_working_day(on)
        return on

    def working_days_between(self, start: date, end: date) -> int:
        """Working days after `start` up to and with `end`; the other way round counts below zero."""
        if end < start:
            return -self.working_days_between(end, start)
        days = (start + timedelta(days=number) for number in range(1, (end - start).days + 1))
        return sum(self.is_working_day(day) for day in days)

    def deadline_end(self, start: date, count: int) -> date:
        """The last day of a period of `count` calendar days that begins with an event on `start`.

        >>> Calendar().deadline_end(date(2025, 4, 1), 30)
        datetime.date(2025, 5, 5)

        Basis: khoản 2 Điều 147, khoản 5 Điều 148 Bộ luật Dân sự 2015 (the day of the event is not
        counted; a period that ends on a day off ends with the next working day).
        """
        return self.next_working_day(start + timedelta(days=count))


@cache
def _standard(year: int) -> Mapping[date, Day]:
    """The table of the package for a year, by date."""
    return {day.on: day for day in year_table(year)}
