"""What a file is, told from its content; the name only parts kinds of plain text."""

import codecs
import zipfile
from dataclasses import dataclass
from pathlib import Path, PurePath
from typing import Final

HEAD: Final = 4096
MOST_MEMBERS: Final = 20_000
UNKNOWN: Final = "application/octet-stream"
TEXT: Final = "text/plain"
ZIP: Final = "application/zip"
_OFFICE: Final = "application/vnd.openxmlformats-officedocument."
DOCX: Final = f"{_OFFICE}wordprocessingml.document"
XLSX: Final = f"{_OFFICE}spreadsheetml.sheet"
PPTX: Final = f"{_OFFICE}presentationml.presentation"
OLD_OFFICE: Final = "application/x-ole-storage"
MACRO: Final = "application/vnd.ms-office.macroenabled"
PDF: Final = "application/pdf"

_MAGIC: Final = (
    (b"%PDF-", PDF),
    (b"\x89PNG\r\n\x1a\n", "image/png"),
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"GIF87a", "image/gif"),
    (b"GIF89a", "image/gif"),
    (b"II*\x00", "image/tiff"),
    (b"MM\x00*", "image/tiff"),
    (b"PK\x03\x04", ZIP),
    (b"PK\x05\x06", ZIP),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", OLD_OFFICE),
    (b"{\\rtf", "application/rtf"),
    (b"7z\xbc\xaf\x27\x1c", "application/x-7z-compressed"),
    (b"Rar!\x1a\x07", "application/vnd.rar"),
    (b"\x1f\x8b", "application/gzip"),
    (b"\x7fELF", "application/x-executable"),
    (b"MZ", "application/x-executable"),
)
_TEXT_BY_ENDING: Final = {
    ".csv": "text/csv",
    ".tsv": "text/tab-separated-values",
    ".json": "application/json",
    ".xml": "application/xml",
    ".md": "text/markdown",
}
_SAME: Final = {
    "application/msword": OLD_OFFICE,
    "application/vnd.ms-excel": OLD_OFFICE,
    "application/vnd.ms-word.document.macroenabled.12": MACRO,
    "application/x-pdf": PDF,
    "image/jpg": "image/jpeg",
    "image/pjpeg": "image/jpeg",
    "text/rtf": "application/rtf",
    "application/x-zip-compressed": ZIP,
    "text/xml": "application/xml",
}


@dataclass(frozen=True, slots=True)
class FileType:
    """What the content shows."""

    media_type: str

    def agrees_with(self, declared: str) -> bool:
        """The sender's word fits; a general word fits whatever it covers."""
        said = declared.partition(";")[0].strip().lower()
        said = _SAME.get(said, said)
        if said in {"", UNKNOWN, self.media_type}:
            return True
        if self._is_text:
            return said.startswith("text/") or said in {*_TEXT_BY_ENDING.values(), OLD_OFFICE}
        return said == ZIP and self.media_type in {DOCX, XLSX, PPTX, MACRO}

    @property
    def _is_text(self) -> bool:
        return self.media_type == TEXT or self.media_type in _TEXT_BY_ENDING.values()


def sniff(path: Path, name: str) -> FileType:
    """Look at the content; `application/octet-stream` when it is nothing we know."""
    with path.open("rb") as stream:
        head = stream.read(HEAD)
    for magic, media_type in _MAGIC:
        if head.startswith(magic):
            return FileType(_inside_zip(path) if media_type == ZIP else media_type)
    if head[:4] == b"RIFF" and head[8:12] == b"WEBP":
        return FileType("image/webp")
    if b"%PDF-" in head[:1024]:
        return FileType(PDF)
    if _is_text(head):
        return FileType(_TEXT_BY_ENDING.get(PurePath(name).suffix.lower(), TEXT))
    return FileType(UNKNOWN)


def _inside_zip(path: Path) -> str:
    """Which office format the archive is, from its list of members alone; nothing is unpacked."""
    try:
        with zipfile.ZipFile(path) as archive:
            members = {member.filename for member in archive.infolist()[:MOST_MEMBERS]}
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError):
        return UNKNOWN
    if any(member.lower().endswith("vbaproject.bin") for member in members):
        return MACRO
    for folder, media_type in (("word/", DOCX), ("xl/", XLSX), ("ppt/", PPTX)):
        if "[Content_Types].xml" in members and any(m.startswith(folder) for m in members):
            return media_type
    return ZIP


def _is_text(head: bytes) -> bool:
    """UTF-8, UTF-16 with its mark, or an old one-byte Vietnamese encoding: no control signs."""
    if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return True
    return not any(byte < 0x20 and byte not in b"\t\n\r\f\x1b\x1a" for byte in head)
