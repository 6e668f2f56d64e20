"""Server-side tables: sorted, filtered and paged in the query string, exported as shown.

A page declares a `Table`, its view calls `build(request, rows, TABLE)` and includes
`components/table.html` with the page; the export view calls `export` with the same rows.
"""

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime
from itertools import islice
from typing import Any, Final, Literal

from django.core.exceptions import FieldDoesNotExist
from django.db.models import F, QuerySet
from django.http import HttpResponseBase, QueryDict, StreamingHttpResponse
from django.utils.http import content_disposition_header
from django.utils.translation import get_language, override
from django.utils.translation import gettext as _

from chuan.core.alphabet import Alphabetical
from chuan.core.clock import VIETNAM
from chuan.core.http import Request
from chuan.core.scope import bind
from chuan.core.table_filters import (
    ChoiceFilter,
    DateFilter,
    FilterInput,
    TextFilter,
)
from chuan.core.table_types import (
    ActiveFilter,
    Cell,
    Column,
    Head,
    Row,
    SizeLink,
    Table,
    TablePage,
    TableRow,
)
from chuan.core.text import unhidden

__all__ = (
    "Cell",
    "ChoiceFilter",
    "Column",
    "DateFilter",
    "Table",
    "TablePage",
    "TextFilter",
    "build",
    "export",
    "export_long",
    "export_rows",
)

SORT, PAGE, SIZE = "xep", "trang", "so_dong"
"""Names in the query string: sort (a column's key, "-" before it: descending), page, size."""
SIZES: Final = (25, 50, 100, 200)
CHUNK: Final = 500
_FORMULA: Final = ("=", "+", "-", "@", "\t", "\r")


