"""Small multiples: one panel for each name, all on one scale, so that shapes can be compared."""

from dataclasses import dataclass

from chuan.domain.charts.canvas import (
    LEAD,
    Canvas,
    Drawing,
    Scale,
    legend,
    nothing,
    places_on,
    scale_of,
    target_entry,
    told,
)
from chuan.domain.charts.inks import Ink
from chuan.domain.charts.letters import shortened, width_of
from chuan.domain.charts.lines import mark, strokes
from chuan.domain.charts.numbers import with_unit, written
from chuan.domain.charts.svg import Node, group, line, text, title
from chuan.domain.charts.types import Multiples, Series

ACROSS_WIDE, ACROSS_NARROW = 4, 2
BETWEEN, PLOT = 20.0, 56.0


@dataclass(frozen=True, slots=True)
class _Panel:
    """The place of one panel and the scale that all share."""

    picture: Multiples
    canvas: Canvas
    scale: Scale
    left: float
    wide: float


def draw_multiples(picture: Multiples, canvas: Canvas) -> Drawing:
    """Panels in rows; the scale is told beside the first of each row."""
    if not picture.panels:
        return nothing(canvas)
    across = min(ACROSS_NARROW if canvas.is_narrow else ACROSS_WIDE, len(picture.panels))
    values = [p.value for one in picture.panels for p in one.points if p.value is not None]
    top, nodes = legend(canvas, target_entry(canvas, picture.about, picture.target))
    wide = (canvas.width - BETWEEN * (across - 1)) / across
    for at, one in enumerate(picture.panels):
        y = top + (at // across) * (LEAD * 2 + PLOT + 34)
        start = y + LEAD * 2 + PLOT
        known = [*values, picture.target.value] if picture.target else values
        scale = scale_of(known, start, start - PLOT, most=3)
        panel = _Panel(picture, canvas, scale, (at % across) * (wide + BETWEEN), wide)
        nodes += _panel(panel, one, y)
    rows = -(-len(picture.panels) // across)
    return Drawing(top + rows * (LEAD * 2 + PLOT + 34) - 10, tuple(nodes))


def _panel(panel: _Panel, one: Series, y: float) -> list[Node]:
    """Name, last figure, line, and the first and last period."""
    left, right = panel.left, panel.left + panel.wide
    floor = panel.scale.at(panel.scale.low)
    known = [point for point in one.points if point.value is not None]
    about = panel.picture.about
    last = (
        with_unit(known[-1].value or 0, about.unit if len(about.unit) < 3 else "", about.places)
        if known
        else panel.canvas.words.no_value
    )
    room = panel.wide - width_of(last, 13) - 8
    nodes = [
        text(Ink.LABEL, left, y + 12, shortened(one.name, room, 13)),
        text(Ink.VALUE if known else Ink.FAINT, right, y + 12, last, anchor="end"),
        line(Ink.AXIS, left, floor, right, floor),
    ]
    if panel.picture.target:
        level = panel.scale.at(panel.picture.target.value)
        nodes.append(line(Ink.TARGET, left, level, right, level))
    if one.points:
        nodes += _course(panel, one)
        nodes.append(text(Ink.TINY, left, floor + 13, one.points[0].label))
        if len(one.points) > 1:
            nodes.append(text(Ink.TINY, right, floor + 13, one.points[-1].label, anchor="end"))
    top = written(panel.scale.high, places_on(panel.scale))
    nodes += [
        line(
            Ink.GRID,
            left,
            panel.scale.at(panel.scale.high),
            right,
            panel.scale.at(panel.scale.high),
        ),
        text(Ink.TINY, left, panel.scale.at(panel.scale.high) - 3, top),
    ]
    return nodes


def _course(panel: _Panel, one: Series) -> list[Node]:
    """The line with a mark on its last figure; every figure is said to a pointer."""
    step = (panel.wide - 12) / max(len(one.points) - 1, 1)
    spots = [
        None if point.value is None else (panel.left + 6 + step * at, panel.scale.at(point.value))
        for at, point in enumerate(one.points)
    ]
    nodes = strokes(one.points, spots, 0)
    placed = [(p, spot) for p, spot in zip(one.points, spots, strict=True) if spot is not None]
    for at, (point, spot) in enumerate(placed):
        words = told(panel.picture.about, panel.canvas.words, point, one.name)
        size = 3.5 if at == len(placed) - 1 else 1.8
        nodes.append(group((title(words), mark(point, spot, 0, size))))
    return nodes
