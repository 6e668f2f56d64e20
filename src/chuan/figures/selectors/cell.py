"""One cell opened: what it measures, what it is held against, its sources, its history, its questions."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final
from uuid import UUID

from django.urls import reverse

from chuan.core import references
from chuan.core.actor import Actor
from chuan.core.models import StoredFile
from chuan.figures.errors import ReportNotFound
from chuan.figures.models import CellChange, CellSource, Report
from chuan.figures.permissions import can_read_draft
from chuan.figures.rules.cells import Written
from chuan.figures.rules.states import SENT_STATES
from chuan.figures.selectors.sheet import Row, Sheet

FILE: Final = "file"
"""The kind of a source that is a file of its own; its id is the file's uid in hex."""
MOST_SHOWN: Final = 200
"""Sources that one page lists; a count of thousands has its own list in the register."""
HISTORY: Final = 50


@dataclass(frozen=True, slots=True)
class SourceView:
    """One thing behind the figure; `url` is empty when the reader may not open it."""

    label: str
    url: str
    kind: str = ""
    pk: int = 0


@dataclass(frozen=True, slots=True)
class ChangeView:
    """One entry of the history: what the line said before and after."""

    change: CellChange
    before: Written
    after: Written
    is_held: bool
    is_undo: bool


@dataclass(frozen=True, slots=True)
class CellPage:
    """Everything that the opened cell shows; `more` counts sources that are not listed."""

    sheet: Sheet
    row: Row
    sources: Sequence[SourceView]
    more: int
    history: Sequence[ChangeView]
    can_edit: bool


def cell_page(actor: Actor, sheet: Sheet, line: int) -> CellPage:
    """One line of a sheet; `ReportNotFound` for a heading or a line of another form."""
    row = sheet.lines.get(line)
    if row is None or row.indicator is None:
        raise ReportNotFound
    working = sheet.can_read_working
    told = working or (not sheet.hidden and not sheet.report.is_editable)
    sources, more = _sources(actor, sheet, row) if told else ((), 0)
    return CellPage(
        sheet=sheet,
        row=row,
        sources=sources,
        more=more,
        history=_history(sheet.report, line) if working else (),
        can_edit=sheet.editable and row.is_typed,
    )


def may_open_source(actor: Actor, file: StoredFile) -> bool:
    """The file stands behind a figure that the actor may read: as sent, never as it is being redrafted."""
    if actor.is_anonymous:
        return False
    reports = Report.objects.visible_to(actor).filter(
        cells__sources__kind=FILE, cells__sources__object_id=file.uid.hex
    )
    return any(
        report.state in SENT_STATES or can_read_draft(actor, report)
        for report in reports.distinct()
    )


def _sources(actor: Actor, sheet: Sheet, row: Row) -> tuple[Sequence[SourceView], int]:
    """What people named first, then the rows of the count; those of other rooms by their own rights."""
    kept = list(
        CellSource.objects.filter(cell__report=sheet.report, cell__line=row.pk).order_by("pk")[
            : MOST_SHOWN + 1
        ]
    )
    named = [(source.kind, source.object_id, source.label, source.pk) for source in kept]
    known = {(kind, object_id) for kind, object_id, _label, _pk in named}
    if row.offered is not None and row.origin == row.offered.origin:
        named += [
            (kind, object_id, label, 0)
            for kind, object_id, label in row.offered.rows
            if (kind, object_id) not in known
        ]
    shown = named[:MOST_SHOWN]
    seen = references.look_up(actor, [(kind, key) for kind, key, _l, _p in shown if kind != FILE])
    views = tuple(_source(seen, each) for each in shown)
    return views, len(named) - len(shown)


def _source(
    seen: Mapping[tuple[str, str], references.Reference],
    named: tuple[str, str, str, int],
) -> SourceView:
    kind, object_id, label, pk = named
    if kind == FILE:
        return SourceView(label, reverse("core:file_download", args=[UUID(object_id)]), kind, pk)
    found = seen.get((kind, object_id))
    return SourceView(found.label if found else label, found.url if found else "", kind, pk)


def _history(report: Report, line: int) -> Sequence[ChangeView]:
    rows = CellChange.objects.filter(report=report, line=line).order_by("-pk")[:HISTORY]
    return tuple(
        ChangeView(
            row,
            Written.from_json(row.before),
            Written.from_json(row.after),
            "held" in row.after,
            "undoes" in row.after,
        )
        for row in rows
    )
