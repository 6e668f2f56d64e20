"""Writes what was read into the register, a thousand rows at a time, and takes an import back."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any, Final
from uuid import UUID

from django.db import models, transaction
from django.utils.translation import gettext as _

from chuan.audit.services import record
from chuan.core import clock, jobs
from chuan.core.actor import Actor
from chuan.domain.confidence import Confidence
from chuan.standards.enums import Format, Outcome, Relation, RunState
from chuan.standards.errors import ImportMoved, NoSuchImport
from chuan.standards.models import (
    IMPORT_RUN,
    ImportRow,
    ImportRun,
    Standard,
    StandardIcs,
    StandardRelation,
)
from chuan.standards.services.following import take_back, tell_changes
from chuan.standards.services.importing import locked_run
from chuan.standards.services.indexing import index_standards
from chuan.standards.services.writing import AT_ONCE, Written, lock_register, write_records
from chuan.standards.types import DAYS, STATED, from_json

APPLY_JOB: Final = "standards.apply_import"
UNDO_JOB: Final = "standards.undo_import"
Progress = Callable[[int, int, str], None]
_SURE: Final = dict.fromkeys((Format.ISO_CSV, Format.ISO_JSONL, Format.STS), Confidence.EXCERPT)
"""Shapes that the keeper of the standards writes; anybody else's table is unconfirmed."""


@transaction.atomic
def begin_applying(*, actor: Actor, uid: UUID, with_doubts: bool = False) -> ImportRun:
    """Have a job write the import into the register; raises ImportMoved."""
    run = locked_run(actor, uid)
    if run.state != RunState.READ:
        raise ImportMoved
    go_on(actor, run, RunState.APPLYING, doubts=with_doubts)
    return run


@transaction.atomic
def begin_undoing(*, actor: Actor, uid: UUID) -> ImportRun:
    """Have a job take the import back; raises ImportMoved."""
    run = locked_run(actor, uid)
    if run.state != RunState.APPLIED:
        raise ImportMoved
    go_on(actor, run, RunState.UNDOING)
    return run


def apply_import(
    *, actor: Actor, uid: UUID, with_doubts: bool, progress: Progress, at_once: int = AT_ONCE
) -> ImportRun:
    """Write each row once, in steps of their own: a worker that dies leaves whole steps, none twice."""
    run = _run(uid)
    wanted = [Outcome.NEW, Outcome.CHANGED, *([Outcome.DOUBT] if with_doubts else [])]
    total = run.lines.filter(outcome__in=wanted).exclude(words={}).count()
    while run.state == RunState.APPLYING:
        with transaction.atomic():
            lock_register()
            rows = list(
                run.lines.filter(outcome__in=wanted, done=False)
                .exclude(key="")
                .order_by("line")[:at_once]
            )
            if rows:
                _apply(actor, run, rows)
            else:
                _finish(actor, run, RunState.APPLIED, "standards.import.applied")
        progress(run.written, total, _("Đã ghi %(n)s bản ghi") % {"n": run.written})
    return run


def undo_import(
    *, actor: Actor, uid: UUID, progress: Progress, at_once: int = AT_ONCE
) -> ImportRun:
    """Bring back what stood before; a record that changed since, or that others rest on, stays."""
    run = _run(uid)
    total = run.lines.filter(done=True).count()
    gone = 0
    while run.state == RunState.UNDOING:
        with transaction.atomic():
            lock_register()
            rows = list(run.lines.filter(done=True).order_by("-line")[:at_once])
            if rows:
                _undo(run, rows)
                gone += len(rows)
            else:
                _finish(actor, run, RunState.UNDONE, "standards.import.undone")
        progress(gone, total, _("Đã hoàn lại %(n)s bản ghi") % {"n": gone})
    return run


def go_on(actor: Actor, run: ImportRun, state: RunState, *, doubts: bool = False) -> None:
    """Have a job write or take back the import, which is held; what was done already is left out."""
    payload = {"run": run.uid.hex, "doubts": doubts}
    if state is RunState.APPLYING:
        label = _("Ghi tiêu chuẩn vào danh mục")
        job = jobs.enqueue(
            APPLY_JOB, payload, actor=actor, label=f"{label}: {run.source_name}",
            key=f"{APPLY_JOB}:{run.uid.hex}",
        )  # fmt: skip
    else:
        label = _("Hoàn lại lần nhập tiêu chuẩn")
        job = jobs.enqueue(
            UNDO_JOB, payload, actor=actor, label=f"{label}: {run.source_name}",
            key=f"{UNDO_JOB}:{run.uid.hex}",
        )  # fmt: skip
    run.state, run.job_uid = state, job.uid
    run.save(update_fields=("state", "job_uid"))


def _run(uid: UUID) -> ImportRun:
    run = ImportRun.objects.filter(uid=uid).first()
    if run is None:
        raise NoSuchImport
    return run


