"""What a recall has to find: everything that holds what is bad, and where it is now."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from chuan.domain.epcis.genealogy.spans import ALWAYS, END, Spans
from chuan.domain.epcis.genealogy.ties import Sighting, Ties, is_lot, is_transformation
from chuan.domain.epcis.genealogy.tracing import (
    USUAL,
    Bounds,
    CutBy,
    Spread,
    along_back,
    spread_forward,
)
from chuan.domain.epcis.genealogy.web import Link, Web


@dataclass(frozen=True, slots=True)
class Recall:
    """What is affected now. Every list is in order; `seen` has the last sighting that tells of each.

    `passed` are carriers that once held it and hold it no more. `unseen` were never seen anywhere.
    """

    lots: tuple[str, ...]
    objects: tuple[str, ...]
    passed: tuple[str, ...]
    seen: Mapping[str, Sighting]
    cut: CutBy | None = None

    @property
    def places(self) -> tuple[str, ...]:
        """Where affected things are now."""
        return tuple(sorted({sighting.place for sighting in self.seen.values() if sighting.place}))

    @property
    def parties(self) -> tuple[str, ...]:
        """Who has affected things now."""
        return tuple(sorted({sighting.party for sighting in self.seen.values() if sighting.party}))

    @property
    def unseen(self) -> tuple[str, ...]:
        """Affected things of which no place and no party is known."""
        known = {node for node, found in self.seen.items() if found.place or found.party}
        return tuple(sorted({*self.lots, *self.objects} - known))


def recall_set(ties: Ties, nodes: Iterable[str], *, limits: Bounds = USUAL) -> Recall:
    """Everything that the nodes hold, that holds them, or that was made of either, as it is now.

    More nodes never give less, unless the trace is cut.
    """
    web = Web(ties)
    start = dict.fromkeys(nodes, ALWAYS)
    contents = Spread(web.back, lambda link: link.source, _out_of, start, limits)
    affected = {
        node: ((spans[0][0], END),)
        for node, spans in contents.held.items()
        if not is_transformation(node)
    }
    spread = spread_forward(web, affected, limits)
    now = {
        node
        for node, spans in spread.held.items()
        if not is_transformation(node) and spans[-1][1] == END
    }
    return Recall(
        lots=tuple(sorted(node for node in now if is_lot(node))),
        objects=tuple(sorted(node for node in now if not is_lot(node))),
        passed=tuple(
            sorted(node for node in spread.held if node not in now and not is_transformation(node))
        ),
        seen=_last_seen(ties, web, now),
        cut=contents.cut or spread.cut,
    )


def _out_of(link: Link, held: Spans) -> Spans:
    """Back into what is inside, and not into what it was made of."""
    return along_back(link, held) if link.at is None else ()


def _last_seen(ties: Ties, web: Web, nodes: set[str]) -> dict[str, Sighting]:
    """The last sighting of each node or of what it is in now: the contents of a pallet move with it."""
    seen = {sighting.node: sighting for sighting in ties.last_seen(frozenset(nodes))}
    links = web.forward(nodes)
    carried = defaultdict(list)
    for node in nodes:
        for link in links[node]:
            if link.at is None and link.spans[-1][1] == END:
                carried[link.target].append(node)
    changed = sorted(seen)
    while changed:
        grown = set()
        for carrier in changed:
            for node in carried.get(carrier, ()):
                if node not in seen or seen[node].at < seen[carrier].at:
                    seen[node] = seen[carrier]
                    grown.add(node)
        changed = sorted(grown)
    return seen
