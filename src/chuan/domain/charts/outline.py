"""The shapes of a map: outlines by code, islands to be named, and where degrees fall on it."""

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


@dataclass(frozen=True, slots=True)
class Shape:
    """One area: its code, its name and its outer and inner rings (even-odd)."""

    code: str
    name: str
    rings: tuple[Ring, ...]


@dataclass(frozen=True, slots=True)
class Islands:
    """A group of islands that is named on the map: which area it belongs to, and its box."""

    key: str
    code: str
    box: tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Outline:
    """A map: size in map units, shapes, named islands, projection, and who is to be credited."""

    width: float
    height: float
    shapes: tuple[Shape, ...]
    islands: tuple[Islands, ...]
    projection: Projection
    author: str
