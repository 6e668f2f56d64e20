"""Finds the white rivers of a table: strips that (nearly) no line of it prints across."""

from collections.abc import Sequence

_CROSSED = 0.08

Ink = tuple[float, float]
"""Left and right edge of something printed, or of a strip where nothing is."""


def rivers_between(lines: Sequence[Sequence[Ink]], count: int) -> list[Ink] | None:
    """The `count` whitest strips between the first and the last ink, left to right.

    None where there are fewer. `lines` hold what each line prints, left to right, in any unit.
    """
    left = min(line[0][0] for line in lines)
    right = max(line[-1][1] for line in lines)
    crossed = [0] * (int(right - left) + 2)
    for line in lines:
        inked: set[int] = set()
        for start, end in line:
            inked.update(range(int(start - left), int(end - left) + 1))
        for at in inked:
            crossed[at] += 1
    found = [river for river in _strips(crossed, _CROSSED * len(lines)) if river[1] > 0]
    inner = [river for river in found if river[2] < len(crossed) - 1]
    if len(inner) < count:
        return None
    best = sorted(inner, reverse=True)[:count]
    return sorted((left + start, left + end) for _, start, end in best)


def _strips(crossed: Sequence[int], most: float) -> list[tuple[float, int, int]]:
    """How white each strip is, and where it begins and ends."""
    found: list[tuple[float, int, int]] = []
    at = 0
    while at < len(crossed):
        end = at
        while end < len(crossed) and crossed[end] <= most:
            end += 1
        if end > at:
            white = sum(1.0 - crossed[x] / (most + 1.0) for x in range(at, end))
            found.append((white, at, end))
        at = max(end, at + 1)
    return found
