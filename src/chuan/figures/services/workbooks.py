"""Workbooks brought in: taken, read as a dry run with the file marked for its sender, then applied once."""

import shutil
import tempfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, BinaryIO, Final, TypedDict
from uuid import UUID

import orjson
from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext as _

from chuan.audit.services import record
from chuan.core import clock, files, jobs
from chuan.core.actor import Actor, system_actor
from chuan.core.errors import JobNotFound
from chuan.core.models import StoredFile
from chuan.domain.errors import DomainError
from chuan.figures.enums import FileKind, ImportState
from chuan.figures.errors import MayNotReport, WorkbookNotFound, WorkbookRefused
from chuan.figures.models import Round, Workbook
from chuan.figures.office.apart import told
from chuan.figures.office.errors import OldFormat
from chuan.figures.office.sheets import letters_of
from chuan.figures.permissions import can_report
from chuan.figures.rules.workbook_rows import CHECK_HEADING
from chuan.figures.selectors.workbook_scope import find_round
from chuan.figures.services.office_files import received
from chuan.figures.services.workbook_kinds import Plan, plan_of
from chuan.figures.services.workbook_reading import Batch, Verdict
from chuan.orgs.selectors import organisation_by_uid

READ_JOB: Final = "figures.read_workbook"
APPLY_JOB: Final = "figures.apply_workbook"
SHOWN: Final = 50
"""First rows to look at again that the page lists; the marked file has them all."""
TITLE: Final = "Tóm tắt kết quả đọc tệp"
Progress = Callable[[int, int, str], None]


def take_workbook(
    *, actor: Actor, stream: BinaryIO, name: str, round_uid: UUID | None, report_uid: UUID | None = None
) -> Workbook:  # fmt: skip
    """Keep the file and have it read; without a round it brings figures of former years.

    No transaction is open while the file is looked at, however long that takes.
    """
    if not can_report(actor):
        raise MayNotReport(_("Chỉ cán bộ và người đứng đầu cơ quan mới nhập được số liệu từ tệp."))
    round_ = find_round(actor, round_uid) if round_uid else None
    with received(actor, stream, name) as (path, kind):
        if kind is not FileKind.EXCEL:
            raise OldFormat
        with path.open("rb") as kept, transaction.atomic():
            stored = files.store(kept, name=name, media_type="", owner_path="", actor=actor)
            return _keep(actor, stored, round_, report_uid)


def _keep(
    actor: Actor, stored: StoredFile, round_: Round | None, report_uid: UUID | None
) -> Workbook:
    book = Workbook.objects.create(
        organisation=organisation_by_uid(actor.organisation_uid),
        path=actor.path,
        round=round_,
        sha256=stored.sha256,
        name=stored.name,
        file=stored,
        summary={"report": str(report_uid or "")},
        created_at=clock.now(),
        by_id=actor.id[:32],
        by_label=actor.label[:160],
    )
    job = jobs.enqueue(
        READ_JOB, {"workbook": book.uid.hex}, actor=actor,
        label=_("Đọc thử tệp %(name)s") % {"name": book.name}, key=f"workbook:{book.uid.hex}",
    )  # fmt: skip
    book.summary |= {"job": str(job.uid)}
    book.save(update_fields=("summary",))
    return book


class Applied(TypedDict):
    """How far the writing of the good rows is; `said` are refusals: row, column, sentence."""

    batch: int
    cells: int
    rows: int
    refused: int
    said: list[list[object]]


@dataclass(slots=True)
class Tally:
    """What a reading found, row by row."""

    same: int = 0
    good: int = 0
    bad: int = 0
    cells: int = 0
    hidden: int = 0
    bodies: set[int] = field(default_factory=set)
    errors: list[tuple[int, str, str]] = field(default_factory=list)
    rows: dict[int, str] = field(default_factory=dict)
    marks: list[tuple[int, int, str]] = field(default_factory=list)
    where: Batch | None = None

    def add(self, batch: Batch, verdict: Verdict) -> None:
        """Count one row, and keep what must be told of it."""
        self.where = batch
        self.hidden += verdict.hidden
        if verdict.is_bad:
            self.bad += 1
            self._note(verdict)
            return
        if verdict.was_marked:
            self.rows[verdict.number] = ""
        changes = bool(verdict.edits)
        self.good, self.same = self.good + changes, self.same + (not changes)
        self.cells += len(verdict.edits)
        if changes and verdict.report is not None:
            self.bodies.add(verdict.report.pk)

    def _note(self, verdict: Verdict) -> None:
        said = []
        for column, sentence in sorted(verdict.faults.items()):
            place = f"{letters_of(column)}{verdict.number}" if column else ""
            said.append(f"{place}: {sentence}" if place else sentence)
            if column:
                self.marks.append((verdict.number, column, sentence))
            if len(self.errors) < SHOWN:
                self.errors.append((verdict.number, place, sentence))
        self.rows[verdict.number] = "; ".join(said)


