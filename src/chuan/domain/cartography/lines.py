"""Lengths, middles and areas of lines, and lines with fewer points."""

import itertools
import math
from collections.abc import Sequence

from chuan.domain.cartography.paths import XY


def length(course: Sequence[XY]) -> float:
    """How long a line is."""
    return sum(map(math.dist, course, course[1:]))


def middle(course: Sequence[XY]) -> XY:
    """The point half-way along a line."""
    left = length(course) / 2
    for a, b in itertools.pairwise(course):
        step = math.dist(a, b)
        if step and step >= left:
            share = left / step
            return (a[0] + (b[0] - a[0]) * share, a[1] + (b[1] - a[1]) * share)
        left -= step
    return course[-1]


def area(ring: Sequence[XY]) -> float:
    """The area of a ring, negative when it runs the other way round.

    >>> area(((0, 0), (2, 0), (2, 2), (0, 2)))
    4.0
    """
    turned = [*ring[1:], ring[0]]
    return sum(a[0] * b[1] - b[0] * a[1] for a, b in zip(ring, turned, strict=True)) / 2


def centre(ring: Sequence[XY]) -> XY:
    """The centre of gravity of a ring.

    >>> centre(((0, 0), (2, 0), (2, 2), (0, 2)))
    (1.0, 1.0)
    """
    whole = across = down = 0.0
    for a, b in zip(ring, [*ring[1:], ring[0]], strict=True):
        part = a[0] * b[1] - b[0] * a[1]
        whole += part
        across += part * (a[0] + b[0])
        down += part * (a[1] + b[1])
    return across / (3 * whole), down / (3 * whole)


def box(points: Sequence[XY]) -> tuple[float, float, float, float]:
    """The least box around points: left, top, right, bottom."""
    xs, ys = [x for x, _ in points], [y for _, y in points]
    return min(xs), min(ys), max(xs), max(ys)


def strays_by(place: XY, a: XY, b: XY) -> float:
    """The distance of a place from a stretch."""
    right, down = b[0] - a[0], b[1] - a[1]
    square = right * right + down * down
    share = 0.0
    if square:
        share = ((place[0] - a[0]) * right + (place[1] - a[1]) * down) / square
    share = min(max(share, 0.0), 1.0)
    return math.dist(place, (a[0] + share * right, a[1] + share * down))


def simplified(course: Sequence[XY], tolerance: float) -> list[XY]:
    """The line with no point moved, those left out that stray less than `tolerance` (Douglas, Peucker).

    The ends stay, so that borders that meet still meet; a closed line keeps its farthest point too.
    """
    if len(course) > 3 and course[0] == course[-1]:
        far = max(range(len(course)), key=lambda at: math.dist(course[0], course[at]))
        if course[far] == course[0]:
            return [course[0], course[-1]]
        return [
            *simplified(course[: far + 1], tolerance)[:-1],
            *simplified(course[far:], tolerance),
        ]
    kept = {0, len(course) - 1}
    waiting = [(0, len(course) - 1)]
    while waiting:
        start, end = waiting.pop()
        if end - start < 2:
            continue
        strays = [strays_by(course[at], course[start], course[end]) for at in range(start + 1, end)]
        worst = max(range(len(strays)), key=strays.__getitem__)
        if strays[worst] > tolerance:
            middle_at = start + 1 + worst
            kept.add(middle_at)
            waiting += [(start, middle_at), (middle_at, end)]
    return [course[at] for at in sorted(kept)]
