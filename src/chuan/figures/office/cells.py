"""Changes cells of a sheet in place: a value, a style, or both, and no byte beside them."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from chuan.figures.office.markup import Attributes, Marked, prefix_at, spliced, written
from chuan.figures.office.sheets import column_of, letters_of

_STYLE: Final = re.compile(rb"""\ss\s*=\s*("[^"]*"|'[^']*')""")
_COUNT: Final = re.compile(rb"""\scount\s*=\s*("[^"]*"|'[^']*')""")
Place = tuple[int, int]
"""Row and column, from 1."""


@dataclass(frozen=True, slots=True)
class Edit:
    """What becomes of a cell: None keeps its value; `style` None keeps its style."""

    value: str | None = None
    is_number: bool = False
    style: int | None = None


@dataclass(slots=True)
class _Range:
    """A row or a cell in the bytes: from its tag to after its end, and where its inside ends."""

    begins: int
    ends: int = 0
    inside: int = 0
    style: str = ""
    empty: bool = False


@dataclass(slots=True)
class SheetPlan:
    """Where the rows and cells to be changed stand."""

    rows: dict[int, _Range] = field(default_factory=dict)
    cells: dict[Place, _Range] = field(default_factory=dict)
    after: dict[Place, int] = field(default_factory=dict)
    data: _Range | None = None
    dimension: tuple[int, int, str] | None = None
    columns: tuple[int, int] | None = None
    """Where the list of column widths ends, and the last column it speaks of."""
    tail: int = 0
    """Before what follows the place of a drawing of notes."""


_AFTER_NOTES: Final = frozenset({
    "legacyDrawingHF", "drawingHF", "picture", "oleObjects", "controls", "webPublishItems",
    "tableParts", "extLst",
})  # fmt: skip


class _Survey:
    """Finds the ranges of the cells wanted, in one pass."""

    def __init__(self, data: bytes, wanted: Mapping[Place, Edit]) -> None:
        self.plan = SheetPlan()
        self._by_row: dict[int, list[int]] = {}
        for row, column in wanted:
            self._by_row.setdefault(row, []).append(column)
        self._wanted = wanted
        self._row, self._column, self._depth = 0, 0, 0
        self._open: _Range | None = None
        self._cell: _Range | None = None
        self._marked = Marked(data, self._start, self._end)
        self._marked.run()

    def _start(self, name: str, given: Attributes) -> None:
        self._depth += 1
        if name == "c":
            place = given.get("r", "")
            self._column = column_of(place) if place else self._column + 1
            if self._open is not None:
                self._begin_cell(given)
        elif name == "row":
            number = given.get("r", "")
            self._row = int(number) if number.isdecimal() else self._row + 1
            self._column = 0
            self._open = _Range(self._marked.place) if self._row in self._by_row else None
        elif name == "sheetData":
            self.plan.data = _Range(self._marked.place)
        elif name == "dimension":
            self.plan.dimension = (self._marked.place, 0, given.get("ref", ""))
        elif name == "col":
            last = given.get("max", "0")
            self.plan.columns = (0, int(last) if last.isdecimal() else 16384)
        elif name in _AFTER_NOTES and self._depth == 2 and not self.plan.tail:
            self.plan.tail = self._marked.place

    def _begin_cell(self, given: Attributes) -> None:
        here = (self._row, self._column)
        for column in self._by_row[self._row]:
            if column < self._column:
                self.plan.after.setdefault((self._row, column), self._marked.place)
        if here in self._wanted:
            self._cell = _Range(self._marked.place, style=given.get("s", ""))

    def _end(self, name: str) -> None:
        self._depth -= 1
        if name == "c" and self._cell is not None:
            self._cell.ends = self._marked.after
            self.plan.cells[self._row, self._column] = self._cell
            self._cell = None
        elif name == "row" and self._open is not None:
            self._close(self._open)
            self.plan.rows[self._row] = self._open
            self._open = None
        elif name == "row":
            pass
        elif name == "sheetData" and self.plan.data is not None:
            self._close(self.plan.data)
        elif name == "dimension" and self.plan.dimension is not None:
            self.plan.dimension = (
                self.plan.dimension[0],
                self._marked.after,
                self.plan.dimension[2],
            )
        elif name == "cols" and self.plan.columns is not None:
            self.plan.columns = (self._marked.place, self.plan.columns[1])
        elif name == "worksheet" and not self.plan.tail:
            self.plan.tail = self._marked.place

    def _close(self, part: _Range) -> None:
        part.ends = self._marked.after
        part.empty = part.ends == self._marked.place
        part.inside = part.ends if part.empty else self._marked.place


def surveyed(data: bytes, edits: Mapping[Place, Edit]) -> SheetPlan:
    """Where the cells of `edits` stand in the bytes of a sheet."""
    return _Survey(data, edits).plan


