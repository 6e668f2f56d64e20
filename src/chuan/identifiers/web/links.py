"""Links of a code and warnings on it: forms that work without JavaScript."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from chuan.core.http import Request
from chuan.core.web.refusals import carried_out
from chuan.identifiers.errors import MayNotKeepCodes, MayNotWarn
from chuan.identifiers.selectors import codes as selectors
from chuan.identifiers.services import links, warnings
from chuan.identifiers.web.code_forms import LinkForm, RecallForm


@require_http_methods(["GET", "HEAD", "POST"])
def link_new(request: Request, uid: UUID) -> HttpResponse:
    """One link more."""
    page = _kept(request, uid)
    form = LinkForm(request.POST or None)
    if request.method == "POST":
        made = carried_out(form, lambda _given: links.add_link(
            actor=request.actor, uid=uid, words=form.words()
        ))  # fmt: skip
        if made is not None:
            messages.success(request, _("Đã thêm liên kết."))
            return redirect("identifiers:code_detail", uid=uid)
    return _form(request, form, page, _("Thêm liên kết"), _("Thêm"))


@require_http_methods(["GET", "HEAD", "POST"])
def link_change(request: Request, uid: UUID, link_uid: UUID) -> HttpResponse:
    """Say a link anew."""
    page = _kept(request, uid)
    row = selectors.link_of(request.actor, uid, link_uid)
    form = LinkForm(request.POST or None, initial=LinkForm.told(row))
    if request.method == "POST":
        done = carried_out(form, lambda _given: links.change_link(
            actor=request.actor, uid=uid, link_uid=link_uid, words=form.words()
        ))  # fmt: skip
        if done is not None:
            messages.success(request, _("Đã sửa liên kết."))
            return redirect("identifiers:code_detail", uid=uid)
    return _form(request, form, page, _("Sửa liên kết"), _("Lưu"))


@require_POST
def link_default(request: Request, uid: UUID, link_uid: UUID) -> HttpResponse:
    """Let it answer when no link type is asked for."""
    links.choose_default(actor=request.actor, uid=uid, link_uid=link_uid)
    messages.success(request, _("Đã chọn liên kết mặc định."))
    return redirect("identifiers:code_detail", uid=uid)


@require_POST
def link_end(request: Request, uid: UUID, link_uid: UUID) -> HttpResponse:
    """It answers no more."""
    links.end_link(actor=request.actor, uid=uid, link_uid=link_uid)
    messages.success(request, _("Đã kết thúc liên kết; lịch sử vẫn giữ."))
    return redirect("identifiers:code_detail", uid=uid)


@require_http_methods(["GET", "HEAD", "POST"])
def code_recall(request: Request, uid: UUID) -> HttpResponse:
    """Put a warning on the code."""
    page = selectors.code_page(request.actor, uid)
    if "warn" not in page.actions:
        raise MayNotWarn
    form = RecallForm(request.POST or None)
    if request.method == "POST":
        made = carried_out(form, lambda _given: warnings.mark_recalled(
            actor=request.actor, uid=uid, words=form.words()
        ))  # fmt: skip
        if made is not None:
            messages.success(request, _("Đã đặt cảnh báo: ai quét mã đều thấy trước tiên."))
            return redirect("identifiers:code_detail", uid=uid)
    return _form(request, form, page, _("Đặt cảnh báo thu hồi"), _("Đặt cảnh báo"))


@require_POST
def recall_lift(request: Request, uid: UUID, link_uid: UUID) -> HttpResponse:
    """Take a warning down."""
    warnings.lift_recall(actor=request.actor, uid=uid, link_uid=link_uid)
    messages.success(request, _("Đã gỡ cảnh báo."))
    return redirect("identifiers:code_detail", uid=uid)


def _kept(request: Request, uid: UUID) -> selectors.CodePage:
    page = selectors.code_page(request.actor, uid)
    if "keep" not in page.actions:
        raise MayNotKeepCodes
    return page


def _form(
    request: Request, form: LinkForm | RecallForm, page: selectors.CodePage, title: str, label: str
) -> HttpResponse:
    context = {"form": form, "title": title, "label": label, "page": page}
    status = 422 if form.errors else 200
    return render(request, "identifiers/code_form.html", context, status=status)
