"""Places as bubbles on the map: the area of a bubble is its figure, its place the centre of the place."""

import math
from dataclasses import dataclass

from chuan.domain.charts.canvas import LEAD, Canvas, Drawing
from chuan.domain.charts.inks import Ink
from chuan.domain.charts.letters import width_of
from chuan.domain.charts.maps import Frame, credit, island_names, notes_below, path_of
from chuan.domain.charts.numbers import ticks, with_unit
from chuan.domain.charts.outline import Outline, Projection, projected
from chuan.domain.charts.svg import Node, figure, node, opened, text
from chuan.domain.charts.types import Bubbles, Dot

LARGEST = {True: (13.0, 18.0), False: (18.0, 28.0)}
"""Radius in pixels of the greatest figure on a phone and a page: (whole country, one province)."""
LEAST = 1.2
SPACIOUS = 90
"""More places than this get smaller bubbles."""
CROWD = 400
"""More places than this are drawn as plain dots in few sizes, to keep the page light."""
CROWD_STEP = 0.5
TALLEST = 1.15
"""A province is never drawn higher than this many widths."""
EDGE = 24.0
ONE_PLACE = 1e-6
"""Places nearer to each other than this (in map units or degrees) are one."""
PLAIN = Projection(0.0, 1.0, 0.0, -1.0)
"""Where no shapes are: degrees as they are (Mercator)."""


@dataclass(frozen=True, slots=True)
class _Placed:
    """A dot, its place in map units, and its radius in pixels."""

    dot: Dot
    x: float
    y: float
    radius: float


def draw_bubbles(picture: Bubbles, canvas: Canvas) -> Drawing:
    """The bubbles, the largest below, over the outline where there is one."""
    outline = picture.outline
    projection = outline.projection if outline else PLAIN
    sizes = _sizes(picture, canvas)
    placed = _placed(picture, sizes, projection)
    frame, height = _frame(picture, placed, canvas)
    land = _land(outline, frame)
    bubbles = (
        _crowd(placed, frame)
        if len(placed) > CROWD
        else [_bubble(picture, canvas, one, frame) for one in placed]
    )
    names = island_names(outline, frame, canvas) if outline and not picture.within else []
    below, legend = _legend(picture, canvas, sizes, height + 8)
    notes = _notes(picture, canvas)
    end, said = notes_below(canvas, notes, below)
    return Drawing(end, (*land, *bubbles, *names, *legend, *said))


@dataclass(frozen=True, slots=True)
class _Sizes:
    """The greatest figure and the radius that it gets, in pixels."""

    greatest: float
    largest: float

    def radius(self, value: float) -> float:
        """The square root of the share of the greatest, so that areas compare as figures do."""
        share = value / self.greatest if self.greatest else 0.0
        return max(LEAST, self.largest * math.sqrt(share))


def _sizes(picture: Bubbles, canvas: Canvas) -> _Sizes:
    greatest = max((float(dot.value) for dot in picture.dots if dot.value), default=0.0)
    largest = LARGEST[canvas.is_narrow][bool(picture.within)]
    return _Sizes(greatest, largest * min(1.0, (SPACIOUS / max(len(picture.dots), 1)) ** 0.35))


def _placed(picture: Bubbles, sizes: _Sizes, projection: Projection) -> list[_Placed]:
    found: list[_Placed] = []
    for dot in picture.dots:
        if dot.latitude is None or dot.longitude is None:
            continue
        x, y = projected(projection, dot.longitude, dot.latitude)
        value = float(dot.value) if dot.value is not None else 0.0
        found.append(_Placed(dot, x, y, sizes.radius(value)))
    return sorted(found, key=lambda one: (-one.radius, one.dot.label))


