"""Finds in the tables of a form the cells that want a figure, with the words that say which."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
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
LONGEST: Final = 300
"""Letters of a label or a heading that are looked at; what names a figure is shorter."""


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
    """A grid with its merged cells spread out: what each place says, and who owns it.

    `opens` and `says` tell of each place whether it is to be filled or says words; `counts` of each
    row whether it numbers the columns: (1), (2), A, B, 3=2/1.
    """

    words: list[list[str]]
    owner: list[list[tuple[int, int]]]
    address: list[list[str]]
    fixed: set[tuple[int, int]]
    opens: list[list[bool]] = field(init=False)
    says: list[list[bool]] = field(init=False)
    counts: list[bool] = field(init=False)

    def __post_init__(self) -> None:
        columns = range(self.columns)
        self.opens = [[self._is_open(row, c) for c in columns] for row in range(self.rows)]
        self.says = [
            [not opened and not OPEN.fullmatch(text) for opened, text in zip(*both, strict=True)]
            for both in zip(self.opens, self.words, strict=True)
        ]
        self.counts = [self._counts(row) for row in range(self.rows)]

    @property
    def rows(self) -> int:
        return len(self.words)

    @property
    def columns(self) -> int:
        return len(self.words[0]) if self.words else 0

    def opened(self, row: int) -> list[int]:
        """Columns of the row that are to be filled."""
        return [column for column, opens in enumerate(self.opens[row]) if opens]

    def said(self, row: int) -> list[int]:
        """Columns of the row that say words."""
        return [column for column, says in enumerate(self.says[row]) if says]

    def _is_open(self, row: int, column: int) -> bool:
        """Empty or dotted, owned here, and neither a formula nor beyond filling."""
        if self.owner[row][column] != (row, column) or not self.address[row][column]:
            return False
        text = self.words[row][column]
        empty = OPEN.fullmatch(text) is not None
        return (row, column) not in self.fixed and (empty or bool(_DOTS.search(text)))

    def _counts(self, row: int) -> bool:
        said = [self.words[row][c] for c in self.said(row)]
        return len(said) >= 2 and all(_INDEX.fullmatch(bare(text)) for text in said)


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
        said, own = " ".join(text.split()), (row, column)
        for r in range(row, row + tall):
            for c in range(column, column + wide):
                words[r][c], owner[r][c] = said, own
        address[row][column] = where
    fixed = {(row, column) for row, column in grid.get("formulas", ())}
    return _Table(words, owner, address, fixed)


def _in_lines(lines: Sequence[Sequence[Any]], number: int) -> Iterator[Blank]:
    for _row, _column, _tall, _wide, text, address in lines:
        before = _DOTS.split(text, maxsplit=1)[0]
        rest = _DOTS.sub("", text[len(before) :]).strip(" .…_;,")
        after = re.split(r"[;,.(]", rest)[0].strip()
        label = before.strip(" :.-–+")
        if len(bare(label).split()) >= 2:
            yield Blank(address, label, "", after[:25], "", number)


def _in_table(table: _Table, number: int, title: str) -> Iterator[Blank]:
    first = _first_data_row(table)
    if first is None:
        return
    above = [row for row in range(first) if _is_heading(table, row)]
    heads = [_heading(table, above, column) for column in range(table.columns)]
    order, unit_column = _role(heads, _ORDER_HEADS), _role(heads, _UNIT_HEADS)
    labels = _label_columns(table, first, {order, unit_column})
    section, stem = "", ""
    for row in range(first, table.rows):
        if table.counts[row]:
            continue
        label = _label(table, row, labels)
        open_at = [c for c in table.opened(row) if c not in labels | {order, unit_column}]
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
    headed: set[int] = set()
    for row in range(table.rows):
        said, opened = table.said(row), table.opened(row)
        begins = said and not headed.isdisjoint(opened) and not table.counts[row]
        if begins and _is_body(table, row, said):
            return row
        headed.update(said)
    for row in range(1, table.rows):
        if table.opened(row) and len(table.said(row - 1)) >= 2 and not table.said(row):
            return row
    return None


def _is_body(table: _Table, row: int, said: Sequence[int]) -> bool:
    """Not a heading with a merged neighbour: its words stand at the left of what is open."""
    return min(said) < max(table.opened(row)) and not any(
        bare(table.words[row][c]) in (*_ORDER_HEADS, *_UNIT_HEADS) for c in said
    )


def _is_heading(table: _Table, row: int) -> bool:
    """A heading of columns has two texts at least; a title over the whole width says nothing of one."""
    texts = table.words[row]
    owners = {owner for owner, text in zip(table.owner[row], texts, strict=True) if text}
    said = {text for text in texts if not OPEN.fullmatch(text)}
    return len(owners) >= 2 and len(said) >= 2 and not table.counts[row]


def _heading(table: _Table, above: Sequence[int], column: int) -> str:
    """The words of these rows above a column, from the top."""
    found: list[str] = []
    for row in above:
        text = table.words[row][column]
        if text and (not found or found[-1] != text):
            found.append(text)
    return " / ".join(found)[:LONGEST]


def _role(heads: Sequence[str], names: Sequence[str]) -> int | None:
    for column, head in enumerate(heads):
        if any(bare(part) in names for part in head.split(" / ")):
            return column
    return None


def _label_columns(table: _Table, first: int, others: set[int | None]) -> set[int]:
    """The columns at the left that name the rows: they say words in most rows."""
    found: set[int] = set()
    rows = [row for row in range(first, table.rows) if not table.counts[row]]
    for column in range(table.columns):
        if column in others:
            continue
        folded = [bare(table.words[row][column]) for row in rows if table.says[row][column]]
        wordy = [text for text in folded if len(text) > 3 and not _NUMBER.fullmatch(text)]
        if wordy and len(wordy) * 2 >= len(rows):
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
            for c in table.said(row)
            if not _NUMBER.fullmatch(bare(table.words[row][c]))
        ][:1]
    return " – ".join(words)[:LONGEST]


def _unit_of(text: str) -> str:
    found = _UNIT.search(text)
    return found[1] if found else ""
