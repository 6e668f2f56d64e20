"""A printed time becomes one date, with the reasons."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chuan.plans.enums import BasisCode, Repeat
from chuan.plans.rules.due import due_date, next_due
from chuan.plans.types import DueDate, PrintedTime

ON = date(2026, 11, 22)


@pytest.mark.parametrize(
    ("words", "period"),
    [
        ("Trước ngày 01/01/0000", {}),
        ("Tháng 12/0000", {}),
        ("Quý III/0000", {}),
        ("6 tháng đầu năm 0000", {}),
        ("", {"due": "0001-01-01"}),
        ("", {"due": "0000"}),
    ],
)
def test_a_year_that_cannot_be_is_no_year(words: str, period: dict[str, object]) -> None:
    found = due(words, **period)

    assert found.on is None or found.on.year >= ON.year


def due(words: str = "", **period: object) -> DueDate:
    return due_date(PrintedTime(words, **period), on=ON)  # type: ignore[arg-type]  # a table of cases


@pytest.mark.parametrize(
    ("words", "period", "expected"),
    [
        ("Quý II năm 2025", {"start": 2025, "end": 2025, "quarter": 2}, "2025-06-30"),
        ("Quý III/2025", {"start": 2025, "end": 2025, "quarter": 3}, "2025-09-30"),
        ("Quý I, II/2027", {"start": 2027, "end": 2027}, "2027-06-30"),
        ("quý 4 năm 2026", {}, "2026-12-31"),
        ("Đến 2030", {"end": 2030}, "2030-12-31"),
        ("2026 - 2030", {"start": 2026, "end": 2030}, "2030-12-31"),
        ("Năm 2027", {"start": 2027, "end": 2027}, "2027-12-31"),
        ("Trước ngày 30/6/2027", {}, "2027-06-29"),
        ("trước 01/01/2027", {}, "2026-12-31"),
        ("Chậm nhất ngày 15 tháng 3 năm 2027", {}, "2027-03-15"),
        ("Từ 01/3/2027 đến 15/4/2027", {}, "2027-04-15"),
        ("Tháng 02/2028", {}, "2028-02-29"),
        ("tháng 6 năm 2027", {}, "2027-06-30"),
        ("6 tháng đầu năm 2027", {}, "2027-06-30"),
        ("Sáu tháng cuối năm 2027", {}, "2027-12-31"),
    ],
)
def test_computes_the_only_date_of_a_task_due_once(
    words: str, period: dict[str, int], expected: str
) -> None:
    found = due(words, **period)
    assert found.on == date.fromisoformat(expected)
    assert found.repeat is Repeat.ONCE


@pytest.mark.parametrize(
    ("words", "period", "expected", "repeat"),
    [
        ("Hàng năm", {"recurrence": "annual"}, "2026-12-31", Repeat.ANNUAL),
        ("Hằng năm", {}, "2026-12-31", Repeat.ANNUAL),
        (
            "2027 - 2030 (thường xuyên hàng năm)",
            {"start": 2027, "end": 2030, "recurrence": "annual"},
            "2027-12-31",
            Repeat.ANNUAL,
        ),
        ("trước ngày 20 tháng 11 hằng năm", {}, "2027-11-19", Repeat.ANNUAL),
        ("trước ngày 25/11 hàng năm", {}, "2026-11-24", Repeat.ANNUAL),
        ("ngày 22/11 hằng năm", {}, "2026-11-22", Repeat.ANNUAL),
        ("Quý I hằng năm", {"quarter": 1, "recurrence": "annual"}, "2027-03-31", Repeat.ANNUAL),
        ("Hằng quý", {}, "2026-12-31", Repeat.QUARTERLY),
        ("ngày 25 hàng tháng", {}, "2026-11-25", Repeat.MONTHLY),
    ],
)
def test_computes_the_next_date_of_a_task_that_comes_back(
    words: str, period: dict[str, object], expected: str, repeat: Repeat
) -> None:
    found = due(words, **period)
    assert (found.on, found.repeat) == (date.fromisoformat(expected), repeat)


def test_a_date_told_apart_keeps_the_strict_reading_of_the_words_it_came_from() -> None:
    found = due("trước ngày 20 tháng 11 hằng năm", due="--11-20")
    assert found.on == date(2027, 11, 19)
    (step,) = (step for step in found.basis if step.code is BasisCode.STRICTLY_BEFORE)
    assert dict(step.values) == {"day": "20/11", "due": "19/11"}


def test_counts_the_day_itself_where_the_node_reads_before_so() -> None:
    time = PrintedTime("trước ngày 30/11 hằng năm")
    found = due_date(time, on=ON, strict_before=False)
    assert found.on == date(2026, 11, 30)
    (step,) = (step for step in found.basis if step.code is BasisCode.BEFORE_INCLUDES_DAY)
    assert dict(step.values) == {"day": "30/11"}


@pytest.mark.parametrize("words", ["", "Theo quy định pháp luật", "Thường xuyên", "Định kỳ"])
def test_leaves_open_what_the_document_leaves_open(words: str) -> None:
    assert due(words).on is None


def test_keeps_the_last_date_when_all_have_passed() -> None:
    found = due("Hằng năm", start=2022, end=2025, recurrence="annual")
    assert found.on == date(2025, 12, 31)
    assert found.basis[-1].code is BasisCode.LAST_INSTANCE


def test_a_quarter_put_right_by_hand_wins_over_the_words() -> None:
    assert due("Quý II năm 2027", start=2027, end=2027, quarter=3).on == date(2027, 9, 30)


@pytest.mark.parametrize(
    ("on", "repeat", "end", "expected"),
    [
        (date(2026, 11, 19), Repeat.ANNUAL, None, date(2027, 11, 19)),
        (date(2026, 12, 31), Repeat.QUARTERLY, None, date(2027, 3, 31)),
        (date(2026, 6, 30), Repeat.QUARTERLY, None, date(2026, 9, 30)),
        (date(2027, 1, 30), Repeat.MONTHLY, None, date(2027, 2, 28)),
        (date(2030, 12, 31), Repeat.ANNUAL, 2030, None),
        (date(2026, 12, 31), Repeat.ONCE, None, None),
        (date(2026, 12, 31), Repeat.ON_EVENT, None, None),
    ],
)
def test_the_next_date_follows_by_the_step_of_the_repeat(
    on: date, repeat: Repeat, end: int | None, expected: date | None
) -> None:
    assert next_due(on, repeat, end=end) == expected


@given(
    on=st.dates(date(2020, 1, 1), date(2040, 1, 1)),
    month=st.integers(1, 12),
    day=st.integers(1, 28),
)
def test_the_next_yearly_date_is_never_past_and_never_more_than_a_year_away(
    on: date, month: int, day: int
) -> None:
    found = due_date(PrintedTime(f"trước ngày {day}/{month} hằng năm"), on=on)
    assert found.on is not None
    assert 0 <= (found.on - on).days <= 366
