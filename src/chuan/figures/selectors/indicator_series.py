"""The figures of one indicator over the years at the place one works for."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from chuan.core.actor import Actor
from chuan.domain.cascade import Period, PeriodKind, parse_period
from chuan.figures.models import Figure, Indicator, Total
from chuan.figures.selectors.adder import bases_of
from chuan.figures.selectors.adding import sum_of
from chuan.figures.selectors.reach import address_of, reach_of
from chuan.figures.selectors.sums import Sum
from chuan.orgs.enums import PlaceLevel
from chuan.orgs.models import Organisation, Place
from chuan.orgs.rules.paths import paths_above

MOST = 8
_ORDER = tuple(PeriodKind)


@dataclass(frozen=True, slots=True)
class PointRow:
    """One period with its sums by stage, in the order of the stages; None where nothing is."""

    period: Period
    sums: Sequence[Sum | None]


@dataclass(frozen=True, slots=True)
class SeriesPage:
    """The last periods of one kind, the kinds there are, and the place they are of (None: all).

    `may_read` is False for a body whose place is compiled by another: it sees no sums of it.
    """

    place: Place | None
    kinds: Sequence[PeriodKind]
    kind: PeriodKind | None
    rows: Sequence[PointRow]
    may_read: bool = True

    @property
    def address(self) -> str:
        """The place in the address of the pages that open a sum."""
        return address_of(self.place)


def own_place(actor: Actor) -> Place | None:
    """The place of the body acted for, or of the nearest body above it that has one."""
    bodies = Organisation.objects.filter(path__in=paths_above(actor.path), place__isnull=False)
    nearest = sorted(
        bodies.select_related("place__parent__parent"), key=lambda body: -len(body.path)
    )
    return nearest[0].place if nearest else None


def series_of(actor: Actor, indicator: Indicator, asked: str = "") -> SeriesPage:
    """The latest eight periods of the kind asked for, else of the longest kind there is."""
    place = own_place(actor)
    if not reach_of(actor).holds(place):
        return SeriesPage(place, (), None, (), may_read=False)
    periods = [parse_period(code) for code in _codes(indicator, place)]
    kinds = sorted(Counter(period.kind for period in periods), key=_ORDER.index)
    if not kinds:
        return SeriesPage(place, (), None, ())
    wanted = next((kind for kind in kinds if kind == asked), None) or _longest(kinds)
    latest = sorted((one for one in periods if one.kind is wanted), key=_last_day)[-MOST:]
    rows = [
        PointRow(
            period,
            tuple(
                sum_of(indicator=indicator, period=period.code, stage=stage, place=place)
                for stage in indicator.stages
            ),
        )
        for period in latest
    ]
    return SeriesPage(place, kinds, wanted, rows)


def _codes(indicator: Indicator, place: Place | None) -> Sequence[str]:
    """Periods for which something was stated of it, at the place or in any province."""
    bases = bases_of(indicator)
    if place is not None and place.level == PlaceLevel.COMMUNE:
        rows = Figure.objects.filter(organisation__place=place, indicator__in=bases).order_by()
        return tuple(rows.values_list("period", flat=True).distinct())
    totals = Total.objects.filter(indicator__in=bases).order_by()
    return tuple(totals.values_list("period", flat=True).distinct())


def _longest(kinds: Sequence[PeriodKind]) -> PeriodKind:
    """Years say most; spans of days least."""
    lengths = [kind for kind in kinds if kind is not PeriodKind.SPAN]
    return lengths[-1] if lengths else kinds[-1]


def _last_day(period: Period) -> date:
    return period.last_day
