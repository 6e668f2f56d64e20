"""Parts of a sum as stored, and which of them count when a year is made of months or quarters."""

from collections import defaultdict
from collections.abc import Callable, Collection, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache

from django.db.models import Count, F, Max, Q, QuerySet, Sum
from django.db.models.functions import Coalesce

from chuan.domain.cascade import Period, cover, last, parse_period, parts_of
from chuan.figures.enums import OverTime
from chuan.figures.models import Figure, Indicator, Total

Measure = tuple[int, str]
"""An indicator and a stage of its money."""


@dataclass(frozen=True, slots=True)
class Part:
    """What was stated of one measure, about one place, for one period; `value` None when only estimated."""

    measure: Measure
    place: int | None
    period: str
    value: Decimal | None
    expected: Decimal
    bodies: int
    valued: int
    as_of: date | None

    @property
    def on(self) -> date:
        """The day whose tree it belongs to."""
        return _period(self.period).last_day


@lru_cache(maxsize=1024)
def _period(code: str) -> Period:
    return parse_period(code)


def of_provinces(
    measures: Collection[Measure], wanted: Iterable[Period], provinces: Collection[int] | None
) -> list[Part]:
    """Totals of these provinces (None: of all) for these periods; one question."""
    rows = Total.objects.filter(measured(measures), period__in=[each.code for each in wanted])
    if provinces is not None:
        rows = rows.filter(province__in=provinces)
    fields = (
        "indicator_id", "stage", "province_id", "period", "value", "expected", "bodies", "valued",
        "as_of",
    )  # fmt: skip
    return [
        Part((row[0], row[1]), row[2], row[3], row[4] if row[7] else None, *row[5:])
        for row in rows.order_by("pk").values_list(*fields)
    ]


def of_the_country(measures: Collection[Measure], wanted: Iterable[Period]) -> list[Part]:
    """What bodies without a province stated: central bodies; one question."""
    rows = Figure.objects.filter(province__isnull=True)
    return _added(rows, measures, [each.code for each in wanted], None)


def of_places(
    measures: Collection[Measure],
    codes: Collection[str],
    provinces: Collection[int],
    places: Collection[int] | Q | None = None,
) -> list[Part]:
    """Figures about places within these provinces (the provinces themselves included); one question."""
    rows = Figure.objects.filter(province__in=provinces)
    if isinstance(places, Q):
        rows = rows.filter(places)
    elif places is not None:
        rows = rows.filter(place__in=places)
    return _added(rows, measures, codes, "place_id")


def _added(
    rows: QuerySet[Figure], measures: Collection[Measure], codes: Collection[str], place: str | None
) -> list[Part]:
    by = ("indicator_id", "stage", "period", *((place,) if place else ()))
    found = (
        rows.filter(measured(measures), period__in=codes)
        .order_by(*by)
        .values_list(*by)
        .annotate(
            closed=Sum("value"),
            expected=Sum(Coalesce(F("estimate"), F("value"))),
            bodies=Count("pk"),
            valued=Count("value"),
            latest=Max("as_of"),
        )
    )
    width = len(by)
    return [
        Part((row[0], row[1]), row[3] if place else None, row[2], *row[width:]) for row in found
    ]


def measured(measures: Collection[Measure]) -> Q:
    """Few stages, many indicators: one condition for each stage."""
    stages: dict[str, list[int]] = defaultdict(list)
    for indicator, stage in measures:
        stages[stage].append(indicator)
    wanted = Q(pk__in=())
    for stage, indicators in stages.items():
        wanted |= Q(indicator__in=indicators, stage=stage)
    return wanted


def counting(
    parts: Sequence[Part],
    wanted: Period,
    over_time: Mapping[int, str],
    group: Callable[[int | None], Hashable],
    former: Collection[int],
) -> list[Part]:
    """The parts that count for `wanted`: of a flow those that cover it best, of a stock the last.

    Chosen for each measure and group of provinces (one of today with those that became it), so
    that nothing counts twice; bodies of before weigh like those of today, however many they were.
    """
    rows: dict[tuple[Measure, Hashable], list[Part]] = defaultdict(list)
    for part in parts:
        rows[part.measure, group(part.place)].append(part)
    found: list[Part] = []
    for (measure, _group), each in rows.items():
        if all(part.period == wanted.code for part in each):  # most pages: there is no choice
            found += each if any(part.bodies for part in each) else ()
            continue
        choose = last if over_time.get(measure[0]) == OverTime.LAST else cover
        chosen = {period.code for period in choose(wanted, _weights(each, former))}
        found += [part for part in each if part.period in chosen]
    return found


def _weights(parts: Sequence[Part], former: Collection[int]) -> Mapping[Period, Fraction]:
    """How many of the bodies that ever stated anything stated each period: before, or today."""
    counted: dict[tuple[bool, str], int] = defaultdict(int)
    for part in parts:
        counted[part.place in former, part.period] += part.bodies
    most = {
        side: max((count for (at, _), count in counted.items() if at is side), default=0)
        for side in (True, False)
    }
    weights: dict[Period, Fraction] = {}
    for (side, code), count in counted.items():
        period = _period(code)
        weights[period] = max(weights.get(period, Fraction(0)), Fraction(count, most[side] or 1))
    return weights


def candidates(wanted: Period) -> Sequence[Period]:
    """Periods that may make up the wanted one."""
    return parts_of(wanted)


def rules_over_time(indicators: Iterable[Indicator]) -> Mapping[int, str]:
    """How the periods of each indicator make a longer one."""
    return {indicator.pk: indicator.over_time for indicator in indicators}
