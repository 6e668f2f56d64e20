"""The open data of ISO: its list of deliverables, as CSV or JSONL; other records are named by id there."""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Final

import orjson

from chuan.standards.reading.bounds import (
    LONGEST_CELL,
    LONGEST_LINE,
    MOST_ROWS,
    Raw,
    damaged,
    too_many,
)
from chuan.standards.reading.lists import csv_lines, opened_text
from chuan.standards.rules.columns import fields_of, heading_key

_COLUMNS: Final = {
    "reference": "number",
    "title en": "title_en",
    "publicationdate": "issued_on",
    "icscode": "ics",
    "ownercommittee": "committee",
    "currentstage": "stage",
    "replaces": "replaces",
    "replacedby": "replaced_by",
    "languages": "language",
    "pages en": "pages",
    "id": "id",
}
"""Our field by their column; what a standard applies to is text and stays where it is."""
_LISTED: Final = ("replaces", "replaced_by")
_ITEM: Final = re.compile(r"[^\[\]'\",;|]+")


def csv_rows(path: Path) -> Iterator[Raw]:
    """Deliverables of the CSV file."""
    names = dict(_references(_csv(path)))
    for line, cells in _csv(path):
        yield Raw(line, _named(cells, names))


def jsonl_rows(path: Path) -> Iterator[Raw]:
    """Deliverables of the JSONL file."""
    names = dict(_references(_jsonl(path)))
    for line, cells in _jsonl(path):
        yield Raw(line, _named(cells, names))


def _references(rows: Iterator[tuple[int, Mapping[str, str]]]) -> Iterator[tuple[str, str]]:
    """Number by id: the first look through the file."""
    for _line, cells in rows:
        if cells.get("id") and cells.get("number"):
            yield cells["id"], cells["number"]


def _named(cells: Mapping[str, str], names: Mapping[str, str]) -> Mapping[str, str]:
    """The row with numbers in place of ids; an id that the file does not explain is left out."""
    row = {name: text for name, text in cells.items() if name != "id" and text}
    for field in _LISTED:
        if field in row:
            items = [item.strip() for item in _ITEM.findall(row[field])]
            said = [names.get(item, "") if item.isdecimal() else item for item in items if item]
            row[field] = ";".join(filter(None, said))
    return row


def _csv(path: Path) -> Iterator[tuple[int, Mapping[str, str]]]:
    fields: dict[int, str] = {}
    for line, cells in csv_lines(path, fields_of):
        if not fields:
            keys = [heading_key(cell) for cell in cells]
            fields = {at: _COLUMNS[key] for at, key in enumerate(keys) if key in _COLUMNS}
            if "number" not in fields.values():
                raise damaged()
            continue
        yield (
            line,
            {fields[at]: text[:LONGEST_CELL] for at, text in enumerate(cells) if at in fields},
        )


def _jsonl(path: Path) -> Iterator[tuple[int, Mapping[str, str]]]:
    with opened_text(path) as text:
        line = 0
        while told := text.readline(LONGEST_LINE):
            line += 1
            if line > MOST_ROWS:
                raise too_many()
            if told.strip():
                yield line, _flat(_object(told))


def _object(text: str) -> Mapping[str, Any]:
    try:
        found = orjson.loads(text)
    except orjson.JSONDecodeError as fault:
        raise damaged() from fault
    if not isinstance(found, dict):
        raise damaged()
    return found


def _flat(told: Mapping[str, Any]) -> dict[str, str]:
    """Values as cells: {"title": {"en": …}} is the column "title.en", a list is parted by semicolons."""
    flat: dict[str, Any] = {}
    for name, value in told.items():
        if isinstance(value, dict):
            flat |= {f"{name}.{inner}": each for inner, each in value.items()}
        else:
            flat[name] = value
    cells = {}
    for name, value in flat.items():
        field = _COLUMNS.get(heading_key(name))
        if field and value is not None:
            items = value if isinstance(value, list) else [value]
            cells[field] = ";".join(str(item) for item in items)[:LONGEST_CELL]
    return cells
