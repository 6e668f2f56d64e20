"""Fits a Mercator projection to pairs of degrees and map units, by least squares."""

from collections.abc import Sequence

from chuan.domain.cartography.paths import XY
from chuan.domain.charts.outline import Projection, mercator

Pair = tuple[tuple[float, float], XY]
"""((longitude, latitude) in degrees, (x, y) in map units)."""


def fit(pairs: Sequence[Pair]) -> Projection:
    """The projection with the least squared error; x and y are fitted apart."""
    ax, bx = _line([(degrees[0], place[0]) for degrees, place in pairs])
    ay, by = _line([(mercator(degrees[1]), place[1]) for degrees, place in pairs])
    return Projection(ax, bx, ay, by)


def _line(pairs: Sequence[tuple[float, float]]) -> tuple[float, float]:
    """The straight line through pairs: (value at nought, slope)."""
    count = len(pairs)
    from_mean = sum(a for a, _ in pairs) / count
    to_mean = sum(b for _, b in pairs) / count
    spread = sum((a - from_mean) ** 2 for a, _ in pairs)
    slope = sum((a - from_mean) * (b - to_mean) for a, b in pairs) / spread
    return to_mean - slope * from_mean, slope
