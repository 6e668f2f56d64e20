"""A workbook row by row with a verdict on each: what would change, what stays, what to look at again."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from pathlib import Path
from typing import Any, Final

from django.utils.translation import gettext as _

from chuan.figures.enums import Origin
from chuan.figures.errors import FigureRefused
from chuan.figures.models import Report, ReportCell
from chuan.figures.office.apart import told
from chuan.figures.rules.filling import is_typed
from chuan.figures.rules.workbook_keys import (
    META,
    BookKind,
    Field,
    Meta,
    base_key,
    meta_of,
    print_key,
    row_key,
)
from chuan.figures.rules.workbook_rows import (
    Layout,
    LineSpec,
    Row,
    RowRead,
    find_layout,
    heading_key,
    plain,
    read_row,
)
from chuan.figures.selectors.workbook_lines import Line
from chuan.figures.selectors.workbook_scope import Rights
from chuan.figures.services.cells import CellEdit

ORIGIN: Final = Origin.IMPORTED
_NEVER: Final = -1
"""A column that no sheet has: where a row found by its words gets its key."""
HEAD_ROWS: Final = 40
"""The header stands within these."""


@dataclass(frozen=True, slots=True)
class Batch:
    """Some rows of the sheet that holds the table."""

    sheet: int
    layout: Layout
    rows: Sequence[Row]


@dataclass(slots=True)
class OpenBook:
    """One workbook being read: what its hidden sheet says, then its rows in handfuls."""

    path: Path
    kept: dict[str, str] = field(default_factory=dict)

    @property
    def meta(self) -> Meta:
        """What it was made for; empty for a file that is not ours."""
        return meta_of(self.kept)

    def batches(self, find: Callable[[Meta, Sequence[Row]], Layout | None]) -> Iterator[Batch]:
        """The rows below the header; `find` looks for the table among the first rows of a sheet."""
        sheet, name, layout = 0, "", None
        looked = False
        for message in told("read", self.path):
            if "sheet" in message:
                if layout is not None:
                    return
                sheet, name, looked = message["sheet"], message["name"], False
            elif name == META and "rows" in message:
                self._keep(message["rows"])
            elif "rows" in message:
                if not looked:
                    head = [row for row in message["rows"] if row[0] <= HEAD_ROWS]
                    layout, looked = find(self.meta, head), True
                if layout is not None:
                    below = [row for row in message["rows"] if row[0] > layout.head_row]
                    yield Batch(sheet, layout, below)
        if layout is None:
            raise FigureRefused(
                _("Không thấy bảng số liệu trong tệp. Hãy tải tệp mẫu của kỳ này rồi điền vào đó.")
            )

    def _keep(self, rows: Sequence[Row]) -> None:
        for _number, _hidden, cells in rows:
            texts = {at: text for at, _kind, text in cells}
            if 1 in texts:
                self.kept[texts[1]] = texts.get(2, "")


@dataclass(slots=True)
class Verdict:
    """What is to be done with one row: nothing, the edits, or a second look by whoever filled it."""

    number: int
    report: Report | None = None
    edits: list[Any] = field(default_factory=list)
    faults: dict[int, str] = field(default_factory=dict)
    was_marked: bool = False
    hidden: bool = False

    @property
    def is_bad(self) -> bool:
        """Something in it must be looked at again."""
        return bool(self.faults)


@dataclass(slots=True)
class Judge:
    """Holds rows against what stands in the reports that the actor may write."""

    scope: str
    kind: str
    rights: Rights
    reports: Mapping[str, Report]
    lines: Sequence[Line]
    specs: Mapping[str, LineSpec]
    kept: Mapping[str, str]
    headings: Mapping[str, tuple[str, Field]]
    names: Mapping[str, int]
    single: Report | None = None
    by_name: dict[str, str] = field(default_factory=dict)
    writable: dict[tuple[str, str], bool] = field(default_factory=dict)

    def find(self, rows: Sequence[Row]) -> Layout | None:
        """The table of this kind of workbook, or None."""
        return find_layout(rows, self.headings, self.names)

    def verdicts(self, batch: Batch) -> list[Verdict]:
        """One for each row that says something."""
        by_line = self.kind == BookKind.REPORT
        read = [
            read_row(row, batch.layout, self.specs, self.scope, by_line=by_line)
            if not by_line
            else self._read_line(row, batch.layout)
            for row in batch.rows
        ]
        read = [row for row in read if row.says_something or row.was_marked]
        wanted = {r.pk for row in read if (r := self._report(row)) is not None}
        cells = ReportCell.objects.filter(report__in=wanted) if wanted else ()
        standing = {(cell.report_id, str(cell.line_id)): cell for cell in cells}
        return [self._verdict(row, standing) for row in read]

    def _read_line(self, row: Row, layout: Layout) -> RowRead:
        read = read_row(row, layout, self.specs, self.scope, by_line=True)
        if read.thing or not layout.names:
            return read
        named = {heading_key(spec.name): key for key, spec in self.specs.items()}
        thing = next((named[w] for n in read.names if (w := heading_key(n)) in named), "")
        if not thing:
            return read
        keyed = (*row[2], (_NEVER, "s", row_key(self.scope, thing)))
        known = replace(layout, key_column=_NEVER)
        return read_row((row[0], row[1], keyed), known, self.specs, self.scope, by_line=True)

    def _report(self, row: RowRead) -> Report | None:
        if self.single is not None:
            return self.single
        thing = row.thing or self.by_name.get(heading_key(" ".join(row.names)), "")
        return self.reports.get(thing)

    def _verdict(self, row: RowRead, standing: Mapping[tuple[int, str], ReportCell]) -> Verdict:
        report = self._report(row)
        verdict = Verdict(row.number, report, was_marked=row.was_marked, hidden=row.hidden)
        thing = report.uid.hex if report is not None and self.single is None else ""
        known = self.kept.get(print_key(row.thing)) if row.thing else None
        if not row.says_something or (known == row.print and not row.faults):
            return verdict
        if report is None or not self.rights.fills(report):
            verdict.faults[0] = self._why_not(report)
            return verdict
        verdict.faults = {at: fault.said(_) for at, fault in row.faults.items()}
        if not verdict.faults:
            verdict.edits = self._edits(row, report, thing, standing)
        return verdict

    def _why_not(self, report: Report | None) -> str:
        if report is not None and self.rights.is_own(report):
            return _(
                "Báo cáo này đã gửi nên không nhận số mới; hãy rút lại hoặc chờ trả lại bổ sung."
            )
        return _("Bạn không nhập được số liệu cho đơn vị ở dòng này.")

    def _edits(
        self, row: RowRead, report: Report, thing: str,
        standing: Mapping[tuple[int, str], ReportCell],
    ) -> list[CellEdit]:  # fmt: skip
        """What is new in the row, line by line; a figure left as it was shown is no edit."""
        touched = {line for line, _field in row.figures} | set(row.notes)
        edits = []
        for line in sorted(touched, key=int):
            cell = standing.get((report.pk, line))
            value = self._new(row, thing, line, Field.VALUE)
            estimate = self._new(row, thing, line, Field.ESTIMATE)
            note = row.notes.get(line)
            edit = CellEdit(
                int(line),
                value if value is not None else (cell.value if cell else None),
                estimate if estimate is not None else (cell.estimate if cell else None),
                note,
            )
            if _says_more(edit, cell) and self._may_hold(report, line, edit):
                edits.append(edit)
        return edits

    def _new(self, row: RowRead, thing: str, line: str, which: Field) -> Decimal | None:
        figure = row.figures.get((line, which))
        if figure is None or self.kept.get(base_key(thing, line, which)) == plain(figure):
            return None
        return figure

    def _may_hold(self, report: Report, line: str, edit: CellEdit) -> bool:
        """Whether the body states this figure; what the system computes is passed over."""
        key = (line, report.tier)
        if key not in self.writable:
            indicator = next(each.line.indicator for each in self.lines if each.key == line)
            self.writable[key] = indicator is not None and is_typed(
                indicator.kind, indicator.level, report.tier
            )
        return self.writable[key] or (edit.value is None and edit.estimate is None)


def _says_more(edit: CellEdit, cell: ReportCell | None) -> bool:
    if cell is None:
        return edit.value is not None or edit.estimate is not None or bool(edit.note)
    same = (edit.value, edit.estimate) == (cell.value, cell.estimate)
    return not same or (edit.note is not None and edit.note != cell.note)
