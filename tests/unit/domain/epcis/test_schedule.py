"""A timetable of a subscription: which moments it has, and which texts are none."""

from datetime import datetime, timedelta, timezone
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chuan.domain.epcis.query.schedule import Schedule, ScheduleInvalid

ZONE = timezone(timedelta(hours=7))
MONDAY = datetime(2026, 11, 23, 8, 30, tzinfo=ZONE)


@pytest.mark.parametrize(
    ("told", "first"),
    [
        ({"minute": "0"}, "2026-11-23T09:00:00"),
        ({"second": "[0-59]"}, "2026-11-23T08:30:01"),
        ({"hour": "6", "minute": "15"}, "2026-11-24T06:15:00"),
        ({"dayOfWeek": "7", "hour": "0", "minute": "0"}, "2026-11-29T00:00:00"),
        ({"dayOfMonth": "20", "month": "11", "hour": "7", "minute": "5"}, "2027-11-20T07:05:00"),
        ({"dayOfMonth": "29", "month": "2", "hour": "0", "minute": "0"}, "2028-02-29T00:00:00"),
    ],
)
def test_the_next_moment(told: dict[str, str], first: str) -> None:
    assert Schedule.of_json(told).next_after(MONDAY) == datetime.fromisoformat(f"{first}+07:00")


@pytest.mark.parametrize(
    "told",
    [
        {}, [], "0", {"minute": "60"}, {"hour": "[5-3]"}, {"dayOfWeek": "0"}, {"month": "13"},
        {"minute": ""}, {"minute": 5}, {"minute": "a"}, {"year": "2026"}, {"minute": "1" * 500},
        {"dayOfMonth": "31", "month": "2"},
    ],
)  # fmt: skip
def test_what_says_no_times_is_refused(told: Any) -> None:
    with pytest.raises(ScheduleInvalid, match="Lịch gửi"):
        Schedule.of_json(told)


@given(
    st.sets(st.integers(0, 59), min_size=1),
    st.datetimes(MONDAY.replace(tzinfo=None), timezones=st.just(ZONE)),
)
def test_the_next_moment_is_later_and_one_of_the_timetable(
    minutes: set[int], now: datetime
) -> None:
    found = Schedule.of_json({"minute": ",".join(map(str, minutes))}).next_after(now)

    assert found is not None
    assert found > now
    assert found.minute in minutes
    assert found.second == 0
