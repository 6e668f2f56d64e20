"""Reads the path data of an SVG drawing as rings of points."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

XY = tuple[float, float]

_TOKEN = re.compile(r"[A-DF-Za-df-z]|[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?")
_PAIRS = {"m": 1, "l": 1, "c": 3}
"""How many pairs of numbers each command takes; of a curve only the end is kept."""
CLOSED = 0.3
"""A last point this near to the first is the first, moved by rounding."""


class UnknownPath(ValueError):
    """The drawing uses a command that is not read here."""


@dataclass(frozen=True, slots=True)
class MarkedRing:
    """A closed line, its first point not repeated; `ends` are the points where one border ends.

    A drawing made from shared borders marks those points by a step of no length.
    """

    points: tuple[XY, ...]
    ends: frozenset[int]


def rings_of(path: str) -> tuple[MarkedRing, ...]:
    """Every closed line of a path made of moves, lines and curves, absolute or relative.

    >>> rings_of("m 1,1 2,0 0,0 0,2 z")[0]
    MarkedRing(points=((1.0, 1.0), (3.0, 1.0), (3.0, 3.0)), ends=frozenset({1}))
    """
    return tuple(_marked(steps) for steps in _steps(path) if len(steps) > 2)


def _steps(path: str) -> Iterator[list[tuple[XY, bool]]]:
    """Runs of (place, is it a step of no length) between one move and the next."""
    tokens = _TOKEN.findall(path)
    run: list[tuple[XY, bool]] = []
    x = y = 0.0
    command, at = "", 0
    while at < len(tokens):
        if tokens[at].isalpha():
            command = tokens[at]
            at += 1
            if command in "zZ" and run:
                yield run
                (x, y), run = run[0][0], []
            continue
        pairs = _PAIRS.get(command.lower())
        if pairs is None:
            raise UnknownPath(f"the command {command!r} is not read")
        right, down = float(tokens[at + 2 * pairs - 2]), float(tokens[at + 2 * pairs - 1])
        at += 2 * pairs
        is_relative = command.islower()
        x, y = (x + right, y + down) if is_relative else (right, down)
        run.append(((x, y), is_relative and not right and not down))
        command = {"m": "l", "M": "L"}.get(command, command)
    if run:
        yield run


def _marked(steps: list[tuple[XY, bool]]) -> MarkedRing:
    points: list[XY] = []
    ends: set[int] = set()
    for point, is_mark in steps:
        if is_mark and points:
            ends.add(len(points) - 1)
        else:
            points.append(point)
    last = len(points) - 1
    if last > 2 and abs(points[0][0] - points[-1][0]) + abs(points[0][1] - points[-1][1]) < CLOSED:
        points.pop()
        if last in ends:
            ends = (ends - {last}) | {0}
    return MarkedRing(tuple(points), frozenset(ends))
