"""Opens a DOCX and parses the parts that carry words; what is not needed may be damaged."""

import re
import zipfile
import zlib
from dataclasses import dataclass
from pathlib import Path

from lxml import etree

from chuan.documents.readers.errors import CorruptedFile, InflatesTooMuch
from chuan.documents.readers.limits import MAX_PART_BYTES, MAX_TAGS
from chuan.documents.readers.word.names import Element, transitional

_MAIN = re.compile(r"word/document\d*\.xml")
_MARGIN = re.compile(
    r"word/(?:[^/]+/)*(?:header|footer|footnote|endnote|comment)\w*\.xml", re.IGNORECASE
)
"""Any name that begins so: programs number, name and file these parts as they like."""
_MEDIA = re.compile(r"word/media/.+\.(?:png|jpe?g|tiff?|bmp)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class WordParts:
    """Roots of the parsed parts; `styles` and `numbering` are None where the file has none."""

    document: Element
    styles: Element | None
    numbering: Element | None
    margins: tuple[Element, ...]
    pages: int


def open_word(path: Path) -> WordParts:
    """Parse a DOCX whose size has been checked; raises `CorruptedFile`."""
    try:
        with zipfile.ZipFile(path) as archive:
            names = archive.namelist()
            main = next((name for name in names if _MAIN.fullmatch(name)), None)
            document = _parsed(archive, main) if main else None
            if document is None:
                raise CorruptedFile
            return WordParts(
                document,
                _parsed(archive, "word/styles.xml"),
                _parsed(archive, "word/numbering.xml"),
                tuple(
                    root
                    for name in names
                    if _MARGIN.fullmatch(name) and (root := _parsed(archive, name)) is not None
                ),
                _pages(archive),
            )
    except (zipfile.BadZipFile, zlib.error, OSError, EOFError, ValueError) as fault:
        raise CorruptedFile from fault


def has_pictures(path: Path) -> bool:
    """Whether pictures are pasted into a DOCX."""
    with zipfile.ZipFile(path) as archive:
        return any(_MEDIA.fullmatch(name) for name in archive.namelist())


def pictures_of(path: Path) -> list[bytes]:
    """Pictures pasted into a DOCX, in the order of their numbers."""
    with zipfile.ZipFile(path) as archive:
        names = [name for name in archive.namelist() if _MEDIA.fullmatch(name)]
        names.sort(key=lambda name: [int(digits) for digits in re.findall(r"\d+", name)])
        return [_bounded(archive, name) for name in names]


def _bounded(archive: zipfile.ZipFile, name: str) -> bytes:
    with archive.open(name) as stream:
        data = stream.read(MAX_PART_BYTES + 1)
    if len(data) > MAX_PART_BYTES:
        raise CorruptedFile
    return data


def _parsed(archive: zipfile.ZipFile, name: str) -> Element | None:
    """The root of a part; None where it is missing or, the main part apart, broken."""
    try:
        data = _bounded(archive, name)
    except KeyError:
        return None
    if data.count(b"<") > MAX_TAGS:
        raise InflatesTooMuch
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, recover=False
    )
    try:
        return etree.fromstring(transitional(data), parser)
    except etree.XMLSyntaxError:
        return None


def _pages(archive: zipfile.ZipFile) -> int:
    """The number of pages that the last program to save the file counted, or 0."""
    root = _parsed(archive, "docProps/app.xml")
    text = root.findtext("{*}Pages") if root is not None else None
    return int(text) if text and text.isdecimal() else 0
