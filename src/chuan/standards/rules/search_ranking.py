"""The order of what a search found: exact words above folded ones, what holds above what is withdrawn."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from chuan.standards.enums import StandardKind, Status
from chuan.standards.rules.search_words import folded, spelt

_STATUS: Final = {
    Status.IN_FORCE: 1.0,
    Status.NOT_YET: 0.95,
    Status.UNKNOWN: 0.9,
    Status.DRAFT: 0.7,
    Status.WITHDRAWN: 0.5,
}
_OURS: Final = frozenset(
    (StandardKind.TCVN, StandardKind.QCVN, StandardKind.QCDP, StandardKind.DLVN, StandardKind.TCCS)
)
_STANDING: Final = {
    Status.IN_FORCE: 0.3,
    Status.NOT_YET: 0.25,
    Status.UNKNOWN: 0.1,
    Status.WITHDRAWN: -0.5,
}
_REGULATION: Final = ("quy", "chuan", "ky", "thuat", "quoc", "gia")
_ABOUT: Final = (("ve",), ("doi", "voi"), ("an", "toan"), ("chat", "luong"), ("san", "pham"))
_REGULATIONS: Final = frozenset((StandardKind.QCVN, StandardKind.QCDP))


def standing_weight(kind: str, status: str) -> float:
    """How much a record is lifted before its words are looked at."""
    ours = 1.3 if kind in _REGULATIONS else 1.25 if kind in _OURS else 1.0
    return round(ours * _STATUS.get(Status(status), 0.9), 3)


@dataclass(frozen=True, slots=True)
class Candidate:
    """What the index found, with what a finer look needs."""

    id: int
    score: float
    title: str
    kind: str
    status: str
    year: int


@dataclass(frozen=True, slots=True)
class Wanted:
    """The words that were looked for: as spelt, and folded."""

    spelt: tuple[str, ...]
    folded: tuple[str, ...]
    year: int | None = None


def in_order(candidates: Sequence[Candidate], wanted: Wanted) -> list[int]:
    """The ids, best first: the score of the index refined by how the title says the words."""
    best = max((one.score for one in candidates), default=0.0) or 1.0
    points = {one.id: _points(one, wanted, one.score / best) for one in candidates}
    ordered = sorted(candidates, key=lambda one: (-points[one.id], -one.year, one.id))
    return [one.id for one in ordered]


def _points(one: Candidate, wanted: Wanted, relative: float) -> float:
    """One candidate: the index, exact words, words in a row, the beginning, its standing, its year."""
    vietnamese, _, english = one.title.partition("\n")
    points = relative
    for title in (vietnamese, english):
        points = max(points, relative + _title_points(title, wanted))
    points += _STANDING.get(Status(one.status), 0.0)
    points += 0.4 if one.kind in _OURS else 0.0
    points += 0.2 if one.kind in _REGULATIONS else 0.0
    if wanted.year and wanted.year == one.year:
        points += 0.6
    return points + (one.year - 1990) * 0.003 if one.year else points


def _title_points(title: str, wanted: Wanted) -> float:
    if not title or not wanted.folded:
        return 0.0
    exact, bare = spelt(title), folded(title)
    return max(_said(exact[begin:], bare[begin:], wanted) for begin in _beginnings(bare))


def _said(exact: Sequence[str], bare: Sequence[str], wanted: Wanted) -> float:
    """Words of the question in the title: spelt so, in a row, at its beginning, and how much else it says."""
    has, has_bare = set(exact), set(bare)
    points = 0.5 * sum(word in has for word in wanted.spelt) / len(wanted.spelt)
    points += 0.3 * sum(word in has_bare for word in wanted.folded) / len(wanted.folded)
    if len(wanted.folded) > 1:
        points += 0.6 * _in_a_row(exact, wanted.spelt) + 0.4 * _in_a_row(bare, wanted.folded)
    if tuple(bare[: len(wanted.folded)]) == wanted.folded:
        points += 0.3
    return points + 0.3 * len(wanted.folded) / max(len(bare), len(wanted.folded))


def _beginnings(words: Sequence[str]) -> list[int]:
    """Where the subject may begin: behind words that say only that it is a regulation about something."""
    places, length = [0], len(_REGULATION)
    if tuple(words[:length]) != _REGULATION:
        return places
    for phrase in _ABOUT:
        if tuple(words[length : length + len(phrase)]) == phrase:
            length += len(phrase)
            places.append(length)
    return places


def _in_a_row(words: Sequence[str], wanted: Sequence[str]) -> float:
    """The share of neighbours in the question that are neighbours in the title."""
    pairs = set(pairwise(words))
    asked = list(pairwise(wanted))
    return sum(pair in pairs for pair in asked) / len(asked)
