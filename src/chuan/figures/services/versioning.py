"""Keeping what was sent, whole and for good, and letting its figures count."""

from uuid import uuid4

from chuan.core import clock
from chuan.core.actor import Actor
from chuan.figures.models import CellSource, FormLine, Report, ReportCell, ReportVersion
from chuan.figures.rules.cells import Written
from chuan.figures.rules.version_shape import Content
from chuan.figures.rules.versions import fingerprint, lines_of
from chuan.figures.selectors.live_rows import COUNTED_KINDS
from chuan.figures.selectors.sheet import Row, RowKind, Sheet
from chuan.figures.services.cells import keep_change, write_cell, written_in
from chuan.figures.services.facts import Stated, put_figures


def keep_version(actor: Actor, report: Report, content: Content) -> ReportVersion:
    """The next version of the held report; the caller saves the report and records the hash."""
    report.version += 1
    return ReportVersion.objects.create(
        report=report,
        number=report.version,
        content=content,
        sha256=fingerprint(content),
        at=clock.now(),
        by_label=actor.label[:160],
    )


def let_count(report: Report, content: Content) -> None:
    """What the body itself states replaces what the report stated before; the facts pick which."""
    indicators = dict(
        FormLine.objects.filter(form=report.round.form_id, indicator__isnull=False).values_list(
            "pk", "indicator"
        )
    )
    put_figures(
        report=report,
        stated=[
            Stated(indicators[line.line], line.stage, line.value, line.estimate)
            for line in lines_of(content)
        ],
    )


def keep_offers(actor: Actor, report: Report, sheet: Sheet) -> int:
    """What was counted or added up, and nobody typed, stays in the report with its rows; how many."""
    cells = {cell.line_id: cell for cell in report.cells.all()}
    sourced = set(report.cells.filter(sources__isnull=False).values_list("pk", flat=True))
    batch, count = uuid4(), 0
    for row in sheet.rows:
        if not _is_offered(row):
            continue
        held = cells.get(row.pk)
        before = written_in(held)
        after = Written(row.value, row.estimate, row.note, row.origin)
        if held and before == after:
            if held.pk not in sourced:
                _keep_sources(held, row)
            continue
        cell = write_cell(actor, report, held, row.pk, after)
        keep_change(actor, report, row.pk, before, after, batch)
        _keep_sources(cell, row)
        count += 1
    return count


def _is_offered(row: Row) -> bool:
    offered = row.offered
    return row.kind is not RowKind.RATE and offered is not None and row.origin == offered.origin


def _keep_sources(cell: ReportCell, row: Row) -> None:
    """The counted rows behind the figure as they are now; what people gave by hand stays."""
    rows = row.offered.rows if row.offered else ()
    counted = {*COUNTED_KINDS, *(kind for kind, _, _ in rows)}
    cell.sources.filter(kind__in=counted).delete()
    CellSource.objects.bulk_create(
        (
            CellSource(cell=cell, kind=kind, object_id=object_id, label=label[:300])
            for kind, object_id, label in rows
        ),
        batch_size=500,
        ignore_conflicts=True,
    )
