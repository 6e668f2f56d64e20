"""Tables as printed: their heading with its merged cells, their rows, which side each column keeps."""

from collections.abc import Sequence
from itertools import zip_longest
from typing import Final

from chuan.domain.vanban.writing.columns import shares
from chuan.domain.vanban.writing.layouts import Align
from chuan.domain.vanban.writing.printed import Head, PrintedTable, Row, RowKind
from chuan.domain.vanban.writing.types import AnnexGroup, HeadRows
from chuan.domain.vanban.writing.wording import clean_lines

_SHORT: Final = 6
"""Letters up to which a column is one of numbers, and centred."""
Lines = tuple[str, ...]


def print_table(
    columns: Sequence[str],
    groups: Sequence[AnnexGroup],
    *,
    size: float,
    room_mm: float,
    head: HeadRows = (),
    figures: Sequence[int] = (),
) -> PrintedTable | None:
    """The table `room_mm` wide with cells of `size` points; None when it has no column."""
    count = max([len(columns), *(len(row) for group in groups for row in group.rows)], default=0)
    if not count:
        return None
    names = _padded(columns, count)
    cells = [_padded(row, count) for group in groups for row in group.rows]
    flat = [[" ".join(cell) for cell in row] for row in (names, *cells)]
    labels = [(group.label, *[""] * (count - 1)) for group in groups if group.title]
    return PrintedTable(
        head=_head(head, names, count),
        rows=tuple(row for group in groups for row in _rows(group, count)),
        widths_mm=shares(flat[0], [*flat[1:], *labels], size, room_mm),
        sides=tuple(_side(at, flat[1:], figures) for at in range(count)),
    )


def _head(head: HeadRows, names: Sequence[Lines], count: int) -> tuple[tuple[Head, ...], ...]:
    placed = _placed(head, count)
    if placed:
        return placed
    return (tuple(Head(lines, at=at) for at, lines in enumerate(names)),) if any(names) else ()


def _placed(head: HeadRows, count: int) -> tuple[tuple[Head, ...], ...]:
    """Each cell with its first column; nothing unless they cover every row once and whole."""
    taken: set[tuple[int, int]] = set()
    rows: list[tuple[Head, ...]] = []
    for at, row in enumerate(head):
        placed: list[Head] = []
        for cell in row:
            column = next((c for c in range(count) if (at, c) not in taken), count)
            wide, deep = range(column, column + cell.columns), range(at, at + cell.rows)
            # Bounds first: a cell may say that it covers more than there is room for in memory.
            if not wide or not deep or wide.stop > count or deep.stop > len(head):
                return ()
            places = {(r, c) for r in deep for c in wide}
            if places & taken:
                return ()
            taken |= places
            placed.append(Head(clean_lines(cell.text), cell.columns, cell.rows, column))
        rows.append(tuple(placed))
    return tuple(rows) if len(taken) == len(head) * count else ()


def _side(at: int, rows: Sequence[Sequence[str]], figures: Sequence[int]) -> Align:
    if at in figures:
        return Align.RIGHT
    short = bool(rows) and all(len(row[at]) <= _SHORT for row in rows)
    return Align.CENTRE if short else Align.LEFT


def _rows(group: AnnexGroup, count: int) -> tuple[Row, ...]:
    label, title = clean_lines(group.label), clean_lines(group.title)
    named: tuple[Row, ...] = ()
    if label and title and count > 1:
        named = (Row(RowKind.GROUP, (label, title)),)
    elif label or title:
        named = (Row(RowKind.GROUP, ((*label, *title),)),)
    return (*named, *(Row(RowKind.CELLS, _padded(row, count)) for row in group.rows))


def _padded(cells: Sequence[str], count: int) -> tuple[Lines, ...]:
    """The lines of each cell, as many cells as the table has columns."""
    return tuple(clean_lines(cell) for cell, _ in zip_longest(cells, range(count), fillvalue=""))
