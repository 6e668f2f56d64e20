"""The tabs of an act: its articles on a day, what rests on it, what happened to it."""

from uuid import UUID

from django.contrib.auth.decorators import login_not_required
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from chuan.core import clock, tables
from chuan.core.days import day_of
from chuan.core.http import Request
from chuan.law import selectors
from chuan.law.permissions import can_keep_law
from chuan.law.selectors import about
from chuan.law.selectors.articles import article_rows_of
from chuan.law.web.flag_tables import THINGS


def tabs_of(uid: UUID, current: str) -> list[dict[str, object]]:
    """The four faces of an act."""
    named = (
        ("act_detail", _("Hiệu lực")),
        ("act_articles", _("Điều khoản")),
        ("act_resting", _("Điều gì dựa vào đây")),
        ("act_history", _("Lịch sử")),
    )
    return [
        {
            "url": reverse(f"law:{name}", args=[uid]),
            "label": label,
            "current": name == current,
            "count": None,
        }
        for name, label in named
    ]


@login_not_required
@require_safe
def act_articles(request: Request, uid: UUID) -> HttpResponse:
    """What the articles say on a day, and what differs from before."""
    on = day_of(request.GET.get("ngay", "")) or clock.today()
    act = about.act_of(uid)
    page = {
        "act": selectors.act_row(act, on),
        "on": on,
        "rows": article_rows_of(act, on),
        "tabs": tabs_of(uid, "act_articles"),
        "can_keep": can_keep_law(request.actor),
    }
    return render(request, "law/articles.html", page)


@login_not_required
@require_safe
def act_resting(request: Request, uid: UUID) -> HttpResponse:
    """How many things rest on the act, and those that the reader may see."""
    act = about.act_of(uid)
    part = request.GET.get("phan", "")[:200]
    page = {
        "act": selectors.act_row(act, clock.today()),
        "part": part,
        "counts": about.counts_of(act, part),
        "page": None
        if request.actor.is_anonymous
        else tables.build(request, about.things_of(request.actor, act, part), THINGS),
        "tabs": tabs_of(uid, "act_resting"),
        "export_url": reverse("law:act_resting_export", args=[uid]),
    }
    return render(request, "law/resting.html", page)


@require_safe
def act_resting_export(request: Request, uid: UUID) -> HttpResponseBase:
    """What rests on the act, of what the reader may see, as a file."""
    act = about.act_of(uid)
    rows = about.things_of(request.actor, act, request.GET.get("phan", "")[:200])
    return tables.export(request, rows, THINGS, "dua-vao-van-ban.csv")


@login_not_required
@require_safe
def act_history(request: Request, uid: UUID) -> HttpResponse:
    """What people entered about the act, and what was told."""
    act = about.act_of(uid)
    page = {
        "act": selectors.act_row(act, clock.today()),
        "by_hand": act.by_hand,
        "source": act.source,
        "events": about.events_of(request.actor, act),
        "told": about.told_of(act),
        "tabs": tabs_of(uid, "act_history"),
        "can_keep": can_keep_law(request.actor),
    }
    return render(request, "law/history.html", page)
