"""Claims: what the own body applies, what bodies of the place say, confirmed or given back."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from chuan.core import panels, tables
from chuan.core.http import Request
from chuan.core.web.refusals import carried_out
from chuan.standards.errors import MayNotClaim, RecordRefused
from chuan.standards.selectors import claims
from chuan.standards.services import claims as service
from chuan.standards.web.forms import ClaimForm
from chuan.standards.web.register_tables import CLAIMS

PLACE = "standards.claim"
"""Where rooms above add their parts to the page of a claim."""


@require_safe
def claim_list(request: Request) -> HttpResponse:
    """Claims that the reader may see."""
    context = {
        "page": tables.build(request, claims.claims_seen(request.actor), CLAIMS),
        "export_url": reverse("standards:claim_export"),
        "may_claim": claims.may_claim(request.actor),
        "confirms": claims.is_confirming(request.actor),
    }
    return render(request, "standards/claim_list.html", context)


@require_safe
def claim_export(request: Request) -> HttpResponseBase:
    """The same list as a file."""
    rows = claims.claims_seen(request.actor)
    return tables.export(request, rows, CLAIMS, "cong-bo-tieu-chuan.csv")


@require_http_methods(["GET", "HEAD", "POST"])
def claim_new(request: Request) -> HttpResponse:
    """Declare a standard."""
    if not claims.may_claim(request.actor):
        raise MayNotClaim
    form = ClaimForm(request.POST or None, initial={"number": request.GET.get("so", "")[:200]})
    if request.method == "POST":
        made = carried_out(form, lambda given: service.declare_claim(
            actor=request.actor, slug=_slug(request, given["number"]), words=form.words()
        ))  # fmt: skip
        if made is not None:
            messages.success(
                request, _("Đã công bố. Cán bộ phụ trách địa bàn có thể kiểm tra và xác nhận.")
            )
            return redirect("standards:claim_detail", uid=made.uid)
    return _form(request, form, _("Công bố tiêu chuẩn áp dụng"))


@require_safe
def claim_detail(request: Request, uid: UUID) -> HttpResponse:
    """One claim."""
    page = claims.claim_page(request.actor, uid)
    context = {"page": page, "panels": panels.panels(PLACE, request.actor, page)}
    return render(request, "standards/claim_detail.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def claim_change(request: Request, uid: UUID) -> HttpResponse:
    """Say it anew."""
    page = claims.claim_page(request.actor, uid)
    if "change" not in page.actions:
        raise MayNotClaim
    form = ClaimForm(request.POST or None, initial=ClaimForm.told(page.claim))
    form.fields["number"].disabled = True
    if request.method == "POST":
        done = carried_out(form, lambda _given: service.change_claim(
            actor=request.actor, uid=uid, words=form.words()
        ))  # fmt: skip
        if done is not None:
            messages.success(request, _("Đã sửa công bố."))
            return redirect("standards:claim_detail", uid=uid)
    return _form(request, form, _("Sửa công bố tiêu chuẩn áp dụng"))


@require_POST
def claim_end(request: Request, uid: UUID) -> HttpResponse:
    """Apply it no longer."""
    service.end_claim(actor=request.actor, uid=uid)
    messages.success(request, _("Đã ghi cơ sở thôi áp dụng tiêu chuẩn này."))
    return redirect("standards:claim_list")


@require_POST
def claim_confirm(request: Request, uid: UUID) -> HttpResponse:
    """It was checked."""
    service.confirm_claim(actor=request.actor, uid=uid)
    messages.success(request, _("Đã xác nhận."))
    return redirect("standards:claim_detail", uid=uid)


@require_POST
def claim_return(request: Request, uid: UUID) -> HttpResponse:
    """Give it back with what is missing."""
    service.return_claim(actor=request.actor, uid=uid, reason=request.POST.get("reason", ""))
    messages.success(request, _("Đã trả lại để bổ sung; người khai sẽ thấy lý do."))
    return redirect("standards:claim_detail", uid=uid)


def _slug(request: Request, number: str) -> str:
    """The address of the record that a number names."""
    slug = claims.slug_of_number(request.actor, number)
    if not slug:
        raise RecordRefused(
            _("Chưa thấy số hiệu này trong danh mục. Hãy ghi đủ số và năm, ví dụ TCVN 6492:2011."),
            field="number",
        )
    return slug


def _form(request: Request, form: ClaimForm, title: str) -> HttpResponse:
    status = 422 if form.errors else 200
    return render(
        request, "standards/claim_form.html", {"form": form, "title": title}, status=status
    )
