"""Work done outside a request, with progress, that goes on by itself after its worker is killed.

A room registers a handler in its `apps.py` (`register`), a service asks for the work inside its own
transaction (`enqueue`), and a page shows `get(uid, actor)`. A handler that writes and calls
`context.checkpoint(...)` in one transaction does every step exactly once.
"""

from chuan.core.jobs.context import JobContext
from chuan.core.jobs.queue import JobView, cancel, enqueue, get, retry
from chuan.core.jobs.registry import register, register_periodic

__all__ = (
    "JobContext",
    "JobView",
    "cancel",
    "enqueue",
    "get",
    "register",
    "register_periodic",
    "retry",
)
