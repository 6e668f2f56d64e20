"""A file of records brought in: kept, then read as a dry run that says of each row what it would do."""

import tempfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from typing import Any, BinaryIO, Final
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext as _

from chuan.audit.services import record
from chuan.core import clock, files, jobs
from chuan.core.actor import Actor
from chuan.core.scope import under
from chuan.documents.readers import SecrecyStamp
from chuan.documents.services.stamped import refuse_stamped_cells, refuse_stamped_words
from chuan.domain.errors import DomainError
from chuan.domain.sentences import Sentence, gettext_noop
from chuan.standards.enums import Format, Outcome, RunState
from chuan.standards.errors import ImportMoved, MayNotKeepRegister, NoSuchImport
from chuan.standards.models import IMPORT_RUN, ImportRow, ImportRun
from chuan.standards.permissions import can_keep_register
from chuan.standards.reading import Raw, format_of, rows_of
from chuan.standards.reading.bounds import MOST_BYTES
from chuan.standards.rules.comparing import changed_columns, changed_ics, changed_links
from chuan.standards.rules.rows import RowRead, read_row
from chuan.standards.services.answering import answer_of
from chuan.standards.services.writing import AT_ONCE, Standing, standing_records
from chuan.standards.types import Record, as_json

READ_JOB: Final = "standards.read_import"
Progress = Callable[[int, int, str], None]
BY_HAND = gettext_noop("Bản ghi này đã được cán bộ sửa tay và khác với tệp.")


@dataclass(slots=True)
class Tally:
    """How many rows of each outcome, and which keys the file has told so far."""

    counts: dict[Outcome, int] = field(default_factory=lambda: dict.fromkeys(Outcome, 0))
    told: dict[str, tuple[int, int]] = field(default_factory=dict)

    @property
    def rows(self) -> int:
        """All of them."""
        return sum(self.counts.values())


def start_import(
    *, actor: Actor, stream: BinaryIO, name: str, etag: str = "", source: str = ""
) -> ImportRun:
    """Keep the file and have a job read it; nothing is written to the register by that."""
    if not can_keep_register(actor):
        raise MayNotKeepRegister
    refuse_stamped_words(actor, name, source)
    with tempfile.TemporaryDirectory(dir=settings.TEMPORARY_ROOT) as folder:
        path = Path(folder) / "tep.bin"
        _copy(stream, path)
        shape = format_of(path)
        with transaction.atomic(), path.open("rb") as kept:
            file = files.store(
                kept, name=name, media_type="", owner_path=actor.path, actor=actor,
                largest=MOST_BYTES,
            )  # fmt: skip
            run = ImportRun.objects.create(
                owner_path=actor.path, format=shape, source_name=(source or file.name)[:300],
                etag=etag[:200], sha256=file.sha256, file=file, started_at=clock.now(),
                started_by=actor.id, started_by_label=actor.label[:160],
            )  # fmt: skip
            record(
                actor, "standards.import.started", kind=IMPORT_RUN, object_id=run.pk,
                label=run.source_name, path=run.owner_path, changes={"sha256": run.sha256},
            )  # fmt: skip
            have_read(actor, run)
    return run


def have_read(actor: Actor, run: ImportRun) -> None:
    """Have a job read the file of the import from its start."""
    job = jobs.enqueue(
        READ_JOB, {"run": run.uid.hex}, actor=actor,
        label=_("Đọc thử tệp tiêu chuẩn %(name)s") % {"name": run.source_name},
        key=f"standards-read:{run.uid.hex}",
    )  # fmt: skip
    run.state, run.message, run.job_uid = RunState.READING, "", job.uid
    run.save(update_fields=("state", "message", "job_uid"))


def read_import(*, actor: Actor, uid: UUID, progress: Progress) -> ImportRun:
    """Say of each row what it would do; begun anew after its worker died. Raises RecordRefused."""
    run = ImportRun.objects.select_related("file").filter(uid=uid).first()
    if run is None or run.file is None:
        raise NoSuchImport
    if run.state != RunState.READING:
        return run
    run.lines.all().delete()
    try:
        tally = _read(actor, run, files.path_of(run.file.sha256), progress)
    except DomainError as refusal:
        if isinstance(refusal, SecrecyStamp):
            _forget_file(run)
        _finish(run, RunState.FAILED, message=refusal.said(_)[:500])
        raise
    if tally.counts[Outcome.DOUBT] or tally.counts[Outcome.REFUSED]:
        progress(tally.rows, 0, _("Đang ghi lý do vào tệp trả lại"))
        run.answer = answer_of(actor, run)
    _finish(run, RunState.READ, tally=tally)
    return run


