"""Reads the rows of a workbook: which column means what, what a cell says, and what to look at again."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation
from typing import Final

from chuan.domain.errors import DomainError, RuleBroken
from chuan.domain.sentences import gettext_noop
from chuan.domain.vanban.folding import bare
from chuan.figures.enums import IndicatorKind
from chuan.figures.rules.numbers import EMPTY, check_size, read_number
from chuan.figures.rules.workbook_keys import Field, column_of_key, row_print, thing_of

Cell = tuple[int, str, str]
"""Column, kind and what it says, as the reading process tells it."""
Row = tuple[int, bool, Sequence[Cell]]
LONGEST_NOTE: Final = 1000
MOST_NOISE: Final = Decimal("1e-7")
"""Binary fractions of a spreadsheet stray from what was typed by less than this."""
CHECK_HEADING: Final = "Cần kiểm tra lại"


@dataclass(frozen=True, slots=True)
class LineSpec:
    """A line of the form that a body may fill: what names it, and what its figure may be."""

    key: str
    name: str
    decimals: int
    kind: str
    with_estimate: bool = False
    writable: bool = True


@dataclass(frozen=True, slots=True)
class Layout:
    """Where things stand on the sheet; columns from 1, 0 for none."""

    head_row: int
    columns: Mapping[int, tuple[str, Field]]
    key_column: int = 0
    names: tuple[int, ...] = ()
    check_column: int = 0
    last_column: int = 0


@dataclass(slots=True)
class RowRead:
    """One row read: whose it is, what it says, and what to look at again, by column (0 the row)."""

    number: int
    thing: str = ""
    names: tuple[str, ...] = ()
    figures: dict[tuple[str, Field], Decimal] = field(default_factory=dict)
    notes: dict[str, str] = field(default_factory=dict)
    faults: dict[int, DomainError] = field(default_factory=dict)
    was_marked: bool = False
    hidden: bool = False

    @property
    def print(self) -> str:
        """What it says in one word, to be held against what it said when the workbook was made."""
        figures = {(line, f.value): plain(value) for (line, f), value in self.figures.items()}
        return row_print(figures, self.notes)

    @property
    def says_something(self) -> bool:
        """Whether anything was filled in it."""
        return bool(self.figures or self.notes or self.faults)


def find_layout(
    rows: Sequence[Row], headings: Mapping[str, tuple[str, Field]], names: Mapping[str, int]
) -> Layout | None:
    """Where the table stands among the first rows: by its hidden keys, else by its header words.

    `headings` are the folded words of each column, `names` those of the columns that name the row.
    """
    keyed: dict[int, tuple[str, Field]] = {}
    for number, _hidden, cells in rows:
        found = {at: key for at, _kind, text in cells if (key := column_of_key(text)) is not None}
        if len(found) > len(keyed):
            keyed, keys_row = found, number
    best: dict[int, tuple[str, Field]] = {}
    named: dict[int, int] = {}
    head_row, check = 0, 0
    for number, _hidden, cells in rows:
        words = {at: heading_key(text) for at, _kind, text in cells}
        told = {at: headings[word] for at, word in words.items() if word in headings}
        if len(told) + len(set(words.values()) & names.keys()) > len(best) + len(named):
            best, head_row = told, number
            named = {at: names[word] for at, word in words.items() if word in names}
    if keyed and not best and not named:
        head_row = keys_row
    columns = keyed or best
    if not columns or len(set(columns.values())) < len(columns):
        return None
    for number, _hidden, cells in rows:
        if number == head_row:
            marked = [
                at for at, _k, text in cells if heading_key(text) == heading_key(CHECK_HEADING)
            ]
            check = marked[0] if marked else 0
    last = max(at for _n, _h, cells in rows for at, _k, _t in cells)
    order = tuple(sorted(named, key=lambda at: named[at]))
    return Layout(head_row, columns, _key_column(rows, columns), order, check, max(last, *columns))


def _key_column(rows: Sequence[Row], columns: Mapping[int, object]) -> int:
    """The column whose cells look like keys of rows."""
    seen: dict[int, int] = {}
    for _number, _hidden, cells in rows:
        for at, _kind, text in cells:
            head, _, tail = text.rpartition(":")
            if at not in columns and head and len(tail) == 8 and " " not in text:
                seen[at] = seen.get(at, 0) + 1
    return max(seen, key=lambda at: seen[at]) if seen else 0


def heading_key(text: str) -> str:
    """Header words made comparable."""
    return " ".join(bare(text).split())


def read_row(
    row: Row, layout: Layout, specs: Mapping[str, LineSpec], scope: str, *, by_line: bool
) -> RowRead:
    """What one row says. `by_line`: the row names the line, else its columns do."""
    number, hidden, cells = row
    read = RowRead(number, hidden=hidden)
    texts = {at: text for at, _kind, text in cells}
    key = texts.get(layout.key_column, "") if layout.key_column else ""
    read.thing = thing_of(scope, key)
    read.names = tuple(texts.get(at, "").strip() for at in layout.names)
    read.was_marked = bool(layout.check_column and texts.get(layout.check_column))
    if key and not read.thing and ":" in key:
        read.faults[0] = RuleBroken(gettext_noop("mã ẩn của dòng này đã bị thay đổi"))
    for at, kind, text in cells:
        column = layout.columns.get(at)
        if column is not None:
            _read_cell(read, at, kind, text, column, specs, by_line=by_line)
    return read


def _read_cell(  # noqa: PLR0917  (one cell: where it stands, what it says, what it may mean)
    read: RowRead, at: int, kind: str, text: str, column: tuple[str, Field],
    specs: Mapping[str, LineSpec], *, by_line: bool,
) -> None:  # fmt: skip
    line = read.thing if by_line else column[0]
    spec = specs.get(line)
    if spec is None or (text.strip() in EMPTY and kind != "f"):
        return
    if column[1] is Field.NOTE:
        read.notes[line] = " ".join(text.split())[:LONGEST_NOTE]
        return
    if not spec.writable or (column[1] is Field.ESTIMATE and not spec.with_estimate):
        return
    try:
        read.figures[line, column[1]] = figure_of(kind, text, spec)
    except RuleBroken as refused:
        read.faults[at] = refused


def figure_of(kind: str, text: str, spec: LineSpec) -> Decimal:
    """The figure that a cell says; raises `RuleBroken` with the sentence for what it cannot be.

    >>> figure_of("n", "0.30000000000000004", LineSpec("1", "x", 1, "amount"))
    Decimal('0.3')
    """
    if kind == "n" and text.isdecimal() and len(text) < 11:
        return Decimal(text)
    if kind == "n":
        value = _from_sheet(text, spec.decimals)
    elif kind == "s":
        value = read_number(text, decimals=spec.decimals)
    else:
        raise RuleBroken(_OTHER_KINDS.get(kind, _NO_FIGURE))
    check_size(value, of_a_commune=False)
    if value < 0 and spec.kind != IndicatorKind.AMOUNT:
        raise RuleBroken(gettext_noop("số không thể âm"))
    return value


def plain(value: Decimal) -> str:
    """A figure in its one written form, without idle zeros.

    >>> plain(Decimal("1200.50")), plain(Decimal("1E+3")), plain(Decimal("0.00"))
    ('1200.5', '1000', '0')
    """
    text = f"{value:f}"
    return (text.rstrip("0").rstrip(".") or "0") if "." in text else text


def _from_sheet(text: str, decimals: int) -> Decimal:
    """A number as the spreadsheet stores it, freed of the noise of binary fractions."""
    try:
        value = Decimal(text)
        near = value.quantize(Decimal(1).scaleb(-decimals))
    except InvalidOperation as fault:
        raise RuleBroken(_NO_FIGURE) from fault
    if not value.is_finite():
        raise RuleBroken(_NO_FIGURE)
    if abs(value - near) <= MOST_NOISE * max(Decimal(1), abs(value) / 10**6):
        return near if decimals else near.quantize(Decimal(1))
    return read_number(f"{value:f}".replace(".", ","), decimals=decimals)


_NO_FIGURE: Final = gettext_noop("ô này không phải là số")
_OTHER_KINDS: Final = {
    "d": gettext_noop("ô này là ngày tháng, không phải số; hãy đổi định dạng ô về số rồi nhập lại"),
    "b": gettext_noop("ô này là đúng/sai, không phải số"),
    "e": gettext_noop("công thức trong ô này đang báo lỗi"),
    "f": gettext_noop("công thức trong ô này chưa được tính; hãy mở tệp bằng Excel rồi lưu lại"),
}
