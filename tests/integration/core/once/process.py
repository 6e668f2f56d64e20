"""Run as `python -m tests.integration.core.once.process kill|many KEY`; prints what the database holds."""

import os
import signal
import sys
import threading
from uuid import uuid4

import django

django.setup()

from django.db import connection  # noqa: E402  (Django must stand first)
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect  # noqa: E402  (as above)
from django.test import RequestFactory  # noqa: E402  (as above)

from chuan.core.actor import Actor  # noqa: E402  (as above)
from chuan.core.models import OutboxMessage, SentOnce  # noqa: E402  (as above)
from chuan.core.sent_once import SentOnceMiddleware  # noqa: E402  (as above)

MANY = 20


def write(request: HttpRequest) -> HttpResponse:
    """A view that leaves one message each time it is asked."""
    OutboxMessage.objects.create(topic="once", key=uuid4().hex, payload={})
    return HttpResponseRedirect("/xong/")


def ask(key: str) -> int:
    """One form with the key; the status of its answer."""
    request = RequestFactory().post("/ghi/", {"text": "Đã làm", "once": key})
    request.actor = Actor(id="hoa", label="Hoa")  # type: ignore[attr-defined]  # our own mark
    return SentOnceMiddleware(write)(request).status_code


def many(key: str) -> None:
    """The same form twenty times in the same moment."""
    gate, said = threading.Barrier(MANY), []

    def act() -> None:
        gate.wait(30)
        said.append(ask(key))
        connection.close()

    threads = [threading.Thread(target=act) for _ in range(MANY)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    assert said == [302] * MANY, said


if __name__ == "__main__":
    what, given = sys.argv[1:]
    if what == "many":
        many(given)
    else:
        ask(given)
    if what == "kill":
        os.kill(os.getpid(), signal.SIGKILL)
    sys.stdout.write(
        f"{OutboxMessage.objects.filter(topic='once').count()} {SentOnce.objects.count()}\n"
    )
