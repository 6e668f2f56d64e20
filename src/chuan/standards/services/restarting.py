"""Imports whose work stopped half-way: said so by night, started again by who keeps the register."""

from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from chuan.audit.services import record
from chuan.core.actor import Actor
from chuan.core.models import Job
from chuan.standards.enums import RunState
from chuan.standards.errors import ImportMoved
from chuan.standards.models import IMPORT_RUN, ImportRun
from chuan.standards.selectors.imports import is_stalled
from chuan.standards.services.applying import go_on
from chuan.standards.services.importing import have_read, locked_run


@transaction.atomic
def restart_import(*, actor: Actor, uid: UUID) -> ImportRun:
    """Go on with what stopped: a file is read from its start, writing and taking back where they stood.

    Raises ImportMoved while the work still goes on, and where the file is gone.
    """
    run = locked_run(actor, uid)
    unread = run.state == RunState.FAILED and run.file_id is not None
    if not unread and not is_stalled(run):
        raise ImportMoved
    if unread or run.state == RunState.READING:
        have_read(actor, run)
    else:
        go_on(actor, run, RunState(run.state), doubts=_asked_for_doubts(run))
    _record(actor, run, "standards.import.restarted")
    return run


def tell_stopped(*, actor: Actor) -> int:
    """Readings whose job is over without an end are said to be so; how many."""
    reading = ImportRun.objects.filter(state=RunState.READING).order_by("pk")
    return sum(_stop(actor, run.pk) for run in reading if is_stalled(run))


@transaction.atomic
def _stop(actor: Actor, pk: int) -> int:
    run = ImportRun.objects.select_for_update().get(pk=pk)
    if run.state != RunState.READING or not is_stalled(run):
        return 0
    run.state, run.message = RunState.FAILED, _("Không đọc xong. Hãy bấm “Làm tiếp” để đọc lại.")
    run.save(update_fields=("state", "message"))
    _record(actor, run, "standards.import.stopped")
    return 1


def _record(actor: Actor, run: ImportRun, code: str) -> None:
    record(
        actor, code, kind=IMPORT_RUN, object_id=run.pk, label=run.source_name, path=run.owner_path
    )


def _asked_for_doubts(run: ImportRun) -> bool:
    """Whether the work that stopped was to write the doubtful rows too."""
    job = Job.objects.filter(uid=run.job_uid).first() if run.job_uid else None
    return bool(job and job.payload.get("doubts"))
