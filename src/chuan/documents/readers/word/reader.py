"""Reads a DOCX into an `Extract`."""

from pathlib import Path

from chuan.documents.readers.archive import check_archive
from chuan.documents.readers.errors import EmptyFile, LegacyFormat, TooManyPages
from chuan.documents.readers.extract import Extract
from chuan.documents.readers.legacy import best_conversion, tidy
from chuan.documents.readers.limits import CHARACTERS_A_PAGE, MAX_PAGES
from chuan.documents.readers.rewrite import rewrite_source, text_of
from chuan.documents.readers.word.blocks import Body
from chuan.documents.readers.word.hidden import hidden_lines, holds_foreign_chunk, noted
from chuan.documents.readers.word.names import w
from chuan.documents.readers.word.numbering import Numbering
from chuan.documents.readers.word.package import open_word
from chuan.documents.readers.word.styles import Styles
from chuan.domain.vanban.types import Line, Source, Table


def read_word(path: Path) -> Extract:
    """Paragraphs and tables in body order; headers, notes, text boxes and hidden words as margins."""
    check_archive(path)
    parts = open_word(path)
    if parts.pages > MAX_PAGES:
        raise TooManyPages
    if holds_foreign_chunk(parts.document):
        raise LegacyFormat
    styles, numbering = Styles.of(parts.styles), Numbering.of(parts.numbering)
    body = Body(styles, numbering)
    root = parts.document.find(w("body"))
    items = [] if root is None else body.blocks(root)
    margins = body.margins + [
        line
        for part in parts.margins
        for each in noted(part)
        for line in _lines(Body(styles, Numbering()), each)
    ]
    margins += [line for part in (parts.document, *parts.margins) for line in hidden_lines(part)]
    source = Source(tuple(items), max(body.page, parts.pages, 1), kind="docx")
    text = text_of(source)
    if body.page > MAX_PAGES or len(text) > MAX_PAGES * CHARACTERS_A_PAGE:
        raise TooManyPages
    if not text.strip() and not margins:
        raise EmptyFile
    convert = best_conversion(text)
    if convert:
        source = rewrite_source(source, lambda words: tidy(convert(words)))
    return Extract(source, tuple(margins))


def _lines(body: Body, part: object) -> list[Line]:
    found = body.margins
    for item in body.blocks(part):
        if isinstance(item, Table):
            found += [line for row in item.rows for cell in row if cell for line in cell.lines]
        else:
            found.append(item)
    return found
