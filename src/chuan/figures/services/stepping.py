"""What every step in the life of a report does: hold its row, ask the table, remember who and why."""

from collections.abc import Sequence
from uuid import UUID

from django.utils.translation import gettext as _

from chuan.audit.services import record
from chuan.core import clock
from chuan.core.actor import Actor
from chuan.domain.workflow import TransitionRefused
from chuan.figures import labels
from chuan.figures.enums import ReportEvent, ReportState
from chuan.figures.errors import ChangedMeanwhile, MayNotReport, ReportNotFound
from chuan.figures.models import Report, ReportStep
from chuan.figures.permissions import can_judge, can_send
from chuan.figures.rules.states import REPORT
from chuan.figures.selectors.titles import title_of

LONGEST = 2000


def lock_report(actor: Actor, uid: UUID) -> Report:
    """The report, held until the transaction ends; a stranger is told that there is none."""
    rows = Report.objects.visible_to(actor).select_for_update(of=("self",), no_key=True)
    report = rows.filter(uid=uid).select_related(
        "round__form", "round__asker", "round__plan__document", "organisation", "place", "paper"
    )
    found = report.first()
    if found is None:
        raise ReportNotFound
    return found


def lock_own(actor: Actor, uid: UUID) -> Report:
    """The report, held, for officers and heads of the body that owes it."""
    report = lock_report(actor, uid)
    if not can_send(actor, report):
        raise MayNotReport(_("Chỉ cán bộ và người đứng đầu của đơn vị báo cáo làm được bước này."))
    return report


def lock_asked(actor: Actor, uid: UUID) -> Report:
    """The report, held, for officers and heads of the body that asked for it."""
    report = lock_report(actor, uid)
    if not can_judge(actor, report):
        raise MayNotReport(
            _("Chỉ cán bộ và người đứng đầu của cơ quan yêu cầu báo cáo làm được bước này.")
        )
    return report


def check_step(report: Report, event: ReportEvent, reason: str = "") -> ReportState:
    """The state after `event`; a second press is told who was first and when."""
    try:
        return REPORT.after(ReportState(report.state), event, reason=reason)
    except TransitionRefused as refused:
        if refused.code == "workflow.reason_missing":
            raise
        raise ChangedMeanwhile(_already(report)) from refused


def take_step(actor: Actor, report: Report, event: ReportEvent, reason: str = "") -> ReportStep:
    """Move the held report on, save its state, and keep who did it; the caller records it."""
    report.state = check_step(report, event, reason)
    report.save(update_fields=("state",))
    return remember(actor, report, event, reason)


def take_steps(actor: Actor, reports: Sequence[Report], event: ReportEvent) -> None:
    """Move many held reports on at once, each by the table; two questions whatever their number."""
    for report in reports:
        report.state = check_step(report, event)
    Report.objects.bulk_update(reports, ("state",), batch_size=500)
    ReportStep.objects.bulk_create(
        (_step(actor, report, event, "") for report in reports), batch_size=500
    )


def remember(actor: Actor, report: Report, event: ReportEvent, reason: str = "") -> ReportStep:
    """The step as people read it in the thread of the report."""
    step = _step(actor, report, event, reason)
    step.save()
    return step


def record_report(actor: Actor, report: Report, code: str, **changes: object) -> None:
    """In the record, under the path of the body that owes the report."""
    record(
        actor,
        code,
        kind="report",
        object_id=report.pk,
        label=title_of(report)[:300],
        path=report.path,
        changes=changes,
    )


def _step(actor: Actor, report: Report, event: ReportEvent, reason: str) -> ReportStep:
    return ReportStep(
        report=report,
        event=event,
        state=report.state,
        reason=reason.strip()[:LONGEST],
        at=clock.now(),
        by_label=actor.label[:160],
        organisation_label=actor.organisation_label[:300],
    )


def _already(report: Report) -> str:
    """Who moved it where, so that nobody presses a third time."""
    last = report.steps.order_by("-pk").first()
    state = str(labels.REPORT_STATE[report.state])
    if last is None:
        return _("Báo cáo đang ở trạng thái “%(state)s”; hãy tải lại trang.") % {"state": state}
    when = last.at.astimezone(clock.VIETNAM)
    return _("%(who)s đã chuyển báo cáo sang “%(state)s” lúc %(when)s; hãy tải lại trang.") % {
        "who": last.by_label,
        "state": state,
        "when": f"{when:%H:%M %d/%m/%Y}",
    }
