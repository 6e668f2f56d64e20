"""The private place of a bundle that is being read: sealed bytes, then its parts, gone when it is read.

TEMPORARY_ROOT/exchange/<uid>/ holds `sealed`, the parts by their SHA-256, and `proven` once every part
was found to be what the manifest says.
"""

import os
import shutil
from collections.abc import Iterable, Iterator
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import BinaryIO
from uuid import UUID

from django.conf import settings

_SEALED, _PROVEN = "sealed", "proven"


def root() -> Path:
    """Where the folders stand; made when missing, closed to everybody else."""
    place = Path(settings.TEMPORARY_ROOT) / "exchange"
    place.mkdir(parents=True, exist_ok=True, mode=0o700)
    return place


def take_in(uid: UUID, pieces: Iterable[bytes], most: int) -> int:
    """Write the sealed bytes durably; how many, or -1 when they are more than `most` (nothing stays)."""
    folder = _folder(uid)
    folder.mkdir(mode=0o700)
    size = 0
    with _open_new(folder / _SEALED) as out:
        for piece in pieces:
            size += len(piece)
            if size > most:
                break
            out.write(piece)
        out.flush()
        os.fsync(out.fileno())
    if size > most:
        delete(uid)
        return -1
    return size


def sealed(uid: UUID) -> BinaryIO:
    """The sealed bytes; FileNotFoundError when they are gone."""
    return (_folder(uid) / _SEALED).open("rb")


def keep_part(uid: UUID, sha256: str, pieces: Iterable[bytes]) -> None:
    """Write one part as its bytes come."""
    with _open_new(_folder(uid) / sha256) as out:
        for piece in pieces:
            out.write(piece)


def part(uid: UUID, sha256: str) -> Path:
    """Where a part stands."""
    return _folder(uid) / sha256


def mark_proven(uid: UUID) -> None:
    """Every part is there and is what the manifest says."""
    _open_new(_folder(uid) / _PROVEN).close()


def is_proven(uid: UUID) -> bool:
    """An earlier run proved the parts already."""
    return (_folder(uid) / _PROVEN).exists()


def delete(uid: UUID) -> None:
    """Every trace on disk."""
    shutil.rmtree(_folder(uid), ignore_errors=True)


def kept_since() -> Iterator[tuple[UUID, datetime]]:
    """Every folder, with the moment it was made or last added to; none that is going meanwhile."""
    for folder in root().iterdir():
        try:
            uid = UUID(folder.name)
        except ValueError:
            continue
        with suppress(FileNotFoundError):
            yield uid, datetime.fromtimestamp(folder.stat().st_mtime).astimezone()


def _folder(uid: UUID) -> Path:
    return root() / uid.hex


def _open_new(path: Path) -> BinaryIO:
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    return os.fdopen(descriptor, "wb")
