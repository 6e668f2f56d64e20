"""The tables of a form as grids, whichever program it was made with, and the same form filled."""

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

from chuan.figures.office.cells import Edit, Place, filled
from chuan.figures.office.errors import Damaged
from chuan.figures.office.markup import Attributes, Marked
from chuan.figures.office.package import Package, opened
from chuan.figures.office.sheets import Cell, CellKind, Reader, SheetPart, column_of
from chuan.figures.office.words import DOTS, LONGEST, MAIN, WordFile, count_places

MOST_ROWS: Final = 600
MOST_COLUMNS: Final = 60
_CALCULATION: Final = re.compile(rb"<(\w+:)?calcPr\b[^>]*>")
_DIGITS: Final = re.compile(r"\d+")


def grids_of(path: Path) -> list[dict[str, Any]]:
    """Every table: {"name", "cells": [row, column, rows, columns, text, address]}; see `WordFile`.

    `cut` says that a sheet goes on beyond what is read of it.
    """
    with opened(path) as package:
        if MAIN in package.names:
            return WordFile(package).grids()
        reader = Reader(package)
        found: list[dict[str, Any]] = []
        places = 0
        for number, sheet in enumerate(reader.sheets):
            if not sheet.hidden and (grid := _sheet(reader, number, sheet))["cells"]:
                places = count_places(places, grid["cells"])
                found.append(grid)
        return found


def _sheet(reader: Reader, number: int, sheet: SheetPart) -> dict[str, Any]:
    rows: dict[Place, tuple[CellKind, str]] = {}
    cut = False

    def told(row: int, _hidden: bool, cells: list[Cell]) -> None:  # noqa: FBT001  (as the reader tells)
        nonlocal cut
        for at, kind, text in cells:
            if row <= MOST_ROWS and at <= MOST_COLUMNS:
                rows[row, at] = (kind, text)
            else:
                cut = cut or bool(text.strip())

    found = reader.read(sheet, told)
    spans, covered = _spans(found.merged)
    if not rows:
        return {"name": sheet.name, "cells": []}
    last_row, last_column = max(row for row, _ in rows), max(at for _, at in rows)
    for (row, column), (tall, wide) in spans.items():
        if row <= last_row:
            last_column = max(last_column, min(column + wide - 1, MOST_COLUMNS))
            last_row = max(last_row, min(row + tall - 1, MOST_ROWS))
    cells = []
    for row in range(1, last_row + 1):
        for column in range(1, last_column + 1):
            if (row, column) not in covered:
                kind, text = rows.get((row, column), (CellKind.TEXT, ""))
                tall, wide = spans.get((row, column), (1, 1))
                address = "" if kind is CellKind.UNCOMPUTED else f"x:{number}:{row}:{column}"
                cells.append([row - 1, column - 1, tall, wide, text[:LONGEST], address])
    return {"name": sheet.name, "cells": cells, "formulas": _formulas(reader, sheet), "cut": cut}


def _formulas(reader: Reader, sheet: SheetPart) -> list[list[int]]:
    """Places that compute: they are kept, whatever they say."""
    found: list[list[int]] = []
    at = ["", 0]

    def start(name: str, given: Attributes) -> None:
        if name == "c":
            at[0] = given.get("r", "")
        elif name == "f":
            digits = _DIGITS.search(str(at[0]))
            found.append([int(digits[0]) - 1 if digits else -1, column_of(str(at[0])) - 1])

    Marked(reader.package.read(sheet.part), start, lambda _name: None).run()
    return found[:20_000]


def _spans(merged: list[str]) -> tuple[dict[Place, tuple[int, int]], set[Place]]:
    """How far each merged cell reaches, and the places it covers; no two cover the same."""
    spans: dict[Place, tuple[int, int]] = {}
    covered: set[Place] = set()
    area = 0
    for ref in merged:
        first, _, last = ref.partition(":")
        top, bottom = _DIGITS.search(first), _DIGITS.search(last)
        if not top or not bottom:
            continue
        rows = range(int(top[0]), min(int(bottom[0]), MOST_ROWS) + 1)
        columns = range(column_of(first), min(column_of(last), MOST_COLUMNS) + 1)
        if rows and columns:
            area += len(rows) * len(columns)
            if area > MOST_ROWS * MOST_COLUMNS:
                raise Damaged
            spans[rows[0], columns[0]] = (len(rows), len(columns))
            covered |= {(row, at) for row in rows for at in columns} - {(rows[0], columns[0])}
    return spans, covered


def fill(path: Path, target: Path, values: Mapping[str, Mapping[str, str]]) -> None:
    """The form at `path` with values by address ({"text", "number"}), written to `target`."""
    with opened(path) as package:
        if MAIN in package.names:
            said = {address: value["text"] for address, value in values.items()}
            package.rewrite(target, {MAIN: WordFile(package).fill(said)})
        else:
            package.rewrite(target, _filled_sheets(package, values))


def _filled_sheets(package: Package, values: Mapping[str, Mapping[str, str]]) -> dict[str, bytes]:
    reader = Reader(package)
    edits: dict[str, dict[Place, Edit]] = {}
    before = _texts_at(reader, set(values))
    for address, value in values.items():
        _kind, number, row, column = address.split(":")
        part = reader.sheets[int(number)].part
        dotted = DOTS.sub(value["text"], before.get(address, ""), count=1)
        words = DOTS.search(before.get(address, "")) and dotted != value["text"]
        edit = (
            Edit(dotted)
            if words
            else Edit(value["number"] or value["text"], is_number=bool(value["number"]))
        )
        edits.setdefault(part, {})[int(row), int(column)] = edit
    changed = {part: filled(package.read(part), cells) for part, cells in edits.items()}
    changed["xl/workbook.xml"] = _computed_anew(package.read("xl/workbook.xml"))
    return changed


def _texts_at(reader: Reader, addresses: set[str]) -> dict[str, str]:
    found: dict[str, str] = {}
    for number, sheet in enumerate(reader.sheets):
        if not any(address.startswith(f"x:{number}:") for address in addresses):
            continue

        def told(row: int, _hidden: bool, cells: list[Cell], of: int = number) -> None:  # noqa: FBT001  (as the reader tells)
            for at, _kind, text in cells:
                if (key := f"x:{of}:{row}:{at}") in addresses:
                    found[key] = text

        reader.read(sheet, told)
    return found


def _computed_anew(data: bytes) -> bytes:
    """The workbook told to compute its formulas when it is opened."""
    told = _CALCULATION.search(data)
    if told is not None:
        if b"fullCalcOnLoad" in told[0]:
            return data
        new = told[0].replace(b"calcPr", b'calcPr fullCalcOnLoad="1"', 1)
        return data[: told.start()] + new + data[told.end() :]
    ends = re.search(
        rb"</(\w+:)?(?:sheets|definedNames)>(?!.*</(?:\w+:)?definedNames>)", data, re.DOTALL
    )
    if ends is None:
        return data
    tag = b'<%scalcPr fullCalcOnLoad="1"/>' % (ends[1] or b"")
    return data[: ends.end()] + tag + data[ends.end() :]
