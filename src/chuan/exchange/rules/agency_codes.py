"""Codes by which agencies are told apart on the national document axis (mã định danh cơ quan)."""

import re
from typing import Final

_LEVELS: Final = re.compile(r"[A-Z]\d{2}(?:\.\d{2,3}){0,4}")
"""The form of today: a letter and two digits for the agency of level 1, a group for each level below."""
_THIRTEEN: Final = re.compile(r"\d{3}\.\d{2}\.\d{2}\.[A-Z]\d{2}")
"""The former form of thirteen signs, written from the lowest level up."""


def read_agency_code(text: str) -> str:
    """The code as it is written; "" when the text is none.

    >>> read_agency_code(" h40 . 08 ")
    'H40.08'
    >>> read_agency_code("000.00.19.H40")
    '000.00.19.H40'
    >>> read_agency_code("Sở KH&CN")
    ''

    Basis: Quyết định 20/2020/QĐ-TTg
    """
    code = "".join(text.split()).upper()
    known = _LEVELS.fullmatch(code) or _THIRTEEN.fullmatch(code)
    return code if known else ""


def is_former(code: str) -> bool:
    """The code has the former form of thirteen signs.

    >>> is_former("000.00.19.H40"), is_former("H40.08")
    (True, False)
    """
    return bool(_THIRTEEN.fullmatch(code))


def is_below(code: str, other: str) -> bool:
    """The agency of `code` stands below that of `other`, as far as codes of today tell.

    >>> is_below("H40.08.01", "H40.08"), is_below("H40.080", "H40.08")
    (True, False)
    """
    return code.startswith(f"{other}.")
