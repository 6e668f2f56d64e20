"""Workbooks to be filled or read: one report as its form stands, a round with one body a row."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from uuid import UUID

from django.utils.translation import gettext as _

from chuan.core.actor import Actor
from chuan.domain.cascade import parse_period
from chuan.figures.models import Figure, Report, ReportCell, ReportVersion, Round
from chuan.figures.office.template import Book, Column, Page, Row, Value
from chuan.figures.rules import versions
from chuan.figures.rules.filling import is_typed
from chuan.figures.rules.naming import said_period
from chuan.figures.rules.workbook_keys import (
    META,
    BookKind,
    Field,
    Meta,
    base_key,
    checksum,
    column_key,
    print_key,
    row_key,
    row_print,
)
from chuan.figures.rules.workbook_rows import plain
from chuan.figures.selectors.filling import find_report, sheet_of
from chuan.figures.selectors.sheet import Row as SheetRow
from chuan.figures.selectors.titles import round_title
from chuan.figures.selectors.workbook_lines import Line, columns_of, lines_of
from chuan.figures.selectors.workbook_scope import Rights, find_round, reports_in, rights_of

_REMEMBERED = 200
"""Bodies whose figures are kept cell by cell; beyond, a row is known as a whole."""
Said = Mapping[tuple[str, Field], Decimal]
"""What a report says, by line and field."""


@dataclass(frozen=True, slots=True)
class Made:
    """A workbook ready to be written, with the name of its file."""

    book: Book
    name: str


def report_book(actor: Actor, uid: UUID) -> Made:
    """One report as its form stands: a line a row, last year's figure beside."""
    report = find_report(actor, uid)
    sheet = sheet_of(actor, report)
    round_ = report.round
    fields = [Field.VALUE, Field.ESTIMATE, Field.NOTE]
    columns = _report_columns(report)
    rows = [_report_row(row, report, editable=sheet.editable) for row in sheet.rows]
    keys = [column_key(field) for field in fields] + [row.key for row in rows if row.key]
    meta = _meta(round_, BookKind.REPORT, keys, report=str(report.uid)) + _shown(sheet.rows)
    lines = (
        _("%(body)s – chốt đến ngày %(on)s")
        % {"body": report.organisation.name, "on": f"{report.as_of:%d/%m/%Y}"},
        _GUIDE(),
    )
    page = Page(_("Số liệu"), round_title(round_), lines, columns, rows, 2)
    return Made(Book([page], META, meta), f"{round_.form.code}-{round_.period}.xlsx")


def round_book(actor: Actor, uid: UUID) -> Made:
    """A round: one row for each body that the actor may know of, open where it may write."""
    round_ = find_round(actor, uid)
    lines = lines_of(round_.form)
    rights = rights_of(actor)
    reports = list(reports_in(actor, round_))
    told = list(columns_of(lines))
    columns = [*_body_columns(), *(column for _line, _field, column in told)]
    said = values_in(round_, reports, rights)
    rows = [_round_row(at, report, told, rights, said) for at, report in enumerate(reports, 1)]
    keys = [column.key for column in columns if column.key] + [row.key for row in rows]
    title = round_title(round_)
    about = _("Chốt đến ngày %(on)s. %(n)d đơn vị.") % {
        "on": f"{round_.closing_on:%d/%m/%Y}", "n": len(rows),
    }  # fmt: skip
    pages = [Page(_("Số liệu"), title, (about, _GUIDE()), columns, rows, 3)]
    before = _year_before(actor, round_, reports, told)
    if before is not None:
        pages.append(before)
    meta = _meta(round_, BookKind.ROUND, keys) + _remembered(reports, rights, said)
    return Made(Book(pages, META, meta), f"{round_.form.code}-{round_.period}-tong-hop.xlsx")


def values_in(
    round_: Round, reports: Sequence[Report], rights: Rights
) -> Mapping[int, dict[tuple[str, Field], Decimal]]:
    """What each report says: the draft where it may be read, else what was sent last."""
    drafts = {report.pk for report in reports if rights.reads_draft(report)}
    found: dict[int, dict[tuple[str, Field], Decimal]] = defaultdict(dict)
    cells = ReportCell.objects.filter(report__round=round_).values_list(
        "report_id", "line_id", "value", "estimate"
    )
    for report, line, value, estimate in cells.iterator():
        if report in drafts:
            _put(found[report], str(line), value, estimate)
    others = {report.pk for report in reports if report.pk not in drafts and report.version}
    if others:
        sent = ReportVersion.objects.filter(report__round=round_).order_by("report", "number")
        for version in sent.iterator():
            if version.report_id in others:
                found[version.report_id] = {}
                for row in versions.lines_of(version.content):
                    _put(found[version.report_id], str(row.line), row.value, row.estimate)
    return found


def _put(
    said: dict[tuple[str, Field], Decimal], line: str, value: Decimal | None, estimate: Decimal | None
) -> None:  # fmt: skip
    if value is not None:
        said[line, Field.VALUE] = value
    if estimate is not None:
        said[line, Field.ESTIMATE] = estimate


def _GUIDE() -> str:  # noqa: N802  (said in the reader's language, hence not a constant)
    return _(
        "Chỉ điền các ô nền vàng. Ô để trống giữ nguyên số đã có trong hệ thống. "
        "Số viết 1.234,5 hoặc 1234,5. Không đổi mẫu số của dòng, cột ẩn."
    )


