"""When somebody is told next, when a delivery is tried again, and how what is delivered is signed."""

import hmac
from collections.abc import Mapping
from datetime import datetime, timedelta, tzinfo
from hashlib import sha256
from typing import Final

from chuan.domain.epcis.query import Schedule

FIRST_PAUSE: Final = timedelta(seconds=30)
LONGEST_PAUSE: Final = timedelta(hours=6)
MOST_FAILURES: Final = 14
"""In a row; after more than a day without one success nobody is tried any more."""


def pause(failures: int) -> timedelta:
    """How long to wait after so many failures in a row: twice as long each time, to six hours.

    >>> [pause(n).total_seconds() for n in (1, 2, 3, 20)]
    [30.0, 60.0, 120.0, 21600.0]
    """
    doubled = 1 << min(max(failures, 1) - 1, 20)
    return min(FIRST_PAUSE * doubled, LONGEST_PAUSE)


def next_time(schedule: Mapping[str, str] | None, after: datetime, zone: tzinfo) -> datetime:
    """When to tell next: at once for a stream (None), else by the timetable, in the hours of `zone`."""
    if schedule is None:
        return after
    return Schedule.of_json(dict(schedule)).next_after(after.astimezone(zone)) or after


def signature(token: str, body: bytes) -> str:
    """The value of `GS1-Signature`: HMAC with SHA-256 of the body, by the token of the subscriber.

    >>> signature("k", b"")[:13]
    'sha256=d44c7c'
    """
    return f"sha256={hmac.new(token.encode(), body, sha256).hexdigest()}"
