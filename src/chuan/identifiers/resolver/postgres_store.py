"""Reads codes from PostgreSQL; remembered until any process of the node tells of a change."""

import threading
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, Final

import psycopg

from chuan.identifiers.resolver.memory import Memory, Unreachable
from chuan.identifiers.resolver.signal import Watch


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
        try:
            return self._answer(statement, keys)
        except psycopg.Error as error:
            self._own.cursor = None
            raise Unreachable from error

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
_POSTGRES: Final = "SELECT key, {} FROM identifiers_entity WHERE key = ANY(%s)"
_NAMES: Final = (
    ("dbname", "NAME"), ("user", "USER"), ("password", "PASSWORD"), ("host", "HOST"),
    ("port", "PORT"),
)  # fmt: skip
