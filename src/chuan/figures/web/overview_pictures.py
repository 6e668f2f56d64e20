"""The pictures of the overview: what selectors found, as charts with their words."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from chuan.domain.cascade import parse_period
from chuan.domain.charts import (
    About,
    Area,
    Bubbles,
    Choropleth,
    Lines,
    Multiples,
    Point,
    Progress,
    Series,
    Step,
)
from chuan.figures.enums import Outlook
from chuan.figures.models import Indicator
from chuan.figures.rules.naming import said_period
from chuan.figures.selectors.adder import Spread
from chuan.figures.selectors.desk import Desk
from chuan.figures.selectors.overview import Goal, Overview, PeriodStanding, UnitStanding
from chuan.figures.selectors.rounds import Standing
from chuan.figures.selectors.sums import Sum
from chuan.figures.web.unit_pictures import UnitMark, closed_on, unit_map, value_of
from chuan.orgs.maps import national_outline

PANELS = 12
"""Small pictures of one kind on a page."""
SHARES = (50, 80, 95, 100)
"""Lower ends of the classes of a share of reports, in percent."""


def completeness_map(page: Overview) -> Choropleth | None:
    """Provinces by the share of reports that have come; only for the country."""
    if not page.desk.is_country or not page.units:
        return None
    areas = tuple(
        Area(
            unit.code,
            unit.name,
            _share(unit.standing.sent, unit.standing.asked),
            note=_("%(sent)s/%(asked)s đã gửi")
            % {"sent": unit.standing.sent, "asked": unit.standing.asked},
        )
        for unit in page.units
    )
    about = About(
        "day-du",
        _("Báo cáo đã gửi, theo tỉnh, thành phố"),
        unit="%",
        places=0,
        source=_("Nguồn: báo cáo gửi trên hệ thống, %(period)s.")
        % {"period": said_period(page.period)},
    )
    return Choropleth(about, areas, national_outline(), SHARES)


def progress_of(standing: Standing) -> Progress | None:
    """How many have sent and were accepted, of how many asked."""
    if not standing.asked:
        return None
    rows = (
        Step(_("Đã gửi"), standing.sent, standing.asked),
        Step(_("Đã chấp nhận"), standing.approved, standing.asked),
    )
    said = ngettext(
        "%(sent)d trên %(asked)d đơn vị đã gửi; đã chấp nhận %(approved)d.",
        "%(sent)d trên %(asked)d đơn vị đã gửi; đã chấp nhận %(approved)d.",
        standing.asked,
    ) % {"sent": standing.sent, "asked": standing.asked, "approved": standing.approved}
    return Progress(About("da-gui", _("Báo cáo của các đơn vị"), summary=said, places=0), rows)


def punctuality(history: Sequence[PeriodStanding]) -> Lines | None:
    """The share sent in time of those whose day has come or that came; a line needs two."""
    if len(history) < 2:
        return None
    points = tuple(
        Point(
            said_period(row.period),
            _share(row.standing.in_time, row.standing.decided),
        )
        for row in history
    )
    about = About("dung-han", _("Báo cáo gửi đúng hạn qua các kỳ"), unit="%", places=0)
    return Lines(about, (Series(_("Đúng hạn"), points),))


def goals_picture(goals: Sequence[Goal]) -> Progress | None:
    """Every target with a number and a figure, each against its own."""
    rows = tuple(
        Step(
            goal.target.indicator.name,
            goal.sum.value,
            goal.target.value,
            url=reverse("figures:indicator_detail", args=[goal.target.indicator.uid]),
        )
        for goal in goals
        if goal.sum is not None and goal.sum.value is not None and goal.target.value
    )
    if not rows:
        return None
    reached = sum(goal.reach.outlook == Outlook.REACHED for goal in goals)
    said = ngettext(
        "%(reached)d trên %(all)d chỉ tiêu có mục tiêu số đã đạt.",
        "%(reached)d trên %(all)d chỉ tiêu có mục tiêu số đã đạt.",
        len(rows),
    ) % {"reached": reached, "all": len(rows)}
    return Progress(About("chi-tieu", _("Chỉ tiêu và mức đạt đến nay"), summary=said), rows)


def spread_map(
    indicator: Indicator, found: Spread, desk: Desk, period: str
) -> Choropleth | Bubbles | None:
    """The country in shades, a province in bubbles; a commune has no map."""
    about = About(
        "ban-do",
        indicator.name,
        unit=indicator.unit,
        places=indicator.decimals,
        as_of=closed_on(found.total),
        source=_("Nguồn: báo cáo của các đơn vị, %(period)s.") % {"period": said_period(period)},
    )
    if not (desk.is_country or desk.is_province):
        return None
    marks = (
        UnitMark(unit.place.code, unit.place.short_name, value_of(unit.sum), _note(unit.sum))
        for unit in found.rows
    )
    return unit_map(about, marks, desk.place.code if desk.place else "")


def multiples(indicator: Indicator, each: Sequence[tuple[str, Spread]]) -> Multiples | None:
    """The units with the largest figures, each over the periods, on one scale."""
    if len(each) < 2:
        return None
    last = each[-1][1]
    known = [unit for unit in last.rows if value_of(unit.sum) is not None]
    largest = sorted(known, key=lambda unit: -(value_of(unit.sum) or 0))[:PANELS]
    values = [{unit.place.pk: value_of(unit.sum) for unit in found.rows} for _, found in each]
    panels = tuple(
        Series(
            unit.place.short_name,
            tuple(
                Point(code, by_place.get(unit.place.pk))
                for (code, _found), by_place in zip(each, values, strict=True)
            ),
        )
        for unit in largest
    )
    if not panels:
        return None
    about = About(
        "qua-cac-ky",
        _("%(name)s qua các kỳ") % {"name": indicator.name},
        unit=indicator.unit,
        places=indicator.decimals,
    )
    return Multiples(about, panels)


def history_line(indicator: Indicator, each: Sequence[tuple[str, Spread]]) -> Lines | None:
    """The desk's own figure over the periods: closed, the estimate dashed, a break as a gap."""
    points: list[Point] = []
    before: date | None = None
    for code, found in each:
        day = parse_period(code).first_day
        reason = next(
            (row.reason for row in indicator.breaks.all() if before and before < row.on <= day),
            "",
        )
        points.append(Point(said_period(code), value_of(found.total), break_before=reason))
        before = day
    if len([point for point in points if point.value is not None]) < 2:
        return None
    last = each[-1][1]
    about = About(
        "dien-bien",
        indicator.name,
        unit=indicator.unit,
        places=indicator.decimals,
        as_of=closed_on(last.total),
    )
    return Lines(about, (Series(indicator.name, tuple(points)),))


def sentence(units: Sequence[UnitStanding]) -> str:
    """How many units are complete, in words."""
    whole = sum(unit.standing.asked == unit.standing.sent for unit in units)
    return ngettext(
        "%(whole)s trên %(all)s địa bàn đã gửi đủ.",
        "%(whole)s trên %(all)s địa bàn đã gửi đủ.",
        whole,
    ) % {"whole": whole, "all": len(units)}


def _share(part: int, whole: int) -> Decimal | None:
    return Decimal(part * 100) / whole if whole else None


def _note(total: Sum | None) -> str:
    if total is None:
        return ""
    said = ngettext("từ %(n)s đơn vị", "từ %(n)s đơn vị", total.bodies) % {"n": total.bodies}
    return f"{said}; {_('có phần chưa phân bổ')}" if total.unallotted else said
