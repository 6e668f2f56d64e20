"""The only place that asks what time it is; everything else is told."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

VIETNAM = ZoneInfo("Asia/Ho_Chi_Minh")
_told: ContextVar[datetime | None] = ContextVar("told_moment", default=None)


def now() -> datetime:
    """This moment, aware, in UTC."""
    return _told.get() or datetime.now(UTC)  # noqa: TID251  (the one place)


@contextmanager
def told(moment: datetime) -> Iterator[None]:
    """Let everything within happen at `moment`: for the sample past of a demo, and for tests."""
    token = _told.set(moment.astimezone(UTC))
    try:
        yield
    finally:
        _told.reset(token)


def today() -> date:
    """Today's date in Vietnam."""
    return day_of(now())


def day_of(moment: datetime) -> date:
    """The date in Vietnam at an aware moment: before seven in the morning it is still yesterday in UTC."""
    return moment.astimezone(VIETNAM).date()
