"""Pages of the register of acts, open to everybody."""

from datetime import date
from typing import Final
from uuid import UUID

from django.contrib.auth.decorators import login_not_required
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from chuan.core import clock, tables
from chuan.core.days import day_of
from chuan.core.http import Request
from chuan.law import selectors
from chuan.law.enums import Standing
from chuan.law.labels import STANDINGS
from chuan.law.permissions import can_keep_law
from chuan.law.selectors import about
from chuan.law.web.acts import tabs_of

PER_PAGE: Final = 25


def _day(request: Request) -> date:
    """The day asked for, else today."""
    return day_of(request.GET.get("ngay", "")) or clock.today()


def _page(request: Request, number: int) -> str:
    """Another page of the same question."""
    given = request.GET.copy()
    given["trang"] = str(number)
    return f"?{given.urlencode()}"


def _filtered(request: Request) -> tuple[date, selectors.ActFilter]:
    """The day and the filters that the query string asks for."""
    return _day(request), selectors.ActFilter(
        words=request.GET.get("q", "")[:200],
        kind=request.GET.get("loai", ""),
        standing=request.GET.get("hieu_luc", ""),
        unverified=request.GET.get("chua_xac_minh") == "1",
    )


@login_not_required
@require_GET
def act_list(request: Request) -> HttpResponse:
    """The register on a day; words that cite a part of an act lead there."""
    on, given = _filtered(request)
    standings = [(str(each), STANDINGS[each]) for each in Standing if each is not Standing.UNKNOWN]
    rows = selectors.act_rows(on, **given)
    last = max(1, -(-len(rows) // PER_PAGE))
    asked = request.GET.get("trang", "")
    number = min(max(int(asked) if asked.isdecimal() and len(asked) < 6 else 1, 1), last)
    page = {
        "rows": rows[(number - 1) * PER_PAGE : number * PER_PAGE],
        "total": len(rows),
        "number": number,
        "last": last,
        "previous_url": _page(request, number - 1) if number > 1 else "",
        "next_url": _page(request, number + 1) if number < last else "",
        "found": about.resolve(given["words"]),
        "on": on,
        "is_today": on == clock.today(),
        **given,
        "kinds": selectors.kinds(),
        "standings": [*standings, ("soon", _("Sắp hết hiệu lực (trong 90 ngày)"))],
        "query": request.GET.urlencode(),
        "can_keep": can_keep_law(request.actor),
        "can_see_flags": bool(request.actor.path),
    }
    return render(request, "law/acts.html", page)


@login_not_required
@require_GET
def act_export(request: Request) -> HttpResponseBase:
    """The register as it is filtered, as a file."""
    on, given = _filtered(request)
    head = (
        _("Số ký hiệu"), _("Loại văn bản"), _("Nội dung"), _("Cơ quan ban hành"),
        _("Ngày ban hành"), _("Hiệu lực vào ngày %(day)s") % {"day": f"{on:%d/%m/%Y}"},
        _("Sắp hết hiệu lực, đến hết"), _("Chưa xác minh"),
    )  # fmt: skip
    lines = (
        (
            row.symbol, row.kind, row.title, row.issuer, row.issued_on, row.standing, row.ends_on,
            row.is_unverified,
        )
        for row in selectors.act_rows(on, **given)
    )  # fmt: skip
    return tables.export_rows((head, *lines), "danh-muc-van-ban")


@login_not_required
@require_GET
def act_detail(request: Request, uid: UUID) -> HttpResponse:
    """One act on a day, with what it stands on and what came of it."""
    act = selectors.act_page(uid, _day(request))
    page = {
        "act": act,
        "tabs": tabs_of(uid, "act_detail"),
        "can_keep": can_keep_law(request.actor),
    }
    return render(request, "law/act.html", page)
