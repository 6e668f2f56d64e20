"""Jobs of this room: two lines each around a service."""

from chuan.core.jobs import JobContext
from chuan.traceability.services.capturing import run_capture


def capture_job(context: JobContext) -> None:
    """Store one document that was written down."""
    run_capture(actor=context.actor, capture=context.payload["capture"])
    context.progress(1, 1)
