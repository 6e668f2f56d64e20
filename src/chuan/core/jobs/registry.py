"""Which function does which job, and which jobs come round by themselves."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import time, timedelta
from typing import TYPE_CHECKING

from django.utils.functional import Promise

if TYPE_CHECKING:
    from chuan.core.jobs.context import JobContext

Handler = Callable[["JobContext"], None]


@dataclass(frozen=True, slots=True)
class Periodic:
    """`every` is an interval, or the time of day in Vietnam."""

    name: str
    every: timedelta | time
    label: str | Promise


_handlers: dict[str, Handler] = {}
_periodic: dict[str, Periodic] = {}


def register(name: str, handler: Handler) -> None:
    """Name the handler of a job; a name belongs to one handler."""
    if _handlers.get(name, handler) is not handler:
        raise ValueError(f"job {name!r} has a handler already")
    _handlers[name] = handler


def register_periodic(name: str, every: timedelta | time, *, label: str | Promise = "") -> None:
    """Run the registered job `name` at this interval, or daily at this time of day in Vietnam."""
    _periodic[name] = Periodic(name, every, label or name)


def handler(name: str) -> Handler:
    """The function that does job `name`; KeyError when no room registered it."""
    return _handlers[name]


def names() -> tuple[str, ...]:
    """Every registered job name."""
    return tuple(sorted(_handlers))


def periodic() -> tuple[Periodic, ...]:
    """Every job that comes round by itself."""
    return tuple(_periodic.values())
