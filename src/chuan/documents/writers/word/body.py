"""The body: paragraphs, and tables and pictures among them."""

import io
from typing import Any

from docx.document import Document
from docx.shared import Mm, Pt

from chuan.documents.writers.raster import png_of
from chuan.documents.writers.word.elements import node
from chuan.documents.writers.word.grids import add_grid
from chuan.documents.writers.word.paragraphs import Scribe
from chuan.documents.writers.word.styles import NAMES
from chuan.domain.vanban.writing.bookmarks import bookmark_of
from chuan.domain.vanban.writing.layouts import Element
from chuan.domain.vanban.writing.printed import Piece, PrintedDrawing


def add_body_piece(
    file: Document, piece: Piece, scribe: Scribe, *, keep: bool = False, number: int = 1
) -> None:
    """The piece of a body at `number`, from 0; a keyed one bears its key as a bookmark."""
    if piece.table is not None:
        add_grid(file, piece.table)
        return
    if piece.drawing is not None:
        paragraph = _add_drawing(file, piece.drawing)
    else:
        keep = keep or piece.element is Element.CAPTION
        paragraph = scribe.add(file, piece, keep=keep, in_body=True, first=number == 0)
    if piece.key:
        _bookmark(paragraph, bookmark_of(piece), number + 1)


def _bookmark(paragraph: Any, name: str, number: int) -> None:  # noqa: ANN401  (untyped library)
    element = paragraph._p  # noqa: SLF001  (the library's own way)
    start = node("w:bookmarkStart", id=number, name=name)
    end = node("w:bookmarkEnd", id=number)
    properties = element.pPr
    if properties is None:
        element.insert(0, start)
    else:
        properties.addnext(start)
    element.append(end)


def _add_drawing(file: Document, drawing: PrintedDrawing) -> Any:  # noqa: ANN401  (as above)
    """The picture in a line of its own, at print resolution, with its words for ears."""
    paragraph = file.add_paragraph(style=NAMES[Element.CAPTION])
    paragraph.paragraph_format.space_before = Pt(6)
    paragraph.paragraph_format.keep_with_next = True
    png = io.BytesIO(png_of(drawing.svg, drawing.width_mm))
    picture = paragraph.add_run().add_picture(png, width=Mm(drawing.width_mm))
    said = picture._inline.docPr  # noqa: SLF001  (as above)
    said.set("descr", drawing.alternative)
    return paragraph
