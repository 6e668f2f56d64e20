"""Ties out of the store are the ties in memory: every answer of genealogy is the same from either."""

from collections.abc import Iterable
from dataclasses import replace
from decimal import Decimal
from random import Random
from typing import Any
from uuid import UUID

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from chuan.core import clock
from chuan.core.actor import Actor, system_actor
from chuan.domain.epcis.codec import read
from chuan.domain.epcis.genealogy import (
    Bounds,
    Handover,
    Sighting,
    Tie,
    TiesInMemory,
    mass_balance,
    one_step_back,
    one_step_forward,
    recall_set,
    trace_back,
    trace_forward,
)
from chuan.domain.gs1 import canonical_identifier
from chuan.identifiers.models import Identity
from chuan.traceability.models import Event, EventReader
from chuan.traceability.selectors.asking import visible
from chuan.traceability.selectors.events import own_events, shared_events, visible_events
from chuan.traceability.selectors.ties import StoredTies
from chuan.traceability.services.capturing import capture_document
from chuan.traceability.types import Sent
from tests.factories.cast import Cast
from tests.factories.epcis import document, jar, observed, packed, program

pytestmark = pytest.mark.django_db
LOT = "https://id.gs1.org/01/08936123450014/10/{}"
CASE = "urn:epc:id:sscc:893612345.{:08d}"
PARTY = "https://id.gs1.org/417/893612345{:04d}"
NODES = [
    *(jar(n) for n in range(4)),
    *(LOT.format(f"L{n}") for n in range(3)),
    *(canonical_identifier(CASE.format(n)) for n in range(3)),
]
STEPS = ("shipping", "receiving", "storing")


class Renamed(StoredTies):
    """Stored ties that name an event by its event id, as those in memory do."""

    @property
    def names(self) -> dict[str, str]:
        """Event ids by the id in the store."""
        return {str(event): name for event, name in Event.objects.values_list("id", "event_id")}

    def leaving(self, nodes: frozenset[str]) -> list[Tie]:
        """As stored."""
        return self._renamed(super().leaving(nodes))

    def entering(self, nodes: frozenset[str]) -> list[Tie]:
        """As stored."""
        return self._renamed(super().entering(nodes))

    def emptied(self, nodes: frozenset[str]) -> list[Tie]:
        """As stored."""
        return self._renamed(super().emptied(nodes))

    def handovers(self, nodes: frozenset[str]) -> list[Handover]:  # type: ignore[override]
        """As stored."""
        return self._renamed(super().handovers(nodes))

    def last_seen(self, nodes: frozenset[str]) -> list[Sighting]:  # type: ignore[override]
        """As stored."""
        return self._renamed(super().last_seen(nodes))

    def _renamed(self, told: Iterable[Any]) -> list[Any]:
        names = self.names
        return [one._replace(event=names[one.event]) for one in told]


def any_event(chance: Random, number: int) -> dict[str, Any]:
    """One event of a random kind about some of few objects, on one of few days."""
    some = chance.sample(NODES, chance.randint(1, 3))
    said: dict[str, Any] = {
        "eventID": f"urn:uuid:00000000-0000-4000-8000-{number:012d}",
        "eventTime": f"2026-03-{chance.randint(1, 7):02d}T08:00:00.000Z",
        "eventTimeZoneOffset": "+07:00",
        "bizStep": chance.choice(STEPS),
    }
    if chance.random() < 0.5:
        said["bizLocation"] = {"id": f"https://id.gs1.org/414/893612345{chance.randrange(3):04d}"}
    if chance.random() < 0.4:
        said["disposition"] = "in_transit"
    for end, kind in (("sourceList", "source"), ("destinationList", "destination")):
        if chance.random() < 0.4:
            sense = chance.choice(("possessing_party", "owning_party", "location"))
            said[end] = [{"type": sense, kind: PARTY.format(chance.randrange(3))}]
    kinds = (_inside, _inside, _made, _made, _seen, _deal)
    return {**said, **chance.choice(kinds)(chance, some, number)}


def _named(chance: Random, nodes: list[str]) -> tuple[list[str], list[dict[str, Any]]]:
    """Objects by their number, lots by amount."""
    epcs = [node for node in nodes if "/10/" not in node]
    amounts: list[dict[str, Any]] = []
    for node in nodes:
        if "/10/" in node:
            amounts.append({"epcClass": node})
            if chance.random() < 0.7:
                amounts[-1] |= {
                    "quantity": chance.choice([1, 2.5, 400]),
                    "uom": chance.choice(["KGM", "GRM"]),
                }
    return epcs, amounts


def _inside(chance: Random, nodes: list[str], number: int) -> dict[str, Any]:
    action = chance.choice(["ADD", "ADD", "DELETE", "OBSERVE"])
    children = [] if action == "DELETE" and chance.random() < 0.3 else nodes
    epcs, amounts = _named(chance, children)
    kind = chance.choice(["AggregationEvent", "AssociationEvent"])
    parent = chance.choice(NODES[:4] + NODES[-3:])
    found = {"type": kind, "action": action, "parentID": parent, "childEPCs": epcs}
    return found | ({"childQuantityList": amounts} if amounts else {})


