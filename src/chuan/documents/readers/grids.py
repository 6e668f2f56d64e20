"""Real tables from the rectangles that rulings enclose."""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from chuan.documents.readers.tokens import Token, Turn, line_of, rows_of
from chuan.domain.vanban.types import Cell, Table

Rectangle = tuple[float, float, float, float]
"""x0, top, x1, bottom."""

_TOLERANCE = 4.0
_MIN_SIDE = 4.0


@dataclass(frozen=True, slots=True)
class Grid:
    """Cells of one table by row and column; `spans` counts the columns that each cell covers."""

    rows: tuple[tuple[Rectangle | None, ...], ...]
    spans: dict[Rectangle, int]

    @property
    def top(self) -> float:
        """The upper edge."""
        return min(cell[1] for row in self.rows for cell in row if cell)

    @property
    def bottom(self) -> float:
        """The lower edge."""
        return max(cell[3] for row in self.rows for cell in row if cell)

    def scaled(self, factor: float) -> "Grid":
        """The same grid on a page drawn larger or smaller."""
        rows = tuple(tuple(cell and _scaled(cell, factor) for cell in row) for row in self.rows)
        return Grid(rows, {_scaled(cell, factor): span for cell, span in self.spans.items()})


def _scaled(cell: Rectangle, factor: float) -> Rectangle:
    x0, top, x1, bottom = (side * factor for side in cell)
    return x0, top, x1, bottom


def grid_of(cells: Iterable[Rectangle], *, tolerance: float = _TOLERANCE) -> Grid | None:
    """The grid that a set of touching rectangles makes; None when it is only a frame.

    A grid has two rows and two columns, or three columns (a row carried over to the next page).
    """
    solid = [c for c in cells if c[2] - c[0] > _MIN_SIDE and c[3] - c[1] > _MIN_SIDE]
    tops = _clusters((cell[1] for cell in solid), tolerance)
    lefts = _clusters((cell[0] for cell in solid), tolerance)
    if len(lefts) < 2 or (len(tops) < 2 and len(lefts) < 3):
        return None
    table: list[list[Rectangle | None]] = [[None] * len(lefts) for _ in tops]
    spans: dict[Rectangle, int] = {}
    for cell in solid:
        row, column = _index(tops, cell[1], tolerance), _index(lefts, cell[0], tolerance)
        table[row][column] = cell
        spans[cell] = max(_index(lefts, cell[2] - 2 * tolerance, tolerance) - column + 1, 1)
    return Grid(tuple(tuple(row) for row in table), spans)


def _clusters(values: Iterable[float], tolerance: float) -> list[float]:
    """Values that lie close together, each group by its least."""
    found: list[float] = []
    last = float("-inf")
    for value in sorted(values):
        if value - last > tolerance:
            found.append(value)
        last = value
    return found


def _index(edges: Sequence[float], value: float, tolerance: float) -> int:
    return max(bisect_right(edges, value + tolerance / 2) - 1, 0)


def split_tokens(
    grids: Sequence[Grid], tokens: Iterable[Token]
) -> tuple[list[dict[Rectangle, list[Token]]], list[Token]]:
    """Words of each grid by the cell that holds their centre, and the words outside all grids."""
    inside: list[dict[Rectangle, list[Token]]] = [{} for _ in grids]
    outside: list[Token] = []
    cells = [
        (cell, place)
        for place, grid in enumerate(grids)
        for row in grid.rows
        for cell in row
        if cell
    ]
    for token in tokens:
        home = next(((c, place) for c, place in cells if _holds(c, token)), None)
        if home is None:
            outside.append(token)
        else:
            inside[home[1]].setdefault(home[0], []).append(token)
    return inside, outside


def _holds(cell: Rectangle, token: Token) -> bool:
    return cell[0] <= token.centre <= cell[2] and cell[1] <= token.middle <= cell[3]


def table_of(grid: Grid, words: dict[Rectangle, list[Token]], page: int, turn: Turn) -> Table:
    """The table with its words; a cell swallowed by a span is None."""
    rows = tuple(
        tuple(
            cell
            and Cell(
                tuple(line_of(row, page, turn) for row in rows_of(words.get(cell, []))),
                grid.spans[cell],
            )
            for cell in row
        )
        for row in grid.rows
    )
    return Table(rows, page)
