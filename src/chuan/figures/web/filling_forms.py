"""What a form of the report brings, line by line: edits, words, and what could not be read."""

import json
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Final

from django.http import QueryDict
from django.utils.translation import gettext as _

from chuan.figures.enums import Origin
from chuan.figures.errors import FigureRefused
from chuan.figures.rules.cells import Written
from chuan.figures.rules.numbers import read_optional, write_number
from chuan.figures.selectors.sheet import Row, Sheet
from chuan.figures.services.cells import CellEdit
from chuan.figures.services.texts import TextEdit

VALUE, ESTIMATE, NOTE, TEXT = "v", "e", "n", "t"
ORIGINS: Final = {Origin.TYPED.value: Origin.TYPED, Origin.PASTED.value: Origin.PASTED}


@dataclass(frozen=True, slots=True)
class Typed:
    """What was sent: edits that can be kept; faults by field name; everything typed, as it was."""

    edits: list[CellEdit] = field(default_factory=list)
    texts: list[TextEdit] = field(default_factory=list)
    faults: dict[str, str] = field(default_factory=dict)
    given: dict[str, str] = field(default_factory=dict)
    origin: Origin = Origin.TYPED


def shown(value: Decimal | None, decimals: int) -> str:
    """A figure as its box shows it."""
    return "" if value is None else write_number(value, decimals)


def seen_of(sheet: Sheet) -> str:
    """What the page shows in its boxes, to go back with the form: version, value, estimate, note."""
    told: dict[str, list[object]] = {
        str(row.pk): [
            row.version,
            shown(row.value, row.decimals),
            shown(row.estimate, row.decimals),
            row.note,
        ]
        for row in sheet.rows
        if row.is_typed
    }
    told |= {f"{TEXT}-{part.key}": [part.version] for part in sheet.parts}
    return json.dumps(told, ensure_ascii=False)


def read_form(given: QueryDict, sheet: Sheet) -> Typed:
    """Only lines whose boxes differ from what was seen become edits."""
    seen = _seen(given.get("seen", ""))
    typed = Typed(
        given={name: value for name, value in given.items() if isinstance(value, str)},
        origin=ORIGINS.get(str(given.get("origin", "")), Origin.TYPED),
    )
    for row in sheet.rows:
        if row.is_typed:
            _read_row(typed, row, seen.get(str(row.pk)))
    for part in sheet.parts:
        name = f"{TEXT}-{part.key}"
        if name in typed.given:
            version = seen.get(name, [None])[0]
            asked = version if isinstance(version, int) else None
            typed.texts.append(TextEdit(part.key, typed.given[name], asked))
    return typed


def _read_row(typed: Typed, row: Row, seen: list[object] | None) -> None:
    """One line: an edit, a fault, or nothing when nothing was changed."""
    names = tuple(f"{kind}-{row.pk}" for kind in (VALUE, ESTIMATE, NOTE))
    if not any(name in typed.given for name in names):
        return
    before = [str(each) for each in seen[1:4]] if seen and len(seen) == 4 else None
    now = [
        " ".join(typed.given.get(name, old).split())
        for name, old in zip(names, before or [""] * 3, strict=True)
    ]
    if before is not None and now == [" ".join(old.split()) for old in before]:
        return
    value = _figure(typed, names[0], now[0], row)
    estimate = _figure(typed, names[1], now[1], row)
    if names[0] in typed.faults or names[1] in typed.faults:
        return
    version = seen[0] if seen and isinstance(seen[0], int) else None
    was = _was(before, row)
    typed.edits.append(CellEdit(row.pk, value, estimate, now[2], version, was))


def _figure(typed: Typed, name: str, text: str, row: Row) -> Decimal | None:
    try:
        return read_optional(text, decimals=row.decimals)
    except FigureRefused as refusal:
        typed.faults[name] = refusal.said(_)
        return None


def _was(before: list[str] | None, row: Row) -> Written | None:
    if before is None:
        return None
    try:
        value, estimate = (read_optional(text, decimals=row.decimals) for text in before[:2])
    except FigureRefused:
        return None
    return Written(value, estimate, before[2])


def _seen(text: str) -> dict[str, list[object]]:
    """What the sender saw; nothing when it was not told or cannot be read."""
    try:
        told = json.loads(text) if text else {}
    except (ValueError, RecursionError):
        return {}
    if not isinstance(told, dict):
        return {}
    return {str(key): row for key, row in told.items() if isinstance(row, list) and row}
