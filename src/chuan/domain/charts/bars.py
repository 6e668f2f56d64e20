"""Lying bars: names of any length, the figure written at the end of each bar."""

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
    scale_of,
    told,
)
from chuan.domain.charts.inks import Ink
from chuan.domain.charts.letters import width_of, wrapped
from chuan.domain.charts.numbers import with_unit
from chuan.domain.charts.svg import Node, line, opened, rect, text
from chuan.domain.charts.types import Bars, Point

BAR, THIN, BETWEEN = 20.0, 15.0, 2.0
GAP_WIDE, GAP_NARROW = 12.0, 15.0


@dataclass(frozen=True, slots=True)
class _Plot:
    """Everything that the parts of one picture need to find their places."""

    picture: Bars
    canvas: Canvas
    scale: Scale
    aside: float

    @property
    def thick(self) -> float:
        return BAR if len(self.picture.series) == 1 else THIN

    @property
    def pile(self) -> float:
        """The height of the bars of one category."""
        many = len(self.picture.series)
        return self.thick * many + BETWEEN * (many - 1)


def draw_bars(picture: Bars, canvas: Canvas) -> Drawing:
    """Every category with one bar for each series, the common target as a line across."""
    if not picture.series or not picture.series[0].points:
        return nothing(canvas)
    top, nodes = bar_legend(canvas, picture.series)
    top += LEAD + 6 if picture.target else 0
    aside = _room_for_names(picture, canvas)
    scale = scale_of(known_values(picture), aside, canvas.width - _room_for_values(picture, canvas))
    plot = _Plot(picture, canvas, _clear_of_negatives(picture, scale), aside)
    gap = GAP_NARROW if canvas.is_narrow else GAP_WIDE
    shapes: list[Node] = []
    words: list[Node] = []
    y = top
    for at in range(len(picture.series[0].points)):
        names, start, below = _name(plot, at, y)
        drawn, figures = _bars(plot, at, start)
        zero = plot.scale.at(0)
        foot = start + plot.pile + 3 if canvas.is_narrow else below + gap / 2
        head = start - 3 if canvas.is_narrow else y - gap / 2
        shapes += [*drawn, line(Ink.AXIS, zero, head, zero, foot)]
        words += [*names, *figures]
        y = below + gap
    target = _target(plot, top, y - gap + 4)
    return Drawing(
        y - gap + 6, (*nodes, *shapes, *target, *words), bar_defs(canvas, picture.series)
    )


def _room_for_names(picture: Bars, canvas: Canvas) -> float:
    """Beside the bars on a wide page, none on a phone, where names stand above their bars."""
    if canvas.is_narrow:
        return 1.0
    longest = max(width_of(point.label, 13) for point in picture.series[0].points)
    return min(longest + 14, canvas.width * 0.36)


def _room_for_values(picture: Bars, canvas: Canvas) -> float:
    points = [point for one in picture.series for point in one.points]
    return max(width_of(_said(picture, canvas, point), 13) for point in points) + 12


def _said(picture: Bars, canvas: Canvas, point: Point) -> str:
    """The figure at the end of a bar; units longer than a sign are told in the caption only."""
    if point.value is None:
        return canvas.words.no_value
    unit = picture.about.unit if len(picture.about.unit) < 3 else ""
    value = with_unit(point.value, unit, picture.about.places)
    return f"{value} ({canvas.words.forecast})" if point.is_forecast else value


def _clear_of_negatives(picture: Bars, scale: Scale) -> Scale:
    """Figures of bars that go left stand left of them: make room there."""
    below = [value for value in known_values(picture) if value < 0]
    if not below:
        return scale
    unit, places = picture.about.unit, picture.about.places
    room = 12 + max(width_of(with_unit(value, unit, places), 13) for value in below)
    return Scale(scale.low, scale.high, scale.start + room, scale.end, scale.marks)


def _name(plot: _Plot, at: int, y: float) -> tuple[list[Node], float, float]:
    """The name of a category, where its bars begin, and where both end."""
    label = plot.picture.series[0].points[at].label
    if plot.canvas.is_narrow:
        lines = wrapped(label, plot.canvas.width, 13)
        first, start = y + 12, y + LEAD * len(lines) + 3
        below = start + plot.pile
    else:
        lines = wrapped(label, plot.aside - 14, 13)
        block = max(plot.pile, LEAD * len(lines))
        first = y + block / 2 + 4.5 - LEAD * (len(lines) - 1) / 2
        start, below = y + (block - plot.pile) / 2, y + block
    named = [text(Ink.LABEL, 0, first + LEAD * n, words) for n, words in enumerate(lines)]
    return named, start, below


def _bars(plot: _Plot, at: int, start: float) -> tuple[list[Node], list[Node]]:
    """The bars of one category and, apart so that nothing is drawn over them, their figures."""
    shapes: list[Node] = []
    figures: list[Node] = []
    for number, one in enumerate(plot.picture.series):
        point = one.points[at]
        top = start + number * (plot.thick + BETWEEN)
        words = told(plot.picture.about, plot.canvas.words, point, name_in_title(plot.picture, one))
        if point.value is not None:
            shapes.append(opened(point.url, words, [_bar(plot, point, number, top)]))
        figures.append(_figure(plot, point, top + plot.thick / 2 + 4.5))
    return shapes, figures


def _bar(plot: _Plot, point: Point, number: int, top: float) -> Node:
    zero, end = plot.scale.at(0), plot.scale.at(point.value or 0)
    box = Box(min(zero, end), top, abs(end - zero), plot.thick)
    return rect(Ink.FORECAST, *box) if point.is_forecast else bar(plot.canvas, number, box)


def _figure(plot: _Plot, point: Point, y: float) -> Node:
    """The figure behind the end of its bar that is farther from zero."""
    words = _said(plot.picture, plot.canvas, point)
    if point.value is None:
        return text(Ink.FAINT, plot.scale.at(0) + 6, y, words)
    end = plot.scale.at(point.value)
    if point.value < 0:
        return text(Ink.VALUE, end - 6, y, words, anchor="end")
    return text(Ink.VALUE, end + 6, y, words)


def _target(plot: _Plot, top: float, bottom: float) -> list[Node]:
    """The target as a dashed upright line with its words on top, kept inside the picture."""
    target = plot.picture.target
    if target is None:
        return []
    about = plot.picture.about
    x = plot.scale.at(target.value)
    value = with_unit(target.value, about.unit, about.places)
    words = target.words or f"{plot.canvas.words.target} {value}"
    half = width_of(words, 12) / 2
    middle = min(max(x, half), plot.canvas.width - half)
    return [
        line(Ink.TARGET, x, top - 6, x, bottom),
        text(Ink.TARGET_WORDS, middle, top - 10, words, anchor="middle"),
    ]
