"""The tables that say how a report, a question about it and a request to open it change state."""

from chuan.domain.workflow import Transition, TransitionTable
from chuan.figures.enums import (
    ExceptionEvent,
    ExceptionState,
    QuestionEvent,
    QuestionState,
    ReportEvent,
    ReportState,
)

S, E = ReportState, ReportEvent
SENT_STATES = (S.SUBMITTED, S.APPROVED, S.CONSOLIDATED, S.SENT, S.LOCKED)
"""What was sent stands."""
EDITABLE_STATES = (S.OPEN, S.DRAFTING, S.RETURNED)
"""The body may change it: it has not come, or is being put right."""
REPORT: TransitionTable[ReportState, ReportEvent] = TransitionTable(
    Transition(E.DRAFT, (S.OPEN,), S.DRAFTING),
    Transition(E.SUBMIT, EDITABLE_STATES, S.SUBMITTED),
    Transition(E.WITHDRAW, (S.SUBMITTED,), S.DRAFTING),
    Transition(
        E.RETURN,
        (S.SUBMITTED, S.APPROVED, S.CONSOLIDATED, S.SENT),
        S.RETURNED,
        needs_reason=True,
    ),
    Transition(E.APPROVE, (S.SUBMITTED,), S.APPROVED),
    Transition(E.CONSOLIDATE, (S.APPROVED,), S.CONSOLIDATED),
    Transition(E.SEND_UP, (S.CONSOLIDATED,), S.SENT),
    Transition(E.LOCK, (S.SUBMITTED, S.APPROVED, S.CONSOLIDATED, S.SENT), S.LOCKED),
    Transition(E.UNLOCK, (S.LOCKED,), S.RETURNED, needs_reason=True),
    Transition(E.RELOCK, (S.RETURNED, S.DRAFTING), S.LOCKED),
    *(Transition(E.STATE_ACTUALS, (state,), state) for state in SENT_STATES),
)
"""CONSOLIDATE and SEND_UP happen to the reports below when the report they feed is made and sent."""
QUESTION: TransitionTable[QuestionState, QuestionEvent] = TransitionTable(
    Transition(QuestionEvent.ANSWER, (QuestionState.OPEN,), QuestionState.ANSWERED),
    Transition(
        QuestionEvent.CLOSE, (QuestionState.OPEN, QuestionState.ANSWERED), QuestionState.CLOSED
    ),
)
X, V = ExceptionState, ExceptionEvent
PENDING = (X.ASKED, X.GRANTED)
"""A request that waits, or holds the report open; a report has one at most."""
EXCEPTION: TransitionTable[ExceptionState, ExceptionEvent] = TransitionTable(
    Transition(V.GRANT, (X.ASKED,), X.GRANTED),
    Transition(V.REFUSE, (X.ASKED,), X.REFUSED, needs_reason=True),
    Transition(V.USE, (X.GRANTED,), X.USED),
    Transition(V.EXPIRE, (X.GRANTED,), X.EXPIRED),
)
