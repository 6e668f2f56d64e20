"""Pages of the calendar: a year that everybody may read, a day that the administrator changes."""

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from chuan.core import clock
from chuan.core.days import day_of
from chuan.core.http import Request
from chuan.domain.calendar_vn import FIRST_YEAR, LAST_YEAR
from chuan.law import selectors, services
from chuan.law.errors import MayNotChangeDays
from chuan.law.permissions import can_change_days
from chuan.law.web.forms import DayForm, ReckonForm, ReleaseForm, initial_of

NEAR = 2
"""How many years before and after are one press away."""


@login_not_required
@require_GET
def day_list(request: Request, year: int | None = None) -> HttpResponse:
    """The days of a year (this one) that differ from their week; a period reckoned when asked."""
    year = year or clock.today().year
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise Http404
    asked = "tu" in request.GET
    form = ReckonForm(request.GET if asked else None, initial={"tu": clock.today()})
    reckoned = None
    if asked and form.is_valid():
        given = form.cleaned_data
        reckoned = selectors.reckon(
            given["tu"], given["so_ngay"], working=given["loai"] == "lam-viec"
        )
    page = {
        "page": selectors.year_page(request.actor, year),
        "years": _years_near(year),
        "form": form,
        "reckoned": reckoned,
    }
    return render(request, "law/days.html", page)


def _years_near(year: int) -> list[dict[str, object]]:
    """The years before and after, as tabs."""
    first, last = max(FIRST_YEAR, year - NEAR), min(LAST_YEAR, year + NEAR)
    return [
        {
            "label": str(each),
            "url": reverse("law:day_list_of", args=[each]),
            "current": each == year,
        }
        for each in range(first, last + 1)
    ]


@require_http_methods(["GET", "POST"])
def day_change(request: Request) -> HttpResponse:
    """Say what a day is (`?ngay=`), or take what was said by hand back."""
    if not can_change_days(request.actor):
        raise MayNotChangeDays
    asked = day_of(request.GET.get("ngay", ""))
    on = asked or clock.today()
    day, by_hand = selectors.day_row(on) if asked else (None, False)
    releasing = "release" in request.POST
    release = ReleaseForm(request.POST if releasing else None, prefix="tra")
    typed = request.POST if request.method == "POST" and not releasing else None
    form = DayForm(typed, initial=initial_of(on, day))
    if releasing and release.is_valid():
        services.release_day(actor=request.actor, on=on, reason=release.cleaned_data["reason"])
        messages.success(request, _("Ngày này lại theo lịch gốc."))
        return redirect("law:day_list_of", on.year)
    if typed is not None and form.is_valid():
        kept = services.change_day(
            actor=request.actor,
            on=form.cleaned_data["on"],
            words=form.words(),
            reason=form.cleaned_data["reason"],
        )
        messages.success(request, _("Đã lưu."))
        return redirect("law:day_list_of", kept.on.year)
    context = {"form": form, "release": release if by_hand else None, "year": on.year}
    return render(request, "law/day.html", context)
