"""Vietnamese text made comparable: one folding for every search on both engines."""

import re
import unicodedata
from typing import Final

_D: Final = str.maketrans({"đ": "d", "Đ": "d"})
_WORD: Final = re.compile(r"[^\W_]+")
_UNSEEN: Final = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\xad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b-\u200f"
    "\u2028-\u202e\u2060-\u206f\u2800\u3164\ufeff\uffa0\ufff9-\ufffb\ud800-\udfff\U000e0000-\U000e007f]"
)
"""Controls, signs that show nothing and signs that turn the direction of a line; tab and line end stay."""


def fold(text: str) -> str:
    """Lower case without diacritics, đ included; what stays is compared letter by letter."""
    apart = unicodedata.normalize("NFKD", text.translate(_D))
    return "".join(sign for sign in apart if not unicodedata.combining(sign)).casefold()


def unhidden(text: str) -> str:
    """The text without signs that show nothing or turn the direction of a line."""
    return _UNSEEN.sub("", text)


def visible(text: str) -> str:
    """What a person typed as others see it, ends trimmed; "" where they would see nothing."""
    kept = unhidden(text).strip()
    seen = any(unicodedata.category(sign)[0] in "LNPS" for sign in kept)
    return kept if seen else ""


def words(text: str) -> list[str]:
    """The folded words, in order; signs part them ("38-CT/TW" is 38, ct, tw)."""
    return _WORD.findall(fold(text))


def lower(text: str) -> str:
    """Lower case with diacritics kept, composed, single spaces: for exact comparison."""
    return " ".join(unicodedata.normalize("NFC", text).lower().split())
