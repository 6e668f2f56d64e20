"""Queries answered out of the store: the same events, in the same order, as the evaluator of the domain.

SQL answers what it can decide exactly and lets the rest through to `domain.epcis.query.matches`; answers come
in pages by their place in the order, so that what is captured meanwhile neither shifts nor doubles them.
"""

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from itertools import islice
from typing import Any, Final, NamedTuple

import orjson
from django.db import connection

from chuan.core import clock
from chuan.core.actor import Actor
from chuan.domain.epcis.codec import event_from_json
from chuan.domain.epcis.model import Event
from chuan.domain.epcis.query import (
    Condition,
    Direction,
    QueryTooLarge,
    Repository,
    SimpleEventQuery,
    StoredEvent,
    Subject,
    matches,
)
from chuan.domain.kept import kept
from chuan.domain.sentences import Sentence, gettext_noop
from chuan.traceability.models import RecordClock
from chuan.traceability.rules.moments import LIVE_CLOCK, SANDBOX_CLOCK, first_id
from chuan.traceability.rules.short import short
from chuan.traceability.selectors.conditions import Part, among, moment, part_of

FIRST: Final = -(2**63)
_LARGEST_BLOCK: Final = 2_000
"""Rows of one question to the store, with their documents."""
_BLOCK: Final = 500
"""Rows of one statement when the evaluator has the last word."""
_NO_RANK: Final = "''"
_COLUMNS: Final = "e.id, e.record_time, e.doc, e.as_captured"


class Place(NamedTuple):
    """Where in the order an answer stands: what it is ordered by, and its id."""

    rank: str
    id: int


class Found(NamedTuple):
    """An answer: `doc` and `as_captured` as in `models.Event`; `place` to go on from."""

    id: int
    record_time: datetime
    doc: str
    as_captured: str | None
    place: Place


class Span(NamedTuple):
    """Which part of an answer: behind a place, up to an id of the record, so many."""

    limit: int
    behind: Place | None = None
    after: int = FIRST
    until: int = 2**63 - 1


def visible(actor: Actor, *, sandbox: bool) -> Part:
    """Events that the actor may read: those of the own body and below, and those opened to these.

    Not EXISTS: PostgreSQL would hash all that a body may read before it looks at one event.
    """
    side = "e.id < 0" if sandbox else "e.id > 0"
    if not actor.path:
        return Part("FALSE")
    if actor.path == "/":
        return Part(side)
    path, past = actor.path, f"{actor.path[:-1]}0"
    return Part(
        f"{side} AND ((e.owner_path >= %s AND e.owner_path < %s) OR EXISTS ("  # noqa: S608  (our own words)
        "SELECT 1 FROM traceability_eventreader r "
        "WHERE r.event = e.id AND r.path >= %s AND r.path < %s))",
        (path, past, path, past),
    )


def ask(*, actor: Actor, query: SimpleEventQuery, sandbox: bool, span: Span) -> list[Found]:
    """The events that answer and that the actor may read, in the order asked for.

    `event_count_limit` counts from where the span begins.

    Raises QueryTooLarge when more than `max_event_count` answer.
    """
    most = query.max_event_count
    if most is not None:
        _refuse_more(actor, query, sandbox=sandbox, most=most, until=span.until)
    limit = min(span.limit, query.event_count_limit or span.limit)
    return list(islice(_answers(actor, query, sandbox=sandbox, span=span), limit))


def one(*, actor: Actor, event_id: str, sandbox: bool) -> list[Found]:
    """Every event of this id that the actor may read: the event and the declarations of its error."""
    told = visible(actor, sandbox=sandbox)
    sql = (
        f"SELECT {_COLUMNS}, '' FROM traceability_event e WHERE {told.sql} AND e.id IN "  # noqa: S608  (our own words)
        "(SELECT i.event FROM traceability_eventidentity i WHERE i.event_id = %s) ORDER BY e.id"
    )
    return [_BY_ID.found(row) for row in _rows(sql, (*told.params, short(event_id)))]


def latest(*, sandbox: bool) -> int:
    """The last id given out and committed on a side of the store; answers up to it never change."""
    given = RecordClock.objects.filter(pk=SANDBOX_CLOCK if sandbox else LIVE_CLOCK).first()
    return first_id(clock.now(), sandbox=sandbox) - 1 if given is None else given.last


def distinct(
    *,
    actor: Actor,
    sandbox: bool,
    column: str,
    after: str = "",
    limit: int,
    only: Sequence[str] = (),
) -> list[str]:
    """Values that visible events have in a column ("type", "biz_step", …, or "epc"), in their order."""
    told = visible(actor, sandbox=sandbox)
    name, source = f"e.{column}", "traceability_event e"
    if column == "epc":
        name, source = (
            "k.key",
            "traceability_eventkey k JOIN traceability_event e ON e.id = k.event",
        )
    wanted = among(name, only) if only else Part(f"{name} > %s", (after,))
    sql = (
        f"SELECT DISTINCT {name} FROM {source} WHERE {wanted.sql} AND {told.sql} "  # noqa: S608  (our own words)
        f"ORDER BY {name} LIMIT %s"
    )
    return [str(row[0]) for row in _rows(sql, (*wanted.params, *told.params, limit))]


