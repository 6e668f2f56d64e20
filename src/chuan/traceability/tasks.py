"""Jobs of this room: two lines each around a service."""

from chuan.core.jobs import JobContext
from chuan.traceability.services.capturing import run_capture
from chuan.traceability.services.glns import open_earlier
from chuan.traceability.services.one_step import follow_steps
from chuan.traceability.services.subscriptions import deliver_due


def capture_job(context: JobContext) -> None:
    """Store one document that was written down."""
    run_capture(actor=context.actor, capture=context.payload["capture"])
    context.progress(1, 1)


def open_job(context: JobContext) -> None:
    """Open to a body whose GLN was stated what named it before."""
    done = open_earlier(context.payload["gln"], context.payload["path"])
    context.progress(done, done)


def deliver_job(context: JobContext) -> None:
    """Tell everybody whose moment has come of new answers."""
    done = deliver_due()
    context.progress(done, done)


def steps_job(context: JobContext) -> None:
    """Open to senders and receivers the one event of each other."""
    done = follow_steps()
    context.progress(done, done)
