"""Who signs, on the right, and who receives, on the left, never parted from the last words."""

from typing import Any, Final

from docx.document import Document
from docx.shared import Mm, Pt

from chuan.documents.writers.word.paragraphs import Scribe
from chuan.documents.writers.word.tables import add_table, drop_first, keep_whole
from chuan.domain.vanban.writing.layouts import Element
from chuan.domain.vanban.writing.printed import Piece, Printed

_HALF_MM: Final = 82.5
_SEAL_MM: Final = 26.0
"""Room for the signature and the seal."""


def add_closing(file: Document, printed: Printed, scribe: Scribe) -> None:
    """One signer beside the recipients; several side by side, the recipients under them."""
    signatures, recipients = printed.signatures, printed.recipients
    if signatures:
        _gap(file)
        cells = (
            list(signatures)
            if len(signatures) > 1
            else [recipients if printed.beside else (), *signatures]
        )
        table = add_table(file, (_HALF_MM, _HALF_MM), (len(cells) + 1) // 2)
        for at, pieces in enumerate(cells):
            row = table.rows[at // 2]
            _fill(row.cells[at % 2], pieces, scribe)
        for row in table.rows:
            keep_whole(row)
    if recipients and not printed.beside:
        _gap(file)
        for piece in recipients:
            _add(file, piece, scribe)


def _gap(file: Document) -> None:
    """An empty line that stays with what follows it."""
    shape = file.add_paragraph().paragraph_format
    shape.line_spacing, shape.keep_with_next = Pt(10), True


def _fill(cell: Any, pieces: tuple[Piece, ...], scribe: Scribe) -> None:  # noqa: ANN401  (untyped library)
    for piece in pieces:
        _add(cell, piece, scribe)
    drop_first(cell)


def _add(holder: Any, piece: Piece, scribe: Scribe) -> None:  # noqa: ANN401  (as above)
    scribe.add(holder, piece, width_mm=_HALF_MM)
    shape = holder.paragraphs[-1].paragraph_format
    if piece.element is Element.SIGNER:
        shape.space_before = Mm(_SEAL_MM)
    if piece.element is Element.RECIPIENT:
        shape.left_indent, shape.first_line_indent = Mm(2), Mm(-2)
