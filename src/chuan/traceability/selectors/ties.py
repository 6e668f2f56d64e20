"""The ties between objects out of the store: the port of `domain.epcis.genealogy` over SQL.

One statement for each call, however many nodes it asks for; every one is answered by an index from those
nodes, so that a trace costs what it finds. Only events that the actor may read are told.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, datetime
from decimal import Decimal
from typing import Any, Final

import orjson
from django.db import connection

from chuan.core.actor import Actor
from chuan.domain.epcis.genealogy import (
    HOLDING,
    SENDING,
    TAKING,
    Handover,
    Sighting,
    Tie,
    TieKind,
    hands,
    holder,
)
from chuan.domain.epcis.model import EventType
from chuan.traceability.enums import FieldScope
from chuan.traceability.rules.short import short
from chuan.traceability.selectors.parties import bearers, gln_of

_KINDS: Final = {kind.value: kind for kind in TieKind}
_TIES: Final = """
SELECT t.source, t.target, t.kind, t.event, t.from_time, t.until_time, t.amount, t.uom, t.seen, t.owner_path
FROM traceability_eventtie t
WHERE {end} {among} AND {told}
"""
_HANDOVERS: Final = """
SELECT k.key, k.event, e.event_time, e.biz_step, e.owner_path, f.scope, f.name, f.text
FROM traceability_eventkey k
JOIN traceability_event e ON e.id = k.event
LEFT JOIN traceability_eventfield f
    ON f.event = k.event AND f.scope IN (%(source)s, %(destination)s) AND f.name IN {holding}
