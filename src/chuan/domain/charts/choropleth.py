"""The provinces in shades of their figure; what is not known is hatched, never the lightest shade."""

from decimal import Decimal

from chuan.domain.charts.canvas import LEAD, Canvas, Drawing, hatch
from chuan.domain.charts.classes import class_bounds, class_of, class_words
from chuan.domain.charts.inks import RAMPS, Ink
from chuan.domain.charts.letters import shortened, wrapped
from chuan.domain.charts.maps import Frame, credit, island_names, notes_below, path_of
from chuan.domain.charts.numbers import with_unit
from chuan.domain.charts.outline import Outline
from chuan.domain.charts.svg import Node, focusable, node, rect, text
from chuan.domain.charts.types import Area, Choropleth

SEA = 0.43
"""Where the sea between the land and the islands begins, as a share of the width."""
LEGEND_TOP = 0.06
ROW = LEAD + 5


def draw_choropleth(picture: Choropleth, canvas: Canvas) -> Drawing:
    """The map with its legend: in the sea on a page, below on a phone. Without shapes a sentence."""
    if picture.outline is None:
        lines = wrapped(canvas.words.no_map, canvas.width, 12, most=3)
        said = [text(Ink.FAINT, 0, LEAD * (n + 1), words) for n, words in enumerate(lines)]
        return Drawing(LEAD * len(lines) + 8, tuple(said))
    frame = Frame(canvas.width / picture.outline.width)
    known = [area.value for area in picture.areas if area.value is not None]
    bounds = class_bounds(known, picture.bounds)
    shapes = _shapes(picture, picture.outline, frame, canvas, bounds)
    height = picture.outline.height * frame.scale
    names = island_names(picture.outline, frame, canvas)
    if canvas.is_narrow:
        below, legend = _legend(picture, canvas, bounds, 0, height + 10)
    else:
        top = _legend_top(picture.outline, frame)
        _, legend = _legend(picture, canvas, bounds, canvas.width * SEA, top)
        below = height + 6
    end, notes = notes_below(canvas, [credit(canvas, picture.outline)], below)
    defs = (hatch(canvas.hatch_id(), step=5),)
    return Drawing(end, (*shapes, *names, *legend, *notes), defs, is_walked=True)


def _shapes(
    picture: Choropleth, outline: Outline, frame: Frame, canvas: Canvas, bounds: tuple[Decimal, ...]
) -> list[Node]:
    """Every province of the outline: one without a row is one without a figure."""
    classes = len(bounds) + 2
    tip = 13.0 if canvas.is_narrow else _legend_top(outline, frame) + classes * ROW + 30
    areas = {area.code: area for area in picture.areas}
    ramp = RAMPS[len(bounds) + 1]
    nodes: list[Node] = []
    for shape in sorted(outline.shapes, key=lambda shape: _shade(areas.get(shape.code), bounds)):
        area = areas.get(shape.code) or Area(shape.code, shape.name)
        course = path_of(shape, frame)
        if area.value is None:
            fill = f"url(#{canvas.hatch_id()})"
            drawn = node("path", Ink.NONE, d=course, fill=fill)
        else:
            drawn = node("path", ramp[class_of(area.value, bounds)], d=course)
        told = _told(picture, canvas, area)
        nodes.append(focusable(area.url, told, [drawn, _tip(canvas, told, tip)]))
    return nodes


def _tip(canvas: Canvas, told: str, y: float) -> Node:
    """The words of an area in the open sea, shown while a pointer, a finger or the keyboard is on it."""
    if canvas.is_narrow:
        words = shortened(told, canvas.width * (1 - SEA), 13)
        return text(Ink.TIP, canvas.width, y, words, anchor="end")
    return text(Ink.TIP, canvas.width * SEA, y, shortened(told, canvas.width * (1 - SEA), 13))


def _legend_top(outline: Outline, frame: Frame) -> float:
    return outline.height * frame.scale * LEGEND_TOP


def _shade(area: Area | None, bounds: tuple[Decimal, ...]) -> int:
    """Light before dark, so that the light edges of dark shades are seen."""
    return -1 if area is None or area.value is None else class_of(area.value, bounds)


def _told(picture: Choropleth, canvas: Canvas, area: Area) -> str:
    value = (
        canvas.words.no_value
        if area.value is None
        else with_unit(area.value, picture.about.unit, picture.about.places)
    )
    return f"{area.label}: {value}; {area.note}" if area.note else f"{area.label}: {value}"


def _legend(
    picture: Choropleth, canvas: Canvas, bounds: tuple[Decimal, ...], x: float, y: float
) -> tuple[float, list[Node]]:
    """Each class in words with how many provinces it holds, the highest first."""
    values = [area.value for area in picture.areas]
    counts = [0] * (len(bounds) + 1)
    for value in values:
        if value is not None:
            counts[class_of(value, bounds)] += 1
    said = class_words(picture.about, bounds, canvas.words)
    ramp = RAMPS[len(bounds) + 1]
    nodes: list[Node] = []
    for ink, words, count in reversed(list(zip(ramp, said, counts, strict=True))):
        nodes += [
            rect(ink, x, y, 20, 14),
            text(Ink.LABEL, x + 28, y + 11.5, f"{words} ({count})"),
        ]
        y += ROW
    drawn = {shape.code for shape in picture.outline.shapes} if picture.outline else set()
    missing = sum(value is None for value in values) + len(drawn - {a.code for a in picture.areas})
    if missing:
        fill = f"url(#{canvas.hatch_id()})"
        swatch = node("rect", Ink.NONE, x=x, y=y, width=20, height=14, fill=fill)
        words = f"{canvas.words.no_value} ({missing})"
        nodes += [swatch, text(Ink.LABEL, x + 28, y + 11.5, words)]
        y += ROW
    return y + 6, nodes
