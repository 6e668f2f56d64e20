"""What the worker forgets in time."""

from datetime import datetime

from django_tasks_db.models import DBTaskResult

from chuan.core.enums import JobState
from chuan.core.models import Job

_OVER = tuple(state.value for state in JobState if state.is_over)


def prune(before: datetime) -> int:
    """Remove jobs that ended, and queue places that were called, before that moment; how many."""
    DBTaskResult.objects.exclude(status="READY").filter(enqueued_at__lt=before).delete()
    removed, _ = Job.objects.filter(state__in=_OVER, finished_at__lt=before).delete()
    return removed
