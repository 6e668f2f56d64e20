"""How a message of ours, or of the other side, moves on: nothing is sent twice, nothing is dropped."""

from typing import Final

from chuan.domain.workflow import Transition, TransitionTable
from chuan.exchange.enums import MessageEvent as Event
from chuan.exchange.enums import MessageState as State

MOST_ATTEMPTS: Final = 12
"""Attempts (about an hour and a quarter, each twice as late as the last) before people are asked."""

STEPS: Final = TransitionTable(
    Transition(Event.QUEUE, (State.FAILED, State.CARRIED), State.WAITING),
    Transition(Event.CARRY, (State.WAITING, State.FAILED), State.CARRIED),
    Transition(Event.FAIL, (State.WAITING,), State.FAILED),
    Transition(Event.ACCEPT, (State.WAITING, State.CARRIED, State.FAILED), State.ACCEPTED),
    Transition(
        Event.REFUSE, (State.WAITING, State.CARRIED, State.FAILED), State.REFUSED, needs_reason=True
    ),
    Transition(Event.TAKE, (State.RECEIVED,), State.TAKEN),
    Transition(Event.RETURN, (State.RECEIVED,), State.RETURNED, needs_reason=True),
)
CLOSED: Final = (State.ACCEPTED, State.REFUSED, State.TAKEN, State.RETURNED)


def is_closed(state: State) -> bool:
    """Nothing more happens to a message in this state."""
    return state in CLOSED
