"""The letterhead: who issues on the left, the nation or the Party on the right."""

from docx.document import Document

from chuan.documents.writers.word.paragraphs import Scribe
from chuan.documents.writers.word.tables import add_table, drop_first, keep_whole
from chuan.domain.vanban.writing.printed import Printed


def add_letterhead(file: Document, printed: Printed, scribe: Scribe) -> None:
    """A table of one row and two cells without lines."""
    widths = (printed.left_mm, printed.right_mm)
    table = add_table(file, widths, 1)
    row = table.rows[0]
    keep_whole(row)
    for cell, pieces, width in zip(row.cells, (printed.left, printed.right), widths, strict=True):
        for piece in pieces:
            scribe.add(cell, piece, width_mm=width)
        drop_first(cell)
