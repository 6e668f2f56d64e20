"""Pictures of pages of a private draft: drawn when looked at, kept beside its files, gone with them."""

import json
import os
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final
from uuid import UUID

import chuan
from chuan.core.file_lock import locked
from chuan.documents import temporary
from chuan.documents.readers.sniff import FileKind, kind_of
from chuan.domain.errors import DomainError

_SIZES: Final = "sheets.json"
_SECONDS: Final = 15
"""For one page; ordinary ones take half of one. Others wait meanwhile, so it is tried once."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """One page as stored: its number in the whole document (from 1), its size in points."""

    number: int
    width: float
    height: float


def sheets(uid: UUID) -> Sequence[Sheet]:
    """The pages that can be shown as pictures; none for texts and for files that do not open."""
    rows = _pages(uid)
    return tuple(Sheet(at, row[2], row[3]) for at, row in enumerate(rows, start=1))


def picture(uid: UUID, number: int) -> bytes | None:
    """Page `number` as WebP; None when there is no such page, or it cannot be drawn."""
    rows, files = _pages(uid), temporary.parts(uid)
    if not 1 <= number <= len(rows):
        return None
    name = f"sheet-{number:04d}.webp"
    kept = temporary.kept(uid, name)
    if kept is None:
        file, page, *_size = rows[number - 1]
        kept = _drawn("page", str(files[int(file)]), str(int(page)))
        temporary.keep(uid, name, kept)
    return kept or None


def _pages(uid: UUID) -> list[list[float]]:
    """File, page in it, width, height of every page; asked of the files once."""
    files = temporary.parts(uid)
    if not files:
        return []
    kept = temporary.kept(uid, _SIZES)
    if kept is None:
        kept = (_drawn("sizes", *map(str, files)) if _has_pages(files) else b"") or b"[]"
        temporary.keep(uid, _SIZES, kept)
    rows: list[list[float]] = json.loads(kept)
    return rows


def _has_pages(files: Sequence[Path]) -> bool:
    """Whether a process is worth starting: a text has no pages to draw."""
    try:
        return kind_of(files[0]) in {FileKind.PDF, FileKind.PICTURE}
    except DomainError:
        return False


def _drawn(*arguments: str) -> bytes:
    """What the drawing process writes; empty when the file breaks it or takes too long."""
    source = str(Path(chuan.__file__).parents[1])
    path = os.pathsep.join(filter(None, [source, os.environ.get("PYTHONPATH", "")]))
    with locked(temporary.root(), exclusive=True):  # one page at a time, however many people scroll
        try:
            done = subprocess.run(  # noqa: S603  (our own interpreter and module)
                [sys.executable, "-m", "chuan.documents.page_drawer", *arguments],
                stdin=subprocess.DEVNULL,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                env={**os.environ, "PYTHONPATH": path},
                timeout=_SECONDS,
                check=False,
            )
        except subprocess.TimeoutExpired:
            return b""
    return done.stdout if done.returncode == 0 else b""
