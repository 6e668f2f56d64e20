"""Reads a PDF page by page, text layer first and OCR where there is none that can be read."""

from collections.abc import Iterator
from pathlib import Path

import pdfplumber

from chuan.documents.readers.errors import EmptyFile, TooManyPages
from chuan.documents.readers.flow import items_of
from chuan.documents.readers.furniture import is_letterhead
from chuan.documents.readers.likeness import likeness, syllable_count
from chuan.documents.readers.limits import MAX_PAGES, STAMPED_PAGES
from chuan.documents.readers.ocr.page import see_page, see_stamps
from chuan.documents.readers.parts import PagePart
from chuan.documents.readers.pdf.page import PdfPage, ReadPage, read_page
from chuan.documents.readers.pdf.picture import PagePictures
from chuan.domain.vanban.types import Line

_STAMP_POINTS = (25.0, 250.0)
"""Least and greatest side of a picture that may be a stamp on a page of text."""
_STAMPS_A_PAGE = 4
_STAMP_ZONE = 0.6
"""Stamps of secrecy stand in the upper part of a page."""


def read_pdf(path: Path) -> Iterator[PagePart]:
    """The pages of a PDF in order; memory is given back after each."""
    with pdfplumber.open(path) as pdf, PagePictures(path) as pictures:
        pages = len(pdf.pages)
        if pages > MAX_PAGES:
            raise TooManyPages
        if not pages:
            raise EmptyFile
        for number in range(1, pages + 1):
            page = pdf.pages[number - 1]
            yield _part(page, number, pages, pictures)
            page.close()


def _part(page: PdfPage, number: int, pages: int, pictures: PagePictures) -> PagePart:
    read = read_page(page, number)
    text = " ".join(token.text for token in read.layout.tokens)
    margins = [Line(note, page=number) for note in (*read.aslant, *_notes(page)) if note.strip()]
    if read.needs_ocr:
        return _seen(page, read, pages, pictures, margins)
    if number <= STAMPED_PAGES or is_letterhead(text):
        margins += _stamps(page, number, pictures)
    return PagePart(number, pages, tuple(items_of(read.layout)), tuple(margins))


def _seen(
    page: PdfPage, read: ReadPage, pages: int, pictures: PagePictures, margins: list[Line]
) -> PagePart:
    """The page as OCR sees it, or its text layer when that is no worse."""
    number = read.layout.number
    picture = pictures.page(number)
    seen = see_page(picture, number, points=(float(page.width), float(page.height)))
    text = " ".join(token.text for token in read.layout.tokens)
    own, other = likeness(text) * syllable_count(text), likeness(seen.text)
    if own > other * syllable_count(seen.text):
        return PagePart(number, pages, tuple(items_of(read.layout)), tuple(margins))
    return PagePart(number, pages, seen.items, (*margins, *seen.margins), seen=True)


def _notes(page: PdfPage) -> list[str]:
    """What annotations say: a stamp may be put on a page as one."""
    notes = [note.get("contents") or note.get("title") or "" for note in page.annots]
    return [note for note in notes if isinstance(note, str)]


def _stamps(page: PdfPage, number: int, pictures: PagePictures) -> list[Line]:
    """Words in the small pictures that stand in the upper part of a page of text."""
    least, most = _STAMP_POINTS
    boxes = [
        (image["x0"], image["top"], image["x1"], image["bottom"])
        for image in page.images
        if least < image["x1"] - image["x0"] < most
        and image["bottom"] - image["top"] < most
        and image["top"] < _STAMP_ZONE * float(page.height)
    ]
    if not boxes:
        return []
    picture = pictures.page(number)
    scale = picture.width / float(page.width)
    lines: list[Line] = []
    for box in boxes[:_STAMPS_A_PAGE]:
        x0, top, x1, bottom = (round(side * scale) for side in box)
        part = picture.crop((max(x0 - 4, 0), max(top - 4, 0), x1 + 4, bottom + 4))
        lines += see_stamps(part, number)
    return lines
