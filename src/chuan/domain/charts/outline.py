"""The shapes of a map: outlines by code, islands to be named, and where degrees fall on it."""

import math
from dataclasses import dataclass

Ring = tuple[tuple[float, float], ...]
"""A closed line of (x, y) in map units, the first point not repeated."""


@dataclass(frozen=True, slots=True)
class Projection:
    """Degrees to map units: x = ax + bx·longitude, y = ay + by·mercator(latitude)."""

    ax: float
    bx: float
    ay: float
    by: float


def mercator(latitude: float) -> float:
    """The upright place of a latitude, in degrees of the equator."""
    return math.degrees(math.log(math.tan(math.pi / 4 + math.radians(latitude) / 2)))


def projected(projection: Projection, longitude: float, latitude: float) -> tuple[float, float]:
    """Where degrees fall on the map."""
    return (
        projection.ax + projection.bx * longitude,
        projection.ay + projection.by * mercator(latitude),
    )


@dataclass(frozen=True, slots=True)
class Shape:
    """One area: its code, its name and its outer and inner rings (even-odd)."""

    code: str
    name: str
    rings: tuple[Ring, ...]


@dataclass(frozen=True, slots=True)
class Islands:
    """A group of islands that is named on the map, the area it belongs to, where its name stands."""

    key: str
    name: str
    code: str
    label: tuple[float, float]


@dataclass(frozen=True, slots=True)
class Outline:
    """A map: size in map units, shapes, named islands, projection, and who is to be credited."""

    width: float
    height: float
    shapes: tuple[Shape, ...]
    islands: tuple[Islands, ...]
    projection: Projection
    author: str
