"""Codes of goods: HS and ICS, found in a cell in any spelling, and how nearly two of them agree."""

import re
from dataclasses import dataclass
from typing import Final

from chuan.engagement.enums import Scheme

HEADING: Final = 4
"""Digits of an HS heading: the shortest code that names goods and not a whole chapter."""
CHAPTER: Final = 2
_LENGTHS: Final = (2, 4, 6, 8, 10)
_RANGE: Final = re.compile(r"(?<![\d.])([0-9]{4})\s*[-–—]\s*([0-9]{4})(?![\d.])")
_HS: Final = re.compile(r"(?<![\d.,])[0-9]{2}(?:[. ]?[0-9]{2}){0,4}(?![\d%])(?![.,][0-9])")
_ICS: Final = re.compile(
    r"(?<![\d.])([0-9]{2})(?:\.([0-9]{3})(?:\.([0-9]{2}))?)?(?![\d])(?!\.[0-9])"
)
_CHAPTER: Final = re.compile(r"(?:CHAPTER|CHƯƠNG|CHUONG)S?\s*([0-9]{1,2})\b", re.IGNORECASE)
_MOST_OF_RANGE: Final = 60
_LAST_CHAPTER: Final = 97
_MOST_CODES: Final = 400


def plain_hs(text: str) -> str:
    """The digits of one HS code, "" for what is none.

    >>> plain_hs("0409.00.00"), plain_hs("0409 00 00"), plain_hs("04.09"), plain_hs("409")
    ('04090000', '04090000', '0409', '')
    """
    digits = re.sub(r"[.\s]", "", text.strip())
    if not digits.isascii() or not digits.isdigit() or len(digits) not in _LENGTHS:
        return ""
    return digits if 1 <= int(digits[:2]) <= _LAST_CHAPTER else ""


def print_hs(code: str) -> str:
    """The usual print: 0409, 0409.00, 0409.00.00."""
    pairs = [code[at : at + 2] for at in range(HEADING, len(code), 2)]
    return ".".join([code[:HEADING], *pairs])


def find_hs(text: str) -> tuple[str, ...]:
    """Every HS code of a cell, ranges of headings spread out; a chapter only where it is said so.

    >>> find_hs("0409.00 - Natural honey; 0401-0403; chapter 16; ISO 22000:2018")
    ('0401', '0402', '0403', '16', '040900')
    """
    text = re.sub(
        r"\b(?:ISO|IEC|TCVN|QCVN|EN|CODEX)[^;,]*", " ", text[:20_000], flags=re.IGNORECASE
    )
    found: dict[str, None] = {}
    for first, last in _RANGE.findall(text):
        if 0 <= int(last) - int(first) <= _MOST_OF_RANGE:
            for code in range(int(first), int(last) + 1):
                _add(found, f"{code:04d}")
    text = _RANGE.sub(" ", text)
    for chapter in _CHAPTER.findall(text):
        _add(found, f"{int(chapter):02d}")
    for code in _HS.findall(_CHAPTER.sub(" ", text)):
        if len(plain_hs(code)) >= HEADING and not _is_year(plain_hs(code)):
            _add(found, plain_hs(code))
    return tuple(found)[:_MOST_CODES]


def _is_year(code: str) -> bool:
    """Chapters 19 and 20 end at headings 1905 and 2009; what lies behind is a year."""
    return len(code) == HEADING and (1906 <= int(code) <= 2000 or 2010 <= int(code) <= 2099)


def _add(found: dict[str, None], code: str) -> None:
    if plain_hs(code):
        found[code] = None


def plain_ics(text: str) -> str:
    """One ICS code, "" for what is none.

    >>> plain_ics("67.180.10"), plain_ics(" 67.180 "), plain_ics("67"), plain_ics("6718010")
    ('67.180.10', '67.180', '67', '')
    """
    clean = text.strip()
    return clean if _ICS.fullmatch(clean) else ""


def find_ics(text: str) -> tuple[str, ...]:
    """Every ICS code of a cell from its group down ("67.180"); a bare field looks like any number.

    >>> find_ics("67.180.10 - Sugar; 67.050, 97")
    ('67.180.10', '67.050')
    """
    found = (match.group(0) for match in _ICS.finditer(text[:20_000]) if match.group(2))
    return tuple(dict.fromkeys(found))[:_MOST_CODES]


@dataclass(frozen=True, slots=True, order=True)
class Agreeing:
    """How nearly two codes agree: the code that both lie in, and how much it says (0 to 100)."""

    strength: int
    scheme: str
    shared: str


_HS_STRENGTH: Final = {2: 20, 4: 60, 6: 80, 8: 90, 10: 95}
_ICS_STRENGTH: Final = {6: 40, 9: 50}


def hs_agreeing(one: str, other: str) -> Agreeing | None:
    """Whether one HS code lies in the other; beginnings of equal digits that end apart do not agree.

    >>> hs_agreeing("0409", "04090000").shared, hs_agreeing("040900", "0410")
    ('0409', None)
    """
    shorter, longer = sorted((one, other), key=len)
    if not shorter or len(shorter) not in _HS_STRENGTH or not longer.startswith(shorter):
        return None
    return Agreeing(_HS_STRENGTH[len(shorter)], Scheme.HS, shorter)


def ics_agreeing(one: str, other: str) -> Agreeing | None:
    """Whether one ICS code lies in the other, from the group down; a field alone is too wide.

    >>> ics_agreeing("67.180", "67.180.10").shared, ics_agreeing("67", "67.180")
    ('67.180', None)
    """
    shorter, longer = sorted((one, other), key=len)
    inside = longer == shorter or longer.startswith(f"{shorter}.")
    if len(shorter) not in _ICS_STRENGTH or not inside:
        return None
    return Agreeing(_ICS_STRENGTH[len(shorter)], Scheme.ICS, shorter)


def prefixes(scheme: str, code: str) -> tuple[str, ...]:
    """The code and all that it lies in, as far as they can agree with anything.

    >>> prefixes("hs", "04090000"), prefixes("ics", "67.180.10")
    (('04', '0409', '040900', '04090000'), ('67.180', '67.180.10'))
    """
    lengths = _HS_STRENGTH if scheme == Scheme.HS else _ICS_STRENGTH
    return tuple(code[:length] for length in lengths if length <= len(code))
