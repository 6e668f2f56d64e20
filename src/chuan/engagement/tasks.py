"""The jobs of this room, a few lines each around a service."""

from typing import Final
from uuid import UUID

from django.urls import reverse

from chuan.core import clock
from chuan.core.jobs import JobContext
from chuan.engagement.services.reminding import remind_of_comments, remind_of_lapses
from chuan.engagement.services.tbt_imports import apply_list

REMIND: Final = "engagement.remind"


def remind_job(context: JobContext) -> None:
    """Tell of what lapses soon and of comments that are due."""
    on = clock.today()
    done = remind_of_lapses(actor=context.actor, on=on)
    done += remind_of_comments(actor=context.actor, on=on)
    context.progress(done, done)


def apply_list_job(context: JobContext) -> None:
    """Write the good rows of one file of notifications."""
    run = apply_list(
        actor=context.actor, uid=UUID(context.payload["run"]), progress=context.progress
    )
    context.lead_to(reverse("engagement:import_detail", args=[run.uid]))