def _meta(
    round_: Round, kind: BookKind, keys: Sequence[str], report: str = ""
) -> tuple[tuple[str, str], ...]:
    form = round_.form
    told = Meta(
        kind, form.code, str(form.version), str(round_.uid), report, round_.period, checksum(keys)
    )
    return told.rows()


def _shown(rows: Sequence[SheetRow]) -> tuple[tuple[str, str], ...]:
    """What one report showed, so that what nobody touched is told from what somebody typed."""
    return tuple(
        (base_key("", str(row.pk), field), plain(value))
        for row in rows
        for field, value in ((Field.VALUE, row.value), (Field.ESTIMATE, row.estimate))
        if value is not None
    )


def _remembered(
    reports: Sequence[Report], rights: Rights, said: Mapping[int, Said]
) -> tuple[tuple[str, str], ...]:
    """The print of each row, and the figures of the few that may be filled."""
    kept = [
        (
            print_key(report.uid.hex),
            row_print({key: plain(v) for key, v in said.get(report.pk, {}).items()}, {}),
        )
        for report in reports
    ]
    filled = [report for report in reports if rights.fills(report)][:_REMEMBERED]
    for report in filled:
        kept += [
            (base_key(report.uid.hex, line, field), plain(value))
            for (line, field), value in said.get(report.pk, {}).items()
        ]
    return tuple(kept)


def _report_columns(report: Report) -> Sequence[Column]:
    on = f"{report.as_of:%d/%m/%Y}"
    return (
        Column(_("STT"), width=7, is_text=True),
        Column(_("Chỉ tiêu"), width=52, is_text=True),
        Column(_("Đơn vị tính"), width=12, is_text=True),
        Column(_("Kết quả đến %(on)s") % {"on": on}, column_key(Field.VALUE), 18, "", 0),
        Column(_("Ước cả năm"), column_key(Field.ESTIMATE), 16, "", 0),
        Column(_("Cùng kỳ năm trước"), width=16, decimals=0),
        Column(_("Ghi chú"), column_key(Field.NOTE), 36, is_text=True),
        Column(_("Cách hiểu chỉ tiêu"), width=48, is_text=True),
    )


def _report_row(row: SheetRow, report: Report, *, editable: bool) -> Row:
    if row.indicator is None:
        values = (row.label, row.name, "", None, None, None, "", "")
        return Row("", values, is_heading=True)
    fills = {3, 6} | ({4} if row.with_estimate else set())
    return Row(
        row_key(str(report.round.uid), str(row.pk)),
        (
            row.label, row.name, row.unit, row.value, row.estimate, row.last_year, row.note,
            row.indicator.definition,
        ),
        frozenset(fills) if editable and row.is_typed else frozenset(),
        decimals=row.decimals,
    )  # fmt: skip


def _body_columns() -> Sequence[Column]:
    return (
        Column(_("STT"), width=6, decimals=0),
        Column(_("Mã"), width=8, is_text=True),
        Column(_("Đơn vị"), width=34, is_text=True),
    )


def _round_row(
    at: int, report: Report, told: Sequence[tuple[Line, Field, Column]], rights: Rights,
    said: Mapping[int, Said],
) -> Row:  # fmt: skip
    mine = said.get(report.pk, {})
    fills = frozenset(
        column
        for column, (line, _field, _column) in enumerate(told, start=3)
        if line.line.indicator
        and is_typed(line.line.indicator.kind, line.line.indicator.level, report.tier)
    )
    code = report.place.code if report.place else ""
    values: list[Value] = [at, code, report.organisation.name]
    figures: list[Value] = [mine.get((line.key, field)) for line, field, _column in told]
    key = row_key(str(report.round.uid), report.uid.hex)
    return Row(key, [*values, *figures], fills if rights.fills(report) else frozenset())


def _year_before(
    actor: Actor, round_: Round, reports: Sequence[Report],
    told: Sequence[tuple[Line, Field, Column]],
) -> Page | None:  # fmt: skip
    """What the same bodies stated a year before, on a sheet of its own; None when nothing is known."""
    before = parse_period(round_.period).a_year_before()
    rows = Figure.objects.all() if actor.is_system else Figure.objects.visible_to(actor)
    wanted = {(line.line.indicator_id, line.line.stage): line.key for line, _f, _c in told}
    found: dict[int, dict[str, Decimal]] = defaultdict(dict)
    stated = rows.filter(period=before.code, indicator__lines__form=round_.form).distinct()
    for figure in stated.iterator():
        line = wanted.get((figure.indicator_id, figure.stage))
        if line is not None and figure.value is not None:
            found[figure.organisation_id][line] = figure.value
    if not found:
        return None
    shown = [(line, column) for line, field, column in told if field is Field.VALUE]
    columns = [*_body_columns(), *(_without_key(column) for _line, column in shown)]
    return Page(
        _("Cùng kỳ năm trước"),
        _("Cùng kỳ: %(period)s") % {"period": said_period(before)},
        (_("Chỉ để so sánh, không điền vào trang này."),),
        columns,
        _rows_before(reports, found, [line.key for line, _column in shown]),
        3,
    )


def _without_key(column: Column) -> Column:
    return Column(column.heading, "", column.width, "", column.decimals)


def _rows_before(
    reports: Sequence[Report], found: Mapping[int, Mapping[str, Decimal]], lines: Sequence[str]
) -> Iterator[Row]:
    for at, report in enumerate(reports, start=1):
        mine = found.get(report.organisation_id, {})
        code = report.place.code if report.place else ""
        figures = [mine.get(line) for line in lines]
        yield Row("", [at, code, report.organisation.name, *figures])
