"""Writes a workbook to be filled: locked but for its open cells, with hidden keys, ready to print."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path
from typing import Any, Final

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.comments import Comment
from openpyxl.styles import Alignment, Border, Font, NamedStyle, PatternFill, Protection, Side
from openpyxl.worksheet.datavalidation import DataValidation

from chuan.figures.office.sheets import letters_of

FONT: Final = "Times New Roman"
FORMULA: Final = ("=", "+", "-", "@", "\t", "\r", "\n")
"""Signs at which spreadsheets begin to compute."""
_THIN: Final = Side(style="thin", color="FF9AA5A1")
_BORDER: Final = Border(left=_THIN, right=_THIN, top=_THIN, bottom=_THIN)
_OPEN_GROUND: Final = PatternFill("solid", fgColor="FFFFFBE6")
_HEAD_GROUND: Final = PatternFill("solid", fgColor="FFDCEBE8")
_LOCKED_GROUND: Final = PatternFill("solid", fgColor="FFF3F4F4")
Value = str | int | Decimal | None


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its hidden key, heading, width in letters; `note` is told beside the heading."""

    heading: str
    key: str = ""
    width: float = 14
    note: str = ""
    decimals: int | None = None
    is_text: bool = False
    choices: Sequence[str] = ()


@dataclass(frozen=True, slots=True)
class Row:
    """One row: its hidden key, its values, and which columns (from 0) may be filled."""

    key: str
    values: Sequence[Value]
    fills: frozenset[int] = frozenset()
    is_heading: bool = False
    decimals: int | None = None


@dataclass(frozen=True, slots=True)
class Page:
    """One sheet: what stands above the table, the table, how many columns stay when scrolled."""

    name: str
    title: str
    lines: Sequence[str]
    columns: Sequence[Column]
    rows: Iterable[Row]
    stays: int = 2


@dataclass(frozen=True, slots=True)
class Book:
    """A whole workbook; `meta` goes to a hidden sheet of this name."""

    pages: Sequence[Page]
    meta_name: str = ""
    meta: Sequence[tuple[str, str]] = ()


def safe(text: str) -> str:
    """The text so that no spreadsheet computes it, whatever it is saved as later."""
    return f"'{text}" if text.startswith(FORMULA) else text


def write_book(book: Book, target: Path) -> int:
    """Write the workbook row by row, so that a round of the whole country fits; how many rows."""
    file = Workbook(write_only=True)
    looks = _Looks(file)
    rows = sum(_write_page(file, page, looks) for page in book.pages)
    if book.meta:
        hidden = file.create_sheet(book.meta_name)
        hidden.sheet_state = "veryHidden"
        hidden.protection.sheet = True
        for pair in book.meta:
            hidden.append([_text(hidden, part) for part in pair])
    file.save(target)
    return rows


@dataclass(slots=True)
class _Looks:
    """Named looks: one look of a cell costs one assignment and not five."""

    file: Workbook
    known: dict[tuple[str, int | None], str] = field(default_factory=dict)
    cells: dict[tuple[str, str], Any] = field(default_factory=dict)

    def cell(self, sheet: Any, look: str) -> Any:  # noqa: ANN401  (the stubs of write-only sheets lack it)
        """A cell of this look, used again for the next one as soon as it is written."""
        found = self.cells.get((sheet.title, look))
        if found is None:
            found = self.cells[sheet.title, look] = WriteOnlyCell(sheet)
            found.style = look
        return found

    def of(self, kind: str, decimals: int | None = None) -> str:
        """The name of a look: "open", "locked", "head", "part", "plain", "key"."""
        found = self.known.get((kind, decimals))
        if found is None:
            style = _style(kind, decimals)
            self.file.add_named_style(style)
            found = self.known[kind, decimals] = style.name
        return found


def _style(kind: str, decimals: int | None) -> NamedStyle:
    style = NamedStyle(f"chuan-{kind}" if decimals is None else f"chuan-{kind}-{decimals}")
    style.font = Font(name=FONT, size=11, bold=kind in {"head", "part", "title"})
    style.protection = Protection(locked=kind != "open")
    style.alignment = Alignment(
        horizontal="center" if kind == "head" else ("right" if decimals is not None else "left"),
        vertical="center" if kind == "head" else "top",
        wrap_text=kind in {"head", "locked", "open", "part"} and decimals is None,
    )
    if kind in {"open", "locked", "head", "part"}:
        style.border = _BORDER
    grounds = {"open": _OPEN_GROUND, "head": _HEAD_GROUND, "part": _LOCKED_GROUND}
    if kind in grounds:
        style.fill = grounds[kind]
    if decimals is not None:
        style.number_format = "#,##0" + ("." + "0" + "#" * (decimals - 1) if decimals else "")
    elif kind == "open":
        style.number_format = "@"
    return style


