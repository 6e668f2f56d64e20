"""A grammar of the times that plans print: days, months, quarters, half-years, years, and how they repeat."""

import calendar
import re
import unicodedata
from dataclasses import dataclass
from datetime import date

from chuan.plans.enums import Repeat

YEARS = range(1900, 2201)
"""Years that plans speak of."""
COMMON_YEAR, _LEAP_YEAR = 2023, 2024
"""Stand in for a year that is not told: one for the end of a month, one to let 29/02 be a day."""
_MONTHS = 12
_DAYS = 31
_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4}
_YEARLY = r"(?:hằng|hàng|mỗi|từng)\s+năm"
_DAY = (
    r"(?:ngày\s+)?(?P<d>\d{1,2})\s*(?:[/.-]|\s+tháng\s+)\s*(?P<m>\d{1,2})"
    r"(?:\s*(?:[/.-]|,?\s*năm\s+)\s*(?P<y>\d{4}))?"
)
_DAY_AT = re.compile(rf"(?P<before>trước\s+)?{_DAY}(?!\d)(?!\s*[/.-]\s*\d)", re.IGNORECASE)
_MONTH = re.compile(
    r"tháng\s+(?P<m>\d{1,2})(?:\s*(?:[/.-]|\s*năm\s+)\s*(?P<y>\d{4}))?", re.IGNORECASE
)
_QUARTER = re.compile(
    r"quý\s+(?P<q>(?:IV|III|II|I|[1-4])(?:\s*(?:,|và|-|–|\+)\s*(?:quý\s+)?(?:IV|III|II|I|[1-4])(?!\d))*)"
    r"\b(?:\s*(?:[/.-]|,?\s*năm)\s*(?P<y>\d{4}))?",
    re.IGNORECASE,
)
_DAY_OF_MONTH = re.compile(
    r"(?P<before>trước\s+)?ngày\s+(?P<d>\d{1,2})\s+(?:hằng|hàng|mỗi)\s+tháng", re.IGNORECASE
)
_HALF = re.compile(
    r"(?:0?6|sáu)\s+tháng\s+(?P<h>đầu|cuối)\s+năm(?:\s+(?P<y>\d{4}))?", re.IGNORECASE
)
_REPEATS = (
    (Repeat.MONTHLY, re.compile(r"(?:hằng|hàng|mỗi)\s+tháng", re.IGNORECASE)),
    (Repeat.QUARTERLY, re.compile(r"(?:hằng|hàng|mỗi)\s+quý", re.IGNORECASE)),
    (Repeat.HALF_YEARLY, re.compile(r"(?:0?6|sáu)\s+tháng\s*(?:một|1)\s+lần", re.IGNORECASE)),
    (Repeat.ANNUAL, re.compile(_YEARLY, re.IGNORECASE)),
)


@dataclass(frozen=True, slots=True)
class Moment:
    """A day that words point to: month and day, the year where printed; `before` for "trước ngày"."""

    month: int
    day: int
    year: int | None = None
    before: bool = False
    form: str = "day"
    """day, month, quarter or half_year: which end of period the day is."""


def read_moment(words: str) -> Moment | None:
    """The last day that `words` allow, the most exact form first; None when they name no day.

    >>> read_moment("Trước ngày 20 tháng 11 hằng năm")
    Moment(month=11, day=20, year=None, before=True, form='day')
    """
    text = unicodedata.normalize("NFC", words)
    return _day(text) or _day_of_month(text) or _half(text) or _quarter(text) or _month(text)


def read_repeat(words: str) -> Repeat | None:
    """How often the words say that it comes back, or None when they do not say."""
    text = unicodedata.normalize("NFC", words)
    for repeat, pattern in _REPEATS:
        if pattern.search(text):
            return repeat
    return None


def month_end(year: int, month: int) -> date:
    """The last day of a month."""
    return date(year, month, calendar.monthrange(year, month)[1])


def year_of(value: object) -> int | None:
    """A year that a plan may speak of; a slip of the eye ("0000") names none."""
    told = int(value) if isinstance(value, int | str) and str(value).isdecimal() else None
    return told if told in YEARS else None


def _year(found: re.Match[str]) -> int | None:
    return year_of(found["y"])


def _day(text: str) -> Moment | None:
    """The last of the days named: a range ends with it."""
    last = None
    for found in _DAY_AT.finditer(text):
        day, month = int(found["d"]), int(found["m"])
        if 1 <= month <= _MONTHS and 1 <= day <= calendar.monthrange(_LEAP_YEAR, month)[1]:
            last = Moment(month, day, _year(found), before=bool(found["before"]))
    return last


def _day_of_month(text: str) -> Moment | None:
    """A day of every month; the month told is the first, the repeat takes it on."""
    found = _DAY_OF_MONTH.search(text)
    if found is None or not 1 <= int(found["d"]) <= _DAYS:
        return None
    return Moment(1, int(found["d"]), before=bool(found["before"]))


def _month(text: str) -> Moment | None:
    last = None
    for found in _MONTH.finditer(text):
        month = int(found["m"])
        if 1 <= month <= _MONTHS:
            end = month_end(_year(found) or COMMON_YEAR, month)
            last = Moment(month, end.day, _year(found), form="month")
    return last


def _quarter(text: str) -> Moment | None:
    last = None
    for found in _QUARTER.finditer(text):
        names = re.findall(r"IV|III|II|I|[1-4]", found["q"], re.IGNORECASE)
        quarter = max(_ROMAN.get(name.lower()) or int(name) for name in names)
        end = month_end(COMMON_YEAR, quarter * 3)
        last = Moment(end.month, end.day, _year(found), form="quarter")
    return last


def _half(text: str) -> Moment | None:
    found = _HALF.search(text)
    if found is None:
        return None
    first = found["h"].lower() == "đầu"
    return Moment(6 if first else 12, 30 if first else 31, _year(found), form="half_year")