WHERE k.key {among} AND e.declared_at IS NULL AND (f.event IS NOT NULL OR e.biz_step IN {moving}) AND {told}
ORDER BY k.event, f.place
"""
_LAST_SEEN: Final = """
WITH asked AS MATERIALIZED (
    SELECT node, (
        SELECT k.event FROM traceability_eventkey k WHERE k.key = node AND (
            SELECT e.type <> %(transaction)s AND e.declared_at IS NULL AND {told}
            FROM traceability_event e WHERE e.id = k.event
        ) ORDER BY k.event_time DESC, k.event DESC LIMIT 1
    ) AS event FROM {nodes}
)
SELECT asked.node, e.id, e.event_time, COALESCE(e.biz_location, e.read_point), e.owner_path, e.disposition
FROM asked JOIN traceability_event e ON e.id = asked.event
"""
"""The keys of a node are gone through from the last one back, and each event is looked at by its id."""
_RIGHT: Final = """{row}.event {side} 0
AND NOT EXISTS (SELECT 1 FROM traceability_retraction wrong WHERE wrong.event = {row}.event)"""
_READ: Final = """
AND (({owner}.owner_path >= %(path)s AND {owner}.owner_path < %(past)s) OR (
    SELECT reader.why FROM traceability_eventreader reader
    WHERE reader.event = {row}.event AND reader.path >= %(path)s AND reader.path < %(past)s LIMIT 1
) IS NOT NULL)"""
"""No EXISTS: PostgreSQL would answer it for all rows at once, by reading everything that the body may."""
_AMONG: Final = {
    "postgresql": "= ANY(%(nodes)s)",
    "sqlite": "IN (SELECT value FROM json_each(%(nodes)s))",
}
_NODES: Final = {
    "postgresql": "unnest(%(nodes)s::text[]) AS nodes (node)",
    "sqlite": "(SELECT value AS node FROM json_each(%(nodes)s)) nodes",
}


def _texts(texts: Iterable[str]) -> str:
    return f"({', '.join(repr(text) for text in sorted(texts))})"


class StoredTies:
    """The ties of events that an actor may read, on one side of the store.

    `Tie.event` is the id of the event in the store, as text. A party is the path of its body where that is
    known here, whichever of its GLNs the event names; else the canonical identifier. Where an identifier is
    too long for an index, one that was not asked for is told in its short form.
    """

    def __init__(self, actor: Actor, *, sandbox: bool = False) -> None:
        self._path, self._sandbox = actor.path, sandbox
        self._bodies: dict[str, str] = {}

    def leaving(self, nodes: frozenset[str]) -> list[Tie]:
        """Every tie whose source is one of the nodes."""
        return self._ties("t.source", nodes)

    def entering(self, nodes: frozenset[str]) -> list[Tie]:
        """Every tie whose target is one of the nodes, those with source "" too."""
        return self._ties("t.target", nodes)

    def emptied(self, nodes: frozenset[str]) -> list[Tie]:
        """The ties with source "" whose target is one of the nodes."""
        return self._ties("t.source = '' AND t.target", nodes)

    def handovers(self, nodes: frozenset[str]) -> Iterator[Handover]:
        """Every handover of one of the nodes."""
        whole = {short(node): node for node in nodes}
        sql = _HANDOVERS.format(
            among=_AMONG[connection.vendor],
            told=self._told("k", "e"),
            holding=_texts(HOLDING),
            moving=_texts(SENDING | TAKING),
        )
        named: dict[tuple[str, int], _Named] = {}
        ends = {"source": str(FieldScope.SOURCE), "destination": str(FieldScope.DESTINATION)}
        for key, event, at, step, owner, scope, name, text in self._rows(sql, whole, **ends):
            found = named.setdefault((key, event), _Named(at, step or "", owner))
            if scope is not None:
                found.parties[scope][name] = text
        self._know(
            text for one in named.values() for by in one.parties.values() for text in by.values()
        )
        for (key, event), one in named.items():
            giver, taker = one.hands(self._bodies)
            if giver != taker:
                yield Handover(whole[key], giver, taker, _moment(one.at), str(event))

    def last_seen(self, nodes: frozenset[str]) -> Iterator[Sighting]:
        """The latest sighting of each of the nodes."""
        whole = {short(node): node for node in nodes}
        sql = _LAST_SEEN.format(told=self._told("k", "e"), nodes=_NODES[connection.vendor])
        rows = self._rows(sql, whole, transaction=EventType.TRANSACTION.value)
        for node, event, at, place, owner, disposition in rows:
            yield Sighting(
                whole[node], _moment(at), place or "", owner, disposition or "", str(event)
            )

    def _ties(self, end: str, nodes: frozenset[str]) -> list[Tie]:
        whole = {short(node): node for node in nodes}
        sql = _TIES.format(end=end, among=_AMONG[connection.vendor], told=self._told("t", "t"))
        return [
            Tie(
                whole.get(source, source),
                whole.get(target, target),
                _KINDS[kind],
                str(event),
                None if since is None else _moment(since),
                None if until is None else _moment(until),
                None if amount is None else Decimal(amount),
                uom,
                bool(seen),
                owner,
            )
            for source, target, kind, event, since, until, amount, uom, seen, owner in self._rows(
                sql, whole
            )
        ]

    def _told(self, row: str, owner: str) -> str:
        """Condition on `row` (it has the event) and `owner` (it has the owner): told to the actor."""
        shape = _RIGHT if self._path == "/" else _RIGHT + _READ
        return shape.format(row=row, owner=owner, side="<" if self._sandbox else ">")

    def _rows(self, sql: str, nodes: Iterable[str], **named: str) -> list[tuple[Any, ...]]:
        if not self._path:
            return []
        asked: Any = sorted(nodes)
        if connection.vendor != "postgresql":
            asked = orjson.dumps(asked).decode()
        past = f"{self._path[:-1]}0"
        with connection.cursor() as cursor:
            cursor.execute(sql, {"nodes": asked, "path": self._path, "past": past, **named})
            found: list[tuple[Any, ...]] = cursor.fetchall()
        return found

    def _know(self, parties: Iterable[str]) -> None:
        """Ask once for the bodies behind parties that were not met before."""
        new = {party: gln_of(party) for party in set(parties) - self._bodies.keys()}
        paths = bearers(new.values())
        self._bodies.update({party: paths.get(gln, party) for party, gln in new.items()})


class _Named:
    """What an event says of hands: its time, its step, its owner, its parties by end and type."""

    def __init__(self, at: Any, step: str, owner: str) -> None:  # noqa: ANN401  (as the driver gives it)
        self.at, self.step, self.owner = at, step, owner
        self.parties: dict[str, dict[str, str]] = defaultdict(dict)

    def hands(self, bodies: Mapping[str, str]) -> tuple[str, str]:
        """Giver and taker, under the names that parties have here."""
        source = holder(self.parties[FieldScope.SOURCE])
        destination = holder(self.parties[FieldScope.DESTINATION])
        return hands(
            bodies.get(source, source), bodies.get(destination, destination), self.step, self.owner
        )


def _moment(told: datetime | str) -> datetime:
    """SQLite keeps moments in UTC and says no zone; it gives text where it does not know the column."""
    moment = datetime.fromisoformat(told) if isinstance(told, str) else told
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
