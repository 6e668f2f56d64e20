"""The id of an event is the moment it was recorded; how to get from one to the other."""

from datetime import UTC, datetime, timedelta
from typing import Final

LIVE_CLOCK: Final = 1
SANDBOX_CLOCK: Final = 2
"""The rows of `RecordClock` that give ids out."""
SANDBOX: Final = 2**60
"""How far below the moment the ids of the sandbox lie: all of them are negative, in the same order."""
EPOCH: Final = datetime(1970, 1, 1, tzinfo=UTC)
_MICROSECOND: Final = timedelta(microseconds=1)


def micros(moment: datetime) -> int:
    """Whole microseconds since 1970.

    >>> micros(datetime(1970, 1, 1, 0, 0, 1, tzinfo=UTC))
    1000000
    """
    return (moment - EPOCH) // _MICROSECOND


def first_id(moment: datetime, *, sandbox: bool) -> int:
    """The smallest id of an event recorded at `moment` or later."""
    return micros(moment) - SANDBOX if sandbox else micros(moment)


def recorded_at(event: int) -> datetime:
    """The record time of an event, by its id."""
    return EPOCH + timedelta(microseconds=event if event > 0 else event + SANDBOX)


def month_of(event: int) -> tuple[int, int, str]:
    """The first id of the month of an event, the first id after it, and "2026_11". Not of the sandbox."""
    moment = recorded_at(event)
    begins = datetime(moment.year, moment.month, 1, tzinfo=UTC)
    ends = datetime(moment.year + moment.month // 12, moment.month % 12 + 1, 1, tzinfo=UTC)
    return micros(begins), micros(ends), f"{begins:%Y_%m}"
