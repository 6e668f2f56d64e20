"""A list of notifications as other systems export it: which column is what, and each row in our words."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Final

from chuan.domain.sentences import gettext_noop
from chuan.domain.vanban.folding import bare
from chuan.engagement.rules.symbols import Symbol, find_symbols
from chuan.engagement.types import NotificationWords

HEADINGS: Final[Mapping[str, tuple[str, ...]]] = {
    "symbol": ("document symbol", "symbol", "notification symbol", "ky hieu", "ky hieu thong bao"),
    "title": ("title", "document title", "ten thong bao", "tieu de"),
    "title_vi": ("ten tieng viet", "ten thong bao tieng viet"),
    "products": (
        "products covered", "products", "product", "product s", "san pham", "hang hoa",
    ),
    "hs": ("hs codes", "hs code", "hs code s", "hs", "ma hs"),
    "ics": ("ics codes", "ics code", "ics code s", "ics", "ma ics"),
    "distributed_on": (
        "distribution date", "date of distribution", "date distributed", "ngay thong bao", "ngay",
    ),
    "comment_until": (
        "final date for comments", "comment deadline", "comment deadline date",
        "deadline for comments", "han gop y",
    ),
    "adoption": ("proposed date of adoption", "date of adoption", "adoption date", "ngay ban hanh"),
    "entry": (
        "proposed date of entry into force", "date of entry into force", "entry into force",
        "ngay hieu luc",
    ),
    "objective": ("objectives", "objective", "objective and rationale", "muc tieu"),
    "language": ("language", "languages", "ngon ngu"),
    "link": (
        "link to notification", "link to notification en", "link", "notification link", "url",
        "duong dan",
    ),
}  # fmt: skip
"""Folded words of a heading, by what stands below it."""
LEAST: Final = ("symbol", "title")
MOST_ROWS: Final = 5000
YEARS: Final = range(1995, 3000)
"""The agreement is of 1995; no term can be counted from the end of the calendar."""
_MONTHS: Final = {
    name: number
    for number, name in enumerate(
        ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"),
        start=1,
    )
}
_ISO: Final = re.compile(r"(\d{4})-(\d{2})-(\d{2})")
_DAY_FIRST: Final = re.compile(r"(\d{1,2})[/.](\d{1,2})[/.](\d{4})")
_DAY_MONTH: Final = re.compile(r"(\d{1,2})\s+([a-z]{3})[a-z]*\.?,?\s+(\d{4})", re.IGNORECASE)
_MONTH_DAY: Final = re.compile(r"([a-z]{3})[a-z]*\.?\s+(\d{1,2}),?\s+(\d{4})", re.IGNORECASE)
_DAYS: Final = re.compile(r"(\d{1,3})\s*(?:days|ngày)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class ListedRow:
    """One notification of the list, or why its row cannot be read."""

    number: int
    symbol: Symbol | None
    words: NotificationWords
    fault: str = ""


def columns_of(heading: Sequence[str]) -> Mapping[int, str]:
    """What stands in which column; {} for a row that is no heading of such a list."""
    found: dict[int, str] = {}
    for at, text in enumerate(heading):
        said = " ".join(re.findall(r"[a-z0-9]+", bare(text).lower()))
        name = next((name for name, words in HEADINGS.items() if said in words), "")
        if name and name not in found.values():
            found[at] = name
    return found if all(name in found.values() for name in LEAST) else {}


def read_rows(rows: Iterable[tuple[int, Mapping[str, str]]], source: str) -> Iterator[ListedRow]:
    """Each notification of rows with their numbers; one that names several symbols is several."""
    for number, cells in rows:
        held = {name: text.replace("\x00", "").strip() for name, text in cells.items()}
        words = words_of(held, source)
        symbols = find_symbols(held.get("symbol", ""))
        if not symbols:
            yield ListedRow(number, None, words, gettext_noop("Không đọc được ký hiệu thông báo."))
        for symbol in symbols:
            fault = "" if words.title else gettext_noop("Dòng này không có tên thông báo.")
            yield ListedRow(number, symbol, replace(words, symbol=str(symbol)), fault)


def words_of(held: Mapping[str, str], source: str) -> NotificationWords:
    """The cells of one row as what they say; a day that cannot be read stays in words."""
    told = day_in(held.get("distributed_on", ""))
    link = held.get("link", "")
    return NotificationWords(
        symbol=held.get("symbol", ""),
        title=held.get("title", ""),
        title_vi=held.get("title_vi", ""),
        products=held.get("products", ""),
        hs=_parts(held.get("hs", "")),
        ics=_parts(held.get("ics", "")),
        distributed_on=told,
        comment_until=deadline_in(held.get("comment_until", ""), told),
        adoption_on=day_in(held.get("adoption", "")),
        adoption_words=_in_words(held.get("adoption", "")),
        entry_on=day_in(held.get("entry", "")),
        entry_words=_in_words(held.get("entry", "")),
        objective=held.get("objective", ""),
        language=held.get("language", ""),
        link=link if link.startswith(("https://", "http://")) else "",
        source=source,
    )


def day_in(text: str) -> date | None:
    """The first day that a cell names, however it is written; days go before months.

    >>> day_in("17/03/2026"), day_in("17 March 2026"), day_in("2026-03-17 00:00:00")
    (datetime.date(2026, 3, 17), datetime.date(2026, 3, 17), datetime.date(2026, 3, 17))
    """
    for pattern, order in (
        (_ISO, "ymd"),
        (_DAY_FIRST, "dmy"),
        (_DAY_MONTH, "dmy"),
        (_MONTH_DAY, "mdy"),
    ):
        match = pattern.search(text)
        if match is None:
            continue
        held = dict(zip(order, match.groups(), strict=True))
        month = held["m"]
        number = int(month) if month.isdigit() else _MONTHS.get(month.lower(), 0)
        try:
            found = date(int(held["y"]), number, int(held["d"]))
        except ValueError:
            return None
        return found if found.year in YEARS else None
    return None


def deadline_in(text: str, told: date | None) -> date | None:
    """A day, or so many days after the notification was told.

    >>> deadline_in("60 days from notification", date(2026, 1, 1))
    datetime.date(2026, 3, 2)
    """
    named = day_in(text)
    days = _DAYS.search(text)
    if named is not None or days is None or told is None:
        return named
    return told + timedelta(days=int(days[1]))


def _in_words(text: str) -> str:
    return "" if day_in(text) else text[:200]


def _parts(text: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in re.split(r"[;\n]+", text) if part.strip())
