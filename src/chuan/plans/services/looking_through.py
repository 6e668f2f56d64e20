"""The rest of a long file, looked through for a stamp of secrecy after its sender has gone on."""

import time
from collections.abc import Callable
from typing import Final
from uuid import UUID

from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext as _

from chuan.audit.services import record
from chuan.core import clock, file_type, files, inbox, jobs
from chuan.core.actor import Actor, system_actor
from chuan.core.models import StoredFile
from chuan.documents.readers import SecrecyStamp, UnreadableFile, read_files
from chuan.plans.enums import EvidenceKind
from chuan.plans.models import DifficultyFile, Evidence

LOOK_JOB: Final = "plans.look_through"
LONGEST_LOOK: Final = 20 * 60
"""Seconds for one file; pages of a scan take some seconds each."""


class _OutOfTime(Exception):
    """The file takes longer than one file may."""


def ask_to_look_through(actor: Actor, stored: StoredFile) -> None:
    """Have the whole file looked through: of a PDF the sender waits for its first pages alone."""
    if stored.media_type == file_type.PDF:
        label = _("Xem hết tệp %(name)s") % {"name": stored.name}
        payload = {"file": stored.uid.hex}
        jobs.enqueue(LOOK_JOB, payload, actor=actor, label=label, key=f"look:{stored.uid.hex}")


def look_through_whole(
    *, actor: Actor, uid: UUID, progress: Callable[[int, int, str], None]
) -> None:
    """Read the file to its end; one that bears a stamp is taken away from wherever it was given.

    Basis: Điều 5 Luật Bảo vệ bí mật nhà nước 2018 (no state secret on a system not meant for it).
    """
    stored = StoredFile.objects.filter(uid=uid).first()
    if stored is None:
        return
    ends_at = time.monotonic() + LONGEST_LOOK

    def tell(done: int, total: int, sentence: str) -> None:
        if time.monotonic() > ends_at:
            raise _OutOfTime
        progress(done, total, sentence)

    try:
        read_files([files.path_of(stored.sha256)], progress=tell)
    except SecrecyStamp:
        _take_away(actor, uid)
    except (UnreadableFile, _OutOfTime):
        return


@transaction.atomic
def _take_away(actor: Actor, uid: UUID) -> None:
    """Nobody opens the file any more; its evidence stays as a row that says why it was removed."""
    stored = StoredFile.objects.select_for_update().filter(uid=uid).first()
    if stored is None:
        return
    reason = _("Tệp mang dấu chỉ độ mật nên hệ thống đã gỡ.")
    tasks = []
    for evidence in Evidence.objects.filter(file=stored).select_related("assignment__task"):
        evidence.file, evidence.kind = None, EvidenceKind.STATEMENT
        evidence.statement = evidence.statement or reason
        if evidence.removed_at is None:
            evidence.removed_at = clock.now()
            evidence.removed_by_label, evidence.removed_reason = _("Hệ thống"), reason
        evidence.save()
        tasks.append(evidence.assignment.task)
    shown = DifficultyFile.objects.filter(file=stored)
    tasks += [row.difficulty.task for row in shown.select_related("difficulty__task")]
    shown.delete()
    files.remove(stored)
    record(
        actor,
        "plans.evidence.secret_refused",
        kind="upload",
        object_id=uid.hex,
        label=_("Một tệp tải lên"),
        path=actor.path,
    )
    urls = [reverse("plans:task_detail", args=[task.uid]) for task in tasks[:1]]
    letters = [inbox.Letter([actor.id], reason, url) for url in urls]
    inbox.notify_each(letters, code="plans.evidence_removed", actor=system_actor())
