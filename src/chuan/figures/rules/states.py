"""The one table that says how the report of a body may change state."""

from chuan.domain.workflow import Transition, TransitionTable
from chuan.figures.enums import ReportEvent, ReportState

S, E = ReportState, ReportEvent
REPORT: TransitionTable[ReportState, ReportEvent] = TransitionTable(
    Transition(E.DRAFT, (S.OPEN,), S.DRAFTING),
    Transition(E.SUBMIT, (S.OPEN, S.DRAFTING, S.RETURNED), S.SUBMITTED),
    Transition(E.WITHDRAW, (S.SUBMITTED,), S.DRAFTING),
    Transition(E.RETURN, (S.SUBMITTED, S.APPROVED), S.RETURNED, needs_reason=True),
    Transition(E.APPROVE, (S.SUBMITTED,), S.APPROVED),
    Transition(E.CONSOLIDATE, (S.APPROVED,), S.CONSOLIDATED),
    Transition(E.SEND_UP, (S.CONSOLIDATED,), S.SENT),
    Transition(E.LOCK, (S.SUBMITTED, S.APPROVED, S.CONSOLIDATED, S.SENT), S.LOCKED),
    Transition(E.UNLOCK, (S.LOCKED,), S.RETURNED, needs_reason=True),
)
"""CONSOLIDATE and SEND_UP happen to the reports below when the report they feed is made and sent."""
