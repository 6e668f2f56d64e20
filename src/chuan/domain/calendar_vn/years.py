"""The table of one year: what the law gives, what was decided for that year, days off instead."""

import json
from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from functools import cache
from importlib.resources import files
from typing import Any, Final

from chuan.domain.calendar_vn.lunar import lunar_new_year, solar_day
from chuan.domain.calendar_vn.types import Day, DayKind
from chuan.domain.confidence import Confidence

FIRST_YEAR: Final = 2020
LAST_YEAR: Final = 2035
"""The years a node keeps as rows; others are computed when asked for."""
SATURDAY: Final = 5
_TET_DAYS: Final = 5
_UNDECIDED: Final = "Tính theo luật; lịch nghỉ của năm chưa được ghi nhận"


@cache
def year_table(year: int) -> tuple[Day, ...]:
    """Every day of a year that differs from its week, by date.

    The days of Tết and the second day of the National Day are decided anew each year; where no
    decision is known they are the likely ones, marked unconfirmed.

    Basis: Điều 112 Bộ luật Lao động 2019; Điều 115 Bộ luật Lao động 2012 (đến hết năm 2020).
    """
    law = _law_of(year)
    decided: Mapping[str, Any] = _data()["decisions"].get(str(year), {})
    days = _first_of_each((*_holidays(year, law, decided), *_swapped(law, decided)))
    table = (*days, *_instead(days, law), *_further(year))
    return tuple(sorted(_first_of_each(table), key=lambda day: day.on))


@cache
def _data() -> Mapping[str, Any]:
    """The data file of this package as written."""
    source = files("chuan.domain.calendar_vn") / "data" / "holidays.json"
    data: Mapping[str, Any] = json.loads(source.read_text(encoding="utf-8"))
    return data


def _law_of(year: int) -> Mapping[str, Any]:
    """The law of labour of a year; before the oldest in the file, the oldest."""
    laws: list[Mapping[str, Any]] = _data()["laws"]
    return next((law for law in laws if law["from"] <= year), laws[-1])


def _holidays(year: int, law: Mapping[str, Any], decided: Mapping[str, Any]) -> Iterable[Day]:
    """The holidays that the law names."""
    sure = Confidence(law["confidence"])
    yearly = Confidence(decided.get("confidence", Confidence.UNCONFIRMED))
    source = decided.get("source", _UNDECIDED)

    def holiday(on: date, name: str, *, by_decision: bool = False) -> Day:
        """A holiday; what is decided yearly is as sure as the decision."""
        given = (yearly, source) if by_decision else (sure, "")
        return Day(on, DayKind.OFF, name, law["basis"], law["symbol"], *given)

    tet = lunar_new_year(year)
    yield holiday(date(year, 1, 1), "Tết Dương lịch")
    for on in _tet_days(tet, decided):
        yield holiday(on, _tet_name(on, tet), by_decision=on != tet)
    yield holiday(solar_day(year, 3, 10), "Giỗ Tổ Hùng Vương (10/3 âm lịch)")
    yield holiday(date(year, 4, 30), "Ngày Chiến thắng")
    yield holiday(date(year, 5, 1), "Ngày Quốc tế lao động")
    yield holiday(date(year, 9, 2), "Quốc khánh")
    if law["national_days"] > 1:
        first = _national_first(year, decided)
        other = first if first.day != 2 else first + timedelta(days=1)
        yield holiday(other, "Nghỉ liền kề Quốc khánh", by_decision=True)


def _tet_days(tet: date, decided: Mapping[str, Any]) -> list[date]:
    """The five days of Tết: as decided, else two days before the new year and three from it."""
    told = decided.get("tet_from")
    first = date.fromisoformat(told) if told else tet - timedelta(days=2)
    return [first + timedelta(days=number) for number in range(_TET_DAYS)]


def _tet_name(on: date, tet: date) -> str:
    """The lunar day in words: of the last month (tháng Chạp) or of the first (mùng)."""
    place = (on - tet).days
    if place >= 0:
        return f"Tết Nguyên đán (mùng {place + 1})"
    last_month = (tet - solar_day(tet.year - 1, 12, 1)).days
    return f"Tết Nguyên đán ({last_month + place + 1} tháng Chạp)"


def _national_first(year: int, decided: Mapping[str, Any]) -> date:
    """The first of the two days: as decided, else the choice that makes the longest rest."""
    if told := decided.get("national_from"):
        return date.fromisoformat(told)
    national = date(year, 9, 2)
    followed = national.weekday() in {0, 3}
    return national if followed else national - timedelta(days=1)


def _swapped(law: Mapping[str, Any], decided: Mapping[str, Any]) -> Iterable[Day]:
    """Days off and days of work that were exchanged for one another."""
    for swap in decided.get("swaps", ()):
        off, work = date.fromisoformat(swap["off"]), date.fromisoformat(swap["work"])
        told = (law["basis"], law["symbol"], Confidence(decided["confidence"]), decided["source"])
        yield Day(off, DayKind.OFF, f"Nghỉ hoán đổi, làm bù ngày {work:%d/%m/%Y}", *told)
        yield Day(work, DayKind.WORKING, f"Làm bù cho ngày {off:%d/%m/%Y}", *told)


def _instead(days: Iterable[Day], law: Mapping[str, Any]) -> Iterable[Day]:
    """A day off for each holiday on a weekend: the next working day, as sure as all it depends on.

    Basis: khoản 3 Điều 111 Bộ luật Lao động 2019; khoản 3 Điều 115 Bộ luật Lao động 2012.
    """
    taken = {day.on: day for day in days}
    for day in sorted(taken.values(), key=lambda each: each.on):
        if day.kind is not DayKind.OFF or day.on.weekday() < SATURDAY:
            continue
        on, least_sure = day.on, day
        while on in taken or on.weekday() >= SATURDAY:
            least_sure = max(least_sure, taken.get(on, day), key=lambda each: each.confidence)
            on += timedelta(days=1)
        taken[on] = Day(
            on, DayKind.OFF, f"Nghỉ bù ngày {day.on:%d/%m/%Y}", law["instead"], law["symbol"],
            least_sure.confidence, least_sure.source,
        )  # fmt: skip
        yield taken[on]


def _further(year: int) -> Iterable[Day]:
    """Days that other acts speak of."""
    for row in _data()["further"]:
        if row["from"] <= year:
            yield Day(
                date(year, row["month"], row["day"]), DayKind.OFF, row["name"], row["basis"],
                row["symbol"], Confidence(row["confidence"]), row["source"], counted=row["counted"],
            )  # fmt: skip


def _first_of_each(days: Iterable[Day]) -> tuple[Day, ...]:
    """One row for a date: the first told."""
    found: dict[date, Day] = {}
    for day in days:
        found.setdefault(day.on, day)
    return tuple(found.values())
