"""Tells what a file is by its content; the extension is never asked."""

import enum
import re
import zipfile
from pathlib import Path

from chuan.documents.readers.errors import (
    CorruptedFile,
    EmptyFile,
    EncryptedFile,
    LegacyFormat,
    MacroDocument,
    NotADocument,
    TooBig,
)
from chuan.documents.readers.limits import MAX_FILE_BYTES

_HEAD = 4_096
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED_PACKAGE = "EncryptedPackage".encode("utf-16-le")
_PICTURES = (b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"II*\x00", b"MM\x00*", b"GIF8", b"BM")
_RTF = re.compile(rb"^\s*\{\\rtf")
_MARKUP = re.compile(
    rb"^\s*(?:<\?xml[^>]*>\s*)?<(?:!doctype\s+html|html|w:worddocument)", re.IGNORECASE
)
_MIME = re.compile(rb"^(?:mime-version:|from:.*\n.*subject:)", re.IGNORECASE)
_PDF_WITHIN = 1_024


class FileKind(enum.StrEnum):
    """What the readers can read."""

    PDF = "pdf"
    DOCX = "docx"
    PICTURE = "picture"
    TEXT = "text"


def kind_of(path: Path) -> FileKind:
    """What the bytes are; raises the refusal when they are nothing that can be read."""
    size = path.stat().st_size
    if size == 0:
        raise EmptyFile
    if size > MAX_FILE_BYTES:
        raise TooBig
    with path.open("rb") as stream:
        head = stream.read(_HEAD)
    if b"%PDF-" in head[:_PDF_WITHIN]:
        return FileKind.PDF
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")):
        return _archive_kind(path)
    if head.startswith(_OLE):
        raise EncryptedFile if _holds(path, _ENCRYPTED_PACKAGE) else LegacyFormat
    if _is_picture(head):
        return FileKind.PICTURE
    if _RTF.match(head) or _MARKUP.match(head) or _MIME.match(head):
        raise LegacyFormat
    return FileKind.TEXT


def _is_picture(head: bytes) -> bool:
    if head.startswith(b"RIFF"):
        return head[8:12] == b"WEBP"
    if head.startswith(b"BM"):
        return b"\x00" in head[:_HEAD]
    return head.startswith(_PICTURES)


def _holds(path: Path, mark: bytes) -> bool:
    """Whether a mark stands anywhere in the file; read a piece at a time."""
    tail = b""
    with path.open("rb") as stream:
        while piece := stream.read(2**20):
            if mark in tail + piece:
                return True
            tail = piece[-len(mark) :]
    return False


def _archive_kind(path: Path) -> FileKind:
    """A DOCX among the archives; other office formats are told to be saved as DOCX."""
    try:
        with zipfile.ZipFile(path) as archive:
            names = set(archive.namelist())
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as fault:
        raise CorruptedFile from fault
    if not names:
        raise EmptyFile
    if any(name.lower().endswith("vbaproject.bin") for name in names):
        raise MacroDocument
    if "word/document.xml" in names or any(re.match(r"word/document\d*\.xml", n) for n in names):
        return FileKind.DOCX
    office = {"xl/workbook.xml", "ppt/presentation.xml", "mimetype", "content.xml"}
    if names & office or "[Content_Types].xml" in names:
        raise LegacyFormat
    raise NotADocument
