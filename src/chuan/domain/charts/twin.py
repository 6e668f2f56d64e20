"""The table twin: the figures of a picture as rows of words, nothing more and nothing less."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from chuan.domain.charts.numbers import exact, with_unit, written
from chuan.domain.charts.types import (
    About,
    Bars,
    Bubbles,
    Choropleth,
    Lines,
    Multiples,
    Number,
    Picture,
    Point,
    Progress,
    Series,
    Step,
    Words,
)

MOST_ROWS: Final = 400
"""A page with more rows than this serves nobody: the list that they come from does."""


@dataclass(frozen=True, slots=True)
class TwinCell:
    """Words of one cell and what they open."""

    words: str
    url: str = ""


@dataclass(frozen=True, slots=True)
class Twin:
    """Headings and rows; the first cell of a row names it, the others are figures (or a note last)."""

    columns: tuple[str, ...]
    rows: tuple[tuple[TwinCell, ...], ...]
    has_notes: bool = False
    total: int = 0
    """How many rows there would be, where only the greatest are shown; else 0."""


def twin(picture: Picture, words: Words, most: int = MOST_ROWS) -> Twin:
    """The table of any picture; of more than `most` places only the greatest `most`."""
    if isinstance(picture, Progress):
        return _of_progress(picture, words)
    if isinstance(picture, Choropleth):
        return _of_places(
            picture.about, words, [(a.label, a.value, a.note, a.url) for a in picture.areas]
        )
    if isinstance(picture, Bubbles):
        places = [(dot.label, dot.value, dot.note, dot.url) for dot in picture.dots]
        if len(places) <= most:
            return _of_places(picture.about, words, places)
        places.sort(key=lambda place: (place[1] is None, -exact(place[1] or 0), place[0]))
        return replace(_of_places(picture.about, words, places[:most]), total=len(places))
    if isinstance(picture, Multiples):
        return _of_panels(picture, words)
    return _of_series(picture, words)


def _heading(about: About, name: str) -> str:
    return f"{name} ({about.unit})" if about.unit else name


def _value(about: About, words: Words, value: Number | None) -> str:
    return words.no_value if value is None else written(value, about.places)


def _cell(about: About, words: Words, point: Point) -> TwinCell:
    said = _value(about, words, point.value)
    if point.is_forecast and point.value is not None:
        said = f"{said} ({words.forecast})"
    return TwinCell(said, point.url)


def _notes(points: list[Point]) -> str:
    """Reasons of breaks and notes of one row, each once."""
    said = [part for point in points for part in (point.break_before, point.note) if part]
    return "; ".join(dict.fromkeys(said))


def _of_series(picture: Bars | Lines, words: Words) -> Twin:
    """One row for each category or period, one column for each series."""
    first = words.period if isinstance(picture, Lines) else words.name
    rows = [
        (
            (TwinCell(points[0].label), *(_cell(picture.about, words, point) for point in points)),
            _notes(list(points)),
        )
        for points in zip(*(one.points for one in picture.series), strict=True)
    ]
    heads = [_heading(picture.about, one.name or words.value) for one in picture.series]
    return _with_notes((first, *heads), rows, words)


def _with_notes(
    columns: tuple[str, ...], rows: Sequence[tuple[tuple[TwinCell, ...], str]], words: Words
) -> Twin:
    """The rows, and a last column for their notes where there is any."""
    if not any(note for _, note in rows):
        return Twin(columns, tuple(cells for cells, _ in rows))
    noted = tuple((*cells, TwinCell(note)) for cells, note in rows)
    return Twin((*columns, words.note), noted, has_notes=True)


def _of_panels(picture: Multiples, words: Words) -> Twin:
    """One row for each panel, one column for each period that any of them has."""
    labels = list(dict.fromkeys(point.label for one in picture.panels for point in one.points))
    rows = [
        (_panel_row(picture.about, words, one, labels), _notes(list(one.points)))
        for one in picture.panels
    ]
    return _with_notes((_heading(picture.about, words.name), *labels), rows, words)


def _panel_row(about: About, words: Words, one: Series, labels: list[str]) -> tuple[TwinCell, ...]:
    found = {point.label: point for point in one.points}
    cells = (_cell(about, words, found.get(label, Point(label))) for label in labels)
    return (TwinCell(one.name), *cells)


def _of_places(
    about: About, words: Words, places: list[tuple[str, Number | None, str, str]]
) -> Twin:
    rows = [
        ((TwinCell(label), TwinCell(_value(about, words, value), url)), note)
        for label, value, note, url in places
    ]
    return _with_notes((words.place, _heading(about, words.value)), rows, words)


def _of_progress(picture: Progress, words: Words) -> Twin:
    about = picture.about
    rows = [
        (
            (
                TwinCell(row.label),
                TwinCell(_value(about, words, row.done), row.url),
                TwinCell(_value(about, words, row.target)),
                TwinCell(share(row, words)),
            ),
            row.note,
        )
        for row in picture.rows
    ]
    heads = (words.name, _heading(about, words.done), words.target.capitalize(), words.share)
    return _with_notes(heads, rows, words)


def share(row: Step, words: Words) -> str:
    r"""The per cent that a row has of its target; without a target there is none.

    >>> share(Step("Xã", 31, 34), Words())
    '91,2%'
    """
    if row.done is None or not row.target:
        return words.no_value if row.done is None else "—"
    return with_unit(exact(row.done) / exact(row.target) * 100, "%", 1)
