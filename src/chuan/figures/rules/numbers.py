"""Numbers as officers write them ("1.234,5", "1 234", "12%"), never guessed between two readings."""

import re
from decimal import ROUND_HALF_UP, Decimal
from typing import Final

from chuan.domain.sentences import Sentence, gettext_noop
from chuan.figures.errors import FigureRefused

MOST_DECIMALS: Final = 4
"""Figures are kept in ten-thousandths."""
LARGEST: Final = Decimal(10) ** 13
"""The largest figure of a body above the communes; all of them still add up within a column."""
LARGEST_OF_A_COMMUNE: Final = Decimal(10) ** 11
EMPTY: Final = frozenset({"", "-", "–", "—", "…", "..."})
_SPACES: Final = re.compile(r"[\s\u00a0\u2007\u2009\u202f'’]+")
_DIGITS: Final = re.compile(r"\d+")
_GROUPED: Final = re.compile(r"\d{1,3}(?:[ ]\d{3})+(?=$|[.,])")


def read_optional(text: str, *, decimals: int) -> Decimal | None:
    """The figure, or None where the cell is empty or has a dash; `FigureRefused` as `read_number`."""
    return None if text.strip() in EMPTY else read_number(text, decimals=decimals)


def read_number(text: str, *, decimals: int) -> Decimal:
    """The figure that `text` writes, with at most `decimals` places after the comma.

    Raises `FigureRefused` for what is no number, is too fine or too large, or has two readings.

    >>> read_number("1.234,5", decimals=1), read_number("1 234", decimals=0)
    (Decimal('1234.5'), Decimal('1234'))
    """
    shown = " ".join(text.split())[:60]
    body, negative = _without_marks(text)
    whole, fraction = _halves(body, decimals, shown)
    if len(fraction.rstrip("0")) > min(decimals, MOST_DECIMALS):
        raise _too_fine(decimals, shown)
    if len(whole.lstrip("0")) > 16:
        raise FigureRefused(
            Sentence(gettext_noop("“%(written)s” lớn quá mức ghi được."), written=shown)
        )
    figure = Decimal(f"{whole}.{fraction}" if fraction.rstrip("0") else whole)
    return -figure if negative and figure else figure


def write_number(value: Decimal, decimals: int = 0) -> str:
    """The figure as Vietnamese papers write it, rounded to `decimals` places, without idle zeros.

    >>> write_number(Decimal("1234.50"), 2), write_number(Decimal(-1000000))
    ('1.234,5', '-1.000.000')
    """
    rounded = value.quantize(Decimal(1).scaleb(-decimals), rounding=ROUND_HALF_UP)
    whole, _dot, fraction = f"{abs(rounded):f}".partition(".")
    groups = f"{int(whole):,}".replace(",", ".")
    tail = fraction.rstrip("0")
    sign = "-" if rounded < 0 else ""
    return f"{sign}{groups},{tail}" if tail else f"{sign}{groups}"


def shown_number(value: Decimal | None, decimals: int = 0) -> str:
    """The same, and a dash where nothing is known.

    >>> shown_number(None), shown_number(Decimal(3))
    ('–', '3')
    """
    return "–" if value is None else write_number(value, decimals)


def check_size(value: Decimal | None, *, of_a_commune: bool) -> None:
    """Refuse a figure so large that sums of it would not fit."""
    largest = LARGEST_OF_A_COMMUNE if of_a_commune else LARGEST
    if value is not None and abs(value) > largest:
        raise FigureRefused(
            Sentence(
                gettext_noop("Số lớn nhất ghi được là %(most)s; cần kiểm tra lại đơn vị tính."),
                most=write_number(largest),
            )
        )


