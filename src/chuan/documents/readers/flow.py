"""Puts the words of a page in reading order: lines, blocks set side by side, tables."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from chuan.documents.readers.braids import unbraided
from chuan.documents.readers.furniture import has_headings, is_letterhead, is_signature
from chuan.documents.readers.grids import Grid, split_tokens, table_of
from chuan.documents.readers.tokens import Row, Token, Turn, line_of, rows_of
from chuan.domain.vanban.types import Line, Table

_CENTRE = 0.05


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
    return is_letterhead(text) or (len(table.rows[0]) == 2 and is_signature(text))  # noqa: PLR2004


def _lines(rows: list[Row], page: PageLayout) -> list[Line]:
    return [
        line_of(row, page.number, page.turn, centred=_centred(row, page))
        for row in unbraided(rows, page.turn.read_width)
    ]


def _centred(row: Row, page: PageLayout) -> bool:
    width = page.turn.read_width
    middle = (row[0].x0 + row[-1].x1) / 2
    return abs(middle - width / 2) < _CENTRE * width and row[0].x0 > 0.2 * width
