"""Reporting periods: month, quarter, half, nine months, year, or a span of days; each has one code."""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from chuan.domain.errors import RuleBroken
from chuan.domain.sentences import gettext_noop


class PeriodKind(StrEnum):
    """How long a period is; a span is any run of whole days."""

    MONTH = "month"
    QUARTER = "quarter"
    HALF = "half"
    NINE_MONTHS = "nine_months"
    YEAR = "year"
    SPAN = "span"


class BadPeriod(RuleBroken):
    """The code names no period."""

    code = "cascade.bad_period"


_MARK = {
    PeriodKind.MONTH: "M",
    PeriodKind.QUARTER: "Q",
    PeriodKind.HALF: "H",
    PeriodKind.NINE_MONTHS: "N",
}
_KIND = {mark: kind for kind, mark in _MARK.items()}
_MONTHS = {
    PeriodKind.MONTH: 1,
    PeriodKind.QUARTER: 3,
    PeriodKind.HALF: 6,
    PeriodKind.NINE_MONTHS: 9,
    PeriodKind.YEAR: 12,
}
_MOST = {
    PeriodKind.MONTH: 12,
    PeriodKind.QUARTER: 4,
    PeriodKind.HALF: 2,
    PeriodKind.NINE_MONTHS: 1,
    PeriodKind.YEAR: 1,
}
_CODE = re.compile(r"(\d{4})(?:-([MQHN])(\d{1,2}))?")
_SPAN = re.compile(r"(\d{8})-(\d{8})")


@dataclass(frozen=True, slots=True, order=True)
class Period:
    """From `first_day` to `last_day`, both counted.

    >>> Period.quarter(2026, 3).code
    '2026-Q3'
    >>> parse_period("2026-H1").last_day
    datetime.date(2026, 6, 30)
    """

    first_day: date
    last_day: date
    kind: PeriodKind

    @classmethod
    def of(cls, kind: PeriodKind, year: int, index: int = 1) -> "Period":
        """The `index`-th period of its kind in `year`, from 1; `BadPeriod` when there is none."""
        if kind is PeriodKind.SPAN or not 1 <= index <= _MOST[kind] or not 1900 <= year <= 9998:
            raise BadPeriod(gettext_noop("Không có kỳ này."), year=year, index=index)
        months = _MONTHS[kind]
        begins, ends = (index - 1) * months + 1, index * months
        return cls(date(year, begins, 1), date(year, ends, monthrange(year, ends)[1]), kind)

    @classmethod
    def year(cls, year: int) -> "Period":
        """A calendar year."""
        return cls.of(PeriodKind.YEAR, year)

    @classmethod
    def quarter(cls, year: int, index: int) -> "Period":
        """A calendar quarter, 1 to 4."""
        return cls.of(PeriodKind.QUARTER, year, index)

    @classmethod
    def month(cls, year: int, index: int) -> "Period":
        """A calendar month, 1 to 12."""
        return cls.of(PeriodKind.MONTH, year, index)

    @classmethod
    def span(cls, first_day: date, last_day: date) -> "Period":
        """Any run of whole days; `BadPeriod` when it ends before it begins."""
        if last_day < first_day:
            raise BadPeriod(gettext_noop("Ngày cuối kỳ phải sau ngày đầu kỳ."))
        return cls(first_day, last_day, PeriodKind.SPAN)

    @property
    def index(self) -> int:
        """Which of its kind in the year, from 1; 1 for years and spans."""
        months = _MONTHS.get(self.kind)
        return 1 if months is None else (self.first_day.month - 1) // months + 1

    @property
    def code(self) -> str:
        """The one written form: "2026", "2026-Q3", "2026-M07", "2026-H1", "2026-N1", or two days."""
        if self.kind is PeriodKind.SPAN:
            return f"{self.first_day:%Y%m%d}-{self.last_day:%Y%m%d}"
        year = f"{self.first_day.year:04d}"
        if self.kind is PeriodKind.YEAR:
            return year
        width = 2 if self.kind is PeriodKind.MONTH else 1
        return f"{year}-{_MARK[self.kind]}{self.index:0{width}d}"

    def a_year_before(self) -> "Period":
        """The same period of the year before; a leap day becomes the 28th."""
        if self.kind is PeriodKind.SPAN:
            return Period.span(_year_back(self.first_day), _year_back(self.last_day))
        return Period.of(self.kind, self.first_day.year - 1, self.index)

    def contains(self, other: "Period") -> bool:
        """Every day of `other` is a day of this period."""
        return self.first_day <= other.first_day and other.last_day <= self.last_day


def _year_back(day: date) -> date:
    last = monthrange(day.year - 1, day.month)[1]
    return day.replace(year=day.year - 1, day=min(day.day, last))


def parse_period(code: str) -> Period:
    """The period that `code` names; `BadPeriod` when it is none or not written in its one form."""
    found = _read(code)
    if found is None or found.code != code:
        raise BadPeriod(gettext_noop("Không có kỳ này."), period=code[:40])
    return found


def _read(code: str) -> Period | None:
    try:
        if span := _SPAN.fullmatch(code):
            first, last = (date.fromisoformat(part) for part in span.groups())
            return Period.span(first, last)
        if (parts := _CODE.fullmatch(code)) is None:
            return None
        kind = _KIND[parts[2]] if parts[2] else PeriodKind.YEAR
        return Period.of(kind, int(parts[1]), int(parts[3] or 1))
    except (ValueError, BadPeriod):
        return None
