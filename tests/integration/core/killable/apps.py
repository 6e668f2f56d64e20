"""Registers the job."""

import os
import time
from pathlib import Path
from typing import TYPE_CHECKING

from django.apps import AppConfig
from django.db import transaction

if TYPE_CHECKING:
    from chuan.core.jobs import JobContext


class KillableConfig(AppConfig):
    """The room of the killable job."""

    name = "tests.integration.core.killable"
    label = "killable"

    def ready(self) -> None:
        """Name the job."""
        from chuan.core import jobs

        jobs.register("killable.count", count)


def count(context: "JobContext") -> None:
    """Write one message a step; the unique key of the outbox fails a step done twice."""
    from chuan.core.models import OutboxMessage

    Path(os.environ["KILLABLE_PID"]).write_text(str(os.getpid()), encoding="ascii")
    steps = context.payload["steps"]
    for step in range(context.state.get("step", 0), steps):
        time.sleep(0.1)
        with transaction.atomic():
            OutboxMessage.objects.create(topic="killable", key=str(step), payload={})
            context.checkpoint({"step": step + 1})
        context.progress(step + 1, steps, f"{step + 1}/{steps}")
