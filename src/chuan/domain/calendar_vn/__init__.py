"""The working-day calendar of Vietnam: holidays by law, days swapped by decision, statutory clocks."""

from chuan.domain.calendar_vn.calendar import Calendar
from chuan.domain.calendar_vn.types import Day, DayKind, DayOff
from chuan.domain.calendar_vn.years import FIRST_YEAR, LAST_YEAR, year_table

__all__ = ["FIRST_YEAR", "LAST_YEAR", "Calendar", "Day", "DayKind", "DayOff", "year_table"]
