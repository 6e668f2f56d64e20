"""Where matter came from and where it went: paths along ties that time allows.

Forward, a node holds the spans in which the matter of the start is there; back, the spans in which matter
that is there ends up in the start. The two are inverse. How, and why it ends on cycles:
docs/algorithms/genealogy.md.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import NamedTuple

from chuan.domain.epcis.genealogy.spans import (
    ALWAYS,
    END,
    Spans,
    bounds,
    holds,
    meeting,
    only_at,
    united,
)
from chuan.domain.epcis.genealogy.ties import Ties, is_bare_class, is_transformation
from chuan.domain.epcis.genealogy.web import Link, Web


class Bounds(NamedTuple):
    """How far a trace goes: so many ties between objects from the start, so many objects."""

    depth: int = 64
    nodes: int = 20_000


USUAL = Bounds()
"""Far enough for any chain we met, and short enough to be asked for by a page."""


class Reached(NamedTuple):
    """An object of a trace: ties from the start, and the time (None: without bound) it is part of it."""

    node: str
    depth: int
    since: datetime | None
    until: datetime | None


class CutBy(StrEnum):
    """What ended a trace before its end."""

    DEPTH = "depth"
    NODES = "nodes"


@dataclass(frozen=True, slots=True)
class Trace:
    """What was reached, in order of depth and name, and along which links.

    `cut` tells that there is more, and which bound kept it out. `bare` are products without a lot, which
    are told and not followed.
    """

    start: tuple[str, ...]
    objects: tuple[Reached, ...]
    links: tuple[Link, ...]
    cut: CutBy | None = None

    @property
    def bare(self) -> tuple[str, ...]:
        """The products named without lot or serial number, at which the trace had to stop."""
        return tuple(reached.node for reached in self.objects if is_bare_class(reached.node))


Along = Callable[[Link, Spans], Spans]
"""The spans at the far end of a link, of those at the near end."""


def trace_forward(
    ties: Ties, start: Iterable[str], *, since: datetime | None = None, limits: Bounds = USUAL
) -> Trace:
    """What holds the nodes or was made of them, directly or not, from `since` on."""
    held = ALWAYS if since is None else (((since, 0), END),)
    return spread_forward(Web(ties), dict.fromkeys(start, held), limits).trace()


def trace_back(
    ties: Ties, start: Iterable[str], *, at: datetime | None = None, limits: Bounds = USUAL
) -> Trace:
    """What the nodes hold or were made of, directly or not: ever, or as they were `at` a moment."""
    held = ALWAYS if at is None else (only_at(at),)
    return spread_back(Web(ties), dict.fromkeys(start, held), limits).trace()


def spread_forward(web: Web, start: Mapping[str, Spans], limits: Bounds = USUAL) -> "Spread":
    """The matter of the start spreads along the links that leave it."""
    return Spread(web.forward, lambda link: link.target, along_forward, start, limits)


def spread_back(web: Web, start: Mapping[str, Spans], limits: Bounds = USUAL) -> "Spread":
    """What ends up in the start is sought along the links that enter it."""
    return Spread(web.back, lambda link: link.source, along_back, start, limits)


def along_forward(link: Link, held: Spans) -> Spans:
    """Inside while both are; out of a flow from its moment on, if the matter was there."""
    if link.at is None:
        return meeting(held, link.spans)
    return (((link.at, 0), END),) if holds(held, link.at) else ()


def along_back(link: Link, held: Spans) -> Spans:
    """Inside while both are; into a flow at its moment, if what came out can wait for the need."""
    if link.at is None:
        return meeting(held, link.spans)
    return (only_at(link.at),) if held[-1][1] > (link.at, 0) else ()


class Spread:
    """The growth of held spans from a start, level by level, until nothing grows."""

    def __init__(
        self,
        links: Callable[[Iterable[str]], Mapping[str, tuple[Link, ...]]],
        far: Callable[[Link], str],
        along: Along,
        start: Mapping[str, Spans],
        limits: Bounds,
    ) -> None:
        self._links, self._far, self._along, self._limits = links, far, along, limits
        self.held: dict[str, Spans] = dict(start)
        self.depth: dict[str, int] = dict.fromkeys(start, 0)
        self.used: dict[Link, None] = {}
        self.cut: CutBy | None = None
        self._start = tuple(sorted(start))
        self._objects = len(start)
        self._grow()

    def _grow(self) -> None:
        grown, level = set(self._start), 0
        while grown:
            level += 1
            inner = self._step(grown, level)
            objects = {node for node in inner if not is_transformation(node)}
            grown = objects | self._step(inner - objects, level)

    def _step(self, nodes: set[str], level: int) -> set[str]:
        """The nodes whose spans grow when those of `nodes` did."""
        followed = sorted(
            node for node in nodes if not is_bare_class(node) or self.depth[node] == 0
        )
        links = self._links(followed) if followed else {}
        return {
            self._far(link)
            for node in followed
            for link in links[node]
            if self._reach(link, self._along(link, self.held[node]), level)
        }

    def _reach(self, link: Link, spans: Spans, level: int) -> bool:
        node = self._far(link)
        known = self.held.get(node, ())
        if not spans:
            return False
        grown = united((*known, *spans))
        if grown != known and not self._allowed(node, level):
            return False
        self.used[link] = None
        if grown == known:
            return False
        if not known:
            self._objects += not is_transformation(node)
            self.depth[node] = level
        self.held[node] = grown
        return True

    def _allowed(self, node: str, level: int) -> bool:
        if is_transformation(node):
            return True
        if level > self._limits.depth:
            self.cut = self.cut or CutBy.DEPTH
            return False
        if node not in self.held and self._objects >= self._limits.nodes:
            self.cut = self.cut or CutBy.NODES
            return False
        return True

    def trace(self) -> Trace:
        """What was reached, in order."""
        objects = sorted(
            Reached(node, self.depth[node], *bounds(spans))
            for node, spans in self.held.items()
            if not is_transformation(node)
        )
        objects.sort(key=lambda reached: reached.depth)
        links = sorted(
            (link for link in self.used if self.depth[self._far(link)] <= self._limits.depth),
            key=lambda link: (link.source, link.target, link.kind, link.events),
        )
        return Trace(self._start, tuple(objects), tuple(links), self.cut)
