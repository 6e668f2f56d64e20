"""The parts of a clause, and how much of one text others hold."""

import re
from collections import defaultdict
from collections.abc import Sequence
from functools import lru_cache

from chuan.domain.vanban.alignment.words import MOST, words_of

_BREAK = re.compile(r"(?<=[.!?])\s+(?=[^\W\d_a-z])|;\s+")
_TELLS, _SYLLABLE = 1.1, 0.4


@lru_cache(maxsize=4096)
def parts_of(text: str) -> tuple[str, ...]:
    """The sentences of a clause, and what semicolons part."""
    return tuple(
        part.strip(" .;") for part in _BREAK.split(text[:MOST]) if part and part.strip(" .;")
    )


def main_sentence(text: str, like: str) -> str:
    """The sentence of `text` most like another text; all of it where there is but one."""
    parts = parts_of(text)
    if len(parts) < 2:
        return text
    wanted = words_of(like).weights
    return max(
        parts, key=lambda part: sum(w for n, w in words_of(part).weights.items() if n in wanted)
    )


def _telling(text: str) -> dict[str, float]:
    """The features of a text that are its own, common notions left out."""
    weights = words_of(text).weights
    return {n: w * (_SYLLABLE if n[0] == "s" else 1.0) for n, w in weights.items() if n[0] != "c"}


class Held:
    """What some texts together hold, and what the best of them holds alone."""

    def __init__(self, texts: Sequence[str]) -> None:
        self._index: dict[str, list[int]] = defaultdict(list)
        for i, text in enumerate(texts):
            for name in words_of(text).weights:
                self._index[name].append(i)

    def tells(self, text: str) -> bool:
        """Whether a text says enough of its own to be missed."""
        return sum(_telling(text).values()) >= _TELLS

    def share(self, text: str) -> float:
        """How much of the text the texts together hold, 0 to 1."""
        wanted = _telling(text)
        total = sum(wanted.values())
        return sum(w for n, w in wanted.items() if n in self._index) / total if total else 1.0

    def best(self, text: str) -> float:
        """How much of the text the one text that holds most of it holds, 0 to 1."""
        wanted = _telling(text)
        total = sum(wanted.values())
        held: dict[int, float] = defaultdict(float)
        for name, weight in wanted.items():
            for i in self._index.get(name, ()):
                held[i] += weight
        return max(held.values(), default=0.0) / total if total else 1.0
