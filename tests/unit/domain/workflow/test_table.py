"""A transition table takes the steps it names and refuses every other."""

from enum import StrEnum

import pytest

from chuan.domain.workflow import Transition, TransitionRefused, TransitionTable


class Lamp(StrEnum):
    """Where a lamp stands."""

    OFF = "off"
    ON = "on"
    BROKEN = "broken"


class Act(StrEnum):
    """What is done to it."""

    SWITCH = "switch"
    BREAK = "break"


TABLE = TransitionTable(
    Transition(Act.SWITCH, (Lamp.OFF,), Lamp.ON),
    Transition(Act.SWITCH, (Lamp.ON,), Lamp.OFF),
    Transition(Act.BREAK, (Lamp.OFF, Lamp.ON), Lamp.BROKEN, needs_reason=True),
)


def test_takes_a_step_that_the_table_names() -> None:
    assert TABLE.after(Lamp.OFF, Act.SWITCH) is Lamp.ON


def test_refuses_a_step_that_the_table_does_not_name() -> None:
    with pytest.raises(TransitionRefused):
        TABLE.after(Lamp.BROKEN, Act.SWITCH)


@pytest.mark.parametrize("reason", ["", "   "])
def test_asks_for_a_reason_where_the_step_needs_one(reason: str) -> None:
    with pytest.raises(TransitionRefused) as refused:
        TABLE.after(Lamp.ON, Act.BREAK, reason=reason)
    assert refused.value.code == "workflow.reason_missing"


def test_takes_the_step_when_the_reason_is_given() -> None:
    assert TABLE.after(Lamp.ON, Act.BREAK, reason="rơi vỡ") is Lamp.BROKEN


def test_lists_what_may_be_done_from_a_state() -> None:
    assert [step.event for step in TABLE.allowed(Lamp.ON)] == [Act.SWITCH, Act.BREAK]
    assert TABLE.allowed(Lamp.BROKEN) == []


def test_knows_every_state_it_names() -> None:
    assert TABLE.states() == frozenset(Lamp)


def test_refuses_two_steps_for_one_state_and_event() -> None:
    step = Transition(Act.SWITCH, (Lamp.OFF,), Lamp.ON)
    with pytest.raises(ValueError, match="two steps"):
        TransitionTable(step, step)