def _frame(picture: Bubbles, placed: list[_Placed], canvas: Canvas) -> tuple[Frame, float]:
    """The whole map, or what is shown of it made as large as the width allows."""
    outline = picture.outline
    if outline and not picture.within:
        scale = canvas.width / outline.width
        return Frame(scale), outline.height * scale
    places = [(one.x, one.y) for one in placed]
    if outline:
        main = next((shape for shape in outline.shapes if shape.code == picture.within), None)
        places += main.rings[0] if main else ()
    if not places:
        return Frame(1.0), 0.0
    left, right = min(x for x, _ in places), max(x for x, _ in places)
    top, bottom = min(y for _, y in places), max(y for _, y in places)
    wide, high = right - left, bottom - top
    if max(wide, high) < ONE_PLACE:
        return Frame(1.0, canvas.width / 2 - left, 2 * EDGE - top), 4 * EDGE
    wide, high = max(wide, ONE_PLACE), max(high, ONE_PLACE)
    room = canvas.width - 2 * EDGE
    scale = min(room / wide, (canvas.width * TALLEST - 2 * EDGE) / high)
    shift = EDGE - left * scale + (room - wide * scale) / 2
    return Frame(scale, shift, EDGE - top * scale), high * scale + 2 * EDGE


def _land(outline: Outline | None, frame: Frame) -> list[Node]:
    if outline is None:
        return []
    return [node("path", Ink.LAND, d=path_of(shape, frame)) for shape in outline.shapes]


def _bubble(picture: Bubbles, canvas: Canvas, one: _Placed, frame: Frame) -> Node:
    """A bubble; a ring where nothing is known, a small cross-free point for nought."""
    about = picture.about
    place = {"cx": frame.x(one.x), "cy": frame.y(one.y)}
    if one.dot.value is None:
        said, drawn = canvas.words.no_value, node("circle", Ink.FRAME, **place, r=3)
    else:
        said = with_unit(one.dot.value, about.unit, about.places)
        drawn = node("circle", Ink.BUBBLE, **place, r=one.radius)
    note = f"; {one.dot.note}" if one.dot.note else ""
    return opened(one.dot.url, f"{one.dot.label}: {said}{note}", [drawn])


def _crowd(placed: list[_Placed], frame: Frame) -> list[Node]:
    """All places of about one size as one path of round dots; their names are in the table."""
    sizes: dict[float, list[str]] = {}
    for one in placed:
        if one.dot.value:
            size = max(round(one.radius / CROWD_STEP) * CROWD_STEP, CROWD_STEP)
            dot = f"M{figure(frame.x(one.x))} {figure(frame.y(one.y))}h.1"
            sizes.setdefault(size, []).append(dot)
    return [
        node("path", Ink.CROWD, d="".join(dots), stroke_width=2 * size)
        for size, dots in sorted(sizes.items(), reverse=True)
    ]


def _legend(picture: Bubbles, canvas: Canvas, sizes: _Sizes, y: float) -> tuple[float, list[Node]]:
    """Three round figures as bubbles in a row, and the ring of what is not known."""
    if not sizes.greatest:
        return y, []
    step = ticks(0, sizes.greatest, 4)
    samples = sorted({value for value in (step[1], step[len(step) // 2], step[-2]) if value > 0})
    high = 2 * sizes.radius(samples[-1])
    nodes: list[Node] = []
    x = 0.0
    for value in samples:
        radius = sizes.radius(value)
        words = with_unit(value, picture.about.unit, picture.about.places)
        nodes += [
            node("circle", Ink.BUBBLE, cx=x + radius, cy=y + high / 2, r=radius),
            text(Ink.LABEL, x + 2 * radius + 6, y + high / 2 + 4.5, words),
        ]
        x += 2 * radius + width_of(words, 13) + 22
    if len(picture.dots) <= CROWD and any(dot.value is None for dot in picture.dots):
        if x + width_of(canvas.words.no_value, 13) + 12 > canvas.width:
            x, y = 0.0, y + high + 2
        nodes += [
            node("circle", Ink.FRAME, cx=x + 4, cy=y + high / 2, r=3),
            text(Ink.LABEL, x + 12, y + high / 2 + 4.5, canvas.words.no_value),
        ]
    return y + max(high, LEAD) + 8, nodes


def _notes(picture: Bubbles, canvas: Canvas) -> list[str]:
    """What could not be shown, and who drew the shapes."""
    unplaced = sum(dot.latitude is None or dot.longitude is None for dot in picture.dots)
    notes = [canvas.words.not_placed % {"n": unplaced}] if unplaced else []
    if picture.outline is None:
        return [*notes, canvas.words.no_provinces]
    return [*notes, credit(canvas, picture.outline)]
