"""The door to the readers: one file, or the photos of one document, into a `Source`."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from chuan.documents.readers.errors import (
    EmptyFile,
    NotADocument,
    TooManyPages,
)
from chuan.documents.readers.extract import Extract, Progress, refuse_secret
from chuan.documents.readers.isolated import parts_read_apart
from chuan.documents.readers.likeness import everyday_count, likeness, syllable_count
from chuan.documents.readers.limits import MAX_PAGES, STAMPED_PAGES
from chuan.documents.readers.ocr.numerals import mended_numerals
from chuan.documents.readers.ocr.tesseract import is_available
from chuan.documents.readers.parts import PASTED, PDF, PICTURE, STAMPS, Apart
from chuan.documents.readers.plain import read_text
from chuan.documents.readers.rewrite import moved, text_of
from chuan.documents.readers.sniff import FileKind, kind_of
from chuan.documents.readers.word.package import has_pictures
from chuan.documents.readers.word.reader import read_word
from chuan.domain.sentences import gettext_noop
from chuan.domain.vanban.types import Line, Source, Table

_READING = gettext_noop("Đang đọc trang")
_FEW_SYLLABLES = 20
_SEEN_WORDS = 6
_SEEN_SHARE = 0.15


def read_files(paths: Sequence[Path], *, progress: Progress | None = None) -> Source:
    """What one file says, or photos of the pages of one document, in reading order.

    Its content, never its name, decides what a file is. Raises a child of `UnreadableFile`,
    `SecrecyStamp` among them, before anything is kept. Nothing is written to disk but pictures
    pasted into a DOCX, and those are deleted before this returns.
    """
    if not paths:
        raise EmptyFile
    kinds = [kind_of(path) for path in paths]
    tell = progress or _silent
    if all(kind is FileKind.PICTURE for kind in kinds):
        return _checked(_read_apart(PICTURE, paths, tell))
    sources = [_checked(_read_one(p, k, tell)) for p, k in zip(paths, kinds, strict=True)]
    return sources[0] if len(sources) == 1 else _joined(sources)


def _silent(done: int, total: int, sentence: str) -> None:
    """Nobody waits."""


def _checked(extract: Extract) -> Source:
    refuse_secret(extract)
    text = text_of(extract.source)
    if not text.strip():
        raise EmptyFile if extract.source.kind == "docx" else NotADocument
    return extract.source


def _read_one(path: Path, kind: FileKind, tell: Progress) -> Extract:
    match kind:
        case FileKind.TEXT:
            return Extract(read_text(path.read_bytes()))
        case FileKind.DOCX:
            return _read_word(path, tell)
        case _:
            return _read_apart(PDF if kind is FileKind.PDF else PICTURE, [path], tell)


def _read_word(path: Path, tell: Progress) -> Extract:
    """A DOCX; one that only carries pictures of pages is seen by OCR, others' are stamps perhaps."""
    extract = read_word(path)
    if not has_pictures(path):
        return extract
    if syllable_count(text_of(extract.source)) >= _FEW_SYLLABLES:
        _refuse_stamped(path)
        return extract
    seen = _read_apart(PASTED, [path], tell)
    items = extract.source.items + seen.source.items
    return Extract(replace(seen.source, items=items), extract.margins + seen.margins)


def _refuse_stamped(path: Path) -> None:
    """Refuse a DOCX with the picture of a stamp in it, where OCR is at hand to see one."""
    if not is_available():
        return
    for part in parts_read_apart(STAMPS, [path]):
        refuse_secret(Extract(Source((), kind="photo"), part.margins))


def _read_apart(kind: Apart, paths: Sequence[Path], tell: Progress) -> Extract:
    """Pages as another process reads them; a stamp on the first pages ends the reading at once."""
    items: list[Line | Table] = []
    margins: list[Line] = []
    seen = pages = 0
    for part in parts_read_apart(kind, paths):
        items += part.items
        margins += part.margins
        seen, pages = seen + part.seen, part.pages
        tell(part.number, part.pages, _READING)
        if part.number <= STAMPED_PAGES:
            refuse_secret(_extract(kind, items, margins, seen, pages))
    extract = _extract(kind, items, margins, seen, pages)
    if not seen:
        return extract
    _refuse_wordless(extract.source)
    return replace(extract, source=mended_numerals(extract.source))


def _extract(
    kind: Apart, items: list[Line | Table], margins: list[Line], seen: int, pages: int
) -> Extract:
    looked = "scan" if kind == PDF else "photo"
    source = Source(tuple(items), pages, looked if seen * 2 > pages else "pdf")
    return Extract(source, tuple(margins))


def _refuse_wordless(source: Source) -> None:
    """Refuse pictures in which OCR found next to no Vietnamese words: a cat, a landscape."""
    text = text_of(source)
    if everyday_count(text) < _SEEN_WORDS or likeness(text) < _SEEN_SHARE:
        raise NotADocument


def _joined(sources: Sequence[Source]) -> Source:
    """Several files one after the other, pages counted on."""
    items: list[Line | Table] = []
    pages = 0
    for source in sources:
        items += [moved(item, pages) for item in source.items]
        pages += source.pages
    if pages > MAX_PAGES:
        raise TooManyPages
    return Source(tuple(items), pages, sources[0].kind)
