"""A body's share begins, ends done or not done, and may be opened again with a reason."""

import pytest

from chuan.domain.workflow import TransitionRefused
from chuan.plans.enums import AssignmentEvent as Event
from chuan.plans.enums import AssignmentState as State
from chuan.plans.rules.states import CLOSED, SHARE

STEPS = {
    (State.NOT_STARTED, Event.START): (State.IN_PROGRESS, False),
    (State.NOT_STARTED, Event.FINISH): (State.DONE, False),
    (State.NOT_STARTED, Event.DROP): (State.NOT_DONE, True),
    (State.IN_PROGRESS, Event.FINISH): (State.DONE, False),
    (State.IN_PROGRESS, Event.DROP): (State.NOT_DONE, True),
    (State.DONE, Event.REOPEN): (State.IN_PROGRESS, True),
    (State.NOT_DONE, Event.REOPEN): (State.IN_PROGRESS, True),
}


@pytest.mark.parametrize("state", State)
@pytest.mark.parametrize("event", Event)
def test_a_share_moves_by_these_steps_and_no_other(state: State, event: Event) -> None:
    target, needs_reason = STEPS.get((state, event), (None, False))

    if target is None:
        with pytest.raises(TransitionRefused):
            SHARE.after(state, event, reason="vì bão")
        return
    assert SHARE.after(state, event, reason="vì bão") is target
    if needs_reason:
        with pytest.raises(TransitionRefused):
            SHARE.after(state, event)
    else:
        assert SHARE.after(state, event) is target


def test_a_closed_share_can_only_be_opened_again() -> None:
    for state in State:
        closed = [step.event for step in SHARE.allowed(state)] == [Event.REOPEN]
        assert (state in CLOSED) == closed
