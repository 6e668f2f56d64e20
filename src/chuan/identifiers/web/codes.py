"""Codes: the list, one code, registering, naming, withdrawing, bringing a former state back."""

from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from chuan.core import tables
from chuan.core.http import Request
from chuan.core.web.refusals import carried_out
from chuan.identifiers.errors import MayNotHandOver, MayNotKeepCodes
from chuan.identifiers.rules.code_rows import HEADER
from chuan.identifiers.selectors import codes as selectors
from chuan.identifiers.services import code_imports, codes, restoring
from chuan.identifiers.web.code_forms import CodeForm, CodesFileForm, NameForm, RangeForm
from chuan.identifiers.web.code_tables import CODES
from chuan.identifiers.web.qr import qr_picture


@require_safe
def code_list(request: Request) -> HttpResponse:
    """Codes of the own body and of bodies below it; of the place, for the office that watches it."""
    context = {
        "page": tables.build(request, selectors.codes_seen(request.actor), CODES),
        "export_url": reverse("identifiers:code_export"),
        "may_register": selectors.may_register(request.actor),
        "may_hand_over": selectors.may_hand_over(request.actor),
    }
    return render(request, "identifiers/code_list.html", context)


@require_safe
def code_export(request: Request) -> HttpResponseBase:
    """The same list as a file."""
    return tables.export(request, selectors.codes_seen(request.actor), CODES, "ma-dinh-danh.csv")


@require_http_methods(["GET", "HEAD", "POST"])
def code_new(request: Request) -> HttpResponse:
    """Register a code."""
    if not selectors.may_register(request.actor):
        raise MayNotKeepCodes
    form = CodeForm(request.POST or None, initial={"code": request.GET.get("ma", "")[:2000]})
    if request.method == "POST":
        made = carried_out(form, lambda given: codes.register_code(
            actor=request.actor, code=given["code"], label=given["label"]
        ))  # fmt: skip
        if made is not None:
            messages.success(request, _("Đã đăng ký mã. Từ nay ai quét mã cũng được trả lời."))
            return redirect("identifiers:code_detail", uid=made.uid)
    return _form(request, form, _("Đăng ký mã"), _("Đăng ký"))


@require_http_methods(["GET", "HEAD", "POST"])
def code_import(request: Request) -> HttpResponse:
    """Many codes and links from a file."""
    if not selectors.may_register(request.actor):
        raise MayNotKeepCodes
    form = CodesFileForm(request.POST or None, request.FILES or None)
    done = None
    if request.method == "POST":
        done = carried_out(form, lambda given: code_imports.import_codes(
            actor=request.actor, raw=given["file"].read(code_imports.LARGEST + 1)
        ))  # fmt: skip
        if done is not None and not done.faults:
            said = _("Đã nhập: %(new)s mã mới, %(changed)s mã đổi, %(links)s liên kết.")
            counts = {"new": done.new, "changed": done.changed, "links": done.links}
            messages.success(request, said % counts)
            return redirect("identifiers:code_list")
    faults = [(each.line, each.sentence.said(_)) for each in done.faults] if done else []
    return render(
        request, "identifiers/code_import.html", {"form": form, "faults": faults},
        status=422 if form.errors or faults else 200,
    )  # fmt: skip


@require_safe
def code_import_sample(request: Request) -> HttpResponseBase:  # noqa: ARG001  (Django's signature)
    """A file to fill in."""
    row = ("8938501000019", _("Mật ong hoa nhãn, chai 500 ml (mẫu)"), "gs1:pip",
           "https://example.com/mat-ong", _("Trang sản phẩm"), "vi", "text/html", "", "x")  # fmt: skip
    return tables.export_rows([HEADER, row], "nhap-ma-dinh-danh.csv")


