"""Adds figures up by place: the country by provinces, a province by communes, as it was or is now."""

from collections.abc import Collection, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from typing import TypeAlias

from django.db.models import Q, QuerySet

from chuan.core import clock
from chuan.core.alphabet import Alphabetical
from chuan.domain.cascade import History, Period, parse_period
from chuan.figures.models import Indicator
from chuan.figures.selectors import lives, parts
from chuan.figures.selectors.parts import Measure, Part
from chuan.figures.selectors.sums import Carried, Sum, View, added, carried, quotient
from chuan.orgs.enums import PlaceLevel
from chuan.orgs.models import Place
from chuan.orgs.models.validity import valid_on


@dataclass(frozen=True, slots=True)
class PlaceRow:
    """A unit below, with its sum; None when nothing below it was stated."""

    place: Place
    sum: Sum | None


@dataclass(frozen=True, slots=True)
class Spread:
    """The sum of a place and how it comes about: `total` = `own` + `rows` + `unallotted`.

    `periods` are the codes of the periods that were added up or taken.
    """

    total: Sum | None
    own: Sum | None
    rows: Sequence[PlaceRow]
    unallotted: Sum | None
    periods: Sequence[str]


Climbed: TypeAlias = tuple[Sum | None, dict[int, Sum], Sum | None]
"""What stands at a place itself, by unit right below it, and what is not allotted there."""


class Adder:
    """Adds measures up for one period in one view; reads provinces and their succession once."""

    def __init__(self, bases: Collection[Indicator], wanted: Period, view: View) -> None:
        """`bases` are indicators that bodies state: for a rate, its two parts."""
        self.wanted, self.view, self.today = wanted, view, clock.today()
        self.over_time = parts.rules_over_time(bases)
        self.decimals = {base.pk: base.decimals for base in bases}
        self.exact = False
        self._told: dict[tuple[frozenset[Measure], int | None, bool], list[Part]] = {}

    @cached_property
    def provinces(self) -> lives.Provinces:
        """All lives of provinces."""
        return lives.provinces()

    def lives_of(self, province: int) -> tuple[int, ...]:
        """The rows of provinces whose figures may belong to this one in the view."""
        return self.provinces.leading_to(province) if self.is_now(province) else (province,)

    def is_now(self, province: int | None) -> bool:
        """Figures are carried: the view is of today, and so is the place."""
        alive = province is None or self.provinces.history.life(province, self.today) is not None
        return self.view is View.AS_NOW and alive

    def stated(self, measures: Collection[Measure], province: int | None) -> list[Part]:
        """The parts of provinces that count: of one with what became it, or of all."""
        asked = (frozenset(measures), province, self.exact)
        if asked not in self._told:
            self._told[asked] = self._stated(measures, province)
        return self._told[asked]

    def _stated(self, measures: Collection[Measure], province: int | None) -> list[Part]:
        within = None if province is None else self.lives_of(province)
        wanted = (self.wanted,) if self.exact else parts.candidates(self.wanted)
        found = parts.of_provinces(measures, wanted, within)
        if province is None:
            found += parts.of_the_country(measures, wanted)
        former = {part.place for part in found if part.place and self._is_former(part.place)}
        group = self._group if self.is_now(province) else _itself
        return parts.counting(found, self.wanted, self.over_time, group, former)

    def in_provinces(
        self, measures: Collection[Measure], province: int | None
    ) -> Mapping[Measure, Carried]:
        """Sums by province."""
        history = self.provinces.history if self.is_now(province) else None
        return carried(self.stated(measures, province), history, self.today, self.decimals)

    def in_places(
        self,
        measures: Collection[Measure],
        province: int,
        places: Collection[int] | Q | None = None,
    ) -> tuple[Mapping[Measure, Carried], History | None]:
        """Sums by the places of one province themselves, and the lives that were needed for it."""
        counted = {(part.measure, part.period) for part in self.stated(measures, province)}
        within = self.lives_of(province)
        codes = sorted({code for _, code in counted})
        found = parts.of_places(measures, codes, within, places) if codes else []
        found = [part for part in found if (part.measure, part.period) in counted]
        now = self.is_now(province)
        known = set(
            Place.objects.filter(Q(parent=province) | Q(pk=province))
            .filter(valid_on(self.today))
            .order_by("pk")
            .values_list("pk", flat=True)
        )
        if all(part.place in known for part in found):
            return carried(found, None, None, self.decimals), None
        history = lives.below(within)
        return carried(found, history if now else None, self.today, self.decimals), history

    def _group(self, place: int | None) -> Hashable:
        if place is None:
            return None
        heirs = self.provinces.history.heirs(place, date.min, self.today)
        return tuple(heir.unit for heir in heirs)

    def _is_former(self, place: int) -> bool:
        return self.provinces.history.life(place, self.today) is None


