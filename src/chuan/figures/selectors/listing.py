"""Every indicator at one place, what can be proved, and the years before a period."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.db.models import QuerySet

from chuan.core.actor import Actor
from chuan.core.alphabet import Alphabetical
from chuan.domain.cascade import Period
from chuan.figures import labels
from chuan.figures.models import Indicator
from chuan.figures.rules.tiers import TIERS, within
from chuan.figures.selectors.adder import Adder, bases_of, sums_at
from chuan.figures.selectors.desk import Desk
from chuan.figures.selectors.drilling import DrillPage
from chuan.figures.selectors.lives import provinces
from chuan.figures.selectors.overview import sums_of
from chuan.figures.selectors.reach import Reach, address_of
from chuan.figures.selectors.sums import Sum, View, quotient
from chuan.orgs.models import Place

YEARS_BEFORE = 2


@dataclass(frozen=True, slots=True)
class FigureRow:
    """An indicator at a stage, with its sum; None while nothing was stated."""

    indicator: Indicator
    stage: str
    sum: Sum | None

    @property
    def name(self) -> str:
        """The name, with the stage of money."""
        stage = f" ({str(labels.STAGE[self.stage]).lower()})" if self.stage else ""
        return f"{self.indicator.name}{stage}"


def figures_of(actor: Actor, desk: Desk, period: Period) -> Sequence[FigureRow]:
    """Every indicator that bodies at or below the desk's place state, with its sum as it is now."""
    of_others = [tier for tier in TIERS if tier not in within(desk.tier)]
    indicators = (
        Indicator.objects.visible_to(actor)
        .exclude(level__in=of_others)
        .select_related("numerator", "denominator")
        .order_by("order", "code")
    )
    wanted = [(indicator, str(stage)) for indicator in indicators for stage in indicator.stages]
    found = sums_of(wanted, period, desk)
    return tuple(
        FigureRow(indicator, stage, found.get((indicator.pk, stage))) for indicator, stage in wanted
    )


def provable(actor: Actor) -> QuerySet[Indicator]:
    """Indicators that bodies state: those whose sums can be held against each other."""
    return Indicator.objects.visible_to(actor).stated().order_by("order", "code")


def provinces_of_reach(reach: Reach) -> Sequence[tuple[str, str]]:
    """Address and name of the provinces of today that may be read; the country is the page's own."""
    rows = Place.objects.provinces().filter(valid_until__isnull=True)
    if not reach.is_country:
        rows = rows.filter(pk__in=reach.places)
    return tuple(
        (address_of(place), place.name) for place in rows.order_by(Alphabetical("short_name"))
    )


def broken_years(page: DrillPage) -> Mapping[int, str]:
    """Why figures are not comparable with those before, by the year from which on."""
    return {row.on.year: row.reason for row in page.indicator.breaks.all()}


def years_before(page: DrillPage) -> Sequence[tuple[Period, Sum | None]]:
    """The same period of the years before at the same place, the earliest first."""
    periods = [page.period]
    for _year in range(YEARS_BEFORE):
        periods.append(periods[-1].a_year_before())
    bases = bases_of(page.indicator)
    measures = [(base.pk, page.stage) for base in bases]
    tree = provinces()
    found: list[tuple[Period, Sum | None]] = []
    for period in reversed(periods[1:]):
        adder = Adder(bases, period, View.AS_NOW)
        adder.provinces = tree
        sums = sums_at(adder, measures, page.place)
        each = [sums.get(measure) for measure in measures]
        found.append((period, each[0] if len(each) == 1 else quotient(*each)))
    return found
