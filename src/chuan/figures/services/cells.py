"""Figures written into a report: merged by field, with history and undo, nothing lost between two writers."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Final
from uuid import UUID, uuid4

from django.db import transaction
from django.utils.translation import gettext as _

from chuan.core import clock
from chuan.core.actor import Actor
from chuan.documents.services.stamped import refuse_stamped_words
from chuan.figures.enums import Origin, ReportEvent, ReportState
from chuan.figures.errors import FigureRefused, MayNotReport
from chuan.figures.models import CellChange, FormLine, Report, ReportCell
from chuan.figures.permissions import can_fill, can_report, is_of_its_body
from chuan.figures.rules.cells import Held, Written, clash, merged
from chuan.figures.rules.filling import is_typed
from chuan.figures.rules.numbers import check_size
from chuan.figures.selectors.live_rows import COUNTED_KINDS
from chuan.figures.services.stepping import lock_report, record_report, take_step
from chuan.orgs.enums import Level

LONGEST_NOTE: Final = 1000
OFFERED: Final = frozenset({Origin.LIVE, Origin.REUSED, Origin.ROLLED_UP})
"""How a figure comes that nobody wrote: its rows were counted with it."""
SAVED: Final = "figures.report.saved"


@dataclass(frozen=True, slots=True)
class CellEdit:
    """What one line shall say. None in `value` or `estimate` empties it, in `note` leaves it as it is.

    `seen` is what the writer saw before writing: what was not changed since is left to whoever
    changed it meanwhile. With `version` and no `seen` the whole line is guarded; with neither it is
    written whatever stands there.
    """

    line: int
    value: Decimal | None
    estimate: Decimal | None = None
    note: str | None = None
    version: int | None = None
    seen: Written | None = None


@dataclass(frozen=True, slots=True)
class Saved:
    """What came of a sending: its batch, how many lines changed, and what was held back."""

    batch: UUID
    changed: tuple[int, ...] = ()
    held: tuple[Held, ...] = ()


def lock_to_fill(actor: Actor, uid: UUID) -> Report:
    """The report, held until the transaction ends, when the actor may fill it now."""
    report = lock_report(actor, uid)
    if can_fill(actor, report) or (actor.is_system and report.is_editable):
        return report
    if not report.is_editable and can_report(actor) and is_of_its_body(actor, report):
        raise MayNotReport(_("Báo cáo đã gửi. Hãy rút lại để sửa, hoặc chờ trả lại bổ sung."))
    raise MayNotReport(_("Chỉ cán bộ của cơ quan báo cáo ghi được số liệu vào báo cáo này."))


@transaction.atomic
def save_cells(*, actor: Actor, report: UUID, edits: Sequence[CellEdit], origin: Origin) -> Saved:
    """Write these lines as one batch; a line that somebody else changed meanwhile is held back.

    What is held back stays with the report until it is answered (`answer_held`). Raises
    `FigureRefused` with `line` for what no cell of that line can hold.
    """
    found = lock_to_fill(actor, report)
    lines = _lines(found, edits)
    refuse_stamped_words(actor, *(edit.note for edit in edits if edit.note))
    cells = {cell.line_id: cell for cell in found.cells.filter(line__in=lines)}
    batch = uuid4()
    changed: list[int] = []
    held: list[Held] = []
    for edit in {edit.line: edit for edit in edits}.values():
        cell = cells.get(edit.line)
        now = written_in(cell)
        wanted = merged(now, _wanted(edit, now, origin), edit.seen)
        if wanted == now:
            continue
        if cell is not None and _clashes(cell, edit, now, wanted):
            held.append(_hold(actor, found, cell, wanted, batch))
            continue
        write_cell(actor, found, cell, edit.line, wanted)
        keep_change(actor, found, edit.line, now, wanted, batch)
        changed.append(edit.line)
    if changed:
        touch(actor, found)
        record_report(actor, found, SAVED, changed=len(changed), origin=str(origin))
    return Saved(batch, tuple(changed), tuple(held))


@transaction.atomic
def undo_last(*, actor: Actor, report: UUID) -> Saved:
    """Take back the own last batch, except lines that somebody changed since."""
    found = lock_to_fill(actor, report)
    last = _last_batch(found, actor)
    if not last:
        raise FigureRefused(_("Không còn thay đổi nào của bạn để hoàn tác."))
    cells = {cell.line_id: cell for cell in found.cells.all()}
    batch = uuid4()
    changed: list[int] = []
    for change in last:
        cell = cells.get(change.line_id)
        now, before = written_in(cell), Written.from_json(change.before)
        if now != Written.from_json(change.after):
            continue
        write_cell(actor, found, cell, change.line_id, before)
        keep_change(actor, found, change.line_id, now, before, batch, undoes=change.batch)
        changed.append(change.line_id)
    if not changed:
        raise FigureRefused(_("Các ô này đã được người khác sửa sau đó nên không hoàn tác được."))
    touch(actor, found)
    record_report(actor, found, SAVED, changed=len(changed), origin="undo")
    return Saved(batch, tuple(changed))


@transaction.atomic
def answer_held(*, actor: Actor, report: UUID, change: int, take: bool) -> None:
    """Take what was held back after all, or leave what stands; either way the question is settled."""
    found = lock_to_fill(actor, report)
    held = found.changes.filter(pk=change, after__held=True).first()
    if held is None:
        return
    wanted = Written.from_json(held.after)
    held.after = wanted.to_json() | {"held": False}
    held.save(update_fields=("after",))
    cell = found.cells.filter(line=held.line_id).first()
    now = written_in(cell)
    if take and wanted != now:
        write_cell(actor, found, cell, held.line_id, wanted)
        keep_change(actor, found, held.line_id, now, wanted, uuid4())
        touch(actor, found)
    record_report(actor, found, SAVED, changed=int(take), origin="held")


def written_in(cell: ReportCell | None) -> Written:
    """What stands in a cell; an empty one where there is no row."""
    if cell is None:
        return Written()
    return Written(cell.value, cell.estimate, cell.note, cell.origin)


def write_cell(
    actor: Actor, report: Report, cell: ReportCell | None, line: int, what: Written
) -> ReportCell:
    """Put it there, one version further; sources given by hand stay, counted rows go with the count."""
    if cell is not None and cell.origin in OFFERED and what.origin not in OFFERED:
        cell.sources.filter(kind__in=COUNTED_KINDS).delete()
    row = cell or ReportCell(report=report, line_id=line, version=0)
    row.value, row.estimate = what.value, what.estimate
    row.note, row.origin = what.note, what.origin or Origin.TYPED
    row.version += 1
    row.edited_at = clock.now()
    row.by_label = actor.label[:160]
    row.save()
    return row


def keep_change(  # noqa: PLR0917  (one entry of a history says all of these)
    actor: Actor,
    report: Report,
    line: int,
    before: Written,
    after: Written,
    batch: UUID,
    **marks: object,
) -> CellChange:
    """One entry of the history of a line."""
    return CellChange.objects.create(
        report=report,
        line_id=line,
        before=before.to_json(),
        after=after.to_json() | {name: _plain(mark) for name, mark in marks.items()},
        batch=batch,
        at=clock.now(),
        by_label=actor.label[:160],
    )


def touch(actor: Actor, report: Report) -> None:
    """The report was worked on; the first time it begins to be a draft."""
    report.edited_at = clock.now()
    report.save(update_fields=("edited_at",))
    if report.state == ReportState.OPEN:
        take_step(actor, report, ReportEvent.DRAFT)


def _lines(report: Report, edits: Sequence[CellEdit]) -> dict[int, FormLine]:
    """The lines that are written, each able to hold what it is given."""
    rows = FormLine.objects.filter(form=report.round.form_id, indicator__isnull=False)
    lines = {row.pk: row for row in rows.select_related("indicator")}
    for edit in edits:
        line = lines.get(edit.line)
        if line is None:
            raise FigureRefused(_("Biểu mẫu này không có dòng đó."), line=edit.line)
        _check(report, line, edit)
    wanted = {edit.line for edit in edits}
    return {pk: line for pk, line in lines.items() if pk in wanted}


def _check(report: Report, line: FormLine, edit: CellEdit) -> None:
    """A figure that this line can hold."""
    indicator = line.indicator
    if indicator is None:
        return
    figures = [figure for figure in (edit.value, edit.estimate) if figure is not None]
    if figures and not is_typed(indicator.kind, indicator.level, report.tier):
        raise FigureRefused(
            _("“%(name)s” do hệ thống tính, không nhập tay.") % {"name": indicator.name},
            line=line.pk,
        )
    if edit.estimate is not None and not line.with_estimate:
        raise FigureRefused(_("Dòng này không có ước cả năm."), line=line.pk)
    step = Decimal(1).scaleb(-indicator.decimals)
    for figure in figures:
        check_size(figure, of_a_commune=report.organisation.level == Level.COMMUNE)
        if figure != figure.quantize(step):
            raise FigureRefused(
                _("“%(name)s” có nhiều chữ số lẻ quá.") % {"name": indicator.name}, line=line.pk
            )


def _wanted(edit: CellEdit, now: Written, origin: Origin) -> Written:
    note = now.note if edit.note is None else " ".join(edit.note.split())[:LONGEST_NOTE]
    wanted = Written(edit.value, edit.estimate, note, origin)
    same = (wanted.value, wanted.estimate) == (now.value, now.estimate)
    return replace(wanted, origin=now.origin) if same else wanted


def _clashes(cell: ReportCell, edit: CellEdit, now: Written, wanted: Written) -> bool:
    """Somebody else changed the line since the writer looked, and to something else."""
    if edit.version is None or edit.version == cell.version:
        return False
    return clash(now, wanted, edit.seen)


def _hold(actor: Actor, report: Report, cell: ReportCell, wanted: Written, batch: UUID) -> Held:
    """What could not be written, kept to be answered."""
    change = keep_change(actor, report, cell.line_id, written_in(cell), wanted, batch, held=True)
    return Held(change.pk, cell.line_id, wanted, written_in(cell), cell.by_label, cell.edited_at)


def _last_batch(report: Report, actor: Actor) -> list[CellChange]:
    """The changes of the own last batch that was neither taken back nor takes back another."""
    own = list(report.changes.filter(by_label=actor.label[:160])[:1000])
    undone = {change.after.get("undoes") for change in own}
    for change in own:
        mark = str(change.batch)
        if mark in undone or "undoes" in change.after or "held" in change.after:
            continue
        return [each for each in own if each.batch == change.batch and "held" not in each.after]
    return []


def _plain(mark: object) -> object:
    return str(mark) if isinstance(mark, UUID) else mark
