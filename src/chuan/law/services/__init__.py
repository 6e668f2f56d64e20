"""Every write of this room: the registers brought up to date, a day of the calendar changed by hand."""

from chuan.law.services.acts import ActsLoaded, load_register
from chuan.law.services.days import DayWords, change_day, release_day

__all__ = ["ActsLoaded", "DayWords", "change_day", "load_register", "release_day"]
