"""Sets of data that anybody may read and take: registered by the rooms that keep them.

A dataset says what it is, who keeps it and by which rule; `rows` yields plain values in the order of
`fields`, public ones only, without holding them all. The pages and files stand in a room above.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

Text = str | Promise
Value = str | int | float | bool | date | datetime | None


class Access(StrEnum):
    """Who may have the data: everybody, bodies that ask, the own body."""

    OPEN = "open"
    SHARED = "shared"
    OWN = "own"


class FieldKind(StrEnum):
    """What a column holds, by the names of JSON Table Schema."""

    STRING = "string"
    INTEGER = "integer"
    NUMBER = "number"
    BOOLEAN = "boolean"
    DATE = "date"
    MOMENT = "datetime"


@dataclass(frozen=True, slots=True)
class Field:
    """One column: its name in files, what people call it, what it holds."""

    name: str
    label: Text
    kind: FieldKind = FieldKind.STRING


@dataclass(frozen=True, slots=True)
class Extent:
    """How much there is now, and when it last changed; no moment: nothing was ever put in."""

    rows: int
    changed_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Dataset:
    """One set of data. `basis` are pairs (symbol, article); `page` is the name of its living page.

    `extent` answers in one query or two, whatever the size. A set that is not open has no `rows`:
    it stands in the catalogue so that others know whom to ask.
    """

    key: str
    title: Text
    about: Text
    keeper: Text
    cycle: Text
    fields: Sequence[Field]
    extent: Callable[[], Extent]
    rows: Callable[[], Iterator[Sequence[Value]]] | None = None
    access: Access = Access.OPEN
    basis: Sequence[tuple[str, str]] = ()
    page: str = ""
    keywords: Sequence[Text] = ()
    note: Text = ""

    @property
    def is_open(self) -> bool:
        """Anybody may take it."""
        return self.access is Access.OPEN and self.rows is not None


KEPT_HERE: Final = _("Cơ quan quản trị hệ thống này")
"""The keeper of what a node has for everybody; its page names the body that answers for the field here."""
CHUNK: Final = 500
"""Rows read at a time."""
_datasets: dict[str, Dataset] = {}


def register(dataset: Dataset) -> None:
    """Add a set of data; its key belongs to one room."""
    if _datasets.get(dataset.key, dataset) is not dataset:
        raise ValueError(f"dataset {dataset.key!r} is taken")
    if dataset.access is Access.OPEN and dataset.rows is None:
        raise ValueError(f"dataset {dataset.key!r} is open and has no rows")
    _datasets[dataset.key] = dataset


def datasets() -> Sequence[Dataset]:
    """Every set, in the order of registration."""
    return tuple(_datasets.values())


def dataset(key: str) -> Dataset | None:
    """The set of that key, or None."""
    return _datasets.get(key)


def checked(of: Dataset, rows: Iterable[Sequence[Value]]) -> Iterator[Sequence[Value]]:
    """The rows, each as wide as the fields say: a row out of step would move every value by one."""
    width = len(of.fields)
    for row in rows:
        if len(row) != width:
            raise ValueError(f"dataset {of.key!r} has a row of {len(row)} values, not {width}")
        yield row
