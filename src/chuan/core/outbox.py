"""Messages to the outside, written with what caused them and delivered afterwards by the worker."""

import logging
from collections.abc import Callable, Mapping
from datetime import timedelta
from typing import Any, Final

from django.utils.translation import gettext_lazy as _

from chuan.core import clock, jobs
from chuan.core.jobs import JobContext
from chuan.core.models import OutboxMessage

Deliver = Callable[[OutboxMessage], None]
DELIVERY: Final = "core.outbox.deliver"
BATCH: Final = 200
EVERY: Final = timedelta(seconds=10)

log = logging.getLogger(__name__)
_deliverers: dict[str, Deliver] = {}


def register(topic: str, deliver: Deliver) -> None:
    """Name what carries messages of `topic`; it raises when the other side did not take one."""
    _deliverers[topic] = deliver
    jobs.register_periodic(DELIVERY, EVERY, label=_("Gửi tin ra ngoài"))


def send(topic: str, payload: Mapping[str, Any], *, key: str) -> OutboxMessage:
    """Write a message in the caller's transaction; the same key again is the same message."""
    return OutboxMessage.objects.get_or_create(
        topic=topic, key=key, defaults={"payload": dict(payload)}
    )[0]


def deliver_due(context: JobContext) -> None:
    """Carry what is due, oldest first; what fails is tried again later, twice as late each time."""
    due = OutboxMessage.objects.filter(
        sent_at__isnull=True, next_at__lte=clock.now(), topic__in=tuple(_deliverers)
    )
    messages = list(due.order_by("next_at", "id")[:BATCH])
    for number, message in enumerate(messages, start=1):
        _deliver(message)
        context.progress(number, len(messages))


def _deliver(message: OutboxMessage) -> None:
    message.attempts += 1
    try:
        _deliverers[message.topic](message)
    except Exception as error:  # noqa: BLE001  (a task boundary: one bad message stops no other)
        log.warning("outbox %s %s: %s", message.topic, message.key, error)
        message.last_error = str(error)[:400]
        message.next_at = clock.now() + timedelta(seconds=min(3600, 2**message.attempts))
    else:
        message.sent_at = clock.now()
        message.last_error = ""
    message.save(update_fields=("attempts", "sent_at", "next_at", "last_error"))
