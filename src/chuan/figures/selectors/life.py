"""The life of one report: what happened, what comes next and who may do it, its versions, its deadline."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.urls import reverse
from django.utils.translation import gettext as _

from chuan.core import clock
from chuan.core.actor import Actor
from chuan.core.threads import Knot, KnotState
from chuan.domain.cascade import PeriodKind, parse_period
from chuan.figures import labels
from chuan.figures.enums import ExceptionState, QuestionState, ReportEvent, ReportState, RoundState
from chuan.figures.models import CellQuestion, LockException, Report, ReportStep
from chuan.figures.permissions import can_judge, can_read_draft, can_send
from chuan.figures.rules.states import PENDING, REPORT, SENT_STATES
from chuan.figures.selectors.deadlines import Deadline, day_of, deadline_of
from chuan.figures.selectors.titles import title_of

MADE_A_VERSION = (ReportEvent.SUBMIT, ReportEvent.STATE_ACTUALS)
_AHEAD = {
    ReportState.OPEN: (ReportEvent.SUBMIT, ReportEvent.APPROVE),
    ReportState.DRAFTING: (ReportEvent.SUBMIT, ReportEvent.APPROVE),
    ReportState.RETURNED: (ReportEvent.SUBMIT, ReportEvent.APPROVE),
    ReportState.SUBMITTED: (ReportEvent.APPROVE,),
}
"""Steps still to come, by state; the first is where we are."""


@dataclass(frozen=True, slots=True)
class Action:
    """Something the reader may do now, as a link to the page that does it."""

    key: str
    label: str
    url: str
    kind: str = ""


@dataclass(frozen=True, slots=True)
class VersionRow:
    """One sending in the list of versions."""

    number: int
    at: datetime
    by_label: str
    sha256: str
    actual: bool
    as_of: date
    url: str
    changes_url: str


@dataclass(frozen=True, slots=True)
class QuestionRow:
    """One question about a figure; `url` is its page."""

    question: CellQuestion
    line: str
    state_label: str
    overdue: bool
    url: str


@dataclass(frozen=True, slots=True)
class OpeningRow:
    """One request to open the report, how it ended, and its page."""

    request: LockException
    state_label: str
    url: str


@dataclass(frozen=True, slots=True)
class Life:
    """Everything that `figures/_life.html` shows.

    `moved_below` counts the bodies that sent, or sent again, after this report was made of theirs;
    `since_url` tells what that changes. `supplementing`: what was last sent still counts while its
    body puts it right, for what `returned` says. `actions` are in the order of their weight, the
    first being the next step.
    """

    report: Report
    title: str
    state_label: str
    badge: str
    deadline: Deadline
    actions: Sequence[Action]
    knots: Sequence[Knot]
    versions: Sequence[VersionRow]
    questions: Sequence[QuestionRow]
    exceptions: Sequence[OpeningRow]
    open_exception: LockException | None
    gaps: str
    supplementing: bool
    returned: ReportStep | None
    reads_draft: bool
    moved_below: int
    since_url: str

    @property
    def next(self) -> Action | None:
        """The next step of the reader."""
        return self.actions[0] if self.actions else None


def life_of(actor: Actor, report: Report) -> Life:
    """The life of a report that the reader may see; five questions beside the report itself."""
    on = clock.today()
    exceptions = tuple(report.exceptions.all())
    questions = tuple(report.questions.select_related("line__indicator"))
    rows = tuple(report.steps.all())
    return Life(
        report=report,
        title=title_of(report),
        state_label=str(labels.REPORT_STATE[report.state]),
        badge=labels.REPORT_BADGE[report.state],
        deadline=deadline_of(report, on),
        actions=actions_of(actor, report, exceptions, on),
        knots=(*_done(rows, report), *_ahead(report)),
        versions=_versions(report),
        questions=tuple(_question(row, on) for row in questions),
        exceptions=tuple(_opening(row) for row in exceptions),
        open_exception=_open(exceptions),
        gaps=report.gaps,
        supplementing=report.is_editable and report.version > 0,
        returned=_returned(report, rows),
        reads_draft=can_read_draft(actor, report),
        moved_below=_moved_below(report),
        since_url=_version_url(report, report.version) if report.version else "",
    )


def actions_of(
    actor: Actor, report: Report, exceptions: Sequence[LockException], on: date
) -> Sequence[Action]:
    """What the reader may do now, the next step first."""
    if can_send(actor, report):
        return _own_actions(report, exceptions, on)
    if can_judge(actor, report):
        return _judge_actions(report, exceptions)
    return ()


def may_state_actuals(report: Report, on: date) -> bool:
    """A yearly report that was sent, whose year is over and whose figures were closed before its end."""
    period = parse_period(report.round.period)
    ended = period.kind is PeriodKind.YEAR and period.last_day < on
    return ended and report.state in SENT_STATES and report.as_of < period.last_day


def is_shut(report: Report) -> bool:
    """Locked, or never sent into a round that is closed now."""
    if report.state == ReportState.LOCKED:
        return report.round.state != RoundState.CANCELLED
    unsent = report.state in {ReportState.OPEN, ReportState.DRAFTING}
    return unsent and report.round.state == RoundState.CLOSED


def _own_actions(report: Report, exceptions: Sequence[LockException], on: date) -> Sequence[Action]:
    found = []
    asked = any(row.state in PENDING for row in exceptions)
    if is_shut(report) and not _open(exceptions):
        if not asked:
            found.append(_action("open", _("Đề nghị mở khóa"), "figures:report_ask_open", report))
    elif report.is_editable and report.round.state != RoundState.CANCELLED:
        label = _("Gửi lại") if report.version else _("Gửi báo cáo")
        found.append(_action("send", label, "figures:report_send", report, "primary"))
    if may_state_actuals(report, on):
        label = _("Cập nhật số chính thức")
        found.append(_action("actuals", label, "figures:report_actuals", report, "primary"))
    if report.state == ReportState.SUBMITTED and report.round.state == RoundState.OPEN:
        found.append(_action("withdraw", _("Rút lại để sửa"), "figures:report_withdraw", report))
    return tuple(found)


def _judge_actions(report: Report, exceptions: Sequence[LockException]) -> Sequence[Action]:
    found = []
    asked = next((row for row in exceptions if row.state == ExceptionState.ASKED), None)
    if asked:
        url = reverse("figures:opening_detail", args=[asked.uid])
        found.append(Action("decide", _("Xem đề nghị mở khóa"), url, "primary"))
    events = {step.event for step in REPORT.allowed(ReportState(report.state))}
    if ReportEvent.APPROVE in events:
        label = _("Xem và chấp nhận")
        found.append(_action("approve", label, "figures:report_approve", report, "primary"))
    if ReportEvent.RETURN in events:
        found.append(_action("return", _("Trả lại bổ sung"), "figures:report_return", report))
    if report.version:
        found.append(_action("ask", _("Hỏi về số liệu"), "figures:question_new", report))
    return tuple(found)


def _action(key: str, label: str, name: str, report: Report, kind: str = "") -> Action:
    return Action(key, label, reverse(name, args=[report.uid]), kind)


def _moved_below(report: Report) -> int:
    """Bodies that sent after this report was last sent."""
    if report.last_sent_at is None:
        return 0
    feeding = Report.objects.filter(round__into=report, version__gt=0)
    return feeding.filter(last_sent_at__gt=report.last_sent_at).count()


def _version_url(report: Report, number: int) -> str:
    return reverse("figures:version_detail", args=[report.uid, number])


def _opening(row: LockException) -> OpeningRow:
    label = str(labels.EXCEPTION_STATE[row.state])
    return OpeningRow(row, label, reverse("figures:opening_detail", args=[row.uid]))


def _open(exceptions: Sequence[LockException]) -> LockException | None:
    return next((row for row in exceptions if row.state == ExceptionState.GRANTED), None)


def _done(steps: Sequence[ReportStep], report: Report) -> Sequence[Knot]:
    opened = report.round
    knots = [
        Knot(
            title=_("Mở kỳ báo cáo"),
            on=day_of(opened.created_at),
            by=opened.asker.label,
        )
    ]
    number = 0
    for step in steps:
        number += step.event in MADE_A_VERSION
        knots.append(_knot(step, number if step.event in MADE_A_VERSION else 0, report))
    return knots


def _returned(report: Report, steps: Sequence[ReportStep]) -> ReportStep | None:
    """Why it was given back, while it has not been sent again."""
    if report.state != ReportState.RETURNED:
        return None
    found = [step for step in steps if step.event == ReportEvent.RETURN]
    return found[-1] if found else None


def _knot(step: ReportStep, number: int, report: Report) -> Knot:
    warned = step.event in {ReportEvent.RETURN, ReportEvent.UNLOCK}
    state: KnotState = "warn" if warned else "done"
    return Knot(
        title=labels.REPORT_EVENT[step.event],
        state=state,
        state_label=_("bản thứ %(n)d") % {"n": number} if number else "",
        on=day_of(step.at),
        by=", ".join(part for part in (step.by_label, step.organisation_label) if part),
        reason=step.reason,
        url=_version_url(report, number) if number else "",
    )


def _ahead(report: Report) -> Sequence[Knot]:
    """Where we are, and what is still to come."""
    events = _AHEAD.get(ReportState(report.state), ())
    return tuple(
        Knot(
            title=labels.REPORT_EVENT[event],
            state="now" if place == 0 else "waiting",
            state_label=_("đang chờ") if place == 0 else "",
            by=_waits_for(report, event),
            current=place == 0,
        )
        for place, event in enumerate(events)
    )


def _waits_for(report: Report, event: ReportEvent) -> str:
    body = report.organisation if event == ReportEvent.SUBMIT else report.round.asker
    return body.label


def _versions(report: Report) -> Sequence[VersionRow]:
    rows = report.versions.values_list(
        "number", "at", "by_label", "sha256", "content__actual", "content__as_of"
    )
    return tuple(
        VersionRow(
            number=number,
            at=at,
            by_label=by_label,
            sha256=sha256,
            actual=bool(actual),
            as_of=date.fromisoformat(as_of),
            url=_version_url(report, number),
            changes_url=_changes_url(report, number),
        )
        for number, at, by_label, sha256, actual, as_of in rows
    )


def _changes_url(report: Report, number: int) -> str:
    if number < 2:
        return ""
    base = reverse("figures:report_changes", args=[report.uid])
    return f"{base}?tu={number - 1}&den={number}"


def _question(row: CellQuestion, on: date) -> QuestionRow:
    waits = row.state == QuestionState.OPEN
    return QuestionRow(
        question=row,
        line=str(row.line) if row.line else "",
        state_label=str(labels.QUESTION_STATE[row.state]),
        overdue=waits and row.due_on < on,
        url=reverse("figures:question_detail", args=[row.uid]),
    )


def opens_for(days: int = 14) -> date:
    """A day to offer when a report is opened."""
    return clock.today() + timedelta(days=days)
