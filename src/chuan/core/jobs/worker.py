"""The loop that runs jobs; `python -m chuan.core.worker` is its process."""

import logging
import threading
import time
import uuid
from typing import Any, Final

from django.db import Error as DatabaseError
from django.db import close_old_connections, connection, transaction
from django_tasks_db.models import DBTaskResult

from chuan.core.enums import JobState
from chuan.core.jobs import runner, schedule, sweeper
from chuan.core.jobs.process import identity
from chuan.core.jobs.task import push
from chuan.core.models import Job

IDLE: Final = 0.2
"""Seconds between two looks into an empty queue."""
ROUND: Final = 1.0
"""Seconds between two looks for abandoned and due jobs."""

log = logging.getLogger(__name__)


def run_worker(stop: threading.Event) -> None:
    """Run jobs until `stop` is set; a database that does not answer is waited for."""
    runner.stopping = stop
    looked_at = -ROUND
    while not stop.is_set():
        close_old_connections()
        try:
            if time.monotonic() - looked_at >= ROUND:
                looked_at = time.monotonic()
                look_round()
            pause = 0.0 if run_next() else IDLE
        except DatabaseError:
            log.warning("the database does not answer; trying again", exc_info=True)
            connection.close()
            pause = ROUND
        stop.wait(pause)


def look_round() -> None:
    """Bring back abandoned jobs and ask for those that are due."""
    sweeper.sweep()
    schedule.enqueue_due()


def run_next(*, beating: bool = True) -> bool:
    """Run the next job of the queue; False when none waits."""
    called = _call_next()
    if called is None:
        return False
    job_uid = uuid.UUID(called.args_kwargs["args"][0])
    ended = runner.run(job_uid, beating=beating)
    called.delete()
    if ended is JobState.QUEUED:
        push(Job.objects.get(uid=job_uid))
    return True


def drain() -> int:
    """Run every waiting job in this thread, without leases being renewed; how many."""
    ran = 0
    while run_next(beating=False):
        ran += 1
    return ran


def _call_next() -> "DBTaskResult[Any, Any] | None":
    """Take the first place of the queue, so that no other worker calls it."""
    if not DBTaskResult.objects.ready().exists():
        return None
    with transaction.atomic():
        called: DBTaskResult[Any, Any] | None = DBTaskResult.objects.ready().get_locked()
        if called is not None:
            called.claim(identity()[-64:])
        return called
