"""What a server-side table is made of, and what its page shows."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from django.utils.functional import Promise

from chuan.core.table_filters import Filter, FilterInput

Row = Any
"""A model instance or whatever else the queryset yields."""


@dataclass(frozen=True, slots=True)
class Column:
    """One column; `sort_field` None: cannot be sorted. `value`: text, number, date or None.

    `link` gives the address of the cell; `badge` the kind of its badge; `is_heading` names the row.
    `alphabetical` sorts names by the Vietnamese alphabet rather than by code. `in_file_only`: a
    screen is narrower than a register; the value stands on the row's own page and in the export.
    """

    key: str
    label: str | Promise
    sort_field: str | None
    value: Callable[[Row], object]
    link: Callable[[Row], str] | None = None
    badge: Callable[[Row], str] | None = None
    align: Literal["start", "end"] = "start"
    is_heading: bool = False
    alphabetical: bool = False
    in_file_only: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """What a list shows. `default_sort` is a column's key, "-" before it for descending.

    `prepare` is given the rows of a page, or of a part of a file, before their columns are asked: it
    fetches at once what the columns need beside the rows.
    """

    columns: Sequence[Column]
    default_sort: str
    filters: Sequence[Filter] = ()
    per_page: int = 50
    row_link: Callable[[Row], str] | None = None
    id: str = "bang"
    prepare: Callable[[Sequence[Row]], None] | None = None

    @property
    def on_screen(self) -> Sequence[Column]:
        """The columns that a page shows."""
        return tuple(column for column in self.columns if not column.in_file_only)


@dataclass(frozen=True, slots=True)
class Cell:
    """One value as people read it; `label` repeats the column's for narrow screens."""

    key: str
    label: str
    text: str
    url: str = ""
    badge: str = ""
    align: str = "start"
    is_heading: bool = False


@dataclass(frozen=True, slots=True)
class TableRow:
    """One row: its key, its page and its cells."""

    pk: object
    url: str
    cells: Sequence[Cell]


@dataclass(frozen=True, slots=True)
class Head:
    """One column's head; `direction` is for aria-sort, `sort_url` "" when it cannot be sorted."""

    key: str
    label: str
    sort_url: str
    direction: Literal["ascending", "descending", "none"]
    align: str


@dataclass(frozen=True, slots=True)
class ActiveFilter:
    """One filter in force, and the address without it."""

    label: str
    text: str
    remove_url: str


@dataclass(frozen=True, slots=True)
class SizeLink:
    """One page size on offer."""

    size: int
    url: str
    is_current: bool


@dataclass(frozen=True, slots=True)
class TablePage:
    """Everything `components/table.html` shows; every address is relative ("?…")."""

    id: str
    columns: Sequence[Head]
    rows: Sequence[TableRow]
    filters: Sequence[FilterInput]
    active: Sequence[ActiveFilter]
    hidden: Sequence[tuple[str, str]]
    total: int
    start: int
    end: int
    number: int
    last: int
    previous_url: str
    next_url: str
    sizes: Sequence[SizeLink]
    clear_url: str
    query: str

    @property
    def is_empty(self) -> bool:
        """No row fits."""
        return not self.total

    @property
    def is_filtered(self) -> bool:
        """A filter is in force."""
        return bool(self.active)
