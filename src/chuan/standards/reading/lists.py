"""Rows of a list from strangers, as CSV or Excel: which letters, signs and sheet it has is found out."""

import csv
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Final

from chuan.domain.errors import DomainError
from chuan.figures.office.apart import told
from chuan.figures.office.errors import OfficeRefused
from chuan.standards.errors import RecordRefused
from chuan.standards.reading.bounds import (
    LONGEST_CELL,
    LONGEST_LINE,
    MOST_ROWS,
    Raw,
    damaged,
    not_unicode,
    too_many,
)

HEAD_ROWS: Final = 40
"""The heading stands within these."""
_SIGNS: Final = (",", ";", "\t", "|")
Columns = Callable[[Sequence[str]], Mapping[int, str]]
"""Field by column for the headings of a row that are known."""
SheetRow = tuple[int, bool, list[tuple[int, str, str]]]


@dataclass(frozen=True, slots=True)
class Sought:
    """The list that is looked for: `columns` is empty but for its heading; what to raise without one."""

    columns: Columns
    missing: Callable[[], DomainError]


@dataclass(frozen=True, slots=True)
class Layout:
    """Where the table of a workbook stands: sheet, row of the heading, field by column, the last column."""

    sheet: int
    head_row: int
    fields: Mapping[int, str]
    last_column: int


@contextmanager
def opened_text(path: Path) -> Iterator[IO[str]]:
    """The file as text: UTF-8, or UTF-16 that says so; raises RecordRefused for anything else."""
    with path.open("rb") as stream:
        head = stream.read(2)
    encoding = "utf-16" if head in {b"\xff\xfe", b"\xfe\xff"} else "utf-8-sig"
    with path.open("r", encoding=encoding, newline="") as text:
        try:
            yield text
        except UnicodeError as fault:
            raise not_unicode() from fault


def csv_lines(path: Path, columns: Columns) -> Iterator[tuple[int, list[str]]]:
    """Every line of a CSV file with its number, whatever sign parts its cells."""
    with opened_text(path) as text:
        sign = _sign_of(text.read(LONGEST_LINE).split("\n")[:HEAD_ROWS], columns)
        text.seek(0)
        lines = csv.reader(_short_lines(text), delimiter=sign)
        count = 0
        while True:
            try:
                cells = next(lines)
            except StopIteration:
                return
            except csv.Error as fault:
                raise damaged() from fault
            count += 1
            if count > MOST_ROWS + HEAD_ROWS:
                raise too_many()
            yield count, cells


def _short_lines(text: IO[str]) -> Iterator[str]:
    """Lines of a bearable length: of one line, millions of cells would stand in memory at once."""
    while line := text.readline(LONGEST_LINE):
        if len(line) == LONGEST_LINE and not line.endswith("\n"):
            raise damaged()
        yield line


def csv_list(path: Path, sought: Sought) -> Iterator[Raw]:
    """The rows below the heading."""
    fields: Mapping[int, str] = {}
    for line, cells in csv_lines(path, sought.columns):
        if not fields:
            fields = sought.columns(cells)
            if not fields and line > HEAD_ROWS:
                break
            continue
        raw = _said(fields, enumerate(cells))
        if raw:
            yield Raw(line, raw)
    if not fields:
        raise sought.missing()


def excel_list(path: Path, sought: Sought) -> Iterator[Raw]:
    """The rows below the heading of the first sheet that has one; read in a process of its own."""
    for layout, rows in _sheets(path, sought):
        for number, _hidden, cells in rows:
            if number <= layout.head_row:
                continue
            raw = _said(layout.fields, ((at, text) for at, _kind, text in cells))
            if raw:
                yield Raw(number, raw)


def layout_of(path: Path, sought: Sought) -> Layout:
    """Where the table stands; raises what the list sought says when there is none."""
    return next(layout for layout, _rows in _sheets(path, sought))


def _said(fields: Mapping[int, str], cells: Iterator[tuple[int, str]]) -> Mapping[str, str]:
    return {fields[at]: text[:LONGEST_CELL] for at, text in cells if at in fields and text.strip()}


def _sheets(path: Path, sought: Sought) -> Iterator[tuple[Layout, Sequence[SheetRow]]]:
    """Handfuls of rows of the sheet that has a table, with where it stands."""
    layout: Layout | None = None
    sheet, count = 0, 0
    try:
        for message in told("read", path):
            if "sheet" in message:
                if layout is not None:
                    return
                sheet = message["sheet"]
            elif "rows" in message:
                layout = layout or _layout(sheet, message["rows"], sought)
                count += len(message["rows"])
                if count > MOST_ROWS + HEAD_ROWS:
                    raise too_many()
                if layout is not None:
                    yield layout, message["rows"]
    except OfficeRefused as refused:
        raise RecordRefused(refused.message) from refused
    if layout is None:
        raise sought.missing()


def _layout(sheet: int, rows: Sequence[SheetRow], sought: Sought) -> Layout | None:
    for number, _hidden, cells in rows:
        if number > HEAD_ROWS:
            return None
        texts = {at: text for at, _kind, text in cells}
        headings = [texts.get(at, "") for at in range(max(texts, default=0) + 1)]
        fields = sought.columns(headings)
        if fields:
            return Layout(sheet, number, fields, len(headings) - 1)
    return None


def _sign_of(lines: Sequence[str], columns: Columns) -> str:
    """The sign that parts a line into the most known headings."""
    best, most = ",", 0
    for line in lines:
        for sign in _SIGNS:
            known = len(columns([cell.strip(' "\r') for cell in line.split(sign)[:200]]))
            if known > most:
                best, most = sign, known
    return best
