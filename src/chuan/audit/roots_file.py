"""The signed roots kept outside the database, one JSON line each, only ever appended to.

A root is written here before its batch is committed, so that this file is never behind; the one
root that an interruption may leave ahead is proved, or used again, by the rows themselves.
"""

import json
import os
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path

from django.conf import settings

from chuan.core.files import sync_folder
from chuan.domain.ledger.canonical import canonical
from chuan.domain.ledger.types import Header, SignedRoot


class RootsUnreadable(Exception):
    """A line of the file is not a signed root; the message says which."""


def path() -> Path:
    """Where this node keeps its roots."""
    return Path(settings.ROOTS_FILE)


def append(signed: SignedRoot) -> None:
    """Add one root and wait until the disk has it; half a line left by a crash is cut first."""
    target = path()
    target.parent.mkdir(parents=True, exist_ok=True)
    is_new = not target.exists()
    line = canonical(row_of(signed))
    with target.open("ab+") as file:
        whole = _whole_length(target)
        if whole < target.stat().st_size:
            file.truncate(whole)
        file.write(line + b"\n")
        file.flush()
        os.fsync(file.fileno())
    if is_new:
        sync_folder(target.parent)


def row_of(signed: SignedRoot) -> dict[str, object]:
    """A root as its line says it."""
    return {**asdict(signed.header), "root": signed.root, "signature": signed.signature}


def read(source: Path | None = None) -> Iterator[SignedRoot]:
    """Every whole line in order; an absent file has none."""
    target = source or path()
    if not target.exists():
        return
    with target.open("rb") as file:
        for number, line in enumerate(file, 1):
            if line.endswith(b"\n"):
                yield _parse(line, number)


class Outside:
    """The file read once, in step with the chain: numbers in rising order, then the rest."""

    def __init__(self, source: Path | None = None) -> None:
        self._lines = read(source)
        self._next = next(self._lines, None)

    def get(self, number: int) -> SignedRoot | None:
        """The root of this number; None when the file has none here."""
        while self._next is not None and self._next.header.number < number:
            self._next = next(self._lines, None)
        found = self._next
        return found if found is not None and found.header.number == number else None

    def after(self, number: int) -> Iterator[SignedRoot]:
        """Every root that follows."""
        while self._next is not None:
            if self._next.header.number > number:
                yield self._next
            self._next = next(self._lines, None)


def last(source: Path | None = None) -> SignedRoot | None:
    """The newest root, found from the end of the file."""
    target = source or path()
    if not target.exists():
        return None
    with target.open("rb") as file:
        file.seek(max(0, target.stat().st_size - 8192))
        lines = [line for line in file.readlines() if line.endswith(b"\n")]
    return _parse(lines[-1], -1) if lines else None


def _parse(line: bytes, number: int) -> SignedRoot:
    try:
        row = json.loads(line)
        root, signature = str(row.pop("root")), str(row.pop("signature"))
        return SignedRoot(Header(**row), root, signature)
    except (ValueError, KeyError, TypeError) as error:
        raise RootsUnreadable(f"{path()}:{number}") from error


def _whole_length(target: Path) -> int:
    """Bytes up to and with the last line break."""
    size = target.stat().st_size
    with target.open("rb") as file:
        file.seek(max(0, size - 8192))
        tail = file.read()
    cut = len(tail) - (tail.rfind(b"\n") + 1)
    return size - cut
