"""The words that administrative Vietnamese uses, loaded once from the data files beside this module."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources

from chuan.domain.vanban.spelling.syllables import parse


@dataclass(frozen=True, slots=True)
class Lexicon:
    """What may stand where.

    `follows` and `precedes` map a syllable key to the keys known right after and right before it;
    `grammar` are grammar words, `free` they and all keys that stand alone as words; `attested` all keys seen; `foreign` printed words
    (lower case) that are no syllables of Vietnamese.
    """

    follows: dict[str, frozenset[str]]
    precedes: dict[str, frozenset[str]]
    free: frozenset[str]
    grammar: frozenset[str]
    attested: frozenset[str]
    foreign: frozenset[str]

    def joins(self, left: str, right: str) -> bool:
        """Whether the two syllables are known to stand side by side."""
        return right in self.follows.get(left, ())


def key_of(word: str) -> str:
    """The key of a syllable, or the word in lower case when it is none."""
    syllable = parse(word)
    return syllable.key if syllable else word.lower()


@lru_cache(maxsize=1)
def lexicon() -> Lexicon:
    """The lexicon of the package (about 20 000 pairs); some tens of milliseconds, once."""
    pairs: set[tuple[str, str]] = set()
    for chain in _chains():
        keys = [key_of(word) for word in chain]
        pairs.update(zip(keys, keys[1:], strict=False))
    free = frozenset(key_of(word) for word in _words("words.txt"))
    grammar = frozenset(key_of(word) for word in _words("grammar.txt"))
    foreign = frozenset(word.lower() for word in _words("foreign.txt"))
    return build(pairs, free, grammar, foreign)


def build(
    pairs: Iterable[tuple[str, str]],
    free: frozenset[str],
    grammar: frozenset[str],
    foreign: frozenset[str],
) -> Lexicon:
    """A lexicon out of known pairs of keys, free keys, grammar words and foreign words."""
    follows: dict[str, set[str]] = {}
    precedes: dict[str, set[str]] = {}
    for left, right in pairs:
        follows.setdefault(left, set()).add(right)
        precedes.setdefault(right, set()).add(left)
    free = free | grammar
    attested = free | follows.keys() | precedes.keys()
    return Lexicon(
        {key: frozenset(values) for key, values in follows.items()},
        {key: frozenset(values) for key, values in precedes.items()},
        free,
        grammar,
        frozenset(attested),
        foreign,
    )


def _chains() -> Iterable[list[str]]:
    folder = resources.files(__package__) / "data"
    for entry in sorted(folder.iterdir(), key=lambda item: item.name):
        if entry.name.startswith("compounds-"):
            for line in _lines(entry.read_text(encoding="utf-8")):
                head, _, tails = line.partition(":")
                for tail in tails.split():
                    yield [*head.split("_"), *tail.split("_")]
        elif entry.name == "phrases.txt":
            for line in _lines(entry.read_text(encoding="utf-8")):
                yield line.split()


def _words(name: str) -> list[str]:
    text = (resources.files(__package__) / "data" / name).read_text(encoding="utf-8")
    return [word for line in _lines(text) for word in line.split()]


def _lines(text: str) -> list[str]:
    return [line for line in text.splitlines() if line and not line.startswith("#")]
