"""The words that administrative Vietnamese uses, loaded once from the data files beside this module."""

from collections.abc import Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources
from itertools import pairwise

from chuan.domain.vanban.spelling.syllables import parse


@dataclass(frozen=True, slots=True)
class Lexicon:
    """What may stand where.

    `follows` and `precedes` map a syllable key to the keys known right after and right before it;
    `grammar` are grammar words, `free` they and all keys that stand alone as words; `attested` all
    keys seen; `foreign` printed words (lower case) that are no syllables of Vietnamese.
    """

    follows: Mapping[str, AbstractSet[str]]
    precedes: Mapping[str, AbstractSet[str]]
    free: frozenset[str]
    grammar: frozenset[str]
    attested: frozenset[str]
    foreign: frozenset[str]

    def joins(self, left: str, right: str) -> bool:
        """Whether the two syllables are known to stand side by side."""
        return right in self.follows.get(left, ())


@lru_cache(maxsize=65536)
def key_of(word: str) -> str:
    """The key of a syllable, or the word in lower case when it is none."""
    syllable = parse(word)
    return syllable.key if syllable else word.lower()


@lru_cache(maxsize=1)
def lexicon() -> Lexicon:
    """The lexicon of the package (about 29 000 pairs); a tenth of a second, once."""
    follows: dict[str, set[str]] = {}
    for left, right in _pairs():
        if left in follows:
            follows[left].add(right)
        else:
            follows[left] = {right}
    precedes: dict[str, set[str]] = {}
    for left, rights in follows.items():
        for right in rights:
            if right in precedes:
                precedes[right].add(left)
            else:
                precedes[right] = {left}
    grammar = frozenset(key_of(word) for word in _words("grammar.txt"))
    free = grammar | frozenset(key_of(word) for word in _words("words.txt"))
    return Lexicon(
        follows,
        precedes,
        free,
        grammar,
        free | follows.keys() | precedes.keys(),
        frozenset(word.lower() for word in _words("foreign.txt")),
    )


def _pairs() -> Iterator[tuple[str, str]]:
    """The pairs of keys that stand side by side in the words and phrases of the data files."""
    folder = resources.files(__package__) / "data"
    for entry in sorted(folder.iterdir(), key=lambda item: item.name):
        if entry.name.startswith("compounds-"):
            for line in _lines(entry.read_text(encoding="utf-8")):
                head, _, tails = line.partition(":")
                yield from _of_head(head, tails)
        elif entry.name == "phrases.txt":
            for line in _lines(entry.read_text(encoding="utf-8")):
                yield from pairwise(map(key_of, line.split()))


def _of_head(head: str, tails: str) -> Iterator[tuple[str, str]]:
    heads = [key_of(word) for word in head.split("_")]
    yield from pairwise(heads)
    first = heads[-1]
    for tail in tails.split():
        if "_" not in tail:
            yield first, key_of(tail)
            continue
        keys = [key_of(word) for word in tail.split("_")]
        yield first, keys[0]
        yield from pairwise(keys)


def _words(name: str) -> list[str]:
    text = (resources.files(__package__) / "data" / name).read_text(encoding="utf-8")
    return [word for line in _lines(text) for word in line.split()]


def _lines(text: str) -> list[str]:
    return [line for line in text.splitlines() if line and not line.startswith("#")]
