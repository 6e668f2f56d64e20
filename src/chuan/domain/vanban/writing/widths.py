"""How wide Times prints a text, so that drawn lines and columns have the right length.

The table holds advance widths in thousandths of the type size; letters with tone marks are as wide
as their base letters.
"""

import json
import unicodedata
from functools import lru_cache
from importlib import resources
from typing import Final

_HORN: Final = "\u031b"
_UNKNOWN: Final = 600


@lru_cache(maxsize=1)
def _tables() -> dict[bool, dict[str, int]]:
    text = (resources.files(__package__) / "data" / "times_widths.json").read_text(encoding="utf-8")
    written = json.loads(text)
    return {
        bold: {char: int(width) for width, chars in written[name].items() for char in chars}
        for bold, name in ((False, "regular"), (True, "bold"))
    }


@lru_cache(maxsize=4096)
def _advance(char: str, bold: bool) -> int:  # noqa: FBT001  (a key of the cache)
    table = _tables()[bold]
    if char not in table:
        parts = unicodedata.normalize("NFD", char)
        base = parts[0] + (_HORN if _HORN in parts else "")
        char = unicodedata.normalize("NFC", base)
    return 0 if unicodedata.combining(char[0]) else table.get(char, _UNKNOWN)


def text_width(text: str, size: float, *, bold: bool = False) -> float:
    """Width in points of one line at `size` points.

    >>> text_width("nn", 10)
    10.0
    """
    return sum(_advance(char, bold) for char in text) * size / 1000
