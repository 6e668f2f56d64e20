"""Last year's figures copied on purpose, each marked as a copy."""

from collections.abc import Collection
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from chuan.core.actor import Actor
from chuan.figures.enums import Origin
from chuan.figures.errors import FigureRefused
from chuan.figures.selectors.filling import find_report, sheet_of
from chuan.figures.services.cells import CellEdit, Saved, lock_to_fill, save_cells


@transaction.atomic
def copy_last_year(*, actor: Actor, report: UUID, lines: Collection[int] | None = None) -> Saved:
    """Write last year's figure into these lines, marked as a copy; None: into every empty one."""
    lock_to_fill(actor, report)
    sheet = sheet_of(actor, find_report(actor, report))
    rows = [
        row
        for row in sheet.rows
        if row.is_typed
        and row.last_year is not None
        and (row.pk in lines if lines is not None else row.value is None)
    ]
    if not rows:
        raise FigureRefused(_("Không có số năm trước nào để chép vào ô còn trống."))
    edits = [
        CellEdit(row.pk, row.last_year, estimate=row.estimate, version=row.version) for row in rows
    ]
    return save_cells(actor=actor, report=report, edits=edits, origin=Origin.COPIED)
