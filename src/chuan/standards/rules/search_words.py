"""What the index keeps of a record: folded words, words with their diacritics, fields as tokens."""

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache
from typing import Final

from chuan.domain.vanban.folding import fold as one_tone

_WORD: Final = re.compile(r"[^\W_]+")
_D: Final = str.maketrans({"đ": "d", "Đ": "d"})
LONGEST: Final = 32
"""Letters of a word that are kept in the vocabulary."""


@lru_cache(maxsize=60_000)
def bare(word: str) -> str:
    """A word without its diacritics, in small letters.

    >>> bare("Đồ"), bare("Café")
    ('do', 'cafe')
    """
    if word.isascii():
        return word.lower()
    apart = unicodedata.normalize("NFKD", word.translate(_D))
    return "".join(sign for sign in apart if sign.isalnum()).casefold()


def spelt(text: str) -> list[str]:
    """The words of a text in small letters, diacritics kept, tones where they are put today.

    >>> spelt("Tiêu chuẩn hoá (AQL)")
    ['tiêu', 'chuẩn', 'hóa', 'aql']
    """
    if text.isascii():
        return _WORD.findall(text.lower())
    return _WORD.findall(one_tone(unicodedata.normalize("NFC", text)))


def folded(text: str) -> list[str]:
    """The words of a text without diacritics.

    >>> folded("Nước mắm")
    ['nuoc', 'mam']
    """
    return [plain for word in spelt(text) if (plain := bare(word))]


def marked(text: str) -> list[str]:
    """The words of a text with diacritics as they are spelt; none of a text without any."""
    return [] if text.isascii() else spelt(text)


def ics_tokens(codes: Iterable[str]) -> list[str]:
    """Every level of every field as one word.

    >>> ics_tokens(["67.180.10"])
    ['ics67', 'ics67180', 'ics6718010']
    """
    tokens: dict[str, None] = {}
    for code in codes:
        levels = code.split(".")
        for depth in range(1, len(levels) + 1):
            tokens["ics" + "".join(levels[:depth])] = None
    return list(tokens)
