"""Tables and dotted lines of a Word file: what they say, and the same file with values written in."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from chuan.figures.office.errors import OldFormat, TooManyCells
from chuan.figures.office.markup import Attributes, Marked, prefix_at, spliced, written
from chuan.figures.office.package import Package

MAIN: Final = "word/document.xml"
DOTS: Final = re.compile(r"(?:…|\.{3,}|_{3,})[.…_\s]*(?<!\s)")
"""A place left open in a line: a leader of dots, however it was typed."""
MOST_PLACES: Final = 60_000
"""Rows times columns of all tables together; a form has a few thousand."""
MOST_TABLES: Final = 500
MOST_COLUMNS: Final = 63
"""What a word processor lets a table have."""
LONGEST: Final = 2_000
"""So much of a cell is looked at; more than this names no figure."""


@dataclass(slots=True)
class _Line:
    """One paragraph: where it stands, the look its text has, the pieces of its text."""

    begins: int
    ends: int = 0
    inside: int = 0
    empty: bool = False
    mark: tuple[int, int] | None = None
    look: tuple[int, int] | None = None
    texts: list[tuple[int, int, str]] = field(default_factory=list)

    @property
    def text(self) -> str:
        """All of its words."""
        return "".join(text for _begins, _ends, text in self.texts)


@dataclass(slots=True)
class _Cell:
    """One cell: its table, row and number in the row, how far it reaches, its lines."""

    table: int
    row: int
    index: int
    span: int = 1
    joined: str = ""
    lines: list[_Line] = field(default_factory=list)
    holds_table: bool = False

    @property
    def text(self) -> str:
        """Its words, line by line."""
        return "\n".join(line.text for line in self.lines).strip()


class WordFile:
    """The tables of a Word file, and its lines outside them."""

    def __init__(self, package: Package) -> None:
        if MAIN not in package.names:
            raise OldFormat
        self.package = package
        self.data = package.read(MAIN)
        self.tables: list[list[list[_Cell]]] = []
        self.loose: list[_Line] = []
        self._stack: list[int] = []
        self._cells: list[_Cell] = []
        self._lines: list[_Line] = []
        self._within: list[str] = [""]
        self._begins = 0
        self._text: list[str] | None = None
        self._order: list[tuple[str, int]] = []
        self._marked = Marked(self.data, self._start, self._end, self._said)
        self._marked.run()

    def _start(self, name: str, given: Attributes) -> None:
        parent = self._within[-1]
        self._within.append(name)
        match name:
            case "tbl":
                if self._cells:
                    self._cells[-1].holds_table = True
                self._order.append(("table", len(self.tables)))
                self._stack.append(len(self.tables))
                self.tables.append([])
            case "tr" if self._stack:
                self.tables[self._stack[-1]].append([])
            case "tc" if self._stack and self.tables[self._stack[-1]]:
                table = self._stack[-1]
                row = self.tables[table][-1]
                cell = _Cell(table, len(self.tables[table]) - 1, len(row))
                row.append(cell)
                self._cells.append(cell)
            case "gridSpan" if self._cells:
                value = _value(given, "val")
                span = int(value) if value.isdecimal() else 1
                self._cells[-1].span = min(max(span, 1), MOST_COLUMNS)
            case "vMerge" if self._cells:
                self._cells[-1].joined = _value(given, "val") or "continue"
            case "p":
                self._lines.append(_Line(self._marked.place))
            case "rPr" if parent in {"pPr", "r"}:
                self._begins = self._marked.place
            case "t" if self._lines:
                self._begins, self._text = self._marked.place, []

    def _said(self, text: str) -> None:
        if self._text is not None:
            self._text.append(text)

    def _end(self, name: str) -> None:
        self._within.pop()
        parent = self._within[-1]
        if name == "t" and self._text is not None and self._lines:
            piece = (self._begins, self._marked.after, "".join(self._text))
            self._lines[-1].texts.append(piece)
            self._text = None
        elif name == "rPr" and self._lines and parent in {"pPr", "r"}:
            self._keep_look(parent)
        elif name == "p" and self._lines:
            self._close(self._lines.pop())
        elif name == "tc" and self._cells:
            self._cells.pop()
        elif name == "tbl" and self._stack:
            self._stack.pop()

    def _keep_look(self, parent: str) -> None:
        line, look = self._lines[-1], (self._begins, self._marked.after)
        if parent == "pPr":
            line.mark = look
        elif line.look is None:
            line.look = look

    def _close(self, line: _Line) -> None:
        line.ends = self._marked.after
        line.empty = line.ends == self._marked.place
        line.inside = self._marked.place
        if self._cells:
            self._cells[-1].lines.append(line)
        else:
            self._order.append(("line", len(self.loose)))
            self.loose.append(line)

    def grids(self) -> list[dict[str, Any]]:
        """Every table as a grid, then the lines outside tables that leave a place open."""
        found = []
        title, places = "", 0
        if len(self.tables) > MOST_TABLES:
            raise TooManyCells
        for kind, at in self._order:
            if kind == "line":
                text = self.loose[at].text.strip()
                title = text or title
            else:
                cells = self._grid(self.tables[at])
                places = count_places(places, cells)
                found.append({"name": title[:200], "cells": cells})
        lines = [
            [at, 0, 1, 1, line.text[:LONGEST].strip(), f"p:{at}"]
            for at, line in enumerate(self.loose)
            if DOTS.search(line.text[:LONGEST])
        ]
        if lines:
            count_places(places + len(lines), ())
            found.append({"name": "", "lines": lines})
        return found

    def _grid(self, table: Sequence[Sequence[_Cell]]) -> list[list[Any]]:
        """Cells as [row, column, rows, columns, text, address]; "" for what cannot be filled."""
        cells: list[list[Any]] = []
        above: dict[int, list[Any]] = {}
        for number, row in enumerate(table):
            column = 0
            for cell in row:
                if cell.joined == "continue" and column in above:
                    above[column][2] = number - above[column][0] + 1
                elif column < MOST_COLUMNS:
                    address = "" if cell.holds_table else f"w:{cell.table}:{cell.row}:{cell.index}"
                    wide = min(cell.span, MOST_COLUMNS - column)
                    made = [number, column, 1, wide, cell.text[:LONGEST], address]
                    above[column] = made
                    cells.append(made)
                column += cell.span
        return cells

    def fill(self, values: Mapping[str, str]) -> bytes:
        """The main part with these values at these addresses; nothing beside them differs."""
        pieces: list[tuple[int, int, bytes]] = []
        for address, value in values.items():
            kind, *numbers = address.split(":")
            try:
                at = [int(number) for number in numbers]
                lines = (
                    [self.loose[at[0]]] if kind == "p" else self.tables[at[0]][at[1]][at[2]].lines
                )
            except (ValueError, IndexError):
                continue
            pieces += self._pieces(lines, value)
        return spliced(self.data, pieces)

    def _pieces(self, lines: Sequence[_Line], value: str) -> list[tuple[int, int, bytes]]:
        if not lines:
            return []
        line = next((each for each in lines if DOTS.search(each.text)), None)
        if line is not None:
            return self._into_dots(line, value)
        return [self._into_line(lines[0], value)]

    def _into_dots(self, line: _Line, value: str) -> list[tuple[int, int, bytes]]:
        """The first leader gives way to the value; its pieces may stand in several runs."""
        found = DOTS.search(line.text)
        assert found is not None  # noqa: S101  (the caller looked)
        pieces, at, put = [], 0, False
        for begins, ends, text in line.texts:
            first, last = max(found.start() - at, 0), min(found.end() - at, len(text))
            at += len(text)
            if first >= last:
                continue
            said = text[:first] + ("" if put else value) + text[last:]
            put = True
            prefix = prefix_at(self.data, begins).encode()
            pieces.append((begins, ends, _t(prefix, said)))
        return pieces

    def _into_line(self, line: _Line, value: str) -> tuple[int, int, bytes]:
        """A run at the end of an empty line, with the look that the line is marked with."""
        prefix = prefix_at(self.data, line.begins).encode()
        look = line.look or line.mark
        look_bytes = self.data[slice(*look)] if look else b""
        run = b"<%sr>%s%s</%sr>" % (prefix, look_bytes, _t(prefix, value), prefix)
        if not line.empty:
            return line.inside, line.inside, run
        tag = self.data[line.begins : line.ends].rstrip(b"/> \r\n\t")
        return line.begins, line.ends, tag + b">" + run + b"</%sp>" % prefix


def count_places(before: int, cells: Sequence[Sequence[Any]]) -> int:
    """Places of the tables so far and of this one, its joined cells spread out; refused beyond measure."""
    rows = max((row + tall for row, _at, tall, *_rest in cells), default=0)
    columns = max((at + wide for _row, at, _tall, wide, *_rest in cells), default=0)
    places = before + rows * columns
    if places > MOST_PLACES:
        raise TooManyCells
    return places


def _t(prefix: bytes, text: str) -> bytes:
    return b'<%st xml:space="preserve">%s</%st>' % (prefix, written(text), prefix)


def _value(given: Attributes, name: str) -> str:
    return next((value for key, value in given.items() if key.rpartition(" ")[2] == name), "")
