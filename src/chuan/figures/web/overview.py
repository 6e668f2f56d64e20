"""Pages of the overview: completeness, punctuality, targets with their outlook; the map of one indicator."""

from collections.abc import Sequence

from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from chuan.core import clock, tables
from chuan.core.actor import Actor
from chuan.core.http import Request
from chuan.core.web.refusals import uid_of
from chuan.domain.cascade import Period
from chuan.figures import labels
from chuan.figures.rules.naming import said_period
from chuan.figures.selectors import overview as reads
from chuan.figures.selectors.target_words import said_target
from chuan.figures.web import overview_pictures as pictures
from chuan.figures.web.looking import period_of, readers_desk
from chuan.figures.web.periods import offered_periods


@require_safe
def overview(request: Request) -> HttpResponse:
    """How a period stands; ?ky=CODE another period, ?in=1 the sheet to print."""
    desk = readers_desk(request)
    on = clock.today()
    period = period_of(request)
    if desk is None:
        return render(request, "figures/overview_none.html", {})
    page = reads.overview(request.actor, desk, period, on)
    context = {
        "page": page,
        "period": said_period(period),
        "code": period.code,
        "periods": offered_periods(),
        "map": pictures.completeness_map(page),
        "progress": pictures.progress_of(page.standing),
        "missing": _missing(request.actor, page),
        "punctuality": pictures.punctuality(page.history),
        "goals_picture": pictures.goals_picture(page.goals),
        "goals": [_worded(goal) for goal in page.goals],
        "units_sentence": pictures.sentence(page.units) if page.units else "",
        "on": on,
    }
    template = "figures/overview_print.html" if request.GET.get("in") else "figures/overview.html"
    return render(request, template, context)


@require_safe
def overview_units(request: Request) -> HttpResponseBase:
    """The units below and how complete they are, as a file."""
    desk, on = readers_desk(request), clock.today()
    units = reads.units_of(request.actor, desk, period_of(request), on) if desk else ()
    head = (
        _("Địa bàn"),
        _("Được yêu cầu"),
        _("Đã gửi"),
        _("Đã chấp nhận"),
        _("Gửi chậm"),
        _("Quá hạn, chưa gửi"),
    )
    lines: list[Sequence[object]] = [head]
    for unit in units:
        each = unit.standing
        found = (each.asked, each.sent, each.approved, each.sent_late, each.overdue)
        lines.append((unit.name, *found))
    return tables.export_rows(lines, "toan-canh-bao-cao.csv")


@require_safe
def overview_map(request: Request) -> HttpResponse:
    """One indicator on the map, over the units below and over the periods; ?chi_tieu=UID&ky=CODE."""
    desk, period = readers_desk(request), period_of(request)
    if desk is None:
        return render(request, "figures/overview_none.html", {})
    offered = reads.shown_indicators(request.actor, desk)
    wanted = uid_of(request.GET.get("chi_tieu", ""))
    indicator = next(
        (each for each in offered if each.uid == wanted), offered[0] if offered else None
    )
    if indicator is None:
        return render(request, "figures/overview_none.html", {})
    stage = next((each for each in indicator.stages if each == request.GET.get("giai_doan")), "")
    stage = stage or indicator.stages[0]
    before = [_back(period, years) for years in range(3, 0, -1)]
    each = [
        (one.code, reads.spread_under(indicator, stage, one, desk)) for one in (*before, period)
    ]
    found = each[-1][1]
    context = {
        "desk": desk,
        "found": found,
        "indicator": indicator,
        "offered": offered,
        "stages": [(value, labels.STAGE[value]) for value in indicator.stages],
        "stage": stage,
        "period": said_period(period),
        "code": period.code,
        "periods": offered_periods(),
        "map": pictures.spread_map(indicator, found, desk, period.code),
        "line": pictures.history_line(indicator, each),
        "multiples": pictures.multiples(indicator, each),
    }
    template = (
        "figures/overview_map_print.html" if request.GET.get("in") else "figures/overview_map.html"
    )
    return render(request, template, context)


def _missing(
    actor: Actor, page: reads.Overview
) -> list[tuple[str, Sequence[object], Sequence[tuple[int, str]]]]:
    """By title of a round: who has not sent, how many more there are, and where they all stand."""
    found: dict[str, tuple[list[object], list[tuple[int, str]]]] = {}
    for round_, reports, count in page.missing:
        named, more = found.setdefault(round_.title, ([], []))
        named += reports
        if count > len(reports):
            url = reverse("figures:round_detail", args=[round_.uid])
            opens = round_.asker_path.startswith(actor.path)
            more.append((count - len(reports), f"{url}?gui=chua" if opens else ""))
    return [
        (_("Chưa gửi: %(round)s") % {"round": title}, named, more)
        for title, (named, more) in found.items()
    ]


def _worded(goal: reads.Goal) -> tuple[reads.Goal, object, object, str]:
    """A target with what it wants in words, its outlook and the badge for it."""
    outlook = goal.reach.outlook
    return goal, said_target(goal.target), labels.OUTLOOK[outlook], labels.OUTLOOK_BADGE[outlook]


def _back(period: Period, years: int) -> Period:
    for _step in range(years):
        period = period.a_year_before()
    return period
