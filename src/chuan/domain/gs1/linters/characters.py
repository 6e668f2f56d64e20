"""Rules about the characters of a part: the sets, check digits, numbers, marks, percent codes.

Source: GS1 General Specifications §7.9 to §7.11; RFC 4648 §5 for set 64.
"""

import re
from collections.abc import Callable
from typing import Final

from chuan.domain.gs1.check_digits import (
    CSET_82,
    LONGEST_WITH_PAIR,
    check_pair,
    require_check_digit,
)
from chuan.domain.gs1.errors import Gs1Error
from chuan.domain.sentences import Sentence, gettext_noop

CLASSES: Final = {
    "N": "0-9",
    "X": re.escape(CSET_82),
    "Y": "#\\-/0-9A-Z",
    "Z": "\\-_0-9A-Za-z=",
}
"""The inside of a regular expression's character class for each kind of component."""
_OUTSIDE: Final = {kind: re.compile(f"[^{inside}]") for kind, inside in CLASSES.items()}
SET_CODES: Final = {
    "N": "non_digit_character",
    "X": "invalid_cset82_character",
    "Y": "invalid_cset39_character",
    "Z": "invalid_cset64_character",
}
SET_NAMES: Final = {
    "N": gettext_noop("chữ số"),
    "X": gettext_noop("bộ 82 ký tự GS1"),
    "Y": gettext_noop("bộ 39 ký tự GS1"),
    "Z": gettext_noop("bộ ký tự base64url"),
}
_GCP_SHORTEST: Final = 4
_PERCENT: Final = re.compile("%(?![0-9A-Fa-f]{2})")
_SET_64_TRIPLE: Final = 3
_PADDING_LONGEST: Final = 2


def refuse_other_characters(kind: str, text: str) -> None:
    """Refuse a text that has a character outside the set of its kind (N, X, Y or Z)."""
    found = _OUTSIDE[kind].search(text)
    if found is not None:
        raise Gs1Error(
            Sentence(
                gettext_noop("Ký tự “%(character)s” không thuộc %(set)s."),
                character=found.group(),
                set=(SET_NAMES[kind],),
            ),
            code=SET_CODES[kind],
            position=found.start(),
        )


def refuse_other_than_digits(text: str) -> None:
    """Refuse a text with anything but digits."""
    refuse_other_characters("N", text)


def refuse_outside_set_82(text: str) -> None:
    """Refuse a text with a character outside set 82."""
    refuse_other_characters("X", text)


def refuse_outside_set_39(text: str) -> None:
    """Refuse a text with a character outside set 39."""
    refuse_other_characters("Y", text)


def refuse_outside_set_64(text: str) -> None:
    """Refuse what is not base64url; "=" only fills up the last group of three."""
    bare = text.rstrip("=")
    padding = len(text) - len(bare)
    if "=" in bare:
        raise Gs1Error(
            gettext_noop("Dấu “=” chỉ được đứng ở cuối."),
            code=SET_CODES["Z"],
            position=bare.index("="),
        )
    refuse_other_characters("Z", bare)
    if padding and (padding > _PADDING_LONGEST or len(text) % _SET_64_TRIPLE):
        raise Gs1Error(
            gettext_noop("Số dấu “=” ở cuối không khớp độ dài."),
            code="invalid_cset64_padding",
            position=len(bare),
        )


def refuse_wrong_check_digit(text: str) -> None:
    """Refuse a number whose last digit is not the check digit of the others."""
    if not text:
        raise Gs1Error(gettext_noop("Thiếu số kiểm tra."), code="too_short_for_check_digit")
    require_check_digit(text)


def refuse_wrong_check_pair(text: str) -> None:
    """Refuse a text whose last two characters are not the check pair of the others."""
    if not 2 <= len(text) <= LONGEST_WITH_PAIR:
        raise Gs1Error(
            gettext_noop("Mã có cặp ký tự kiểm tra phải dài từ 2 đến 99 ký tự."),
            code="too_short_for_check_pair" if len(text) < 2 else "too_long_for_check_pair",
        )
    right = check_pair(text[:-2])
    if right != text[-2:]:
        raise Gs1Error(
            Sentence(gettext_noop("Cặp ký tự kiểm tra sai: phải là “%(right)s”."), right=right),
            code="incorrect_check_pair",
            position=len(text) - 2,
        )


def refuse_no_company_prefix(start: int) -> Callable[[str], None]:
    """A rule that refuses a text without a company prefix, which has 4 digits or more, at `start`."""

    def rule(text: str) -> None:
        prefix = text[start : start + _GCP_SHORTEST]
        if len(prefix) < _GCP_SHORTEST or not (prefix.isascii() and prefix.isdigit()):
            raise Gs1Error(
                gettext_noop(
                    "Mã phải bắt đầu bằng tiền tố mã doanh nghiệp GS1 (ít nhất 4 chữ số)."
                ),
                code="invalid_gcp_prefix",
                position=min(start, len(text)),
            )

    return rule


def refuse_digits_only(text: str) -> None:
    """Refuse a text in which every character is a digit."""
    if not text.strip("0123456789"):
        raise Gs1Error(
            gettext_noop("Phải có ít nhất một ký tự không phải chữ số."),
            code="requires_non_digit_character",
            position=0,
        )


def refuse_other_than_hyphens(text: str) -> None:
    """Refuse what is not one hyphen or more."""
    if not text or text.strip("-"):
        raise Gs1Error(gettext_noop("Chỉ được dùng dấu “-”."), code="not_hyphen", position=0)


def refuse_broken_percent_codes(text: str) -> None:
    """Refuse a percent sign without two hexadecimal digits after it."""
    found = _PERCENT.search(text)
    if found is not None:
        raise Gs1Error(
            gettext_noop("Sau dấu “%” phải có hai chữ số thập lục phân."),
            code="invalid_percent_sequence",
            position=found.start(),
        )


def refuse_zero(text: str) -> None:
    """Refuse a number that is zero."""
    refuse_other_than_digits(text)
    if not text.strip("0"):
        raise Gs1Error(gettext_noop("Giá trị phải khác 0."), code="illegal_zero_value", position=0)


def refuse_other_than_zero(text: str) -> None:
    """Refuse what is not all zeros."""
    if text.strip("0"):
        raise Gs1Error(gettext_noop("Phần này phải là số 0."), code="not_zero", position=0)


def refuse_leading_zero(text: str) -> None:
    """Refuse a number written with a zero before it."""
    refuse_other_than_digits(text)
    if text.startswith("0"):
        raise Gs1Error(
            gettext_noop("Không được bắt đầu bằng số 0."), code="illegal_zero_prefix", position=0
        )
