"""Numbers in a question: whole, in part, misspelt; and how near a record's number comes to them."""

import re
from dataclasses import dataclass
from typing import Final

from chuan.domain.designation import (
    Designation,
    Kind,
    NotADesignation,
    find_designations,
    parse_designation,
)
from chuan.domain.designation.keys import number_key, series_key
from chuan.standards.enums import Status
from chuan.standards.rules.search_words import bare, folded
from chuan.standards.rules.slips import distance

_PARTIAL: Final = re.compile(
    r"(?<![^\W_])(?P<main>[0-9]{1,6})(?P<parts>(?:\s?[-–]\s?[0-9A-Za-z]{1,3}(?![^\W_])){0,3})"
    r"(?:(?:\s*[:/]\s*|\s+|-)(?P<year>(?:19|20)[0-9]{2}))?(?![^\W_])"
)
_SERIES: Final = (
    "tcvn",
    "qcvn",
    "qcdp",
    "tccs",
    "dlvn",
    "iso",
    "iec",
    "codex",
    "oiml",
    "astm",
    "qtkd",
)
_GENERIC: Final = frozenset(
    ("tieu", "chuan", "quy", "so", "ky", "thuat", "quoc", "gia", "moi", "nhat", "ve")
)
"""Words beside a number that say nothing more than that it is a standard."""
_OURS: Final = frozenset((Kind.TCVN, Kind.QCVN, Kind.QCDP, Kind.TCCS, Kind.DLVN))
EXACT, NEAR, RELATED = 100, 50, -40


@dataclass(frozen=True, slots=True)
class NumberAsked:
    """A number as far as it was told: `series` may be missing, and so may parts and year."""

    main: str
    parts: tuple[str, ...] = ()
    year: int | None = None
    series: str = ""
    adopted: str = ""
    suffix: str = ""
    whole: Designation | None = None

    @property
    def printed(self) -> str:
        """The number as it was understood."""
        if self.whole:
            return str(self.whole)
        number = "-".join((self.main, *self.parts)) + (f":{self.year}" if self.year else "")
        return f"{self.series} {number}".strip()


def number_in(text: str) -> tuple[NumberAsked | None, str]:
    """The number that a question names, and the rest of its words.

    >>> number_in("tcvn 9001")[0].printed, number_in("9001:2015")[0].printed
    ('TCVN 9001', '9001:2015')
    >>> number_in("tvcn 6492 chất lượng nước")
    (NumberAsked(main='6492', ...), 'chất lượng nước')
    """
    text = _series_mended(" ".join(text.split()))
    try:
        return _asked(parse_designation(text)), ""
    except NotADesignation:
        found = find_designations(text)
    if found:
        rest = f"{text[: found[0].start]} {text[found[0].end :]}"
        return _asked(found[0].designation), _said(rest)
    return _partial(text)


def _partial(text: str) -> tuple[NumberAsked | None, str]:
    """Digits alone, or after the name of a series; beside other words digits are only words."""
    match = _PARTIAL.search(text)
    if match is None:
        return None, text
    before = folded(text[: match.start()])
    series = before[-1] if before and before[-1] in _SERIES else ""
    rest = _said(f"{text[: match.start()]} {text[match.end() :]}")
    if series:
        rest = _said(" ".join(word for word in rest.split() if bare(word) != series))
    if rest and not series:
        return None, text
    parts = tuple(
        number_key(part.strip(" -–")) for part in re.findall(r"[-–]\s?(\w+)", match["parts"])
    )
    year = int(match["year"]) if match["year"] else None
    return NumberAsked(number_key(match["main"]), parts, year, series.upper()), rest


def _said(rest: str) -> str:
    """What is left beside a number, without the words that only say it is one."""
    words = rest.split()
    return " ".join(words) if any(word not in _GENERIC for word in folded(rest)) else ""


def _series_mended(text: str) -> str:
    """The name of a series before digits with a slip in it: "tvcn 6492", "qcnv 3"."""
    words = text.split(" ")
    for place, word in enumerate(words[:-1]):
        plain = bare(word)
        if not words[place + 1][:1].isdigit() or not plain.isalpha() or plain in _SERIES:
            continue
        close = [name for name in _SERIES[:5] if distance(plain, name, 1) == 1 and len(plain) > 2]
        if len(close) == 1:
            words[place] = close[0]
    return " ".join(words)


def _asked(one: Designation) -> NumberAsked:
    return NumberAsked(
        number_key(one.number),
        tuple(number_key(part) for part in one.parts),
        one.year,
        series_key(one.series),
        series_key(one.adopted_series) if one.adopted_series else "",
        one.suffix,
        one,
    )


def closeness(asked: NumberAsked, one: Designation, status: str) -> float:
    """How near a record comes to the number: the edition, its family, its parts, the same elsewhere.

    Of one family what holds stands first, then the newest; a dated question finds its own edition.
    """
    if asked.whole and one.key == asked.whole.key:
        return EXACT + 50
    series = _series_points(asked, one)
    parts = tuple(number_key(part) for part in one.parts)
    if parts == asked.parts:
        points = series
    elif parts[: len(asked.parts)] == asked.parts:
        points = min(series, 90.0) * 0.6
    else:
        points = min(series, 60.0) * 0.3
    if asked.suffix and asked.suffix != one.suffix:
        points *= 0.7
    if one.supplements and not (asked.whole and asked.whole.supplements):
        points *= 0.8
    if asked.year:
        points += 12 if asked.year == one.year else -8
    if parts == asked.parts and not asked.year and status == Status.WITHDRAWN:
        points -= 30
    standing = {
        Status.IN_FORCE: 15.0,
        Status.NOT_YET: 14.0,
        Status.UNKNOWN: 11.0,
        Status.DRAFT: 2.0,
    }
    points += standing.get(Status(status), 0.0)
    return points + ((one.year or 1900) - 1900) * 0.02


def _series_points(asked: NumberAsked, one: Designation) -> float:
    """The same series, then a Vietnamese number that adopts it, then the number in any series."""
    series = series_key(one.series)
    adopted = series_key(one.adopted_series) if one.adopted_series else ""
    if not asked.series:
        return 90.0 if one.kind in _OURS else 80.0 if one.kind is Kind.INTERNATIONAL else 70.0
    if asked.series == series:
        return 90.0 if asked.adopted == adopted else 80.0
    if asked.series == adopted:
        return 75.0
    if series.startswith(f"{asked.series} ") or asked.series.startswith(f"{series} "):
        return 70.0
    if adopted.startswith(asked.series):
        return 65.0
    return RELATED
