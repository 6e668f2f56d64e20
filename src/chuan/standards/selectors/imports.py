"""Imports of records as their pages show them."""

from dataclasses import dataclass
from typing import Final
from uuid import UUID

from django.db.models import QuerySet
from django.urls import reverse

from chuan.core.actor import Actor
from chuan.core.enums import JobState
from chuan.core.models import Job, StoredFile
from chuan.core.scope import under
from chuan.standards.enums import Format, RunState
from chuan.standards.errors import MayNotKeepRegister, NoSuchImport
from chuan.standards.labels import FORMATS, RUN_BADGES, RUN_STATES
from chuan.standards.models import ImportRow, ImportRun
from chuan.standards.permissions import can_keep_register

WORKING: Final = (RunState.READING, RunState.APPLYING, RunState.UNDOING)


@dataclass(frozen=True, slots=True)
class ImportPage:
    """One import with what the reader may do."""

    run: ImportRun
    format: str
    state: str
    badge: str
    job_url: str
    answer: StoredFile | None
    is_stalled: bool
    actions: frozenset[str]


def imports_seen(actor: Actor) -> QuerySet[ImportRun]:
    """Imports of the own body and those below it; raises MayNotKeepRegister."""
    if not can_keep_register(actor):
        raise MayNotKeepRegister
    return ImportRun.objects.filter(under(actor.path, "owner_path"))


def import_page(actor: Actor, uid: UUID) -> ImportPage:
    """One import; raises NoSuchImport."""
    run = imports_seen(actor).select_related("answer").filter(uid=uid).first()
    if run is None:
        raise NoSuchImport
    state = RunState(run.state)
    stalled = is_stalled(run)
    return ImportPage(
        run=run,
        format=str(FORMATS[Format(run.format)]),
        state=str(RUN_STATES[state]),
        badge=RUN_BADGES[state],
        job_url=reverse("core:job_detail", args=[run.job_uid])
        if run.state in WORKING and run.job_uid and run.started_by == actor.id and not stalled
        else "",
        answer=run.answer,
        is_stalled=stalled,
        actions=_actions(run, stalled=stalled),
    )


def is_stalled(run: ImportRun) -> bool:
    """Work that should go on has no job that does it: it failed, was stopped or is gone."""
    if run.state not in WORKING:
        return False
    if run.job_uid is None:
        return True
    alive = Job.objects.filter(state__in=(JobState.QUEUED, JobState.RUNNING))
    return not alive.filter(uid=run.job_uid).exists()


def rows_of(page: ImportPage) -> QuerySet[ImportRow]:
    """The rows that say something."""
    return page.run.lines.all()


def _actions(run: ImportRun, *, stalled: bool) -> frozenset[str]:
    if stalled or run.state == RunState.FAILED:
        gone = run.state in {RunState.READING, RunState.FAILED}
        again = {"again"} if stalled or run.file_id is not None else set()
        return frozenset({*again, *({"drop"} if gone else set())})
    if run.state == RunState.READ:
        writes = {"apply"} if run.new + run.changed + run.doubt else set()
        return frozenset({"drop", *writes})
    return frozenset({"undo"}) if run.state == RunState.APPLIED else frozenset()
