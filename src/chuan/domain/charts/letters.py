"""How wide words will be in the typeface of the screen, near enough; no font file is read."""

import unicodedata
from functools import cache

_NARROW = frozenset("iljtfrI.,:;'!|()[]-·/")
_WIDE = frozenset("mwMW%…—")


@cache
def _width(letter: str) -> float:
    base = unicodedata.normalize("NFD", letter)[0]
    if letter in " \u00a0":
        return 0.26
    if letter.isdigit() or letter == "−":
        return 0.67
    if base in _NARROW:
        return 0.34
    if base in _WIDE:
        return 0.9
    if base.isupper() or base == "Đ":
        return 0.7
    return 0.59


def width_of(words: str, size: float) -> float:
    """About how wide `words` are at that size, rather too much than too little."""
    return size * sum(_width(letter) for letter in unicodedata.normalize("NFC", words))


def shortened(words: str, room: float, size: float) -> str:
    """The words, or as many letters as fit and an ellipsis.

    >>> shortened("Thành phố Hồ Chí Minh", 60, 12)
    'Thành p…'
    """
    if width_of(words, size) <= room:
        return words
    kept = words
    while kept and width_of(f"{kept}…", size) > room:
        kept = kept[:-1]
    return f"{kept.rstrip()}…"


def wrapped(words: str, room: float, size: float, most: int = 2) -> tuple[str, ...]:
    """At most `most` lines that fit into the room, broken between words; the last one is shortened."""
    lines: list[str] = []
    left = words.split(" ")
    while left and len(lines) < most - 1:
        taken = 1
        while taken < len(left) and width_of(" ".join(left[: taken + 1]), size) <= room:
            taken += 1
        lines.append(shortened(" ".join(left[:taken]), room, size))
        left = left[taken:]
    if left:
        lines.append(shortened(" ".join(left), room, size))
    return tuple(lines)
