"""What shows a figure: rows of registers, evidence of tasks, files; given and taken away by hand."""

from typing import BinaryIO, Final
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from chuan.core import references
from chuan.core.actor import Actor
from chuan.figures.enums import Origin
from chuan.figures.errors import FigureRefused
from chuan.figures.models import CellSource, FormLine, Report, ReportCell
from chuan.figures.rules.cells import Written
from chuan.figures.selectors.cell import FILE
from chuan.figures.services.cells import lock_to_fill, touch, write_cell
from chuan.figures.services.stepping import record_report
from chuan.plans.services.evidence import store_examined
from chuan.plans.services.evidence_files import examined

MOST: Final = 200


@transaction.atomic
def add_source(*, actor: Actor, report: UUID, line: int, kind: str, object_id: str) -> CellSource:
    """Name a thing that the actor may see as behind the figure; again is harmless."""
    found = lock_to_fill(actor, report)
    named = references.look_up(actor, [(kind, object_id)]).get((kind, object_id))
    if named is None:
        raise FigureRefused(_("Không tìm thấy mục đã chọn trong hệ thống."))
    return _add(actor, found, line, (named.kind, named.object_id, named.label))


def add_file(*, actor: Actor, report: UUID, line: int, stream: BinaryIO, name: str) -> CellSource:
    """Keep a file that shows the figure; one that bears a stamp of secrecy is refused."""
    with examined(stream, name) as file, transaction.atomic():
        found = lock_to_fill(actor, report)
        stored = store_examined(actor, file, name, found.path)
        return _add(actor, found, line, (FILE, stored.uid.hex, stored.name))


@transaction.atomic
def remove_source(*, actor: Actor, report: UUID, source: int) -> None:
    """Take a source away from its figure; the file itself stays with the record."""
    found = lock_to_fill(actor, report)
    row = CellSource.objects.filter(pk=source, cell__report=found).select_related("cell").first()
    if row is None:
        return
    row.delete()
    touch(actor, found)
    record_report(actor, found, "figures.source.removed", line=row.cell.line_id, what=row.label)


def _add(actor: Actor, report: Report, line: int, named: tuple[str, str, str]) -> CellSource:
    cell = _cell(actor, report, line)
    if cell.sources.count() >= MOST:
        raise FigureRefused(_("Một ô có nhiều nhất 200 nguồn."))
    kind, object_id, label = named
    row, _new = CellSource.objects.get_or_create(
        cell=cell, kind=kind, object_id=object_id, defaults={"label": label[:300]}
    )
    touch(actor, report)
    record_report(actor, report, "figures.source.added", line=line, what=label[:300])
    return row


def _cell(actor: Actor, report: Report, line: int) -> ReportCell:
    """The cell of the line; made empty where nobody wrote yet, so that an offer still shows."""
    cell = report.cells.filter(line=line).first()
    if cell is not None:
        return cell
    lines = FormLine.objects.filter(form=report.round.form_id, indicator__isnull=False)
    if not lines.filter(pk=line).exists():
        raise FigureRefused(_("Biểu mẫu này không có dòng đó."), line=line)
    return write_cell(actor, report, None, line, Written(origin=Origin.TYPED))