def pieces_of(
    data: bytes, plan: SheetPlan, edits: Mapping[Place, Edit]
) -> list[tuple[int, int, bytes]]:
    """What to splice in so that the edits are made; rows that are not there are made."""
    if plan.data is None:
        return []
    prefix = prefix_at(data, plan.data.begins).encode()
    pieces: list[tuple[int, int, bytes]] = []
    missing: dict[Place, Edit] = {}
    for place, edit in sorted(edits.items()):
        cell = plan.cells.get(place)
        if cell is not None:
            changed = _changed(data[cell.begins : cell.ends], place, edit, cell.style, prefix)
            pieces.append((cell.begins, cell.ends, changed))
        else:
            missing[place] = edit
    return pieces + _inserted(data, plan, missing, prefix)


def _inserted(
    data: bytes, plan: SheetPlan, missing: Mapping[Place, Edit], prefix: bytes
) -> list[tuple[int, int, bytes]]:
    assert plan.data is not None  # noqa: S101  (asked by the caller)
    at: dict[tuple[int, int], list[bytes]] = {}
    new_rows: dict[int, list[bytes]] = {}
    for place, edit in missing.items():
        row = plan.rows.get(place[0])
        made = _made(place, edit, "", prefix)
        if row is None:
            new_rows.setdefault(place[0], []).append(made)
        elif row.empty:
            at.setdefault((row.begins, row.ends), []).append(made)
        else:
            where = plan.after.get(place, row.inside)
            at.setdefault((where, where), []).append(made)
    pieces = [
        (begins, ends, b"".join(cells) if begins == ends else _opened(data[begins:ends], cells, prefix))
        for (begins, ends), cells in at.items()
    ]  # fmt: skip
    if new_rows:
        pieces.append(_new_rows(data, plan, new_rows, prefix))
    return pieces


def _new_rows(
    data: bytes, plan: SheetPlan, rows: Mapping[int, list[bytes]], prefix: bytes
) -> tuple[int, int, bytes]:
    """Rows below all others: what is marked or filled stands in rows of the file or after them."""
    assert plan.data is not None  # noqa: S101  (asked by the caller)
    made = [
        b'<%srow r="%d">%s</%srow>' % (prefix, row, b"".join(cells), prefix)
        for row, cells in sorted(rows.items())
    ]
    if plan.data.empty:
        tag = data[plan.data.begins : plan.data.ends]
        return plan.data.begins, plan.data.ends, _opened(tag, made, prefix, b"sheetData")
    return plan.data.inside, plan.data.inside, b"".join(made)


def _opened(tag: bytes, inside: list[bytes], prefix: bytes, name: bytes = b"row") -> bytes:
    """An empty tag given an inside."""
    return tag.rstrip(b"/> \r\n\t") + b">" + b"".join(inside) + b"</%s%s>" % (prefix, name)


def _changed(cell: bytes, place: Place, edit: Edit, style: str, prefix: bytes) -> bytes:
    if edit.value is not None:
        return _made(place, edit, style, prefix)
    if edit.style is None:
        return cell
    head = cell[: cell.index(b">")]
    new = b' s="%d"' % edit.style
    if _STYLE.search(head):
        return _STYLE.sub(new, head, count=1) + cell[len(head) :]
    name = b"<%sc" % prefix
    return name + new + cell[len(name) :]


def _made(place: Place, edit: Edit, style: str, prefix: bytes) -> bytes:
    number = edit.style if edit.style is not None else (int(style) if style.isdecimal() else None)
    styled = b"" if number is None else b' s="%d"' % number
    where = f"{letters_of(place[1])}{place[0]}".encode()
    if not edit.value:
        return b'<%sc r="%s"%s/>' % (prefix, where, styled)
    if edit.is_number:
        inner = b"<%sv>%s</%sv>" % (prefix, written(edit.value), prefix)
        return b'<%sc r="%s"%s>%s</%sc>' % (prefix, where, styled, inner, prefix)
    text = b'<%st xml:space="preserve">%s</%st>' % (prefix, written(edit.value), prefix)
    return b'<%sc r="%s"%s t="inlineStr"><%sis>%s</%sis></%sc>' % (
        prefix, where, styled, prefix, text, prefix, prefix,
    )  # fmt: skip


def filled(data: bytes, edits: Mapping[Place, Edit]) -> bytes:
    """The sheet with these cells changed."""
    return spliced(data, pieces_of(data, surveyed(data, edits), edits))


def counted(tag: bytes, more: int) -> bytes:
    """A start tag whose `count` has grown, if it has one."""
    found = _COUNT.search(tag)
    if found is None:
        return tag
    return _COUNT.sub(b' count="%d"' % (int(found[1][1:-1] or b"0") + more), tag, count=1)
