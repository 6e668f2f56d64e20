"""Annexes as printed: their heads, their rows, and which columns are centred."""

from itertools import zip_longest
from typing import Final

from chuan.domain.vanban.writing.breaking import balanced
from chuan.domain.vanban.writing.columns import shares
from chuan.domain.vanban.writing.layouts import Element, Layout
from chuan.domain.vanban.writing.pieces import body_pieces
from chuan.domain.vanban.writing.printed import Piece, PrintedAnnex, Row, RowKind
from chuan.domain.vanban.writing.types import Annex, AnnexGroup, Paper
from chuan.domain.vanban.writing.wording import clean, clean_lines, reference_to

_POINTS_A_MM: Final = 72 / 25.4
_SHORT: Final = 6
"""Letters up to which a column is one of numbers, and centred."""


def print_annex(annex: Annex, paper: Paper, layout: Layout, room_mm: float) -> PrintedAnnex:
    """The annex on pages `room_mm` wide between their margins."""
    body_rows = [row for group in annex.groups for row in group.rows]
    count = max([len(annex.columns), *(len(row) for row in body_rows)], default=0)
    head = _padded(annex.columns, count)
    cells = [_padded(row, count) for row in body_rows]
    flat = [[" ".join(cell) for cell in row] for row in (head, *cells)]
    labels = [(group.label, *[""] * (count - 1)) for group in annex.groups if group.title]
    size = layout.styles[Element.TABLE_CELL].size
    return PrintedAnnex(
        pieces=_pieces(annex, paper, layout, room_mm),
        head=head if any(head) else (),
        rows=tuple(row for group in annex.groups for row in _rows(group, count)),
        widths_mm=shares(flat[0], [*flat[1:], *labels], size, room_mm) if count else (),
        centred=tuple(
            all(len(cell) <= _SHORT for cell in column) for column in zip_longest(*flat[1:])
        )
        or (False,) * count,
        landscape=annex.landscape,
        body=body_pieces(annex.blocks),
    )


def _pieces(annex: Annex, paper: Paper, layout: Layout, room_mm: float) -> tuple[Piece, ...]:
    reference = clean(annex.reference) or reference_to(paper, layout)
    words = (
        (Element.ANNEX_LABEL, annex.label),
        (Element.ANNEX_TITLE, annex.title),
        (Element.ANNEX_REFERENCE, reference),
    )
    return tuple(
        Piece(element, lines)
        for element, text in words
        if (lines := _lines(element, text, layout, room_mm))
    )


def _lines(element: Element, text: str, layout: Layout, room_mm: float) -> tuple[str, ...]:
    style = layout.styles[element]
    return tuple(
        part
        for line in clean_lines(text)
        for part in balanced(
            line.upper() if style.caps else line,
            style.size,
            min(room_mm, 210) * _POINTS_A_MM,
            bold=style.bold,
        )
    )


def _rows(group: AnnexGroup, count: int) -> tuple[Row, ...]:
    label, title = clean_lines(group.label), clean_lines(group.title)
    named: tuple[Row, ...] = ()
    if label and title and count > 1:
        named = (Row(RowKind.GROUP, (label, title)),)
    elif label or title:
        named = (Row(RowKind.GROUP, ((*label, *title),)),)
    return (*named, *(Row(RowKind.CELLS, _padded(row, count)) for row in group.rows))


def _padded(cells: tuple[str, ...], count: int) -> tuple[tuple[str, ...], ...]:
    """The lines of each cell, as many cells as the table has columns."""
    lines = [clean_lines(cell) for cell in cells]
    return (*lines, *((),) * (count - len(lines)))
