"""What a document and the lexicon say together about which syllables belong side by side."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from chuan.domain.vanban.spelling.lexicon import Lexicon, key_of, lexicon
from chuan.domain.vanban.spelling.tokens import Token

_OWN_USE = 3
"""A pair that the document prints this often on one line is the document's own word."""


@dataclass(frozen=True, slots=True)
class Context:
    """The tokens of a text with the pairs and triples counted in it."""

    tokens: Sequence[Token]
    words: Lexicon
    names: frozenset[tuple[str, str]]
    name_keys: frozenset[str]
    pairs: Counter[tuple[str, str]]
    spaced: Counter[tuple[str, str]]
    triples: Counter[tuple[str, str, str]]

    def left(self, i: int, *, across: bool = True) -> Token | None:
        """The word before token `i`, None where a sign parts them (commas only if `across`)."""
        if i == 0 or not _linked(self.tokens[i], across=across):
            return None
        return self.tokens[i - 1]

    def right(self, i: int, *, across: bool = True) -> Token | None:
        """The word after token `i`, None where a sign parts them (commas only if `across`)."""
        if i + 1 == len(self.tokens) or not _linked(self.tokens[i + 1], across=across):
            return None
        return self.tokens[i + 1]

    def known(self, left: str, right: str) -> bool:
        """Whether the lexicon or the document's own habit joins the two keys."""
        return self.words.joins(left, right) or self.spaced[left, right] >= _OWN_USE

    def holds(self, i: int) -> tuple[bool, bool]:
        """Whether token `i` is held by its left and by its right neighbour."""
        here, before, after = self.tokens[i], self.left(i), self.right(i)
        return (
            before is not None and self._joined(before, here),
            after is not None and self._joined(here, after),
        )

    def _joined(self, left: Token, right: Token) -> bool:
        if left.is_capital and right.is_capital and (left.key, right.key) in self.names:
            return True
        return self.known(left.key, right.key)


def _linked(token: Token, *, across: bool) -> bool:
    return token.gap in ("space", "line") or (across and token.gap == "comma")


def survey(tokens: Sequence[Token], names: tuple[str, ...]) -> Context:
    """The context of `tokens`; `names` are names of places and bodies that may occur."""
    pairs: Counter[tuple[str, str]] = Counter()
    spaced: Counter[tuple[str, str]] = Counter()
    triples: Counter[tuple[str, str, str]] = Counter()
    for i in range(1, len(tokens)):
        if not _linked(tokens[i], across=False):
            continue
        pair = tokens[i - 1].key, tokens[i].key
        pairs[pair] += 1
        spaced[pair] += tokens[i].gap == "space"
        if i > 1 and _linked(tokens[i - 1], across=False):
            triples[tokens[i - 2].key, tokens[i - 1].key, tokens[i].key] += 1
    joined, keys = _name_pairs(names)
    return Context(tokens, lexicon(), joined, keys, pairs, spaced, triples)


@lru_cache(maxsize=4)
def _name_pairs(
    names: tuple[str, ...],
) -> tuple[frozenset[tuple[str, str]], frozenset[str]]:
    pairs: set[tuple[str, str]] = set()
    alone: set[str] = set()
    for name in names:
        keys = [key_of(word) for word in name.split()]
        alone.update(keys)
        pairs.update(pairwise(keys))
    return frozenset(pairs), frozenset(alone)
