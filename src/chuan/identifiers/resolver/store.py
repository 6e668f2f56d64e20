"""Reads codes on a connection of its own, one for each thread, by prepared statements."""

import mmap
import sqlite3
import threading
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, Final, Protocol

import psycopg

from chuan.identifiers.resolver.answers import Header

Memory = dict[str | tuple[str, ...], list[Header]]
"""Redirects, by the path or by all that was asked, that hold as long as no code has changed."""
MOST_REMEMBERED: Final = 20_000


class Store(Protocol):
    """What the resolver asks of the database."""

    def memory(self) -> Memory:
        """What may be remembered from earlier requests; new and empty when anything has changed."""

    def shortcuts(self, keys: Sequence[str]) -> Mapping[str, str]:
        """The shortcuts of those keys that are known (`rules.serving.shortcut`)."""

    def entries(self, keys: Sequence[str]) -> Mapping[str, str]:
        """The entries of those keys that are known, as `rules.serving.write_entry` wrote them."""


def store_of(database: Mapping[str, Any]) -> Store:
    """A reader of the node's database, as Django's settings describe it."""
    if database["ENGINE"].endswith("postgresql"):
        return PostgresStore(database)
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
            return {}
        header = own.log[:_HEADER]
        if header != own.header:
            own.header = header
            number = self._ask(_LAST_CHANGE)[0][0]
            if number != own.number:
                own.number = number
                own.memory.clear()
        if len(own.memory) > MOST_REMEMBERED:
            own.memory.clear()
        return own.memory

    def shortcuts(self, keys: Sequence[str]) -> Mapping[str, str]:
        """Out of one index, which holds both."""
        return dict(self._ask(_SHORTCUTS[len(keys)], keys))

    def entries(self, keys: Sequence[str]) -> Mapping[str, str]:
        """One look-up in the index, and one in the table, for each key."""
        return dict(self._ask(_ENTRIES[len(keys)], keys))

    def _ask(self, statement: str, values: Sequence[str] = ()) -> list[Any]:
        cursor = self._own.cursor or self._open()
        return cursor.execute(statement, values).fetchall()

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
        self.memory: Memory = {}


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


class PostgresStore:
    """Reads PostgreSQL in autocommit and keeps nothing; a line that broke is opened once more."""

    def __init__(self, database: Mapping[str, Any]) -> None:
        self._address = {
            ours: str(database[theirs]) for ours, theirs in _NAMES if database.get(theirs)
        }
        self._own = threading.local()

    def memory(self) -> Memory:
        """To ask whether anything has changed costs as much as to ask for the answer."""
        return {}

    def shortcuts(self, keys: Sequence[str]) -> Mapping[str, str]:
        """One statement, prepared on each connection."""
        return self._ask(_POSTGRES.format("shortcut"), keys)

    def entries(self, keys: Sequence[str]) -> Mapping[str, str]:
        """As above."""
        return self._ask(_POSTGRES.format("entry"), keys)

    def _ask(self, statement: str, keys: Sequence[str]) -> Mapping[str, str]:
        try:
            return self._answer(statement, keys)
        except psycopg.OperationalError:
            self._own.__dict__.clear()
            return self._answer(statement, keys)

    def _answer(self, statement: str, keys: Sequence[str]) -> Mapping[str, str]:
        cursor = getattr(self._own, "cursor", None) or self._open()
        cursor.execute(statement, (list(keys),), prepare=True)
        return dict(cursor.fetchall())

    def _open(self) -> psycopg.Cursor[Any]:
        line = psycopg.connect(**self._address, autocommit=True, connect_timeout=5)  # type: ignore[arg-type]  # names of the address are the driver's own
        cursor: psycopg.Cursor[Any] = line.cursor()
        self._own.line, self._own.cursor = line, cursor
        return cursor


_HEADER: Final = 48
_LAST_CHANGE: Final = "SELECT max(id) FROM identifiers_entitychange"
_MOST: Final = 12
"""Keys of one statement: levels of one key, or the ranges that it may belong to."""
_PLACES: Final = [", ".join("?" * count) for count in range(_MOST)]
_SHORTCUTS: Final = [
    f"SELECT key, shortcut FROM identifiers_entity INDEXED BY codes_with_shortcuts WHERE key IN ({each})"  # noqa: S608  (places only)
    for each in _PLACES
]
_ENTRIES: Final = [
    f"SELECT key, entry FROM identifiers_entity WHERE key IN ({each})"  # noqa: S608  (places only)
    for each in _PLACES
]
_POSTGRES: Final = "SELECT key, {} FROM identifiers_entity WHERE key = ANY(%s)"
_NAMES: Final = (
    ("dbname", "NAME"), ("user", "USER"), ("password", "PASSWORD"), ("host", "HOST"),
    ("port", "PORT"),
)  # fmt: skip
