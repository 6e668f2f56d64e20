"""Values that need not be typed: counted from registers, added up from below, stated in another report."""

from collections.abc import Collection, Mapping

from chuan.figures.enums import Origin
from chuan.figures.models import Report, ReportCell
from chuan.figures.rules.filling import HAVE_A_SOURCE
from chuan.figures.selectors.adding import expected_bodies, rolled_up
from chuan.figures.selectors.comparing import Key
from chuan.figures.selectors.live import live_values
from chuan.figures.selectors.sheet import Offered


def reused(report: Report, indicators: Collection[int]) -> Mapping[Key, Offered]:
    """What the body wrote into another report of the same period, closed on the same day."""
    cells = (
        ReportCell.objects.filter(
            report__path=report.path,
            report__round__period=report.round.period,
            report__as_of=report.as_of,
            line__indicator__in=indicators,
            value__isnull=False,
        )
        .exclude(report=report.pk)
        .exclude(origin__in=HAVE_A_SOURCE)
        .select_related("report__round", "line")
        .order_by("edited_at", "pk")
    )
    return {
        (cell.line.indicator_id, cell.line.stage): Offered(
            cell.value,
            Origin.REUSED,
            estimate=cell.estimate,
            report=str(cell.report.uid),
            report_label=cell.report.round.title,
        )
        for cell in cells
        if cell.line.indicator_id is not None and cell.value is not None
    }


def counted(report: Report) -> Mapping[int, Offered]:
    """Live counts of registers, by line."""
    return {
        line: Offered(found.value, Origin.LIVE, rows=tuple(found.rows))
        for line, found in live_values(report).items()
    }


def added_up(report: Report) -> Mapping[int, Offered]:
    """Sums over the bodies below, and over the rooms that feed this report, by line.

    `expected` is how many were asked by rounds that go into the report, 0 where none was.
    """
    sums = rolled_up(report)
    asked = expected_bodies(report).asked if sums else 0
    return {
        line: Offered(
            found.value,
            Origin.ROLLED_UP,
            estimate=None if found.expected == found.value else found.expected,
            bodies=found.bodies,
            expected=asked if asked >= found.bodies else 0,
            unallotted=found.unallotted or None,
        )
        for line, found in sums.items()
        if found.value is not None
    }
