"""After the year is over estimates give way to official figures, in one step, even in a locked report."""

from collections.abc import Mapping
from decimal import Decimal
from uuid import UUID, uuid4

from django.db import transaction
from django.utils.translation import gettext as _

from chuan.core import clock
from chuan.core.actor import Actor
from chuan.figures.enums import Origin, ReportEvent
from chuan.figures.errors import FigureRefused, ReportIncomplete
from chuan.figures.models import Report
from chuan.figures.rules.cells import Written
from chuan.figures.rules.numbers import check_size
from chuan.figures.selectors import offering
from chuan.figures.selectors.filling import sheet_of
from chuan.figures.selectors.gaps import look_below
from chuan.figures.selectors.life import may_state_actuals
from chuan.figures.selectors.sheet import Row, RowKind, Sheet
from chuan.figures.selectors.standing import content_from
from chuan.figures.selectors.titles import title_of
from chuan.figures.services.cells import keep_change, write_cell, written_in
from chuan.figures.services.stepping import check_step, lock_own, record_report, take_step
from chuan.figures.services.telling import tell_asker
from chuan.figures.services.versioning import keep_version, let_count
from chuan.orgs.enums import Level


@transaction.atomic
def state_actuals(*, actor: Actor, uid: UUID, actuals: Mapping[int, Decimal]) -> Report:
    """Say what the year came to: a new version, closed on its last day, without any estimate.

    `actuals` holds a figure for every typed line that has one now; the state of the report stays.
    """
    report = lock_own(actor, uid)
    check_step(report, ReportEvent.STATE_ACTUALS)
    if not may_state_actuals(report, clock.today()):
        raise ReportIncomplete(
            _("Chỉ cập nhật số chính thức một lần, cho báo cáo năm đã gửi, khi năm đã kết thúc.")
        )
    sheet = sheet_of(actor, report)
    _check(report, sheet, actuals)
    _write(actor, report, sheet, actuals)
    report.as_of = report.round.period_until
    _keep(actor, report)
    title = _("Đã cập nhật số chính thức: %(title)s") % {"title": title_of(report)}
    tell_asker(actor, report, "figures.report_actuals", title)
    return report


def wanted_rows(sheet: Sheet) -> tuple[Row, ...]:
    """The lines whose figure at the end of the year must be said."""
    return tuple(
        row
        for row in sheet.rows
        if row.is_typed and (row.required or row.value is not None or row.estimate is not None)
    )


def _check(report: Report, sheet: Sheet, actuals: Mapping[int, Decimal]) -> None:
    for row in wanted_rows(sheet):
        value = actuals.get(row.pk)
        if value is None:
            raise FigureRefused(
                _("“%(name)s” chưa có số chính thức.") % {"name": row.name}, line=row.pk
            )
        check_size(value, of_a_commune=report.organisation.level == Level.COMMUNE)
        if value < 0 or value != value.quantize(Decimal(1).scaleb(-row.decimals)):
            raise FigureRefused(
                _("“%(name)s”: cần kiểm tra lại số này.") % {"name": row.name}, line=row.pk
            )


def _write(actor: Actor, report: Report, sheet: Sheet, actuals: Mapping[int, Decimal]) -> None:
    """Every figure as it is at the end of the year, in one batch of the history."""
    cells = {cell.line_id: cell for cell in report.cells.all()}
    counted, added = offering.counted(report), offering.added_up(report)
    wanted = {row.pk for row in wanted_rows(sheet)}
    batch = uuid4()
    for row in sheet.rows:
        cell = cells.get(row.pk)
        if row.pk in wanted:
            live = counted.get(row.pk)
            same = live is not None and live.value == actuals[row.pk]
            origin = Origin.LIVE if same else Origin.TYPED
            after = Written(actuals[row.pk], None, row.note, origin)
        elif row.kind is RowKind.ADDED and row.pk in added:
            after = Written(added[row.pk].value, None, row.note, Origin.ROLLED_UP)
        else:
            continue
        before = written_in(cell)
        if before != after:
            write_cell(actor, report, cell, row.pk, after)
            keep_change(actor, report, row.pk, before, after, batch)


def _keep(actor: Actor, report: Report) -> None:
    gaps = look_below(report).gaps.said()
    content = content_from(sheet_of(actor, report), gaps=gaps, actual=True)
    version = keep_version(actor, report, content)
    report.last_sent_at, report.gaps = clock.now(), gaps
    report.save()
    take_step(actor, report, ReportEvent.STATE_ACTUALS)
    let_count(report, content)
    record_report(
        actor,
        report,
        "figures.report.actuals",
        version=version.number,
        sha256=version.sha256,
        as_of=f"{report.as_of:%d/%m/%Y}",
    )
