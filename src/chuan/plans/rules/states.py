"""How a body's share of a task may move on."""

from chuan.domain.workflow import Transition, TransitionTable
from chuan.plans.enums import AssignmentEvent as Event
from chuan.plans.enums import AssignmentState as State

SHARE: TransitionTable[State, Event] = TransitionTable(
    Transition(Event.START, (State.NOT_STARTED,), State.IN_PROGRESS),
    Transition(Event.FINISH, (State.NOT_STARTED, State.IN_PROGRESS), State.DONE),
    Transition(
        Event.DROP, (State.NOT_STARTED, State.IN_PROGRESS), State.NOT_DONE, needs_reason=True
    ),
    Transition(Event.REOPEN, (State.DONE, State.NOT_DONE), State.IN_PROGRESS, needs_reason=True),
)
CLOSED = frozenset({State.DONE, State.NOT_DONE})
"""States in which nothing is left to do."""
