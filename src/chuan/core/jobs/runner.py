"""Run one job from lease to end, inside the scope of the person who asked for it."""

import logging
import threading
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, Final

from django.db import Error as DatabaseError
from django.db import connection
from django.utils import translation
from django.utils.translation import gettext as _

from chuan.core.actor import Actor
from chuan.core.enums import JobState
from chuan.core.jobs import lease, registry
from chuan.core.jobs.context import Cancelled, JobContext, LeaseLost, Stopping
from chuan.core.jobs.process import identity
from chuan.core.models import Job
from chuan.core.scope import bind
from chuan.domain.errors import DomainError

BEAT: Final = 2.0
"""Seconds between two signs of life."""

log = logging.getLogger(__name__)
stopping = threading.Event()
"""Set when this process is asked to end."""


def run(job_uid: uuid.UUID, *, beating: bool = True) -> JobState | None:
    """Run the job if it waits and say how it ended; None when it is somebody else's, or over.

    QUEUED: this process is ending; the caller puts the job back in the queue.
    """
    job = lease.take(job_uid, identity())
    if job is None:
        return None
    actor = actor_of(job)
    context = JobContext(job, actor, stopping=stopping.is_set)
    with bind(actor), translation.override("vi"), _signs_of_life(job, beating=beating):
        state, error = _call(job, context)
    if state is None or not lease.finish(job, state, error=error):
        return None
    return state


def actor_of(job: Job) -> Actor:
    """The actor as stored with the job."""
    stored: dict[str, Any] = dict(job.actor)
    stored["roles"] = frozenset(stored.get("roles", ()))
    return Actor(**stored)


def _call(job: Job, context: JobContext) -> tuple[JobState | None, str]:
    """The state to end in and the sentence to show; None when the job is somebody else's now."""
    try:
        registry.handler(job.name)(context)
    except LeaseLost:
        log.warning("job %s %s: lost its lease", job.name, job.uid)
        return None, ""
    except Stopping:
        return JobState.QUEUED, ""
    except Cancelled:
        return JobState.CANCELLED, ""
    except DomainError as refusal:
        return JobState.FAILED, refusal.said(_)
    except Exception:
        log.exception("job %s %s failed", job.name, job.uid)
        return JobState.FAILED, _(
            "Có lỗi trong hệ thống nên việc này chưa xong. Hãy thử lại; nếu vẫn lỗi, "
            "báo cho quản trị viên kèm mã của việc."
        )
    return JobState.DONE, ""


@contextmanager
def _signs_of_life(job: Job, *, beating: bool) -> Iterator[None]:
    """Renew the lease from a thread of its own while the handler works."""
    if not beating:
        yield
        return
    over = threading.Event()
    thread = threading.Thread(target=_beat, args=(job, over), name="job-lease", daemon=True)
    thread.start()
    try:
        yield
    finally:
        over.set()
        thread.join()


def _beat(job: Job, over: threading.Event) -> None:
    """Until `over`, or until the job is somebody else's."""
    pause = BEAT
    try:
        while not over.wait(pause):
            try:
                if not lease.renew(job):
                    return
                pause = BEAT
            except DatabaseError:
                log.warning("job %s: no sign of life could be written", job.uid, exc_info=True)
                connection.close()
                pause = BEAT / 4
    finally:
        connection.close()
