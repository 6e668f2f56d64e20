"""Moments are one value whatever their spelling, and a text that names none is refused."""

from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chuan.domain.epcis.moments import NotAMoment, utc


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("2024-05-01T08:00:00+07:00", datetime(2024, 5, 1, 1, tzinfo=UTC)),
        ("2024-05-01T08:00:00.5Z", datetime(2024, 5, 1, 8, 0, 0, 500_000, tzinfo=UTC)),
        ("2024-05-01T08:00:00.1234569Z", datetime(2024, 5, 1, 8, 0, 0, 123_456, tzinfo=UTC)),
        ("2024-02-29T24:00:00Z", datetime(2024, 3, 1, tzinfo=UTC)),
        (" 2024-05-01t08:00:00z\n", datetime(2024, 5, 1, 8, tzinfo=UTC)),
    ],
)
def test_reads_one_moment_when_it_is_spelt_in_any_way(text: str, moment: datetime) -> None:
    assert utc(text) == moment
    assert utc(text).utcoffset() == timedelta(0)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "2024-05-01",
        "2024-05-01T08:00:00",
        "2024-02-30T08:00:00Z",
        "2024-05-01T25:00:00Z",
        "2024-05-01T24:00:00.1Z",
        "2024-05-01T08:00:00+0700",
        "0001-01-01T00:00:00+14:00",
        "9999-12-31T24:00:00Z",
        "٢٠٢٤-05-01T08:00:00Z",
    ],
)
def test_refuses_a_text_when_it_names_no_moment(text: str) -> None:
    with pytest.raises(NotAMoment, match="múi giờ"):
        utc(text)


@given(
    st.datetimes(min_value=datetime(2, 1, 1), max_value=datetime(9998, 1, 1)),  # noqa: DTZ001 - naive on purpose
    st.integers(-14 * 60, 14 * 60),
)
def test_keeps_the_moment_when_the_zone_differs(naive: datetime, minutes: int) -> None:
    moment = naive.replace(tzinfo=timezone(timedelta(minutes=minutes)))

    assert utc(moment.isoformat()) == moment
