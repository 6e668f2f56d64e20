"""What of reports waits for a body: to fill, to put right, to judge, to answer, to open, to make official."""

from collections.abc import Sequence
from datetime import date, timedelta

from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from chuan.core.actor import Actor
from chuan.core.worklist import Source, WorkItem
from chuan.domain.cascade import PeriodKind
from chuan.figures import labels
from chuan.figures.enums import ExceptionState, QuestionState, ReportState, RoundState
from chuan.figures.models import CellQuestion, LockException, Report, ReportCell, Round
from chuan.figures.permissions import can_report
from chuan.figures.rules.states import SENT_STATES
from chuan.figures.selectors.deadlines import internal_words
from chuan.figures.selectors.rounds import owed_by
from chuan.figures.selectors.titles import round_title, title_of

REMINDED_FOR = timedelta(days=365)
"""How long after the year the official figures are asked for."""


def sources_of(actor: Actor, on: date) -> Sequence[Source]:
    """Work of the body, not of a person: whoever may report for it sees it."""
    if not can_report(actor):
        return ()
    owed = owed_by(actor)
    return (
        Source(_to_fill(owed), lambda rows: (_fill_item(row, on) for row in rows)),
        Source(_returned(owed), lambda rows: (_returned_item(row, on) for row in rows)),
        Source(_estimated(owed, on), lambda rows: (_actuals_item(row) for row in rows)),
        Source(_asked(owed), lambda rows: (_question_item(row, on) for row in rows)),
        Source(_to_judge(actor), lambda rows: (_judge_item(row) for row in rows)),
        Source(_answered(actor), lambda rows: (_answered_item(row) for row in rows)),
        Source(_to_open(actor), lambda rows: (_opening_item(row) for row in rows)),
    )


def _to_fill(owed: QuerySet[Report]) -> QuerySet[Report]:
    open_ = Q(round__state=RoundState.OPEN) | Q(exceptions__state=ExceptionState.GRANTED)
    rows = owed.filter(open_, state__in=(ReportState.OPEN, ReportState.DRAFTING))
    return rows.distinct().order_by("round__due_on", "pk")


def _fill_item(row: Report, on: date) -> WorkItem:
    due = row.round.due_on
    first = row.version == 0
    state = str(labels.REPORT_STATE[row.state])
    internal = internal_words(row.round) if first else ""
    return _report_item(
        row,
        due_on=due if first else None,
        overdue=first and due is not None and due < on,
        action=_("Soạn tiếp") if row.state == ReportState.DRAFTING else _("Soạn báo cáo"),
        state_label=f"{state}. {internal}" if internal else state,
    )


def _returned(owed: QuerySet[Report]) -> QuerySet[Report]:
    until = LockException.objects.filter(report=OuterRef("pk"), state=ExceptionState.GRANTED)
    rows = owed.filter(state=ReportState.RETURNED).annotate(open_until=until.values("open_until"))
    return rows.order_by("open_until", "pk")


def _returned_item(row: Report, on: date) -> WorkItem:
    until: date | None = getattr(row, "open_until", None)
    return _report_item(
        row,
        due_on=until,
        overdue=until is not None and until < on,
        action=_("Bổ sung và gửi lại"),
        state_label=str(labels.REPORT_STATE[ReportState.RETURNED]),
        waits=True,
    )


def _estimated(owed: QuerySet[Report], on: date) -> QuerySet[Report]:
    estimates = ReportCell.objects.filter(report=OuterRef("pk"), estimate__isnull=False)
    return owed.filter(
        Exists(estimates),
        state__in=SENT_STATES,
        round__form__period_kind=PeriodKind.YEAR,
        round__period_until__lt=on,
        round__period_until__gte=on - REMINDED_FOR,
        as_of__lt=F("round__period_until"),
    ).order_by("round__period_until", "pk")


def _actuals_item(row: Report) -> WorkItem:
    return _report_item(
        row,
        due_on=None,
        overdue=False,
        action=_("Cập nhật số chính thức"),
        state_label=_("Đang dùng số ước cả năm"),
        url=reverse("figures:report_actuals", args=[row.uid]),
        kind="report_actuals",
    )


