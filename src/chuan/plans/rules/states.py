"""How a body's share of a task may move on, and who may take which step."""

from datetime import datetime, timedelta
from typing import Final

from chuan.domain.workflow import Transition, TransitionTable
from chuan.plans.enums import AssignmentEvent as Event
from chuan.plans.enums import AssignmentState as State

SHARE: TransitionTable[State, Event] = TransitionTable(
    Transition(Event.START, (State.NOT_STARTED,), State.IN_PROGRESS),
    Transition(Event.FINISH, (State.NOT_STARTED, State.IN_PROGRESS), State.REPORTED),
    Transition(Event.CONFIRM, (State.REPORTED,), State.DONE),
    Transition(Event.RETURN, (State.REPORTED,), State.IN_PROGRESS, needs_reason=True),
    Transition(
        Event.DROP, (State.NOT_STARTED, State.IN_PROGRESS), State.NOT_DONE, needs_reason=True
    ),
    Transition(
        Event.REOPEN,
        (State.REPORTED, State.DONE, State.NOT_DONE),
        State.IN_PROGRESS,
        needs_reason=True,
    ),
)
CLOSED = frozenset({State.REPORTED, State.DONE, State.NOT_DONE})
"""States in which nothing is left to do for the body: what it reported waits for another."""
OF_THE_CONFIRMER = frozenset({Event.CONFIRM, Event.RETURN})
"""Steps of the body that compiles; all others are those of the body that was given the share."""
UNDO_WITHIN: Final = timedelta(minutes=10)


def can_undo_step(*, by: str, actor: str, at: datetime, now: datetime) -> bool:
    """Whoever took the last step takes it back within ten minutes: a wrong click, not a change of mind."""
    return by == actor and timedelta(0) <= now - at <= UNDO_WITHIN
