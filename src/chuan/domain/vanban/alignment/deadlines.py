"""The last day that a clause allows, out of its cell of time or out of its words."""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date

from chuan.domain.vanban.alignment.types import Clause
from chuan.domain.vanban.alignment.words import MOST
from chuan.domain.vanban.folding import fold
from chuan.domain.vanban.types import Document, Value

_Y = r"((?:19|20)\d{2})"
_BY = (
    r"(?<![^\W_])(?:(?:hoàn thành|thực hiện xong|xong|kết thúc|báo cáo|gửi|nộp)\s+(?:trong|vào|trước|đến)?\s*"
    r"|trước|chậm nhất(?:\s+là)?|muộn nhất(?:\s+là)?|đến hết|hạn cuối|thời hạn|trong)\s*"
    r"(?:trước|đến|trong|vào|là|hết)?\s*(?:hết|cuối|đầu)?\s*"
)
_FULL = re.compile(
    rf"(?:ngày\s*)?(\d{{1,2}})(?:\s*[/.-]\s*|\s+tháng\s+)(\d{{1,2}})(?:\s*[/.-]\s*|\s+năm\s+){_Y}(?!\d)"
)
_DAY = re.compile(r"ngày\s*(\d{1,2})(?:\s*[/-]\s*|\s+tháng\s+)(\d{1,2})(?!\s*[/\d])")
_NUMBER = r"(?:iv|iii|ii|i|[1-4])"
_QUARTER = re.compile(
    rf"(?:quý|quí)\s*({_NUMBER}(?:\s*(?:[,&+-]|và|đến)\s*(?:quý\s*)?{_NUMBER})*)(?![^\W_])"
    rf"(?:\s*(?:/|năm)?\s*{_Y})?"
)
_MONTH = re.compile(
    rf"tháng\s*(\d{{1,2}})(?!\d)(?:\s*(?:/|năm)\s*{_Y})?|(?<![\d/])(\d{{1,2}})/{_Y}"
)
_YEAR = re.compile(rf"(?:năm\s*)?{_Y}(?!\d)")
_RANGE = re.compile(rf"{_Y}\s*(?:-|đến(?: năm)?)\s*{_Y}")
_ROOM = 50
_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4}
_EVERY = re.compile(r"(?:hằng|hàng|mỗi) năm|thường xuyên|thường niên|định kỳ")


@dataclass(frozen=True, slots=True)
class Deadline:
    """The last day of a work: a day, or a day of every year; `said` is how it is printed."""

    said: Value
    day: date | None = None
    yearly: tuple[int, int] | None = None

    def in_year(self, year: int) -> date | None:
        """The day that it means in a year."""
        return _day(year, *self.yearly) if self.yearly else self.day


def deadline_of(clause: Clause, document: Document) -> Deadline | None:
    """When the clause is to be done at the latest; None where it does not say, or says "always".

    The cell of time goes before the words of the clause.
    """
    year = single_year(document)
    if clause.time and clause.time.text:
        folded = fold(clause.time.text)
        return _read(folded, clause.time.text, clause.time.spans, year, whole=True)
    text, spans = clause.text.text, (clause.time or clause.text).spans
    folded = fold(text[:MOST])
    for found in re.finditer(_BY, folded):
        tail = folded[found.end() : found.end() + _ROOM]
        told = _read(tail, "", spans, year, whole=False)
        if told is not None:
            end = found.end() + len(told.said.text)
            said = Value(text[found.start() : end].strip(" ,;."), told.said.spans)
            return Deadline(said, told.day, told.yearly)
    return None


def single_year(document: Document) -> int | None:
    """The year of a plan for one year, by its title."""
    title = document.title.text if document.title else ""
    years = {int(year) for year in re.findall(rf"(?<![/\d]){_Y}(?!\d|\s*[-–]|/)", title)}
    spread = re.search(r"giai đoạn|đến năm|tầm nhìn|[-–]\s*(?:19|20)\d{2}", title, re.I)
    return years.pop() if len(years) == 1 and not spread else None


def _read(
    folded: str, printed: str, spans: tuple[tuple[int, int], ...], year: int | None, *, whole: bool
) -> Deadline | None:
    find = "search" if whole else "match"
    full = getattr(_FULL, find)(folded)
    if full:
        day = _day(int(full[3]), int(full[2]), int(full[1]))
        return Deadline(Value(printed or full.group(), spans), day) if day else None
    if whole and _EVERY.search(folded) and not _DAY.search(folded):
        return None
    part = getattr(_DAY, find)(folded)
    if part and _day(2000, int(part[2]), int(part[1])):
        yearly = (int(part[2]), int(part[1]))
        said = Value(printed or part.group(), spans)
        day = _day(year, *yearly) if year else None
        return Deadline(said, day, yearly)
    return _by_end(folded, printed, spans, year, find, whole=whole)


def _by_end(
    folded: str,
    printed: str,
    spans: tuple[tuple[int, int], ...],
    year: int | None,
    find: str,
    *,
    whole: bool,
) -> Deadline | None:
    """Quarters, months and years: the last day of them."""
    day: date | None = None
    text = ""
    quarters = (
        list(_QUARTER.finditer(folded)) if whole else [m for m in [_QUARTER.match(folded)] if m]
    )
    month = getattr(_MONTH, find)(folded)
    if quarters:
        last = quarters[-1]
        told = next((int(m[2]) for m in reversed(quarters) if m[2]), year)
        name = re.findall(_NUMBER, last[1])[-1]
        number = _ROMAN.get(name) or int(name)
        day, text = (_end(told, 3 * number) if told else None), last.group()
    elif month:
        told = int(month[2] or month[4] or 0) or year
        number = int(month[1] or month[3])
        day, text = (_end(told, number) if told else None), month.group()
    elif _RANGE.search(folded) if whole else None:
        day, text = _end(max(int(y) for y in re.findall(_Y, folded)), 12), folded
    else:
        only = getattr(_YEAR, find)(folded)
        if only:
            day, text = _end(int(only[1]), 12), only.group()
    return Deadline(Value(printed or text, spans), day) if day else None


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _end(year: int, month: int) -> date | None:
    return date(year, month, monthrange(year, month)[1]) if 1 <= month <= 12 else None


def later(child: Deadline, parent: Deadline) -> bool:
    """Whether the child allows a later day than the parent."""
    if parent.yearly and child.yearly:
        return child.yearly > parent.yearly
    if parent.yearly and child.day:
        day = parent.in_year(child.day.year)
        return day is not None and child.day > day
    if parent.day and child.day:
        return child.day > parent.day
    return False
