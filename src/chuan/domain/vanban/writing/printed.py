"""A paper as it goes to print: each piece with its element, its final words and its line breaks."""

from dataclasses import dataclass
from enum import StrEnum

from chuan.domain.vanban.writing.layouts import Align, Element


class RowKind(StrEnum):
    """What a row of a table is."""

    GROUP = "group"
    CELLS = "cells"


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a table, each cell as its lines.

    A group row has one cell over the whole width, or a label and a title over the rest.
    """

    kind: RowKind
    cells: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Head:
    """One cell of the heading, as its lines, over that many columns (the first is `at`) and rows."""

    lines: tuple[str, ...]
    columns: int = 1
    rows: int = 1
    at: int = 0


@dataclass(frozen=True, slots=True)
class PrintedTable:
    """A table; `widths_mm` and `sides` go by column, `head` by row."""

    head: tuple[tuple[Head, ...], ...]
    rows: tuple[Row, ...]
    widths_mm: tuple[float, ...]
    sides: tuple[Align, ...]


@dataclass(frozen=True, slots=True)
class PrintedDrawing:
    """A picture as SVG text, its words for who cannot see it, its width on the page."""

    svg: str
    alternative: str
    width_mm: float


@dataclass(frozen=True, slots=True)
class Piece:
    """One paragraph; `lead` ("Điều 1.", "-") stands before it, in bold when `lead_bold`.

    `lines` are broken where they say so; a body paragraph has one and the writer wraps it.
    `level` is the depth in the outline, 0 when it is no heading.
    """

    element: Element
    lines: tuple[str, ...]
    lead: str = ""
    lead_bold: bool = False
    bold: bool = False
    """Bold although its element is not (the title of an article)."""
    level: int = 0
    key: str = ""
    table: PrintedTable | None = None
    """Stands in the place of words; so does a drawing."""
    drawing: PrintedDrawing | None = None

    @property
    def text(self) -> str:
        """All of it on one line."""
        return " ".join((self.lead, *self.lines)).strip()


@dataclass(frozen=True, slots=True)
class PrintedAnnex:
    """One annex on pages of its own."""

    pieces: tuple[Piece, ...]
    table: PrintedTable | None = None
    landscape: bool = False
    body: tuple[Piece, ...] = ()


@dataclass(frozen=True, slots=True)
class Printed:
    """All that is printed. `left` and `right` are the columns of the letterhead.

    `signatures` go from left to right; `name` is what the file calls itself.
    """

    name: str
    left: tuple[Piece, ...]
    right: tuple[Piece, ...]
    left_mm: float
    right_mm: float
    top: tuple[Piece, ...]
    body: tuple[Piece, ...]
    signatures: tuple[tuple[Piece, ...], ...]
    recipients: tuple[Piece, ...]
    beside: bool
    """The recipients stand to the left of the only signature, else under all signatures."""
    annexes: tuple[PrintedAnnex, ...]