def _without_marks(text: str) -> tuple[str, bool]:
    """The digits and their separators, single spaces within; whether a minus stands before them."""
    body = _SPACES.sub(" ", text).strip()
    if body.endswith("%"):
        body = body[:-1].rstrip()
    if body.startswith("(") and body.endswith(")"):
        return body[1:-1].strip(), True
    negative = body[:1] in {"-", "−", "–"}
    if negative or body.startswith("+"):
        body = body[1:].lstrip()
    return body, negative


def _halves(body: str, decimals: int, shown: str) -> tuple[str, str]:
    """Digits before and after the decimal mark."""
    if " " in body:
        if not _GROUPED.match(body):
            raise _no_number(shown)
        body = body.replace(" ", "")
        return _with_one_mark(body, shown)
    if _DIGITS.fullmatch(body) and body.isascii():
        return body, ""
    marks = {mark for mark in ".," if mark in body}
    if len(marks) == 2:
        return _with_two_marks(body, shown)
    if len(marks) == 1:
        return _with_a_mark(body, marks.pop(), decimals, shown)
    raise _no_number(shown)


def _with_one_mark(body: str, shown: str) -> tuple[str, str]:
    """Groups were spaces: what is left is the decimal mark."""
    parts = re.split(r"[.,]", body)
    if len(parts) > 2 or not all(_is_digits(part) for part in parts):
        raise _no_number(shown)
    return parts[0], parts[1] if len(parts) == 2 else ""


def _with_two_marks(body: str, shown: str) -> tuple[str, str]:
    """The last mark is the decimal one, the other parts groups of three."""
    decimal_mark = body[max(body.rfind("."), body.rfind(","))]
    group_mark = "," if decimal_mark == "." else "."
    whole, _mark, fraction = body.rpartition(decimal_mark)
    if decimal_mark in whole or not _is_digits(fraction) or not _is_grouped(whole, group_mark):
        raise _no_number(shown)
    return whole.replace(group_mark, ""), fraction


def _with_a_mark(body: str, mark: str, decimals: int, shown: str) -> tuple[str, str]:
    """One kind of mark: groups of three, or the decimal mark; refused when it may be both."""
    if body.count(mark) > 1:
        if not _is_grouped(body, mark):
            raise _no_number(shown)
        return body.replace(mark, ""), ""
    whole, _mark, fraction = body.partition(mark)
    if not _is_digits(whole) or not _is_digits(fraction):
        raise _no_number(shown)
    if not _is_grouped(body, mark) or (mark == "," and decimals >= 3):
        return whole, fraction
    if decimals == 0 or (mark == "." and decimals < 3):
        return whole + fraction, ""
    raise FigureRefused(
        Sentence(
            gettext_noop("“%(written)s” có hai cách đọc: hãy viết %(one)s hoặc %(other)s."),
            written=shown,
            one=whole + fraction,
            other=f"{whole},{fraction[:decimals]}",
        )
    )


def _is_digits(text: str) -> bool:
    return text.isascii() and text.isdigit()


def _is_grouped(text: str, mark: str) -> bool:
    """Groups of three after a first of one to three that does not begin with 0."""
    first, *rest = text.split(mark)
    proper = _is_digits(first) and len(first) <= 3 and not first.startswith("0")
    return proper and all(_is_digits(part) and len(part) == 3 for part in rest)


def _no_number(shown: str) -> FigureRefused:
    return FigureRefused(
        Sentence(
            gettext_noop("“%(written)s” không phải là số; hãy viết như 1.234,5."), written=shown
        )
    )


def _too_fine(decimals: int, shown: str) -> FigureRefused:
    if decimals == 0:
        return FigureRefused(
            Sentence(
                gettext_noop("“%(written)s” có phần lẻ, mà chỉ tiêu này đếm số nguyên."),
                written=shown,
            )
        )
    return FigureRefused(
        Sentence(
            gettext_noop("“%(written)s” có nhiều chữ số lẻ quá; ghi nhiều nhất %(n)s chữ số."),
            written=shown,
            n=min(decimals, MOST_DECIMALS),
        )
    )
