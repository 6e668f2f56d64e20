"""Small chains of supply for tests: events on numbered days, objects with short names."""

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from decimal import Decimal

from chuan.domain.epcis.genealogy import Tie, TiesInMemory
from chuan.domain.epcis.model import Event, Extension, Location, Party, QuantityElement

LAN, BINH, HOA = (f"https://id.gs1.org/417/893600000000{n}" for n in (1, 2, 3))


def day(number: int) -> datetime:
    """The moment of a numbered day."""
    return datetime(2026, 1, 1, tzinfo=UTC) + timedelta(days=number)


def quantities(amounts: Iterable[tuple[str, str | None, str]]) -> tuple[QuantityElement, ...]:
    """Quantity elements of (class, amount, unit)."""
    return tuple(
        QuantityElement(name, None if amount is None else Decimal(amount), uom)
        for name, amount, uom in amounts
    )


def event(kind: str, at: int, **fields: object) -> Event:
    """An event of a numbered day."""
    return Event(
        type=kind,
        event_time=day(at).isoformat(),
        event_time_zone_offset="+07:00",
        **fields,  # type: ignore[arg-type]
    )


def packed(at: int, parent: str, *children: str, action: str = "ADD", **fields: object) -> Event:
    """The children are put into the parent (or taken out, or seen in it)."""
    return event(
        "AggregationEvent", at, parent_id=parent, child_epcs=children, action=action, **fields
    )


def unpacked(at: int, parent: str, *children: str) -> Event:
    """The children are taken out of the parent; without children all of them."""
    return packed(at, parent, *children, action="DELETE")


def made(at: int, inputs: Iterable[str], outputs: Iterable[str], transformation: str = "") -> Event:
    """The outputs are made of the inputs."""
    return event(
        "TransformationEvent",
        at,
        input_epc_list=tuple(inputs),
        output_epc_list=tuple(outputs),
        transformation_id=transformation,
    )


def sent(at: int, giver: str, taker: str, *objects: str, step: str = "shipping") -> Event:
    """The objects go from one party to another; a party of "" is not named."""
    return event(
        "ObjectEvent",
        at,
        action="OBSERVE",
        biz_step=step,
        epc_list=objects,
        source_list=(Party("possessing_party", giver),) if giver else None,
        destination_list=(Party("possessing_party", taker),) if taker else None,
    )


def seen(at: int, place: str, *objects: str) -> Event:
    """The objects are seen at a place."""
    return event(
        "ObjectEvent", at, action="OBSERVE", epc_list=objects, biz_location=Location(place)
    )


def commissioned(at: int, lot: str, *items: str) -> Event:
    """New items say which lot they are of."""
    return event(
        "ObjectEvent",
        at,
        action="ADD",
        epc_list=items,
        ilmd=(Extension("urn:epcglobal:cbv:mda:", "lotNumber", lot),),
    )


def kept(*events: Event, owner: str = "") -> TiesInMemory:
    """The ties of the events, each captured by one owner."""
    return TiesInMemory((f"event-{n}", said, owner) for n, said in enumerate(events))


class Counted(TiesInMemory):
    """Ties that count what they are asked: calls, and rows that they tell."""

    calls = 0
    rows = 0

    def leaving(self, nodes: frozenset[str]) -> list[Tie]:  # type: ignore[override]
        """Every tie whose source is one of the nodes."""
        return self._counted(super().leaving(nodes))

    def entering(self, nodes: frozenset[str]) -> list[Tie]:  # type: ignore[override]
        """Every tie whose target is one of the nodes."""
        return self._counted(super().entering(nodes))

    def emptied(self, nodes: frozenset[str]) -> list[Tie]:  # type: ignore[override]
        """The ties that tell that everything was taken out."""
        told = [tie for tie in TiesInMemory.entering(self, nodes) if not tie.source]
        return self._counted(told)

    def _counted(self, ties: Iterable[Tie]) -> list[Tie]:
        told = list(ties)
        self.calls += 1
        self.rows += len(told)
        return told
