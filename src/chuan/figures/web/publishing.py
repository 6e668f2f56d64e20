"""Figures made public: the act on the workspace side, and the pages that anybody may read."""

import re
from collections.abc import Sequence
from datetime import date
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from chuan.core import tables
from chuan.core.http import Request
from chuan.domain.charts import About, Bars, Bubbles, Choropleth, Point, Series
from chuan.domain.errors import DomainError
from chuan.figures import labels
from chuan.figures.errors import MayNotReport
from chuan.figures.permissions import can_publish
from chuan.figures.rules.naming import said_period
from chuan.figures.selectors import publishing as reads
from chuan.figures.selectors.desk import desk_of
from chuan.figures.selectors.publishing import PublicColumn
from chuan.figures.services.publishing import publish_figures, withdraw_publication
from chuan.figures.web.periods import asked_period, offered_periods
from chuan.figures.web.unit_pictures import UnitMark, closed_words, unit_map

_KEY = re.compile(r"[^a-z0-9]+")
HIDDEN = gettext_lazy("không nêu, để bảo vệ người được nói đến")


@login_not_required
@require_safe
def public_list(request: Request) -> HttpResponse:
    """What has been made public, the newest first."""
    return render(
        request, "figures/public_list.html", {"rows": reads.standing_publications()[:200]}
    )


@login_not_required
@require_safe
def public_detail(request: Request, uid: UUID) -> HttpResponse:
    """One publication: every indicator with its total, one of them on the map; ?chi_tieu=KEY."""
    publication = reads.find_publication(uid)
    if publication.withdrawn_at is not None:
        return render(
            request, "figures/public_withdrawn.html", {"publication": publication}, status=410
        )
    columns = reads.public_columns(publication.content)
    wanted = request.GET.get("chi_tieu", "")
    column = next((each for each in columns if each.key == wanted), columns[0])
    place = publication.place.code if publication.place else ""
    context = {
        "publication": publication,
        "period": said_period(publication.period),
        "columns": [(each, labels.STAGE[each.stage] if each.stage else "") for each in columns],
        "column": column,
        "stage": labels.STAGE[column.stage] if column.stage else "",
        "picture": _picture(column, place),
        "hidden": HIDDEN,
        "print": request.GET.get("in"),
    }
    return render(request, "figures/public_detail.html", context)


@login_not_required
@require_safe
def public_export(request: Request, uid: UUID) -> HttpResponseBase:
    """The whole publication as a file, one line for each unit and indicator."""
    publication = reads.find_publication(uid)
    if publication.withdrawn_at is not None:
        return render(
            request, "figures/public_withdrawn.html", {"publication": publication}, status=410
        )
    head = (_("Chỉ tiêu"), _("Giai đoạn"), _("Đơn vị tính"), _("Địa bàn"), _("Mã"), _("Giá trị"),
            _("Ghi chú"), _("Chốt đến ngày"))  # fmt: skip
    lines: list[Sequence[object]] = [head]
    for column in reads.public_columns(publication.content):
        stage = labels.STAGE[column.stage] if column.stage else ""
        for unit in column.units:
            note = str(HIDDEN) if unit.is_hidden else ""
            lines.append((column.name, stage, column.unit, unit.name, unit.code, unit.value, note,
                          column.as_of))  # fmt: skip
    return tables.export_rows(lines, "so-lieu-cong-bo.csv")


@require_http_methods(["GET", "HEAD", "POST"])
def publication_list(request: Request) -> HttpResponse:
    """Publications of the own body; a head publishes a period."""
    refused, period = "", asked_period(request.POST.get("ky", ""))
    if request.method == "POST":
        if not can_publish(request.actor):
            raise MayNotReport(_("Chỉ người đứng đầu cơ quan tổng hợp mới công bố được số liệu."))
        try:
            made = publish_figures(
                actor=request.actor, period=period, note=request.POST.get("ghi_chu", "")
            )
        except DomainError as error:
            refused = error.said(_)
        else:
            messages.success(request, _("Đã công bố; ai cũng xem được ở trang Số liệu công khai."))
            return redirect("figures:public_detail", uid=made.uid)
    desk = desk_of(request.actor)
    context = {
        "desk": desk,
        "rows": reads.own_publications(request.actor)[:200],
        "may": can_publish(request.actor) and desk is not None,
        "periods": offered_periods(),
        "code": period.code,
        "refused": refused,
        "note": request.POST.get("ghi_chu", ""),
    }
    return render(request, "figures/publication_list.html", context, status=422 if refused else 200)


@require_POST
def publication_withdraw(request: Request, uid: UUID) -> HttpResponse:
    """Take a publication back, with a reason."""
    withdraw_publication(actor=request.actor, uid=uid, reason=request.POST.get("reason", ""))
    messages.success(request, _("Đã thu hồi bản công bố."))
    return redirect("figures:publication_list")


def _picture(column: PublicColumn, place: str) -> Bars | Bubbles | Choropleth:
    about = About(
        f"cong-bo-{_KEY.sub('-', column.key.lower()).strip('-')}"[:60],
        column.name,
        unit=column.unit,
        places=column.decimals,
        as_of=closed_words(date.fromisoformat(column.as_of) if column.as_of else None),
    )
    marks = tuple(
        UnitMark(unit.code, unit.name, unit.value, str(HIDDEN) if unit.is_hidden else "")
        for unit in column.units
    )
    found = unit_map(about, marks, place)
    if isinstance(found, Bubbles) and all(dot.latitude is None for dot in found.dots):
        points = tuple(Point(unit.name, unit.value) for unit in column.units)
        return Bars(about, (Series(column.name, points),))
    return found
