"""The last day in time is told in Vietnam time, at the ends of years and over the reform of 2025."""

from datetime import UTC, date, datetime

import pytest

from chuan.core.clock import VIETNAM
from chuan.figures.enums import Reading
from chuan.figures.models import Report, Round
from chuan.figures.rules.timing import last_day_in_time
from chuan.figures.selectors.deadlines import deadline_of

VN, WORLD = VIETNAM, UTC
MOMENTS = (
    ("2025-07-01", Reading.EXCLUSIVE, datetime(2025, 6, 30, 23, 59, tzinfo=VN), False),
    ("2025-07-01", Reading.EXCLUSIVE, datetime(2025, 7, 1, 0, 0, tzinfo=VN), True),
    ("2025-07-01", Reading.INCLUSIVE, datetime(2025, 7, 1, 23, 59, tzinfo=VN), False),
    ("2025-06-30", Reading.INCLUSIVE, datetime(2025, 6, 30, 17, 0, tzinfo=WORLD), True),
    ("2025-06-30", Reading.INCLUSIVE, datetime(2025, 6, 30, 16, 59, tzinfo=WORLD), False),
    ("2026-12-31", Reading.INCLUSIVE, datetime(2026, 12, 31, 23, 59, tzinfo=VN), False),
    ("2026-12-31", Reading.INCLUSIVE, datetime(2027, 1, 1, 0, 0, tzinfo=VN), True),
    ("2027-01-01", Reading.EXCLUSIVE, datetime(2026, 12, 31, 17, 0, tzinfo=WORLD), True),
    ("2026-11-20", Reading.EXCLUSIVE, datetime(2026, 11, 19, 16, 59, tzinfo=WORLD), False),
    ("2026-11-20", Reading.EXCLUSIVE, datetime(2026, 11, 19, 17, 0, tzinfo=WORLD), True),
)


def report(printed: date | None, reading: Reading, sent_at: datetime | None = None) -> Report:
    """As it stands in memory; nothing is stored."""
    asked = Round(
        printed_on=printed, reading=reading, due_on=last_day_in_time(printed, reading),
        internal_on=date(2020, 1, 1), closing_on=date(2026, 11, 15), basis="Kế hoạch", confidence="B",
    )  # fmt: skip
    return Report(round=asked, sent_at=sent_at)


@pytest.mark.parametrize("moment", MOMENTS, ids=str)
def test_the_first_sending_is_held_against_the_printed_day_in_vietnam(
    moment: tuple[str, Reading, datetime, bool],
) -> None:
    printed, reading, sent_at, late = moment

    told = deadline_of(report(date.fromisoformat(printed), reading, sent_at), date(2030, 1, 1))

    assert told.late == late
    assert told.words.startswith("Gửi chậm" if late else "Gửi đúng hạn")


def test_what_is_not_sent_counts_down_to_the_legal_day_and_never_to_the_internal_one() -> None:
    owed = report(date(2026, 11, 20), Reading.EXCLUSIVE)

    said = {day: deadline_of(owed, date(2026, 11, day)) for day in (16, 19, 20, 21)}

    assert [told.words.split(",")[0] for told in said.values()] == [
        "Còn 3 ngày", "Hạn hôm nay", "Quá hạn 1 ngày", "Quá hạn 2 ngày",
    ]  # fmt: skip
    assert [told.late for told in said.values()] == [False, False, True, True]
    assert said[16].reason == (
        "Văn bản ghi “trước ngày 20/11/2026”; được đọc là: gửi đến hết ngày 19/11/2026."
    )
    assert said[16].unverified


def test_without_a_printed_day_nobody_is_late() -> None:
    told = deadline_of(report(None, Reading.EXCLUSIVE), date(2030, 1, 1))

    assert not told.late
    assert told.due_on is None
