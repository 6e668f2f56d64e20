"""Jobs: asked for with the transaction, held by one worker, resumed from the checkpoint."""

import threading
import uuid
from datetime import UTC, datetime, time, timedelta

import pytest
from django.db import transaction
from django_tasks_db.models import DBTaskResult

from chuan.core import clock, jobs
from chuan.core.actor import Actor, system_actor
from chuan.core.enums import JobState
from chuan.core.errors import JobNotAllowed, JobNotFound
from chuan.core.jobs import JobContext, housekeeping, lease, registry, runner, schedule, sweeper
from chuan.core.jobs.process import identity, lives_here
from chuan.core.jobs.worker import drain, run_worker
from chuan.core.models import Job, JobSchedule
from chuan.domain.errors import RuleBroken

pytestmark = pytest.mark.django_db

HOA = Actor(id="hoa", label="Hoa", path="/40/", roles=frozenset({"officer"}))
VY = Actor(id="vy", label="Vy", path="/79/")


@pytest.fixture(autouse=True)
def registries(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(registry, "_handlers", dict(registry._handlers))
    monkeypatch.setattr(registry, "_periodic", {})
    monkeypatch.setattr(runner, "stopping", threading.Event())


def ask(handler: registry.Handler, key: str | None = None, **payload: object) -> Job:
    name = f"test.{uuid.uuid4().hex}"
    jobs.register(name, handler)
    return jobs.enqueue(name, payload, actor=HOA, label="Thử", key=key)


def nothing(_context: JobContext) -> None:
    """Done at once."""


def abandon(job: Job, *, attempts: int = 1) -> None:
    """As a worker leaves it that was killed."""
    Job.objects.filter(pk=job.pk).update(
        state=JobState.RUNNING,
        worker="elsewhere:1:1",
        lease_token="gone",
        lease_until=clock.now() - timedelta(seconds=1),
        attempts=attempts,
    )


def test_a_job_sees_its_actor_and_payload_and_tells_how_far_it_is() -> None:
    seen: list[object] = []

    def handler(context: JobContext) -> None:
        seen.extend((context.actor, context.payload, context.state, context.attempt))
        context.progress(1, 4, "bước 1")
        context.lead_to("/x/")
        seen.append(jobs.get(context.job_id, HOA).percent)

    job = ask(handler, page=3)
    assert drain() == 1

    view = jobs.get(job.uid, HOA)
    assert seen == [HOA, {"page": 3}, {}, 1, 25]
    assert (view.state, view.url, view.percent) == (JobState.DONE, "/x/", 100)
    assert not DBTaskResult.objects.exists()


def test_a_job_of_a_transaction_rolled_back_never_was() -> None:
    with transaction.atomic():
        ask(nothing)
        transaction.set_rollback(True)

    assert drain() == 0
    assert not Job.objects.exists()


def test_an_unregistered_name_is_refused_when_asked_for() -> None:
    with pytest.raises(KeyError):
        jobs.enqueue("no.such.job", {}, actor=HOA, label="x")


def test_the_same_key_is_one_job_until_it_is_over() -> None:
    first, second = ask(nothing, key="k"), ask(nothing, key="k")
    drain()

    third = ask(nothing, key="k")

    assert first == second
    assert third != first


def test_only_who_asked_and_the_node_see_a_job() -> None:
    job = ask(nothing)

    assert jobs.get(job.uid, system_actor()).uid == job.uid
    for stranger in (VY, Actor(id="", label=""), Actor(id="minh", label="Minh", path="/40/")):
        with pytest.raises(JobNotFound):
            jobs.get(job.uid, stranger)


def test_a_refusal_shows_its_sentence_and_an_error_a_general_one() -> None:
    def refuse(_context: JobContext) -> None:
        raise RuleBroken("Tệp đã bị thay đổi.")

    def fail(_context: JobContext) -> None:
        raise ZeroDivisionError("secret detail")

    refused, failed = ask(refuse), ask(fail)
    drain()

    assert jobs.get(refused.uid, HOA).error == "Tệp đã bị thay đổi."
    error = jobs.get(failed.uid, HOA).error
    assert "thử lại" in error
    assert "secret" not in error


def test_a_job_whose_worker_died_goes_on_from_its_checkpoint() -> None:
    starts: list[dict[str, object]] = []

    def handler(context: JobContext) -> None:
        starts.append(context.state)

    job = ask(handler)
    Job.objects.filter(pk=job.pk).update(checkpoint={"page": 7})
    DBTaskResult.objects.update(status="RUNNING", started_at=clock.now())
    abandon(job)

    assert sweeper.sweep() == 1
    assert sweeper.sweep() == 0
    assert drain() == 1
    assert starts == [{"page": 7}]
    assert jobs.get(job.uid, HOA).attempts == 2


def test_a_living_holder_keeps_its_job_past_the_lease_but_not_for_ever() -> None:
    job = ask(nothing)
    abandon(job)
    Job.objects.update(worker=identity())

    assert sweeper.sweep() == 0
    Job.objects.update(lease_until=clock.now() - sweeper.PATIENCE - timedelta(seconds=1))
    assert sweeper.sweep() == 1


def test_a_job_that_kills_every_worker_is_given_up() -> None:
    job = ask(nothing)
    abandon(job, attempts=sweeper.MOST_ATTEMPTS)

    assert sweeper.sweep() == 1
    assert jobs.get(job.uid, HOA).state is JobState.FAILED


def test_a_job_called_by_a_worker_that_died_before_taking_it_is_queued_again() -> None:
    job = ask(nothing)
    long_ago = clock.now() - timedelta(minutes=1)
    Job.objects.update(created_at=long_ago)
    DBTaskResult.objects.update(status="RUNNING", started_at=long_ago)

    assert sweeper.sweep() == 1
    assert drain() == 1
    assert jobs.get(job.uid, HOA).state is JobState.DONE


def test_two_workers_never_hold_one_job() -> None:
    job = ask(nothing)

    first, second = lease.take(job.uid, "a:1:1"), lease.take(job.uid, "b:1:1")

    assert first is not None
    assert second is None


def test_a_holder_that_lost_its_lease_writes_nothing_and_stops() -> None:
    written: list[int] = []

    def handler(context: JobContext) -> None:
        Job.objects.update(lease_token="another")
        context.checkpoint({"step": 1})
        written.append(1)

    job = ask(handler)
    drain()

    job.refresh_from_db()
    assert written == []
    assert job.checkpoint == {}
    assert job.state == JobState.RUNNING


def test_cancelling_stops_a_waiting_job_and_a_running_one_at_its_next_step() -> None:
    def handler(context: JobContext) -> None:
        jobs.cancel(context.job_id, HOA)
        context.checkpoint({"step": 1})
        raise AssertionError

    waiting, running = ask(nothing), ask(handler)
    jobs.cancel(waiting.uid, HOA)
    drain()

    assert jobs.get(waiting.uid, HOA).state is JobState.CANCELLED
    assert jobs.get(running.uid, HOA).state is JobState.CANCELLED
    with pytest.raises(JobNotAllowed):
        jobs.cancel(running.uid, HOA)


def test_a_failed_job_tried_again_goes_on_from_its_checkpoint() -> None:
    def handler(context: JobContext) -> None:
        if not context.state:
            context.checkpoint({"half": True})
            raise RuleBroken("Dở dang.")

    job = ask(handler)
    drain()
    with pytest.raises(JobNotFound):
        jobs.retry(job.uid, VY)

    jobs.retry(job.uid, HOA)
    drain()

    assert jobs.get(job.uid, HOA).state is JobState.DONE
    with pytest.raises(JobNotAllowed):
        jobs.retry(job.uid, HOA)


def test_a_worker_that_is_ending_gives_the_job_back() -> None:
    def handler(context: JobContext) -> None:
        runner.stopping.set()
        context.checkpoint({"step": 1})

    job = ask(handler)
    assert runner.run(job.uid, beating=False) is JobState.QUEUED

    job.refresh_from_db()
    assert (job.state, job.checkpoint) == (JobState.QUEUED, {"step": 1})


def test_a_worker_asked_to_stop_returns() -> None:
    stop = threading.Event()
    stop.set()

    run_worker(stop)


@pytest.mark.parametrize(
    ("after", "expected"),
    [
        (datetime(2026, 7, 1, 23, 29, tzinfo=UTC), datetime(2026, 7, 1, 23, 30, tzinfo=UTC)),
        (datetime(2026, 7, 1, 23, 30, tzinfo=UTC), datetime(2026, 7, 2, 23, 30, tzinfo=UTC)),
    ],
)
def test_daily_at_is_the_time_of_day_in_vietnam(after: datetime, expected: datetime) -> None:
    assert schedule.next_time(time(6, 30), after) == expected
    assert schedule.next_time(timedelta(hours=1), after) == after + timedelta(hours=1)


def test_a_periodic_job_comes_round_once_when_due() -> None:
    jobs.register("test.periodic", nothing)
    jobs.register_periodic("test.periodic", timedelta(hours=1), label="Định kỳ")
    assert schedule.enqueue_due() == 0
    JobSchedule.objects.update(next_at=clock.now() - timedelta(days=3))

    assert schedule.enqueue_due() == 1
    assert schedule.enqueue_due() == 0
    assert Job.objects.get().label == "Định kỳ"


def test_old_jobs_are_forgotten_and_unfinished_ones_kept() -> None:
    over, waiting = ask(nothing), ask(nothing)
    runner.run(over.uid, beating=False)

    removed = housekeeping.prune(clock.now() + timedelta(seconds=1))

    assert removed == 1
    assert list(Job.objects.all()) == [waiting]


def test_this_process_lives_and_others_are_not_known_to() -> None:
    host, process, _ = identity().rsplit(":", 2)

    assert lives_here(identity())
    assert not lives_here(f"{host}:{process}:1")
    assert not lives_here("elsewhere:1:1")
    assert not lives_here("")