def read_workbook(*, actor: Actor, uid: UUID, progress: Progress) -> Workbook:
    """The dry run: nothing is changed but what is known of the file. Read again, it is told again."""
    book = _mine(actor, uid)
    if book.state == ImportState.APPLIED:
        return book
    before = _applied_before(book)
    try:
        with opened_copy(book) as path:
            plan = plan_of(actor, book, path)
            tally = Tally()
            for done, (batch, verdicts) in enumerate(plan.judged(), start=1):
                for verdict in verdicts:
                    tally.add(batch, verdict)
                progress(
                    done * 100,
                    0,
                    _("Đã đọc %(n)d dòng") % {"n": tally.good + tally.same + tally.bad},
                )
            marked = _marked(actor, book, path, tally) if tally.rows and tally.bad else None
    except DomainError as refusal:
        return _failed(book, refusal.said(_))
    return _read(book, plan, tally, marked, before)


@transaction.atomic
def ask_to_apply(*, actor: Actor, uid: UUID) -> Workbook:
    """Have the good rows written in the background; asked twice, it is done once."""
    if not can_report(actor):
        raise MayNotReport(_("Chỉ cán bộ và người đứng đầu cơ quan mới nhập được số liệu từ tệp."))
    book = _mine(actor, uid, lock=True)
    if book.state == ImportState.APPLIED:
        return book
    if book.state != ImportState.READ or not book.good:
        raise WorkbookRefused(_("Tệp này không có dòng nào để nhập."))
    job = jobs.enqueue(
        APPLY_JOB, {"workbook": book.uid.hex}, actor=actor,
        label=_("Nhập số liệu từ tệp %(name)s") % {"name": book.name},
        key=f"apply-workbook:{book.uid.hex}",
    )  # fmt: skip
    book.summary |= {"job": str(job.uid), "asked": True}
    book.save(update_fields=("summary",))
    return book


def _is_being_applied(book: Workbook) -> bool:
    """Somebody asked for its rows to be written, and that work is not over."""
    if book.state == ImportState.APPLIED or not book.summary.get("asked"):
        return False
    try:
        return not jobs.get(UUID(book.summary["job"]), system_actor()).is_over
    except JobNotFound:
        return False


def apply_workbook(
    *, actor: Actor, uid: UUID, done: Mapping[str, Any], progress: Progress,
    checkpoint: Callable[[Mapping[str, Any]], None],
) -> Workbook:  # fmt: skip
    """Write the good rows, a handful in each transaction; goes on behind the last checkpoint."""
    book = _mine(actor, uid)
    if book.state != ImportState.READ:
        return book
    state = _gone_so_far(done)
    with opened_copy(book) as path:
        plan = plan_of(actor, book, path)
        for number, (_batch, verdicts) in enumerate(plan.judged(), start=1):
            if number <= state["batch"]:
                continue
            with transaction.atomic():
                plan.begin(verdicts)
                for verdict in verdicts:
                    _apply_one(plan, verdict, state)
                state["batch"] = number
                checkpoint(state)
            progress(state["rows"], book.good, _("Đã nhập %(n)d dòng") % {"n": state["rows"]})
    return _applied(actor, book, state)


def _gone_so_far(done: Mapping[str, Any]) -> Applied:
    """What an earlier attempt left behind; nothing at the first."""
    return {
        "batch": done.get("batch", 0), "cells": done.get("cells", 0), "rows": done.get("rows", 0),
        "refused": done.get("refused", 0), "said": done.get("said", []),
    }  # fmt: skip


def _apply_one(plan: Plan, verdict: Verdict, state: Applied) -> None:
    if verdict.is_bad or not verdict.edits:
        return
    try:
        with transaction.atomic():
            state["cells"] += plan.write(verdict)
            state["rows"] += 1
    except DomainError as refusal:
        if len(state["said"]) < SHOWN:
            state["said"].append([verdict.number, "", refusal.said(_)])
        state["refused"] += 1


@transaction.atomic
def give_up(*, actor: Actor, uid: UUID) -> None:
    """Forget a file that was not applied, unless its rows are just being written."""
    if not can_report(actor):
        raise MayNotReport(_("Chỉ cán bộ và người đứng đầu cơ quan mới bỏ được tệp."))
    book = _mine(actor, uid, lock=True)
    if _is_being_applied(book):
        raise WorkbookRefused(_("Tệp này đang được nhập; hãy chờ xong rồi xem kết quả."))
    if book.state == ImportState.APPLIED:
        raise WorkbookRefused(_("Tệp này đã nhập rồi; sửa số liệu trên trang báo cáo."))
    record(
        actor, "figures.workbook.given_up", kind="workbook", object_id=book.pk,
        label=book.name[:200], path=book.path,
    )  # fmt: skip
    stored = [book.file, book.marked]
    book.delete()
    for file in stored:
        if file is not None:
            files.remove(file)


