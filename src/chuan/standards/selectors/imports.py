"""Imports of records as their pages show them."""

from dataclasses import dataclass
from uuid import UUID

from django.db.models import QuerySet
from django.urls import reverse

from chuan.core.actor import Actor
from chuan.core.models import StoredFile
from chuan.core.scope import under
from chuan.standards.enums import Format, RunState
from chuan.standards.errors import MayNotKeepRegister, NoSuchImport
from chuan.standards.labels import FORMATS, RUN_BADGES, RUN_STATES
from chuan.standards.models import ImportRow, ImportRun
from chuan.standards.permissions import can_keep_register


@dataclass(frozen=True, slots=True)
class ImportPage:
    """One import with what the reader may do."""

    run: ImportRun
    format: str
    state: str
    badge: str
    job_url: str
    answer: StoredFile | None
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
    working = state in {RunState.READING, RunState.APPLYING, RunState.UNDOING}
    return ImportPage(
        run=run,
        format=str(FORMATS[Format(run.format)]),
        state=str(RUN_STATES[state]),
        badge=RUN_BADGES[state],
        job_url=reverse("core:job_detail", args=[run.job_uid])
        if working and run.job_uid and run.started_by == actor.id
        else "",
        answer=run.answer,
        actions=_actions(run),
    )


def rows_of(page: ImportPage) -> QuerySet[ImportRow]:
    """The rows that say something."""
    return page.run.lines.all()


def _actions(run: ImportRun) -> frozenset[str]:
    if run.state == RunState.READ:
        writes = {"apply"} if run.new + run.changed + run.doubt else set()
        return frozenset({"drop", *writes})
    return frozenset({"undo"}) if run.state == RunState.APPLIED else frozenset()