def _report_item(
    row: Report,
    *,
    due_on: date | None,
    overdue: bool,
    action: str,
    state_label: str,
    url: str = "",
    kind: str = "report",
    waits: bool = False,
) -> WorkItem:
    page = reverse("figures:report_detail", args=[row.uid])
    return WorkItem(
        uid=row.uid,
        kind=kind,
        title=title_of(row),
        url=page,
        role_label=_("Báo cáo"),
        due_on=due_on,
        document_label=row.round.asker.label,
        next_action_label=action,
        next_action_url=url or page,
        state=row.state,
        state_label=state_label,
        overdue=overdue,
        is_sample=row.round.is_sample,
        waits=waits,
    )


def _asked(owed: QuerySet[Report]) -> QuerySet[CellQuestion]:
    rows = CellQuestion.objects.filter(
        report__in=owed.order_by().values("pk"), state=QuestionState.OPEN
    )
    return _with_report(rows).order_by("due_on", "pk")


def _question_item(row: CellQuestion, on: date) -> WorkItem:
    return _about(row, row.due_on, _("Trả lời"), overdue=row.due_on < on)


def _answered(actor: Actor) -> QuerySet[CellQuestion]:
    rows = CellQuestion.objects.filter(asker_path=actor.path, state=QuestionState.ANSWERED)
    return _with_report(rows).order_by("answered_at", "pk")


def _answered_item(row: CellQuestion) -> WorkItem:
    return _about(row, None, _("Xem trả lời"), overdue=False)


def _with_report(rows: QuerySet[CellQuestion]) -> QuerySet[CellQuestion]:
    return rows.select_related("line__indicator", "report__round", "report__organisation")


def _about(row: CellQuestion, due_on: date | None, action: str, *, overdue: bool) -> WorkItem:
    url = reverse("figures:question_detail", args=[row.uid])
    return WorkItem(
        uid=row.uid,
        kind="figure_question",
        title=_("Câu hỏi về số liệu: %(line)s") % {"line": row.line or ""},
        url=url,
        role_label=_("Số liệu báo cáo"),
        due_on=due_on,
        document_label=title_of(row.report),
        next_action_label=action,
        next_action_url=url,
        state=row.state,
        state_label=str(labels.QUESTION_STATE[row.state]),
        overdue=overdue,
        is_sample=row.report.round.is_sample,
        waits=True,
    )


def _to_judge(actor: Actor) -> QuerySet[Round]:
    waiting = Q(reports__state=ReportState.SUBMITTED)
    rows = Round.objects.filter(asker_path=actor.path).exclude(state=RoundState.CANCELLED)
    counted = rows.annotate(waiting=Count("reports", filter=waiting)).filter(waiting__gt=0)
    return counted.order_by("due_on", "pk")


def _judge_item(row: Round) -> WorkItem:
    count: int = getattr(row, "waiting", 0)
    url = reverse("figures:round_judge", args=[row.uid])
    return WorkItem(
        uid=row.uid,
        kind="round",
        title=round_title(row),
        url=url,
        role_label=_("Tổng hợp báo cáo"),
        due_on=None,
        next_action_label=_("Xem và chấp nhận"),
        next_action_url=url,
        state=row.state,
        state_label=ngettext("%(n)d báo cáo chờ xem", "%(n)d báo cáo chờ xem", count)
        % {"n": count},
        is_sample=row.is_sample,
        waits=True,
    )


def _to_open(actor: Actor) -> QuerySet[LockException]:
    rows = LockException.objects.filter(report__asker_path=actor.path, state=ExceptionState.ASKED)
    return rows.select_related("report__round", "report__organisation").order_by("asked_at", "pk")


def _opening_item(row: LockException) -> WorkItem:
    url = reverse("figures:opening_detail", args=[row.uid])
    return WorkItem(
        uid=row.uid,
        kind="report_opening",
        title=_("Đề nghị mở khóa: %(title)s") % {"title": title_of(row.report)},
        url=url,
        role_label=_("Tổng hợp báo cáo"),
        due_on=None,
        next_action_label=_("Xem xét"),
        next_action_url=url,
        state=row.state,
        state_label=str(labels.EXCEPTION_STATE[row.state]),
        is_sample=row.report.round.is_sample,
        waits=True,
    )
