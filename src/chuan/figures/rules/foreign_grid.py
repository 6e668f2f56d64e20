"""Finds in the tables of a form the cells that want a figure, with the words that say which."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from chuan.domain.vanban.folding import bare

OPEN: Final = re.compile(r"[\s.…_\-–]*")
_DOTS: Final = re.compile(r"(?:…|\.{3,}|_{3,})")
_NUMBER: Final = re.compile(r"[\(\[]?(?:\d{1,3}|[ivxl]{1,5}|[a-z])(?:[.)\]]\d{0,3})*[\)\]]?")
_INDEX: Final = re.compile(r"\(?(?:\d{1,2}|[a-z])\)?(?:\s*=.*)?")
_UNIT_HEADS: Final = ("don vi tinh", "dvt", "don vi")
_ORDER_HEADS: Final = ("stt", "tt", "so tt", "so thu tu")
_UNIT: Final = re.compile(r"\(([^()]{1,25})\)\s*$")
MOST_BLANKS: Final = 1500


@dataclass(frozen=True, slots=True)
class Blank:
    """A cell to be filled: where it stands, and the words around it."""

    address: str
    label: str
    column: str = ""
    unit: str = ""
    section: str = ""
    table: int = 0
    title: str = ""


Grid = Mapping[str, Any]


@dataclass(slots=True)
class _Table:
    """A grid with its merged cells spread out: what each place says, and who owns it."""

    words: list[list[str]]
    owner: list[list[tuple[int, int]]]
    address: list[list[str]]
    fixed: set[tuple[int, int]]

    @property
    def rows(self) -> int:
        return len(self.words)

    @property
    def columns(self) -> int:
        return len(self.words[0]) if self.words else 0

    def is_open(self, row: int, column: int) -> bool:
        """Empty or dotted, owned here, and neither a formula nor beyond filling."""
        if self.owner[row][column] != (row, column) or not self.address[row][column]:
            return False
        text = self.words[row][column]
        dotted = bool(_DOTS.search(text))
        return (row, column) not in self.fixed and (dotted or not OPEN.sub("", text, count=1))

    def is_said(self, row: int, column: int) -> bool:
        """It says words."""
        return bool(OPEN.sub("", self.words[row][column], count=1)) and not self.is_open(
            row, column
        )


def blanks_of(grids: Sequence[Grid]) -> list[Blank]:
    """Every cell to be filled, in reading order."""
    found: list[Blank] = []
    for number, grid in enumerate(grids):
        if "lines" in grid:
            found += _in_lines(grid["lines"], number)
        else:
            found += _in_table(_spread(grid), number, str(grid.get("name", "")))
    return found[:MOST_BLANKS]


def _spread(grid: Grid) -> _Table:
    cells = grid["cells"]
    rows = max((row + tall for row, _c, tall, _w, _t, _a in cells), default=0)
    columns = max((at + wide for _r, at, _t, wide, _x, _a in cells), default=0)
    words = [[""] * columns for _ in range(rows)]
    owner = [[(-1, -1)] * columns for _ in range(rows)]
    address = [[""] * columns for _ in range(rows)]
    for row, column, tall, wide, text, where in cells:
        for r in range(row, row + tall):
            for c in range(column, column + wide):
                words[r][c], owner[r][c] = " ".join(text.split()), (row, column)
        address[row][column] = where
    fixed = {(row, column) for row, column in grid.get("formulas", ())}
    return _Table(words, owner, address, fixed)


def _in_lines(lines: Sequence[Sequence[Any]], number: int) -> Iterator[Blank]:
    for _row, _column, _tall, _wide, text, address in lines:
        before, _, after = _DOTS.split(text, maxsplit=1)[0], "", ""
        rest = _DOTS.sub("", text[len(before) :]).strip(" .…_;,")
        after = re.split(r"[;,.(]", rest)[0].strip()
        label = before.strip(" :.-–+")
        if len(bare(label).split()) >= 2:
            yield Blank(address, label, "", after[:25], "", number)


def _in_table(table: _Table, number: int, title: str) -> Iterator[Blank]:
    first = _first_data_row(table)
    if first is None:
        return
    heads = [_heading(table, first, column) for column in range(table.columns)]
    order, unit_column = _role(heads, _ORDER_HEADS), _role(heads, _UNIT_HEADS)
    labels = _label_columns(table, first, {order, unit_column})
    section, stem = "", ""
    for row in range(first, table.rows):
        if _is_index(table, row):
            continue
        label = _label(table, row, labels)
        open_at = [c for c in range(table.columns) if table.is_open(row, c) and c not in labels]
        open_at = [c for c in open_at if c not in {order, unit_column}]
        if not open_at:
            section = label or section
            continue
        if label and not label.startswith(("-", "+", "*")):
            stem = label
        around = section if label == stem else f"{section} {stem}".strip()
        unit = table.words[row][unit_column] if unit_column is not None else ""
        for column in open_at:
            if label or heads[column]:
                yield Blank(
                    table.address[row][column], label.lstrip("-+* "), heads[column],
                    unit or _unit_of(label) or _unit_of(heads[column]), around, number, title,
                )  # fmt: skip


def _first_data_row(table: _Table) -> int | None:
    """The first row in which something stands open beside words; above it are headings."""
    for row in range(table.rows):
        said = [c for c in range(table.columns) if table.is_said(row, c)]
        opened = [c for c in range(table.columns) if table.is_open(row, c)]
        headed = any(table.is_said(above, c) for above in range(row) for c in opened)
        if said and opened and headed and not _is_index(table, row) and _is_body(table, row, said):
            return row
    for row in range(1, table.rows):
        if any(table.is_open(row, c) for c in range(table.columns)) and row >= 1:
            wide = sum(table.is_said(row - 1, c) for c in range(table.columns))
            if wide >= 2 and all(not table.is_said(row, c) for c in range(table.columns)):
                return row
    return None


def _is_body(table: _Table, row: int, said: Sequence[int]) -> bool:
    """Not a heading with a merged neighbour: its words stand at the left of what is open."""
    opened = [c for c in range(table.columns) if table.is_open(row, c)]
    return min(said) < max(opened) and not any(
        bare(table.words[row][c]) in (*_ORDER_HEADS, *_UNIT_HEADS) for c in said
    )


def _is_index(table: _Table, row: int) -> bool:
    """A row that numbers the columns: (1), (2), A, B, 3=2/1."""
    said = [table.words[row][c] for c in range(table.columns) if table.is_said(row, c)]
    return len(said) >= 2 and all(_INDEX.fullmatch(bare(text)) for text in said)


def _heading(table: _Table, first: int, column: int) -> str:
    """The words above a column, from the top; titles over the whole width say nothing of it."""
    found: list[str] = []
    for row in range(first):
        text = table.words[row][column]
        owners = {table.owner[row][c] for c in range(table.columns) if table.words[row][c]}
        if not text or _is_index(table, row) or len(owners) < 2 or not _has_two(table, row):
            continue
        if not found or found[-1] != text:
            found.append(text)
    return " / ".join(found)


def _has_two(table: _Table, row: int) -> bool:
    """At least two different texts stand in the row, as in a heading of columns."""
    return len({text for text in table.words[row] if OPEN.sub("", text, count=1)}) >= 2


def _role(heads: Sequence[str], names: Sequence[str]) -> int | None:
    for column, head in enumerate(heads):
        if any(bare(part) in names for part in head.split(" / ")):
            return column
    return None


def _label_columns(table: _Table, first: int, others: set[int | None]) -> set[int]:
    """The columns at the left that name the rows: they say words in most rows."""
    found: set[int] = set()
    for column in range(table.columns):
        if column in others:
            continue
        texts = [
            table.words[row][column]
            for row in range(first, table.rows)
            if table.is_said(row, column) and not _is_index(table, row)
        ]
        wordy = [
            text for text in texts if len(bare(text)) > 3 and not _NUMBER.fullmatch(bare(text))
        ]
        rows = sum(not _is_index(table, row) for row in range(first, table.rows))
        if wordy and len(wordy) * 2 >= rows:
            found.add(column)
        elif found:
            break
    return found


def _label(table: _Table, row: int, columns: set[int]) -> str:
    words: list[str] = []
    for column in sorted(columns):
        text = table.words[row][column]
        if text and text not in words and not OPEN.fullmatch(text):
            words.append(text)
    if not words:
        words = [
            table.words[row][c]
            for c in range(table.columns)
            if table.is_said(row, c) and not _NUMBER.fullmatch(bare(table.words[row][c]))
        ][:1]
    return " – ".join(words)


def _unit_of(text: str) -> str:
    found = _UNIT.search(text)
    return found[1] if found else ""
