"""The words that administrative Vietnamese uses, loaded once from the data files beside this module."""

from collections import defaultdict
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
    keys seen; `foreign` printed words (lower case) that are no syllables of Vietnamese. `chains`
    are the words and phrases of three syllables and more.
    """

    follows: Mapping[str, AbstractSet[str]]
    precedes: Mapping[str, AbstractSet[str]]
    free: frozenset[str]
    grammar: frozenset[str]
    attested: frozenset[str]
    foreign: frozenset[str]
    chains: tuple[tuple[str, ...], ...] = ()

    def joins(self, left: str, right: str) -> bool:
        """Whether the two syllables are known to stand side by side."""
        return right in self.follows.get(left, ())


@lru_cache(maxsize=65536)
def key_of(word: str) -> str:
    """The key of a syllable, or the word in lower case when it is none."""
    syllable = parse(word)
    return syllable.key if syllable else word.lower()


class _Keys(dict[str, str]):
    """The key of each word met in the data files, found once for each."""

    def __missing__(self, word: str) -> str:
        key = self[word] = key_of(word)
        return key


@lru_cache(maxsize=1)
def lexicon() -> Lexicon:
    """The lexicon of the package (about 29 000 pairs), loaded when a text first asks for it."""
    keys = _Keys()
    follows: dict[str, set[str]] = defaultdict(set)
    key = keys.__getitem__
    chains = [tuple(map(key, line.split())) for line in _phrases()]
    for line in _compounds():
        head, _, tails = line.partition(":")
        heads = tuple(map(key, head.split("_")))
        chains.append(heads)
        printed = tails.split()
        follows[heads[-1]].update([keys[tail] for tail in printed if "_" not in tail])
        chains += [(heads[-1], *map(key, tail.split("_"))) for tail in printed if "_" in tail]
    for chain in chains:
        for left, right in pairwise(chain):
            follows[left].add(right)
    precedes: dict[str, set[str]] = defaultdict(set)
    for left, rights in follows.items():
        for right in rights:
            precedes[right].add(left)
    grammar = frozenset(key_of(word) for word in _words("grammar.txt"))
    free = grammar | frozenset(key_of(word) for word in _words("words.txt"))
    return Lexicon(
        dict(follows),
        dict(precedes),
        free,
        grammar,
        free | follows.keys() | precedes.keys(),
        frozenset(word.lower() for word in _words("foreign.txt")),
        tuple([chain for chain in chains if len(chain) > 2]),
    )


def _compounds() -> Iterator[str]:
    """The lines "first: second second_third" of the files of compounds."""
    folder = resources.files(__package__) / "data"
    for entry in sorted(folder.iterdir(), key=lambda item: item.name):
        if entry.name.startswith("compounds-"):
            yield from _lines(entry.read_text(encoding="utf-8"))


def _phrases() -> list[str]:
    folder = resources.files(__package__) / "data"
    return _lines((folder / "phrases.txt").read_text(encoding="utf-8"))


def _words(name: str) -> list[str]:
    text = (resources.files(__package__) / "data" / name).read_text(encoding="utf-8")
    return [word for line in _lines(text) for word in line.split()]


def _lines(text: str) -> list[str]:
    return [line for line in text.splitlines() if line and not line.startswith("#")]
