"""Every form of time that the plans under Directive 38 print is understood, in both spellings."""

from datetime import date

import pytest

from chuan.plans.enums import Repeat
from chuan.plans.rules.due import due_date
from chuan.plans.types import PrintedTime

ON = date(2026, 11, 22)


@pytest.mark.parametrize(
    ("time", "due_on", "repeat"),
    [
        (PrintedTime("15/12/2026"), date(2026, 12, 15), Repeat.ONCE),
        (PrintedTime("Ngày 15 tháng 12 năm 2026"), date(2026, 12, 15), Repeat.ONCE),
        (PrintedTime("trước ngày 20/11 hằng năm"), date(2027, 11, 19), Repeat.ANNUAL),
        (PrintedTime("trước ngày 20 tháng 11 hàng năm"), date(2027, 11, 19), Repeat.ANNUAL),
        (PrintedTime("Quý II/2027"), date(2027, 6, 30), Repeat.ONCE),
        (PrintedTime("Quý II năm 2027"), date(2027, 6, 30), Repeat.ONCE),
        (PrintedTime("Quý III/2025", start=2025, end=2025, quarter=3), date(2025, 9, 30), Repeat.ONCE),
        (PrintedTime("2025-2030", start=2025, end=2030), date(2030, 12, 31), Repeat.ONCE),
        (PrintedTime("2025 - 2030 (thường xuyên hàng năm)", start=2025, end=2030,
                     recurrence="annual"), date(2026, 12, 31), Repeat.ANNUAL),
        (PrintedTime("2026-2030 (thường xuyên hằng năm)", start=2026, end=2030),
         date(2026, 12, 31), Repeat.ANNUAL),
        (PrintedTime("Hàng năm", recurrence="annual"), date(2026, 12, 31), Repeat.ANNUAL),
        (PrintedTime("Hằng năm"), date(2026, 12, 31), Repeat.ANNUAL),
        (PrintedTime("Đến 2030", end=2030), date(2030, 12, 31), Repeat.ONCE),
        (PrintedTime("Theo quy định pháp luật"), None, Repeat.ONCE),
        (PrintedTime(""), None, Repeat.ONCE),
        (PrintedTime("Định kỳ hoặc đột xuất", recurrence="periodic"), None, Repeat.PERIODIC),
        (PrintedTime("Định kỳ hoặc đột xuất khi có yêu cầu"), None, Repeat.ONCE),
    ],
)  # fmt: skip
def test_a_printed_time_becomes_a_date_or_says_that_it_names_none(
    time: PrintedTime, due_on: date | None, repeat: Repeat
) -> None:
    due = due_date(time, on=ON)

    assert (due.on, due.repeat) == (due_on, repeat)
    assert due.basis
