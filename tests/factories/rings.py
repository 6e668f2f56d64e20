"""How far a place lies from an area that is drawn, to hold maps against the world."""

from collections.abc import Sequence

from chuan.domain.cartography.lines import strays_by
from chuan.domain.cartography.paths import XY


def contains(rings: Sequence[Sequence[XY]], place: XY) -> bool:
    """Whether a place lies inside, by the even-odd rule."""
    x, y = place
    inside = False
    for ring in rings:
        previous = ring[-1]
        for point in ring:
            if (point[1] > y) != (previous[1] > y):
                slope = (previous[0] - point[0]) / (previous[1] - point[1])
                inside ^= x < point[0] + slope * (y - point[1])
            previous = point
    return inside


def away(rings: Sequence[Sequence[XY]], place: XY) -> float:
    """How far a place lies outside: 0 inside, else the distance to the nearest border."""
    if contains(rings, place):
        return 0.0
    return min(
        strays_by(place, ring[at - 1], ring[at]) for ring in rings for at in range(len(ring))
    )
