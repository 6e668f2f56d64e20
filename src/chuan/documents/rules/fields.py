"""Which fields a reading has, section by section: the one table behind the import screen and its edits."""

import math
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from chuan.documents.enums import DocumentKind, Recurrence
from chuan.domain.sentences import gettext_noop

Form = Literal[
    "text", "long", "date", "due", "names", "year", "quarter", "number", "kind", "recurrence"
]
Json = None | bool | int | float | str | list["Json"] | dict[str, "Json"]


@dataclass(frozen=True, slots=True)
class Field:
    """One value of an item; `key` is its place below the item ("period/end")."""

    key: str
    form: Form = "text"


@dataclass(frozen=True, slots=True)
class Section:
    """A list of items of one kind in a document, or its header. Items of a `scalar` section are texts."""

    key: str
    fields: tuple[Field, ...]
    scalar: bool = False


HEADER = Section(
    "header",
    (
        Field("kind", "kind"),
        Field("issuer"),
        Field("superior"),
        Field("symbol"),
        Field("date", "date"),
        Field("place"),
        Field("title", "long"),
        Field("signer/name"),
        Field("signer/position"),
        Field("signer/authority"),
    ),
)
_TEXT = (Field("text", "long"),)
SECTIONS: tuple[Section, ...] = (
    HEADER,
    Section("citations", (Field("symbol"), Field("kind"), Field("date", "date"), Field("issuer"))),
    Section("citations_unnumbered", _TEXT, scalar=True),
    Section("purposes", _TEXT, scalar=True),
    Section("requirements", _TEXT, scalar=True),
    Section(
        "targets",
        (
            Field("text", "long"),
            Field("value", "number"),
            Field("unit"),
            Field("by", "year"),
            Field("subject"),
            Field("recurrence", "recurrence"),
        ),
    ),
    Section(
        "tasks",
        (
            Field("section"),
            Field("number"),
            Field("text", "long"),
            Field("lead", "names"),
            Field("coordinate", "names"),
            Field("time"),
            Field("period/start", "year"),
            Field("period/end", "year"),
            Field("period/quarter", "quarter"),
            Field("period/recurrence", "recurrence"),
            Field("product", "long"),
        ),
    ),
    Section("duties", (Field("actor"), Field("text", "long"), Field("due", "due"))),
    Section(
        "reporting",
        (
            Field("who", "names"),
            Field("to", "names"),
            Field("due", "due"),
            Field("recurrence", "recurrence"),
        ),
    ),
    Section("recipients", _TEXT, scalar=True),
)
BY_KEY: Mapping[str, Section] = {section.key: section for section in SECTIONS}


YEARS = range(1900, 2201)
"""Years that a plan may speak of; anything else is a slip of hand or eye."""


class BadField(ValueError):
    """What was typed cannot be the value of this field; the argument is one Vietnamese sentence."""


_DAY = re.compile(r"(\d{1,2})\s*[/.-]\s*(\d{1,2})\s*[/.-]\s*(\d{4})")
_MONTH = re.compile(r"(\d{1,2})\s*[/.-]\s*(\d{4})")
_DAY_OF_YEAR = re.compile(r"(\d{1,2})\s*[/.-]\s*(\d{1,2})")


def parse_field(form: Form, typed: str) -> Json:
    """The value that was typed, None when the box is empty; raises `BadField`."""
    text = typed.strip()
    if form == "names":
        return [line.strip() for line in text.splitlines() if line.strip()]
    if not text:
        return None
    readers: Mapping[str, Callable[[str], Json]] = {
        "kind": _kind,
        "recurrence": _recurrence,
        "year": _year,
        "quarter": _quarter,
        "number": _number,
        "date": _date,
        "due": _due,
    }
    reader = readers.get(form)
    return reader(text) if reader else " ".join(text.split())


def show_field(form: Form, value: Json) -> str:
    """The value as it is put into a box or shown to people (dates dd/mm/yyyy)."""
    if value is None:
        return ""
    if form == "names":
        return "\n".join(str(name) for name in value) if isinstance(value, list) else str(value)
    if form in {"date", "due"} and isinstance(value, str):
        return show_date(value)
    if isinstance(value, float):
        return f"{value:g}".replace(".", ",")
    return str(value)


def show_date(iso: str) -> str:
    """An ISO date, month or year, or --MM-DD, as people write it."""
    if iso.startswith("--"):
        month, day = iso[2:].split("-")
        return f"{day}/{month}"
    return "/".join(reversed(iso.split("-"))) if re.fullmatch(r"\d{4}(-\d\d){0,2}", iso) else iso


def _kind(text: str) -> str:
    if text not in set(DocumentKind):
        raise BadField(gettext_noop("Hãy chọn một loại văn bản trong danh sách."))
    return text


def _recurrence(text: str) -> str:
    if text not in set(Recurrence):
        raise BadField(gettext_noop("Hãy chọn một cách lặp lại trong danh sách."))
    return text


def _year(text: str) -> int:
    if not re.fullmatch(r"[0-9]{4}", text) or int(text) not in YEARS:
        raise BadField(gettext_noop("Hãy nhập một năm, ví dụ 2030."))
    return int(text)


def _quarter(text: str) -> int:
    if text not in {"1", "2", "3", "4"}:
        raise BadField(gettext_noop("Hãy nhập một quý, từ 1 đến 4."))
    return int(text)


def _number(text: str) -> float:
    plain = text.replace(" ", "").replace("%", "")
    plain = plain.replace(".", "").replace(",", ".") if "," in plain else plain
    try:
        value = float(plain)
    except ValueError:
        value = math.nan
    if not math.isfinite(value):
        raise BadField(gettext_noop("Hãy nhập một con số, ví dụ 100 hoặc 12,5."))
    return value


def _calendar(year: int, month: int, day: int) -> date:
    try:
        found = date(year, month, day)
    except ValueError as error:
        raise BadField(gettext_noop("Ngày này không có trong lịch.")) from error
    if found.year not in YEARS:
        raise BadField(gettext_noop("Năm này không đúng; hãy kiểm tra lại."))
    return found


def _date(text: str) -> str:
    if found := _DAY.fullmatch(text):
        return _calendar(int(found[3]), int(found[2]), int(found[1])).isoformat()
    if found := _MONTH.fullmatch(text):
        return _calendar(int(found[2]), int(found[1]), 1).isoformat()[:7]
    if re.fullmatch(r"[0-9]{4}", text):
        return str(_year(text))
    if re.fullmatch(r"\d{4}-\d\d-\d\d", text):
        return _calendar(int(text[:4]), int(text[5:7]), int(text[8:])).isoformat()
    raise BadField(gettext_noop("Hãy ghi ngày theo dạng dd/mm/yyyy, ví dụ 20/11/2026."))


def _due(text: str) -> str:
    if found := _DAY_OF_YEAR.fullmatch(text):
        day = _calendar(2024, int(found[2]), int(found[1]))
        return f"--{day:%m-%d}"
    return _date(text)


def value_at(item: Json, key: str) -> Json:
    """What stands at `key` ("period/end") below an item; None when there is nothing."""
    for part in key.split("/"):
        if not isinstance(item, dict):
            return None
        item = item.get(part)
    return item


def names(value: Json) -> Sequence[str]:
    """A list of names out of a reading; empty when there is none."""
    return [name for name in value if isinstance(name, str)] if isinstance(value, list) else ()
