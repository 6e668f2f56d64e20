"""The picture of an indicator's figures over periods, and the rows of its table."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _

from chuan.domain.charts import About, Lines, Point, Series, Target
from chuan.figures import labels
from chuan.figures.enums import Stage
from chuan.figures.models import Indicator, SeriesBreak
from chuan.figures.models import Target as Wanted
from chuan.figures.rules.naming import said_period
from chuan.figures.selectors.indicator_series import PointRow, SeriesPage
from chuan.figures.selectors.sums import Sum
from chuan.figures.selectors.target_words import said, said_target

FEWEST = 2


@dataclass(frozen=True, slots=True)
class SumCell:
    """One sum as the table says it: the figure, and the estimate where it differs."""

    text: str
    estimate: str


@dataclass(frozen=True, slots=True)
class SumRow:
    """One period."""

    period: str
    url: str
    cells: Sequence[SumCell]
    as_of: Sequence[date]


def rows_of(indicator: Indicator, page: SeriesPage) -> Sequence[SumRow]:
    """The latest first; each opens down to its units and cells."""
    root = reverse("figures:figure_place", args=[indicator.uid, page.address])
    return [
        SumRow(
            period=said_period(row.period).capitalize(),
            url=f"{root}?ky={row.period.code}",
            cells=[_cell(indicator, found) for found in row.sums],
            as_of=sorted({found.as_of for found in row.sums if found and found.as_of}),
        )
        for row in reversed(page.rows)
    ]


def series_chart(
    indicator: Indicator,
    page: SeriesPage,
    breaks: Sequence[SeriesBreak],
    targets: Iterable[Wanted],
    path: str,
) -> Lines | None:
    """Lines over the periods, one for each stage; None where there is nothing to compare.

    The target drawn is that of the body at `path`, else of the nearest above it.
    """
    if sum(any(found is not None for found in row.sums) for row in page.rows) < FEWEST:
        return None
    where = page.place.name if page.place else _("cả nước")
    days = [found.as_of for row in page.rows for found in row.sums if found and found.as_of]
    return Lines(
        About(
            "chuoi-so-lieu",
            f"{indicator.name}: {where}",
            unit=indicator.unit,
            as_of=_("Chốt đến ngày %(day)s") % {"day": f"{max(days):%d/%m/%Y}"} if days else "",
            places=indicator.decimals,
        ),
        tuple(
            Series(_name(indicator, stage), tuple(_points(page.rows, number, breaks)))
            for number, stage in enumerate(indicator.stages)
        ),
        target=_target((one for one in targets if path.startswith(one.owner_path)), page),
    )


def _cell(indicator: Indicator, found: Sum | None) -> SumCell:
    if found is None:
        return SumCell("", "")
    value, expected = found.value, found.expected
    differs = expected is not None and found.is_estimated
    return SumCell(
        said(indicator, value, indicator.decimals) if value is not None else "",
        said(indicator, expected, indicator.decimals) if expected is not None and differs else "",
    )


def _name(indicator: Indicator, stage: Stage) -> str:
    return str(labels.STAGE[stage]) if stage else indicator.name


def _points(
    rows: Sequence[PointRow], number: int, breaks: Sequence[SeriesBreak]
) -> Iterable[Point]:
    before: date | None = None
    for row in rows:
        found = row.sums[number]
        day = row.period.last_day
        broken = [one.reason for one in breaks if before is not None and before < one.on <= day]
        yield Point(
            _short(row), None if found is None else found.value,
            break_before=_("đổi cách tính") if broken else "",
        )  # fmt: skip
        before = day


def _short(row: PointRow) -> str:
    """As an axis says it: 2026, quý III/2026."""
    return (
        said_period(row.period).replace("năm ", "", 1)
        if row.period.code.isdigit()
        else (said_period(row.period).replace(" năm ", "/"))
    )


def _target(targets: Iterable[Wanted], page: SeriesPage) -> Target | None:
    """The nearest target with a number that holds for the last period."""
    last = page.rows[-1].period.last_day.year
    good = [
        one for one in targets
        if one.value is not None and (one.year_from or 0) <= last <= (one.year_until or last)
    ]  # fmt: skip
    if not good:
        return None
    nearest = max(good, key=lambda one: len(one.owner_path))
    assert nearest.value is not None  # noqa: S101  (as chosen above)
    return Target(nearest.value, said_target(nearest))
