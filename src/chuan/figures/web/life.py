"""Pages of the steps of one report: sent, taken back, returned, accepted, opened, made official."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.forms import Form
from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from chuan.core import clock
from chuan.core.http import Request
from chuan.core.web.refusals import carried_out
from chuan.figures.errors import MayNotReport
from chuan.figures.permissions import can_judge, can_send
from chuan.figures.rules.versions import fingerprint
from chuan.figures.selectors import judging
from chuan.figures.selectors.deadlines import deadline_of
from chuan.figures.selectors.filling import find_report, sheet_of
from chuan.figures.selectors.life import may_state_actuals
from chuan.figures.selectors.readiness import readiness_of
from chuan.figures.selectors.standing import content_from
from chuan.figures.selectors.titles import title_of
from chuan.figures.services import actuals, opening, sending
from chuan.figures.web.life_forms import (
    ActualsForm,
    ApproveForm,
    ReasonForm,
    SendForm,
    StepForm,
)

GET_POST = ["GET", "HEAD", "POST"]


@require_http_methods(GET_POST)
def report_send(request: Request, uid: UUID) -> HttpResponse:
    """What bars the way, what must be looked at again, who is missing; then the report is sent."""
    report = find_report(request.actor, uid)
    must(can_send(request.actor, report))
    ready = readiness_of(request.actor, report)
    now = fingerprint(content_from(ready.sheet, gaps=ready.below.gaps.said()))
    form = SendForm(_posted(request), ready=ready)
    done = carried_out(
        form,
        lambda kept: sending.submit_report(
            actor=request.actor,
            uid=uid,
            gaps_known=kept.get("gaps_known", False),
            looked=kept.get("looked", ()),
            seen=request.POST.get("seen", ""),
        ),
    )
    if done is not None:
        messages.success(request, _("Đã gửi báo cáo."))
        return redirect("figures:report_detail", uid=uid)
    context = {
        "report": report,
        "title": title_of(report),
        "deadline": deadline_of(report, clock.today()),
        "ready": ready,
        "now": now,
        "late": judging.late_among(ready.below.missing, clock.today()),
        "form": form,
    }
    return render(request, "figures/life_send.html", context, status=_status(form))


@require_http_methods(GET_POST)
def report_withdraw(request: Request, uid: UUID) -> HttpResponse:
    """Take the report back to put something right."""
    return _step(
        request,
        uid,
        StepForm(_posted(request)),
        lambda _kept: sending.withdraw_report(actor=request.actor, uid=uid),
        heading=_("Rút lại để sửa"),
        text=_(
            "Báo cáo trở lại để sửa. Số liệu đã gửi vẫn được tính cho đến khi gửi lại; "
            "ngày gửi lần đầu giữ nguyên."
        ),
        said=_("Đã rút lại báo cáo để sửa."),
        by_asker=False,
    )


@require_http_methods(GET_POST)
def report_return(request: Request, uid: UUID) -> HttpResponse:
    """Give the report back with what is missing."""
    return _step(
        request,
        uid,
        ReasonForm(_posted(request)),
        lambda kept: sending.return_report(
            actor=request.actor, uid=uid, reason=kept["reason"], version=_seen(request)
        ),
        heading=_("Trả lại bổ sung"),
        text=_("Đơn vị nhận thông báo và sửa được ngay. Số liệu đã gửi vẫn được tính."),
        said=_("Đã trả lại báo cáo."),
        by_asker=True,
    )


@require_http_methods(GET_POST)
def report_approve(request: Request, uid: UUID) -> HttpResponse:
    """What was sent, unanswered questions and missing bodies; then the report is accepted."""
    page = judging.approve_page(request.actor, uid)
    must(page.may_judge)
    missing = bool(page.unanswered or page.report.gaps)
    form = ApproveForm(_posted(request), missing=missing)
    done = carried_out(
        form,
        lambda kept: sending.approve_report(
            actor=request.actor,
            uid=uid,
            gaps_known=kept.get("gaps_known", False),
            version=_seen(request),
        ),
    )
    if done is not None:
        messages.success(request, _("Đã chấp nhận báo cáo."))
        return redirect("figures:report_detail", uid=uid)
    context = {"page": page, "form": form}
    return render(request, "figures/life_approve.html", context, status=_status(form))


@require_http_methods(GET_POST)
def report_ask_open(request: Request, uid: UUID) -> HttpResponse:
    """Ask who compiles to open the locked report for a while."""
    return _step(
        request,
        uid,
        ReasonForm(_posted(request)),
        lambda kept: opening.ask_to_open(actor=request.actor, uid=uid, reason=kept["reason"]),
        heading=_("Đề nghị mở khóa"),
        text=_(
            "Nêu rõ số liệu nào cần bổ sung và vì sao. Cơ quan tổng hợp mở đến một ngày; "
            "hết ngày đó báo cáo tự khóa lại."
        ),
        said=_("Đã gửi đề nghị mở khóa."),
        by_asker=False,
    )


@require_http_methods(GET_POST)
def report_actuals(request: Request, uid: UUID) -> HttpResponse:
    """What the year came to, line by line."""
    report = find_report(request.actor, uid)
    must(can_send(request.actor, report) and may_state_actuals(report, clock.today()))
    rows = actuals.wanted_rows(sheet_of(request.actor, report))
    form = ActualsForm(_posted(request), rows=rows)
    done = carried_out(
        form,
        lambda _kept: actuals.state_actuals(actor=request.actor, uid=uid, actuals=form.actuals()),
    )
    if done is not None:
        messages.success(request, _("Đã cập nhật số chính thức."))
        return redirect("figures:report_detail", uid=uid)
    context = {"report": report, "title": title_of(report), "form": form}
    return render(request, "figures/life_actuals.html", context, status=_status(form))


def _step(
    request: Request,
    uid: UUID,
    form: Form,
    act: Callable[[dict[str, Any]], object],
    *,
    heading: str,
    text: str,
    said: str,
    by_asker: bool,
) -> HttpResponse:
    """One small page that says what will happen, asks what is needed, and does it."""
    report = find_report(request.actor, uid)
    may = can_judge if by_asker else can_send
    must(may(request.actor, report))
    if carried_out(form, act) is not None:
        messages.success(request, said)
        return redirect("figures:report_detail", uid=uid)
    context = {
        "report": report,
        "title": title_of(report),
        "heading": heading,
        "text": text,
        "form": form,
    }
    return render(request, "figures/life_step.html", context, status=_status(form))


def _posted(request: Request) -> QueryDict | None:
    """What was sent, an empty form too."""
    return request.POST if request.method == "POST" else None


def _seen(request: Request) -> int | None:
    """The version that the page had shown; a refused form is shown again with the one of now."""
    text = request.POST.get("version", "")
    return int(text) if text.isascii() and text.isdigit() and len(text) < 6 else None


def must(may: bool) -> None:  # noqa: FBT001  (a verdict)
    """`MayNotReport` where a step of a report is not the reader's."""
    if not may:
        raise MayNotReport(_("Bạn không làm được bước này của báo cáo."))


def _status(form: Form) -> int:
    return 422 if form.errors else 200
