"""Reads a workbook row by row: what a cell says, whatever its type; empty rows cost nothing."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum
from typing import Final
from urllib.parse import unquote

from chuan.figures.office.errors import Damaged, OldFormat, TooManyCells
from chuan.figures.office.markup import Attributes, Marked
from chuan.figures.office.package import Package

MOST_CELLS: Final = 1_200_000
MOST_SAID: Final = 30_000_000
"""Characters in all cells together: one shared text may stand in every cell."""
LONGEST: Final = 32_767
"""Characters that a spreadsheet lets a cell hold."""
MOST_SHEETS: Final = 200
MOST_COLUMNS: Final = 16_384
"""What a spreadsheet lets a row have."""
_DATE_FORMATS: Final = frozenset({*range(14, 23), *range(27, 37), 45, 46, 47, *range(50, 59)})
_QUOTED: Final = re.compile(r'"[^"]*"|\[[^\]]*\]|\\.')
_LETTERS: Final = re.compile(r"[A-Z]+")
_EPOCH: Final = date(1899, 12, 30)


class CellKind(StrEnum):
    """What a cell holds; a formula that was never computed holds nothing."""

    NUMBER = "n"
    TEXT = "s"
    DATE = "d"
    TRUTH = "b"
    FAULT = "e"
    UNCOMPUTED = "f"


_TYPES: Final = {
    "str": CellKind.TEXT, "inlineStr": CellKind.TEXT, "b": CellKind.TRUTH, "e": CellKind.FAULT,
    "d": CellKind.DATE,
}  # fmt: skip
Cell = tuple[int, CellKind, str]
"""Column from 1, kind, and what it says: numbers as written, dates as yyyy-mm-dd."""


@dataclass(frozen=True, slots=True)
class SheetPart:
    """One sheet: its name, its part in the archive, and whether it is hidden."""

    name: str
    part: str
    hidden: bool


@dataclass(slots=True)
class Sheet:
    """What one sheet says beside its rows."""

    merged: list[str] = field(default_factory=list)
    protected: bool = False


Told = Callable[[int, bool, list[Cell]], None]
"""Takes a row that has cells: its number, whether it is hidden, its cells."""


class Reader:
    """Reads the sheets of one workbook."""

    def __init__(self, package: Package) -> None:
        if "xl/workbook.xml" not in package.names:
            raise OldFormat
        self.package = package
        self.early = False
        self.sheets = self._sheets()
        self._texts = _shared(package.read("xl/sharedStrings.xml"))
        self._dates = _date_styles(package.read("xl/styles.xml"))
        self._cells = self._said = 0

    def read(self, sheet: SheetPart, told: Told) -> Sheet:
        """Tell each row that has cells, from the top; returns what else the sheet says."""
        return _Rows(self, told).read(self.package.read(sheet.part))

    def count(self, cells: Sequence[Cell]) -> None:
        """Refuse more cells, or more in them, than any round has."""
        self._cells += len(cells)
        self._said += sum(len(said) for _at, _kind, said in cells)
        if self._cells > MOST_CELLS or self._said > MOST_SAID:
            raise TooManyCells

    def said(self, kind: str, style: str, raw: str, *, formula: bool) -> tuple[CellKind, str]:
        """What a cell says, from its type, style and stored value."""
        if kind == "s":
            at = int(raw) if raw.isdecimal() else -1
            return CellKind.TEXT, self._texts[at] if 0 <= at < len(self._texts) else ""
        if kind in _TYPES:
            return _TYPES[kind], raw[:10] if kind == "d" else raw
        if not raw:
            return (CellKind.UNCOMPUTED if formula else CellKind.TEXT), ""
        is_day = style in self._dates
        return (CellKind.DATE, self._day(raw)) if is_day else (CellKind.NUMBER, raw)

    def _day(self, raw: str) -> str:
        try:
            days = int(float(raw)) + (1462 if self.early else 0)
            return (_EPOCH + timedelta(days=days)).isoformat()
        except (ValueError, OverflowError):
            return raw

    def _sheets(self) -> tuple[SheetPart, ...]:
        targets = relations(self.package.read("xl/_rels/workbook.xml.rels"))
        found: list[SheetPart] = []

        def start(name: str, given: Attributes) -> None:
            if name == "workbookPr":
                self.early = given.get("date1904", "") in {"1", "true"}
            if name == "sheet":
                key = next((v for k, v in given.items() if k.endswith(" id")), "")
                target = targets.get(key, "")
                hidden = given.get("state", "visible") != "visible"
                found.append(SheetPart(given.get("name", ""), part_name("xl", target), hidden))

        Marked(self.package.read("xl/workbook.xml"), start, _nothing).run()
        known = [sheet for sheet in found if sheet.part in self.package.names]
        return tuple(known[:MOST_SHEETS])


class _Rows:
    """The state of reading one sheet."""

    def __init__(self, reader: Reader, told: Told) -> None:
        self._reader, self._told = reader, told
        self._sheet = Sheet()
        self._row, self._hidden = 0, False
        self._cells: list[Cell] = []
        self._column = 0
        self._kind = self._style = ""
        self._formula = self._takes = False
        self._raw: list[str] = []

    def read(self, data: bytes) -> Sheet:
        Marked(data, self._start, self._end, self._text).run()
        return self._sheet

    def _start(self, name: str, given: Attributes) -> None:
        if name == "c":
            place = given.get("r", "")
            self._column = column_of(place) if place else self._column + 1
            if self._column > MOST_COLUMNS:
                raise Damaged
            self._kind, self._style = given.get("t", "n"), given.get("s", "")
            self._formula = False
            self._raw = []
        elif name in {"v", "t"}:
            self._takes = True
        elif name == "row":
            number = given.get("r", "")
            self._row = int(number) if number.isdecimal() else self._row + 1
            self._hidden = given.get("hidden", "") in {"1", "true"}
            self._column = 0
            self._cells = []
        elif name == "f":
            self._formula = True
        elif name == "mergeCell":
            self._sheet.merged.append(given.get("ref", ""))
        elif name == "sheetProtection":
            self._sheet.protected = given.get("sheet", "") in {"1", "true"}

    def _text(self, text: str) -> None:
        if self._takes:
            self._raw.append(text)

    def _end(self, name: str) -> None:
        if name in {"v", "t", "rPh"}:
            self._takes = False
        elif name == "c" and (self._raw or self._formula):
            raw = "".join(self._raw)
            kind, said = self._reader.said(self._kind, self._style, raw, formula=self._formula)
            if said.strip() or kind is CellKind.UNCOMPUTED:
                self._cells.append((self._column, kind, said[:LONGEST]))
        elif name == "row" and self._cells:
            self._reader.count(self._cells)
            self._told(self._row, self._hidden, self._cells)


def column_of(place: str) -> int:
    """The column from 1 of a place such as "AB12"; 0 when it is none."""
    letters = _LETTERS.match(place)
    number = 0
    for letter in letters[0] if letters else "":
        number = number * 26 + ord(letter) - 64
    return number


def letters_of(column: int) -> str:
    """The letters of a column from 1: 28 is "AB"."""
    letters = ""
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def relations(data: bytes) -> dict[str, str]:
    """Targets by id, of a part of relations."""
    found: dict[str, str] = {}

    def start(name: str, given: Attributes) -> None:
        if name == "Relationship":
            found[given.get("Id", "")] = given.get("Target", "")

    if data:
        Marked(data, start, _nothing).run()
    return found


def part_name(folder: str, target: str) -> str:
    """The name of the part that a relation of a part in `folder` points at."""
    if target.startswith("/"):
        return unquote(target[1:])
    steps = folder.split("/") if folder else []
    for step in unquote(target).split("/"):
        if step == "..":
            steps = steps[:-1]
        elif step not in {"", "."}:
            steps.append(step)
    return "/".join(steps)


def _nothing(name: str) -> None:
    """Ends that say nothing."""


class _Texts:
    """Collects shared texts; how they are read aloud (phonetic runs) is left out."""

    def __init__(self) -> None:
        self.texts: list[str] = []
        self._pieces: list[str] = []
        self._takes = self._aloud = False

    def start(self, name: str, _given: Attributes) -> None:
        """A tag opens."""
        if name == "si":
            self._pieces = []
        elif name == "rPh":
            self._aloud = True
        elif name == "t":
            self._takes = not self._aloud

    def end(self, name: str) -> None:
        """A tag closes."""
        if name == "si":
            self.texts.append("".join(self._pieces)[:LONGEST])
        elif name == "rPh":
            self._aloud = False
        elif name == "t":
            self._takes = False

    def text(self, said: str) -> None:
        """Words between tags."""
        if self._takes:
            self._pieces.append(said)


def _shared(data: bytes) -> Sequence[str]:
    found = _Texts()
    if data:
        Marked(data, found.start, found.end, found.text).run()
    return found.texts


def _date_styles(data: bytes) -> frozenset[str]:
    """Numbers of the cell styles that show a day."""
    formats: set[int] = set(_DATE_FORMATS)
    styles: list[int] = []
    within: list[str] = []

    def start(name: str, given: Attributes) -> None:
        within.append(name)
        if name == "numFmt" and given.get("numFmtId", "").isdecimal():
            shown = _QUOTED.sub("", given.get("formatCode", "")).lower()
            if set(shown) & set("dmy") and "#" not in shown and "0" not in shown:
                formats.add(int(given["numFmtId"]))
        elif name == "xf" and "cellXfs" in within:
            number = given.get("numFmtId", "0")
            styles.append(int(number) if number.isdecimal() else 0)

    def end(_name: str) -> None:
        within.pop()

    if data:
        Marked(data, start, end).run()
    return frozenset(str(at) for at, number in enumerate(styles) if number in formats)
