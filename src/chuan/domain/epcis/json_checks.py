"""Checks of values out of JSON: nothing when a value fits, else a `Misfit` that names the place.

They are put together into the shapes of EPCIS in `json_shapes`.
"""

import re
from calendar import monthrange
from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import Any, Final, NamedTuple

from chuan.domain.sentences import gettext_noop


class Misfit(NamedTuple):
    """Where in a value something is wrong ("/0/uom", "" for the value itself), and its code."""

    path: str
    code: str


Check = Callable[[Any], Misfit | None]

SENTENCES: Final[Mapping[str, str]] = {
    "not_text": gettext_noop("Giá trị phải là chữ."),
    "not_list": gettext_noop("Giá trị phải là một danh sách."),
    "not_object": gettext_noop("Giá trị phải là một đối tượng {…}."),
    "not_number": gettext_noop("Giá trị phải là số, không đặt trong dấu ngoặc kép."),
    "not_boolean": gettext_noop("Giá trị phải là true hoặc false."),
    "not_moment": gettext_noop(
        "Thời điểm phải viết như 2026-11-23T08:30:00+07:00, có múi giờ và là ngày có thật."
    ),
    "not_offset": gettext_noop("Múi giờ phải viết như +07:00."),
    "not_action": gettext_noop("Hành động phải là ADD, OBSERVE hoặc DELETE."),
    "not_unit": gettext_noop("Đơn vị phải là mã UN/ECE gồm 2 hoặc 3 chữ in hoa hay chữ số (KGM, LTR)."),
    "not_hexadecimal": gettext_noop("Giá trị phải là chuỗi thập lục phân."),
    "not_version": gettext_noop("Phiên bản phải viết như 2.0."),
    "old_word": gettext_noop("Từ của CBV phải viết gọn (shipping), không viết URN trong JSON."),
    "repeated": gettext_noop("Danh sách có phần tử lặp lại."),
    "empty_list": gettext_noop("Danh sách không được rỗng."),
    "missing": gettext_noop("Thiếu trường bắt buộc."),
    "unknown_field": gettext_noop("Trường này không có trong chuẩn."),
    "no_objects": gettext_noop("Sự kiện phải nêu ít nhất một đối tượng."),
    "no_parts": gettext_noop("Biến đổi phải có đầu vào và đầu ra, hoặc transformationID với một trong hai."),
    "ilmd_not_added": gettext_noop("Chỉ sự kiện ADD được mang ilmd."),
    "no_context": gettext_noop("Thiếu @context."),
    "no_context_of_event": gettext_noop("Sự kiện đứng riêng phải có @context."),
    "not_document": gettext_noop("Đây không phải tài liệu hay sự kiện EPCIS."),
}  # fmt: skip

SOFT: Final = frozenset(
    {"repeated", "old_word", "empty_list", "no_objects", "no_parts", "ilmd_not_added"}
)
"""Codes of what is wrong and can be read all the same; a check tells them only where nothing is worse."""

_MOMENT: Final = re.compile(
    r"(\d{4})-(0[1-9]|1[0-2])-(\d\d)[Tt]([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d+)?([Zz]|[+-]([01]\d|2[0-3]):[0-5]\d)",
    re.ASCII,
)
_OFFSET: Final = re.compile(r"[+-]((0[0-9]|1[0-3]):[0-5][0-9]|14:00)", re.ASCII)
UNIT: Final = re.compile(r"[A-Z0-9]{2,3}", re.ASCII)
HEXADECIMAL: Final = re.compile(r"[A-Fa-f0-9]+", re.ASCII)
VERSION: Final = re.compile(r"\d+(\.\d+)*")
_CBV: Final = re.compile(r"urn:epcglobal:cbv|https?://ns\.gs1\.org/cbv/")
_VOC: Final = re.compile(r"https?://(www\.)?gs1\.org/voc/")
_ACTIONS: Final = frozenset({"OBSERVE", "ADD", "DELETE"})


def of_kind(kind: type | tuple[type, ...], code: str) -> Check:
    """A value of a Python kind; `code` when it is another."""

    def check(value: Any) -> Misfit | None:  # noqa: ANN401  (whatever JSON holds)
        return None if isinstance(value, kind) else Misfit("", code)

    return check


