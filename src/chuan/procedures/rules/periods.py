"""Where periods of law end: days, months and years after an event, working days or of the calendar."""

import calendar as months_of
from datetime import date, timedelta

from chuan.domain.calendar_vn import Calendar
from chuan.procedures.enums import ClockUnit


def last_day(start: date, length: int, unit: ClockUnit, days: Calendar) -> date:
    """The last day of a period that begins with an event on `start`; the day itself is not counted.

    A month without the day of the event ends the period on its own last day.

    Basis: khoản 2 Điều 147, Điều 148 Bộ luật Dân sự 2015
    """
    if unit is ClockUnit.WORKING_DAYS:
        return days.add_working_days(start, length)
    if unit is ClockUnit.DAYS:
        return start + timedelta(days=length)
    count = length * (12 if unit is ClockUnit.YEARS else 1)
    year, month = divmod(start.year * 12 + start.month - 1 + count, 12)
    most = months_of.monthrange(year, month + 1)[1]
    return date(year, month + 1, min(start.day, most))


def days_between(start: date, end: date, unit: ClockUnit, days: Calendar) -> int:
    """Days after `start` up to and with `end` as the unit counts them; below zero the other way."""
    if unit is ClockUnit.WORKING_DAYS:
        return days.working_days_between(start, end)
    return (end - start).days


def days_after(start: date, count: int, unit: ClockUnit, days: Calendar) -> date:
    """The `count`-th day after `start` as the unit counts days."""
    if unit is ClockUnit.WORKING_DAYS:
        return days.next_working_day(start) if not count else days.add_working_days(start, count)
    return start + timedelta(days=count)
