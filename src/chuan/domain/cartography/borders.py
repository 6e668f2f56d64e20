"""Finds the borders that areas share in a drawing, so that areas can be dissolved without a seam.

Each area was drawn by itself, with relative steps rounded to hundredths, so the two copies of a border
drift apart by up to a unit. The points where borders end are marked and lie close together; two borders
between the same ends whose middles are close are one.
"""

import math
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from chuan.domain.cartography.lines import area, box, middle
from chuan.domain.cartography.paths import XY, MarkedRing

NEAR = 0.4
"""Ends of borders that are this near are one place."""
DRIFT = 1.3
"""As far as the end of one border was seen to drift."""
APART = 2.0
"""Two borders between the same ends are one unless their middles are farther apart."""


@dataclass(frozen=True, slots=True)
class Border:
    """A line between two meeting points; both are None for a closed line that meets no other."""

    owner: str
    start: int | None
    end: int | None
    course: tuple[XY, ...]


@dataclass(frozen=True, slots=True)
class Borders:
    """All borders, and which is the other side of which."""

    lines: tuple[Border, ...]
    twins: Mapping[int, int]

    def course(self, at: int) -> tuple[int, bool]:
        """The number of the line to draw for border `at`, and whether it is to be run backwards."""
        other = self.twins.get(at, at)
        return min(at, other), other < at


def find_borders(areas: Mapping[str, Sequence[MarkedRing]]) -> Borders:
    """The borders of all areas, every ring run the same way round."""
    rings = [(owner, _turned(ring)) for owner, own in sorted(areas.items()) for ring in own]
    meetings = _meetings(rings)
    cuts = [_cuts(ring, meetings) for _, ring in rings]
    shared = _shared([set(cut.values()) for cut in cuts], [owner for owner, _ in rings])
    lines: list[Border] = []
    for (owner, ring), cut in zip(rings, cuts, strict=True):
        kept = {at: meeting for at, meeting in cut.items() if meeting in shared}
        lines += _lines(owner, ring, kept, meetings)
    return Borders(tuple(lines), _twins(lines))


def _turned(ring: MarkedRing) -> MarkedRing:
    """The ring run with a positive area."""
    if area(ring.points) >= 0:
        return ring
    last = len(ring.points) - 1
    return MarkedRing(ring.points[::-1], frozenset(last - at for at in ring.ends))


def _meetings(rings: Sequence[tuple[str, MarkedRing]]) -> list[XY]:
    """The places where borders end: marks that are near each other are one, lone ones join the next."""
    piles: list[list[XY]] = []
    for _, ring in rings:
        for at in sorted(ring.ends):
            point = ring.points[at]
            near = next((pile for pile in piles if math.dist(_centre(pile), point) < NEAR), None)
            if near is None:
                piles.append([point])
            else:
                near.append(point)
    firm = [pile for pile in piles if len(pile) > 1]
    for pile in piles:
        if len(pile) == 1:
            near = min(firm, key=lambda other: math.dist(_centre(other), pile[0]), default=None)
            if near is None or math.dist(_centre(near), pile[0]) >= DRIFT:
                firm.append(pile)
    return [_centre(pile) for pile in firm]


def _centre(points: Sequence[XY]) -> XY:
    return (sum(x for x, _ in points) / len(points), sum(y for _, y in points) / len(points))


def _cuts(ring: MarkedRing, meetings: Sequence[XY]) -> dict[int, int]:
    """Points of a ring that are meeting places: the marked ones, and those where the mark is missing."""
    cuts: dict[int, int] = {}
    for at in ring.ends:
        near = min(range(len(meetings)), key=lambda m: math.dist(meetings[m], ring.points[at]))
        if math.dist(meetings[near], ring.points[at]) < DRIFT:
            cuts[at] = near
    left, top, right, bottom = box(ring.points)
    for number, (x, y) in enumerate(meetings):
        outside = x < left - NEAR or x > right + NEAR or y < top - NEAR or y > bottom + NEAR
        if outside or number in cuts.values():
            continue
        at = min(range(len(ring.points)), key=lambda p: math.dist(ring.points[p], (x, y)))
        if math.dist(ring.points[at], (x, y)) < NEAR and at not in cuts:
            cuts[at] = number
    return cuts


def _shared(cuts: Sequence[set[int]], owners: Sequence[str]) -> set[int]:
    """Meeting places of at least two areas; a mark that only one has is none."""
    found: dict[int, set[str]] = defaultdict(set)
    for cut, owner in zip(cuts, owners, strict=True):
        for meeting in cut:
            found[meeting].add(owner)
    return {meeting for meeting, who in found.items() if len(who) > 1}


def _lines(
    owner: str, ring: MarkedRing, cuts: Mapping[int, int], meetings: Sequence[XY]
) -> list[Border]:
    """A ring as borders from meeting place to meeting place, their ends put exactly there."""
    if not cuts:
        return [Border(owner, None, None, (*ring.points, ring.points[0]))]
    count = len(ring.points)
    at = sorted(cuts)
    made: list[Border] = []
    for first, last in zip(at, [*at[1:], at[0] + count], strict=True):
        start, end = cuts[first], cuts[last % count]
        inner = [ring.points[n % count] for n in range(first + 1, last)]
        if start == end and not inner:
            continue
        made.append(Border(owner, start, end, (meetings[start], *inner, meetings[end])))
    return made


def _twins(lines: Sequence[Border]) -> dict[int, int]:
    """Which border is the other side of which."""
    by_ends: dict[tuple[int | None, int | None], list[int]] = defaultdict(list)
    for at, line in enumerate(lines):
        by_ends[line.start, line.end].append(at)
    twins: dict[int, int] = {}
    for at, line in enumerate(lines):
        if at in twins or line.start is None:
            continue
        here = middle(line.course)
        near = [
            (math.dist(middle(lines[other].course), here), other)
            for other in by_ends[line.end, line.start]
            if other not in twins and lines[other].owner != line.owner
        ]
        if near and min(near)[0] < APART:
            other = min(near)[1]
            twins[at], twins[other] = other, at
    return twins