def _made(chance: Random, nodes: list[str], number: int) -> dict[str, Any]:
    epcs, amounts = _named(chance, nodes)
    made, made_amounts = _named(chance, chance.sample(NODES, chance.randint(1, 2)))
    lists = (
        ("inputEPCList", epcs),
        ("inputQuantityList", amounts),
        ("outputEPCList", made),
        ("outputQuantityList", made_amounts),
    )
    told: dict[str, Any] = {name: value for name, value in lists if value}
    told["type"] = "TransformationEvent"
    if chance.random() < 0.5:
        told["transformationID"] = f"urn:epc:id:gdti:8936123.12345.{chance.randrange(2)}"
    return told


def _seen(chance: Random, nodes: list[str], number: int) -> dict[str, Any]:
    epcs, amounts = _named(chance, nodes)
    new = chance.random() < 0.4
    told: dict[str, Any] = {
        "type": "ObjectEvent",
        "action": "ADD" if new else "OBSERVE",
        "epcList": epcs,
    }
    if amounts:
        told["quantityList"] = amounts
    if new:
        told["ilmd"] = {"cbvmda:lotNumber": "L1"}
    return told


def _deal(chance: Random, nodes: list[str], number: int) -> dict[str, Any]:
    epcs, _amounts = _named(chance, nodes)
    deal = [{"type": "po", "bizTransaction": "urn:epcglobal:cbv:bt:8936123450007:1"}]
    return {
        "type": "TransactionEvent",
        "action": "ADD",
        "epcList": epcs,
        "bizTransactionList": deal,
    }


def capture(actor: Actor, events: list[dict[str, Any]], *, sandbox: bool = False) -> None:
    capture_document(actor=actor, sent=Sent(document(*events), sandbox=sandbox))


def in_memory(actor: Actor, events: list[dict[str, Any]]) -> TiesInMemory:
    """The same events without a store; those declared wrong are not told."""
    found, _faults = read(document(*events))
    assert found
    wrong = {event.event_id for event in found.events if event.error_declaration}
    return TiesInMemory(
        (event.event_id, replace(event, error_declaration=None), actor.path)
        for event in found.events
        if event.event_id not in wrong
    )


def answers(ties: Any, party: str) -> dict[str, object]:
    """Everything genealogy can say of these few objects."""
    said: dict[str, object] = {}
    for node in NODES:
        said[f"forward {node}"] = trace_forward(ties, [node])
        said[f"back {node}"] = trace_back(ties, [node])
        said[f"recall {node}"] = recall_set(ties, [node])
        for who in (party, PARTY.format(0), PARTY.format(1)):
            said[f"step back {node} {who}"] = one_step_back(ties, who, node)
            said[f"step forward {node} {who}"] = one_step_forward(ties, who, node)
    links = {link for answer in said.values() for link in getattr(answer, "links", ())}
    for name in sorted(
        {link.target for link in links if link.target.startswith("transformation:")}
    ):
        said[f"balance {name}"] = mass_balance(ties, name, expected_loss=Decimal("0.1"))
    return said


@pytest.mark.slow
@pytest.mark.both
def test_every_answer_is_the_same_from_the_store_and_from_memory(cast: Cast) -> None:
    assert cast.binh.organisation
    maker = program(cast.binh.organisation)
    told = 0
    for seed in range(60):
        chance = Random(seed)  # noqa: S311  (examples, no secrets)
        world = [any_event(chance, number) for number in range(chance.randint(2, 14))]
        if chance.random() < 0.4:
            wrong = {"declarationTime": "2026-03-09T08:00:00.000Z", "reason": "did_not_occur"}
            world.append({**chance.choice(world), "errorDeclaration": wrong})
        with transaction.atomic():
            capture(maker, world)
            stored = answers(Renamed(maker), maker.path)
            assert stored == answers(in_memory(maker, world), maker.path), f"seed {seed}"
            told += sum(bool(getattr(one, "links", ())) for one in stored.values())
            transaction.set_rollback(True)
    assert told > 300


def chain(links: int, *, aside: int = 0) -> list[dict[str, Any]]:
    """Cases one inside the next, a day each; `aside` others that have nothing to do with them."""
    inside = [packed(f"{n + 1:08d}", minute=n, childEPCs=[CASE.format(n)]) for n in range(links)]
    return [*inside, *(observed(f"other-{n}", minute=30) for n in range(aside))]


def queries_of(ties: StoredTies, node: str) -> tuple[int, int]:
    with CaptureQueriesContext(connection) as seen:
        trace = trace_forward(ties, [node])
    return len(seen), len(trace.objects)


