"""Tells every process of the node that codes have changed: a number in a small file that all of them map."""

import fcntl
import mmap
from contextlib import suppress
from pathlib import Path
from typing import Final

_SIZE: Final = 8
NAME: Final = "codes.changed"


def tell_changed(folder: Path) -> None:
    """Count one change more; called once the change is committed.

    Where the folder cannot be written to, other processes learn of it when their memory is too old.
    """
    with suppress(OSError):
        folder.mkdir(parents=True, exist_ok=True)
        with (folder / NAME).open("a+b") as file:
            fcntl.flock(file, fcntl.LOCK_EX)
            file.seek(0)
            number = int.from_bytes(file.read(_SIZE), "little") + 1
            if file.seek(0, 2) < _SIZE:
                file.truncate(_SIZE)
            with mmap.mmap(file.fileno(), _SIZE) as shared:
                shared[:] = number.to_bytes(_SIZE, "little")


class Watch:
    """Looks at the number: one comparison of eight bytes, no call of the system."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._shared: mmap.mmap | None = None

    def number(self) -> bytes:
        """What stands in the file; b"" where there can be none."""
        if self._shared is None:
            self._shared = self._opened()
        return self._shared[:] if self._shared else b""

    def _opened(self) -> mmap.mmap | None:
        path = self._folder / NAME
        if not path.exists():
            tell_changed(self._folder)
        try:
            with path.open("rb") as file:
                return mmap.mmap(file.fileno(), _SIZE, prot=mmap.PROT_READ)
        except (OSError, ValueError):
            return None