def _itself(place: int | None) -> Hashable:
    return place


def bases_of(indicator: Indicator) -> tuple[Indicator, ...]:
    """What bodies state for it: itself, or the numerator and the denominator of a rate."""
    if indicator.numerator is None or indicator.denominator is None:
        return (indicator,)
    return (indicator.numerator, indicator.denominator)


def root_of(place: Place) -> Place:
    """The province that a place stands in."""
    at = place
    while at.parent is not None and at.level != PlaceLevel.PROVINCE:
        at = at.parent
    return at


def spread_of(
    *, indicator: Indicator, period: str, stage: str, place: Place | None, view: View
) -> Spread:
    """The sum of a place with those of the units right below it; a former place is as it was."""
    bases = bases_of(indicator)
    if place is not None and place.valid_until is not None and place.valid_until < clock.today():
        view = View.AS_WAS
    adder = Adder(bases, parse_period(period), view)
    measures = [(base.pk, stage) for base in bases]
    if place is None:
        spreads = of_country(adder, measures)
    elif place.level == PlaceLevel.PROVINCE:
        spreads = of_province(adder, measures, place)
    else:
        spreads = of_place(adder, measures, place)
    return spreads[0] if len(spreads) == 1 else rates_of(*spreads)


def of_country(adder: Adder, measures: Sequence[Measure]) -> list[Spread]:
    """The country by provinces, for each measure."""
    by_measure = adder.in_provinces(measures, None)
    each = [by_measure.get(measure, Carried()) for measure in measures]
    shown = {place for carried_ in each for place in carried_.own if place is not None}
    on = adder.today if adder.view is View.AS_NOW else adder.wanted.last_day
    places = _children(Q(level=PlaceLevel.PROVINCE), on, shown)
    codes = _codes(adder, measures, None)
    return [
        _with_unallotted(
            Spread(
                total=found.total,
                own=found.own.get(None),
                rows=tuple(PlaceRow(place, found.own.get(place.pk)) for place in places),
                unallotted=added(found.unallotted.values()),
                periods=codes,
            )
        )
        for found in each
    ]


def of_province(adder: Adder, measures: Sequence[Measure], place: Place) -> list[Spread]:
    """A province by communes, or by districts as it was, for each measure."""
    by_measure, history = adder.in_places(measures, place.pk)
    now = adder.is_now(place.pk)
    on = adder.today if now else adder.wanted.last_day
    each = [_climbed(by_measure.get(measure), place, history, on) for measure in measures]
    shown = {pk for _, below, _ in each for pk in below if pk != place.pk}
    places = _children(Q(parent=place), on, shown)
    codes = _codes(adder, measures, place.pk)
    return [_with_unallotted(_spread(one, places, codes)) for one in each]


def _climbed(found: Carried | None, place: Place, history: History | None, on: date) -> Climbed:
    if found is None:
        return None, {}, None
    below: dict[int, Sum] = {}
    own = apart = None
    for sums, allotted in ((found.own, True), (found.unallotted, False)):
        for at, each in sums.items():
            chain = history.above(at, on) if history and at is not None else (at, place.pk)
            if at == place.pk:
                own = added((own, each)) if allotted else own
                apart = apart if allotted else added((apart, each))
            elif place.pk in chain:
                child = chain[chain.index(place.pk) - 1]
                key = int(child) if child is not None else place.pk
                below[key] = below[key] + each if key in below else each
    return own, below, apart


