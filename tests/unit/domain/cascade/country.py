"""A random country over time for properties, and the simplest way to add its figures up."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from random import Random

from chuan.domain.cascade import Edge, Life, StatedFigure

DAY_ONE = date(2020, 1, 1)
Place = tuple[str | None, bool]
"""A unit, and whether the amount is known to stand at it."""


@dataclass
class Country:
    """Two provinces or more, their communes, and what happened to them year by year."""

    random: Random
    lives: list[Life] = field(default_factory=list)
    edges: list[Edge] = field(default_factory=list)
    parents: dict[str, str | None] = field(default_factory=dict)
    since: dict[str, date] = field(default_factory=dict)
    told: list[tuple[date, str, str, dict[str, Fraction | None]]] = field(default_factory=list)
    """Day, unit, parent on that day, heirs with their parts: the unit itself when it lives on."""
    moved: list[tuple[date, str, str]] = field(default_factory=list)
    figures: list[StatedFigure] = field(default_factory=list)
    made: int = 0

    def begin(self, parent: str | None, on: date) -> str:
        """A new unit under a parent."""
        self.made += 1
        unit = f"u{self.made:03d}"
        self.parents[unit], self.since[unit] = parent, on
        return unit

    def end(self, unit: str, on: date) -> None:
        """The day before is its last."""
        last = on - timedelta(days=1)
        self.lives.append(Life(unit, self.parents[unit], self.since[unit], last))
        del self.parents[unit], self.since[unit]

    def become(self, unit: str, heirs: dict[str, Fraction | None], on: date) -> None:
        """The unit's heirs; the unit itself among them when it lives on."""
        self.told.append((on, unit, self.parents[unit] or "", dict(heirs)))
        self.edges += [Edge(unit, heir, on, w) for heir, w in heirs.items() if heir != unit]

    def leaves(self) -> list[str]:
        """Units that stand below another."""
        return sorted(unit for unit, parent in self.parents.items() if parent)

    def provinces(self) -> list[str]:
        """Units on top."""
        return sorted(unit for unit, parent in self.parents.items() if not parent)


def make_country(random: Random) -> Country:
    """Some years of merging, dividing, ceding, moving and ending, with figures before and after each."""
    country = Country(random)
    for _ in range(random.randint(2, 3)):
        province = country.begin(None, DAY_ONE)
        for _ in range(random.randint(2, 4)):
            country.begin(province, DAY_ONE)
    on = DAY_ONE
    for _ in range(random.randint(1, 6)):
        on += timedelta(days=random.randint(20, 200))
        _state(country, on - timedelta(days=random.randint(1, 15)))
        random.choice((_merge, _merge, _divide, _divide, _cede, _move, _vanish, _merge_provinces))(
            country, on
        )
    _state(country, on + timedelta(days=1))
    for unit, parent in country.parents.items():
        country.lives.append(Life(unit, parent, country.since[unit], None))
    random.shuffle(country.figures)
    return country


def _state(country: Country, on: date) -> None:
    for unit in [*country.leaves(), *country.provinces()]:
        if country.since[unit] <= on and country.random.random() < 0.7:
            places = country.random.choice((0, 0, 2))
            value = Decimal(country.random.randint(-20, 99)).scaleb(-places)
            country.figures.append(StatedFigure(unit, on, value))


def _merge(country: Country, on: date) -> None:
    some = country.random.sample(country.leaves(), min(2, len(country.leaves())))
    heir = country.begin(country.random.choice(country.provinces()), on)
    for unit in some:
        country.become(unit, {heir: None}, on)
        country.end(unit, on)


def _parts(random: Random, count: int) -> list[Fraction | None]:
    """All parts known, none, or all but two."""
    kind = random.choice(("known", "unknown", "some"))
    if kind == "unknown":
        return [None] * count
    cuts = sorted(random.randint(0, 7) for _ in range(count - 1))
    known = [Fraction(b - a, 7) for a, b in zip([0, *cuts], [*cuts, 7], strict=True)]
    return [*known[:-2], None, None] if kind == "some" else list(known)


def _divide(country: Country, on: date) -> None:
    unit = country.random.choice(country.leaves())
    count = country.random.randint(2, 3)
    heirs = [country.begin(country.random.choice(country.provinces()), on) for _ in range(count)]
    country.become(unit, dict(zip(heirs, _parts(country.random, count), strict=True)), on)
    country.end(unit, on)


