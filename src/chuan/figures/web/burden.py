"""The burden of reporting: how much a body typed, for itself and for who asked."""

from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_safe

from chuan.core import tables
from chuan.core.http import Request
from chuan.domain.charts import About, Bars, Point, Series
from chuan.domain.errors import NotAllowed
from chuan.figures.permissions import can_use_figures
from chuan.figures.rules.burden import Burden
from chuan.figures.selectors.burden import (
    OwnBurden,
    bodies_burden,
    own_burden,
    total_of,
    years_asked,
)

BODIES = tables.Table(
    columns=(
        tables.Column("don-vi", gettext_lazy("Đơn vị"), "name", lambda row: row.name,
                      is_heading=True, alphabetical=True),
        tables.Column("bao-cao", gettext_lazy("Báo cáo"), "reports_sent",
                      lambda row: row.reports_sent,
                      align="end"),
        tables.Column("so-o", gettext_lazy("Tổng số ô"), "cells", lambda row: row.cells,
                      align="end"),
        tables.Column("nhap-tay", gettext_lazy("Nhập tay"), "typed", lambda row: row.typed,
                      align="end"),
        tables.Column("co-nguon", gettext_lazy("Có nguồn"), "sourced",
                      lambda row: row.sourced, align="end"),
        tables.Column("nhap-lai", gettext_lazy("Nhập hai lần"), "again",
                      lambda row: row.again, align="end"),
    ),
    default_sort="-nhap-tay",
)  # fmt: skip


@require_safe
def burden(request: Request) -> HttpResponse:
    """First the sentence, then the years, the rounds, and the bodies asked."""
    _check(request)
    own = own_burden(request.actor)
    years = years_asked(request.actor)
    year = _year(request)
    rows = bodies_burden(request.actor, year)
    query = f"?{request.GET.urlencode()}" if request.GET else ""
    context = {
        "own": own,
        "sentence": sentence(own.body, own.total) if own.rounds else "",
        "picture": _picture(own) if len(own.years) > 1 else None,
        "years": years,
        "year": year,
        "asked": bool(years),
        "asked_sentence": _asked_sentence(total_of(rows)) if years else "",
        "page": tables.build(request, rows, BODIES) if years else None,
        "export_url": reverse("figures:burden_export") + query,
    }
    return render(request, "figures/burden.html", context)


@require_safe
def burden_export(request: Request) -> HttpResponseBase:
    """The bodies as a file."""
    _check(request)
    rows = bodies_burden(request.actor, _year(request))
    return tables.export(request, rows, BODIES, "ganh-nang-bao-cao.csv")


def sentence(body: str, found: Burden) -> str:
    """What the body typed, of how many, and what of it twice."""
    said = ngettext(
        "%(body)s nhập tay %(typed)s trên %(cells)s ô",
        "%(body)s nhập tay %(typed)s trên %(cells)s ô",
        found.cells,
    ) % {
        "body": body,
        "typed": number_format(found.typed, use_l10n=True, force_grouping=True),
        "cells": number_format(found.cells, use_l10n=True, force_grouping=True),
    }
    if not found.again:
        return _("%(said)s; không ô nào nhập hai lần.") % {"said": said}
    again = ngettext("%(n)s ô nhập hai lần", "%(n)s ô nhập hai lần", found.again) % {
        "n": found.again
    }
    return f"{said}; {again}."


def _asked_sentence(found: Burden) -> str:
    return sentence(_("Các đơn vị được yêu cầu"), found)


def _picture(own: OwnBurden) -> Bars:
    """Typed and sourced figures, year by year."""
    years = own.years.items()
    return Bars(
        About(
            "ganh-nang",
            _("Số ô nhập tay và số ô có nguồn qua các năm"),
            unit=_("ô"),
            source=_("Nguồn: các báo cáo đã gửi"),
        ),
        (
            Series(_("Nhập tay"), tuple(Point(str(y), each.typed) for y, each in years)),
            Series(_("Có nguồn"), tuple(Point(str(y), each.sourced) for y, each in years)),
        ),
        upright=True,
    )


def _year(request: Request) -> int | None:
    text = request.GET.get("nam", "")
    return int(text) if text.isascii() and text.isdigit() and len(text) == 4 else None


def _check(request: Request) -> None:
    if not can_use_figures(request.actor):
        raise NotAllowed(_("Chỉ cán bộ, người đứng đầu và kiểm toán xem được trang này."))
