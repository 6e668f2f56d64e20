"""What must be kept even when the work is undone: done when the transaction of a request has ended.

A service that refuses raises, and its transaction takes everything back. That something was refused
stays in the record all the same, when it is written here.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar

_LEFT: ContextVar[list[Callable[[], object]] | None] = ContextVar("left", default=None)


def afterwards(act: Callable[[], object]) -> None:
    """Do it when the request is over; at once where there is no request."""
    left = _LEFT.get()
    if left is None:
        act()
    else:
        left.append(act)


@contextmanager
def collected() -> Iterator[None]:
    """The time of one request: what was put off is done at its end, however it ends."""
    left: list[Callable[[], object]] = []
    token = _LEFT.set(left)
    try:
        yield
    finally:
        _LEFT.reset(token)
        for act in left:
            act()
