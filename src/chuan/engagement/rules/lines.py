"""Lines of a profile: which parts each section has, what must stand in them, how a line is printed."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Final

from chuan.domain.sentences import gettext_noop
from chuan.engagement.enums import Section
from chuan.engagement.errors import LineRefused
from chuan.engagement.rules.goods import HEADING, plain_hs, plain_ics, print_hs
from chuan.engagement.types import LineWords

LAPSES_IN: Final = 60
"""Days before the end of a certificate when its body is told."""
MOST_STARS, LEAST_STARS = 5, 1
OTHER: Final = "other"
FIELDS: Final[Mapping[str, tuple[str, ...]]] = {
    Section.PRODUCT: ("name", "name_en", "hs", "ics", "markets", "detail"),
    Section.STANDARD: ("name", "detail", "since_on"),
    Section.SYSTEM: (
        "code", "name", "number", "body", "detail", "since_on", "valid_until", "file",
    ),
    Section.TOOL: ("code", "name", "since_on", "detail"),
    Section.EQUIPMENT: (
        "code", "name", "number", "quantity", "body", "valid_until", "file",
    ),
    Section.PEOPLE: ("code", "quantity"),
    Section.LABORATORY: ("name", "number", "body", "detail", "valid_until", "file"),
    Section.OCOP: ("name", "code", "quantity", "number", "since_on", "valid_until", "file"),
}  # fmt: skip
"""The parts of each section, in the order in which they are asked for."""
REQUIRED: Final[Mapping[str, tuple[str, ...]]] = {
    Section.PRODUCT: ("name",),
    Section.STANDARD: ("name",),
    Section.SYSTEM: ("code",),
    Section.TOOL: ("code",),
    Section.EQUIPMENT: ("name",),
    Section.PEOPLE: ("code", "quantity"),
    Section.LABORATORY: ("name",),
    Section.OCOP: ("name", "quantity"),
}
_ASKED: Final = {
    "name": gettext_noop("Hãy ghi tên."),
    "code": gettext_noop("Hãy chọn một mục trong danh sách."),
    "quantity": gettext_noop("Hãy ghi số lượng."),
}


def checked(section: str, words: LineWords) -> LineWords:
    """The words with only the parts of their section, codes in one print; raises LineRefused."""
    kept = FIELDS[section]
    empty = LineWords()
    clean = replace(
        words, **{name: getattr(empty, name) for name in empty.__slots__ if name not in kept}
    )
    for name in REQUIRED[section]:
        if getattr(clean, name) in ("", None):
            raise LineRefused(_ASKED[name], field=name)
    if clean.code == OTHER and "name" in kept and not clean.name:
        raise LineRefused(_ASKED["name"], field="name")
    if clean.since_on and clean.valid_until and clean.valid_until < clean.since_on:
        raise LineRefused(
            gettext_noop("Ngày hết hạn phải sau ngày cấp, ngày bắt đầu."), field="valid_until"
        )
    if section == Section.OCOP and not LEAST_STARS <= (clean.quantity or 0) <= MOST_STARS:
        raise LineRefused(gettext_noop("Số sao OCOP từ 1 đến 5."), field="quantity")
    return replace(clean, hs=_hs(clean.hs), ics=_ics(clean.ics))


def _hs(typed: tuple[str, ...]) -> tuple[str, ...]:
    codes = [plain_hs(text) for text in typed if text.strip()]
    if any(len(code) < HEADING for code in codes):
        raise LineRefused(
            gettext_noop("Mã HS cần ít nhất 4 chữ số, ví dụ 0409 hoặc 0409.00.00."), field="hs"
        )
    return tuple(dict.fromkeys(codes))


def _ics(typed: tuple[str, ...]) -> tuple[str, ...]:
    codes = [plain_ics(text) for text in typed if text.strip()]
    if any("." not in code for code in codes):
        raise LineRefused(gettext_noop("Mã ICS ghi như 67.180 hoặc 67.180.10."), field="ics")
    return tuple(dict.fromkeys(codes))


def printed(section: str, words: LineWords, named: Mapping[str, str]) -> str:
    """The line in one row of Vietnamese, as the history keeps it. `named` are names by code.

    >>> printed("system", LineWords(code="iso-9001", number="01/QMS"), {"iso-9001": "ISO 9001"})
    'ISO 9001; số 01/QMS'
    """
    name = words.name
    if words.code and section != Section.OCOP:
        listed = named.get(words.code, words.code)
        name = " – ".join(part for part in ("" if words.code == OTHER else listed, name) if part)
    parts = [
        name,
        words.name_en,
        ("HS " + ", ".join(print_hs(code) for code in words.hs)) if words.hs else "",
        ("ICS " + ", ".join(words.ics)) if words.ics else "",
        ("xuất khẩu: " + ", ".join(words.markets)) if words.markets else "",
        _counted(section, words.quantity),
        f"số {words.number}" if words.number else "",
        words.body,
        words.detail,
        f"từ {words.since_on:%d/%m/%Y}" if words.since_on else "",
        f"đến hết {words.valid_until:%d/%m/%Y}" if words.valid_until else "",
    ]
    return "; ".join(part for part in parts if part)


def _counted(section: str, quantity: int | None) -> str:
    if quantity is None:
        return ""
    word = {Section.OCOP: "sao", Section.PEOPLE: "người"}.get(Section(section), "chiếc")
    return f"{quantity} {word}"


def lapses_soon(valid_until: date | None, on: date) -> bool:
    """Whether it ends within the days in which its body is told, today included."""
    return valid_until is not None and 0 <= (valid_until - on).days <= LAPSES_IN


def has_lapsed(valid_until: date | None, on: date) -> bool:
    """Whether its last day lies before that day."""
    return valid_until is not None and valid_until < on
