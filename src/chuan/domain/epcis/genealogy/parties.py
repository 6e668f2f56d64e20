"""One step back and one step forward: who supplied a party with something, and whom it supplied.

Goods are handed over in carriers: what is inside a pallet goes to whoever the pallet goes to.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from datetime import datetime
from typing import NamedTuple

from chuan.domain.epcis.genealogy.spans import ALWAYS, Spans, united
from chuan.domain.epcis.genealogy.ties import Handover, Ties, is_transformation
from chuan.domain.epcis.genealogy.tracing import Along, along_back, along_forward
from chuan.domain.epcis.genealogy.web import SLICED, Link, Web


class Supply(NamedTuple):
    """That `node` came from or went to the other `party` ("" unknown), alone or in the `carrier`."""

    party: str
    node: str
    carrier: str
    handover: Handover


def one_step_back(ties: Ties, party: str, node: str) -> tuple[Supply, ...]:
    """Who gave the party the node, or what it made the node of; in order of time.

    The way goes back through what the party did itself, and stops where something was handed to it.
    """
    web = Web(ties)

    def incoming(found: list[Handover], held: Spans) -> Iterable[tuple[str, Handover]]:
        for handover in found:
            if handover.taker == party and (handover.at, 0) < held[-1][1]:
                yield handover.giver or _giver_before(found, handover, party), handover

    way = _Way(web.back, lambda link: link.source, along_back, incoming)
    return _steps(ties, web, way, party, node)


def one_step_forward(ties: Ties, party: str, node: str) -> tuple[Supply, ...]:
    """Whom the party gave the node, or what it made of the node; in order of time."""
    web = Web(ties)

    def outgoing(found: list[Handover], held: Spans) -> Iterable[tuple[str, Handover]]:
        for handover in found:
            if handover.giver == party and _within(handover.at, held):
                yield handover.taker or _taker_after(found, handover, party), handover

    way = _Way(web.forward, lambda link: link.target, _into, outgoing)
    return _steps(ties, web, way, party, node)


_Choose = Callable[[list[Handover], Spans], Iterable[tuple[str, Handover]]]


class _Way(NamedTuple):
    links: Callable[[Iterable[str]], Mapping[str, tuple[Link, ...]]]
    far: Callable[[Link], str]
    along: Along
    choose: _Choose


def _steps(ties: Ties, web: Web, way: _Way, party: str, node: str) -> tuple[Supply, ...]:
    held: dict[str, Spans] = {node: ALWAYS}
    grown = {node}
    found: set[Supply] = set()
    while grown:
        here = _supplies(ties, web, {name: held[name] for name in grown}, way.choose)
        handed = {supply.node for supply in here}
        found |= here
        grown = _own_steps(way, party, held, grown, handed)
    return tuple(sorted(found, key=lambda supply: (supply.handover.at, supply)))


def _own_steps(
    way: _Way, party: str, held: dict[str, Spans], nodes: set[str], handed: set[str]
) -> set[str]:
    """The next nodes by ties of the party, and by those of nobody known where nothing was handed over."""
    grown = set()
    links = way.links(nodes)
    for node in sorted(nodes):
        for link in links[node]:
            if party not in link.owners and (node in handed or "" not in link.owners):
                continue
            far = way.far(link)
            known = held.get(far, ())
            spans = united((*known, *way.along(link, held[node])))
            if spans != known:
                held[far] = spans
                grown.add(far)
    return grown


def _supplies(ties: Ties, web: Web, held: dict[str, Spans], choose: _Choose) -> set[Supply]:
    carried = _carriers(web, {node for node in held if not is_transformation(node)})
    carriers = {carrier for inside in carried.values() for carrier in inside}
    by_node = defaultdict(list)
    for handover in ties.handovers(frozenset(carriers)):
        by_node[handover.node].append(handover)
    return {
        Supply(other, node, carrier, handover)
        for node, inside in carried.items()
        for carrier, spans in inside.items()
        for other, handover in choose(sorted(by_node[carrier], key=_when), held[node])
        if _within(handover.at, spans)
    }


def _within(moment: datetime, spans: Spans) -> bool:
    """In the spans, their ends with them: goods are often unpacked at the moment they are taken over."""
    return any(begin <= (moment, 0) <= end for begin, end in spans)


def _into(link: Link, held: Spans) -> Spans:
    """Into what is made of it; the carriers it is put into are looked at with it."""
    return () if link.kind in SLICED else along_forward(link, held)


def _carriers(web: Web, nodes: set[str]) -> dict[str, dict[str, Spans]]:
    """For each node the carriers it was in, and when; itself among them, always."""
    inside = {node: {node: ALWAYS} for node in nodes}
    grown = {(node, node) for node in nodes}
    while grown:
        links = web.forward({carrier for _, carrier in grown})
        further = set()
        for node, carrier in sorted(grown):
            for link in links[carrier]:
                if link.at is not None:
                    continue
                known = inside[node].get(link.target, ())
                spans = united((*known, *along_forward(link, inside[node][carrier])))
                if spans != known:
                    inside[node][link.target] = spans
                    further.add((node, link.target))
        grown = further
    return inside


def _when(handover: Handover) -> tuple[object, ...]:
    return handover.at, handover.event, handover.giver, handover.taker


def _giver_before(found: list[Handover], handover: Handover, party: str) -> str:
    """Who last sent it to nobody named, before the party took it from nobody named."""
    sent = [
        other.giver
        for other in found
        if other.at <= handover.at and other.giver not in {"", party} and not other.taker
    ]
    return sent[-1] if sent else ""


def _taker_after(found: list[Handover], handover: Handover, party: str) -> str:
    taken = [
        other.taker
        for other in found
        if other.at >= handover.at and other.taker not in {"", party} and not other.giver
    ]
    return taken[0] if taken else ""
