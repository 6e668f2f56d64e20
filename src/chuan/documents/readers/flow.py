"""Puts the words of a page in reading order: lines, blocks set side by side, tables."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from chuan.documents.readers.furniture import (
    AUTHORITY,
    MOTTO,
    has_headings,
    is_furniture,
    is_letterhead,
    is_signature,
)
from chuan.documents.readers.grids import Grid, split_tokens, table_of
from chuan.documents.readers.tokens import Row, Token, Turn, line_of, rows_of
from chuan.domain.vanban.types import Line, Table

_WIDE = 1.5
"""A gap of so many heights of a line parts two columns, if it is also the odd one of its line."""
_ODD = 2.5
_REACH = 9
"""Heights of a line over which a block set side by side goes on (room for a signature)."""
_CENTRE = 0.05
_HEADING = re.compile(r"^(?:[IVX]+|[A-H]|\d+)\.\s")


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
    parts = [_segments(row) for row in rows]
    found: list[Line] = []
    place = 0
    while place < len(parts):
        length = _braid_length(parts[place:], page.turn.read_width)
        found += [
            line_of(row, page.number, page.turn, centred=_centred(row, page))
            for row in _ordered(parts[place : place + length])
        ]
        place += length
    return found


def _centred(row: Row, page: PageLayout) -> bool:
    width = page.turn.read_width
    middle = (row[0].x0 + row[-1].x1) / 2
    return abs(middle - width / 2) < _CENTRE * width and row[0].x0 > 0.2 * width


def _segments(row: Row) -> list[Row]:
    """A printed line cut where its columns part."""
    gaps = [right.x0 - left.x1 for left, right in pairwise(row)]
    if not gaps:
        return [row]
    height = median(token.height for token in row)
    usual = median(gaps) if len(gaps) > 2 else 0.0  # noqa: PLR2004 - two gaps have no usual one
    least = max(_WIDE * height, _ODD * usual)
    cuts = {place + 1 for place, gap in enumerate(gaps) if gap > least}
    cuts |= _motto_cut(row)
    marks = [0, *sorted(cuts), len(row)]
    return [row[a:b] for a, b in pairwise(marks)]


def _motto_cut(row: Row) -> set[int]:
    """Where the motto begins within a line, however narrow the gap before it."""
    text = " ".join(token.text for token in row)
    found = MOTTO.search(text)
    if not found or not found.start():
        return set()
    return {text[: found.start()].count(" ")}


def _braid_length(parts: list[list[Row]], width: float) -> int:
    """How many lines from the first on are set side by side; 1 when it stands alone."""
    first = parts[0]
    if len(first) != 2:  # noqa: PLR2004 - a block has a left and a right column
        return 1
    left, right = first[0][-1].x1, first[1][0].x0
    length = 1
    for place in range(1, len(parts)):
        above, row = parts[place - 1], parts[place]
        if row[0][0].top - above[0][0].bottom > _REACH * above[0][0].height or len(row) > 2:  # noqa: PLR2004
            break
        narrowed = _narrowed(row, left, right, width)
        if narrowed is None:
            break
        left, right = narrowed
        length = place + 1
    text = "\n".join(_text(segment) for row in parts[:length] for segment in row)
    return length if length > 1 and is_furniture(text) else 1


def _narrowed(
    row: list[Row], left: float, right: float, width: float
) -> tuple[float, float] | None:
    """The white corridor between the columns after one more line; None when the line bars it."""
    if len(row) == 2:  # noqa: PLR2004 - both columns
        left, right = max(left, row[0][-1].x1), min(right, row[1][0].x0)
        return (left, right) if left < right else None
    segment = row[0]
    middle = (segment[0].x0 + segment[-1].x1) / 2
    text = _text(segment)
    if abs(middle - width / 2) < _CENTRE * width and not AUTHORITY.search(text):
        return None
    if _HEADING.match(text):
        return None
    if segment[-1].x1 <= right:
        left = max(left, segment[-1].x1)
        return (left, right) if left < right else None
    if segment[0].x0 >= left:
        right = min(right, segment[0].x0)
        return (left, right) if left < right else None
    return None


def _ordered(braid: list[list[Row]]) -> list[Row]:
    """Left column first, then right; a lone line as it is."""
    if len(braid) == 1:
        segments = braid[0]
        side_by_side = is_furniture("\n".join(_text(segment) for segment in segments))
        return segments if side_by_side else [[t for segment in segments for t in segment]]
    right_edge = min(row[1][0].x0 for row in braid if len(row) == 2)  # noqa: PLR2004
    left: list[Row] = []
    right: list[Row] = []
    for row in braid:
        for segment in row:
            (right if segment[0].x0 >= right_edge - 1 else left).append(segment)
    return left + right


def _text(row: Row) -> str:
    return " ".join(token.text for token in row)
