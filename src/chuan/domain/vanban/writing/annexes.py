"""Annexes as printed: their heads, their texts, their tables."""

from typing import Final

from chuan.domain.vanban.writing.breaking import balanced
from chuan.domain.vanban.writing.grids import print_table
from chuan.domain.vanban.writing.layouts import Element, Layout
from chuan.domain.vanban.writing.pieces import body_pieces
from chuan.domain.vanban.writing.printed import Piece, PrintedAnnex
from chuan.domain.vanban.writing.types import Annex, Paper
from chuan.domain.vanban.writing.wording import clean, clean_lines, reference_to

_POINTS_A_MM: Final = 72 / 25.4


def print_annex(annex: Annex, paper: Paper, layout: Layout, room_mm: float) -> PrintedAnnex:
    """The annex on pages `room_mm` wide between their margins."""
    return PrintedAnnex(
        pieces=_pieces(annex, paper, layout, room_mm),
        table=print_table(
            annex.columns,
            annex.groups,
            size=layout.styles[Element.TABLE_CELL].size,
            room_mm=room_mm,
            head=annex.head,
            figures=annex.figures,
        ),
        landscape=annex.landscape,
        body=body_pieces(annex.blocks, layout, room_mm),
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
