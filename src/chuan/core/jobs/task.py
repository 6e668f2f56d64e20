"""The one task that the queue knows: run a job by its identity."""

import uuid

from django_tasks import task
from django_tasks_db.models import DBTaskResult

from chuan.core.jobs import runner
from chuan.core.models import Job


@task()
def run_job(job_uid: str) -> None:
    """Run the job if it still waits."""
    runner.run(uuid.UUID(job_uid))


def push(job: Job) -> None:
    """Put the job in the queue, in the caller's transaction; an older place in it is given up."""
    if job.queue_id:
        DBTaskResult.objects.filter(id=job.queue_id).delete()
    job.queue_id = uuid.UUID(str(run_job.enqueue(str(job.uid)).id))
    job.save(update_fields=("queue_id",))
