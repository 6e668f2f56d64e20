"""What every drawing shares: the room it has, its words, scales, legends and the mark of “not known”."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from chuan.domain.charts.inks import BARS, Ink
from chuan.domain.charts.letters import width_of
from chuan.domain.charts.numbers import places_of, ticks, with_unit
from chuan.domain.charts.svg import Node, line, node, rect, text
from chuan.domain.charts.types import About, Bars, Lines, Number, Point, Series, Target, Words

Swatch = Callable[[float, float], Node]
"""Draws the sign of a name at the upper left corner of its place in a legend."""

NARROW_BELOW = 480.0
"""Pictures narrower than this are drawn for a phone: names above bars, fewer columns."""

LEAD = 16.0
"""From one line of words to the next."""


class Box(NamedTuple):
    """A place for a rectangle."""

    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Canvas:
    """The width there is, the words to say, and the prefix that keeps ids apart."""

    width: float
    words: Words
    prefix: str

    @property
    def is_narrow(self) -> bool:
        """True for a phone."""
        return self.width < NARROW_BELOW

    def hatch_id(self, name: str = "hatch") -> str:
        """The id of a pattern of this picture."""
        return f"{self.prefix}-{name}"


@dataclass(frozen=True, slots=True)
class Drawing:
    """What was drawn and how high it is; `is_walked` when the keyboard reaches parts of it."""

    height: float
    nodes: tuple[Node, ...]
    defs: tuple[Node, ...] = ()
    is_walked: bool = False


@dataclass(frozen=True, slots=True)
class Scale:
    """A straight scale: values low to high fall on places start to end."""

    low: float
    high: float
    start: float
    end: float
    marks: tuple[float, ...]

    def at(self, value: Number) -> float:
        """Where a value falls."""
        share = (float(value) - self.low) / (self.high - self.low)
        return self.start + share * (self.end - self.start)


def scale_of(
    values: Sequence[Number], start: float, end: float, *, from_zero: bool = True, most: int = 5
) -> Scale:
    """A scale with round ends that holds every value; an empty one goes from 0 to 1."""
    known = [float(value) for value in values] or [0.0, 1.0]
    low, high = min(known), max(known)
    if from_zero:
        low, high = min(low, 0.0), max(high, 0.0)
    marks = ticks(low, high, most)
    return Scale(marks[0], marks[-1], start, end, marks)


def places_on(scale: Scale) -> int:
    """Decimals that the marks of the scale need."""
    return places_of(scale.marks)


def hatch(identity: str, ink: Ink = Ink.HATCH, step: float = 6) -> Node:
    """A pattern of slanted lines: “not known” on a map, a third series among bars."""
    return node(
        "pattern",
        None,
        line(ink, 0, 0, 0, step),
        id=identity,
        width=step,
        height=step,
        patternUnits="userSpaceOnUse",
        patternTransform="rotate(45)",
    )


def told(about: About, words: Words, point: Point, name: str = "") -> str:
    """One figure in words: what it is of, how much, whether it is expected, what is to be noted."""
    value = (
        words.no_value if point.value is None else with_unit(point.value, about.unit, about.places)
    )
    kind = f" ({words.forecast})" if point.is_forecast and point.value is not None else ""
    note = f"; {point.note}" if point.note else ""
    of = f"{name}, {point.label}" if name else point.label
    return f"{of}: {value}{kind}{note}"


def legend(canvas: Canvas, entries: Sequence[tuple[str, Swatch]]) -> tuple[float, list[Node]]:
    """Names with their swatches in as many rows as needed; gives the place below them."""
    nodes: list[Node] = []
    x = y = 0.0
    for name, swatch in entries:
        wide = 22 + width_of(name, 13) + 16
        if x and x + wide - 16 > canvas.width:
            x, y = 0.0, y + LEAD + 4
        nodes += [swatch(x, y), text(Ink.LABEL, x + 22, y + 11, name)]
        x += wide
    return (y + LEAD + 8 if entries else 0.0), nodes


def bar_legend(
    canvas: Canvas, series: Sequence[Series], more: Sequence[tuple[str, Swatch]] = ()
) -> tuple[float, list[Node]]:
    """The names of several series of bars, and what else is to be explained."""

    def swatch(at: int) -> Swatch:
        return lambda x, y: bar(canvas, at, Box(x, y, 15, 13))

    names = [(one.name, swatch(at)) for at, one in enumerate(series)] if len(series) > 1 else []
    return legend(canvas, [*names, *more])


def target_entry(canvas: Canvas, about: About, target: Target | None) -> list[tuple[str, Swatch]]:
    """The dashed line of the target, for a legend."""
    if target is None:
        return []
    value = with_unit(target.value, about.unit, about.places)
    words = target.words or f"{canvas.words.target} {value}"
    return [(words, lambda x, y: line(Ink.TARGET, x, y + 6.5, x + 16, y + 6.5))]


def bar_defs(canvas: Canvas, series: Sequence[Series]) -> tuple[Node, ...]:
    """The pattern of a third series."""
    return (hatch(canvas.hatch_id("bar"), step=4),) if len(series) > 2 else ()


def bar(canvas: Canvas, at: int, box: Box) -> Node:
    """One bar of series number `at`; the third is hatched, so that grey tells it apart."""
    plain = rect(BARS[at], *box)
    if at != 2:
        return plain
    x, y, width, height = box
    pattern = f"url(#{canvas.hatch_id('bar')})"
    over = node("rect", None, x=x, y=y, width=width, height=height, fill=pattern)
    return node("g", None, plain, over)


def known_values(picture: Bars | Lines) -> list[Number]:
    """Every figure that the scale must hold, the target among them."""
    known = [
        point.value for one in picture.series for point in one.points if point.value is not None
    ]
    return [*known, picture.target.value] if picture.target else known


def name_in_title(picture: Bars | Lines, one: Series) -> str:
    """The name of a series where there are several, else nothing: the caption says it."""
    return one.name if len(picture.series) > 1 else ""


def nothing(canvas: Canvas) -> Drawing:
    """A picture without figures says so."""
    return Drawing(LEAD + 8, (text(Ink.FAINT, 0, LEAD, canvas.words.no_value),))
