"""Bounds what a DOCX may grow to before any part of it is read."""

import re
import zipfile
import zlib
from pathlib import Path

from chuan.documents.readers.errors import (
    CorruptedFile,
    EncryptedFile,
    InflatesTooMuch,
    MacroDocument,
)
from chuan.documents.readers.limits import MAX_INFLATED_BYTES, MAX_PART_BYTES, MAX_PARTS, MAX_RATIO

_ENCRYPTED_FLAG = 0x1
_SMALL = 2**20
"""Parts that inflate to less than this are let through whatever their ratio."""
_PIECE = 2**18
_MACRO = re.compile(rb"macroEnabled|vbaProject", re.IGNORECASE)
_ENTITY = re.compile(rb"<!(?:DOCTYPE|ENTITY)", re.IGNORECASE)


def check_archive(path: Path) -> None:
    """Refuse bombs, programs and damage; sizes are counted while inflating, not believed."""
    try:
        with zipfile.ZipFile(path) as archive:
            _check_declared(archive.infolist())
            for part in archive.infolist():
                if part.filename.endswith((".xml", ".rels")):
                    _check_part(archive, part)
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError) as fault:
        raise CorruptedFile from fault
    except (NotImplementedError, RuntimeError) as fault:
        raise EncryptedFile from fault


def _check_declared(parts: list[zipfile.ZipInfo]) -> None:
    if len(parts) > MAX_PARTS or sum(part.file_size for part in parts) > MAX_INFLATED_BYTES:
        raise InflatesTooMuch
    for part in parts:
        if part.flag_bits & _ENCRYPTED_FLAG:
            raise EncryptedFile
        text = part.filename.endswith((".xml", ".rels"))
        if text and part.file_size > max(_SMALL, MAX_RATIO * part.compress_size):
            raise InflatesTooMuch


def _check_part(archive: zipfile.ZipFile, part: zipfile.ZipInfo) -> None:
    """Inflate one part a piece at a time; what a Content_Types part says tells macros."""
    inflated = 0
    with archive.open(part) as stream:
        while piece := stream.read(_PIECE):
            inflated += len(piece)
            if inflated > MAX_PART_BYTES:
                raise InflatesTooMuch
            if part.filename == "[Content_Types].xml" and _MACRO.search(piece):
                raise MacroDocument
            if inflated <= _PIECE and _ENTITY.search(piece):
                raise CorruptedFile
