"""Sổ đăng ký số: the runs of numbers of a body, how kinds are numbered, terms, and lost numbers."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from chuan.core import clock
from chuan.core.http import Request
from chuan.documents import services
from chuan.documents.errors import MayNotDraft, PaperRefused
from chuan.documents.permissions import (
    can_keep_registers,
    can_set_routes,
    can_use_library,
)
from chuan.documents.selectors.series import series_page
from chuan.documents.web.route_forms import SeriesForm, StartForm, TermForm
from chuan.domain.errors import Conflict, RuleBroken


@require_safe
def series_list(request: Request) -> HttpResponse:
    """Every run of numbers with its last one, and what may be set."""
    return _page(request)


@require_POST
def series_choose(request: Request) -> HttpResponse:
    """Number a kind on its own or together with others."""
    _require_setter(request)
    form = SeriesForm(request.POST)
    if not form.is_valid():
        raise PaperRefused(_("Không có lựa chọn này."))
    services.choose_group(actor=request.actor, **form.cleaned_data)
    messages.success(request, _("Đã đổi cách cấp số."))
    return redirect("documents:series_list")


@require_POST
def series_start(request: Request) -> HttpResponse:
    """Go on from a paper register."""
    _require_setter(request)
    form = StartForm(request.POST)
    if form.is_valid():
        try:
            services.start_series(actor=request.actor, **form.cleaned_data)
        except (RuleBroken, Conflict) as refusal:
            form.add_error(None, refusal.said(_))
        else:
            messages.success(request, _("Đã đặt số bắt đầu."))
            return redirect("documents:series_list")
    return _page(request, status=422, start_form=form)


@require_POST
def series_term(request: Request) -> HttpResponse:
    """Declare a term of the committee."""
    _require_setter(request)
    form = TermForm(request.POST)
    if form.is_valid():
        try:
            services.open_term(actor=request.actor, **form.cleaned_data)
        except (RuleBroken, Conflict) as refusal:
            form.add_error(None, refusal.said(_))
        else:
            messages.success(request, _("Đã khai nhiệm kỳ."))
            return redirect("documents:series_list")
    return _page(request, status=422, term_form=form)


@require_POST
def series_void(request: Request, uid: UUID) -> HttpResponse:
    """Say that a number is borne by no paper."""
    services.void_number(actor=request.actor, uid=uid, reason=request.POST.get("reason", ""))
    messages.success(request, _("Đã hủy số, lý do nằm trong sổ."))
    return redirect("documents:series_list")


def _require_setter(request: Request) -> None:
    if not (can_set_routes(request.actor) or can_keep_registers(request.actor)):
        raise MayNotDraft


def _page(request: Request, *, status: int = 200, **bound: Any) -> HttpResponse:  # noqa: ANN401  (bound forms by name)
    if not can_use_library(request.actor):
        raise MayNotDraft
    page = series_page(request.actor, clock.today())
    context = {
        "page": page,
        "start_form": StartForm(initial={"family": page.family}),
        "term_form": TermForm(),
        **bound,
    }
    return render(request, "documents/series_list.html", context, status=status)
