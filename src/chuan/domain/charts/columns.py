"""Upright bars: few short names or periods, with a scale at the left and the target as a line."""

from dataclasses import dataclass

from chuan.domain.charts.canvas import (
    LEAD,
    Box,
    Canvas,
    Drawing,
    Scale,
    bar,
    bar_defs,
    bar_legend,
    known_values,
    name_in_title,
    nothing,
    places_on,
    scale_of,
    target_entry,
    told,
)
from chuan.domain.charts.inks import Ink
from chuan.domain.charts.letters import width_of, wrapped
from chuan.domain.charts.numbers import written
from chuan.domain.charts.svg import Node, line, opened, rect, text
from chuan.domain.charts.types import Bars, Point

PLOT_WIDE, PLOT_NARROW = 230.0, 190.0
WIDEST = 56.0
"""Few columns do not become walls."""


@dataclass(frozen=True, slots=True)
class _Plot:
    """Everything that the parts of one picture need to find their places."""

    picture: Bars
    canvas: Canvas
    scale: Scale
    left: float
    slot: float

    def said(self, point: Point) -> str:
        """The figure of a column."""
        return written(point.value or 0, self.picture.about.places)

    def has_room(self) -> bool:
        """All figures have room over their columns; else none is written, and the scale tells them."""
        room = self.slot - 3 if len(self.picture.series) == 1 else self.wide
        points = [point for one in self.picture.series for point in one.points]
        return max(width_of(self.said(point), 13) for point in points) <= room

    @property
    def wide(self) -> float:
        """The width of one column."""
        many = len(self.picture.series)
        return min(self.slot * 0.72, WIDEST * many) / many


def draw_columns(picture: Bars, canvas: Canvas) -> Drawing:
    """One slot for each category, one column for each series in it."""
    if not picture.series or not picture.series[0].points:
        return nothing(canvas)
    more = target_entry(canvas, picture.about, picture.target)
    top, nodes = bar_legend(canvas, picture.series, more)
    top += LEAD + 4
    bottom = top + (PLOT_NARROW if canvas.is_narrow else PLOT_WIDE)
    scale = scale_of(known_values(picture), bottom, top)
    left, axis = grid(canvas, scale)
    labels = [point.label for point in picture.series[0].points]
    plot = _Plot(picture, canvas, scale, left, (canvas.width - left) / len(labels))
    has_room = plot.has_room()
    shapes: list[Node] = []
    figures: list[Node] = []
    for at in range(len(labels)):
        drawn, said = _slot(plot, at, has_room=has_room)
        shapes += drawn
        figures += said
    zero = line(Ink.AXIS, left, scale.at(0), canvas.width, scale.at(0))
    target = (
        [] if picture.target is None else [level(canvas, scale, left, float(picture.target.value))]
    )
    named, height = names_below(labels, left, plot.slot, bottom)
    drawn = [*nodes, *axis, *shapes, zero, *target, *figures, *named]
    return Drawing(height, tuple(drawn), bar_defs(canvas, picture.series))


def grid(canvas: Canvas, scale: Scale) -> tuple[float, list[Node]]:
    """Lines across with their values at the left; gives where the plot begins."""
    places = places_on(scale)
    words = [written(mark, places) for mark in scale.marks]
    left = max(width_of(word, 12) for word in words) + 8
    nodes: list[Node] = []
    for mark, word in zip(scale.marks, words, strict=True):
        y = scale.at(mark)
        nodes += [
            line(Ink.GRID, left, y, canvas.width, y),
            text(Ink.FAINT, left - 6, y + 4, word, anchor="end"),
        ]
    return left, nodes


def names_below(
    labels: list[str], left: float, slot: float, bottom: float
) -> tuple[list[Node], float]:
    """Names under their slots; where they would run together only every second, third… is said."""
    widest = max(width_of(word, 12) for label in labels for word in label.split(" "))
    every = 1
    while every < len(labels) and slot * every < widest + 9:
        every += 1
    nodes: list[Node] = []
    most = 1
    for at in range(0, len(labels), every):
        lines = wrapped(labels[at], slot * every - 2, 12, most=3)
        middle = left + slot * (at + 0.5)
        most = max(most, len(lines))
        nodes += [
            text(Ink.FAINT, middle, bottom + 18 + 14 * n, words, anchor="middle")
            for n, words in enumerate(lines)
        ]
    return nodes, bottom + 14 * most + 12


def level(canvas: Canvas, scale: Scale, left: float, value: float) -> Node:
    """A target as a dashed line across; the legend says what it is."""
    return line(Ink.TARGET, left, scale.at(value), canvas.width, scale.at(value))


def _slot(plot: _Plot, at: int, *, has_room: bool) -> tuple[list[Node], list[Node]]:
    """The columns of one category and, apart, their figures."""
    series = plot.picture.series
    start = plot.left + plot.slot * (at + 0.5) - plot.wide * len(series) / 2
    shapes: list[Node] = []
    figures: list[Node] = []
    for number, one in enumerate(series):
        point, x = one.points[at], start + plot.wide * number
        words = told(plot.picture.about, plot.canvas.words, point, name_in_title(plot.picture, one))
        if point.value is not None:
            shapes.append(opened(point.url, words, [_column(plot, point, number, x)]))
        if point.value is None or has_room:
            figures.append(_figure(plot, point, x))
    return shapes, figures


def _column(plot: _Plot, point: Point, number: int, x: float) -> Node:
    zero, end = plot.scale.at(0), plot.scale.at(point.value or 0)
    box = Box(x + 1, min(zero, end), max(plot.wide - 2, 1.0), abs(end - zero))
    return rect(Ink.FORECAST, *box) if point.is_forecast else bar(plot.canvas, number, box)


def _figure(plot: _Plot, point: Point, x: float) -> Node:
    """The figure on its column; a question mark where nothing is known."""
    middle = x + plot.wide / 2
    if point.value is None:
        return text(Ink.FAINT, middle, plot.scale.at(0) - 5, "?", anchor="middle")
    end = plot.scale.at(point.value)
    y = end + 15 if point.value < 0 else end - 6
    return text(Ink.VALUE, middle, y, plot.said(point), anchor="middle")
