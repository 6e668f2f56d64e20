"""Signed files that came back: brought in, compared with their drafts, issued or sent back."""

from typing import Any, BinaryIO, cast
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from chuan.core import tables
from chuan.core.days import DayField
from chuan.core.http import Request
from chuan.documents import services
from chuan.documents.errors import MayNotDraft, PaperRefused
from chuan.documents.permissions import can_keep_registers, can_use_library
from chuan.documents.selectors.signed import signed_page, signed_returns
from chuan.documents.web.register_tables import SIGNED
from chuan.domain.errors import Conflict, RuleBroken


class IssueSignedForm(forms.Form):
    """The number and day of the signed file, read beforehand, put right by the clerk."""

    number = forms.IntegerField(label=gettext_lazy("Số"), min_value=1, max_value=99_999)
    on = DayField(label=gettext_lazy("Ngày ban hành"))
    reason = forms.CharField(label=gettext_lazy("Ghi chú, lý do"), required=False, max_length=500)


@require_http_methods(["GET", "HEAD", "POST"])
def signed_list(request: Request) -> HttpResponse:
    """Signed files of the own body; posting brings one in (?van_ban=UID says of which draft)."""
    if not can_use_library(request.actor):
        raise MayNotDraft
    error = ""
    if request.method == "POST":
        try:
            return _receive(request)
        except RuleBroken as refusal:
            error = refusal.said(_)
    context = {
        "page": tables.build(request, signed_returns(request.actor), SIGNED),
        "can_bring": can_keep_registers(request.actor),
        "wanted": request.GET.get("van_ban", ""),
        "error": error,
    }
    return render(request, "documents/signed_list.html", context, status=422 if error else 200)


def _receive(request: Request) -> HttpResponse:
    file = request.FILES.get("file")
    if file is None or file.file is None:
        if not can_keep_registers(request.actor):
            raise MayNotDraft
        raise PaperRefused(_("Hãy chọn tệp bản đã ký."), field="file")
    returned = services.receive_signed(
        actor=request.actor,
        name=file.name or "ban-ky.pdf",
        stream=cast("BinaryIO", file.file),
        size=file.size or 0,
        wanted=_uid(request.POST.get("van_ban", "")),
    )
    return redirect("documents:signed_detail", uid=returned.uid)


@require_safe
def signed_detail(request: Request, uid: UUID) -> HttpResponse:
    """What the file says, who signed it, and its words beside the draft's."""
    return _show(request, uid)


@require_POST
def signed_choose(request: Request, uid: UUID) -> HttpResponse:
    """Say which draft it is of."""
    chosen = _uid(request.POST.get("draft", ""))
    signed_page(request.actor, uid)
    if chosen is None:
        raise PaperRefused(_("Hãy chọn một dự thảo."), field="draft")
    services.choose_draft(actor=request.actor, uid=uid, draft=chosen)
    return redirect("documents:signed_detail", uid=uid)


@require_POST
def signed_issue(request: Request, uid: UUID) -> HttpResponse:
    """Issue as signed."""
    form = IssueSignedForm(request.POST)
    signed_page(request.actor, uid)
    if form.is_valid():
        try:
            draft = services.issue_signed(actor=request.actor, uid=uid, **form.cleaned_data)
        except (RuleBroken, Conflict) as refusal:
            form.add_error(None, refusal.said(_))
        else:
            messages.success(request, _("Đã phát hành theo bản đã ký."))
            return redirect("documents:paper_recipients", uid=draft.uid)
    return _show(request, uid, status=422, form=form)


@require_POST
def signed_send_back(request: Request, uid: UUID) -> HttpResponse:
    """Send it back, saying why."""
    services.send_back_signed(actor=request.actor, uid=uid, reason=request.POST.get("reason", ""))
    messages.success(request, _("Đã trả lại."))
    return redirect("documents:signed_list")


def _show(request: Request, uid: UUID, *, status: int = 200, **bound: Any) -> HttpResponse:  # noqa: ANN401  (bound forms by name)
    page = signed_page(request.actor, uid)
    context = {"page": page, "form": IssueSignedForm(initial=dict(page.initial)), **bound}
    return render(request, "documents/signed_detail.html", context, status=status)


def _uid(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None
