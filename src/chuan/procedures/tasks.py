"""Jobs of this room: two lines each around a service."""

from typing import Final

from chuan.core import clock
from chuan.core.actor import system_actor
from chuan.core.jobs import JobContext
from chuan.procedures.services.timing import look_at_clocks, refresh_clocks

CLOCKS_JOB: Final = "procedures.clocks"


def clocks_job(context: JobContext) -> None:
    """The nightly look: days of the calendar first, then what is soon, over or taken by law."""
    actor = system_actor()
    moved = refresh_clocks(actor=actor)
    context.progress(moved + look_at_clocks(actor=actor, on=clock.today()), 0)