@transaction.atomic
def drop_import(*, actor: Actor, uid: UUID) -> ImportRun:
    """Give up an import that was read and not applied."""
    run = locked_run(actor, uid)
    if run.state not in {RunState.READ, RunState.READING, RunState.FAILED}:
        raise ImportMoved
    run.state = RunState.DROPPED
    run.save(update_fields=("state",))
    record(
        actor, "standards.import.dropped", kind=IMPORT_RUN, object_id=run.pk,
        label=run.source_name, path=run.owner_path, changes={"rows": run.rows},
    )  # fmt: skip
    return run


def locked_run(actor: Actor, uid: UUID) -> ImportRun:
    """The import, locked, for who keeps the register; raises NoSuchImport, MayNotKeepRegister."""
    if not can_keep_register(actor):
        raise MayNotKeepRegister
    rows = ImportRun.objects.select_for_update(of=("self",))
    run = rows.filter(under(actor.path, "owner_path"), uid=uid).first()
    if run is None:
        raise NoSuchImport
    return run


def _read(actor: Actor, run: ImportRun, path: Path, progress: Progress) -> Tally:
    tally = Tally()
    raws = rows_of(path, Format(run.format))
    while chunk := list(islice(raws, AT_ONCE)):
        refuse_stamped_cells(actor, (text for raw in chunk for text in raw.cells.values()))
        ImportRow.objects.bulk_create(list(_judged(run, chunk, tally)), batch_size=AT_ONCE)
        progress(tally.rows, 0, _("Đã đọc %(n)s dòng") % {"n": tally.rows})
    return tally


def _judged(run: ImportRun, raws: Sequence[Raw], tally: Tally) -> Iterator[ImportRow]:
    """A row for each line that says something new or must be looked at again."""
    read = [(raw.line, read_row(raw.cells)) for raw in raws]
    standing = standing_records({row.record.key for _line, row in read if row.record})
    for line, row in read:
        outcome, reasons = _outcome(line, row, standing, tally)
        tally.counts[outcome] += 1
        if outcome is Outcome.SAME:
            continue
        yield ImportRow(
            run=run,
            line=line,
            outcome=outcome,
            label=row.label[:200],
            key=row.record.key if row.record else "",
            reason=" ".join(each.said(_) for each in reasons)[:500],
            words=as_json(row.record) if row.record else {},
        )


def _outcome(
    line: int, row: RowRead, standing: dict[str, Standing], tally: Tally
) -> tuple[Outcome, Sequence[Sentence]]:
    if row.record is None:
        return Outcome.REFUSED, (row.refused,) if row.refused else ()
    key, mark = row.record.key, hash(row.record)
    first = tally.told.setdefault(key, (line, mark))
    if first[0] != line:
        if first[1] == mark:
            return Outcome.SAME, ()
        twice = Sentence(
            gettext_noop("Số hiệu này đã có ở dòng %(line)s của tệp với nội dung khác."),
            line=first[0],
        )
        return Outcome.DOUBT, (twice,)
    here = standing.get(key)
    if here is not None and not is_changed(row.record, here):
        return Outcome.SAME, ()
    doubts = list(row.doubts)
    if here is not None and here.row.by_hand:
        doubts.append(Sentence(BY_HAND))
    if doubts:
        return Outcome.DOUBT, doubts
    return (Outcome.NEW if here is None else Outcome.CHANGED), ()


def is_changed(told: Record, here: Standing) -> bool:
    """Whether the record says anything that the register does not."""
    added, gone = changed_links(told, here.links)
    return bool(
        changed_columns(told, here.columns()) or changed_ics(told, here.ics) or added or gone
    )


@transaction.atomic
def _forget_file(run: ImportRun) -> None:
    """Nothing stays of a file that bears a stamp of secrecy."""
    stamped, run.file = run.file, None
    run.save(update_fields=("file",))
    run.lines.all().delete()
    if stamped is not None:
        files.remove(stamped)


def _finish(
    run: ImportRun, state: RunState, *, tally: Tally | None = None, message: str = ""
) -> None:
    """Say what became of the reading, unless somebody gave the import up meanwhile."""
    told: dict[str, Any] = {"state": state, "message": message, "answer": run.answer}
    if tally is not None:
        told |= {"rows": tally.rows}
        told |= {outcome.value: count for outcome, count in tally.counts.items()}
    ImportRun.objects.filter(pk=run.pk, state=RunState.READING).update(**told)
    run.refresh_from_db()


def _copy(stream: BinaryIO, path: Path) -> None:
    with path.open("wb") as out:
        size = 0
        while piece := stream.read(2**20):
            size += len(piece)
            out.write(piece)
            if size > MOST_BYTES:
                return
