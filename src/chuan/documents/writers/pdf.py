"""Papers as PDF/A for issuing and keeping, and as pictures of pages for the screen."""

from dataclasses import asdict
from datetime import date
from typing import Any, Final

from chuan.documents.writers.breakable import breakable, soften
from chuan.documents.writers.fonts import paper_typeface
from chuan.documents.writers.press import in_face, pressed
from chuan.domain.vanban.writing.compose import compose, room_mm
from chuan.domain.vanban.writing.layouts import Element, Layout
from chuan.domain.vanban.writing.types import Paper
from chuan.domain.vanban.writing.wording import clean

_PADDING_MM: Final = 3.6
_EPOCH: Final = date(1970, 1, 1).toordinal() * 86_400


def write_pdf(paper: Paper, layout: Layout) -> bytes:
    """PDF/A-2, tagged, in Vietnamese; the same bytes for the same paper and layout."""
    (pdf,) = pressed("pdf", _order(paper, layout))
    return pdf


def write_pages(paper: Paper, layout: Layout) -> list[bytes]:
    """Each page as an SVG picture without scripts, text or outside references."""
    return list(pressed("svg", _order(paper, layout)))


def _order(paper: Paper, layout: Layout) -> dict[str, Any]:
    """What the worker is told: the composed paper, its styles and the typeface."""
    face = paper_typeface()
    printed = asdict(compose(paper, layout))
    room = room_mm(layout)
    for piece in (*printed["top"], *printed["body"]):
        size = layout.styles[piece["element"]].size
        piece["lines"] = [breakable(line, size, room) for line in piece["lines"]]
    cell = layout.styles[Element.TABLE_CELL].size
    pieces = [*printed["body"], *(one for annex in printed["annexes"] for one in annex["body"])]
    for holder in (*pieces, *printed["annexes"]):
        if holder["table"]:
            soften(holder["table"], cell, _PADDING_MM)
    for piece in pieces:
        if piece["drawing"]:
            piece["drawing"]["svg"] = in_face(piece["drawing"]["svg"], face.family)
    return {
        "printed": printed,
        "author": clean(paper.issuer),
        "moment": (paper.issued_on or layout.valid_from).toordinal() * 86_400 - _EPOCH,
        "styles": {element: asdict(style) for element, style in layout.styles.items()},
        "layout": {
            "margins_mm": asdict(layout.margins_mm),
            "line_spacing": layout.line_spacing,
            "paragraph_pt": layout.paragraph_pt,
        },
        "face": {"family": face.family, "scale": face.scale},
        "folder": str(face.folder),
    }
