"""Tax codes: ten digits with a check digit, three more for a branch, or the twelve of a person."""

import re
from typing import Final

_WEIGHTS: Final = (31, 29, 23, 19, 17, 13, 7, 5, 3)
_SIGNS: Final = re.compile(r"[\s.]")


def plain_tax_code(text: str) -> str:
    """The code in its usual print, "" for what cannot be one.

    >>> plain_tax_code("0123456787"), plain_tax_code("0123456787 001"), plain_tax_code("0123456788")
    ('0123456787', '0123456787-001', '')
    """
    digits = _SIGNS.sub("", text).replace("-", "")
    if not digits.isascii() or not digits.isdigit():
        return ""
    if len(digits) == 12:
        return digits
    if len(digits) not in (10, 13) or not _checks(digits[:10]):
        return ""
    return digits if len(digits) == 10 else f"{digits[:10]}-{digits[10:]}"


def _checks(digits: str) -> bool:
    total = sum(weight * int(digit) for weight, digit in zip(_WEIGHTS, digits[:9], strict=True))
    return 10 - total % 11 == int(digits[9])
