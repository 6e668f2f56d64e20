"""What one event says of the ties between objects, their hands and their places.

Matter flows from `source` to `target`: from a child to its parent, from an input to the transformation
and from there to an output, from a lot to its members. A transformation is a node of its own, so that
an event with m inputs and n outputs is m + n ties.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from decimal import Decimal
from enum import StrEnum
from typing import NamedTuple, Protocol
from urllib.parse import quote

from chuan.domain.epcis.model import Action, Event, EventType, Party, QuantityElement
from chuan.domain.epcis.moments import utc
from chuan.domain.gs1 import canonical_identifier

TRANSFORMATION = "transformation:"
"""How the node of a transformation begins; its id or the key of its only event follows."""

_INSIDE = {EventType.AGGREGATION.value: "aggregation", EventType.ASSOCIATION.value: "association"}
SENDING = frozenset({"shipping", "departing", "consigning"})
"""Business steps in which whoever captures the event gives the goods away."""
TAKING = frozenset({"receiving", "arriving", "accepting"})
"""Business steps in which whoever captures the event takes the goods over."""
HOLDING = ("possessing_party", "owning_party")
"""Types of sources and destinations that tell in whose hands goods are, the stronger first."""
_LOT_NUMBERS = frozenset({"lotNumber", "batchLotNumber", "hasBatchLotNumber"})
_ITEM = re.compile(r"https://id\.gs1\.org/01/(\d{14})/2(?:1|35)/").match
_BARE_CLASS = re.compile(
    r"https://id\.gs1\.org/(?:01/\d{14}|8006/\d{18}|8003/\d{14}|25[35]/\d{13}|8010/[^/]+)"
).fullmatch


class TieKind(StrEnum):
    """How matter gets from one node to another."""

    AGGREGATION = "aggregation"
    ASSOCIATION = "association"
    MEMBER = "member"
    INPUT = "input"
    OUTPUT = "output"


class Tie(NamedTuple):
    """What one event says of two nodes.

    "Inside from `from_time`" (the event put it there or saw it there), "inside until `until_time`" (it
    was taken out), or "flowed at `from_time`". `source` "" with `until_time`: everything was taken out
    of `target`. `seen`: the event only saw it there. `amount` None is "unspecified", and what a single
    object has inside another; one that flows is one piece. `owner` captured the event.
    """

    source: str
    target: str
    kind: TieKind
    event: str
    from_time: datetime | None
    until_time: datetime | None = None
    amount: Decimal | None = None
    uom: str = ""
    seen: bool = False
    owner: str = ""


class Handover(NamedTuple):
    """That an object went from one party to another; a party that the event does not name is ""."""

    node: str
    giver: str
    taker: str
    at: datetime
    event: str


class Sighting(NamedTuple):
    """Where an object was seen, in whose hands ("" unknown) and in which disposition."""

    node: str
    at: datetime
    place: str
    party: str
    disposition: str
    event: str


class Ties(Protocol):
    """Where ties are kept. Every method is asked for many nodes at once and answers in any order.

    Ties of an event that was declared wrong are not told.
    """

    def leaving(self, nodes: frozenset[str]) -> Iterable[Tie]:
        """Every tie whose source is one of the nodes."""

    def entering(self, nodes: frozenset[str]) -> Iterable[Tie]:
        """Every tie whose target is one of the nodes, those with source "" too."""

    def emptied(self, nodes: frozenset[str]) -> Iterable[Tie]:
        """The ties with source "" whose target is one of the nodes."""

    def handovers(self, nodes: frozenset[str]) -> Iterable[Handover]:
        """Every handover of one of the nodes."""

    def last_seen(self, nodes: frozenset[str]) -> Iterable[Sighting]:
        """The latest sighting of each of the nodes."""


def is_transformation(node: str) -> bool:
    """The node is a transformation, not an object."""
    return node.startswith(TRANSFORMATION)


def is_lot(node: str) -> bool:
    """The node is a lot of a product: a GTIN or ITIP with a batch number."""
    return node.startswith(("https://id.gs1.org/01/", "https://id.gs1.org/8006/")) and (
        "/10/" in node and "/21/" not in node
    )


def is_bare_class(node: str) -> bool:
    """The node names a product, not a lot or an object of it: nothing can be traced through it."""
    return _BARE_CLASS(node) is not None


def ties_of(event: Event, key: str, owner: str = "") -> tuple[Tie, ...]:
    """What the event says of ties; `key` names it among others, `owner` is who captured it.

    An event that carries an error declaration says nothing: the one it repeats was wrong.

    Raises:
        NotAMoment: the time of the event cannot be read.
    """
    if event.error_declaration is not None:
        return ()
    at = utc(event.event_time)
    if event.type in _INSIDE:
        ties = _ties_inside(event, TieKind(_INSIDE[event.type]), at)
    elif event.type == EventType.TRANSFORMATION:
        ties = _ties_of_transformation(event, key, at)
    elif event.ilmd:
        ties = _ties_of_members(event, at)
    else:
        return ()
    return tuple(dict.fromkeys(tie._replace(event=key, owner=owner) for tie in ties))


def _portions(
    epcs: tuple[str, ...] | None, quantities: tuple[QuantityElement, ...] | None
) -> Iterator[tuple[str, Decimal | None, str]]:
    for epc in epcs or ():
        yield canonical_identifier(epc), Decimal(1), ""
    for element in quantities or ():
        yield canonical_identifier(element.epc_class), element.quantity, element.uom


def _ties_inside(event: Event, kind: TieKind, at: datetime) -> Iterator[Tie]:
    if not event.parent_id:
        return
    parent = canonical_identifier(event.parent_id)
    taken_out = event.action == Action.DELETE
    since, until = (None, at) if taken_out else (at, None)
    seen = event.action == Action.OBSERVE
    for epc in event.child_epcs or ():
        yield Tie(canonical_identifier(epc), parent, kind, "", since, until, seen=seen)
    for child, amount, uom in _portions(None, event.child_quantity_list):
        yield Tie(child, parent, kind, "", since, until, amount, uom, seen)
    if taken_out and not event.child_epcs and not event.child_quantity_list:
        yield Tie("", parent, kind, "", None, at)


def _ties_of_transformation(event: Event, key: str, at: datetime) -> Iterator[Tie]:
    name = canonical_identifier(event.transformation_id) if event.transformation_id else key
    node = TRANSFORMATION + name
    for source, amount, uom in _portions(event.input_epc_list, event.input_quantity_list):
        yield Tie(source, node, TieKind.INPUT, "", at, None, amount, uom)
    for target, amount, uom in _portions(event.output_epc_list, event.output_quantity_list):
        yield Tie(node, target, TieKind.OUTPUT, "", at, None, amount, uom)


def _ties_of_members(event: Event, at: datetime) -> Iterator[Tie]:
    """The lot that newly commissioned items say they are of, in their master data."""
    if event.type != EventType.OBJECT or event.action != Action.ADD:
        return
    lots = [
        field.value
        for field in event.ilmd or ()
        if field.local in _LOT_NUMBERS and isinstance(field.value, str) and field.value.strip()
    ]
    for epc in event.epc_list or ():
        item = canonical_identifier(epc)
        found = _ITEM(item)
        if found is None:
            continue
        for lot in lots:
            written = quote(lot.strip(), safe="")
            source = canonical_identifier(f"https://id.gs1.org/01/{found[1]}/10/{written}")
            yield Tie(source, item, TieKind.MEMBER, "", at)


def handovers_of(event: Event, key: str, owner: str = "") -> tuple[Handover, ...]:
    """Who gave what the event names to whom, when it tells a source, a destination, or sends or takes."""
    giver, taker = hands(
        _party(event.source_list), _party(event.destination_list), event.biz_step, owner
    )
    if event.error_declaration is not None or giver == taker:
        return ()
    at = utc(event.event_time)
    return tuple(Handover(node, giver, taker, at, key) for node in _objects(event))


def hands(source: str, destination: str, biz_step: str, owner: str) -> tuple[str, str]:
    """Giver and taker: the parties named, else who captured it where the step says so, else ""."""
    giver = source or (owner if biz_step in SENDING else "")
    taker = destination or (owner if biz_step in TAKING else "")
    return giver, taker


def sightings_of(event: Event, key: str, owner: str = "") -> tuple[Sighting, ...]:
    """Where the event saw what it names: where it is afterwards, else where it was read."""
    place = event.biz_location or event.read_point
    if event.error_declaration is not None or event.type == EventType.TRANSACTION:
        return ()
    at = utc(event.event_time)
    where = canonical_identifier(place.id) if place and place.id else ""
    party = owner or _party(event.destination_list)
    if not (where or party or event.disposition):
        return ()
    return tuple(
        Sighting(node, at, where, party, event.disposition, key) for node in _objects(event)
    )


def _objects(event: Event) -> Iterator[str]:
    names = [event.parent_id] if event.parent_id else []
    for epcs in (event.epc_list, event.child_epcs, event.input_epc_list, event.output_epc_list):
        names += epcs or ()
    for elements in (
        event.quantity_list,
        event.child_quantity_list,
        event.input_quantity_list,
        event.output_quantity_list,
    ):
        names += [element.epc_class for element in elements or ()]
    return iter(dict.fromkeys(canonical_identifier(name) for name in names))


def _party(parties: tuple[Party, ...] | None) -> str:
    named = holder({party.type: party.id for party in parties or ()})
    return canonical_identifier(named) if named else ""


def holder(by_type: Mapping[str, str]) -> str:
    """Of parties by their type: who holds the goods, else who owns them, else ""."""
    return next((by_type[sense] for sense in HOLDING if by_type.get(sense)), "")
