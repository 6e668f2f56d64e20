"""Pages of forms: the list, a form as its filler sees it, its editor."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from chuan.core import clock, reliance, tables
from chuan.core.http import Request
from chuan.core.web.refusals import carried_out
from chuan.figures import labels
from chuan.figures.errors import FormRefused, MayNotDefine
from chuan.figures.permissions import can_define_own, can_use_figures
from chuan.figures.selectors.form_pages import FormPage, form_page, list_forms
from chuan.figures.services.forms import copy_form, create_form, discard_form
from chuan.figures.web.catalogue_tables import FORMS, level_label, standing
from chuan.figures.web.form_forms import CopyForm, HeadForm
from chuan.figures.web.form_steps import Editor


@require_safe
def form_list(request: Request) -> HttpResponse:
    """The forms of the own tree."""
    _may_read(request)
    context = {
        "page": tables.build(request, list_forms(request.actor), FORMS),
        "export_url": reverse("figures:form_export"),
        "can_define": can_define_own(request.actor),
    }
    return render(request, "figures/form_list.html", context)


@require_safe
def form_export(request: Request) -> HttpResponseBase:
    """The same list as a file."""
    _may_read(request)
    return tables.export(request, list_forms(request.actor), FORMS, "bieu-mau.csv")


@require_safe
def form_detail(request: Request, uid: UUID) -> HttpResponse:
    """A form as its filler will see it."""
    _may_read(request)
    page = form_page(request.actor, uid)
    context = {
        **_shown(page),
        "changes": reliance.flagged("form", uid.hex),
        "copy_form": CopyForm(initial={"valid_from": clock.today()}),
    }
    return render(request, "figures/form_detail.html", context)


@require_safe
def form_print(request: Request, uid: UUID) -> HttpResponse:
    """The empty form on paper."""
    _may_read(request)
    return render(request, "figures/form_print.html", _shown(form_page(request.actor, uid)))


@require_http_methods(["GET", "HEAD", "POST"])
def form_create(request: Request) -> HttpResponse:
    """An empty form of the own body."""
    if not can_define_own(request.actor):
        raise MayNotDefine(_("Bạn chưa có vai trò được lập biểu mẫu ở cơ quan này."))
    form = HeadForm(request.POST or None, initial={"period_kind": "year"})
    made = carried_out(form, lambda _kept: create_form(actor=request.actor, words=form.words()))
    if made is not None:
        messages.success(request, _("Đã lập biểu mẫu; hãy thêm các dòng."))
        return redirect("figures:form_edit", uid=made.uid)
    context = {"form": form}
    return render(request, "figures/form_create.html", context, status=422 if form.errors else 200)


@require_POST
def form_copy(request: Request, uid: UUID) -> HttpResponse:
    """A new version, or a form of one's own made from that of others."""
    if not form_page(request.actor, uid).can_copy:
        raise MayNotDefine(_("Bạn chưa có vai trò được lập biểu mẫu ở cơ quan này."))
    form = CopyForm(request.POST)
    if not form.is_valid():
        raise FormRefused(_("Cần kiểm tra lại ngày áp dụng."))
    made = copy_form(actor=request.actor, uid=uid, valid_from=form.cleaned_data["valid_from"])
    messages.success(request, _("Đã lập bản mới; hãy sửa trước ngày áp dụng."))
    return redirect("figures:form_edit", uid=made.uid)


@require_POST
def form_discard(request: Request, uid: UUID) -> HttpResponse:
    """Take away a form that was never used."""
    discard_form(actor=request.actor, uid=uid)
    messages.success(request, _("Đã bỏ biểu mẫu."))
    return redirect("figures:form_list")


@require_http_methods(["GET", "HEAD", "POST"])
def form_edit(request: Request, uid: UUID) -> HttpResponse:
    """Head, lines and parts of a form that nobody was asked with yet; one step a sending."""
    page = form_page(request.actor, uid)
    if not page.can_change:
        raise MayNotDefine(_("Biểu mẫu này không sửa được; hãy lập bản mới."))
    editor = Editor(request, page)
    if request.method == "POST" and editor.carry_out():
        return redirect(f"{reverse('figures:form_edit', args=[uid])}{editor.anchor}")
    context = {**_shown(page), **editor.forms()}
    return render(request, "figures/form_edit.html", context, status=422 if editor.failed else 200)


def _shown(page: FormPage) -> dict[str, object]:
    return {
        "page": page,
        "period_kind": labels.PERIOD_KIND[page.form.period_kind],
        "standing": standing(page.form),
        "stages": labels.STAGE,
        "lines": [
            (
                line,
                labels.STAGE[line.stage] if line.stage else "",
                level_label(line.indicator.level) if line.indicator else "",
            )
            for line in page.lines
        ],
    }


def _may_read(request: Request) -> None:
    if not (can_use_figures(request.actor) or can_define_own(request.actor)):
        raise MayNotDefine(_("Bạn chưa có vai trò xem biểu mẫu ở cơ quan này."))
