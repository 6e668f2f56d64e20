"""A locked report is opened for a while: asked for by its body with a reason, decided by who asked."""

from datetime import date
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from chuan.core import clock
from chuan.core.actor import Actor
from chuan.documents.services.stamped import refuse_stamped_words
from chuan.figures.enums import ExceptionEvent, ExceptionState, ReportEvent, ReportState
from chuan.figures.errors import ReportIncomplete, ReportNotFound
from chuan.figures.models import LockException, Report
from chuan.figures.rules.states import EXCEPTION, PENDING
from chuan.figures.selectors.life import is_shut
from chuan.figures.selectors.titles import title_of
from chuan.figures.services.restoring import restore_last
from chuan.figures.services.stepping import (
    lock_asked,
    lock_own,
    lock_report,
    record_report,
    take_step,
)
from chuan.figures.services.telling import tell_asker, tell_body

LONGEST_OPEN = 60
"""Days: nobody holds a round open for longer in one go."""
LONGEST = 4000


@transaction.atomic
def ask_to_open(*, actor: Actor, uid: UUID, reason: str) -> LockException:
    """The body says why its locked report must change, or come in after all."""
    refuse_stamped_words(actor, reason)
    report = lock_own(actor, uid)
    if not reason.strip():
        raise ReportIncomplete(_("Hãy ghi lý do đề nghị mở khóa."), field="reason")
    if not is_shut(report):
        raise ReportIncomplete(_("Báo cáo chưa khóa; đơn vị sửa và gửi được ngay."))
    if report.exceptions.filter(state__in=PENDING).exists():
        raise ReportIncomplete(_("Đã có một đề nghị mở khóa đang chờ hoặc đang mở."))
    asked = LockException.objects.create(
        report=report,
        state=ExceptionState.ASKED,
        reason=reason.strip()[:LONGEST],
        asked_at=clock.now(),
        asked_by_label=actor.label[:160],
        before=report.state,
    )
    record_report(actor, report, "figures.opening.ask", reason=asked.reason)
    title = _("Đề nghị mở khóa báo cáo: %(title)s") % {"title": title_of(report)}
    tell_asker(actor, report, "figures.opening_asked", title, asked.reason)
    return asked


@transaction.atomic
def grant_opening(*, actor: Actor, uid: UUID, until: date, answer: str = "") -> LockException:
    """Open the report until the end of a day; it closes by itself."""
    refuse_stamped_words(actor, answer)
    asked = _lock_asked(actor, uid)
    if not clock.today() <= until or (until - clock.today()).days > LONGEST_OPEN:
        raise ReportIncomplete(
            _("Ngày mở đến phải từ hôm nay và trong vòng %(n)d ngày.") % {"n": LONGEST_OPEN},
            field="until",
        )
    asked.open_until, asked.before = until, asked.report.state
    _decide(actor, asked, ExceptionEvent.GRANT, answer)
    if asked.report.state == ReportState.LOCKED:
        take_step(actor, asked.report, ReportEvent.UNLOCK, asked.reason)
    record_report(actor, asked.report, "figures.opening.grant", until=f"{until:%d/%m/%Y}")
    title = _("Báo cáo được mở đến hết ngày %(until)s: %(title)s") % {
        "until": f"{until:%d/%m/%Y}",
        "title": title_of(asked.report),
    }
    tell_body(actor, asked.report, "figures.opening_granted", title, asked.answer)
    return asked


@transaction.atomic
def refuse_opening(*, actor: Actor, uid: UUID, reason: str) -> LockException:
    """Leave it locked, and say why."""
    refuse_stamped_words(actor, reason)
    asked = _lock_asked(actor, uid)
    EXCEPTION.after(ExceptionState(asked.state), ExceptionEvent.REFUSE, reason=reason)
    _decide(actor, asked, ExceptionEvent.REFUSE, reason)
    record_report(actor, asked.report, "figures.opening.refuse", reason=asked.answer)
    title = _("Chưa mở khóa báo cáo: %(title)s") % {"title": title_of(asked.report)}
    tell_body(actor, asked.report, "figures.opening_refused", title, asked.answer)
    return asked


def use_exception(actor: Actor, granted: LockException) -> None:
    """The correction has come: the door is shut again, inside the caller's transaction."""
    _move(granted, ExceptionEvent.USE)
    granted.save(update_fields=("state",))
    record_report(actor, granted.report, "figures.opening.use", asked_by=granted.asked_by_label)


def close_openings(*, actor: Actor, on: date) -> int:
    """Shut what was opened until a day gone by; unsent changes give way to what was last sent."""
    over = LockException.objects.filter(state=ExceptionState.GRANTED, open_until__lt=on)
    found = list(over.order_by("pk").values_list("pk", "report__uid"))
    return sum(_expire(actor, pk, report) for pk, report in found)


@transaction.atomic
def _expire(actor: Actor, pk: int, uid: UUID) -> bool:
    """One of them; its report is held first, as whoever sends it does, so that neither waits for ever."""
    report = lock_report(actor, uid)
    granted = report.exceptions.filter(pk=pk, state=ExceptionState.GRANTED).first()
    if granted is None:
        return False
    _move(granted, ExceptionEvent.EXPIRE)
    granted.save(update_fields=("state",))
    if granted.before == ReportState.LOCKED and report.is_editable:
        restore_last(actor, report)
        take_step(actor, report, ReportEvent.RELOCK)
    record_report(actor, report, "figures.opening.expire", until=str(granted.open_until))
    title = _("Hết thời gian mở báo cáo: %(title)s") % {"title": title_of(report)}
    tell_body(actor, report, "figures.opening_over", title)
    return True


def _lock_asked(actor: Actor, uid: UUID) -> LockException:
    """The request and its report, held, for who asked for the report."""
    known = LockException.objects.filter(
        uid=uid, report__in=Report.objects.visible_to(actor).values("pk")
    ).select_related("report")
    found = known.first()
    if found is None:
        raise ReportNotFound
    report = lock_asked(actor, found.report.uid)
    held = LockException.objects.select_for_update(of=("self",), no_key=True).get(pk=found.pk)
    held.report = report
    return held


def _decide(actor: Actor, asked: LockException, event: ExceptionEvent, answer: str) -> None:
    _move(asked, event, answer)
    asked.answer = answer.strip()[:LONGEST]
    asked.answered_at, asked.answered_by_label = clock.now(), actor.label[:160]
    asked.save()


def _move(asked: LockException, event: ExceptionEvent, reason: str = "") -> None:
    asked.state = EXCEPTION.after(ExceptionState(asked.state), event, reason=reason)
