"""Papers as DOCX: real tables, named styles and drawn lines, so that an office can go on editing."""

import io
from datetime import UTC, datetime

from docx import Document
from docx.document import Document as WordFile

from chuan.documents.writers.word.annexes import add_annex
from chuan.documents.writers.word.body import add_body_piece
from chuan.documents.writers.word.closing import add_closing
from chuan.documents.writers.word.letterhead import add_letterhead
from chuan.documents.writers.word.package import blank, deterministic
from chuan.documents.writers.word.pages import first_section
from chuan.documents.writers.word.paragraphs import Scribe
from chuan.documents.writers.word.styles import add_styles
from chuan.domain.vanban.writing.compose import compose
from chuan.domain.vanban.writing.layouts import Element, Layout
from chuan.domain.vanban.writing.types import Paper
from chuan.domain.vanban.writing.wording import clean


def write_docx(paper: Paper, layout: Layout) -> bytes:
    """A DOCX file in Times New Roman; the same bytes for the same paper and layout."""
    printed = compose(paper, layout)
    file = Document(io.BytesIO(blank()))
    _name(file, paper, printed.name, layout)
    add_styles(file, layout)
    first_section(file, layout)
    scribe = Scribe(layout)
    add_letterhead(file, printed, scribe)
    for piece in printed.top:
        alone = piece.element is Element.ADDRESSEE and len(paper.addressees) == 1
        scribe.add(file, piece, keep=True, centred=alone)
    last = len(printed.body) - 1
    for at, piece in enumerate(printed.body):
        add_body_piece(file, piece, scribe, keep=at == last or piece.level > 0, number=at)
    add_closing(file, printed, scribe)
    for annex in printed.annexes:
        add_annex(file, annex, layout, scribe)
    held = io.BytesIO()
    file.save(held)
    return deterministic(held.getvalue())


def _name(file: WordFile, paper: Paper, title: str, layout: Layout) -> None:
    """Properties that say what the paper is and nothing of who or what wrote the file."""
    day = paper.issued_on or layout.valid_from
    moment = datetime(day.year, day.month, day.day, tzinfo=UTC)
    properties = file.core_properties
    properties.title, properties.author, properties.language = (
        title[:255],
        clean(paper.issuer)[:255],
        "vi-VN",
    )
    properties.last_modified_by = properties.comments = properties.keywords = ""
    properties.created = properties.modified = moment
    properties.revision = 1
