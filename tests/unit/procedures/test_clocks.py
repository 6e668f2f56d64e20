"""Clocks out of the log: they never jump, never stop without a step, keep used days, know the calendar."""

from datetime import date, timedelta
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from chuan.domain.calendar_vn import Calendar
from chuan.procedures.enums import ClockKind, ClockState, ClockUnit
from chuan.procedures.rules.clocks import (
    clocks_after,
    days_late,
    earliest_due,
    standing_steps,
    touched_by,
)
from chuan.procedures.rules.periods import days_between, last_day
from chuan.procedures.rules.reading import read_definition
from chuan.procedures.rules.steps import closed_late, state_after, steps_from
from chuan.procedures.rules.words import length_in_words, time_in_words
from chuan.procedures.types import EVERY_CLOCK, ClockNow, ClockSpec, Definition, Logged

FILE = Path(__file__).parents[2] / "data" / "procedures" / "cong-bo-hop-chuan.toml"
DAYS = Calendar()
START = date(2026, 8, 3)
MONDAY = START


def worked() -> Definition:
    definition, faults = read_definition(FILE.read_text(encoding="utf-8"))
    assert definition is not None, faults
    return definition


DEFINITION = worked()
ROLES = [role.key for role in DEFINITION.roles]


@st.composite
def logs(draw: st.DrawFn) -> list[Logged]:
    """Any legal sequence of steps, days apart, some of them taken back."""
    rows = [Logged(1, "mo", "", START, frozenset(draw(st.sets(st.just("khan")))))]
    on = START
    for number in range(2, draw(st.integers(2, 12))):
        on += timedelta(days=draw(st.integers(0, 40)))
        state = state_after(DEFINITION, rows)
        standing = standing_steps(rows)
        choices = steps_from(DEFINITION, state, ROLES)
        if len(standing) > 1 and draw(st.integers(0, 3)) == 0:
            rows.append(Logged(number, "hoan-tac", state, on, undoes=standing[-1].number))
        elif choices:
            step = draw(st.sampled_from(choices))
            rows.append(Logged(number, step.event, state, on))
    return rows


@settings(max_examples=120, deadline=None)
@given(logs())
def test_a_clock_changes_only_by_a_step_that_names_it(log: list[Logged]) -> None:
    for cut in range(2, len(log) + 1):
        row = log[cut - 1]
        if row.undoes:
            continue
        before = clocks_after(DEFINITION, log[: cut - 1], DAYS)
        after = clocks_after(DEFINITION, log[:cut], DAYS)
        step = DEFINITION.step(row.source, row.event)
        assert step is not None
        for key, clock in after.items():
            if key not in touched_by(step) and EVERY_CLOCK not in step.stop:
                assert clock == before[key]


@settings(max_examples=120, deadline=None)
@given(logs())
def test_what_was_undone_leaves_clocks_and_state_as_they_were(log: list[Logged]) -> None:
    for cut in range(2, len(log) + 1):
        row = log[cut - 1]
        if row.undoes:
            kept = [each for each in log[: cut - 1] if each.number != row.undoes]
            assert clocks_after(DEFINITION, log[:cut], DAYS) == clocks_after(DEFINITION, kept, DAYS)
            assert state_after(DEFINITION, log[:cut]) == state_after(DEFINITION, kept)


@settings(max_examples=150, deadline=None)
@given(
    st.sampled_from(ClockUnit), st.integers(1, 40), st.integers(0, 60), st.integers(0, 90),
)  # fmt: skip
def test_a_pause_keeps_the_days_that_were_used(
    unit: ClockUnit, length: int, worked_days: int, rested: int
) -> None:
    definition = with_clock(ClockSpec("c", "C", length, unit, ends_on_working_day=False))
    pause = START + timedelta(days=worked_days)
    back = pause + timedelta(days=rested)
    log = [Logged(1, "mo", "", START), Logged(2, "dung", "a", pause), Logged(3, "tiep", "b", back)]
    running = clocks_after(definition, log[:1], DAYS)["c"]
    paused = clocks_after(definition, log[:2], DAYS)["c"]
    resumed = clocks_after(definition, log, DAYS)["c"]

    assert running.due_on is not None
    assert resumed.due_on is not None
    assert paused.state is ClockState.PAUSED
    assert paused.left == days_between(pause, running.due_on, unit, DAYS)
    if paused.left > 0:
        assert days_between(back, resumed.due_on, unit, DAYS) == paused.left
    assert days_late(paused, back, DAYS) == days_late(paused, back + timedelta(days=30), DAYS)
    assert resumed.due_on >= running.due_on