@require_http_methods(["GET", "HEAD", "POST"])
def range_new(request: Request) -> HttpResponse:
    """Hand a range of prefixes to another resolver."""
    if not selectors.may_hand_over(request.actor):
        raise MayNotHandOver
    form = RangeForm(request.POST or None)
    if request.method == "POST":
        made = carried_out(form, lambda given: codes.hand_over_range(
            actor=request.actor, prefix=given["digits"], root=given["root"], label=given["label"]
        ))  # fmt: skip
        if made is not None:
            messages.success(request, _("Đã giao. Mã của dải này được chuyển tới máy chủ đó."))
            return redirect("identifiers:code_detail", uid=made.uid)
    return _form(request, form, _("Giao một dải mã cho máy chủ khác"), _("Giao"))


@require_safe
def code_detail(request: Request, uid: UUID) -> HttpResponse:
    """One code: links, warnings, history."""
    page = selectors.code_page(request.actor, uid)
    return render(request, "identifiers/code_detail.html", {"page": page})


@require_http_methods(["GET", "HEAD", "POST"])
def code_rename(request: Request, uid: UUID) -> HttpResponse:
    """Call it otherwise."""
    page = selectors.code_page(request.actor, uid)
    if "keep" not in page.actions:
        raise MayNotKeepCodes
    form = NameForm(request.POST or None, initial={"label": page.entity.label})
    if request.method == "POST":
        done = carried_out(form, lambda given: codes.rename_code(
            actor=request.actor, uid=uid, label=given["label"]
        ))  # fmt: skip
        if done is not None:
            messages.success(request, _("Đã đổi tên."))
            return redirect("identifiers:code_detail", uid=uid)
    return _form(request, form, _("Đổi tên"), _("Lưu"), page)


@require_POST
def code_withdraw(request: Request, uid: UUID) -> HttpResponse:
    """Use it no longer."""
    codes.withdraw_code(actor=request.actor, uid=uid, reason=request.POST.get("reason", ""))
    messages.success(request, _("Đã ngừng dùng. Mã đã in vẫn trả lời rằng mã không còn dùng."))
    return redirect("identifiers:code_detail", uid=uid)


@require_POST
def code_use_again(request: Request, uid: UUID) -> HttpResponse:
    """Use it again."""
    codes.use_code_again(actor=request.actor, uid=uid)
    messages.success(request, _("Mã được dùng lại."))
    return redirect("identifiers:code_detail", uid=uid)


@require_POST
def range_take_back(request: Request, uid: UUID) -> HttpResponse:
    """Answer for a range here again."""
    codes.take_range_back(actor=request.actor, uid=uid)
    messages.success(request, _("Nút này lại trả lời cho dải mã."))
    return redirect("identifiers:code_detail", uid=uid)


@require_POST
def code_restore(request: Request, uid: UUID, change: int) -> HttpResponse:
    """Bring a former state back."""
    restoring.restore_code(actor=request.actor, uid=uid, change=change)
    messages.success(request, _("Đã đưa mã về trạng thái đã chọn; lịch sử vẫn giữ đủ."))
    return redirect("identifiers:code_detail", uid=uid)


@require_safe
def code_qr(request: Request, uid: UUID) -> HttpResponse:
    """The address of the code as a QR picture, to be printed."""
    page = selectors.code_page(request.actor, uid)
    name = page.entity.key.strip("/").replace("/", "-")[:80]
    response = HttpResponse(qr_picture(page.address), content_type="image/svg+xml")
    response["Content-Disposition"] = f'attachment; filename="qr-{name}.svg"'
    return response


@login_not_required
@require_safe
def code_public(request: Request, uid: UUID) -> HttpResponse:
    """What a shopper sees."""
    page = selectors.public_page(uid)
    return render(request, "identifiers/code_public.html", {"page": page})


def _form(
    request: Request, form: object, title: str, label: str, page: selectors.CodePage | None = None
) -> HttpResponse:
    status = 422 if getattr(form, "errors", None) else 200
    context = {"form": form, "title": title, "label": label, "page": page}
    return render(request, "identifiers/code_form.html", context, status=status)