def of_place(adder: Adder, measures: Sequence[Measure], place: Place) -> list[Spread]:
    """A commune, or a district of before with its wards."""
    root = root_of(place)
    origins = lives.origins_of(place.pk) if adder.is_now(root.pk) else ()
    inside = Q(place__in=(place.pk, *origins)) | Q(place__parent=place.pk)
    by_measure, history = adder.in_places(measures, root.pk, inside)
    on = adder.today if adder.is_now(root.pk) else adder.wanted.last_day
    each = [_climbed(by_measure.get(measure), place, history, on) for measure in measures]
    if history is None:
        each = [
            (by_measure[m].own.get(place.pk) if m in by_measure else None, {}, None)
            for m in measures
        ]
    places = _children(Q(parent=place), on, {pk for _, below, _ in each for pk in below})
    codes = _codes(adder, measures, root.pk)
    return [_spread(one, places, codes) for one in each]


def _spread(climbed: Climbed, places: Iterable[Place], codes: Sequence[str]) -> Spread:
    own, below, apart = climbed
    return Spread(
        total=added([own, *below.values(), apart]),
        own=own,
        rows=tuple(PlaceRow(child, below.get(child.pk)) for child in places),
        unallotted=apart,
        periods=codes,
    )


def _codes(adder: Adder, measures: Sequence[Measure], province: int | None) -> Sequence[str]:
    return sorted({part.period for part in adder.stated(measures, province)})


def _children(wanted: Q, on: date, shown: Iterable[int]) -> QuerySet[Place]:
    """Units that exist on the day, and those that have a figure all the same."""
    rows = Place.objects.filter(wanted & valid_on(on) | Q(pk__in=list(shown)))
    return rows.order_by(Alphabetical("short_name"), "pk")


def _with_unallotted(spread: Spread) -> Spread:
    apart, total = spread.unallotted, spread.total
    if apart is None or total is None or apart.expected is None:
        return spread
    return replace(spread, total=replace(total, unallotted=apart.expected))


def rates_of(above: Spread, below: Spread) -> Spread:
    """The rate of every unit, of sums already made."""
    parts_ = {row.place.pk: row.sum for row in above.rows}
    places = {row.place.pk: row.place for row in (*below.rows, *above.rows)}
    wholes = {row.place.pk: row.sum for row in below.rows}
    return Spread(
        total=quotient(above.total, below.total),
        own=quotient(above.own, below.own),
        rows=tuple(
            PlaceRow(place, quotient(parts_.get(pk), wholes.get(pk)))
            for pk, place in places.items()
        ),
        unallotted=quotient(above.unallotted, below.unallotted),
        periods=sorted({*above.periods, *below.periods}),
    )


def sums_at(adder: Adder, measures: Sequence[Measure], place: Place | None) -> dict[Measure, Sum]:
    """Sums of a place (None: the country) for many measures at once, without the units below."""
    totals: dict[Measure, Sum | None] = {}
    if place is None:
        # Wherever parts stand in the view, the country is all of them: nothing need be carried.
        for part in adder.stated(measures, None):
            whole = Sum(part.value, part.expected, part.bodies, as_of=part.as_of)
            totals[part.measure] = added((totals.get(part.measure), whole))
    elif place.level == PlaceLevel.PROVINCE:
        each = adder.in_provinces(measures, place.pk)
        totals = {measure: found.own.get(place.pk) for measure, found in each.items()}
    else:
        spreads = of_place(adder, measures, place)
        totals = {m: spread.total for m, spread in zip(measures, spreads, strict=True)}
    return {measure: total for measure, total in totals.items() if total is not None}
