"""Vietnamese text made comparable: one folding for every search on both engines."""

import re
import unicodedata
from typing import Final

_D: Final = str.maketrans({"đ": "d", "Đ": "d"})
_WORD: Final = re.compile(r"[^\W_]+")


def fold(text: str) -> str:
    """Lower case without diacritics, đ included; what stays is compared letter by letter."""
    apart = unicodedata.normalize("NFKD", text.translate(_D))
    return "".join(sign for sign in apart if not unicodedata.combining(sign)).casefold()


def words(text: str) -> list[str]:
    """The folded words, in order; signs part them ("38-CT/TW" is 38, ct, tw)."""
    return _WORD.findall(fold(text))


def lower(text: str) -> str:
    """Lower case with diacritics kept, composed, single spaces: for exact comparison."""
    return " ".join(unicodedata.normalize("NFC", text).lower().split())
