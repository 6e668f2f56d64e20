"""Sums of money in Vietnamese words, as vouchers spell them."""

from decimal import Decimal
from typing import Final

_DIGITS: Final = ("không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín")
_UNITS: Final = ("", "nghìn", "triệu")
_BILLION: Final = 10**9


def spell_dong(value: Decimal) -> str:
    """The sum in words, rounded to whole đồng.

    >>> spell_dong(Decimal(185_000_000))
    'một trăm tám mươi lăm triệu đồng'
    >>> spell_dong(Decimal(2_005_010_000))
    'hai tỷ không trăm linh năm triệu không trăm mười nghìn đồng'
    """
    amount = int(value.quantize(Decimal(1)))
    sign = "âm " if amount < 0 else ""
    return f"{sign}{spell(abs(amount))} đồng"


def spell(number: int) -> str:
    """A whole number that is not negative, in words."""
    if number < _BILLION:
        return _below_a_billion(number, full=False)
    above, below = divmod(number, _BILLION)
    words = f"{spell(above)} tỷ"
    return f"{words} {_below_a_billion(below, full=True)}" if below else words


def _below_a_billion(number: int, *, full: bool) -> str:
    if number == 0:
        return _DIGITS[0]
    said: list[str] = []
    for place in (2, 1, 0):
        group = number // 1000**place % 1000
        if group:
            three = _three(group, full=full or bool(said))
            said.append(f"{three} {_UNITS[place]}".strip())
    return " ".join(said)


def _three(group: int, *, full: bool) -> str:
    """Three digits; `full` says the hundreds even when there are none."""
    hundreds, rest = divmod(group, 100)
    said = [f"{_DIGITS[hundreds]} trăm"] if hundreds or full else []
    if rest:
        said.append(_two(rest, after_hundreds=bool(said)))
    return " ".join(said)


def _two(rest: int, *, after_hundreds: bool) -> str:
    tens, ones = divmod(rest, 10)
    if tens == 0:
        return f"linh {_DIGITS[ones]}" if after_hundreds else _DIGITS[ones]
    said = "mười" if tens == 1 else f"{_DIGITS[tens]} mươi"
    if ones == 0:
        return said
    if ones == 5:
        return f"{said} lăm"
    if ones == 1 and tens > 1:
        return f"{said} mốt"
    return f"{said} {_DIGITS[ones]}"
