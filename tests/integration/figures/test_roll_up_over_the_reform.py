"""Sums of the database over a random reform equal adding up by hand, on either engine."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from random import Random

import pytest

from chuan.core.actor import system_actor
from chuan.domain.cascade import Period, PeriodKind
from chuan.figures.models import Indicator
from chuan.figures.selectors.adder import Spread, spread_of
from chuan.figures.selectors.sums import View
from chuan.figures.services.facts import Stated, put_history
from chuan.figures.services.totals import recount_totals
from chuan.orgs.models import Organisation, Place, PlaceSuccession
from tests.factories.figures import indicator
from tests.factories.people import organisation

JUNE, JULY = date(2025, 6, 30), date(2025, 7, 1)
H1, H2 = (Period.of(PeriodKind.HALF, 2025, index) for index in (1, 2))


@dataclass
class Reform:
    """Two provinces become one, a third lasts; wards are merged into communes or divided among them."""

    random: Random
    heirs: dict[Place, list[Place]] = field(default_factory=dict)
    bodies: dict[int, Organisation] = field(default_factory=dict)
    now: dict[Place, list[Place]] = field(default_factory=dict)
    stated: dict[tuple[Place, str], Decimal] = field(default_factory=dict)
    made: int = 0

    def place(self, level: str, parent: Place | None, *, ended: bool, new: bool) -> Place:
        """A unit of a code of its own."""
        self.made += 1
        name = f"Nơi {self.made}"
        return Place.objects.create(
            code=f"{self.made:0{2 if level == 'province' else 5}d}", name=name, short_name=name,
            folded=name.lower(), kind="xa", level=level, parent=parent,
            valid_from=JULY if new else None, valid_until=JUNE if ended else None,
        )  # fmt: skip

    def follow(self, old: Place, heirs: Sequence[Place]) -> None:
        """What became of a unit."""
        self.heirs[old] = list(heirs)
        for heir in heirs:
            PlaceSuccession.objects.create(
                predecessor=old, successor=heir, effective_on=JULY, confidence="C"
            )

    def lay(self) -> None:
        """Provinces, wards of before, communes of today."""
        merged = self.place("province", None, ended=False, new=True)
        lasting = self.place("province", None, ended=False, new=False)
        olds = [self.place("province", None, ended=True, new=False) for _ in range(2)]
        for old in olds:
            self.follow(old, [merged])
        for province, before in ((merged, olds), (lasting, [lasting])):
            self.bodies[province.pk] = organisation(
                f"UBND {province.name}", path=f"/{province.code}/", place=province
            )
            communes = [self.place("commune", province, ended=False, new=True) for _ in range(3)]
            self.now[province] = communes
            for at in before:
                district = self.place("district", at, ended=True, new=False)
                for _ in range(self.random.randint(2, 4)):
                    ward = self.place("commune", district, ended=True, new=False)
                    self.follow(ward, self.random.sample(communes, self.random.choice((1, 1, 2))))

    def say(self, which: Indicator) -> None:
        """Figures of some wards for 2024 and half of 2025, of some communes for the other half."""
        wards = [place for place in self.heirs if place.level == "commune"]
        communes = [commune for each in self.now.values() for commune in each]
        for places, periods in ((wards, (Period.year(2024), H1)), (communes, (H2,))):
            for place in places:
                for period in periods:
                    if self.random.random() < 0.8:
                        self.state(which, place, period)

    def state(self, which: Indicator, place: Place, period: Period) -> None:
        """One figure, with up to two decimals."""
        value = Decimal(self.random.randint(0, 5000)).scaleb(-self.random.choice((0, 2)))
        self.stated[place, period.code] = value
        province = self.province_of(place)
        put_history(
            actor=system_actor(), organisation=self.bodies[province.pk], place=place,
            period=period, as_of=period.last_day, stated=[Stated(which.pk, "", value, None)],
        )  # fmt: skip

    def province_of(self, place: Place) -> Place:
        """The province of today."""
        commune = self.heirs[place][0] if place in self.heirs else place
        return next(province for province, each in self.now.items() if commune in each)

    def by_hand(self, codes: Sequence[str]) -> tuple[dict[int, Decimal], dict[int, Decimal]]:
        """What every commune has, and what no commune of a province can be given."""
        own: dict[int, Decimal] = defaultdict(Decimal)
        apart: dict[int, Decimal] = defaultdict(Decimal)
        for (place, code), value in self.stated.items():
            if code in codes:
                heirs = self.heirs.get(place, [place])
                if len(heirs) == 1:
                    own[heirs[0].pk] += value
                else:
                    apart[self.province_of(place).pk] += value
        return own, apart


def random_reforms() -> Iterator[tuple[Reform, Indicator]]:
    """A few reforms, each in a country of its own codes."""
    for seed in range(4):
        which = indicator(f"dem-{seed}")
        reform = Reform(Random(seed), made=20 * seed)  # noqa: S311  (examples, no secrets)
        reform.lay()
        reform.say(which)
        yield reform, which


@pytest.mark.slow
@pytest.mark.both
def test_sums_over_the_reform_equal_adding_up_by_hand(db: None) -> None:
    for reform, which in random_reforms():
        for year, codes in (("2024", ["2024"]), ("2025", ["2025-H1", "2025-H2"])):
            own, apart = reform.by_hand(codes)

            def opened(place: Place | None, of: str = year, which: Indicator = which) -> Spread:
                return spread_of(
                    indicator=which, period=of, stage="", place=place, view=View.AS_NOW
                )

            country = {row.place.pk: row.sum for row in opened(None).rows}
            for province, communes in reform.now.items():
                spread = opened(province)
                whole = sum((own[c.pk] for c in communes), Decimal()) + apart[province.pk]
                rows = {row.place.pk: row.sum.value for row in spread.rows if row.sum}
                assert rows == {c.pk: own[c.pk] for c in communes if c.pk in own and c.pk in rows}
                assert all(c.pk in rows for c in communes if own[c.pk])
                assert (spread.unallotted.value if spread.unallotted else 0) == apart[province.pk]
                total, seen = spread.total, country[province.pk]
                assert (total.value if total else 0) == whole
                assert (seen.value if seen else 0) == whole
        every = Place.objects.provinces()
        assert recount_totals(actor=system_actor(), provinces=list(every)) == 0
