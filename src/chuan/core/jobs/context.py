"""What a job's handler sees: its payload, its last checkpoint, and how to tell how far it is."""

import time
from collections.abc import Callable, Mapping
from typing import Any, Final
from uuid import UUID

from chuan.core.actor import Actor
from chuan.core.jobs import lease
from chuan.core.models import Job

QUIET: Final = 0.3
"""Seconds between two writes of progress, so that a fast loop does not spend itself on them."""


class Interrupted(BaseException):
    """The handler must stop here; not an Exception, so that no handler swallows it."""


class LeaseLost(Interrupted):
    """Another worker holds the job now."""


class Cancelled(Interrupted):
    """A person asked to stop it."""


class Stopping(Interrupted):
    """The worker is being shut down; the job goes on from its checkpoint elsewhere."""


class JobContext:
    """Passed to the handler; `progress` and `checkpoint` raise `Interrupted` when it must stop."""

    def __init__(self, job: Job, actor: Actor, *, stopping: Callable[[], bool]) -> None:
        self._job = job
        self._stopping = stopping
        self._told_at = 0.0
        self._state: dict[str, Any] = dict(job.checkpoint)
        self.actor = actor
        self.payload: dict[str, Any] = dict(job.payload)

    @property
    def job_id(self) -> UUID:
        """The job's public identity."""
        return self._job.uid

    @property
    def attempt(self) -> int:
        """1 at the first run, more after a worker died."""
        return self._job.attempts

    @property
    def state(self) -> dict[str, Any]:
        """The last checkpoint; empty at the first run."""
        return dict(self._state)

    def progress(self, done: int, total: int, message: str = "") -> None:
        """Say how far it is; written at most every 0.3 s, and always at the end."""
        moment = time.monotonic()
        if done < total and moment - self._told_at < QUIET:
            return
        self._told_at = moment
        self._write(done=max(done, 0), total=max(total, 0), message=message[:400])

    def checkpoint(self, state: Mapping[str, Any]) -> None:
        """Remember `state` (JSON); in one transaction with the step's writes, each happens once."""
        self._write(checkpoint=dict(state))
        self._state = dict(state)

    def lead_to(self, url: str) -> None:
        """The page that shows the outcome; the progress page links to it when the job is done."""
        self._write(url=url[:400])

    def _write(self, **values: object) -> None:
        if not lease.write(self._job, **values):
            raise LeaseLost
        if self._stopping():
            raise Stopping
        if Job.objects.filter(pk=self._job.pk, cancel_asked=True).exists():
            raise Cancelled
