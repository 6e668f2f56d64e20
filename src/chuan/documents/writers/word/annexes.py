"""Annexes: pages of their own, texts first, then the table."""

from docx.document import Document
from docx.shared import Pt

from chuan.documents.writers.word.body import add_body_piece
from chuan.documents.writers.word.grids import add_grid
from chuan.documents.writers.word.pages import annex_section
from chuan.documents.writers.word.paragraphs import Scribe
from chuan.domain.vanban.writing.layouts import Layout
from chuan.domain.vanban.writing.printed import PrintedAnnex


def add_annex(file: Document, annex: PrintedAnnex, layout: Layout, scribe: Scribe) -> None:
    """The annex in a section of its own."""
    annex_section(file, layout, landscape=annex.landscape)
    for piece in annex.pieces:
        scribe.add(file, piece, keep=True)
    for piece in annex.body:
        add_body_piece(file, piece, scribe, keep=piece.level > 0)
    if annex.table is not None:
        if annex.body:
            file.add_paragraph().paragraph_format.line_spacing = Pt(8)
        add_grid(file, annex.table)
