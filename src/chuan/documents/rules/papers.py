"""How a paper moves from the first word to its issue, as one table; and what it must say by then."""

from chuan.documents.enums import PaperEvent, PaperState
from chuan.domain.workflow import Transition, TransitionTable

_ON_ITS_WAY = (PaperState.ON_ROUTE, PaperState.AWAITING_NUMBER, PaperState.AWAITING_ISSUE)
_WITH_DRAFTER = (PaperState.DRAFTING, PaperState.RETURNED)

PAPER_STEPS = TransitionTable(
    Transition(PaperEvent.SET_OUT, _WITH_DRAFTER, PaperState.ON_ROUTE),
    Transition(PaperEvent.GO_ON, _ON_ITS_WAY, PaperState.ON_ROUTE),
    Transition(
        PaperEvent.WAIT_FOR_NUMBER, (*_WITH_DRAFTER, *_ON_ITS_WAY), PaperState.AWAITING_NUMBER
    ),
    Transition(
        PaperEvent.WAIT_FOR_ISSUE, (*_WITH_DRAFTER, *_ON_ITS_WAY), PaperState.AWAITING_ISSUE
    ),
    Transition(PaperEvent.STEP_BACK, _ON_ITS_WAY, PaperState.ON_ROUTE, needs_reason=True),
    Transition(PaperEvent.SEND_BACK, _ON_ITS_WAY, PaperState.RETURNED, needs_reason=True),
    Transition(PaperEvent.RECALL, _ON_ITS_WAY, PaperState.DRAFTING),
    Transition(PaperEvent.ISSUE, (*_WITH_DRAFTER, *_ON_ITS_WAY), PaperState.ISSUED),
    Transition(PaperEvent.WITHDRAW, _WITH_DRAFTER, PaperState.WITHDRAWN, needs_reason=True),
)
"""A meeting concludes and a signature is given at a step: the paper itself only goes on or back."""
