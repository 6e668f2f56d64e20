"""Lines over periods: a break of the series is a gap with its reason, what is expected is dashed."""

from collections.abc import Iterator
from dataclasses import dataclass

from chuan.domain.charts.canvas import (
    LEAD,
    Canvas,
    Drawing,
    Scale,
    Swatch,
    known_values,
    legend,
    name_in_title,
    nothing,
    scale_of,
    target_entry,
    told,
)
from chuan.domain.charts.columns import grid, level, names_below
from chuan.domain.charts.inks import HOLLOWS, LINES, MARKS, Ink
from chuan.domain.charts.letters import shortened, width_of
from chuan.domain.charts.numbers import with_unit
from chuan.domain.charts.svg import Node, figure, group, line, node, opened, rect, text
from chuan.domain.charts.types import Lines, Point, Series

PLOT_WIDE, PLOT_NARROW = 230.0, 190.0
FORECAST_DASHES = "5 4"

Spot = tuple[float, float]


@dataclass(frozen=True, slots=True)
class _Plot:
    """Everything that the parts of one picture need to find their places."""

    picture: Lines
    canvas: Canvas
    scale: Scale
    left: float
    slot: float

    def x(self, at: float) -> float:
        """The middle of slot number `at`."""
        return self.left + self.slot * (at + 0.5)


def draw_lines(picture: Lines, canvas: Canvas) -> Drawing:
    """Every series as a line with marks of its own shape, the last figure written."""
    if not picture.series or not picture.series[0].points:
        return nothing(canvas)
    top, nodes = legend(canvas, _entries(picture, canvas))
    top += LEAD + 4
    bottom = top + (PLOT_NARROW if canvas.is_narrow else PLOT_WIDE)
    scale = scale_of(known_values(picture), bottom, top, from_zero=picture.from_zero)
    left, axis = grid(canvas, scale)
    labels = [point.label for point in picture.series[0].points]
    plot = _Plot(picture, canvas, scale, left, (canvas.width - left) / len(labels))
    floor = line(Ink.AXIS, left, bottom, canvas.width, bottom)
    target = (
        [] if picture.target is None else [level(canvas, scale, left, float(picture.target.value))]
    )
    named, height = names_below(labels, left, plot.slot, bottom)
    drawn = [*nodes, *axis, floor, *_breaks(plot, top, bottom), *target]
    for number, one in enumerate(picture.series):
        drawn += _one(plot, one, number)
    return Drawing(height, (*drawn, *_last_figures(plot), *named))


def _entries(picture: Lines, canvas: Canvas) -> list[tuple[str, Swatch]]:
    """What the legend explains: the series where there are several, and the target."""

    def swatch(at: int) -> Swatch:
        return lambda x, y: line_swatch(at, x, y)

    many = len(picture.series) > 1
    names = [(one.name, swatch(at)) for at, one in enumerate(picture.series)] if many else []
    return [*names, *target_entry(canvas, picture.about, picture.target)]


def _one(plot: _Plot, one: Series, number: int) -> list[Node]:
    """The line and the marks of one series."""
    spots = [
        None if point.value is None else (plot.x(at), plot.scale.at(point.value))
        for at, point in enumerate(one.points)
    ]
    nodes = strokes(one.points, spots, number)
    name = name_in_title(plot.picture, one)
    for point, spot in zip(one.points, spots, strict=True):
        if spot is not None:
            words = told(plot.picture.about, plot.canvas.words, point, name)
            nodes.append(opened(point.url, words, [mark(point, spot, number)]))
    return nodes


def _runs(points: tuple[Point, ...], spots: list[Spot | None]) -> Iterator[tuple[bool, list[Spot]]]:
    """Stretches that are drawn in one go: (expected, spots); nothing joins over a gap or a break."""
    run: list[Spot] = []
    expected = False
    for point, spot in zip(points, spots, strict=True):
        if spot is None or point.break_before:
            if len(run) > 1:
                yield expected, run
            run, expected = ([spot] if spot else []), point.is_forecast
            continue
        if run and point.is_forecast != expected:
            if len(run) > 1:
                yield expected, run
            run = run[-1:]
        expected = point.is_forecast
        run.append(spot)
    if len(run) > 1:
        yield expected, run


def strokes(points: tuple[Point, ...], spots: list[Spot | None], number: int) -> list[Node]:
    """The lines of one series."""
    nodes: list[Node] = []
    for expected, run in _runs(points, spots):
        course = "M" + "L".join(f"{figure(x)} {figure(y)}" for x, y in run)
        dashes = {"stroke_dasharray": FORECAST_DASHES} if expected else {}
        nodes.append(node("path", LINES[number], d=course, **dashes))
    return nodes


def mark(point: Point, spot: Spot, number: int, size: float = 4.0) -> Node:
    """A figure as a mark: circle, square, triangle, diamond by series; hollow where it is expected."""
    x, y = spot
    ink = HOLLOWS[number] if point.is_forecast else MARKS[number]
    if number == 0:
        return node("circle", ink, cx=x, cy=y, r=size)
    if number == 1:
        return rect(ink, x - size + 0.5, y - size + 0.5, 2 * size - 1, 2 * size - 1)
    corners = (
        ((x, y - size - 1), (x + size + 0.5, y + size - 0.5), (x - size - 0.5, y + size - 0.5))
        if number == 2
        else ((x, y - size - 1), (x + size + 1, y), (x, y + size + 1), (x - size - 1, y))
    )
    return node("path", ink, d="M" + "L".join(f"{figure(a)} {figure(b)}" for a, b in corners) + "Z")


def line_swatch(at: int, x: float, y: float) -> Node:
    """A piece of line with its mark, for the legend."""
    stroke = node("path", LINES[at], d=f"M{figure(x)} {figure(y + 6.5)}H{figure(x + 15)}")
    return group((stroke, mark(Point(""), (x + 7.5, y + 6.5), at, 3.5)))


def _breaks(plot: _Plot, top: float, bottom: float) -> list[Node]:
    """Where figures may not be compared: an upright line between the two, with the reason."""
    nodes: list[Node] = []
    for at in range(1, len(plot.picture.series[0].points)):
        said = [one.points[at].break_before for one in plot.picture.series]
        reason = next((words for words in said if words), "")
        if not reason:
            continue
        x = plot.left + plot.slot * at
        words = shortened(reason, plot.canvas.width - plot.left, 12)
        half = width_of(words, 12) / 2
        middle = min(max(x, plot.left + half), plot.canvas.width - half)
        nodes += [
            line(Ink.BREAK, x, top, x, bottom),
            text(Ink.FAINT, middle, top - 7, words, anchor="middle"),
        ]
    return nodes


def _last_figures(plot: _Plot) -> list[Node]:
    """The last known figure of each series, above its mark or below it; left out where neither is free."""
    nodes: list[Node] = []
    taken: list[Spot] = []
    about = plot.picture.about
    for one in plot.picture.series:
        known = [at for at, point in enumerate(one.points) if point.value is not None]
        if not known:
            continue
        value = one.points[known[-1]].value or 0
        words = with_unit(value, about.unit if len(about.unit) < 3 else "", about.places)
        half = width_of(words, 13) / 2
        x = min(plot.x(known[-1]), plot.canvas.width - half)
        y = plot.scale.at(value)
        for place in ((x, y - 10), (x, y + 20)):
            if all(abs(place[1] - b) >= 15 or abs(x - a) >= 2 * half for a, b in taken):
                taken.append(place)
                nodes.append(text(Ink.VALUE, *place, words, anchor="middle"))
                break
    return nodes
