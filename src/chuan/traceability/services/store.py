"""Rows into the tables: one lock, one look for duplicates, one COPY a table, in the caller's transaction.

PostgreSQL takes COPY; SQLite executemany on the driver's own connection. Nothing here goes
through the ORM: a batch is thousands of rows.
"""

from collections.abc import Callable, Iterable, Sequence
from datetime import datetime
from typing import Any, Final, NamedTuple

import orjson
from django.db import connection

from chuan.traceability.rules.moments import (
    LIVE_CLOCK,
    SANDBOX_CLOCK,
    first_id,
    month_of,
    recorded_at,
)
from chuan.traceability.rules.rows import Row
from chuan.traceability.rules.short import short

_TAKE: Final = """
INSERT INTO traceability_recordclock (id, last) VALUES (%(clock)s, %(before)s + %(count)s)
ON CONFLICT (id) DO UPDATE SET last = %(count)s + CASE
    WHEN traceability_recordclock.last < %(before)s THEN %(before)s
    ELSE traceability_recordclock.last
END
RETURNING last
"""
_COLUMNS: Final = {
    "event": (
        "id event_time record_time declared_at capture_id sandbox hash owner_path event_id type action "
        "time_offset biz_step disposition read_point biz_location transformation_id error_reason doc "
        "as_captured"
    ),
    "eventidentity": "event_id owner_path sandbox mark event hash",
    "eventkey": "key event_time event role place quantity uom",
    "eventtie": "source event place target kind from_time until_time amount uom seen owner_path",
    "eventfield": 'event place scope name "inner" text number moment uom',
    "eventreader": "event path why",
}


Teller = Callable[[datetime | None], str | None]
"""Says a moment as a column takes it."""


class Known(NamedTuple):
    """An event that an owner captured before."""

    event: int
    hash: bytes


class Batch(NamedTuple):
    """What all events of a batch have in common."""

    owner_path: str
    capture: int
    sandbox: bool
    at: datetime


def take_ids(count: int, *, at: datetime, sandbox: bool) -> int:
    """The first of `count` ids in a row; from here to the commit nobody else is given one.

    No id is smaller than one given before, even when the clock of the machine goes back.
    """
    clock = SANDBOX_CLOCK if sandbox else LIVE_CLOCK
    before = first_id(at, sandbox=sandbox) - 1
    with connection.cursor() as cursor:
        cursor.execute(_TAKE, {"clock": clock, "before": before, "count": count})
        return int(cursor.fetchone()[0]) - count + 1


def known_events(identities: Sequence[str], batch: Batch) -> dict[tuple[str, str], Known]:
    """Which of these ids the owner captured before, by id and mark; ask it under the lock."""
    postgresql = connection.vendor == "postgresql"
    among = "= ANY(%s)" if postgresql else "IN (SELECT value FROM json_each(%s))"
    asked: Any = list(identities) if postgresql else orjson.dumps(identities).decode()
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT event_id, mark, event, hash FROM traceability_eventidentity "  # noqa: S608  (our own words)
            f"WHERE event_id {among} AND owner_path = %s AND sandbox = %s",
            [asked, batch.owner_path, batch.sandbox],
        )
        found = cursor.fetchall()
    return {
        (event_id, mark): Known(event, bytes(digest)) for event_id, mark, event, digest in found
    }


def write_events(rows: Sequence[Row], first: int, batch: Batch) -> None:
    """Write events with the ids from `first` on, and all that they are found by."""
    if connection.vendor == "postgresql":
        make_room(first, first + len(rows) - 1)
    told = _teller()
    numbered = [(number, told(row.event_time), row) for number, row in enumerate(rows, first)]
    write_rows("event", [_event(number, at, row, batch, told) for number, at, row in numbered])
    write_rows(
        "eventidentity",
        [
            (row.identity, batch.owner_path, batch.sandbox, row.mark, number, row.hash)
            for number, _, row in numbered
        ],
    )
    write_rows(
        "eventkey",
        [
            (key, at, number, int(role), place, quantity, uom)
            for number, at, row in numbered
            for place, (key, role, quantity, uom) in enumerate(row.keys)
        ],
    )
    write_rows("eventtie", [tie for number, _, row in numbered for tie in _ties(number, row, told)])
    write_rows(
        "eventfield", [field for number, _, row in numbered for field in _values(number, row, told)]
    )


def retract(events: Iterable[int]) -> None:
    """Take what these events say out of the chain; again is harmless."""
    with connection.cursor() as cursor:
        for event in events:
            cursor.execute(
                "INSERT INTO traceability_retraction (event) VALUES (%s) ON CONFLICT DO NOTHING",
                [event],
            )


def _event(number: int, at: str | None, row: Row, batch: Batch, told: Teller) -> tuple[Any, ...]:
    return (
        number,
        at,
        told(recorded_at(number)),
        told(row.declared_at),
        batch.capture,
        batch.sandbox,
        row.hash,
        batch.owner_path,
        row.event_id,
        row.type,
        row.action,
        row.time_offset,
        row.biz_step,
        row.disposition,
        row.read_point,
        row.biz_location,
        row.transformation_id,
        row.error_reason,
        row.doc,
        row.as_captured,
    )


def _ties(number: int, row: Row, told: Teller) -> Iterable[tuple[Any, ...]]:
    for place, tie in enumerate(row.ties):
        amount = None if tie.amount is None else str(tie.amount)
        times = (told(tie.from_time), told(tie.until_time))
        ends = (short(tie.source), number, place, short(tie.target), str(tie.kind), *times)
        yield (*ends, amount, tie.uom, tie.seen, tie.owner)


def _values(number: int, row: Row, told: Teller) -> Iterable[tuple[Any, ...]]:
    for place, (scope, name, inner, text, amount, moment, uom) in enumerate(row.fields):
        yield number, place, str(scope), name, inner, text, amount, told(moment), uom


def make_room(first: int, last: int) -> None:
    """Have the owner of the tables make the months of these ids, where they are missing."""
    if first < 0:
        return
    with connection.cursor() as cursor:
        for low, high, part in {month_of(first), month_of(last)}:
            cursor.execute("SELECT traceability_add_partition(%s, %s, %s)", [low, high, part])


def write_rows(table: str, rows: Sequence[tuple[Any, ...]]) -> None:
    """Write rows into one of our tables, their values in the order of `_COLUMNS`."""
    if not rows:
        return
    columns = _COLUMNS[table].split()
    if connection.vendor == "postgresql":
        _copy(f"COPY traceability_{table} ({', '.join(columns)}) FROM STDIN", rows)
    else:
        places = ", ".join("?" for _ in columns)
        _execute_many(
            f"INSERT INTO traceability_{table} ({', '.join(columns)}) VALUES ({places})",  # noqa: S608  (our own words)
            rows,
        )


def _copy(statement: str, rows: Sequence[tuple[Any, ...]]) -> None:
    with (
        connection.wrap_database_errors,
        connection.cursor() as cursor,
        cursor.copy(statement) as copy,
    ):
        for row in rows:
            copy.write_row(row)


def _execute_many(statement: str, rows: Sequence[tuple[Any, ...]]) -> None:
    """On the driver's own cursor, which takes its own values; Django's would look at each of them."""
    connection.ensure_connection()
    raw: Any = connection.connection
    with connection.wrap_database_errors:
        raw.executemany(statement, rows)


def _teller() -> Teller:
    """Says moments as the column takes them: UTC, without a zone on SQLite. Asked once for a batch."""
    if connection.vendor == "postgresql":
        return lambda moment: None if moment is None else str(moment)
    return lambda moment: None if moment is None else str(moment.replace(tzinfo=None))
