"""Reads codes on a connection of its own, one for each thread, by prepared statements."""

import mmap
import sqlite3
import threading
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, Final, Protocol

from chuan.identifiers.resolver.memory import Memory, Unreachable


class Store(Protocol):
    """What the resolver asks of the database."""

    def memory(self) -> Memory:
        """What may be remembered from earlier requests; new and empty when anything has changed."""

    def shortcuts(self, keys: Sequence[str]) -> Mapping[str, str]:
        """The shortcuts of those keys that are known (`rules.serving.shortcut`)."""

    def entries(self, keys: Sequence[str]) -> Mapping[str, str]:
        """The entries of those keys that are known, as `rules.serving.write_entry` wrote them."""


def store_of(database: Mapping[str, Any], folder: Path) -> Store:
    """A reader of the node's database, as Django's settings describe it; `folder` is the node's own."""
    if database["ENGINE"].endswith("postgresql"):
        from chuan.identifiers.resolver.postgres_store import (  # noqa: PLC0415  (its driver is optional)
            PostgresStore,
        )

        return PostgresStore(database, folder)
    return SqliteStore(str(database["NAME"]))


class SqliteStore:
    """Reads a SQLite file; every statement sees what was committed before it."""

    def __init__(self, name: str) -> None:
        self._path = Path(name).resolve()
        self._own = _Own()

    def memory(self) -> Memory:
        """Kept while nothing was committed to the codes, whichever process did it.

        The index of the write-ahead log begins with a header that changes with every commit to the
        file (sqlite.org/walformat.html): 48 bytes to compare, where asking SQLite costs a lock. When
        it has changed, the number of the last change of a code decides.
        """
        own = self._own
        if own.log is None:
            return Memory()
        header = own.log[:_HEADER]
        if header != own.header:
            own.header = header
            number = self._ask(_LAST_CHANGE)[0][0]
            if number != own.number:
                own.number = number
                own.memory.forget()
        own.memory.bound()
        return own.memory

    def shortcuts(self, keys: Sequence[str]) -> Mapping[str, str]:
        """Out of one index, which holds both."""
        if len(keys) == 1:
            rows = self._ask(_SHORTCUT, keys)
            return {keys[0]: rows[0][0]} if rows else {}
        return dict(self._ask(_SHORTCUTS[len(keys)], keys))

    def entries(self, keys: Sequence[str]) -> Mapping[str, str]:
        """One look-up in the index, and one in the table, for each key."""
        return dict(self._ask(_ENTRIES[len(keys)], keys))

    def _ask(self, statement: str, values: Sequence[str] = ()) -> list[Any]:
        try:
            cursor = self._own.cursor or self._open()
            return cursor.execute(statement, values).fetchall()
        except sqlite3.Error as error:
            self._own.cursor = None
            raise Unreachable from error

    def _open(self) -> sqlite3.Cursor:
        line = sqlite3.connect(
            f"{self._path.as_uri()}?mode=ro", uri=True, isolation_level=None, timeout=5
        )
        line.execute("PRAGMA mmap_size=268435456")
        cursor = line.cursor()
        cursor.execute(_LAST_CHANGE)
        self._own.line, self._own.cursor = line, cursor
        self._own.log = _log_of(self._path, line)
        return cursor


class _Own(threading.local):
    """What one thread has: its connection, the header it saw, what it remembers."""

    line: sqlite3.Connection | None = None
    cursor: sqlite3.Cursor | None = None
    log: mmap.mmap | None = None
    header: bytes = b""
    number: int | None = None

    def __init__(self) -> None:
        self.memory = Memory()


def _log_of(path: Path, line: sqlite3.Connection) -> mmap.mmap | None:
    """The shared index of the write-ahead log; None in another journal mode, where nothing is kept."""
    if line.execute("PRAGMA journal_mode").fetchone()[0] != "wal":
        return None
    index = path.with_name(f"{path.name}-shm")
    try:
        with index.open("rb") as file:
            return mmap.mmap(file.fileno(), _HEADER, prot=mmap.PROT_READ)
    except (OSError, ValueError):
        return None


_HEADER: Final = 48
_LAST_CHANGE: Final = "SELECT max(id) FROM identifiers_entitychange"
_MOST: Final = 12
"""Keys of one statement: levels of one key, or the ranges that it may belong to."""
_PLACES: Final = [", ".join("?" * count) for count in range(_MOST)]
_SHORTCUT: Final = (
    "SELECT shortcut FROM identifiers_entity INDEXED BY codes_with_shortcuts WHERE key = ?"
)
_SHORTCUTS: Final = [
    f"SELECT key, shortcut FROM identifiers_entity INDEXED BY codes_with_shortcuts WHERE key IN ({each})"  # noqa: S608  (places only)
    for each in _PLACES
]
_ENTRIES: Final = [
    f"SELECT key, entry FROM identifiers_entity WHERE key IN ({each})"  # noqa: S608  (places only)
    for each in _PLACES
]
