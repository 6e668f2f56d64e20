"""Reads of the registers of acts and of days."""

from chuan.law.selectors.acts import (
    ActFilter,
    ActPage,
    ActRow,
    IntervalRow,
    act_named,
    act_page,
    act_row,
    act_rows,
    in_force,
    kinds,
    verdict_of,
)
from chuan.law.selectors.days import (
    DayRow,
    Reckoning,
    YearPage,
    calendar,
    day_row,
    reckon,
    year_page,
)
from chuan.law.selectors.links import Ground, act_links, grounds
from chuan.law.selectors.resting import bases_in
from chuan.law.selectors.standings import verdicts

__all__ = [
    "ActFilter",
    "ActPage",
    "ActRow",
    "DayRow",
    "Ground",
    "IntervalRow",
    "Reckoning",
    "YearPage",
    "act_links",
    "act_named",
    "act_page",
    "act_row",
    "act_rows",
    "bases_in",
    "calendar",
    "day_row",
    "grounds",
    "in_force",
    "kinds",
    "reckon",
    "verdict_of",
    "verdicts",
    "year_page",
]
