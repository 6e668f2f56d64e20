"""The outbox: one message per key, carried once, tried again later when the other side is down."""

import pytest
from django.db import transaction

from chuan.core import clock, jobs, outbox
from chuan.core.actor import system_actor
from chuan.core.jobs import registry
from chuan.core.jobs.worker import drain
from chuan.core.models import OutboxMessage

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def registries(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(outbox, "_deliverers", {})
    monkeypatch.setattr(registry, "_periodic", {})


def deliver() -> None:
    jobs.enqueue(outbox.DELIVERY, {}, actor=system_actor(), label="Gửi")
    drain()


def test_the_same_key_is_the_same_message() -> None:
    first = outbox.send("hook", {"n": 1}, key="a")
    second = outbox.send("hook", {"n": 2}, key="a")

    assert first == second
    assert OutboxMessage.objects.get().payload == {"n": 1}


def test_a_message_goes_with_its_transaction() -> None:
    with transaction.atomic():
        outbox.send("hook", {}, key="a")
        transaction.set_rollback(True)

    assert not OutboxMessage.objects.exists()


def test_what_is_due_is_carried_once_and_one_failure_stops_no_other() -> None:
    carried: list[str] = []

    def carry(message: OutboxMessage) -> None:
        if message.key == "bad":
            raise ConnectionError("no answer")
        carried.append(message.key)

    outbox.register("hook", carry)
    for key in ("a", "bad", "b"):
        outbox.send("hook", {}, key=key)
    outbox.send("nobody-carries", {}, key="c")

    deliver()
    deliver()

    failed = OutboxMessage.objects.get(key="bad")
    assert carried == ["a", "b"]
    assert (failed.attempts, failed.last_error, failed.sent_at) == (1, "no answer", None)
    assert failed.next_at > clock.now()
    assert OutboxMessage.objects.get(key="c").attempts == 0
