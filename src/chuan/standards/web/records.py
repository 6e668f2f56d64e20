"""The page of a standard, following it, and records written by hand."""

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from chuan.core import panels
from chuan.core.http import Request
from chuan.core.web.refusals import carried_out
from chuan.standards.errors import MayNotKeepRegister
from chuan.standards.permissions import can_keep_register
from chuan.standards.selectors import standards
from chuan.standards.services import following, records
from chuan.standards.web.forms import RecordForm, WithdrawForm

PANELS = "standards.standard"
"""Where rooms above add to the page of a standard."""


@login_not_required
@require_safe
def standard_detail(request: Request, slug: str) -> HttpResponse:
    """One edition: facts, family, who claims it."""
    page = standards.standard_page(request.actor, slug)
    context = {"page": page, "panels": panels.panels(PANELS, request.actor, page)}
    return render(request, "standards/standard_detail.html", context)


@require_POST
def standard_follow(request: Request, slug: str) -> HttpResponse:
    """Be told when it changes, or no longer."""
    wanted = request.POST.get("theo") == "1"
    following.follow(actor=request.actor, slug=slug, wanted=wanted)
    said = _("Bạn sẽ được báo khi tiêu chuẩn này thay đổi.") if wanted else _("Đã thôi theo dõi.")
    messages.success(request, said)
    return redirect("standards:standard_detail", slug=slug)


@require_http_methods(["GET", "HEAD", "POST"])
def record_new(request: Request) -> HttpResponse:
    """Enter a record."""
    if not can_keep_register(request.actor):
        raise MayNotKeepRegister
    form = RecordForm(request.POST or None)
    if request.method == "POST":
        made = carried_out(
            form,
            lambda given: records.add_record(
                actor=request.actor, words=form.words(), reason=given["reason"]
            ),
        )
        if made is not None:
            messages.success(request, _("Đã thêm vào danh mục."))
            return redirect("standards:standard_detail", slug=made.slug)
    return _form(request, form, _("Thêm tiêu chuẩn vào danh mục"))


@require_http_methods(["GET", "HEAD", "POST"])
def record_correct(request: Request, slug: str) -> HttpResponse:
    """Correct a record."""
    row = standards.find(request.actor, slug)
    if not can_keep_register(request.actor):
        raise MayNotKeepRegister
    form = RecordForm(request.POST or None, initial=RecordForm.told(row))
    form.fields["number"].disabled = True
    if request.method == "POST":
        made = carried_out(
            form,
            lambda given: records.correct_record(
                actor=request.actor, slug=slug, words=form.words(), reason=given["reason"]
            ),
        )
        if made is not None:
            messages.success(request, _("Đã sửa bản ghi."))
            return redirect("standards:standard_detail", slug=slug)
    return _form(request, form, _("Sửa bản ghi %(number)s") % {"number": row.designation})


@require_http_methods(["GET", "HEAD", "POST"])
def record_withdraw(request: Request, slug: str) -> HttpResponse:
    """Say that an edition no longer holds."""
    row = standards.find(request.actor, slug)
    if not can_keep_register(request.actor):
        raise MayNotKeepRegister
    form = WithdrawForm(request.POST or None)
    if request.method == "POST":
        done = carried_out(
            form, lambda given: records.withdraw_record(actor=request.actor, slug=slug, **given)
        )
        if done is not None:
            messages.success(request, _("Đã ghi hết hiệu lực và báo cho những nơi liên quan."))
            return redirect("standards:standard_detail", slug=slug)
    return _form(request, form, _("Ghi %(number)s hết hiệu lực") % {"number": row.designation})


def _form(request: Request, form: RecordForm | WithdrawForm, title: str) -> HttpResponse:
    status = 422 if form.errors else 200
    return render(
        request, "standards/record_form.html", {"form": form, "title": title}, status=status
    )
