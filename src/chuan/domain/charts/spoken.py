"""The one sentence that says what a picture shows, for ears and for whoever does not see it."""

from chuan.domain.charts.numbers import exact, with_unit
from chuan.domain.charts.types import (
    About,
    Bars,
    Bubbles,
    Choropleth,
    Lines,
    Multiples,
    Number,
    Picture,
    Progress,
    Words,
)

Named = tuple[str, Number | None]


def spoken(picture: Picture, words: Words) -> str:
    """The summary given, or the extremes and what is missing."""
    about = picture.about
    if about.summary:
        return about.summary
    if isinstance(picture, Progress):
        return _progress(picture, words)
    if isinstance(picture, Lines):
        return _course(picture, words)
    of_units = isinstance(picture, Choropleth | Bubbles)
    missing = words.units_missing if of_units else words.range_missing
    return _range(about, words, _figures(picture), missing)


def _figures(picture: Picture) -> list[Named]:
    """Every figure with the name of what it is of."""
    if isinstance(picture, Bars | Lines):
        many = len(picture.series) > 1
        return [
            (f"{one.name}, {point.label}" if many else point.label, point.value)
            for one in picture.series
            for point in one.points
        ]
    if isinstance(picture, Multiples):
        return [(f"{one.name}, {p.label}", p.value) for one in picture.panels for p in one.points]
    if isinstance(picture, Choropleth):
        return [(area.label, area.value) for area in picture.areas]
    if isinstance(picture, Bubbles):
        return [(dot.label, dot.value) for dot in picture.dots]
    return [(row.label, row.done) for row in picture.rows]


def _range(about: About, words: Words, figures: list[Named], lacking: str) -> str:
    known = [(exact(value), name) for name, value in figures if value is not None]
    if not known:
        return words.nothing
    low, lowest = min(known, key=lambda pair: pair[0])
    high, highest = max(known, key=lambda pair: pair[0])
    said = {
        "low": with_unit(low, about.unit, about.places),
        "lowest": lowest,
        "high": with_unit(high, about.unit, about.places),
        "highest": highest,
    }
    sentence = (words.all_same if low == high else words.range) % said
    missing = len(figures) - len(known)
    return f"{sentence} {lacking % {'n': missing}}" if missing else sentence


def _course(picture: Lines, words: Words) -> str:
    """From where to where each line goes, and where it may not be compared."""
    about = picture.about
    sentences: list[str] = []
    for one in picture.series:
        known = [point for point in one.points if point.value is not None]
        if not known:
            continue
        first, last = known[0], known[-1]
        until = f"{last.label}, {words.forecast}" if last.is_forecast else last.label
        said = {
            "name": one.name or about.title,
            "first": with_unit(first.value or 0, about.unit, about.places),
            "since": first.label,
            "last": with_unit(last.value or 0, about.unit, about.places),
            "until": until,
        }
        sentences.append((words.once if first is last else words.course) % said)
    breaks = {p.label: p.break_before for one in picture.series for p in one.points}
    sentences += [
        words.broken % {"label": label, "reason": reason}
        for label, reason in breaks.items()
        if reason
    ]
    return " ".join(sentences) or words.nothing


def _progress(picture: Progress, words: Words) -> str:
    known = [row for row in picture.rows if row.done is not None and row.target is not None]
    if not known:
        return words.nothing
    reached = sum(exact(row.done or 0) >= exact(row.target or 0) for row in known)
    said = {"reached": reached, "total": len(picture.rows)}
    return words.progress % said
