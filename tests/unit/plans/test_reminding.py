"""Reminders come 14, 7, 3 and 1 days before, on the day, then on Mondays; none is lost or doubled."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chuan.domain.calendar_vn import Calendar
from chuan.plans.rules.reminding import STAGES, stage_of

LONG_AGO = date(2025, 1, 1)
DUE = date(2026, 11, 19)
"""A Thursday."""


def stage(on: date, due_on: date = DUE, known_on: date = LONG_AGO) -> int | None:
    return stage_of(due_on, on, known_on=known_on, last_worked=due_on)


@pytest.mark.parametrize(
    ("days", "told"),
    [(15, None), (14, 14), (10, 14), (7, 7), (4, 7), (3, 3), (2, 3), (1, 1), (0, 0)],
)
def test_a_stage_holds_until_the_next_begins(days: int, told: int | None) -> None:
    assert stage(DUE - timedelta(days)) == told


@pytest.mark.parametrize(
    ("on", "told"),
    [
        (date(2026, 11, 20), -1), (date(2026, 11, 22), -1), (date(2026, 11, 23), -2),
        (date(2026, 11, 29), -2), (date(2026, 11, 30), -3),
    ],
)  # fmt: skip
def test_late_work_is_told_the_day_after_and_on_mondays(on: date, told: int) -> None:
    assert stage(on) == told


def test_a_stage_that_was_over_before_the_work_was_known_is_not_told() -> None:
    given_late = DUE - timedelta(5)

    assert stage(given_late, known_on=given_late) is None
    assert stage(DUE - timedelta(3), known_on=given_late) == 3


def test_days_are_counted_to_the_last_day_worked_before_a_holiday() -> None:
    days, due = Calendar(), date(2026, 4, 30)
    assert not days.is_working_day(due)
    eve = date(2026, 4, 29)

    assert stage_of(due, eve, known_on=LONG_AGO, last_worked=eve) == 0
    assert stage_of(due, due, known_on=LONG_AGO, last_worked=eve) == 0
    assert stage_of(due, date(2026, 4, 28), known_on=LONG_AGO, last_worked=eve) == 1


def test_a_year_ends_like_any_other_day() -> None:
    assert stage(date(2026, 12, 17), due_on=date(2026, 12, 31)) == 14
    assert stage(date(2027, 1, 1), due_on=date(2026, 12, 31)) == -1
    assert stage(date(2027, 1, 4), due_on=date(2026, 12, 31)) == -2


@given(st.dates(date(2025, 6, 1), date(2030, 1, 1)), st.integers(0, 400))
def test_stages_only_go_down_with_time(due_on: date, days: int) -> None:
    told = [stage(due_on - timedelta(20) + timedelta(day), due_on) for day in range(days % 80)]
    known = [one for one in told if one is not None]

    assert known == sorted(known, reverse=True)


@given(st.dates(date(2025, 6, 1), date(2030, 1, 1)), st.sets(st.integers(0, 20)))
def test_a_job_that_was_down_for_days_still_tells_the_stage_that_holds(
    due_on: date, down: set[int]
) -> None:
    up = [day for day in range(21) if day not in down]
    told = {stage(due_on - timedelta(20 - day), due_on) for day in up} - {None}

    assert told <= set(STAGES)
    if 20 in up:
        assert 0 in told
