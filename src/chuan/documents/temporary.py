"""The private place of files that are not yet a document: readable by this process only, gone when refused.

TEMPORARY_ROOT/uploads/<uid>/ holds `bytes` while receiving, then one numbered file per part, and
`names.json`: the names people gave their files, which no table ever holds before they are read.
Pictures of pages that were looked at are kept beside them.
"""

import fcntl
import json
import os
import re
import shutil
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import BinaryIO
from uuid import UUID

from django.conf import settings
from django.db import transaction

from chuan.core.files import clean_name

_BYTES = "bytes"
_NAMES = "names.json"
_PIECE = 1 << 20


def root() -> Path:
    """Where the folders stand; made when missing, closed to everybody else."""
    place = Path(settings.TEMPORARY_ROOT) / "uploads"
    place.mkdir(parents=True, exist_ok=True, mode=0o700)
    return place


def _folder(uid: UUID) -> Path:
    return root() / uid.hex


def make(uid: UUID, names: Sequence[str]) -> None:
    """An empty folder for the files of these names."""
    folder = _folder(uid)
    folder.mkdir(mode=0o700)
    _open_private(folder / _BYTES, os.O_WRONLY).close()
    with _open_private(folder / _NAMES, os.O_WRONLY) as kept:
        kept.write(json.dumps([clean_name(name) for name in names]).encode())


def received(uid: UUID) -> int:
    """How many bytes have come; 0 when nothing is there."""
    try:
        return (_folder(uid) / _BYTES).stat().st_size
    except FileNotFoundError:
        return 0


def append(uid: UUID, offset: int, piece: bytes) -> int:
    """Add `piece` at `offset` when exactly so many bytes have come; how many have come afterwards.

    Raises FileNotFoundError when the folder is gone.
    """
    with _open_private(_folder(uid) / _BYTES, os.O_RDWR) as stream:
        fcntl.flock(stream, fcntl.LOCK_EX)
        stream.seek(0, os.SEEK_END)
        if stream.tell() == offset:
            stream.write(piece)
            stream.flush()
            os.fsync(stream.fileno())
        return stream.tell()


def split(uid: UUID, sizes: Sequence[int]) -> list[Path]:
    """One file per part, in order, with the ending its name had; a second call finds them made."""
    folder = _folder(uid)
    source = folder / _BYTES
    paths = [folder / f"{at:03d}{_ending(name)}" for at, name in enumerate(names(uid))]
    if source.exists():
        with source.open("rb") as stream:
            for path, size in zip(paths, sizes, strict=True):
                with _open_private(path, os.O_WRONLY | os.O_TRUNC) as part:
                    _copy(stream, part, size)
        source.unlink()
    return paths


def names(uid: UUID) -> list[str]:
    """The names people gave their files."""
    try:
        kept: list[str] = json.loads((_folder(uid) / _NAMES).read_bytes())
    except FileNotFoundError:
        return []
    return kept


def parts(uid: UUID) -> list[Path]:
    """The files of a draft, in order; empty when they are gone."""
    folder = _folder(uid)
    return sorted(folder.glob("[0-9][0-9][0-9]*")) if folder.is_dir() else []


def kept(uid: UUID, name: str) -> bytes | None:
    """What was kept beside the files under this name; None when nothing was."""
    try:
        return (_folder(uid) / name).read_bytes()
    except FileNotFoundError:
        return None


def keep(uid: UUID, name: str, content: bytes) -> None:
    """Keep something made from the files beside them, whole or not at all."""
    folder = _folder(uid)
    if not folder.is_dir():
        return
    unfinished = folder / f".{name}.{os.getpid()}"
    with suppress(FileNotFoundError):  # thrown away while the picture was drawn
        with _open_private(unfinished, os.O_WRONLY | os.O_TRUNC) as made:
            made.write(content)
        unfinished.replace(folder / name)


def delete(uid: UUID) -> None:
    """Every trace of it on disk."""
    shutil.rmtree(_folder(uid), ignore_errors=True)


def delete_on_commit(uids: Iterable[UUID]) -> None:
    """Every trace of these once the rows that named them are gone for good; all stays otherwise."""
    for uid in uids:
        transaction.on_commit(partial(delete, uid))


def delete_incoming(before: datetime) -> int:
    """Files of forms that a web server did not live to clear away, last written before then; how many."""
    incoming = Path(settings.FILE_UPLOAD_TEMP_DIR)
    gone = 0
    for path in incoming.iterdir() if incoming.is_dir() else ():
        with suppress(FileNotFoundError):  # its own form cleared it away meanwhile
            if path.is_file() and path.stat().st_mtime < before.timestamp():
                path.unlink()
                gone += 1
    return gone


def kept_since() -> Iterator[tuple[UUID, datetime]]:
    """Every folder with the moment it was last written to; one that is going meanwhile is no more."""
    for folder in root().iterdir():
        if not re.fullmatch(r"[0-9a-f]{32}", folder.name):
            continue
        with suppress(FileNotFoundError):
            touched = max(path.stat().st_mtime for path in (folder, *folder.iterdir()))
            yield UUID(folder.name), datetime.fromtimestamp(touched).astimezone()


def _ending(name: str) -> str:
    found = re.search(r"\.[A-Za-z0-9]{1,5}$", name)
    return found[0].lower() if found else ""


def _copy(source: BinaryIO, target: BinaryIO, size: int) -> None:
    left = size
    while left > 0:
        piece = source.read(min(left, _PIECE))
        if not piece:
            return
        target.write(piece)
        left -= len(piece)


def _open_private(path: Path, flags: int) -> BinaryIO:
    descriptor = os.open(path, flags | os.O_CREAT, 0o600)
    return os.fdopen(descriptor, "r+b" if flags & os.O_RDWR else "wb")
