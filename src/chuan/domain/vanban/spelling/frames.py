"""Two words printed as two others that are real words too: told by the phrase that they stand in.

"phần đầu" is a word, and so is "phấn đấu"; only "phần đầu đạt", where the lexicon knows
"phấn đấu đạt" and nothing like "đầu đạt", shows which one was meant.
"""

from collections.abc import Iterator, Mapping
from functools import lru_cache

from chuan.domain.vanban.spelling.context import Context
from chuan.domain.vanban.spelling.distance import slip_kind, spell, unaccented
from chuan.domain.vanban.spelling.lexicon import lexicon
from chuan.domain.vanban.spelling.syllables import strip_tone

Triple = tuple[str, str, str]
FIGURE = "#"
"""What stands in the data for a figure ("phấn đấu 100%")."""


@lru_cache(maxsize=1)
def _frames() -> Mapping[Triple, tuple[Triple, ...]]:
    """The triples inside the long words and phrases of the lexicon, by their bare letters."""
    found: dict[Triple, list[Triple]] = {}
    for chain in lexicon().chains:
        for triple in zip(chain, chain[1:], chain[2:], strict=False):
            found.setdefault(_bare_triple(triple), []).append(triple)
    return {bare: tuple(dict.fromkeys(triples)) for bare, triples in found.items()}


def _bare_triple(triple: Triple) -> Triple:
    first, second, third = triple
    return _bare(first), _bare(second), _bare(third)


@lru_cache(maxsize=8192)
def _bare(key: str) -> str:
    return unaccented(strip_tone(spell(key))[0])


def misread_pairs(context: Context, text: str) -> Iterator[tuple[int, str, str]]:
    """Index of the first token, and the two keys meant, where a pair is printed for its twin."""
    tokens = context.tokens
    for i in range(len(tokens) - 1):
        first, second = tokens[i], tokens[i + 1]
        if second.gap not in ("space", "line") or not context.known(first.key, second.key):
            continue
        third = context.right(i + 1, across=False)
        key = third.key if third else FIGURE if text[second.end :][:2].strip().isdigit() else ""
        if not key or context.known(second.key, key):
            continue
        printed = first.key, second.key, key
        for left, right, after in _frames().get(_bare_triple(printed), ()):
            if after == key and _twins(first.key, left) and _twins(second.key, right):
                yield i, left, right
                break


def _twins(printed: str, meant: str) -> bool:
    return slip_kind(spell(printed), spell(meant)) in ("tone", "accent")
