"""Yearly plans of standards and local regulations, for everybody; what is due for review, for offices."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from chuan.core import clock
from chuan.core.http import Request
from chuan.core.tables import build, export
from chuan.standards.enums import StandardKind
from chuan.standards.selectors import programmes
from chuan.standards.web.life_tables import PLANNED, REVIEWS


def _asked(request: Request) -> tuple[str, int, str]:
    """Kind, year and province of the address; the coming year where none is asked for."""
    kind = StandardKind.QCDP if request.GET.get("loai") == "qcdp" else StandardKind.TCVN
    year, province = request.GET.get("nam", ""), request.GET.get("tinh", "")[:2]
    right = year.isascii() and year.isdigit() and len(year) == 4
    return str(kind), int(year) if right else clock.today().year + 1, province


@login_not_required
@require_safe
def programme(request: Request) -> HttpResponse:
    """The plan of one year."""
    kind, year, province = _asked(request)
    found = programmes.programme_of(kind, year, province, clock.today())
    here = reverse("standards:programme")
    tabs = [
        {"url": f"{here}?loai={key}", "label": label, "current": key == kind}
        for key, label in (("tcvn", _("Tiêu chuẩn quốc gia")), ("qcdp", _("Quy chuẩn địa phương")))
    ]
    context = {
        "found": found, "tabs": tabs, "quarter": _(found.quarter) if found.quarter else "",
        "page": build(request, programmes.planned(kind, year, province), PLANNED),
        "export_url": f"{reverse('standards:programme_export')}?loai={kind}&nam={year}&tinh={province}",
    }  # fmt: skip
    return render(request, "standards/programme.html", context)


@login_not_required
@require_safe
def programme_export(request: Request) -> HttpResponseBase:
    """The same list as a file."""
    return export(request, programmes.planned(*_asked(request)), PLANNED, "ke-hoach")


@require_safe
def review_list(request: Request) -> HttpResponse:
    """What is due for review, or soon."""
    rows = programmes.due_for_review(request.actor, clock.today())
    context = {
        "page": build(request, rows, REVIEWS),
        "export_url": reverse("standards:review_export"),
    }
    return render(request, "standards/review_list.html", context)


@require_safe
def review_export(request: Request) -> HttpResponseBase:
    """The same list as a file."""
    rows = programmes.due_for_review(request.actor, clock.today())
    return export(request, rows, REVIEWS, "den-han-ra-soat")
