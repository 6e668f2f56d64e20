"""Where in a document some words stand: the numbers of the headings above them."""

import re

from chuan.domain.vanban.folding import fold

_ROMAN = re.compile(r"^\s*([IVX]{1,5})\s*[.:)/-]\s*\S", re.MULTILINE)
_ARABIC = re.compile(r"^\s*(\d{1,2}(?:\.\d{1,2}){0,3})\s*[.:)]\s*\S", re.MULTILINE)
_LETTER = re.compile(r"^\s*([a-zđ])\s*[.)]\s*\S", re.MULTILINE)
_WORDS = 12


def heading_above(text: str, words: str) -> str:
    r"""The place of `words` as people cite it ("Mục II.2.a"), or "" where it does not tell.

    >>> heading_above("II. MỤC TIÊU\n1. Đến năm 2030\n- 60% sản phẩm chủ lực", "60% sản phẩm chủ lực")
    'Mục II.1'
    """
    at = place_of(text, words)
    if at is None:
        return ""
    above = text[:at]
    roman = _last(_ROMAN, above, 0)
    arabic = _last(_ARABIC, above, roman[1] if roman else 0)
    letter = _last(_LETTER, above, arabic[1] if arabic else roman[1] if roman else 0)
    parts = [found[0] for found in (roman, arabic, letter) if found]
    return f"Mục {'.'.join(parts)}" if parts else ""


def place_of(text: str, words: str) -> int | None:
    """Where the first words stand in the text, case, line ends and spaces aside."""
    parts = [re.escape(part) for part in fold(words).split()[:_WORDS]]
    found = re.search(r"\s+".join(parts), fold(text)) if parts else None
    return found.start() if found else None


def _last(pattern: re.Pattern[str], text: str, after: int) -> tuple[str, int] | None:
    found = None
    for match in pattern.finditer(text, after):
        found = (match[1], match.end())
    return found
