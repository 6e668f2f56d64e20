"""Numbers of standards in running text, with their places; time grows with the text only."""

from collections.abc import Sequence
from typing import Final

from chuan.domain.designation.errors import NotADesignation
from chuan.domain.designation.grammar import read_designation
from chuan.domain.designation.kinds import Kind
from chuan.domain.designation.reading import Reader, is_year
from chuan.domain.designation.scan import Scan, scan
from chuan.domain.designation.series import LONGEST_NAMES, NAMES
from chuan.domain.designation.types import Designation, Found

WINDOW: Final = 96
"""Tokens that one number may take; no text makes the reader look further."""
_FRONTS: Final = frozenset(("SUA", "DINH", "SD"))


def find_designations(text: str) -> Sequence[Found]:
    """Every number in a text, in order, none inside another.

    >>> [str(each.designation) for each in find_designations("theo TCVN 6492:2011 và ISO 9001.")]
    ['TCVN 6492:2011', 'ISO 9001']
    """
    whole = scan(text)
    found: list[Found] = []
    at, last = 0, len(whole.words) - 2
    while at < last:
        one, beyond = _read_at(whole, at) if _may_begin(whole, at) else (None, at)
        if one is None:
            at += 1
            continue
        start, end = whole.place(whole.starts[at]), whole.place(whole.end(beyond - 1) - 1) + 1
        found.append(Found(one, start, end, text[start:end]))
        at = beyond
    return tuple(found)


def _may_begin(whole: Scan, at: int) -> bool:
    word = whole.words[at]
    if at and whole.touches(at) and whole.words[at - 1][:1].isalnum():
        return False
    if word.isdigit():
        return whole.words[at + 1] == "TCN"
    return word in LONGEST_NAMES or word in _FRONTS


def _read_at(whole: Scan, at: int) -> tuple[Designation | None, int]:
    """The number that begins at a token and the token after it."""
    words = (*whole.words[at : at + WINDOW], "", "")
    starts = (*whole.starts[at : at + WINDOW],)
    beyond = starts[-1] + len(words[len(starts) - 1]) + 1
    window = Scan(whole.text, words, (*starts, beyond, beyond + 1), whole.places)
    reader = Reader(window, running=True)
    try:
        one = read_designation(reader)
    except NotADesignation:
        return None, at
    if _is_common_word(whole, at, one):
        return None, at
    return one, at + reader.at


def _is_common_word(whole: Scan, at: int, one: Designation) -> bool:
    """Whether these are words and a year: a series that is a common word must be in capitals and dated."""
    if one.kind in {Kind.FOREIGN, Kind.REGIONAL} and one.year is None and is_year(one.whole_number):
        return True
    name = NAMES.get((whole.words[at],))
    if name is None or not name.series.shy or one.adopted_series:
        return False
    return one.year is None or not whole.raw(at, at + 1).isupper()
