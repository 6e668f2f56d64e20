"""What who asked looks at before accepting: one report, a whole round, and what it goes into."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Count

from chuan.core import clock
from chuan.core.actor import Actor
from chuan.core.alphabet import Alphabetical
from chuan.figures import labels
from chuan.figures.enums import ExceptionState, QuestionState, ReportState, RoundState
from chuan.figures.errors import ReportNotFound, RoundNotFound
from chuan.figures.models import CellQuestion, LockException, Report, Round
from chuan.figures.permissions import can_fill, can_judge, can_send, can_steer
from chuan.figures.selectors.deadlines import Deadline, deadline_of
from chuan.figures.selectors.filling import find_report, sheet_of
from chuan.figures.selectors.gaps import Below, look_below
from chuan.figures.selectors.rounds import find_round
from chuan.figures.selectors.sheet import Sheet
from chuan.figures.selectors.titles import round_title, title_of


@dataclass(frozen=True, slots=True)
class JudgeRow:
    """One report that waits; `bare` says that it may be accepted together with others."""

    report: Report
    deadline: Deadline
    questions: int
    bare: bool


@dataclass(frozen=True, slots=True)
class JudgePage:
    """The reports of a round that wait to be judged, and how many are in every state."""

    round: Round
    title: str
    rows: Sequence[JudgeRow]
    counts: Sequence[tuple[str, int]]
    below: Below | None
    can_close: bool


@dataclass(frozen=True, slots=True)
class ApprovePage:
    """One report before it is accepted: questions nobody answered, who is missing below."""

    report: Report
    title: str
    sheet: Sheet
    deadline: Deadline
    unanswered: Sequence[CellQuestion]
    may_judge: bool


@dataclass(frozen=True, slots=True)
class ConsolidatePage:
    """A round and the report that it goes into: who is missing, who waits, who is late."""

    round: Round
    into: Report
    into_title: str
    below: Below
    late: Sequence[Report]
    can_fill: bool


@dataclass(frozen=True, slots=True)
class QuestionPage:
    """One question, and what the reader may do with it."""

    question: CellQuestion
    report: Report
    title: str
    line: str
    state_label: str
    overdue: bool
    can_answer: bool
    can_close: bool


@dataclass(frozen=True, slots=True)
class OpeningPage:
    """One request to open a locked report, and whether the reader decides it."""

    request: LockException
    report: Report
    title: str
    state_label: str
    can_decide: bool


def judge_page(actor: Actor, uid: UUID) -> JudgePage:
    """The reports of an own round that wait; only for those at or above who asked."""
    round_ = _steered(actor, uid)
    on = clock.today()
    waiting = (
        Report.objects.filter(round=round_, state=ReportState.SUBMITTED)
        .select_related("organisation", "round__asker")
        .order_by(Alphabetical("organisation__name"))
    )
    asked = _unanswered(round_)
    rows = tuple(
        JudgeRow(
            row,
            deadline_of(row, on),
            asked.get(row.pk, 0),
            bare=row.pk not in asked and not row.gaps,
        )
        for row in waiting
    )
    steers = can_steer(actor, round_)
    return JudgePage(
        round=round_,
        title=round_title(round_),
        rows=rows,
        counts=_counts(round_),
        below=look_below(round_.into) if round_.into else None,
        can_close=steers and round_.state == RoundState.OPEN,
    )


def approve_page(actor: Actor, uid: UUID) -> ApprovePage:
    """What was sent, for who asked for it."""
    report = find_report(actor, uid)
    questions = report.questions.filter(state=QuestionState.OPEN).select_related("line__indicator")
    return ApprovePage(
        report=report,
        title=title_of(report),
        sheet=sheet_of(actor, report),
        deadline=deadline_of(report, clock.today()),
        unanswered=tuple(questions),
        may_judge=can_judge(actor, report),
    )


def consolidate_page(actor: Actor, uid: UUID) -> ConsolidatePage:
    """What a round brings into the asker's own report; `RoundNotFound` when it goes nowhere."""
    round_ = _steered(actor, uid)
    if round_.into is None:
        raise RoundNotFound
    below = look_below(round_.into)
    return ConsolidatePage(
        round=round_,
        into=round_.into,
        into_title=title_of(round_.into),
        below=below,
        late=late_among(below.missing, clock.today()),
        can_fill=can_fill(actor, round_.into) and can_steer(actor, round_),
    )


def late_among(missing: Sequence[Report], on: date) -> Sequence[Report]:
    """Those missing whose last day in time has passed."""
    return tuple(row for row in missing if row.round.due_on and row.round.due_on < on)


def question_page(actor: Actor, uid: UUID) -> QuestionPage:
    """One question about a report that the reader may see."""
    seen = Report.objects.visible_to(actor).values("pk")
    question = (
        CellQuestion.objects.filter(uid=uid, report__in=seen)
        .select_related("line__indicator", "report")
        .first()
    )
    if question is None:
        raise ReportNotFound
    report = find_report(actor, question.report.uid)
    waits = question.state == QuestionState.OPEN
    return QuestionPage(
        question=question,
        report=report,
        title=title_of(report),
        line=str(question.line or ""),
        state_label=str(labels.QUESTION_STATE[question.state]),
        overdue=waits and question.due_on < clock.today(),
        can_answer=waits and can_send(actor, report),
        can_close=question.state != QuestionState.CLOSED and can_judge(actor, report),
    )


def opening_page(actor: Actor, uid: UUID) -> OpeningPage:
    """One request to open a report that the reader may see."""
    seen = Report.objects.visible_to(actor).values("pk")
    request = LockException.objects.filter(uid=uid, report__in=seen).select_related("report")
    found = request.first()
    if found is None:
        raise ReportNotFound
    report = find_report(actor, found.report.uid)
    return OpeningPage(
        request=found,
        report=report,
        title=title_of(report),
        state_label=str(labels.EXCEPTION_STATE[found.state]),
        can_decide=found.state == ExceptionState.ASKED and can_judge(actor, report),
    )


def _steered(actor: Actor, uid: UUID) -> Round:
    round_ = find_round(actor, uid)
    if not round_.asker_path.startswith(actor.path):
        raise RoundNotFound
    return round_


def _unanswered(round_: Round) -> dict[int, int]:
    """How many questions nobody answered, by report."""
    rows = CellQuestion.objects.filter(report__round=round_, state=QuestionState.OPEN)
    return dict(rows.order_by().values_list("report").annotate(count=Count("pk")))


def _counts(round_: Round) -> Sequence[tuple[str, int]]:
    rows = dict(round_.reports.order_by().values_list("state").annotate(count=Count("pk")))
    return tuple(
        (str(labels.REPORT_STATE[state]), rows[state]) for state in ReportState if state in rows
    )
