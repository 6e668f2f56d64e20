"""Ties of events at hand, kept in memory: to trace a document before it is stored, and to try others by."""

from collections import defaultdict
from collections.abc import Iterable, Iterator

from chuan.domain.epcis.genealogy.ties import (
    Handover,
    Sighting,
    Tie,
    handovers_of,
    sightings_of,
    ties_of,
)
from chuan.domain.epcis.model import Event


class TiesInMemory:
    """The ties of some events, each given with its key and who captured it."""

    def __init__(self, events: Iterable[tuple[str, Event, str]] = ()) -> None:
        self._from: dict[str, list[Tie]] = defaultdict(list)
        self._to: dict[str, list[Tie]] = defaultdict(list)
        self._handovers: dict[str, list[Handover]] = defaultdict(list)
        self._last: dict[str, Sighting] = {}
        for key, event, owner in events:
            self.add(key, event, owner)

    def add(self, key: str, event: Event, owner: str = "") -> None:
        """Keep what the event says."""
        for tie in ties_of(event, key, owner):
            self.keep(tie)
        for handover in handovers_of(event, key, owner):
            self._handovers[handover.node].append(handover)
        for sighting in sightings_of(event, key, owner):
            last = self._last.get(sighting.node)
            if last is None or (last.at, last.event) < (sighting.at, sighting.event):
                self._last[sighting.node] = sighting

    def keep(self, tie: Tie) -> None:
        """Keep one tie that was told already."""
        if tie.source:
            self._from[tie.source].append(tie)
        self._to[tie.target].append(tie)

    def leaving(self, nodes: frozenset[str]) -> Iterator[Tie]:
        """Every tie whose source is one of the nodes."""
        return (tie for node in nodes for tie in self._from.get(node, ()))

    def entering(self, nodes: frozenset[str]) -> Iterator[Tie]:
        """Every tie whose target is one of the nodes."""
        return (tie for node in nodes for tie in self._to.get(node, ()))

    def emptied(self, nodes: frozenset[str]) -> Iterator[Tie]:
        """The ties that tell that everything was taken out of one of the nodes."""
        return (tie for tie in self.entering(nodes) if not tie.source)

    def handovers(self, nodes: frozenset[str]) -> Iterator[Handover]:
        """Every handover of one of the nodes."""
        return (handover for node in nodes for handover in self._handovers.get(node, ()))

    def last_seen(self, nodes: frozenset[str]) -> Iterator[Sighting]:
        """The latest sighting of each of the nodes."""
        return (self._last[node] for node in nodes if node in self._last)
