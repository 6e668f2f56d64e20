"""Puts the words of a page in reading order: lines, blocks set side by side, tables."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from chuan.documents.readers.braids import unbraided
from chuan.documents.readers.furniture import has_headings, is_letterhead, is_signature
from chuan.documents.readers.grids import Grid, split_tokens, table_of
from chuan.documents.readers.tokens import Row, Token, Turn, line_of, rows_of
from chuan.domain.vanban.types import Line, Table

_CENTRE = 0.025
_ROOM = 0.03
_EXTRA = 0.3
"""Heights of a line of white, over the usual, that part two paragraphs."""


@dataclass(frozen=True, slots=True)
class PageLayout:
    """All that is known of a page before it is read."""

    number: int
    turn: Turn
    tokens: Sequence[Token]
    grids: Sequence[Grid] = ()


def items_of(page: PageLayout) -> list[Line | Table]:
    """Lines and tables from top to bottom; what stands in a table is not repeated as lines."""
    inside, outside = split_tokens(page.grids, page.tokens)
    blocks: list[tuple[float, list[Line | Table]]] = []
    for grid, words in zip(page.grids, inside, strict=True):
        table = table_of(grid, words, page.number, page.turn)
        if _side_by_side(table):
            outside += [token for held in words.values() for token in held]
        elif words:
            blocks.append((grid.top, [table]))
    tops = sorted(top for top, _ in blocks)
    rows = rows_of(outside)
    for start, end in pairwise([float("-inf"), *tops, float("inf")]):
        part = [row for row in rows if start <= row[0].middle < end]
        if part:
            lines: list[Line | Table] = list(_lines(part, page))
            blocks.append((max(start, part[0][0].top), lines))
    blocks.sort(key=lambda block: block[0])
    return [item for _, items in blocks for item in items]


def _side_by_side(table: Table) -> bool:
    """Whether rulings only frame a letterhead or a signature block."""
    if has_headings(table):
        return False
    text = "\n".join(cell.text for row in table.rows[:3] for cell in row if cell)
    return is_letterhead(text) or (len(table.rows[0]) == 2 and is_signature(text))


def _lines(rows: list[Row], page: PageLayout) -> Iterator[Line]:
    """Printed lines in reading order; an empty line where more white than usual lies between."""
    left, right = _margins(rows)
    usual = median(_gaps(rows)) if len(rows) > 1 else 0.0
    before: Row | None = None
    for row, beside in unbraided(rows, page.turn.read_width):
        if before is not None and not beside:
            white = _top(row) - _bottom(before)
            if white > usual + _EXTRA * (_bottom(before) - _top(before)):
                yield Line("", page=page.number)
        yield line_of(row, page.number, page.turn, centred=_centred(row, left, right))
        before = row


def _top(row: Row) -> float:
    return min(token.top for token in row)


def _bottom(row: Row) -> float:
    return max(token.bottom for token in row)


def _gaps(rows: list[Row]) -> list[float]:
    return [_top(below) - _bottom(above) for above, below in pairwise(rows)]


def _margins(rows: list[Row]) -> tuple[float, float]:
    """Where the text block of a page begins and ends across."""
    return min(row[0].x0 for row in rows), max(row[-1].x1 for row in rows)


def _centred(row: Row, left: float, right: float) -> bool:
    """Whether a line leaves the same room on both sides, and some of it."""
    before, after = row[0].x0 - left, right - row[-1].x1
    width = right - left
    return min(before, after) > _ROOM * width and abs(before - after) < _CENTRE * width
