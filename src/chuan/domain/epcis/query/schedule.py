"""When a subscription reports: lists of numbers and ranges for each part of a moment, as a timetable.

Source: EPCIS 2.0 §8.2.6 and its query-schedule schema; what the published expressions mean, not their letter.
"""

import re
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Final

from chuan.domain.epcis.query.model import QueryRefused
from chuan.domain.sentences import Sentence, gettext_noop

_PARTS: Final = {
    "second": (0, 59),
    "minute": (0, 59),
    "hour": (0, 23),
    "dayOfMonth": (1, 31),
    "month": (1, 12),
    "dayOfWeek": (1, 7),
}
_PIECE: Final = re.compile(r"(\d{1,2})|\[(\d{1,2})-(\d{1,2})\]", re.ASCII)
_LONGEST: Final = 400
_YEARS: Final = 9
_BAD: Final = gettext_noop(
    "Lịch gửi không hợp lệ ở “%(part)s”: hãy ghi số hoặc khoảng như 0,15,[30-45]."
)


class ScheduleInvalid(QueryRefused):
    """A schedule that says no times."""

    code = "epcis.schedule"
    exception = "SubscriptionControlsException"


@dataclass(frozen=True, slots=True)
class Schedule:
    """The allowed values of each part; Monday is 1. A part that was not told allows every value."""

    second: frozenset[int]
    minute: frozenset[int]
    hour: frozenset[int]
    day_of_month: frozenset[int]
    month: frozenset[int]
    day_of_week: frozenset[int]

    @classmethod
    def of_json(cls, body: Any) -> "Schedule":  # noqa: ANN401  (whatever JSON holds)
        """The schedule that an object of texts tells; ScheduleInvalid for any other.

        >>> sorted(Schedule.of_json({"minute": "0,[30-32]"}).minute)
        [0, 30, 31, 32]
        """
        if not isinstance(body, dict) or not body or not set(body) <= set(_PARTS):
            raise ScheduleInvalid(Sentence(_BAD, part="schedule"))
        parts = [_values(name, body.get(name)) for name in _PARTS]
        if "second" not in body:
            parts[0] = frozenset({0})
        made = cls(*parts)
        if made.next_after(datetime(2024, 1, 1)) is None:  # noqa: DTZ001  (a wall clock, any zone)
            raise ScheduleInvalid(Sentence(_BAD, part="dayOfMonth"))
        return made

    def next_after(self, moment: datetime) -> datetime | None:
        """The first moment of the timetable after `moment`, in its zone; None when no year has one."""
        day = moment.replace(hour=0, minute=0, second=0, microsecond=0)
        for ahead in range(366 * _YEARS):
            here = day + timedelta(days=ahead)
            if not self._has_day(here):
                continue
            found = self._first_on(here, moment if ahead == 0 else None)
            if found is not None:
                return found
        return None

    def _has_day(self, day: datetime) -> bool:
        return (
            day.month in self.month
            and day.day in self.day_of_month
            and day.isoweekday() in self.day_of_week
        )

    def _first_on(self, day: datetime, after: datetime | None) -> datetime | None:
        for hour in sorted(self.hour):
            if after is not None and hour < after.hour:
                continue
            for minute in sorted(self.minute):
                if after is not None and (hour, minute) < (after.hour, after.minute):
                    continue
                for second in sorted(self.second):
                    found = day.replace(hour=hour, minute=minute, second=second)
                    if after is None or found > after:
                        return found
        return None


def _values(name: str, text: Any) -> frozenset[int]:  # noqa: ANN401  (whatever JSON holds)
    low, high = _PARTS[name]
    if text is None:
        return frozenset(range(low, high + 1))
    if not isinstance(text, str) or len(text) > _LONGEST:
        raise ScheduleInvalid(Sentence(_BAD, part=name))
    found: set[int] = set()
    for piece in text.split(","):
        match = _PIECE.fullmatch(piece.strip())
        if match is None:
            raise ScheduleInvalid(Sentence(_BAD, part=name))
        first = int(match[1] or match[2])
        last = int(match[1] or match[3])
        if not low <= first <= last <= high:
            raise ScheduleInvalid(Sentence(_BAD, part=name))
        found.update(range(first, last + 1))
    return frozenset(found)
