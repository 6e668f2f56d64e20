"""Figures made public: the act on the workspace side, and the pages that anybody may read."""

import re
from collections.abc import Sequence
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
from chuan.domain.cascade import Period
from chuan.domain.charts import About, Bars, Bubbles, Choropleth, Point, Series, with_unit
from chuan.domain.errors import DomainError
from chuan.figures import labels
from chuan.figures.errors import MayNotReport
from chuan.figures.permissions import can_publish, can_use_figures
from chuan.figures.rules.naming import said_period
from chuan.figures.rules.publishing import PublicContent
from chuan.figures.selectors import publishing as reads
from chuan.figures.selectors.desk import Desk, desk_of
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
    place = publication.place.code if publication.place else ""
    context = {
        "publication": publication,
        "period": said_period(publication.period),
        **_read(publication.content, place, request.GET.get("chi_tieu", "")),
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
    """Publications of the own body; ?xem=1&ky=CODE what the public would read, which a head publishes."""
    refused, period = "", asked_period(request.POST.get("ky") or request.GET.get("ky", ""))
    if request.method == "POST":
        if not can_publish(request.actor):
            raise MayNotReport(_("Chỉ người đứng đầu cơ quan tổng hợp mới công bố được số liệu."))
        try:
            made = publish_figures(
                actor=request.actor,
                period=period,
                note=request.POST.get("ghi_chu", ""),
                seen=request.POST.get("seen", ""),
            )
        except DomainError as error:
            refused = error.said(_)
        else:
            messages.success(request, _("Đã công bố; ai cũng xem được ở trang Số liệu công khai."))
            return redirect("figures:public_detail", uid=made.uid)
    desk = desk_of(request.actor)
    context: dict[str, object] = {
        "desk": desk,
        "may": can_publish(request.actor) and desk is not None,
        "periods": offered_periods(),
        "code": period.code,
        "refused": refused,
        "note": request.POST.get("ghi_chu", ""),
    }
    status = 422 if refused else 200
    if desk is not None and (refused or request.GET.get("xem")) and can_use_figures(request.actor):
        context |= _preview(request, desk, period)
        return render(request, "figures/publication_preview.html", context, status=status)
    context["rows"] = reads.own_publications(request.actor)[:200]
    return render(request, "figures/publication_list.html", context, status=status)


def _preview(request: Request, desk: Desk, period: Period) -> dict[str, object]:
    """What the public would read of a period, and what stands in the way of publishing it."""
    content = reads.content_now(request.actor, desk, period)
    place = desk.place.code if desk.place else ""
    found: dict[str, object] = {
        "period": said_period(period),
        "settled": reads.is_settled(desk, period),
        "public": reads.is_public(request.actor, period),
        "base": f"xem=1&ky={period.code}&",
        "seen": reads.mark_of(content) if content else "",
        "units": len(content["units"]) if content else 0,
    }
    if content is None:
        return found
    shown = _read(content, place, request.GET.get("chi_tieu", ""))
    left_out = sum(column.hidden for column in reads.public_columns(content))
    return found | shown | {"left_out": left_out}


def _read(content: PublicContent, place: str, wanted: str) -> dict[str, object]:
    """A content as its readers see it: every column, one of them opened and drawn."""
    columns = reads.public_columns(content)
    column = next((each for each in columns if each.key == wanted), columns[0])
    return {
        "columns": [(each, labels.STAGE[each.stage] if each.stage else "") for each in columns],
        "column": column,
        "stage": labels.STAGE[column.stage] if column.stage else "",
        "picture": _picture(column, place),
        "hidden": HIDDEN,
    }


@require_POST
def publication_withdraw(request: Request, uid: UUID) -> HttpResponse:
    """Take a publication back, with a reason."""
    withdraw_publication(actor=request.actor, uid=uid, reason=request.POST.get("reason", ""))
    messages.success(request, _("Đã thu hồi bản công bố."))
    return redirect("figures:publication_list")


def _told(column: PublicColumn) -> str:
    """What the picture shows where figures are left out: these are known, and not said."""
    known = [(unit.value, unit.name) for unit in column.units if unit.value is not None]
    left_out = sum(unit.is_hidden for unit in column.units)
    if not left_out or not known:
        return ""
    high, highest = max(known, key=lambda pair: pair[0])
    missing = len(column.units) - len(known) - left_out
    said = _(
        "Cao nhất trong số nêu được: %(high)s (%(highest)s). %(hidden)s địa bàn không nêu, để không"
        " lộ ai."
    ) % {
        "high": with_unit(high, column.unit, column.decimals),
        "highest": highest,
        "hidden": left_out,
    }
    lacking = _("%(n)s đơn vị chưa có số liệu.") % {"n": missing}
    return f"{said} {lacking}" if missing else said


def _picture(column: PublicColumn, place: str) -> Bars | Bubbles | Choropleth:
    about = About(
        f"cong-bo-{_KEY.sub('-', column.key.lower()).strip('-')}"[:60],
        column.name,
        unit=column.unit,
        places=column.decimals,
        as_of=closed_words(column.closed_on),
        summary=_told(column),
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