def _cede(country: Country, on: date) -> None:
    """A unit lives on and gives a part, known or not, to a neighbour."""
    leaves = [unit for unit in country.leaves() if country.since[unit] < on]
    if len(leaves) < 2:
        return
    unit, other = country.random.sample(leaves, 2)
    part = country.random.choice((None, Fraction(1, 3)))
    country.become(unit, {other: part, unit: None if part is None else 1 - part}, on)


def _move(country: Country, on: date) -> None:
    unit = country.random.choice(country.leaves())
    if country.since[unit] < on:
        parent = country.random.choice(country.provinces())
        country.end(unit, on)
        country.parents[unit], country.since[unit] = parent, on


def _vanish(country: Country, on: date) -> None:
    """A unit ends and nobody wrote down what became of it."""
    if len(country.leaves()) > 3:
        unit = country.random.choice(country.leaves())
        country.told.append((on, unit, country.parents[unit] or "", {}))
        country.end(unit, on)


def _merge_provinces(country: Country, on: date) -> None:
    if len(country.provinces()) < 2:
        return
    one, other = country.random.sample(country.provinces(), 2)
    heir = country.begin(None, on)
    for unit in [unit for unit, parent in country.parents.items() if parent in {one, other}]:
        if country.since[unit] == on:
            country.parents[unit] = heir
            continue
        country.end(unit, on)
        country.parents[unit], country.since[unit] = heir, on
    for unit in (one, other):
        country.become(unit, {heir: None}, on)
        country.end(unit, on)


def brute_force(country: Country) -> tuple[dict[str, Decimal], dict[str | None, Decimal]]:
    """Walk every figure through every event, one after the other; own and unallotted amounts."""
    own: dict[str, Decimal] = defaultdict(Decimal)
    apart: dict[str | None, Decimal] = defaultdict(Decimal)
    summed: dict[tuple[str, date], Decimal] = defaultdict(Decimal)
    for figure in country.figures:
        summed[str(figure.unit), figure.on] += figure.value
    for (unit, on), value in summed.items():
        places: dict[Place, Fraction] = defaultdict(Fraction)
        for (units, sure), weight in _walk(country, unit, on):
            if sure and len(units) == 1:
                places[next(iter(units)), True] += weight
            else:
                places[_common(country, units), False] += weight
        for (place, sure), part in _divided(value, places):
            if sure and place is not None:
                own[place] += part
            else:
                apart[place] += part
    return dict(own), dict(apart)


Cloud = tuple[frozenset[str], bool]
"""Units among which an amount stands, and whether it surely stands at one of them."""


def _walk(country: Country, unit: str, on: date) -> list[tuple[Cloud, Fraction]]:
    clouds: list[tuple[Cloud, Fraction]] = [((frozenset({unit}), True), Fraction(1))]
    for day, gone, parent, heirs in sorted(country.told, key=lambda event: event[0]):
        if day <= on:
            continue
        after: list[tuple[Cloud, Fraction]] = []
        for (units, sure), weight in clouds:
            if gone not in units:
                after.append(((units, sure), weight))
            elif not heirs:
                after.append(((units - {gone} | {parent}, False), weight))
            elif sure and len(units) == 1:
                known = {heir: part for heir, part in heirs.items() if part is not None}
                after += [((frozenset({h}), True), weight * part) for h, part in known.items()]
                open_ = frozenset(heir for heir, part in heirs.items() if part is None)
                after.append(((open_, True), weight * (1 - sum(known.values()))))
            else:
                given = {heir for heir, part in heirs.items() if part != 0}
                after.append(((units - {gone} | given, sure), weight))
        clouds = [(cloud, weight) for cloud, weight in after if weight]
    return clouds


def _common(country: Country, units: Iterable[str]) -> str | None:
    chains = []
    for unit in units:
        chain, at = [], unit
        while at:
            chain.append(at)
            at = country.parents.get(at) or ""
        chains.append(chain)
    for unit in chains[0] if chains else []:
        if all(unit in chain for chain in chains):
            return unit
    return None


def _divided(value: Decimal, places: dict[Place, Fraction]) -> Iterable[tuple[Place, Decimal]]:
    order = sorted(places, key=str)
    grain = Decimal("0.01") if value != int(value) else Decimal(1)
    left = int(abs(value) / grain)
    floors = {place: int(left * places[place]) for place in order}
    remainders = sorted(order, key=lambda p: (floors[p] - left * places[p], order.index(p)))
    for place in remainders[: left - sum(floors.values())]:
        floors[place] += 1
    sign = -1 if value < 0 else 1
    return [(place, floors[place] * grain * sign) for place in order]
