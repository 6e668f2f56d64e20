"""What happens to reports by itself at night: rounds close, openings end."""

from typing import Final

from chuan.core import clock
from chuan.core.actor import system_actor
from chuan.core.jobs import JobContext
from chuan.figures.services.locking import close_due_rounds
from chuan.figures.services.opening import close_openings

CLOSE: Final = "figures.close_due"


def close_due(context: JobContext) -> None:
    """Openings whose day has gone, then rounds whose time is up."""
    on = clock.today()
    done = close_openings(actor=system_actor(), on=on) + close_due_rounds(
        actor=system_actor(), on=on
    )
    context.progress(done, done)
