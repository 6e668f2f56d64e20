"""Reads codes on a connection of its own, one for each thread, by prepared statements."""

import mmap
import sqlite3
import threading
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, Final, Protocol

import psycopg

from chuan.identifiers.resolver.answers import Header
from chuan.identifiers.resolver.signal import Watch

MOST_PLAIN, MOST_ASKED = 100_000, 10_000


class Memory:
    """Redirects that hold as long as no code has changed.

    `plain` has where the default link of a path leads, for requests that ask for nothing else;
    `asked` the headers by all that was asked.
    """

    __slots__ = ("asked", "plain")

    def __init__(self) -> None:
        self.plain: dict[str, str] = {}
        self.asked: dict[tuple[str, ...], list[Header]] = {}

    def forget(self) -> None:
        """Begin anew."""
        self.plain.clear()
        self.asked.clear()

    def bound(self) -> None:
        """Begin anew when it has grown too large."""
        if len(self.plain) > MOST_PLAIN or len(self.asked) > MOST_ASKED:
            self.forget()


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
            cursor = self._own.cursor or self._open()
            row = cursor.execute(_SHORTCUT, keys).fetchone()
            return {keys[0]: row[0]} if row else {}
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


class PostgresStore:
    """Reads PostgreSQL in autocommit; a line that broke is opened once more."""

    def __init__(self, database: Mapping[str, Any], folder: Path) -> None:
        self._watch = Watch(folder)
        self._address = {
            ours: str(database[theirs]) for ours, theirs in _NAMES if database.get(theirs)
        }
        self._own = _OwnLine()

    def memory(self) -> Memory:
        """Kept while no process of the node has told of a change, and never for longer than a second.

        What was read before a change was told is forgotten with the rest: the number is looked at
        before each reading, and told after the change is committed.
        """
        own, number, now = self._own, self._watch.number(), time.monotonic()
        if number != own.number or now > own.until:
            own.number, own.until = number, now + LONGEST
            own.memory.forget()
        own.memory.bound()
        return own.memory

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
            self._own.cursor = None
            return self._answer(statement, keys)

    def _answer(self, statement: str, keys: Sequence[str]) -> Mapping[str, str]:
        cursor = self._own.cursor or self._open()
        cursor.execute(statement, (list(keys),), prepare=True)
        return dict(cursor.fetchall())

    def _open(self) -> psycopg.Cursor[Any]:
        line = psycopg.connect(**self._address, autocommit=True, connect_timeout=5)  # type: ignore[arg-type]  # names of the address are the driver's own
        cursor: psycopg.Cursor[Any] = line.cursor()
        self._own.line, self._own.cursor = line, cursor
        return cursor


class _OwnLine(threading.local):
    """What one thread has: its connection, the number it saw, what it remembers and until when."""

    line: psycopg.Connection[Any] | None = None
    cursor: psycopg.Cursor[Any] | None = None
    number: bytes | None = None
    until: float = 0

    def __init__(self) -> None:
        self.memory = Memory()


LONGEST: Final = 1.0
"""Seconds; for changes that no process of this machine could tell of."""
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
_POSTGRES: Final = "SELECT key, {} FROM identifiers_entity WHERE key = ANY(%s)"
_NAMES: Final = (
    ("dbname", "NAME"), ("user", "USER"), ("password", "PASSWORD"), ("host", "HOST"),
    ("port", "PORT"),
)  # fmt: skip
