"""Joins areas into larger ones: borders within one are left out, the others are chained to rings."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from chuan.domain.cartography.borders import Borders
from chuan.domain.cartography.lines import area, simplified
from chuan.domain.cartography.paths import XY

Ring = tuple[XY, ...]


@dataclass(frozen=True, slots=True)
class Detail:
    """How fine a map is: what a line may stray, and the least island that is kept, in map units."""

    tolerance: float
    least_area: float


def dissolve(
    borders: Borders, groups: Mapping[str, str], detail: Detail
) -> dict[str, tuple[Ring, ...]]:
    """The rings of each group. Neighbours keep one border in common, whatever is left out of it."""
    drawn = {
        at: simplified(line.course, detail.tolerance)
        for at, line in enumerate(borders.lines)
        if borders.course(at)[0] == at
    }
    outer = _outer(borders, groups)
    found: dict[str, tuple[Ring, ...]] = {}
    for group, own in sorted(outer.items()):
        rings = [_ring(borders, drawn, chain) for chain in _chains(borders, own)]
        rings.sort(key=lambda ring: -abs(area(ring)))
        large = [ring for ring in rings[1:] if abs(area(ring)) >= detail.least_area]
        found[group] = (rings[0], *large)
    return found


def _outer(borders: Borders, groups: Mapping[str, str]) -> dict[str, list[int]]:
    """The borders of each group that do not run within it."""
    outer: dict[str, list[int]] = defaultdict(list)
    for at, line in enumerate(borders.lines):
        twin = borders.twins.get(at)
        own = groups[line.owner]
        if twin is None or groups[borders.lines[twin].owner] != own:
            outer[own].append(at)
    return outer


def _chains(borders: Borders, own: list[int]) -> list[list[int]]:
    """Borders put end to end until they close; where several go on, any does: the area is the same."""
    closed = [[at] for at in own if borders.lines[at].start is None]
    leaving: dict[int, list[int]] = defaultdict(list)
    for at in own:
        start = borders.lines[at].start
        if start is not None:
            leaving[start].append(at)
    while any(leaving.values()):
        first = next(start for start, out in sorted(leaving.items()) if out)
        chain = [leaving[first].pop()]
        end = borders.lines[chain[-1]].end
        while end is not None and end != first and leaving[end]:
            chain.append(leaving[end].pop())
            end = borders.lines[chain[-1]].end
        closed.append(chain)
    return closed


def _ring(borders: Borders, drawn: Mapping[int, list[XY]], chain: list[int]) -> Ring:
    points: list[XY] = []
    for at in chain:
        line, is_back = borders.course(at)
        course = drawn[line][::-1] if is_back else drawn[line]
        points += course[:-1]
    return tuple(points)
