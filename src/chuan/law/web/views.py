"""Pages of the register of acts, open to everybody."""

from datetime import date
from uuid import UUID

from django.contrib.auth.decorators import login_not_required
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from chuan.core import clock
from chuan.core.days import day_of
from chuan.core.http import Request
from chuan.law import selectors
from chuan.law.enums import Standing
from chuan.law.labels import STANDINGS


def _day(request: Request) -> date:
    """The day asked for, else today."""
    return day_of(request.GET.get("ngay", "")) or clock.today()


@login_not_required
@require_GET
def act_list(request: Request) -> HttpResponse:
    """The register on a day."""
    on = _day(request)
    words = request.GET.get("q", "")[:200]
    kind, standing = request.GET.get("loai", ""), request.GET.get("hieu_luc", "")
    unverified = request.GET.get("chua_xac_minh") == "1"
    rows = selectors.act_rows(on, words=words, kind=kind, standing=standing, unverified=unverified)
    standings = [(str(each), STANDINGS[each]) for each in Standing if each is not Standing.UNKNOWN]
    page = {
        "rows": rows,
        "on": on,
        "is_today": on == clock.today(),
        "words": words,
        "kind": kind,
        "standing": standing,
        "unverified": unverified,
        "kinds": selectors.kinds(),
        "standings": [*standings, ("soon", _("Sắp hết hiệu lực (trong 90 ngày)"))],
    }
    return render(request, "law/acts.html", page)


@login_not_required
@require_GET
def act_detail(request: Request, uid: UUID) -> HttpResponse:
    """One act on a day, with what it stands on and what came of it."""
    act = selectors.act_page(uid, _day(request))
    return render(request, "law/act.html", {"act": act})
