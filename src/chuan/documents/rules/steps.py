"""From what was typed on the import screen to the JSON patches that keep it."""

from collections.abc import Mapping, Sequence
from typing import Any

from chuan.documents.errors import CorrectionRefused
from chuan.documents.rules.edits import Edit
from chuan.documents.rules.fields import (
    BY_KEY,
    HEADER,
    BadField,
    Field,
    Json,
    Section,
    parse_field,
    value_at,
)
from chuan.domain.sentences import gettext_noop

Typed = Mapping[str, str]


def section_of(path: str) -> Section:
    """The section that an item path ("/documents/0/tasks/3", "/documents/0") belongs to."""
    parts = path.split("/")[1:]
    match parts:
        case ["documents", index] if index.isdecimal():
            return HEADER
        case ["documents", index, key, place] if index.isdecimal() and place.isdecimal():
            if key in BY_KEY and key != HEADER.key:
                return BY_KEY[key]
    raise CorrectionRefused(
        gettext_noop("Không tìm thấy mục cần sửa; hãy tải lại trang."), path=path
    )


def corrections(path: str, item: Json, typed: Typed) -> list[Edit]:
    """One replacement for each field whose box says something else than the item does."""
    section = section_of(path)
    if section.scalar:
        text = _parsed(section.fields[0], typed.get("text", ""))
        _require_text(text)
        return [] if text == item else [Edit("replace", path, text)]
    edits = []
    for field in section.fields:
        if field.key not in typed:
            continue
        value = _parsed(field, typed[field.key])
        if field.key == "text":
            _require_text(value)
        if not _same(value, value_at(item, field.key)):
            edits.append(Edit("replace", f"{path}/{field.key}", value))
    return edits


def addition(document: int, key: str, typed: Typed) -> Edit:
    """A new item at the end of a section."""
    section = BY_KEY.get(key)
    if section is None or section is HEADER:
        raise CorrectionRefused(gettext_noop("Không có mục này trong văn bản."), section=key)
    path = f"/documents/{document}/{key}/-"
    if section.scalar:
        text = _parsed(section.fields[0], typed.get("text", ""))
        _require_text(text)
        return Edit("add", path, text)
    item: dict[str, Any] = {}
    for field in section.fields:
        value = _parsed(field, typed.get(field.key, ""))
        _put(item, field.key.split("/"), value)
    if not any(_filled(value) for value in item.values()):
        raise CorrectionRefused(
            gettext_noop("Hãy điền ít nhất một ô."), field=section.fields[0].key
        )
    if key == "tasks":
        item["source"] = "hand"
        item["section"] = item.get("section") or ""
    if any(field.key == "text" for field in section.fields):
        _require_text(item.get("text"))
    return Edit("add", path, item)


def item_at(documents: Sequence[Json], path: str) -> Json:
    """The item at a path of the corrected documents; raises when it is gone."""
    node: Json = list(documents)
    for part in path.split("/")[2:]:
        if isinstance(node, list) and part.isdecimal() and int(part) < len(node):
            node = node[int(part)]
        elif isinstance(node, dict):
            node = node.get(part)
        else:
            node = None
    if node is None:
        raise CorrectionRefused(gettext_noop("Mục này đã được bỏ; hãy tải lại trang."), path=path)
    return node


def _parsed(field: Field, typed: str) -> Json:
    try:
        return parse_field(field.form, typed)
    except BadField as error:
        raise CorrectionRefused(str(error), field=field.key) from error


def _require_text(value: Json) -> None:
    if not value:
        raise CorrectionRefused(
            gettext_noop("Hãy ghi nội dung; muốn bỏ mục này thì dùng nút Bỏ."), field="text"
        )


def _same(new: Json, old: Json) -> bool:
    """Empty, missing and null are one; numbers compare as numbers."""
    if not _filled(new) and not _filled(old):
        return True
    if isinstance(new, int | float) and isinstance(old, int | float):
        return float(new) == float(old)
    return new == old


def _filled(value: Json) -> bool:
    if isinstance(value, dict):
        return any(_filled(inner) for inner in value.values())
    return value not in (None, "", [])


def _put(item: dict[str, Any], parts: Sequence[str], value: Json) -> None:
    for part in parts[:-1]:
        item = item.setdefault(part, {})
    item[parts[-1]] = value
