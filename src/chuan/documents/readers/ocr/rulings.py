"""Finds the ruled lines of tables in a picture of a page, without an imaging library of size.

The picture is squeezed along one direction, so that only long dark runs stay dark; runs on
neighbouring rows are one line. The cells that the lines enclose come from pdfplumber's geometry,
the same that reads tables drawn in a PDF.
"""

import re
from dataclasses import dataclass
from typing import Any

from pdfplumber.table import (
    cells_to_tables,
    edges_to_intersections,
    intersections_to_cells,
    merge_edges,
)
from PIL import Image, ImageDraw

from chuan.documents.readers.grids import Grid, Rectangle, grid_of

_SQUEEZE = 16
"""Pixels squeezed into one: dark only when a line runs through them all."""
_LONG, _SHORT = 5, 1
"""Squeezed pixels in a row that make a line, and that make the side of a low cell."""
_DARK = 150
_SOLID = 45
_STEP = 2 * _SQUEEZE
"""Where a leaning line steps to the next row, so many pixels may be missing."""
_THICK = 14
_BREAK = 2
"""Rows of pixels that may be missing within one line."""
_NEAR = 10
"""Pixels by which a line may miss the one that it should meet."""
_SNAP = 6
_TOUCH = 4
_MAX_LINES = 6_000
_WHITE = 255


@dataclass(slots=True)
class Ruling:
    """A straight line: from `start` to `end` along it, between `first` and `last` across it."""

    start: int
    end: int
    first: int
    last: int


def rulings_of(picture: Image.Image) -> tuple[list[Ruling], list[Ruling]]:
    """Level and upright lines of a grey picture, in pixels.

    A letter is as tall as the side of a cell of one line: short upright lines count only where they
    run from one level line to another.
    """
    ink = picture.point(lambda level: 0 if level < _DARK else _WHITE)
    across = ink.transpose(Image.Transpose.TRANSPOSE)
    level, upright = _level_lines(ink, _LONG), _level_lines(across, _LONG)
    if not level:
        return level, upright
    short = [line for line in _level_lines(across, _SHORT) if _spans_rows(line, level)]
    return level, upright + short


def _spans_rows(line: Ruling, level: list[Ruling]) -> bool:
    """Whether an upright line begins at one level line and ends at another."""
    at = (line.first + line.last) / 2
    meets = [other for other in level if other.start - _NEAR <= at <= other.end + _NEAR]
    return any(abs(other.last - line.start) <= _TOUCH for other in meets) and any(
        abs(other.first - line.end) <= _TOUCH for other in meets
    )


def _level_lines(ink: Image.Image, blocks: int) -> list[Ruling]:
    """Level lines at least so many squeezed pixels long."""
    width = max(ink.width // _SQUEEZE, 1)
    thin = ink.resize((width, ink.height), Image.Resampling.BOX)
    marks = thin.point(lambda level: 1 if level < _SOLID else 0).tobytes()
    pattern = re.compile(rb"\x01{%d,}" % blocks)
    found: list[Ruling] = []
    growing: list[Ruling] = []
    for y in range(ink.height):
        row = marks[y * width : (y + 1) * width]
        found += [line for line in growing if y - line.last > _BREAK]
        growing = [line for line in growing if y - line.last <= _BREAK]
        for run in pattern.finditer(row):
            _grow(growing, run.start() * _SQUEEZE, run.end() * _SQUEEZE, y)
    lines = [line for line in found + growing if line.last - line.first <= _THICK]
    if len(lines) > _MAX_LINES:
        return []
    for line in lines:
        _reach_out(line, ink)
    return lines


def _reach_out(line: Ruling, ink: Image.Image) -> None:
    """Move the ends of a line to where its ink ends; squeezing cut them to whole blocks."""
    middle = (line.first + line.last) // 2
    first, last = max(line.first, middle - 1), min(line.last, middle + 1)
    band = ink.crop((0, first, ink.width, last + 1))
    marks = band.resize((ink.width, 1), Image.Resampling.BOX).tobytes()
    while line.start > 0 and marks[line.start - 1] < _WHITE:
        line.start -= 1
    while line.end < ink.width and marks[line.end] < _WHITE:
        line.end += 1


def _grow(growing: list[Ruling], start: int, end: int, y: int) -> None:
    for line in growing:
        if start <= line.end + _STEP and end >= line.start - _STEP:
            line.start, line.end = min(line.start, start), max(line.end, end)
            line.last = y
            return
    growing.append(Ruling(start, end, y, y))


def grids_in(level: list[Ruling], upright: list[Ruling]) -> list[Grid]:
    """The tables that the lines enclose, in pixels."""
    edges = [_edge(line, upright=False) for line in level]
    edges += [_edge(line, upright=True) for line in upright]
    if not level or not upright:
        return []
    merged = merge_edges(edges, _SNAP, _SNAP, _SNAP, _SNAP)
    cells = intersections_to_cells(edges_to_intersections(merged, _NEAR, _NEAR))
    grids: list[Grid] = []
    for table in cells_to_tables(cells):
        rectangles: list[Rectangle] = [(c[0], c[1], c[2], c[3]) for c in table]
        grid = grid_of(rectangles, tolerance=_NEAR)
        if grid:
            grids.append(grid)
    return grids


def _edge(line: Ruling, *, upright: bool) -> dict[str, Any]:
    """A line as pdfplumber describes edges."""
    start, end = line.start, line.end
    across = (line.first + line.last) / 2
    if upright:
        sides: dict[str, float] = {"x0": across, "x1": across, "top": start, "bottom": end}
    else:
        sides = {"x0": start, "x1": end, "top": across, "bottom": across}
    size = {"width": sides["x1"] - sides["x0"], "height": sides["bottom"] - sides["top"]}
    return {**sides, **size, "orientation": "v" if upright else "h", "object_type": "line"}


def without_rulings(
    picture: Image.Image, level: list[Ruling], upright: list[Ruling]
) -> Image.Image:
    """The picture with its lines painted over, so that they are not taken for letters."""
    clean = picture.copy()
    draw = ImageDraw.Draw(clean)
    for line in level:
        draw.rectangle((line.start - 4, line.first - 1, line.end + 4, line.last + 1), fill=_WHITE)
    for line in upright:
        draw.rectangle((line.first - 1, line.start - 4, line.last + 1, line.end + 4), fill=_WHITE)
    return clean
