"""Numbers that are committed late, or never, are neither sealed too early nor skipped."""

import threading
from collections.abc import Callable

import psycopg
import pytest
from django.db import connection, transaction

from chuan.audit import sealing
from chuan.audit.models import AuditBatch, AuditEntry
from chuan.audit.verification import verify
from tests.integration.audit.conftest import Write

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def _postgresql_only(*, on_postgresql: bool) -> None:
    if not on_postgresql:
        pytest.skip("SQLite has one writer at a time: numbers are committed in order")


class LateWriter(threading.Thread):
    """Takes a number in a transaction of its own, and ends it when told."""

    def __init__(self, write: Write, *, commits: bool) -> None:
        super().__init__()
        self.write, self.commits = write, commits
        self.has_number, self.may_end = threading.Event(), threading.Event()

    def run(self) -> None:
        """Hold the number until told to end."""
        try:
            with transaction.atomic():
                self.write(1)
                self.has_number.set()
                self.may_end.wait(20)
                transaction.set_rollback(not self.commits)
        finally:
            connection.close()


@pytest.mark.parametrize("commits", [True, False])
def test_a_late_number_waits_for_its_transaction(
    *, commits: bool, write: Write, seal_all: Callable[[], int]
) -> None:
    write(2)
    late = LateWriter(write, commits=commits)
    late.start()
    assert late.has_number.wait(20)
    write(3)

    for _ in range(5):
        sealing.seal()
    sealed_to = max(AuditBatch.objects.values_list("last_id", flat=True), default=0)
    numbers = sorted(AuditEntry.objects.values_list("pk", flat=True))
    assert sealed_to < numbers[2], "nothing beyond the late number is sealed while it is open"

    late.may_end.set()
    late.join(20)
    seal_all()

    verdict = verify()
    assert verdict.faults == ()
    assert (verdict.sealed, verdict.unsealed) == (6 if commits else 5, 0)


def test_what_stands_before_a_late_number_is_sealed_although_writers_always_overlap(
    write: Write,
) -> None:
    write(2)
    writers = [LateWriter(write, commits=True)]
    writers[0].start()
    assert writers[0].has_number.wait(20)
    sealing.seal()

    for _ in range(3):
        following = LateWriter(write, commits=True)
        following.start()
        assert following.has_number.wait(20)
        writers[-1].may_end.set()
        writers[-1].join(20)
        writers.append(following)
        sealing.seal()
    sealed = AuditBatch.objects.count()
    writers[-1].may_end.set()
    writers[-1].join(20)

    assert sealed
    assert verify().faults == ()


def test_two_sealers_at_once_make_one_chain(write: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sealing, "MOST_ENTRIES", 5)
    write(60)

    def round_after_round() -> None:
        try:
            for _ in range(30):
                sealing.seal()
        finally:
            connection.close()

    sealers = [threading.Thread(target=round_after_round) for _ in range(3)]
    for sealer in sealers:
        sealer.start()
    for sealer in sealers:
        sealer.join(60)

    verdict = verify()
    assert verdict.faults == ()
    assert (verdict.sealed, verdict.unsealed) == (60, 0)


def test_work_in_another_database_of_the_server_holds_nothing_up(write: Write) -> None:
    given = connection.get_connection_params()
    there = {name: given[name] for name in ("host", "port", "user", "password")}
    with psycopg.connect(**there, dbname="postgres") as elsewhere:
        elsewhere.execute("SELECT pg_current_xact_id()")
        write(2)

        assert sealing.seal() == 2
