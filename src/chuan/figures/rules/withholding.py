"""Two public tables held against each other: what one leaves out may not be worked out from the other."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from chuan.domain.cascade import Period, parse_period
from chuan.domain.cascade.suppression import SMALLEST
from chuan.figures.rules.publishing import ColumnSaid, PublicContent, Shown


@dataclass(frozen=True, slots=True)
class Standing:
    """A table that the public reads already: its content, and the code of its place ("": the country)."""

    place: str
    content: PublicContent


def withhold(
    columns: Sequence[Shown], others: Sequence[Standing], *, place: str, period: Period
) -> Sequence[Shown]:
    """The columns, without any that would tell of few people beside a table that stands already.

    A year less its other quarters is the quarter that was left out; a province in the table of the
    country is the total that its own table leaves out. Such a column is left out whole.
    """
    telling = [other for other in others if _meet(parse_period(other.content["period"]), period)]
    return tuple(
        _left_out(each) if any(_gives_away(each, other, place) for other in telling) else each
        for each in columns
    )


def _meet(one: Period, other: Period) -> bool:
    """A day of one is a day of the other."""
    return one.first_day <= other.last_day and other.first_day <= one.last_day


def _gives_away(shown: Shown, other: Standing, place: str) -> bool:
    column = next((c for c in other.content["columns"] if c["key"] == shown.column.key), None)
    if column is None or not (shown.column.people or shown.hidden or column["people"]):
        return False
    if other.place == place:
        return _of_one_place(shown, column)
    if not place:
        return bool(column["total_hidden"])
    return not other.place and place in column["hidden"]


def _of_one_place(shown: Shown, column: ColumnSaid) -> bool:
    """Something is left out in either, or a unit differs by a few people between them."""
    if shown.hidden or shown.total_hidden or column["hidden"] or column["total_hidden"]:
        return True
    if shown.column.parts is not None:
        return False
    theirs = {unit: Decimal(text) for unit, text in column["values"].items()}
    return any(
        0 < abs(value - theirs.get(unit, Decimal())) < SMALLEST
        for unit, value in shown.values.items()
        if value is not None
    )


def _left_out(shown: Shown) -> Shown:
    units = frozenset(unit for unit, value in shown.column.values.items() if value is not None)
    return replace(
        shown, values=dict.fromkeys(shown.values), hidden=units, total=None, total_hidden=True
    )
