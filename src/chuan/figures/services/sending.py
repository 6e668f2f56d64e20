"""A report is sent by its body, taken back before it was judged, returned and approved."""

from collections.abc import Collection
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from chuan.core import clock
from chuan.core.actor import Actor
from chuan.documents.services.stamped import refuse_stamped_words
from chuan.figures.enums import ExceptionState, QuestionState, ReportEvent, ReportState, RoundState
from chuan.figures.errors import ChangedMeanwhile, ReportIncomplete
from chuan.figures.models import LockException, Report, Round
from chuan.figures.rules.version_shape import Content
from chuan.figures.rules.versions import fingerprint
from chuan.figures.selectors.gaps import below_of
from chuan.figures.selectors.readiness import Readiness, readiness_of
from chuan.figures.selectors.standing import content_from
from chuan.figures.selectors.titles import title_of
from chuan.figures.services.opening import use_exception
from chuan.figures.services.stepping import (
    check_step,
    lock_asked,
    lock_own,
    record_report,
    take_step,
    take_steps,
)
from chuan.figures.services.telling import tell_asker, tell_body
from chuan.figures.services.versioning import keep_offers, keep_version, let_count

MOST_NAMED = 5
"""Things that one sentence of a refusal names; the page lists them all."""


@transaction.atomic
def submit_report(
    *,
    actor: Actor,
    uid: UUID,
    gaps_known: bool = False,
    looked: Collection[str] = (),
    seen: str = "",
) -> Report:
    """Send the report to who asked: a version is kept for good and its figures count from now on.

    `gaps_known` says that the sender saw who is missing below; `looked` are the keys of the checks
    looked at again; `seen` is the hash of what the sender had before them.
    """
    _hold_round(uid)
    report = lock_own(actor, uid)
    check_step(report, ReportEvent.SUBMIT)
    exception = _may_be_sent(report)
    ready = readiness_of(actor, report)
    _check_ready(ready, gaps_known=gaps_known, looked=frozenset(looked))
    gaps = ready.below.gaps.said()
    if seen and seen != fingerprint(content_from(ready.sheet, gaps=gaps)):
        raise ChangedMeanwhile(_("Số liệu đã được sửa sau khi trang này mở; hãy xem lại rồi gửi."))
    ticked = [point.text for point in ready.looks if point.key in looked and not point.note]
    content = content_from(ready.sheet, gaps=gaps, looked=ticked)
    keep_offers(actor, report, ready.sheet)
    _keep(actor, report, content)
    if exception:
        use_exception(actor, exception)
    _send_up_below(actor, report)
    said = _("Báo cáo đã gửi: %(title)s") if report.version == 1 else _("Gửi lại: %(title)s")
    tell_asker(actor, report, "figures.report_sent", said % {"title": title_of(report)})
    return report


@transaction.atomic
def withdraw_report(*, actor: Actor, uid: UUID) -> Report:
    """Take it back to put something right, as long as nobody judged it; the figures last sent stand."""
    report = lock_own(actor, uid)
    check_step(report, ReportEvent.WITHDRAW)
    if report.round.state == RoundState.CLOSED:
        raise ReportIncomplete(
            _("Kỳ báo cáo đã khóa sổ nên không rút lại được; hãy nhờ cơ quan yêu cầu trả lại.")
        )
    take_step(actor, report, ReportEvent.WITHDRAW)
    record_report(actor, report, "figures.report.withdraw", version=report.version)
    title = _("Đơn vị rút lại để sửa: %(title)s") % {"title": title_of(report)}
    tell_asker(actor, report, "figures.report_withdrawn", title)
    return report


@transaction.atomic
def return_report(*, actor: Actor, uid: UUID, reason: str, version: int | None = None) -> Report:
    """Give it back with what is missing; what was last sent stays counted until it comes again."""
    refuse_stamped_words(actor, reason)
    report = lock_asked(actor, uid)
    check_step(report, ReportEvent.RETURN, reason)
    _is_version(report, version)
    take_step(actor, report, ReportEvent.RETURN, reason)
    record_report(
        actor, report, "figures.report.return", version=report.version, reason=reason.strip()
    )
    title = _("Trả lại bổ sung: %(title)s") % {"title": title_of(report)}
    tell_body(actor, report, "figures.report_returned", title, reason.strip())
    return report


