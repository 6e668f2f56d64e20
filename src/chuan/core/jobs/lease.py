"""Who runs a job: one holder at a time, by compare-and-set on the row."""

import uuid
from datetime import timedelta
from typing import Final

from django.db.models import F, QuerySet
from django.db.models.functions import Coalesce

from chuan.core import clock
from chuan.core.enums import JobState
from chuan.core.models import Job

LEASE: Final = timedelta(seconds=6)
"""How long a holder is believed without a sign of life."""


def take(job_uid: uuid.UUID, worker: str) -> Job | None:
    """Become the holder of a queued job; None when it is not waiting for anybody."""
    token = uuid.uuid4().hex
    now = clock.now()
    taken = Job.objects.filter(uid=job_uid, state=JobState.QUEUED).update(
        state=JobState.RUNNING,
        worker=worker,
        lease_token=token,
        lease_until=now + LEASE,
        attempts=F("attempts") + 1,
        started_at=Coalesce("started_at", now),
        error="",
    )
    return Job.objects.get(uid=job_uid) if taken else None


def renew(job: Job) -> bool:
    """Show a sign of life; False when the job is no longer held."""
    return bool(_held(job).update(lease_until=clock.now() + LEASE))


def write(job: Job, **values: object) -> bool:
    """Write to the job and renew the lease; False when the job is no longer held."""
    return bool(_held(job).update(lease_until=clock.now() + LEASE, **values))


def finish(job: Job, state: JobState, *, error: str = "") -> bool:
    """Let go of the job in this state; False when it is no longer held."""
    finished_at = clock.now() if state.is_over else None
    return bool(
        _held(job).update(
            state=state,
            error=error[:800],
            finished_at=finished_at,
            lease_until=None,
            lease_token="",
        )
    )


def _held(job: Job) -> QuerySet[Job]:
    return Job.objects.filter(pk=job.pk, state=JobState.RUNNING, lease_token=job.lease_token)