def with_clock(spec: ClockSpec) -> Definition:
    """A definition with one clock that starts at once, is paused and runs on."""
    text = f"""
key = "x"
title = "X"
version = 1
valid_from = 2020-01-01
start = "a"
opened_by = ["r"]
opening = {{start = ["c"]}}
[[role]]
key = "r"
label = "R"
choose = "opener"
[[state]]
key = "a"
label = "A"
[[state]]
key = "b"
label = "B"
[[step]]
event = "dung"
label = "D"
from = ["a"]
to = "b"
role = "r"
pause = ["c"]
[[step]]
event = "tiep"
label = "T"
from = ["b"]
to = "a"
role = "r"
resume = ["c"]
[[step]]
event = "xong"
label = "X"
from = ["a", "b"]
to = "b"
role = "r"
stop = ["c"]
[[flag]]
key = "khan"
label = "K"
[[clock]]
key = "c"
label = "C"
length = {spec.length}
unit = "{spec.unit}"
kind = "{spec.kind}"
ends_on_working_day = {str(spec.ends_on_working_day).lower()}
[[clock.alternative]]
flag = "khan"
length = 1
"""
    definition, faults = read_definition(text)
    assert definition is not None, faults
    return definition


def now(spec: ClockSpec, *more: Logged, start: date = MONDAY) -> ClockNow:
    log = [Logged(1, "mo", "", start), *more]
    return clocks_after(with_clock(spec), log, DAYS)["c"]


def said(clock: ClockNow, on: date) -> str:
    return str(time_in_words(clock, on, DAYS))


def test_periods_of_the_calendar_end_on_a_working_day_and_months_on_their_last() -> None:
    assert last_day(date(2026, 1, 31), 1, ClockUnit.MONTHS, DAYS) == date(2026, 2, 28)
    assert last_day(date(2024, 2, 29), 3, ClockUnit.YEARS, DAYS) == date(2027, 2, 28)
    thirty = ClockSpec("c", "C", 30, ClockUnit.DAYS)
    clock = now(thirty)
    assert (clock.last_day, clock.due_on) == (date(2026, 9, 2), date(2026, 9, 3))
    assert not clock.is_over(date(2026, 9, 3))
    paused = now(thirty, Logged(2, "dung", "a", date(2026, 9, 3)))
    assert paused.left == 0, "its last day was moved to this one, hence it is not late"


def test_time_is_told_in_words() -> None:
    five = ClockSpec("c", "C", 5, ClockUnit.WORKING_DAYS)
    clock = now(five)
    assert said(clock, MONDAY) == "còn 5 ngày làm việc"
    assert said(clock, date(2026, 8, 10)) == "hôm nay là ngày cuối"
    assert said(clock, date(2026, 8, 12)) == "quá hạn 2 ngày làm việc"
    done = now(five, Logged(2, "xong", "a", date(2026, 8, 11)))
    assert done.stopped_late
    assert said(done, date(2026, 12, 1)) == "xong, chậm 1 ngày làm việc"
    assert said(now(five, Logged(2, "xong", "a", MONDAY)), MONDAY) == "xong trong hạn"
    late = now(five, Logged(2, "dung", "a", date(2026, 8, 12)))
    assert said(late, date(2026, 9, 1)) == "tạm dừng từ 12/08/2026, đã quá hạn 2 ngày"
    assert said(ClockNow(five), MONDAY) == "chưa bắt đầu"
    assert str(length_in_words(6, ClockUnit.MONTHS)) == "6 tháng"


def test_at_least_passes_after_its_last_day_and_reviews_are_never_late() -> None:
    sixty = ClockSpec("c", "C", 60, ClockUnit.DAYS, ClockKind.AT_LEAST, ends_on_working_day=False)
    clock = now(sixty)
    assert not clock.has_passed(date(2026, 10, 2))
    assert clock.has_passed(date(2026, 10, 3))
    assert said(clock, date(2026, 9, 2)) == "chưa đủ, còn 30 ngày"
    assert said(clock, date(2026, 10, 3)) == "đã đủ thời gian"
    review = now(ClockSpec("c", "C", 3, ClockUnit.YEARS, ClockKind.REVIEW))
    assert said(review, MONDAY) == "đến hết ngày 03/08/2029"
    assert not closed_late(DEFINITION, [review])
    assert earliest_due({"c": review}) is None


def test_a_flag_of_the_opening_gives_the_other_length() -> None:
    spec = ClockSpec("c", "C", 60, ClockUnit.DAYS)
    log = [Logged(1, "mo", "", MONDAY, frozenset({"khan"}))]
    assert clocks_after(with_clock(spec), log, DAYS)["c"].length == 1
