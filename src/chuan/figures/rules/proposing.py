"""Which indicator a printed target speaks of, told from words; proposed, never tied by itself."""

import math
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from chuan.domain.vanban.folding import bare
from chuan.figures.enums import IndicatorKind

LEAST = 0.5
"""Likeness from which an indicator is proposed for a printed figure."""
LEAST_BY_WORDS = 0.8
"""The same where there is no figure and only a phrase of the indicator speaks for it."""
CLOSE = 0.7
"""Likeness from which a proposal is said to be close."""
OTHER_TIER = 0.94
"""What is left of the likeness when the indicator belongs to another tier than the plan."""
MOST = 3
_FEW, _FEWER = 7, 5
"""Words and pairs that a phrase must have: four words to be told by words alone, three with a figure."""
_WORD = re.compile(r"[^\W\d_]+")
_COMMON = frozenset({
    "cac", "cho", "co", "cua", "de", "den", "do", "duoc", "khi", "la", "mot", "nay", "nhung", "so",
    "tai", "theo", "trong", "tren", "tu", "va", "ve", "voi",
})  # fmt: skip
_SHORT = (
    (re.compile(r"kh\s*(?:&|va)?\s*cn"), "khoa hoc cong nghe"),
    (re.compile(r"tc\s*-?\s*dl\s*-?\s*cl"), "tieu chuan do luong chat luong"),
    (re.compile(r"\b(?:vs)?attp\b|an toan ve sinh thuc pham"), "an toan thuc pham"),
    (re.compile(r"\bnsnn\b"), "ngan sach nha nuoc"),
    (re.compile(r"\bcbcc\b"), "can bo cong chuc"),
)
"""Abbreviations that plans use, bare, and what they stand for."""
_SHARE = re.compile(r"%|\bt[ỷỉ] lệ\b|phần trăm", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Entry:
    """One indicator as the rule sees it: its name, how documents speak of it, all that is said of it."""

    key: int
    kind: str
    level: str
    name: str
    phrases: tuple[str, ...] = ()
    more: str = ""


@dataclass(frozen=True, slots=True)
class Proposal:
    """An indicator that may be meant, and how alike the words are, 0 to 1."""

    key: int
    likeness: float

    @property
    def is_close(self) -> bool:
        """So alike that hardly another is meant."""
        return self.likeness >= CLOSE


@dataclass(frozen=True, slots=True)
class _Known:
    entry: Entry
    name: frozenset[str]
    all: frozenset[str]
    phrases: Sequence[frozenset[str]]


@dataclass(frozen=True)
class Catalogue:
    """The entries, and how telling each word is: what few of them say tells much, what all say nothing."""

    entries: Sequence[Entry]

    @cached_property
    def _known(self) -> Sequence[_Known]:
        return [_known(entry) for entry in self.entries]

    @cached_property
    def _told(self) -> Counter[str]:
        return Counter(word for known in self._known for word in known.all)

    @cached_property
    def _pair_weights(self) -> Mapping[str, float]:
        told = Counter(
            one
            for known in self._known
            for one in frozenset[str]().union(known.name, *known.phrases)
        )
        return {one: math.log(1 + len(self.entries) / many) for one, many in told.items()}

    def propose(self, text: str, *, unit: str = "", level: str = "") -> Sequence[Proposal]:
        """For a printed figure: the likeliest first, three at most; none when the words are not enough.

        Half of the telling words of the target must be known of the indicator and half of its name be
        said (geometric mean), or most of a phrase of it. `level` is the tier of the plan's owner.
        """
        share = unit == "%" or (not unit and bool(_SHARE.search(text)))
        said, pairs = frozenset(_words(text)), _pairs(text)
        found = [
            (known.entry, max(self._alike(said, known), self._phrase(pairs, known, _FEWER) - 0.1))
            for known in self._known
            if share == (known.entry.kind == IndicatorKind.RATE)
        ]
        return _best(found, level, LEAST)

    def mentioned(self, text: str, *, level: str = "") -> Sequence[Proposal]:
        """For words without a figure: indicators of which a whole phrase is said there.

        Of several the one whose phrase says most comes first: the whole before its parts.
        """
        pairs = _pairs(text)
        longest = {known.entry.key: self._longest(pairs, known) for known in self._known}
        found = [(known.entry, longest[known.entry.key][0]) for known in self._known]
        good = _best(found, level, LEAST_BY_WORDS, most=len(self.entries))
        return sorted(good, key=lambda one: (-longest[one.key][1], -one.likeness, one.key))[:MOST]

    def _longest(self, pairs: frozenset[str], known: _Known) -> tuple[float, float]:
        """How much of a phrase is said, and how much that is: of the phrase that says most."""
        weights = self._pair_weights
        told = [
            (said, sum(weights[one] for one in phrase & pairs))
            for phrase in known.phrases
            if len(phrase) >= _FEW and (said := self._said_of(pairs, phrase)) >= LEAST_BY_WORDS
        ]
        return max(told, key=lambda one: one[1], default=(0.0, 0.0))

    def _alike(self, said: frozenset[str], known: _Known) -> float:
        of_text = self._weight(said & known.all) / (self._weight(said) or 1)
        of_name = self._weight(said & known.name) / (self._weight(known.name) or 1)
        return math.sqrt(of_text * of_name)

    def _weight(self, words: Iterable[str]) -> float:
        count = len(self.entries)
        return sum(math.log(1 + count / (self._told[word] or 1)) for word in words)

    def _phrase(self, pairs: frozenset[str], known: _Known, few: int) -> float:
        long = (phrase for phrase in known.phrases if len(phrase) >= few)
        return max((self._said_of(pairs, phrase) for phrase in long), default=0.0)

    def _said_of(self, pairs: frozenset[str], phrase: frozenset[str]) -> float:
        weights = self._pair_weights
        return sum(weights[one] for one in phrase & pairs) / sum(weights[one] for one in phrase)


def catalogue_of(entries: Iterable[Entry], parts: Mapping[int, Sequence[int]]) -> Catalogue:
    """The catalogue in which a share also knows what is said of its numerator and denominator.

    `parts` gives their keys for each rate.
    """
    known = {entry.key: entry for entry in entries}
    return Catalogue([
        Entry(
            one.key, one.kind, one.level, one.name, one.phrases,
            " ".join((one.more, *(_all(known[key]) for key in parts.get(one.key, ()) if key in known))),
        )
        for one in known.values()
    ])  # fmt: skip


def _best(
    found: Iterable[tuple[Entry, float]], level: str, least: float, most: int = MOST
) -> Sequence[Proposal]:
    weighed = (
        Proposal(entry.key, round(likeness * (1 if level in {"", entry.level} else OTHER_TIER), 4))
        for entry, likeness in found
    )
    good = [one for one in weighed if one.likeness >= least]
    return sorted(good, key=lambda one: (-one.likeness, one.key))[:most]


def _known(entry: Entry) -> _Known:
    phrases = [pairs for words in (entry.name, *entry.phrases) if (pairs := _pairs(words))]
    return _Known(entry, frozenset(_words(entry.name)), frozenset(_words(_all(entry))), phrases)


def _all(entry: Entry) -> str:
    return " ".join((entry.name, *entry.phrases, entry.more))


def _words(text: str) -> list[str]:
    """The words without diacritics and figures, abbreviations in full, those that say nothing left out."""
    plain = bare(text)
    for short, full in _SHORT:
        plain = short.sub(full, plain)
    return [word for word in _WORD.findall(plain) if word not in _COMMON]


def _pairs(text: str) -> frozenset[str]:
    """The words and each pair of neighbours."""
    words = _words(text)
    pairs = (f"{one} {other}" for one, other in pairwise(words))
    return frozenset((*words, *pairs))