@contextmanager
def opened_copy(book: Workbook) -> Iterator[Path]:
    """The kept bytes in a folder of their own, where the other process may write beside them."""
    with tempfile.TemporaryDirectory(dir=settings.TEMPORARY_ROOT) as folder:
        path = Path(folder) / "tep.xlsx"
        shutil.copyfile(files.path_of(book.file.sha256), path)
        path.chmod(0o600)
        yield path


def _mine(actor: Actor, uid: UUID, *, lock: bool = False) -> Workbook:
    rows = Workbook.objects.all() if actor.is_system else Workbook.objects.visible_to(actor)
    if lock:
        rows = rows.select_for_update(of=("self",))
    book = rows.select_related("file", "marked", "round__form").filter(uid=uid).first()
    if book is None:
        raise WorkbookNotFound
    return book


def _applied_before(book: Workbook) -> str:
    same = Workbook.objects.filter(
        path=book.path, round=book.round, sha256=book.sha256, state=ImportState.APPLIED
    )
    found = same.order_by("-applied_at").first()
    return f"{found.applied_at:%d/%m/%Y}" if found is not None and found.applied_at else ""


def _failed(book: Workbook, message: str) -> Workbook:
    return _told(book, {"message": message}, state=ImportState.FAILED)


def _read(
    book: Workbook, plan: Plan, tally: Tally, marked: StoredFile | None, before: str
) -> Workbook:
    summary = {
        "kind": plan.kind, "same": tally.same, "cells": tally.cells, "bodies": len(tally.bodies),
        "hidden": tally.hidden, "errors": tally.errors, "before": before, "about": plan.about(),
    }  # fmt: skip
    return _told(
        book, summary, state=ImportState.READ, rows=tally.good + tally.same + tally.bad,
        good=tally.good, bad=tally.bad, marked=marked,
    )  # fmt: skip


@transaction.atomic
def _told(book: Workbook, summary: Mapping[str, object], **found: object) -> Workbook:
    """Keep what was read, unless the file was given up or applied meanwhile."""
    rows = Workbook.objects.select_for_update().exclude(state=ImportState.APPLIED)
    now = rows.filter(pk=book.pk).first()
    if now is None:
        marked = found.get("marked")
        if isinstance(marked, StoredFile):
            files.remove(marked)
        return book
    for name, value in found.items():
        setattr(now, name, value)
    now.summary |= dict(summary)
    now.save()
    return now


@transaction.atomic
def _applied(actor: Actor, book: Workbook, state: Applied) -> Workbook:
    now = clock.now()
    changed = Workbook.objects.filter(pk=book.pk, state=ImportState.READ).update(
        state=ImportState.APPLIED, applied_at=now, summary=book.summary | {"applied": dict(state)}
    )
    book.refresh_from_db()
    if changed:
        record(
            actor, "figures.workbook.applied", kind="workbook", object_id=book.pk,
            label=book.name[:200], path=book.path,
            changes={"rows": state["rows"], "cells": state["cells"], "sha256": book.sha256},
        )  # fmt: skip
    return book


def _marked(actor: Actor, book: Workbook, path: Path, tally: Tally) -> StoredFile:
    """The sender's own file with what must be looked at again written into it."""
    assert tally.where is not None  # noqa: S101  (there are rows)
    layout = tally.where.layout
    asked = {
        "sheet": tally.where.sheet,
        "head_row": layout.head_row,
        "column": layout.check_column or layout.last_column + 1,
        "heading": CHECK_HEADING,
        "rows": {str(row): text for row, text in tally.rows.items()},
        "cells": tally.marks,
        "summary": _summary(tally),
    }
    path.with_suffix(".json").write_bytes(orjson.dumps(asked))
    list(told("mark", path))
    stem = book.name.rpartition(".")[0] or book.name
    with path.with_suffix(".out").open("rb") as made:
        return files.store(
            made,
            name=f"{stem[:150]} - can kiem tra lai.xlsx",
            media_type="",
            owner_path="",
            actor=actor,
        )


def _summary(tally: Tally) -> list[list[str]]:
    return [
        [TITLE],
        ["Số dòng sẽ nhập", str(tally.good)],
        ["Số dòng không đổi", str(tally.same)],
        ["Số dòng cần kiểm tra lại", str(tally.bad)],
        [],
        ["Dòng", "Ô", "Cần kiểm tra lại"],
        *([str(row), place, sentence] for row, place, sentence in tally.errors),
    ]
