"""Bring back jobs whose worker died: a past lease, or a queue place that nobody will call."""

import logging
from datetime import timedelta
from typing import Final

from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _
from django_tasks_db.models import DBTaskResult

from chuan.core import clock
from chuan.core.enums import JobState
from chuan.core.jobs.lease import LEASE
from chuan.core.jobs.process import lives_here
from chuan.core.jobs.task import push
from chuan.core.models import Job

PATIENCE: Final = timedelta(seconds=60)
"""How long past its lease a process that still lives on this machine keeps its job."""
MOST_ATTEMPTS: Final = 5
"""A job that killed this many workers is not given a further one."""

log = logging.getLogger(__name__)


def sweep() -> int:
    """Put every abandoned job back in the queue; how many were touched."""
    now = clock.now()
    past = Job.objects.filter(state=JobState.RUNNING, lease_until__lt=now)
    touched = sum(_take_back(job) for job in past if _is_abandoned(job))
    ready = DBTaskResult.objects.filter(status="READY").values("id")
    just_called = DBTaskResult.objects.filter(started_at__gt=now - LEASE).values("id")
    forgotten = Job.objects.filter(state=JobState.QUEUED, created_at__lt=now - LEASE).exclude(
        Q(queue_id__in=ready) | Q(queue_id__in=just_called)
    )
    return touched + sum(_queue_again(job) for job in forgotten)


def _is_abandoned(job: Job) -> bool:
    """The lease is past and the holder is dead, or has been silent beyond patience."""
    until = job.lease_until
    return until is not None and (not lives_here(job.worker) or until + PATIENCE < clock.now())


@transaction.atomic
def _take_back(job: Job) -> int:
    held = Job.objects.filter(
        pk=job.pk, state=JobState.RUNNING, lease_token=job.lease_token, lease_until=job.lease_until
    )
    if job.attempts >= MOST_ATTEMPTS:
        return held.update(
            state=JobState.FAILED,
            finished_at=clock.now(),
            lease_until=None,
            lease_token="",
            error=_("Việc này đã dừng giữa chừng nhiều lần. Hãy báo cho quản trị viên."),
        )
    if not held.update(state=JobState.QUEUED, lease_token="", lease_until=None):
        return 0
    log.warning("job %s %s: its worker died, queued again", job.name, job.uid)
    push(job)
    return 1


@transaction.atomic
def _queue_again(job: Job) -> int:
    waiting = Job.objects.select_for_update().filter(
        pk=job.pk, state=JobState.QUEUED, queue_id=job.queue_id
    )
    fresh = waiting.first()
    if fresh is None:
        return 0
    push(fresh)
    return 1