def _apply(actor: Actor, run: ImportRun, rows: Sequence[ImportRow]) -> None:
    doubted = {row.key for row in rows if row.outcome == Outcome.DOUBT}
    written = write_records(
        [from_json(row.words) for row in rows],
        run=run,
        source=run.source_name,
        confidence=_SURE.get(Format(run.format), Confidence.UNCONFIRMED),
        over_hand=doubted,
    )
    for row in rows:
        row.before = written.before.get(row.key, {})
    kept = [row for row in rows if row.before]
    if kept:
        ImportRow.objects.bulk_update(kept, ("before",), batch_size=200)
    ImportRow.objects.filter(pk__in=[row.pk for row in rows]).update(done=True)
    ImportRun.objects.filter(pk=run.pk).update(written=models.F("written") + _count(written))
    run.written += _count(written)
    index_standards([*written.new, *written.changed])
    tell_changes(actor=actor, written=written)


def _count(written: Written) -> int:
    return len(written.new) + len(written.changed)


def _undo(run: ImportRun, rows: Sequence[ImportRow]) -> None:
    before = {row.key: row.before for row in rows}
    mine = {
        row.key: row
        for row in Standard.objects.filter(
            owner_path="", key__in=list(before), imported_by=run, by_hand=False
        )
    }
    made = [row for key, row in mine.items() if not before[key]]
    held = _held([row.pk for row in made])
    gone = [row.pk for row in made if row.pk not in held]
    changed = [row for key, row in mine.items() if before[key]]
    superseded = _superseded_by(gone, [row.pk for row in changed])
    Standard.objects.filter(pk__in=gone).delete()
    for row in changed:
        _bring_back(row, before[row.key])
    index_standards([row.pk for row in changed])
    take_back(superseded)
    ImportRow.objects.filter(pk__in=[row.pk for row in rows]).update(done=False)
    left = len(rows) - len(gone) - len(changed)
    ImportRun.objects.filter(pk=run.pk).update(left=models.F("left") + left)
    run.left += left


def _superseded_by(gone: Sequence[int], changed: Sequence[int]) -> set[int]:
    """Records that stand again as before once these are gone or brought back."""
    changes = {Relation.REPLACES, Relation.AMENDS}
    told = StandardRelation.objects.filter(source__in=[*gone, *changed], relation__in=changes)
    targets = told.exclude(target=None).values_list("target_id", flat=True)
    return (set(targets) | set(changed)) - set(gone)


def _held(ids: Sequence[int]) -> set[int]:
    """Records that something of another kind rests on: claims, followers, drafts of other rooms."""
    held: set[int] = set()
    for relation in Standard._meta.related_objects:  # noqa: SLF001  (Django's public options)
        if relation.on_delete in {models.PROTECT, models.RESTRICT} or relation.name == "followers":
            field = relation.field.name
            rows = relation.related_model._default_manager.filter(**{f"{field}__in": list(ids)})  # noqa: SLF001  (any of several models)
            held.update(rows.values_list(f"{field}_id", flat=True))
    return held


def _bring_back(row: Standard, before: dict[str, Any]) -> None:
    columns = before["columns"]
    for name in STATED:
        value = columns.get(name)
        setattr(row, name, date.fromisoformat(value) if name in DAYS and value else value)
    row.imported_by_id, row.by_hand = before.get("imported_by"), before.get("by_hand", False)
    row.updated_at = clock.now()
    row.save()
    StandardIcs.objects.filter(standard=row).delete()
    StandardIcs.objects.bulk_create([StandardIcs(standard=row, code=c) for c in before["ics"]])
    StandardRelation.objects.filter(source=row).delete()
    keys = [link[2] for link in before["links"]]
    targets = dict(Standard.objects.filter(owner_path="", key__in=keys).values_list("key", "pk"))
    StandardRelation.objects.bulk_create(
        [
            StandardRelation(
                source=row, relation=relation, target_label=label, target_key=key,
                target_family=family, degree=degree, target_id=targets.get(key),
                confidence=row.confidence,
            )
            for relation, label, key, family, degree in before["links"]
        ]
    )  # fmt: skip


@transaction.atomic
def _finish(actor: Actor, run: ImportRun, state: RunState, code: str) -> None:
    run.state = state
    if state is RunState.APPLIED:
        run.applied_at = clock.now()
    else:
        run.undone_at = clock.now()
    run.save(update_fields=("state", "applied_at", "undone_at"))
    record(
        actor, code, kind=IMPORT_RUN, object_id=run.pk, label=run.source_name,
        path=run.owner_path,
        changes={"rows": run.rows, "new": run.new, "changed": run.changed, "left": run.left,
                 "sha256": run.sha256},
    )  # fmt: skip
