"""The archive that an office file is: bounded while it is read, rewritten part by part."""

import re
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from chuan.figures.office.errors import (
    Damaged,
    EmptyOffice,
    Encrypted,
    GrowsTooMuch,
    HasLinks,
    HasMacros,
    OldFormat,
    TooLarge,
)

LARGEST: Final = 30 * 2**20
MOST_INFLATED: Final = 300 * 2**20
LARGEST_PART: Final = 128 * 2**20
MOST_RATIO: Final = 250
"""Inflated size over stored size; sheets of figures seldom pass 40."""
SMALL: Final = 4 * 2**20
"""Parts that inflate to less than this are let through whatever their ratio."""
MOST_PARTS: Final = 5_000
_OLE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_LOCKED: Final = "EncryptedPackage".encode("utf-16-le")
_MACRO: Final = re.compile(r"vbaproject|macrosheets|\.bin$", re.IGNORECASE)
_PRINTER: Final = re.compile(r"printersettings\d*\.bin$", re.IGNORECASE)
_ENCRYPTED_FLAG: Final = 0x1
_PIECE: Final = 2**18


class Package:
    """An open archive whose parts are read within bounds."""

    def __init__(self, archive: zipfile.ZipFile) -> None:
        self._archive = archive
        self._inflated = 0
        self.names = tuple(archive.namelist())

    def read(self, name: str) -> bytes:
        """One part, in UTF-8 or an encoding that keeps ASCII; "" for a part that is not there."""
        if name not in self.names:
            return b""
        pieces = []
        try:
            with self._archive.open(name) as stream:
                while piece := stream.read(_PIECE):
                    self._inflated += len(piece)
                    if self._inflated > MOST_INFLATED:
                        raise GrowsTooMuch
                    pieces.append(piece)
        except (zipfile.BadZipFile, zlib.error, EOFError, OSError) as fault:
            raise Damaged from fault
        return _plain(b"".join(pieces))

    def rewrite(self, target: Path, changed: Mapping[str, bytes]) -> None:
        """The same archive with these parts in place of theirs, and new ones at its end."""
        with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as out:
            for part in self._archive.infolist():
                data = changed.get(part.filename)
                out.writestr(part, self._archive.read(part) if data is None else data)
            for name in changed.keys() - set(self.names):
                out.writestr(name, changed[name])


@contextmanager
def opened(path: Path) -> Iterator[Package]:
    """The archive, refused when it is a bomb, locked, damaged, carries a program or reads others."""
    _check_first_bytes(path)
    try:
        with zipfile.ZipFile(path) as archive:
            _check(archive.infolist())
            yield Package(archive)
    except (zipfile.BadZipFile, ValueError) as fault:
        raise Damaged from fault
    except (NotImplementedError, RuntimeError) as fault:
        raise Encrypted from fault


def _check_first_bytes(path: Path) -> None:
    size = path.stat().st_size
    if not size:
        raise EmptyOffice
    if size > LARGEST:
        raise TooLarge
    with path.open("rb") as stream:
        head = stream.read(8)
        if head.startswith(_OLE):
            raise Encrypted if _LOCKED in head + stream.read() else OldFormat
    if not head.startswith(b"PK"):
        raise OldFormat


def _check(parts: list[zipfile.ZipInfo]) -> None:
    if len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > MOST_INFLATED:
        raise GrowsTooMuch
    if len({part.filename for part in parts}) < len(parts):
        raise Damaged
    for part in parts:
        if part.flag_bits & _ENCRYPTED_FLAG:
            raise Encrypted
        if _MACRO.search(part.filename) and not _PRINTER.search(part.filename):
            raise HasMacros
        if "/externalLinks/" in part.filename:
            raise HasLinks
        if part.file_size > max(SMALL, min(MOST_RATIO * part.compress_size, LARGEST_PART)):
            raise GrowsTooMuch


def _plain(data: bytes) -> bytes:
    """UTF-16 as UTF-8, so that places in the bytes can be counted."""
    if not data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data
    try:
        text = data.decode("utf-16")
    except UnicodeDecodeError as fault:
        raise Damaged from fault
    return re.sub(r"^<\?xml[^>]*\?>", '<?xml version="1.0"?>', text).encode()
