"""Pages of the catalogue: the list, one indicator with its series, what may be changed."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from chuan.core import clock, reliance, tables
from chuan.core.days import day_of
from chuan.core.http import Request
from chuan.core.web.refusals import carried_out
from chuan.figures import labels
from chuan.figures.errors import IndicatorRefused, MayNotDefine
from chuan.figures.permissions import can_define_own, can_use_figures
from chuan.figures.selectors import catalogue, indicator_series
from chuan.figures.selectors.desk import desk_of
from chuan.figures.selectors.target_rows import target_rows
from chuan.figures.services.indicators import (
    Break,
    break_series,
    change_indicator,
    define_indicator,
    end_indicator,
    mend_series,
)
from chuan.figures.web.catalogue_forms import (
    BreakForm,
    ChangedMeaningForm,
    IndicatorForm,
    initial_of,
)
from chuan.figures.web.catalogue_tables import INDICATORS, level_label
from chuan.figures.web.keys import number_in
from chuan.figures.web.series_chart import rows_of, series_chart


@require_safe
def indicator_list(request: Request) -> HttpResponse:
    """The catalogue of the own tree."""
    _may_read(request)
    context = {
        "page": tables.build(request, catalogue.list_indicators(request.actor), INDICATORS),
        "export_url": reverse("figures:indicator_export"),
        "can_define": can_define_own(request.actor),
        "desk": desk_of(request.actor),
    }
    return render(request, "figures/indicator_list.html", context)


@require_safe
def indicator_export(request: Request) -> HttpResponseBase:
    """The same list as a file."""
    _may_read(request)
    rows = catalogue.list_indicators(request.actor)
    return tables.export(request, rows, INDICATORS, "chi-tieu.csv")


@require_safe
def indicator_detail(request: Request, uid: UUID) -> HttpResponse:
    """One indicator: how it is counted, its figures, targets, forms."""
    _may_read(request)
    page = catalogue.indicator_page(request.actor, uid)
    series = indicator_series.series_of(request.actor, page.indicator, request.GET.get("ky", ""))
    context = {
        "page": page,
        "level": level_label(page.indicator.level),
        "series": series,
        "changes": reliance.flagged("indicator", page.indicator.uid.hex),
        "kinds": [(kind, labels.PERIOD_KIND[kind]) for kind in series.kinds],
        "stages": [
            labels.STAGE[stage] if stage else _("Kết quả") for stage in page.indicator.stages
        ],
        "series_rows": rows_of(page.indicator, series),
        "chart": series_chart(
            page.indicator, series, page.breaks, page.targets, request.actor.path
        ),
        "targets": target_rows(request.actor, page.targets),
        "can_target": can_define_own(request.actor) and request.actor.path != "/",
    }
    return render(request, "figures/indicator_detail.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def indicator_create(request: Request) -> HttpResponse:
    """A new indicator of the own body."""
    if not can_define_own(request.actor):
        raise MayNotDefine(_("Bạn chưa có vai trò được lập chỉ tiêu ở cơ quan này."))
    offered = list(catalogue.current(request.actor, clock.today()))
    form = IndicatorForm(request.POST or None, indicators=offered)
    made = carried_out(
        form, lambda _kept: define_indicator(actor=request.actor, words=form.words())
    )
    if made is not None:
        messages.success(request, _("Đã lập chỉ tiêu."))
        return redirect("figures:indicator_detail", uid=made.uid)
    context = {"form": form, "page": None, "meaning": None}
    return render(
        request, "figures/indicator_edit.html", context, status=422 if form.errors else 200
    )


@require_http_methods(["GET", "HEAD", "POST"])
def indicator_edit(request: Request, uid: UUID) -> HttpResponse:
    """Other words; when the meaning changes, from which day on."""
    page = catalogue.indicator_page(request.actor, uid)
    if not page.can_change or page.is_shipped:
        raise MayNotDefine(_("Chỉ cơ quan lập chỉ tiêu này mới sửa được."))
    offered = list(catalogue.current(request.actor, clock.today()))
    form = IndicatorForm(
        request.POST or None, indicators=offered, initial=initial_of(page.indicator)
    )
    meaning = ChangedMeaningForm(request.POST or None)

    def change(_kept: Mapping[str, Any]) -> object:
        if not meaning.is_valid():
            raise IndicatorRefused(_("Cần kiểm tra lại ngày cách tính thay đổi."))
        said = meaning.cleaned_data
        broken = Break(said["on"], said["reason"], said["basis"]) if said["on"] else None
        return change_indicator(actor=request.actor, uid=uid, words=form.words(), broken=broken)

    if carried_out(form, change) is not None:
        messages.success(request, _("Đã sửa chỉ tiêu."))
        return redirect("figures:indicator_detail", uid=uid)
    context = {"form": form, "page": page, "meaning": meaning}
    return render(
        request, "figures/indicator_edit.html", context, status=422 if form.errors else 200
    )


@require_POST
def indicator_end(request: Request, uid: UUID) -> HttpResponse:
    """Nothing is asked of it after a day."""
    until = day_of(request.POST.get("until", "")) or clock.today()
    end_indicator(actor=request.actor, uid=uid, until=until, reason=request.POST.get("reason", ""))
    messages.success(request, _("Đã kết thúc chỉ tiêu; số liệu đã có vẫn giữ nguyên."))
    return redirect("figures:indicator_detail", uid=uid)


@require_http_methods(["GET", "HEAD", "POST"])
def indicator_break(request: Request, uid: UUID) -> HttpResponse:
    """A day from which on the series is another; or one that was set by mistake is taken back."""
    page = catalogue.indicator_page(request.actor, uid)
    if not page.can_change:
        raise MayNotDefine(_("Chỉ cơ quan lập chỉ tiêu này mới sửa được."))
    if (taken := number_in(request.POST.get("bo", ""))) is not None:
        mend_series(actor=request.actor, uid=uid, pk=taken)
        messages.success(request, _("Đã bỏ mốc đổi cách tính."))
        return redirect("figures:indicator_detail", uid=uid)
    form = BreakForm(request.POST or None)
    made = carried_out(
        form,
        lambda kept: break_series(
            actor=request.actor, uid=uid, broken=Break(kept["on"], kept["reason"], kept["basis"])
        ),
    )
    if made is not None:
        messages.success(request, _("Đã ghi mốc đổi cách tính."))
        return redirect("figures:indicator_detail", uid=uid)
    context = {"form": form, "page": page}
    return render(
        request, "figures/indicator_break.html", context, status=422 if form.errors else 200
    )


def _may_read(request: Request) -> None:
    if not (can_use_figures(request.actor) or can_define_own(request.actor)):
        raise MayNotDefine(_("Bạn chưa có vai trò xem danh mục chỉ tiêu ở cơ quan này."))
