"""What is done at the steps of a paper's route; each leads back to its page."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from chuan.core.http import Request
from chuan.documents import services
from chuan.documents.selectors.paper_route import route_page
from chuan.documents.selectors.papers import find_paper
from chuan.documents.services.numbering import OutsideNumber
from chuan.documents.web.paper_route import show
from chuan.documents.web.route_forms import (
    HandForm,
    MeetingForm,
    NumberForm,
    ReturnForm,
    StepForm,
)
from chuan.domain.errors import Conflict, RuleBroken
from chuan.domain.vanban.writing import Family


@require_POST
def paper_set_out(request: Request, uid: UUID) -> HttpResponse:
    """Send the paper round."""
    note = request.POST.get("note", "")
    services.start_route(actor=request.actor, uid=uid, note=note)
    messages.success(request, _("Đã trình văn bản."))
    return redirect("documents:paper_route", uid=uid)


@require_POST
def paper_pass(request: Request, uid: UUID) -> HttpResponse:
    """Pass it on."""
    form = StepForm(request.POST)
    return _done(
        request,
        uid,
        shown_as="step_form",
        form=form,
        act=lambda kept: services.pass_step(actor=request.actor, uid=uid, **kept),
        said=_("Đã chuyển tiếp."),
    )


@require_POST
def paper_return(request: Request, uid: UUID) -> HttpResponse:
    """Send it back, saying why."""
    form = ReturnForm(request.POST, earlier=route_page(request.actor, uid).earlier)
    return _done(
        request,
        uid,
        shown_as="return_form",
        form=form,
        act=lambda kept: services.return_step(actor=request.actor, uid=uid, **kept),
        said=_("Đã trả lại bổ sung."),
    )


@require_POST
def paper_recall(request: Request, uid: UUID) -> HttpResponse:
    """Take it back to change it."""
    services.recall(actor=request.actor, uid=uid, reason=request.POST.get("reason", ""))
    messages.success(request, _("Đã thu hồi; bạn sửa tiếp được."))
    return redirect("documents:paper_route", uid=uid)


@require_POST
def paper_hand(request: Request, uid: UUID) -> HttpResponse:
    """Let a colleague take the turn."""
    form = HandForm(request.POST)
    return _done(
        request,
        uid,
        shown_as="hand_form",
        form=form,
        act=lambda kept: services.hand_step(actor=request.actor, uid=uid, **kept),
        said=_("Đã chuyển người xử lý."),
    )


@require_POST
def paper_meeting(request: Request, uid: UUID) -> HttpResponse:
    """What the meeting concluded."""
    draft = find_paper(request.actor, uid)
    form = MeetingForm(request.POST, of_party=draft.family == Family.PARTY)
    return _done(
        request,
        uid,
        shown_as="meeting_form",
        form=form,
        act=lambda kept: services.conclude_meeting(
            actor=request.actor, uid=uid, order=kept["order"], words=form.words()
        ),
        said=_("Đã ghi kết luận cuộc họp."),
    )


@require_POST
def paper_number(request: Request, uid: UUID) -> HttpResponse:
    """The next number, or the one that was given elsewhere."""
    form = NumberForm(request.POST)
    return _done(
        request,
        uid,
        shown_as="number_form",
        form=form,
        act=lambda kept: _numbered(request, uid, kept),
        said=_("Đã cấp số."),
    )


def _numbered(request: Request, uid: UUID, kept: dict[str, Any]) -> object:
    number, on, order = kept["number"], kept["on"], kept["order"]
    if number:
        outside = OutsideNumber(number, on, str(kept["reason"]))
        return services.register_number(
            actor=request.actor,
            uid=uid,
            order=order,
            outside=outside,
        )
    return services.take_number(actor=request.actor, uid=uid, order=order, on=on)


@require_POST
def paper_issue(request: Request, uid: UUID) -> HttpResponse:
    """Issue it."""
    form = StepForm(request.POST)
    return _done(
        request,
        uid,
        shown_as="step_form",
        form=form,
        act=lambda kept: services.issue(actor=request.actor, uid=uid, order=kept["order"]),
        said=_("Đã phát hành văn bản."),
    )


@require_POST
def paper_answer(request: Request, uid: UUID) -> HttpResponse:
    """Answer what the machine finds."""
    services.answer_paper_finding(
        actor=request.actor,
        uid=uid,
        fingerprint=request.POST.get("fingerprint", ""),
        answer=request.POST.get("answer", ""),
    )
    messages.success(request, _("Đã ghi nhận."))
    return redirect("documents:paper_route", uid=uid)


def _done(
    request: Request,
    uid: UUID,
    *,
    shown_as: str,
    form: forms.Form,
    act: Callable[[dict[str, Any]], object],
    said: str,
) -> HttpResponse:
    """Do it and go back to the page; when refused, the page with what was typed and the reason."""
    find_paper(request.actor, uid)
    status = 422
    if form.is_valid():
        try:
            act(form.cleaned_data)
        except (RuleBroken, Conflict) as refusal:
            form.add_error(None, refusal.said(_))
            status = 409 if isinstance(refusal, Conflict) else 422
        else:
            messages.success(request, said)
            return redirect("documents:paper_route", uid=uid)
    return show(request, uid, status=status, refused=form, **{shown_as: form})
