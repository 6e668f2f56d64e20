"""The review of documents as work: its steps, what a finding must say, when a campaign may close; pure."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from chuan.domain.workflow import Transition, TransitionTable
from chuan.plans.enums import (
    CampaignEvent,
    CampaignState,
    ExaminedEvent,
    ExaminedState,
    FindingVerdict,
    ProposalEvent,
    ProposalState,
    ProposedAction,
    ProposedTo,
)

CAMPAIGN: TransitionTable[CampaignState, CampaignEvent] = TransitionTable(
    Transition(CampaignEvent.OPEN, (CampaignState.DRAFT,), CampaignState.OPEN),
    Transition(CampaignEvent.CLOSE, (CampaignState.OPEN,), CampaignState.CLOSED),
    Transition(
        CampaignEvent.REOPEN, (CampaignState.CLOSED,), CampaignState.OPEN, needs_reason=True
    ),
)
_IN_HAND: Final = (ExaminedState.GIVEN, ExaminedState.RETURNED)
EXAMINED: TransitionTable[ExaminedState, ExaminedEvent] = TransitionTable(
    Transition(
        ExaminedEvent.GIVE, (ExaminedState.WAITING, ExaminedState.GIVEN), ExaminedState.GIVEN
    ),
    Transition(ExaminedEvent.GIVE, (ExaminedState.RETURNED,), ExaminedState.RETURNED),
    Transition(ExaminedEvent.SUBMIT, _IN_HAND, ExaminedState.SUBMITTED),
    Transition(ExaminedEvent.RECALL, (ExaminedState.SUBMITTED,), ExaminedState.GIVEN),
    Transition(ExaminedEvent.APPROVE, (ExaminedState.SUBMITTED,), ExaminedState.APPROVED),
    Transition(
        ExaminedEvent.RETURN,
        (ExaminedState.SUBMITTED, ExaminedState.APPROVED),
        ExaminedState.RETURNED,
        needs_reason=True,
    ),
)
_ASKED: Final = (ProposalState.SENT, ProposalState.RECEIVED)
PROPOSAL: TransitionTable[ProposalState, ProposalEvent] = TransitionTable(
    Transition(ProposalEvent.SEND, (ProposalState.PENDING,), ProposalState.SENT),
    Transition(ProposalEvent.RECEIVE, (ProposalState.SENT,), ProposalState.RECEIVED),
    Transition(ProposalEvent.DRAFT, (ProposalState.PENDING, *_ASKED), ProposalState.DRAFTING),
    Transition(ProposalEvent.ISSUE, (*_ASKED, ProposalState.DRAFTING), ProposalState.ISSUED),
    Transition(
        ProposalEvent.DECLINE,
        (*_ASKED, ProposalState.DRAFTING),
        ProposalState.DECLINED,
        needs_reason=True,
    ),
    Transition(
        ProposalEvent.REOPEN,
        (ProposalState.ISSUED, ProposalState.DECLINED),
        ProposalState.SENT,
        needs_reason=True,
    ),
)
SETTLED: Final = frozenset({ProposalState.NONE, ProposalState.ISSUED, ProposalState.DECLINED})
"""States in which nothing is waited for any more."""
FITTING: Final = {
    FindingVerdict.SUITABLE: frozenset({ProposedAction.KEEP}),
    FindingVerdict.CONFLICTING: frozenset(
        {ProposedAction.AMEND, ProposedAction.REPLACE, ProposedAction.REPEAL}
    ),
    FindingVerdict.EXPIRED: frozenset(
        {ProposedAction.ANNOUNCE, ProposedAction.REPLACE, ProposedAction.REPEAL}
    ),
    FindingVerdict.UNSUITED: frozenset(
        {ProposedAction.AMEND, ProposedAction.REPLACE, ProposedAction.REPEAL}
    ),
    FindingVerdict.LACKING: frozenset({ProposedAction.AMEND, ProposedAction.ISSUE}),
}
"""What may be proposed for each verdict: an order of the house, not of the law."""


@dataclass(frozen=True, slots=True)
class Said:
    """A finding as far as the rules need it."""

    verdict: FindingVerdict
    action: ProposedAction
    basis: str = ""
    content: str = ""
    to: ProposedTo = ProposedTo.OWN
    to_name: str = ""


@dataclass(frozen=True, slots=True)
class Tally:
    """How many documents there are, how many were given out, submitted, approved, and are late."""

    total: int = 0
    given: int = 0
    submitted: int = 0
    approved: int = 0
    late: int = 0

    def __add__(self, other: "Tally") -> "Tally":
        return Tally(
            self.total + other.total,
            self.given + other.given,
            self.submitted + other.submitted,
            self.approved + other.approved,
            self.late + other.late,
        )

    @property
    def open(self) -> int:
        """Documents whose review is not approved."""
        return self.total - self.approved


def missing_of(said: Said) -> str:
    """The name of the first box that a finding still needs, "" when it is whole.

    >>> missing_of(Said(FindingVerdict.SUITABLE, ProposedAction.KEEP))
    ''
    >>> missing_of(Said(FindingVerdict.UNSUITED, ProposedAction.KEEP, "Điều 5"))
    'action'
    """
    if said.action not in FITTING[said.verdict]:
        return "action"
    if said.verdict is FindingVerdict.SUITABLE:
        return ""
    if not said.basis.strip():
        return "basis"
    if said.action in {ProposedAction.AMEND, ProposedAction.REPLACE, ProposedAction.ISSUE} and (
        not said.content.strip()
    ):
        return "content"
    if said.to is ProposedTo.OTHER and not said.to_name.strip():
        return "to_name"
    return ""


def begins_as(action: ProposedAction) -> ProposalState:
    """Where a proposal stands when it is written: nothing is proposed about what is kept."""
    return ProposalState.NONE if action is ProposedAction.KEEP else ProposalState.PENDING


def contradict(verdicts: Iterable[FindingVerdict]) -> bool:
    """Whether others stand beside "còn phù hợp", which speaks of the whole document.

    >>> contradict([FindingVerdict.SUITABLE, FindingVerdict.EXPIRED])
    True
    """
    found = list(verdicts)
    return FindingVerdict.SUITABLE in found and len(found) > 1


def is_late(state: ExaminedState, due_on: date | None, on: date) -> bool:
    """The day of the review has gone by, and nothing was submitted."""
    waits = state in {ExaminedState.WAITING, *_IN_HAND}
    return waits and due_on is not None and due_on < on


def step_lacks(event: ProposalEvent, *, symbol: str, on: date | None, today: date) -> str:
    """The box that a step of a proposal still needs: number and day of what was sent or issued."""
    if event not in {ProposalEvent.SEND, ProposalEvent.ISSUE}:
        return ""
    if not symbol.strip():
        return "symbol"
    return "on" if on is None or on > today else ""


@dataclass(frozen=True, slots=True)
class Line:
    """One document as a line of a list names it; a document without a number has its title only."""

    symbol: str
    title: str
    issuer: str = ""
    issued_on: date | None = None


_LETTER = r"[A-ZĐÀ-Ỹa-zđ]"
_SYMBOL: Final = re.compile(
    rf"\b\d{{1,5}}\s*(?:/\s*\d{{4}})?\s*[/-]\s*[A-ZĐ]{_LETTER}*\d*(?:\s?[-–/]\s?[A-ZĐ]{_LETTER}*\d*)*"
)
_DAY: Final = re.compile(r"\b(\d{1,2})\s*[/.-]\s*(\d{1,2})\s*[/.-]\s*(\d{4})\b")
_ISO: Final = re.compile(r"\b(\d{4})-(\d{2})-(\d{2})(?:[T ][\d:.]+)?")
_LONG_DAY: Final = re.compile(
    r"\bngày\s+(\d{1,2})\s+tháng\s+(\d{1,2})\s+năm\s+(\d{4})", re.IGNORECASE
)
_ISSUER: Final = re.compile(
    r"\bcủa\s+(.{3,200}?)(?=\s+(?:về(?:\s+việc)?|ban\s+hành|quy\s+định|phê\s+duyệt|v/v)\b|[,;:(]|$)",
    re.IGNORECASE,
)
_ABOUT: Final = re.compile(
    r"\b(?:về(?:\s+việc)?|v/v|ban\s+hành|quy\s+định|phê\s+duyệt)\b.*$", re.IGNORECASE
)
_NUMBERING: Final = re.compile(r"^\s*(?:\d{1,3}|[-•*+])\s*[.)]?\s+(?=\D|\d+/)")
MOST_LINES: Final = 500


def read_lines(text: str) -> tuple[Line, ...]:
    r"""A list of documents as it is pasted: cells copied from a sheet, or a sentence a line.

    >>> read_lines("15/2021/QĐ-UBND\tQuy định quản lý đo lường\t20/4/2021")[0].issued_on
    datetime.date(2021, 4, 20)
    >>> read_lines("1. Quyết định số 15/2021/QĐ-UBND ngày 20/4/2021 của UBND tỉnh về đo lường")[0].title
    'về đo lường'
    """
    found: dict[str, Line] = {}
    for raw in text.splitlines()[: MOST_LINES * 2]:
        line = _cells(raw.split("\t")) if "\t" in raw.strip() else _sentence(raw)
        if line is not None and len(found) < MOST_LINES:
            found.setdefault((line.symbol or line.title).casefold(), line)
    return tuple(found.values())


def _cells(cells: Sequence[str]) -> Line | None:
    """Number, day, title and issuer are told by what they look like, in any order of columns."""
    symbol, day, rest = "", None, []
    for cell in (" ".join(one.split()) for one in cells):
        if not cell or cell.isdigit():
            continue
        mark = _SYMBOL.search(cell)
        if mark and not symbol and len(cell) <= len(mark[0]) + 24:
            symbol = mark[0]
        elif day is None and (said := _day(cell)) and len(cell) <= 32:
            day = said
        else:
            rest.append(cell)
    title = max(rest, key=len, default="")
    if rest and not (symbol or day):
        return _heading_or(title)
    others = [cell for cell in rest if cell != title]
    return _line(symbol, title, others[0] if others else "", day) if symbol or title else None


def _heading_or(title: str) -> Line | None:
    """A row with neither number nor day is the head of the sheet unless it says much."""
    return _line("", title, "", None) if len(title) > 24 else None


def _sentence(raw: str) -> Line | None:
    text = " ".join(_NUMBERING.sub("", raw).split())
    if not text:
        return None
    mark = _SYMBOL.search(text)
    issuer, about = _ISSUER.search(text), _ABOUT.search(text)
    if mark is None:
        return _line("", text, "", _day(text)) if len(text) > 8 else None
    after = text[mark.end() :].strip(" ,.;:-–")
    title = about[0] if about and about.start() > mark.end() else after
    return _line(mark[0], title, issuer[1] if issuer else "", _day(text))


def _line(symbol: str, title: str, issuer: str, day: date | None) -> Line:
    plain = re.sub(r"\s*([/–-])\s*", r"\1", symbol)
    return Line(plain[:120], title.strip(" .;")[:1000], issuer.strip()[:300], day)


def _day(text: str) -> date | None:
    for pattern, order in ((_LONG_DAY, (3, 2, 1)), (_DAY, (3, 2, 1)), (_ISO, (1, 2, 3))):
        found = pattern.search(text)
        if found:
            try:
                return date(*(int(found[part]) for part in order))
            except ValueError:
                return None
    return None
