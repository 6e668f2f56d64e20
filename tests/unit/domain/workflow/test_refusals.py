"""A refused step says what to do next, and between which state and event it was refused."""

from enum import StrEnum

import pytest

from chuan.domain.errors import RuleBroken
from chuan.domain.workflow import Transition, TransitionRefused, TransitionTable


class State(StrEnum):
    """Where a door stands."""

    OPEN = "open"
    SHUT = "shut"


class Event(StrEnum):
    """What is done to it."""

    SHUT = "shut_it"


TABLE = TransitionTable(Transition(Event.SHUT, (State.OPEN,), State.SHUT, needs_reason=True))


def test_a_step_that_the_table_lacks_asks_to_load_the_page_again() -> None:
    with pytest.raises(TransitionRefused, match="hãy tải lại trang") as refused:
        TABLE.after(State.SHUT, Event.SHUT, reason="gió")

    assert isinstance(refused.value, RuleBroken)
    assert refused.value.code == "workflow.refused"
    assert refused.value.context == {"state": "shut", "event": "shut_it"}


def test_a_step_without_its_reason_asks_for_one() -> None:
    with pytest.raises(TransitionRefused, match="ghi lý do") as refused:
        TABLE.after(State.OPEN, Event.SHUT)

    assert refused.value.code == "workflow.reason_missing"
    assert refused.value.context == {"event": "shut_it"}


def test_a_table_is_read_only_through_its_steps() -> None:
    assert TABLE.states() == {State.OPEN, State.SHUT}
    assert TransitionTable[State, Event]().states() == frozenset()
