"""Small pictures beside a figure: the units below it, and the years before."""

from decimal import Decimal

from django.urls import reverse
from django.utils.translation import gettext as _

from chuan.domain.charts import About, Bars, Lines, Point, Series
from chuan.figures.rules.naming import said_period
from chuan.figures.selectors.drilling import DrillPage
from chuan.figures.selectors.listing import broken_years, years_before
from chuan.figures.selectors.sums import View
from chuan.figures.web.unit_pictures import closed_on, value_of

MOST_BARS = 12


def units_chart(page: DrillPage, period: str) -> Bars | None:
    """The units with the largest figures; None for fewer than two."""
    known = [row for row in page.rows if row.sum is not None and row.sum.value is not None]
    if len(known) < 2:
        return None
    known.sort(key=lambda row: value_of(row.sum) or Decimal(), reverse=True)
    points = tuple(
        Point(
            row.place.short_name,
            value_of(row.sum),
            url=reverse("figures:figure_place", args=[page.indicator.uid, row.address])
            + f"?ky={page.period.code}",
        )
        for row in known[:MOST_BARS]
    )
    title = _("%(name)s, %(period)s") % {"name": page.indicator.name, "period": period}
    if len(known) > MOST_BARS:
        title = _("%(n)s đơn vị có số lớn nhất: %(title)s") % {"n": MOST_BARS, "title": title}
    about = About(
        "cac-don-vi", title, unit=page.indicator.unit, places=page.indicator.decimals,
        as_of=closed_on(page.spread.total),
    )  # fmt: skip
    return Bars(about, (Series(page.indicator.name, points),))


def course_of(page: DrillPage) -> Lines | None:
    """The same period of the years before and of this one; None while only one is known."""
    if page.view is not View.AS_NOW:
        return None
    each = [*years_before(page), (page.period, page.spread.total)]
    if sum(total is not None and total.value is not None for _period, total in each) < 2:
        return None
    breaks = broken_years(page)
    points = tuple(
        Point(
            said_period(period).capitalize(),
            value_of(total),
            break_before=breaks.get(period.last_day.year, ""),
        )
        for period, total in each
    )
    title = _("%(name)s qua các năm") % {"name": page.indicator.name}
    about = About(
        "qua-cac-nam", title, unit=page.indicator.unit, places=page.indicator.decimals,
        as_of=closed_on(page.spread.total),
    )  # fmt: skip
    return Lines(about, (Series(page.indicator.name, points),))
