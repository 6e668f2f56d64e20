"""Takes a printed name apart: which generic body, and of which place.

"Sở KH&CN tỉnh Nghệ An" is the department of science of a place; "UBND xã" is the government of the
commune one speaks from. Pure: the generic bodies are given.
"""

from collections.abc import Iterable, Mapping
from functools import lru_cache

from chuan.orgs.rules.naming import name_key
from chuan.orgs.types import AgencyKind, ParsedName

PLACE_WORDS: Mapping[str, tuple[str, ...]] = {
    "tỉnh": ("tinh",),
    "thành phố": ("thanh-pho",),
    "xã": ("xa",),
    "phường": ("phuong",),
    "đặc khu": ("dac-khu",),
    "thị trấn": ("thi-tran",),
    "huyện": ("huyen",),
    "quận": ("quan",),
    "thị xã": ("thi-xa",),
}
"""The word before a place's name, and the kinds of place it may announce."""
_MOST_PLACE_WORDS = 14
_WHEN_SILENT = ("tỉnh", "xã")
"""Tried where a name stands at once after the body: "Báo Bình Định" is the paper of a province."""


class Lexicon:
    """Generic bodies by every spelling of their names."""

    def __init__(self, kinds: Iterable[AgencyKind]) -> None:
        self.by_code: dict[str, AgencyKind] = {}
        index: dict[str, list[AgencyKind]] = {}
        for kind in kinds:
            self.by_code[kind.code] = kind
            for key in dict.fromkeys(name_key(name) for name in (kind.name, *kind.aliases)):
                index.setdefault(key, []).append(kind)
        self._index = {key: tuple(found) for key, found in index.items()}

    def find(self, key: str) -> tuple[AgencyKind, ...]:
        """The generic bodies whose name has exactly this key."""
        return self._index.get(key, ())

    def successors(self, kind: AgencyKind) -> tuple[AgencyKind, ...]:
        """What `kind` became, in order."""
        return tuple(self.by_code[edge.code] for edge in kind.successors)

    def parse(self, name: str) -> ParsedName:
        """The readings of `name`; without any, `kinds` is empty."""
        words = name_key(name).split()
        whole = self.find(" ".join(words))
        if whole:
            return ParsedName(whole, _last_place_word(words))
        for cut in range(len(words) - 1, 0, -1):
            if len(words) - cut > _MOST_PLACE_WORDS + 2:
                break
            found = self._split(words[:cut], words[cut:])
            if found:
                return found
        return ParsedName(())

    def _split(self, head: list[str], tail: list[str]) -> ParsedName | None:
        """`head` as a body and `tail` as its place, the word of its kind on either side."""
        word, name = _place_word(tail)
        own = _last_place_word(head)
        kinds = self.find(" ".join(head))
        for guess in (word,) if word else _WHEN_SILENT:
            kinds = kinds or self.find(" ".join([*head, guess]))
        if not kinds:
            return None
        name, within = _cut_at_place_word(name)
        return ParsedName(kinds, word or own, " ".join(name), " ".join(within))


def _place_word(tail: list[str]) -> tuple[str, list[str]]:
    """The word of a kind of place at the start of `tail`, and what follows it."""
    for size in (2, 1):
        word = " ".join(tail[:size])
        if word in PLACE_WORDS:
            return word, tail[size:]
    return "", tail


def _cut_at_place_word(name: list[str]) -> tuple[list[str], list[str]]:
    """Parts "châu tiến huyện quỳ hợp" into the name and the name of what it stands in."""
    for index in range(1, len(name)):
        word, rest = _place_word(name[index:])
        if word and rest:
            return name[:index], _cut_at_place_word(rest)[0]
    return name, []


def _last_place_word(words: list[str]) -> str:
    for size in (2, 1):
        word = " ".join(words[-size:])
        if word in PLACE_WORDS:
            return word
    return ""


@lru_cache(maxsize=4)
def lexicon_of(kinds: tuple[AgencyKind, ...]) -> Lexicon:
    """One lexicon for one set of generic bodies."""
    return Lexicon(kinds)