def matching(form: re.Pattern[str], code: str) -> Check:
    """A text of one form, from its first sign to its last."""

    def check(value: Any) -> Misfit | None:  # noqa: ANN401  (whatever JSON holds)
        fits = isinstance(value, str) and form.fullmatch(value)
        return None if fits else Misfit("", code)

    return check


def _not_beginning(form: re.Pattern[str]) -> Check:
    def check(value: Any) -> Misfit | None:  # noqa: ANN401  (whatever JSON holds)
        if not isinstance(value, str):
            return Misfit("", "not_text")
        return Misfit("", "old_word") if form.match(value) else None

    return check


def number(value: Any) -> Misfit | None:  # noqa: ANN401  (whatever JSON holds)
    """A number, and no truth value."""
    fits = isinstance(value, int | Decimal | float) and not isinstance(value, bool)
    return None if fits else Misfit("", "not_number")


def moment(value: Any) -> Misfit | None:  # noqa: ANN401  (whatever JSON holds)
    """A date and time with a zone, of a day that exists."""
    found = _MOMENT.fullmatch(value) if isinstance(value, str) else None
    if found is None:
        return Misfit("", "not_moment")
    day = int(found[3])
    if 1 <= day <= 28:
        return None if found[1] != "0000" else Misfit("", "not_moment")
    year = int(found[1])
    fits = year > 0 and 1 <= day <= monthrange(year, int(found[2]))[1]
    return None if fits else Misfit("", "not_moment")


text: Final = of_kind(str, "not_text")
action: Final = matching(re.compile("|".join(_ACTIONS)), "not_action")
offset: Final = matching(_OFFSET, "not_offset")
word: Final = _not_beginning(_CBV)
voc_word: Final = _not_beginning(_VOC)


def listed(item: Check, *, unique: bool = False, least: int = 0) -> Check:
    """A list of what `item` takes; `unique` for texts only."""

    def check(value: Any) -> Misfit | None:  # noqa: ANN401  (whatever JSON holds)
        if not isinstance(value, list):
            return Misfit("", "not_list")
        soft = None
        all_texts = item is text and all(each.__class__ is str for each in value)
        for place, each in enumerate(() if all_texts else value):
            wrong = item(each)
            if wrong is not None:
                found = Misfit(f"/{place}{wrong.path}", wrong.code)
                if wrong.code not in SOFT:
                    return found
                soft = soft or found
        if len(value) < least:
            return Misfit("", "empty_list")
        if unique and len(set(value)) < len(value):
            return Misfit("", "repeated")
        return soft

    return check


def shaped(
    fields: Mapping[str, Check],
    *,
    required: tuple[str, ...] = (),
    closed: bool = False,
    further: Check | None = None,
) -> Check:
    """An object with `fields`; `closed` to others; `further` looks at the whole of it."""

    def check(value: Any) -> Misfit | None:  # noqa: ANN401  (whatever JSON holds)
        if not isinstance(value, dict):
            return Misfit("", "not_object")
        for name in required:
            if name not in value:
                return Misfit(f"/{name}", "missing")
        soft = None
        for name, part in value.items():
            look = fields.get(name)
            if look is None:
                if closed:
                    return Misfit(f"/{name}", "unknown_field")
                continue
            wrong = look(part)
            if wrong is not None:
                found = Misfit(f"/{name}{wrong.path}", wrong.code)
                if wrong.code not in SOFT:
                    return found
                soft = soft or found
        return soft or (further(value) if further is not None else None)

    return check


def text_or(other: Check) -> Check:
    """A text, or what `other` takes."""
    return lambda value: None if isinstance(value, str) else other(value)


def context(value: Any) -> Misfit | None:  # noqa: ANN401  (whatever JSON holds)
    """What may stand at "@context": an address, terms, or a list of them, none twice."""
    if isinstance(value, str | dict):
        return None
    wrong = _CONTEXTS(value)
    if wrong is None and len(set(map(_alike, value))) < len(value):
        return Misfit("", "repeated")
    return wrong


def _alike(value: Any) -> Any:  # noqa: ANN401  (whatever JSON holds)
    """A key that values share which JSON Schema holds equal: 1 and 1.0, but not 1 and true."""
    if isinstance(value, dict):
        return frozenset((name, _alike(part)) for name, part in value.items())
    if isinstance(value, list):
        return tuple(map(_alike, value))
    return isinstance(value, bool), value


_CONTEXTS: Final = listed(of_kind((str, dict), "not_text"))