@transaction.atomic
def approve_report(
    *, actor: Actor, uid: UUID, gaps_known: bool = False, version: int | None = None
) -> Report:
    """Accept what was sent; in a round that is closed it is locked at once.

    `gaps_known` says that the judge saw who is missing and which questions nobody answered;
    `version` is the one that the judge had before them.
    """
    report = lock_asked(actor, uid)
    check_step(report, ReportEvent.APPROVE)
    _is_version(report, version)
    if not gaps_known:
        _check_nothing_open(report)
    report.approved_at, report.approved_by_label = clock.now(), actor.label[:160]
    report.save(update_fields=("approved_at", "approved_by_label"))
    take_step(actor, report, ReportEvent.APPROVE)
    record_report(actor, report, "figures.report.approve", version=report.version, gaps=report.gaps)
    if report.round.state == RoundState.CLOSED:
        _lock(actor, report)
    title = _("Báo cáo đã được chấp nhận: %(title)s") % {"title": title_of(report)}
    tell_body(actor, report, "figures.report_approved", title)
    return report


def _hold_round(report: UUID) -> None:
    """A round closed at the same moment is closed before this report is sent, or after; never amid."""
    rounds = Round.objects.filter(reports__uid=report)
    list(rounds.select_for_update(of=("self",), no_key=True).values_list("pk"))


def _keep(actor: Actor, report: Report, content: Content) -> None:
    """The version, the moment of sending, the step, the figures, the record with the hash."""
    version = keep_version(actor, report, content)
    now = clock.now()
    report.sent_at, report.last_sent_at = report.sent_at or now, now
    report.sent_by_label = actor.label[:160]
    report.gaps = content["gaps"]
    report.approved_at, report.approved_by_label = None, ""
    report.save()
    take_step(actor, report, ReportEvent.SUBMIT)
    let_count(report, content)
    record_report(
        actor,
        report,
        "figures.report.submit",
        version=version.number,
        sha256=version.sha256,
        gaps=report.gaps,
    )


def _lock(actor: Actor, report: Report) -> None:
    take_step(actor, report, ReportEvent.LOCK)
    record_report(actor, report, "figures.report.lock", version=report.version)


def _may_be_sent(report: Report) -> LockException | None:
    """The exception that lets it in after the round was closed; None where none is needed."""
    state = report.round.state
    if state == RoundState.CANCELLED:
        raise ReportIncomplete(_("Kỳ báo cáo này đã bỏ, không cần gửi nữa."))
    granted = report.exceptions.filter(state=ExceptionState.GRANTED).first()
    if granted and granted.open_until and granted.open_until >= clock.today():
        return granted
    if state == RoundState.CLOSED and (granted or report.state != ReportState.RETURNED):
        raise ReportIncomplete(_("Kỳ báo cáo đã khóa sổ; hãy đề nghị mở khóa trước khi gửi."))
    return None


def _check_ready(ready: Readiness, *, gaps_known: bool, looked: frozenset[str]) -> None:
    if ready.stops:
        raise ReportIncomplete(
            _("Chưa gửi được: %(what)s")
            % {"what": " ".join(point.text for point in ready.stops[:MOST_NAMED])},
            points=ready.stops,
        )
    unlooked = ready.unlooked(looked)
    if unlooked:
        raise ReportIncomplete(
            _("Có %(n)d chỗ cần kiểm tra lại: hãy ghi chú giải thích hoặc đánh dấu đã kiểm tra.")
            % {"n": len(unlooked)},
            points=unlooked,
        )
    if ready.below.gaps and not gaps_known:
        raise ReportIncomplete(
            _("Báo cáo chưa đủ đơn vị: %(gaps)s Hãy xác nhận gửi kèm ghi chú này.")
            % {"gaps": ready.below.gaps.said()},
            field="gaps_known",
        )


def _is_version(report: Report, version: int | None) -> None:
    if version is not None and version != report.version:
        raise ChangedMeanwhile(
            _("Đơn vị đã gửi lại bản thứ %(n)d sau khi trang này mở; hãy xem bản mới.")
            % {"n": report.version}
        )


def _check_nothing_open(report: Report) -> None:
    asked = report.questions.filter(state=QuestionState.OPEN).count()
    if asked:
        raise ReportIncomplete(
            _("Còn %(n)d câu hỏi chưa trả lời; hãy xác nhận vẫn chấp nhận.") % {"n": asked},
            field="gaps_known",
        )
    if report.gaps:
        raise ReportIncomplete(
            _("Báo cáo chưa đủ đơn vị: %(gaps)s Hãy xác nhận vẫn chấp nhận.")
            % {"gaps": report.gaps},
            field="gaps_known",
        )


def _send_up_below(actor: Actor, report: Report) -> None:
    """The reports taken into this one have gone up with it."""
    taken = below_of(report).filter(state=ReportState.CONSOLIDATED)
    held = list(taken.select_for_update(of=("self",), no_key=True))
    take_steps(actor, held, ReportEvent.SEND_UP)
