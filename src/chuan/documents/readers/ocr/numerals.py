"""Puts right the numbers of headings and rows that OCR misread, by the order they stand in.

A Roman numeral is a fence of strokes: III comes out as "II", "HI" or "Hị". Of a run of headings the
place of each is known, so a numeral made of strokes that does not fit is read as the one due. The
same goes for a row number between its neighbours. Numerals that fit, or that are clearly another
number, are left as read.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from chuan.domain.vanban.types import Cell, Line, Source, Table

_ROMAN = ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")
_STROKES = re.compile(r"^[IlL1|!HhiịỊÌìÍíTt]{1,5}$")
_HEADING = re.compile(r"^([^\s.,:;]{1,5})([.,:;]?)\s+(\S.*)$")
_COMMA = re.compile(r"^(\d{1,2}),(?=\s+[A-ZÀ-ỸĐ])")
_MOSTLY = 0.7
_LAST_FENCE = 3
"""The last numeral that is strokes only: III."""


@dataclass(slots=True)
class _Count:
    """How far a run of Roman headings has come."""

    last: int = 0

    def read(self, numeral: str, *, anew: bool = True) -> str:
        """The numeral as it must have been printed; `anew` where a run may begin again."""
        due = self.last + 1
        if numeral in _ROMAN[1:] and _ROMAN.index(numeral) == due:
            self.last = due
            return numeral
        if (
            _STROKES.match(numeral)
            and due <= _LAST_FENCE
            and not (anew and self._restarts(numeral))
        ):
            self.last = due
            return _ROMAN[due]
        if numeral in _ROMAN[1:]:
            self.last = _ROMAN.index(numeral)
        return numeral

    def _restarts(self, numeral: str) -> bool:
        """A lone clear I begins anew, as in an annex."""
        return numeral == "I" and self.last > 0


def mended_numerals(source: Source) -> Source:
    """The source of a scan with the numbers of its headings and rows in order."""
    headings, rows = _Count(), _Count()
    items: list[Line | Table] = []
    for item in source.items:
        if isinstance(item, Line):
            items.append(_mended_line(item, headings))
        else:
            items.append(_mended_table(item, rows))
    return replace(source, items=tuple(items))


def _mended_line(line: Line, headings: _Count) -> Line:
    comma = _COMMA.match(line.text)
    if comma:
        return _reworded(line, comma[1], comma[0], f"{comma[1]}.")
    found = _HEADING.match(line.text)
    if not found or not _shouts(found[3]):
        return line
    numeral, mark, _ = found.groups()
    if not (numeral in _ROMAN or (_STROKES.match(numeral) and (mark or len(numeral) > 1))):
        return line
    read = headings.read(numeral)
    printed = f"{read}." if read in _ROMAN else f"{read}{mark}"
    return _reworded(line, numeral, f"{numeral}{mark}", printed)


def _shouts(text: str) -> bool:
    """Whether most letters of a text are capitals."""
    letters = [letter for letter in text if letter.isalpha()]
    return len(letters) > 3 and sum(map(str.isupper, letters)) > _MOSTLY * len(letters)


def _reworded(line: Line, numeral: str, old: str, new: str) -> Line:
    """The line with its first word spelled anew."""
    if old == new or not line.words or not line.words[0].text.startswith(numeral):
        return line
    first = replace(line.words[0], text=line.words[0].text.replace(old, new, 1))
    return replace(line, text=line.text.replace(old, new, 1), words=(first, *line.words[1:]))


def _mended_table(table: Table, count: _Count) -> Table:
    """Section rows by their Roman numerals, task rows by the numbers of their neighbours."""
    rows = list(table.rows)
    anew = True
    for place, row in enumerate(rows):
        numeral = row[0].text if row and row[0] else ""
        if not numeral or not _is_section(row):
            continue
        if numeral in _ROMAN or _STROKES.match(numeral):
            rows[place] = _renumbered(row, count.read(numeral, anew=anew))
            anew = False
        else:
            anew = True
    for start, end in _runs(rows):
        rows[start:end] = _in_order(rows[start:end])
    return replace(table, rows=tuple(rows))


def _is_section(row: Sequence[Cell | None]) -> bool:
    """A number and one cell across the rest, or beside nothing but empty ones."""
    if len(row) < 2 or row[1] is None or not row[1].text.strip():
        return False
    return row[1].colspan >= len(row) - 1 or not any(cell and cell.text.strip() for cell in row[2:])


def _runs(rows: Sequence[Sequence[Cell | None]]) -> list[tuple[int, int]]:
    """Stretches of task rows between section rows."""
    cuts = [place for place, row in enumerate(rows) if _is_section(row)]
    marks = [-1, *cuts, len(rows)]
    return [(a + 1, b) for a, b in pairwise(marks) if b - a > 1]


def _in_order(rows: Sequence[tuple[Cell | None, ...]]) -> list[tuple[Cell | None, ...]]:
    """Rows whose number does not fit between two that do get the number due."""
    numbers = [int(text) if (text := _number(row)).isdecimal() else None for row in rows]
    mended = list(rows)
    for place in range(1, len(rows) - 1):
        before, after = numbers[place - 1], numbers[place + 1]
        if before is not None and after == before + 2 and numbers[place] != before + 1:
            numbers[place] = before + 1
            mended[place] = _renumbered(rows[place], str(before + 1))
    return mended


def _number(row: Sequence[Cell | None]) -> str:
    return row[0].text.rstrip(".") if row and row[0] else ""


def _renumbered(row: tuple[Cell | None, ...], number: str) -> tuple[Cell | None, ...]:
    """The row with another number; the place of what was read is kept."""
    cell = row[0]
    if cell is None or cell.text == number:
        return row
    line = cell.lines[0] if cell.lines else Line(number)
    words = (replace(line.words[0], text=number),) if line.words else ()
    return (replace(cell, lines=(replace(line, text=number, words=words),)), *row[1:])
