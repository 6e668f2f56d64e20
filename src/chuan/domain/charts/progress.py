"""Progress: how much of how much, each row against its own target."""

from chuan.domain.charts.canvas import LEAD, Canvas, Drawing, nothing
from chuan.domain.charts.inks import Ink
from chuan.domain.charts.letters import width_of, wrapped
from chuan.domain.charts.numbers import exact, with_unit, written
from chuan.domain.charts.svg import Node, line, opened, rect, text
from chuan.domain.charts.twin import share
from chuan.domain.charts.types import Progress, Step

TRACK, GAP = 14.0, 14.0


def draw_progress(picture: Progress, canvas: Canvas) -> Drawing:
    """Every row as a track as long as its target, filled as far as it is done."""
    if not picture.rows:
        return nothing(canvas)
    said = [_said(picture, canvas, row) for row in picture.rows]
    aside = min(max(width_of(words, 13) for words in said) + 10, canvas.width * 0.5)
    names = 0.0 if canvas.is_narrow else canvas.width * 0.34
    nodes: list[Node] = []
    y = 2.0
    for row, words in zip(picture.rows, said, strict=True):
        if canvas.is_narrow:
            lines = wrapped(row.label, canvas.width - aside - 8, 13)
            nodes += [text(Ink.LABEL, 0, y + 12 + LEAD * n, w) for n, w in enumerate(lines)]
            nodes.append(text(Ink.VALUE, canvas.width, y + 12, words, anchor="end"))
            y += LEAD * len(lines) + 4
            nodes.append(_row(picture, row, 1, canvas.width - 1, y))
            y += TRACK + GAP
            continue
        lines = wrapped(row.label, names - 14, 13)
        high = max(LEAD * len(lines), TRACK)
        first = y + high / 2 + 4.5 - LEAD * (len(lines) - 1) / 2
        nodes += [text(Ink.LABEL, 0, first + LEAD * n, w) for n, w in enumerate(lines)]
        nodes.append(_row(picture, row, names, canvas.width - aside, y + (high - TRACK) / 2))
        nodes.append(text(Ink.VALUE, canvas.width, y + high / 2 + 4.5, words, anchor="end"))
        y += high + GAP
    return Drawing(y - GAP + 4, tuple(nodes))


def _said(picture: Progress, canvas: Canvas, row: Step) -> str:
    """“31/34 (91,2%)”: no share without what it is of."""
    if row.done is None:
        return canvas.words.no_value
    done = written(row.done, picture.about.places)
    if row.target is None:
        return done
    whole = f"{done}/{written(row.target, picture.about.places)}"
    return f"{whole} ({share(row, canvas.words)})" if row.target else whole


def _row(picture: Progress, row: Step, left: float, right: float, y: float) -> Node:
    """One track; done beyond the target goes on behind the mark of the target."""
    about = picture.about
    value = "?" if row.done is None else with_unit(row.done, about.unit, about.places)
    of = "" if row.target is None else f"/{with_unit(row.target, about.unit, about.places)}"
    words = f"{row.label}: {value}{of}" + (f"; {row.note}" if row.note else "")
    done, target = float(exact(row.done or 0)), float(exact(row.target or 0))
    longest = max(done, target, 0.0) or 1.0
    end = left + (right - left) * target / longest
    drawn = [rect(Ink.TRACK, left, y, max(end - left, 0), TRACK)] if row.target else []
    filled = (right - left) * max(done, 0.0) / longest
    drawn.append(rect(Ink.BAR_1, left, y, filled, TRACK))
    if target > 0:
        drawn.append(line(Ink.TARGET_MARK, end, y - 4, end, y + TRACK + 4))
    return opened(row.url, words, drawn)
