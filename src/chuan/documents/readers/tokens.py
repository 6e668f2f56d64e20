"""Printed words with their places, before they are put in reading order."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from chuan.domain.vanban.types import Line, Word


@dataclass(frozen=True, slots=True)
class Token:
    """One word as printed; places in points from the top left corner of the page as read."""

    text: str
    x0: float
    top: float
    x1: float
    bottom: float
    bold: bool = False
    italic: bool = False

    @property
    def height(self) -> float:
        """From top to bottom."""
        return self.bottom - self.top

    @property
    def middle(self) -> float:
        """Half way down."""
        return (self.top + self.bottom) / 2

    @property
    def centre(self) -> float:
        """Half way across."""
        return (self.x0 + self.x1) / 2


Row = list[Token]
"""Words of one printed line, left to right."""


@dataclass(frozen=True, slots=True)
class Turn:
    """How a page must be turned to be read: quarter turns clockwise of the page as stored.

    `width` and `height` are of the page as stored; `lean` is by how many degrees the upright page
    was then turned anticlockwise about its centre to lie straight.
    """

    quarters: int
    width: float
    height: float
    lean: float = 0.0

    def box(self, x0: float, top: float, x1: float, bottom: float) -> tuple[float, ...]:
        """A box of the stored page in the page as read."""
        match self.quarters % 4:
            case 1:
                return self.height - bottom, x0, self.height - top, x1
            case 2:
                return self.width - x1, self.height - bottom, self.width - x0, self.height - top
            case 3:
                return top, self.width - x1, bottom, self.width - x0
            case _:
                return x0, top, x1, bottom

    def back(self, x0: float, top: float, x1: float, bottom: float) -> tuple[float, ...]:
        """A box of the page as read in the stored page."""
        swapped = self.quarters % 2
        width, height = (self.height, self.width) if swapped else (self.width, self.height)
        if self.lean:
            cosine, sine = math.cos(math.radians(self.lean)), math.sin(math.radians(self.lean))
            dx, dy = (x0 + x1 - width) / 2, (top + bottom - height) / 2
            x = width / 2 + dx * cosine - dy * sine - (x0 + x1) / 2
            y = height / 2 + dx * sine + dy * cosine - (top + bottom) / 2
            x0, top, x1, bottom = x0 + x, top + y, x1 + x, bottom + y
        return Turn(-self.quarters % 4, width, height).box(x0, top, x1, bottom)

    @property
    def read_width(self) -> float:
        """Width of the page as read."""
        return self.height if self.quarters % 2 else self.width


def rows_of(tokens: Sequence[Token]) -> list[Row]:
    """Words gathered into printed lines, top to bottom: those that overlap by half their height."""
    rows: list[Row] = []
    edges: list[list[float]] = []
    for token in sorted(tokens, key=lambda word: word.middle):
        if rows and _same_line(edges[-1], token):
            rows[-1].append(token)
            edges[-1] = [min(edges[-1][0], token.top), max(edges[-1][1], token.bottom)]
        else:
            rows.append([token])
            edges.append([token.top, token.bottom])
    for row in rows:
        row.sort(key=lambda word: word.x0)
    return rows


def _same_line(edge: list[float], token: Token) -> bool:
    overlap = min(edge[1], token.bottom) - max(edge[0], token.top)
    return overlap > min(edge[1] - edge[0], token.height) / 2


def line_of(row: Sequence[Token], page: int, turn: Turn, *, centred: bool = False) -> Line:
    """A printed line from its words; boxes are of the page as stored."""
    words = tuple(
        Word(word.text, (page, *_rounded(turn.back(word.x0, word.top, word.x1, word.bottom))))
        for word in row
    )
    box = turn.back(
        min(word.x0 for word in row),
        min(word.top for word in row),
        max(word.x1 for word in row),
        max(word.bottom for word in row),
    )
    return Line(
        text=" ".join(word.text for word in row),
        words=words,
        box=(page, *_rounded(box)),
        page=page,
        bold=all(word.bold for word in row),
        italic=all(word.italic for word in row),
        centred=centred,
    )


def _rounded(box: tuple[float, ...]) -> tuple[float, float, float, float]:
    x0, top, x1, bottom = box
    return round(x0, 1), round(top, 1), round(x1, 1), round(bottom, 1)