def _refuse_more(
    actor: Actor, query: SimpleEventQuery, *, sandbox: bool, most: int, until: int
) -> None:
    answers = _answers(actor, query, sandbox=sandbox, span=Span(most + 1, until=until))
    if sum(1 for _ in islice(answers, most + 1)) > most:
        sentence = gettext_noop("Có hơn %(count)s sự kiện khớp truy vấn; hãy thu hẹp điều kiện.")
        raise QueryTooLarge(Sentence(sentence, count=most))


def _answers(
    actor: Actor, query: SimpleEventQuery, *, sandbox: bool, span: Span
) -> Iterator[Found]:
    """Every answer from the place on; in blocks where the evaluator has to look at them."""
    told = visible(actor, sandbox=sandbox)
    parts = [(condition, part_of(condition)) for condition in query.conditions]
    doubted = tuple(condition for condition, part in parts if not part.exact)
    where = [told, *(part for _, part in parts)]
    where.append(Part("e.id > %s AND e.id <= %s", (span.after, span.until)))
    order = _order(query)
    size = min(span.limit if not doubted else max(_BLOCK, span.limit), _LARGEST_BLOCK)
    behind = span.behind
    while True:
        limits = [*where, order.behind(behind)] if behind is not None else where
        sql = (
            f"SELECT {_COLUMNS}, {order.rank} AS rank FROM traceability_event e "  # noqa: S608  (our own words)
            f"WHERE {' AND '.join(f'({part.sql})' for part in limits)} "
            f"ORDER BY {order.clause()} LIMIT %s"
        )
        params = [param for part in limits for param in part.params]
        rows = _rows(sql, (*order.params, *params, size))
        for row in rows:
            found = order.found(row)
            if not doubted or _holds(doubted, found):
                yield found
            behind = found.place
        if len(rows) < size:
            return


class _Order(NamedTuple):
    """What answers are ordered by, as SQL ('' where the id alone says it), and which way."""

    rank: str
    way: str
    is_time: bool = False
    params: tuple[str, ...] = ()

    def clause(self) -> str:
        """The words behind ORDER BY."""
        own = f"rank {self.way}, " if self.rank != _NO_RANK else ""
        return f"{own}e.id {self.way}"

    def behind(self, place: Place) -> Part:
        """Rows that come after a place."""
        further = ">" if self.way == "ASC" else "<"
        if self.rank == _NO_RANK:
            return Part(f"e.id {further} %s", (place.id,))
        rank = moment(datetime.fromisoformat(place.rank)) if self.is_time else place.rank
        return Part(f"({self.rank}, e.id) {further} (%s, %s)", (*self.params, rank, place.id))

    def found(self, row: tuple[Any, ...]) -> Found:
        """The answer that a row is."""
        number, recorded, doc, as_captured, rank = row
        told = _moment(rank).isoformat() if self.is_time else rank
        return Found(number, _moment(recorded), doc, as_captured, Place(told, number))


def _order(query: SimpleEventQuery) -> _Order:
    way = "DESC" if query.direction is Direction.DESC else "ASC"
    if query.order_by is None:
        return _Order(_NO_RANK, "ASC")
    if query.order_by is Subject.EVENT_TIME:
        return _Order("e.event_time", way, is_time=True)
    if query.order_by is Subject.RECORD_TIME:
        return _Order(_NO_RANK, way)
    least = (
        "(SELECT MIN(COALESCE(f.text, '')) FROM traceability_eventfield f "
        "WHERE f.event = e.id AND f.scope = 'event' AND f.name = %s AND NOT f.\"inner\")"
    )
    there, absent = ("1", "0") if way == "DESC" else ("0", "1")
    collated = ' COLLATE "C"' if connection.vendor == "postgresql" else ""
    rank = f"COALESCE('{there}' || {least}, '{absent}'){collated}"
    return _Order(rank, way, params=(short(query.order_field),))


_BY_ID: Final = _Order(_NO_RANK, "ASC")


def _rows(sql: str, params: Sequence[Any]) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(sql, list(params))
        rows: list[tuple[Any, ...]] = cursor.fetchall()
    return rows


def _moment(told: datetime | str) -> datetime:
    """SQLite keeps moments in UTC and says no zone."""
    at = datetime.fromisoformat(told) if isinstance(told, str) else told
    return at if at.tzinfo else at.replace(tzinfo=UTC)


def _holds(doubted: tuple[Condition, ...], found: Found) -> bool:
    stored = StoredEvent(read_doc(found.doc), found.record_time, found.id)
    return matches(SimpleEventQuery(doubted), stored, _NO_MASTER_DATA)


_NO_MASTER_DATA: Final = Repository()


@kept(2048, longest=4000)
def read_doc(doc: str) -> Event:
    """The event of a canonical document."""
    return event_from_json(orjson.loads(doc))