@pytest.mark.both
def test_a_level_costs_two_statements_however_wide_it_is(cast: Cast) -> None:
    assert cast.binh.organisation
    maker = program(cast.binh.organisation)
    capture(maker, [packed("00000001", *range(40)), *chain(4, aside=20)])

    for start in (jar(1), jar(2)):
        count, found = queries_of(StoredTies(maker), start)
        assert found > 1
        assert count <= 2 * (found + 1)
    with CaptureQueriesContext(connection) as seen:
        trace = trace_forward(StoredTies(maker), [jar(n) for n in range(40)])
    assert len(trace.objects) > 40
    assert len(seen) <= 2 * (1 + max(each.depth for each in trace.objects))


def test_a_cut_trace_is_cut_alike(cast: Cast) -> None:
    assert cast.binh.organisation
    maker = program(cast.binh.organisation)
    capture(maker, chain(6))
    start = canonical_identifier(CASE.format(0))

    found = trace_forward(StoredTies(maker), [start], limits=Bounds(depth=3))

    assert found.cut == "depth"
    assert [each.depth for each in found.objects] == [0, 1, 2, 3]


def test_only_events_that_the_reader_may_read_are_told(cast: Cast) -> None:
    assert cast.binh.organisation
    maker = program(cast.binh.organisation)
    capture(maker, [packed("00000001", 1), packed("00000002", 2)])
    shared = Event.objects.order_by("id").values_list("id", flat=True)[0]
    EventReader.objects.create(event=shared, path=cast.vy.actor.path, why=1)

    assert len(StoredTies(maker).leaving(frozenset({jar(1), jar(2)}))) == 2
    assert len(StoredTies(system_actor()).leaving(frozenset({jar(1), jar(2)}))) == 2
    assert [
        tie.source for tie in StoredTies(cast.vy.actor).leaving(frozenset({jar(1), jar(2)}))
    ] == [jar(1)]
    assert StoredTies(cast.hoa.actor).leaving(frozenset({jar(1)})) == []
    assert StoredTies(cast.an.actor).leaving(frozenset({jar(1)})) == []
    assert list(StoredTies(cast.hoa.actor).last_seen(frozenset({jar(1)}))) == []


def test_ties_pages_and_queries_agree_on_who_reads_what(cast: Cast) -> None:
    assert cast.binh.organisation
    capture(program(cast.binh.organisation), [packed(f"{n:08d}", n) for n in range(1, 5)])
    events = list(Event.objects.order_by("id").values_list("id", flat=True))
    readers = (cast.vy.actor.path, cast.lan.actor.path, cast.minh.actor.path)
    for event, path in zip(events, readers, strict=False):
        EventReader.objects.create(event=event, path=path, why=1)

    read = {}
    for name in ("binh", "minh", "hoa", "vy", "lan", "nga"):
        actor = cast.member(name).actor
        told = {int(tie.event) for tie in StoredTies(actor).leaving(frozenset(map(jar, range(5))))}
        condition = visible(actor, sandbox=False)
        with connection.cursor() as cursor:
            cursor.execute(
                f"SELECT e.id FROM traceability_event e WHERE {condition.sql}",  # noqa: S608  (our own words)
                condition.params,
            )
            asked = {row[0] for row in cursor.fetchall()}
        listed = set(own_events(actor).values_list("id", flat=True))
        listed |= set(shared_events(actor).values_list("id", flat=True))
        assert told == asked == set(visible_events(actor).values_list("id", flat=True)) == listed
        read[name] = len(told)
    assert read == {"binh": 4, "minh": 4, "hoa": 0, "vy": 1, "lan": 1, "nga": 4}


def test_the_sandbox_is_a_world_apart(cast: Cast) -> None:
    assert cast.binh.organisation
    maker = program(cast.binh.organisation)
    capture(maker, [packed("00000001", 1)], sandbox=True)

    assert StoredTies(maker).leaving(frozenset({jar(1)})) == []
    assert len(StoredTies(maker, sandbox=True).leaving(frozenset({jar(1)}))) == 1


def test_a_party_known_here_is_told_by_its_path(cast: Cast) -> None:
    assert cast.binh.organisation
    assert cast.vy.organisation
    maker = program(cast.binh.organisation)
    own, other = (PARTY.format(n) for n in (11, 12))
    for number, (gln, path) in enumerate(((own, maker.path), (other, cast.vy.actor.path))):
        Identity.objects.create(
            uid=UUID(int=number),
            kind="organisation",
            object_id=-1 - number,
            scheme="gln",
            value=gln[-13:],
            path=path,
            assigned_at=clock.now(),
        )
    ends: dict[str, Any] = {
        "sourceList": [{"type": "owning_party", "source": own}],
        "destinationList": [{"type": "possessing_party", "destination": other}],
    }
    capture(maker, [observed("1", **ends)])

    (supply,) = one_step_forward(StoredTies(maker), maker.path, jar(1))

    assert supply.party == cast.vy.actor.path
    assert (
        one_step_back(StoredTies(cast.vy.actor), cast.vy.actor.path, jar(1))[0].party == maker.path
    )