def build(request: Request, rows: QuerySet[Any], table: Table) -> TablePage:
    """The page of the table that the query string asks for: two queries, whatever the size."""
    given = request.GET
    values = read(given)
    narrowed = narrow(given, rows, table)
    total = narrowed.count()
    size = _size(given, table)
    last = max(1, -(-total // size))
    number = min(max(1, _whole(given.get(PAGE, ""), 1)), last)
    first = (number - 1) * size
    shown = list(sort(given, narrowed, table)[first : first + size]) if total else []
    if table.prepare:
        table.prepare(shown)
    inputs = [field for each in table.filters for field in each.inputs(values)]
    return TablePage(
        id=table.id,
        columns=tuple(_head(given, table, column) for column in table.on_screen),
        rows=tuple(_row(table, row) for row in shown),
        filters=tuple(inputs),
        active=tuple(_active(given, field) for field in inputs if field.value),
        hidden=_hidden(given, {field.key for field in inputs}),
        total=total,
        start=first + 1 if shown else 0,
        end=first + len(shown),
        number=number,
        last=last,
        previous_url=_url(given, **{PAGE: str(number - 1)}) if number > 1 else "",
        next_url=_url(given, **{PAGE: str(number + 1)}) if number < last else "",
        sizes=tuple(_size_link(given, each, size) for each in sorted({*SIZES, table.per_page})),
        clear_url=_url(given, **{field.key: "" for field in inputs}, **{PAGE: ""}),
        query=_url(given, **{PAGE: "", SIZE: ""}).removeprefix("?"),
    )


def export(request: Request, rows: QuerySet[Any], table: Table, filename: str) -> HttpResponseBase:
    """All rows of the same filters, order and columns as CSV that spreadsheets open rightly."""
    ordered = sort(request.GET, narrow(request.GET, rows, table), table)
    return _download(_lines(request, ordered, table, get_language()), filename)


def export_rows(rows: Iterable[Sequence[object]], filename: str) -> HttpResponseBase:
    """Rows that a page has computed, its headings first, as the same kind of file."""
    lines = [_line([_exported(value) for value in row]) for row in rows]
    return _download(["\ufeff", *lines], filename)


def export_long(
    request: Request, rows: Iterable[Sequence[object]], filename: str
) -> HttpResponseBase:
    """As `export_rows`, for many rows: each is made while it is sent, in the reader's scope."""
    return _download(_long_lines(request, rows, get_language()), filename)


def _long_lines(
    request: Request, rows: Iterable[Sequence[object]], language: str | None
) -> Iterator[str]:
    yield "\ufeff"
    with bind(request.actor), override(language):
        for row in rows:
            yield _line([_exported(value) for value in row])


def _download(lines: Iterable[str], filename: str) -> HttpResponseBase:
    response = StreamingHttpResponse(lines, content_type="text/csv; charset=utf-8")
    name = filename if filename.endswith(".csv") else f"{filename}.csv"
    response["Content-Disposition"] = content_disposition_header(True, name) or "attachment"
    response["X-Content-Type-Options"] = "nosniff"
    response["Cache-Control"] = "private, no-store"
    return response


def read(given: QueryDict) -> dict[str, str]:
    """The last value of each name in the query string."""
    return {key: str(given[key]) for key in given}


def narrow(given: QueryDict, rows: QuerySet[Any], table: Table) -> QuerySet[Any]:
    """The rows that fit every filter in the query string."""
    values = read(given)
    for each in table.filters:
        rows = each.narrow(rows, values)
    return rows


def sort(given: QueryDict, rows: QuerySet[Any], table: Table) -> QuerySet[Any]:
    """In the order asked for, empty values last, the primary key deciding between equals."""
    key, descending = _sort_of(given, table)
    column = next(column for column in table.columns if column.key == key)
    field = column.sort_field or ""
    last = True if _may_be_empty(rows, field) else None
    by = Alphabetical(field) if column.alphabetical else F(field)
    order = by.desc(nulls_last=last) if descending else by.asc(nulls_last=last)
    return rows.order_by(order, "-pk" if descending else "pk")


def written(value: object) -> str:
    """A value as people read it: dates dd/mm/yyyy in Vietnam's time, yes and no in words."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return _("Có") if value else _("Không")
    if isinstance(value, datetime):
        return f"{value.astimezone(VIETNAM):%d/%m/%Y %H:%M}"
    if isinstance(value, date):
        return f"{value:%d/%m/%Y}"
    return str(value)


def harmless(text: str) -> str:
    """Text that no spreadsheet takes for a formula, and in which no sign hides or turns another."""
    text = unhidden(text)
    return f"'{text}" if text.lstrip(" ").startswith(_FORMULA) else text


def _lines(
    request: Request, rows: QuerySet[Any], table: Table, language: str | None
) -> Iterator[str]:
    """Made while it is sent, after the middleware is done: scope and language are set here again."""
    yield "\ufeff"
    with bind(request.actor), override(language):
        yield _line([str(column.label) for column in table.columns])
        for part in _parts(rows.iterator(chunk_size=CHUNK)):
            if table.prepare:
                table.prepare(part)
            for row in part:
                yield _line([_exported(column.value(row)) for column in table.columns])


def _parts(rows: Iterator[Row]) -> Iterator[Sequence[Row]]:
    while part := tuple(islice(rows, CHUNK)):
        yield part


def _exported(value: object) -> str:
    """Numbers stay numbers, a minus included."""
    if isinstance(value, int | float) and not isinstance(value, bool):
        return str(value)
    return harmless(written(value))


def _line(values: Sequence[str]) -> str:
    out = io.StringIO()
    csv.writer(out).writerow(values)
    return out.getvalue()


def _row(table: Table, row: Row) -> TableRow:
    url = table.row_link(row) if table.row_link else ""
    return TableRow(getattr(row, "pk", None), url, tuple(_cell(c, row) for c in table.on_screen))


def _cell(column: Column, row: Row) -> Cell:
    return Cell(
        key=column.key,
        label=str(column.label),
        text=written(column.value(row)),
        url=column.link(row) if column.link else "",
        badge=column.badge(row) if column.badge else "",
        align=column.align,
        is_heading=column.is_heading,
    )


def _sortable(table: Table) -> set[str]:
    return {column.key for column in table.columns if column.sort_field}


def _sort_of(given: QueryDict, table: Table) -> tuple[str, bool]:
    """The column asked for, if it may be sorted by; else the table's own order."""
    asked = given.get(SORT, "")
    if asked.removeprefix("-") not in _sortable(table):
        asked = table.default_sort
    return asked.removeprefix("-"), asked.startswith("-")


def _may_be_empty(rows: QuerySet[Any], field: str) -> bool:
    """Whether empty values must be put last; a plain index orders a column that has none."""
    try:
        return bool(rows.model._meta.get_field(field).null)  # noqa: SLF001  (Django's public options)
    except FieldDoesNotExist:
        return True


def _head(given: QueryDict, table: Table, column: Column) -> Head:
    key, descending = _sort_of(given, table)
    current = key == column.key
    following = f"-{column.key}" if current and not descending else column.key
    direction: Literal["ascending", "descending", "none"] = "none"
    if current:
        direction = "descending" if descending else "ascending"
    url = _url(given, **{SORT: following, PAGE: ""}) if column.sort_field else ""
    return Head(column.key, str(column.label), url, direction, column.align)


def _active(given: QueryDict, field: FilterInput) -> ActiveFilter:
    return ActiveFilter(field.label, field.shown, _url(given, **{field.key: "", PAGE: ""}))


def _hidden(given: QueryDict, shown: set[str]) -> Sequence[tuple[str, str]]:
    """What the filter form must carry along: everything but its own inputs and the page."""
    return tuple((key, value) for key, value in read(given).items() if key not in {*shown, PAGE})


def _size(given: QueryDict, table: Table) -> int:
    asked = _whole(given.get(SIZE, ""), table.per_page)
    return asked if asked in SIZES else table.per_page


def _size_link(given: QueryDict, size: int, current: int) -> SizeLink:
    return SizeLink(size, _url(given, **{SIZE: str(size), PAGE: ""}), size == current)


def _whole(text: str, default: int) -> int:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 9 else default


def _url(given: QueryDict, **changes: str) -> str:
    """The query string with some values changed; an empty value is left out."""
    query = given.copy()
    for key, value in changes.items():
        query.pop(key, None)
        if value:
            query[key] = value
    return f"?{query.urlencode()}"
