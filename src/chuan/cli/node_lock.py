"""One lock per node: a node runs once, and is restored only while it does not run."""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.conf import settings


class NodeBusy(Exception):
    """Another process holds the node; its number is the message, or empty."""


def _path() -> Path:
    return Path(settings.VAR) / "node.lock"


@contextmanager
def hold_node() -> Iterator[None]:
    """Hold the node for as long as the block runs; NodeBusy when somebody else does."""
    path = _path()
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("a+", encoding="ascii") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            file.seek(0)
            raise NodeBusy(file.read().strip()) from error
        file.seek(0)
        file.truncate()
        file.write(str(os.getpid()))
        file.flush()
        yield


def is_running() -> bool:
    """The node is held by a process: it serves, or is being restored."""
    if not _path().exists():
        return False
    with _path().open("a", encoding="ascii") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_SH | fcntl.LOCK_NB)
        except BlockingIOError:
            return True
    return False
