"""When periodic jobs are due, told apart among workers by compare-and-set."""

from datetime import datetime, time, timedelta

from django.db import transaction

from chuan.core import clock
from chuan.core.actor import system_actor
from chuan.core.jobs import registry
from chuan.core.jobs.queue import enqueue
from chuan.core.models import JobSchedule


def next_time(every: timedelta | time, after: datetime) -> datetime:
    """The first due moment after `after`; missed rounds are not made up for."""
    if isinstance(every, timedelta):
        return after + every
    local = after.astimezone(clock.VIETNAM)
    today = datetime.combine(local.date(), every, tzinfo=clock.VIETNAM)
    return today if today > local else today + timedelta(days=1)


def enqueue_due() -> int:
    """Ask for every periodic job whose moment has come; how many."""
    now = clock.now()
    due = dict(JobSchedule.objects.values_list("name", "next_at"))
    asked = 0
    for job in registry.periodic():
        if job.name not in due:
            _begin(job, now)
        elif due[job.name] <= now:
            asked += _ask(job, due[job.name], now)
    return asked


def _begin(job: registry.Periodic, now: datetime) -> None:
    JobSchedule.objects.get_or_create(
        name=job.name, defaults={"next_at": next_time(job.every, now)}
    )


@transaction.atomic
def _ask(job: registry.Periodic, due_at: datetime, now: datetime) -> int:
    won = JobSchedule.objects.filter(name=job.name, next_at=due_at).update(
        next_at=next_time(job.every, now)
    )
    if won:
        enqueue(
            job.name, {}, actor=system_actor(), label=str(job.label), key=f"periodic:{job.name}"
        )
    return won
