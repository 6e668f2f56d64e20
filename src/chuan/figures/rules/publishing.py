"""A table for the public: exact where it may be, and silent where few people would be told of."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Final, TypedDict

from chuan.domain.cascade.suppression import SMALLEST, Cell, suppress

SCHEMA: Final = 1


class ColumnSaid(TypedDict):
    """One indicator as kept: figures as text, those left out missing in `values`."""

    key: str
    name: str
    unit: str
    stage: str
    decimals: int
    as_of: str
    people: bool
    total: str | None
    total_hidden: bool
    values: dict[str, str]
    hidden: list[str]


class PublicContent(TypedDict):
    """What a publication keeps; `units` are [code, name] in their order."""

    schema: int
    place: str
    period: str
    units: list[list[str]]
    columns: list[ColumnSaid]


@dataclass(frozen=True, slots=True)
class Column:
    """One indicator at one stage of its money: what each unit states, by its code; None: nothing.

    `parts` are the keys of numerator and denominator of a rate; `people`: it counts persons.
    """

    key: str
    name: str
    unit: str
    decimals: int
    values: Mapping[str, Decimal | None]
    total: Decimal | None
    people: bool = False
    parts: tuple[str, str] | None = None
    as_of: str = ""
    stage: str = ""


@dataclass(frozen=True, slots=True)
class Shown:
    """One indicator as the public reads it: `hidden` are the units left out, to protect people."""

    column: Column
    values: Mapping[str, Decimal | None]
    hidden: frozenset[str]
    total: Decimal | None
    total_hidden: bool


def publish(columns: Sequence[Column]) -> Sequence[Shown]:
    """Every column with small counts of people left out, and whatever would give them away.

    A count of people below five is not shown, nor further counts from which it could be worked out
    by its total; a rate is left out wherever its numerator or denominator is.
    """
    shown = {column.key: _counted(column) for column in columns if column.parts is None}
    for column in columns:
        if column.parts is not None:
            shown[column.key] = _rate(column, shown)
    return tuple(shown[column.key] for column in columns)


def _counted(column: Column) -> Shown:
    if not column.people:
        return Shown(column, column.values, frozenset(), column.total, total_hidden=False)
    counts: dict[Cell, int] = {
        (unit, column.key): int(value) for unit, value in column.values.items() if value is not None
    }
    table = suppress(counts, SMALLEST)
    hidden = frozenset(str(unit) for (unit, _), count in table.cells.items() if count is None)
    values = {unit: None if unit in hidden else value for unit, value in column.values.items()}
    total_hidden = bool(counts) and table.columns[column.key] is None
    return Shown(column, values, hidden, None if total_hidden else column.total, total_hidden)


def _rate(column: Column, shown: Mapping[str, Shown]) -> Shown:
    """Hidden where a part is; where a part is not in the table at all, a rate of people is not either."""
    parts = [shown.get(key) for key in column.parts or ()]
    if column.people and any(part is None for part in parts):
        units = frozenset(unit for unit, value in column.values.items() if value is not None)
        return Shown(column, dict.fromkeys(column.values), units, None, total_hidden=True)
    hidden = frozenset[str]().union(*(part.hidden for part in parts if part is not None))
    values = {unit: None if unit in hidden else value for unit, value in column.values.items()}
    total_hidden = any(part.total_hidden for part in parts if part is not None)
    return Shown(column, values, hidden, None if total_hidden else column.total, total_hidden)


def content_of(
    columns: Sequence[Shown], units: Sequence[tuple[str, str]], *, place: str, period: str
) -> PublicContent:
    """As plain values: figures as text, `units` as (code, name) in their order."""
    return {
        "schema": SCHEMA,
        "place": place,
        "period": period,
        "units": [list(unit) for unit in units],
        "columns": [
            {
                "key": each.column.key,
                "name": each.column.name,
                "unit": each.column.unit,
                "stage": each.column.stage,
                "decimals": each.column.decimals,
                "as_of": each.column.as_of,
                "people": each.column.people,
                "total": None if each.total is None else _text(each.total),
                "total_hidden": each.total_hidden,
                "values": {
                    unit: _text(value) for unit, value in each.values.items() if value is not None
                },
                "hidden": sorted(each.hidden),
            }
            for each in columns
        ],
    }


def _text(value: Decimal) -> str:
    return format(value.normalize(), "f")