def _write_page(file: Workbook, page: Page, looks: _Looks) -> int:
    sheet = file.create_sheet(page.name[:31])
    head_row = 4 + len(page.lines)
    _set_up(sheet, page, head_row)
    sheet.append([_text(sheet, column.key, looks.of("plain")) for column in _all(page)])
    sheet.append(["", "", _text(sheet, page.title, looks.of("title"))])
    for line in page.lines:
        sheet.append(["", "", _text(sheet, line, looks.of("plain"))])
    sheet.append([])
    sheet.append([_head(sheet, column, looks) for column in _all(page)])
    written = 0
    for row in page.rows:
        sheet.append(_cells(sheet, page, row, looks))
        written += 1
    _bound_choices(sheet, page, head_row + 1, head_row + max(written, 1))
    return written


def _all(page: Page) -> list[Column]:
    return [Column("", width=2), *page.columns]


def _set_up(sheet: Any, page: Page, head_row: int) -> None:  # noqa: ANN401  (the stubs of write-only sheets lack these)
    """Widths, frozen heading, print set-up and protection; told before the first row is written."""
    for at, column in enumerate(_all(page), start=1):
        sheet.column_dimensions[letters_of(at)].width = column.width
    sheet.column_dimensions["A"].hidden = True
    sheet.row_dimensions[1].hidden = True
    sheet.row_dimensions[head_row].height = 78
    sheet.freeze_panes = f"{letters_of(page.stays + 2)}{head_row + 1}"
    sheet.print_title_rows = f"{head_row}:{head_row}"
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = 9
    sheet.page_setup.fitToWidth = 1
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.oddFooter.center.text = "&P/&N"
    guard = sheet.protection
    guard.sheet = True
    guard.formatColumns = guard.formatRows = guard.formatCells = False
    guard.sort = guard.autoFilter = False


def _head(sheet: Any, column: Column, looks: _Looks) -> Any:  # noqa: ANN401  (as above)
    cell = _text(sheet, column.heading, looks.of("head" if column.heading else "plain"))
    if column.note:
        cell.comment = Comment(safe(column.note), "Chuẩn", height=140, width=320)
    return cell


def _cells(sheet: Any, page: Page, row: Row, looks: _Looks) -> Iterator[Any]:  # noqa: ANN401  (as above)
    """The cells of one row, each written before the next is made."""
    yield _text(sheet, row.key, looks.of("plain"))
    for at, (column, value) in enumerate(zip(page.columns, row.values, strict=True)):
        own = column.decimals is not None and row.decimals is not None
        decimals = row.decimals if own else column.decimals
        kind = "open" if at in row.fills else ("part" if row.is_heading else "locked")
        cell = looks.cell(
            sheet, looks.of(kind, None if column.is_text or row.is_heading else decimals)
        )
        if isinstance(value, str):
            cell.value = safe(value) or None
            if value:
                cell.data_type = "s"
        else:
            cell.value = value
        yield cell


def _text(sheet: Any, text: str, look: str = "") -> Any:  # noqa: ANN401  (as above)
    """A cell that holds words and is never a formula."""
    cell = WriteOnlyCell(sheet, safe(text) or None)
    if text:
        cell.data_type = "s"
    if look:
        cell.style = look
    return cell


def _bound_choices(sheet: Any, page: Page, first: int, last: int) -> None:  # noqa: ANN401  (as above)
    """Drop-downs, and a warning at once where a number is wanted."""
    for at, column in enumerate(page.columns, start=2):
        where = f"{letters_of(at)}{first}:{letters_of(at)}{last}"
        if column.choices:
            listed = '"' + ",".join(column.choices) + '"'
            rule = DataValidation(type="list", formula1=listed, allow_blank=True)
            rule.error = "Hãy chọn một giá trị trong danh sách."
        elif column.decimals is not None and column.key:
            rule = DataValidation(type="decimal", operator="greaterThanOrEqual", formula1="0")
            rule.allow_blank, rule.errorStyle = True, "warning"
            rule.error = "Ô này cần một số không âm, ví dụ 1234,5."
        else:
            continue
        rule.showErrorMessage = True
        rule.errorTitle = "Cần kiểm tra lại"
        sheet.data_validations.append(rule)
        rule.add(where)
