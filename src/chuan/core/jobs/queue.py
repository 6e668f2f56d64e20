"""Ask for a job, look at it, stop it, try it again."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import IntegrityError, transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from chuan.core.actor import Actor
from chuan.core.enums import JobState
from chuan.core.errors import JobNotAllowed, JobNotFound
from chuan.core.jobs import registry
from chuan.core.jobs.task import push
from chuan.core.labels import JOB_STATES
from chuan.core.models import Job


@dataclass(frozen=True, slots=True)
class JobView:
    """A job as its page shows it; `percent` is None while the amount of work is unknown."""

    uid: UUID
    name: str
    label: str
    state: JobState
    state_label: str
    done: int
    total: int
    message: str
    error: str
    url: str
    attempts: int
    created_at: datetime
    finished_at: datetime | None
    cancel_asked: bool

    @property
    def is_over(self) -> bool:
        """No further progress will come."""
        return self.state.is_over

    @property
    def percent(self) -> int | None:
        """0 to 100, or None while the amount of work is unknown."""
        if self.state is JobState.DONE:
            return 100
        return min(100, self.done * 100 // self.total) if self.total else None

    @property
    def can_cancel(self) -> bool:
        """It waits or runs, and nobody asked to stop it yet."""
        return not self.is_over and not self.cancel_asked

    @property
    def can_retry(self) -> bool:
        """It ended without doing its work."""
        return self.state in {JobState.FAILED, JobState.CANCELLED}


def enqueue(
    name: str,
    payload: Mapping[str, Any],
    *,
    actor: Actor,
    label: str,
    key: str | None = None,
) -> Job:
    """Ask for the job `name`; it starts after the caller's transaction commits.

    With a `key`, an unfinished job of the same key is returned instead of a second one.
    """
    registry.handler(name)
    waiting = _unfinished(key) if key else None
    if waiting is not None:
        return waiting
    stored = asdict(actor) | {"roles": sorted(actor.roles)}
    try:
        with transaction.atomic():
            job = Job.objects.create(
                name=name,
                payload=dict(payload),
                label=label[:240],
                key=key or "",
                actor=stored,
                actor_id=actor.id,
                owner_path=actor.path,
            )
            push(job)
    except IntegrityError:
        waiting = _unfinished(key) if key else None
        if waiting is None:
            raise
        return waiting
    return job


def _unfinished(key: str) -> Job | None:
    return Job.objects.filter(key=key, state__in=(JobState.QUEUED, JobState.RUNNING)).first()


def get(uid: UUID, actor: Actor) -> JobView:
    """The job, for the person who asked for it or the node itself; else `JobNotFound`."""
    return _view(_load(uid, actor))


@transaction.atomic
def cancel(uid: UUID, actor: Actor) -> JobView:
    """Stop it: at once when it waits, at its next step when it runs."""
    job = _load(uid, actor, lock=True)
    if job.state == JobState.QUEUED:
        job.state = JobState.CANCELLED
    elif job.state != JobState.RUNNING:
        raise JobNotAllowed(_("Việc này đã kết thúc nên không thể dừng."))
    job.cancel_asked = True
    job.save(update_fields=("state", "cancel_asked"))
    return _view(job)


@transaction.atomic
def retry(uid: UUID, actor: Actor) -> JobView:
    """Go on from the last checkpoint of a job that failed or was stopped."""
    job = _load(uid, actor, lock=True)
    if job.state not in {JobState.FAILED, JobState.CANCELLED}:
        raise JobNotAllowed(_("Chỉ làm lại được việc không thành hoặc đã dừng."))
    job.state = JobState.QUEUED
    job.cancel_asked = False
    job.attempts = 0
    job.error = ""
    job.finished_at = None
    job.save(update_fields=("state", "cancel_asked", "attempts", "error", "finished_at"))
    push(job)
    return _view(job)


def _load(uid: UUID, actor: Actor, *, lock: bool = False) -> Job:
    rows = Job.objects.select_for_update() if lock else Job.objects.all()
    mine = Q() if actor.is_system else Q(actor_id=actor.id) & ~Q(actor_id="")
    job = rows.filter(mine, uid=uid).first()
    if job is None:
        raise JobNotFound(_("Không tìm thấy việc này, hoặc việc không phải do bạn yêu cầu."))
    return job


def _view(job: Job) -> JobView:
    state = JobState(job.state)
    return JobView(
        uid=job.uid,
        name=job.name,
        label=job.label,
        state=state,
        state_label=str(JOB_STATES[state]),
        done=job.done,
        total=job.total,
        message=job.message,
        error=job.error,
        url=job.url,
        attempts=job.attempts,
        created_at=job.created_at,
        finished_at=job.finished_at,
        cancel_asked=job.cancel_asked,
    )
