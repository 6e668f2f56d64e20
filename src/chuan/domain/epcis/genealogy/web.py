"""The ties around nodes, fetched once each and settled into time slices."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import datetime
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

from chuan.domain.epcis.genealogy.spans import BEGINNING, Instant, Span, Spans, span, united
from chuan.domain.epcis.genealogy.ties import Tie, TieKind, Ties
from chuan.domain.epcis.units import to_base

_FLOWS = frozenset({TieKind.INPUT, TieKind.OUTPUT})
SLICED = frozenset({TieKind.AGGREGATION, TieKind.ASSOCIATION})
"""The ties that can end."""


class Link(NamedTuple):
    """A settled tie: `spans` is when the source is inside the target, or () where matter flowed `at`."""

    source: str
    target: str
    kind: TieKind
    spans: Spans
    at: datetime | None
    events: tuple[str, ...]
    owners: frozenset[str]


class Web:
    """Links from and into nodes. A node is asked of the store once, in batches, however often it is used."""

    def __init__(self, ties: Ties) -> None:
        self._ties = ties
        self._forward: dict[str, tuple[Link, ...]] = {}
        self._back: dict[str, tuple[Link, ...]] = {}

    def forward(self, nodes: Iterable[str]) -> Mapping[str, tuple[Link, ...]]:
        """The links that leave the nodes, by node."""
        unknown = frozenset(nodes) - self._forward.keys()
        if unknown:
            ties = list(self._ties.leaving(unknown))
            parents = frozenset(tie.target for tie in ties if tie.kind in SLICED)
            if parents:
                ties += self._ties.emptied(parents)
            self._forward.update(_by(unknown, settled(ties), "source"))
        return self._forward

    def back(self, nodes: Iterable[str]) -> Mapping[str, tuple[Link, ...]]:
        """The links that enter the nodes, by node."""
        unknown = frozenset(nodes) - self._back.keys()
        if unknown:
            self._back.update(_by(unknown, settled(self._ties.entering(unknown)), "target"))
        return self._back


def _by(nodes: frozenset[str], links: Iterable[Link], end: str) -> dict[str, tuple[Link, ...]]:
    found: dict[str, list[Link]] = {node: [] for node in nodes}
    for link in links:
        node = link.source if end == "source" else link.target
        if node in found:
            found[node].append(link)
    return {node: tuple(sorted(links, key=_order)) for node, links in found.items()}


def _order(link: Link) -> tuple[str, str, str, tuple[str, ...]]:
    return link.source, link.target, link.kind, link.events


def settled(ties: Iterable[Tie]) -> Iterable[Link]:
    """One link for each pair inside one another, with its time slices, and one for each flow."""
    pairs: dict[tuple[str, str, TieKind], list[Tie]] = defaultdict(list)
    emptied: dict[tuple[str, TieKind], set[Tie]] = defaultdict(set)
    for tie in dict.fromkeys(ties):
        if tie.kind in _FLOWS:
            owner = _alone(tie.owner)
            yield Link(tie.source, tie.target, tie.kind, (), tie.from_time, (tie.event,), owner)
        elif tie.source:
            pairs[tie.source, tie.target, tie.kind].append(tie)
        else:
            emptied[tie.target, tie.kind].add(tie)
    for (source, target, kind), said in pairs.items():
        spans = (
            united(_slices([*said, *emptied[target, kind]]))
            if kind in SLICED
            else (span(None, None),)
        )
        if spans:
            events = tuple(sorted({tie.event for tie in said}))
            one = len(said) == 1
            owners = _alone(said[0].owner) if one else frozenset(tie.owner for tie in said)
            yield Link(source, target, kind, spans, None, events, owners)


@lru_cache(maxsize=1024)
def _alone(owner: str) -> frozenset[str]:
    """One set for all the links of an owner: a trace holds many links, of few owners."""
    return frozenset({owner})


def _slices(said: list[Tie]) -> Iterable[Span]:
    """When the child was inside: from each opening to the closing that takes all of it out.

    What was taken out though nobody put it in was inside until then. At one moment closings come first,
    those that name the child before those that take out everything.
    """
    inside = _Inside()
    untold = True
    since: datetime | None = None
    for tie in sorted(said, key=_time):
        if tie.from_time is not None:
            if not inside:
                since = tie.from_time
                inside.put(tie)
            elif not tie.seen:
                inside.put(tie)
        elif (inside and inside.take(tie)) or (untold and tie.source and not inside):
            yield span(since, tie.until_time)
        elif untold and not tie.source:
            since = tie.until_time
        untold = untold and not tie.source
    if inside:
        yield span(since, None)


def _time(tie: Tie) -> tuple[Instant, bool, bool, str]:
    moment = tie.until_time or tie.from_time
    return (moment, 0) if moment else BEGINNING, tie.until_time is None, not tie.source, tie.event


class _Inside:
    """How much of a child is inside: of an unknown amount, the first that is taken out is all of it."""

    def __init__(self) -> None:
        self._open = False
        self._amounts: dict[str, Decimal] | None = {}

    def __bool__(self) -> bool:
        return self._open

    def put(self, tie: Tie) -> None:
        amount = None if tie.amount is None else to_base(tie.amount, tie.uom)
        if not self._open:
            self._amounts = {}
        self._open = True
        if amount is None or self._amounts is None:
            self._amounts = None
        else:
            self._amounts[amount[1]] = self._amounts.get(amount[1], Decimal(0)) + amount[0]

    def take(self, tie: Tie) -> bool:
        """Nothing is left."""
        amount = None if tie.amount is None else to_base(tie.amount, tie.uom)
        if tie.source and amount is not None and self._amounts and amount[1] in self._amounts:
            self._amounts[amount[1]] -= amount[0]
            if any(left > 0 for left in self._amounts.values()):
                return False
        self._open = False
        return True
