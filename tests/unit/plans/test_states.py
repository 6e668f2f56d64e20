"""A body's share begins, is reported, confirmed or returned, and may be opened again with a reason."""

from datetime import UTC, datetime, timedelta

import pytest

from chuan.domain.workflow import TransitionRefused
from chuan.plans.enums import AssignmentEvent as Event
from chuan.plans.enums import AssignmentState as State
from chuan.plans.rules.states import CLOSED, OF_THE_CONFIRMER, SHARE, can_undo_step

STEPS = {
    (State.NOT_STARTED, Event.START): (State.IN_PROGRESS, False),
    (State.NOT_STARTED, Event.FINISH): (State.REPORTED, False),
    (State.NOT_STARTED, Event.DROP): (State.NOT_DONE, True),
    (State.IN_PROGRESS, Event.FINISH): (State.REPORTED, False),
    (State.REPORTED, Event.CONFIRM): (State.DONE, False),
    (State.REPORTED, Event.RETURN): (State.IN_PROGRESS, True),
    (State.REPORTED, Event.REOPEN): (State.IN_PROGRESS, True),
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


def test_a_closed_share_can_only_be_opened_again_by_its_body() -> None:
    for state in State:
        own = {step.event for step in SHARE.allowed(state)} - OF_THE_CONFIRMER
        assert (state in CLOSED) == (own == {Event.REOPEN})


def test_only_what_was_reported_is_confirmed_or_returned() -> None:
    asked = {s for s in State for step in SHARE.allowed(s) if step.event in OF_THE_CONFIRMER}

    assert asked == {State.REPORTED}


def test_a_wrong_click_is_undone_by_its_own_hand_within_ten_minutes() -> None:
    at = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)

    assert can_undo_step(by="hoa", actor="hoa", at=at, now=at + timedelta(minutes=10))
    assert not can_undo_step(by="hoa", actor="hoa", at=at, now=at + timedelta(minutes=11))
    assert not can_undo_step(by="hoa", actor="minh", at=at, now=at)
