"""Procedures of standards and what they ask of numbers and days, without a database."""

from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chuan.domain.calendar_vn import Calendar
from chuan.domain.designation import parse_designation
from chuan.procedures.rules.clocks import clocks_after
from chuan.procedures.rules.faults import faults_of
from chuan.procedures.rules.reading import read_definition
from chuan.procedures.rules.steps import state_after
from chuan.procedures.types import OPENING, Definition, Logged
from chuan.standards.rules.lives import Published, effect_fault, number_fault, quarter_words

FOLDER = Path(__file__).parents[3] / "src" / "chuan" / "standards" / "data" / "procedures"
GUARDS = {
    "standards.draft_written", "standards.consultation_settled", "standards.completed_in_time",
    "standards.may_publish", "standards.territory_chosen", "standards.effective_day",
}  # fmt: skip
KEYS = ("qcdp", "ra-soat-qcdp", "ra-soat-tcvn", "tccs", "tcvn")
START = date(2026, 9, 7)


def defined(key: str) -> Definition:
    made, faults = read_definition((FOLDER / f"{key}.toml").read_text(encoding="utf-8"))
    assert made is not None, faults
    return made


@pytest.mark.parametrize("key", KEYS)
def test_each_definition_is_whole_and_says_what_is_not_confirmed(key: str) -> None:
    made = defined(key)
    assert faults_of(made, guards=GUARDS) == ()
    assert made.is_unverified
    assert all(clock.confidence == "C" and clock.basis for clock in made.clocks)
    assert {path.stem for path in FOLDER.glob("*.toml")} == set(KEYS)


@given(key=st.sampled_from(KEYS), data=st.data())
def test_every_legal_way_can_reach_an_end_and_leaves_no_clock_running(
    key: str, data: st.DataObject
) -> None:
    made = defined(key)
    log = [Logged(1, OPENING, "", START)]
    state, on = made.start, START
    for number in range(2, 60):
        if made.state(state).final:
            break
        steps = [step for step in made.steps if state in step.sources]
        if number > 30:
            steps = [step for step in steps if made.state(step.to).final] or steps
        step = data.draw(st.sampled_from(steps))
        on += timedelta(days=data.draw(st.integers(0, 200)))
        log.append(Logged(number, step.event, state, on, frozenset(step.sets)))
        state = state_after(made, log)
        assert state == step.to
    clocks = clocks_after(made, log, Calendar())
    if made.state(state).final:
        assert not any(clock.state in {"running", "paused"} for clock in clocks.values())


@given(
    days=st.integers(0, 59), urgent=st.booleans(), key=st.sampled_from(("tcvn", "qcdp")),
    start=st.dates(date(2026, 1, 1), date(2035, 12, 31)),
)  # fmt: skip
def test_a_period_of_comment_has_not_passed_before_its_least_days(
    days: int,
    urgent: bool,  # noqa: FBT001  (drawn)
    key: str,
    start: date,
) -> None:
    made = defined(key)
    flags = frozenset({"cap-bach"} if urgent else ())
    log = [
        Logged(1, OPENING, "", start, flags),
        Logged(2, "lay-y-kien", "bien-soan", start),
    ]
    now = clocks_after(made, log, Calendar())["lay-y-kien"]
    least = 30 if urgent else 60
    assert now.length == least
    assert not now.has_passed(start + timedelta(days=min(days, least)))


def published(number: str, *replaced: str, kind: str = "tcvn") -> Published:
    return Published(
        kind, parse_designation(number), date(2027, 3, 1), date(2027, 3, 1),
        [parse_designation(each) for each in replaced],
        keeps_number=defined(kind).keeps_number,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("given_one", "says"),
    [
        (published("TCVN 1234:2027"), ""),
        (published("TCVN 1234:2027", "TCVN 1234:2018"), ""),
        (published("TCVN 5678:2027", "TCVN 1234:2018"), "giữ số"),
        (published("TCVN 9999:2027", "TCVN 1234:2018", "TCVN 1235:2018"), ""),
        (published("TCVN 1234:2027", "TCVN 1234:2018", "TCVN 1235:2018"), "số mới"),
        (published("TCVN 1234:2026"), "Năm trong số hiệu"),
        (published("TCVN 1234"), "cần có năm"),
        (published("QCVN 1:2027/BYT"), "không đúng loại"),
        (published("QCĐP 01:2027/NA", kind="qcdp"), ""),
        (published("QCĐP 02:2027/NA", "QCĐP 01:2020/NA", kind="qcdp"), ""),
        (published("TCCS 01:2027", kind="tccs"), "gạch chéo"),
    ],
)
def test_numbers_are_kept_when_one_is_replaced_and_new_when_several_are(
    given_one: Published, says: str
) -> None:
    fault = number_fault(given_one)
    assert (fault is None) if not says else (fault is not None and says in str(fault))


def test_a_local_regulation_takes_effect_after_six_months_unless_health_asks_for_sooner() -> None:
    soon = published("QCĐP 01:2027/NA", kind="qcdp")
    earliest = date(2027, 9, 1)
    assert effect_fault(soon, earliest=earliest, flags=()) is not None
    assert effect_fault(soon, earliest=earliest, flags={"cap-bach"}) is not None
    assert effect_fault(soon, earliest=earliest, flags={"suc-khoe"}) is None
    assert effect_fault(published("TCVN 1:2027"), earliest=earliest, flags=()) is None


def test_the_quarter_tells_what_the_programme_asks_for() -> None:
    assert [quarter_words(date(2027, month, 1))[0] for month in (1, 4, 9, 12)] == [1, 2, 3, 4]
    assert "Quý II" in quarter_words(date(2027, 5, 1))[1]
