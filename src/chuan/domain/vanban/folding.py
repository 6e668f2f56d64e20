"""Text folded for comparison without moving any character: lower case, one way to place tones."""

import re
import unicodedata
from functools import lru_cache

_FINAL_TONE = re.compile(r"(?<![qQ])([oOuU])([áàảãạéèẻẽẹýỳỷỹỵÁÀẢÃẠÉÈẺẼẸÝỲỶỸỴ])(?![^\W\d_])")
_LINE = 200
_DASHES = str.maketrans("–—‐‑−", "-----")
_D_WITH_STROKE = str.maketrans("đĐ", "dD")


def fold(text: str) -> str:
    """Lower case, plain dashes, "hoá" as "hóa", "uỷ" as "ủy"; as long as `text`, place by place.

    >>> fold("Đảng uỷ – HOÀ")
    'đảng ủy - hòa'
    """
    return _fold_line(text) if len(text) <= _LINE else _fold(text)


def _fold(text: str) -> str:
    lower = text.lower()
    if len(lower) != len(text):
        lower = "".join(low if len(low := char.lower()) == 1 else char for char in text)
    return _FINAL_TONE.sub(_move_tone, lower.translate(_DASHES))


def _move_tone(pair: re.Match[str]) -> str:
    first, second = pair.groups()
    mark = unicodedata.normalize("NFD", second)
    moved = unicodedata.normalize("NFC", first + mark[1:])
    return moved + mark[0] if len(moved) == 1 else first + second


_fold_line = lru_cache(maxsize=8192)(_fold)


@lru_cache(maxsize=4096)
def bare(text: str) -> str:
    """Folded text without any diacritics, for comparing what may be a slip of the keyboard.

    >>> bare("Thưởng vụ")
    'thuong vu'
    """
    marks = unicodedata.normalize("NFD", fold(text).translate(_D_WITH_STROKE))
    return "".join(char for char in marks if not unicodedata.combining(char))
