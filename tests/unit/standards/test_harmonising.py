"""The harmonisation rate, the lag, and the territory of a local regulation, each by its laws."""

from collections import defaultdict
from dataclasses import replace
from datetime import date, timedelta
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from chuan.domain.charts import Point
from chuan.standards.enums import Coverage, Degree, Status
from chuan.standards.rules.harmonising import (
    Adoption,
    Edition,
    Foreign,
    Rate,
    by_field,
    by_year,
    fingerprint,
    lags_of,
    latest_editions,
    rate_of,
)
from chuan.standards.rules.territories import Move, applies_in
from chuan.standards.web.harmonisation import line_of

adoptions = st.builds(
    Adoption, st.sampled_from("xyz"), st.just("ISO"), st.sampled_from([*Degree, ""]), st.booleans()
)
editions = st.lists(
    st.builds(
        Edition,
        key=st.text("abcdefgh", min_size=1, max_size=3), family=st.sampled_from("fgh"), label=st.just("TCVN"),
        status=st.sampled_from([*Status]), year=st.none() | st.integers(1990, 2026),
        fields=st.lists(st.sampled_from(["03.120", "67", "67.180"]), max_size=2).map(tuple),
        adopts=st.lists(adoptions, max_size=2).map(tuple),
    ),
    unique_by=lambda each: each.key, max_size=12,
)  # fmt: skip
IDT = Adoption("x", "ISO 1:2000", Degree.IDT)
DAY = date(2025, 7, 1)


@given(editions, st.data())
def test_the_rate_lies_between_0_and_1_and_never_falls_when_an_adoption_is_added(
    rows: list[Edition], data: st.DataObject
) -> None:
    before = rate_of(rows)
    assert set(before.harmonised) <= set(before.in_force)
    assert not set(before.unknown) & set(before.in_force)
    assert before.share is None or 0 <= before.share <= 1
    if rows:
        at = data.draw(st.integers(0, len(rows) - 1))
        more = [*rows[:at], replace(rows[at], adopts=(*rows[at].adopts, IDT)), *rows[at + 1 :]]
        after = rate_of(more)
        assert len(after.harmonised) >= len(before.harmonised)
        assert after.in_force == before.in_force
    for groups in (by_field(rows).values(), by_year(rows).values()):
        assert {key for rate in groups for key in rate.in_force} <= set(before.in_force)


def test_neq_foreign_and_unknown_ones_are_no_part_of_the_numerator() -> None:
    rows = [
        Edition("a", "a", "A", Status.IN_FORCE, adopts=(replace(IDT, degree=Degree.NEQ),)),
        Edition("b", "b", "B", Status.IN_FORCE, adopts=(replace(IDT, is_international=False),)),
        Edition("c", "c", "C", Status.UNKNOWN, adopts=(IDT,)),
        Edition("d", "d", "D", Status.IN_FORCE, adopts=(replace(IDT, degree=Degree.MOD),)),
        Edition("e", "e", "E", Status.WITHDRAWN, adopts=(IDT,)),
    ]
    rate = rate_of(rows)
    assert (rate.in_force, rate.harmonised, rate.unknown) == (("a", "b", "d"), ("d",), ("c",))


@given(editions)
def test_of_each_family_one_edition_counts_and_the_order_of_inputs_is_no_matter(
    rows: list[Edition],
) -> None:
    latest = latest_editions(rows)
    assert len({each.family for each in latest}) == len(latest)
    assert latest == latest_editions(list(reversed(rows)))
    assert fingerprint(rows, [("x", "y")]) == fingerprint(list(reversed(rows)), {("x", "y")})


@given(st.lists(st.tuples(st.sampled_from("abcde"), st.sampled_from("abcde")), max_size=15))
def test_the_lag_ends_on_any_graph_and_says_ring_only_where_no_edition_is_last(
    steps: list[tuple[str, str]],
) -> None:
    known = {key: Foreign(key, key, key, 2000 + at) for at, key in enumerate("abcde")}
    rows = [
        Edition(key, key, key, Status.IN_FORCE, adopts=(Adoption(key, key, Degree.IDT),))
        for key in "abcde"
    ]
    for lag in lags_of(rows, known, steps):
        ends = {new for _old, new in steps} | {lag.key}
        ends -= {old for old, new in steps if old != new}
        assert lag.is_known
        assert lag.is_ring or set(lag.current) <= ends
        assert lag.is_ring or (lag.editions == 0) == (lag.current == (lag.key,))


def test_editions_and_years_behind_are_counted_and_what_is_not_registered_is_not_guessed() -> None:
    known = {
        key: Foreign(key, "iso9001", key, year)
        for key, year in (("k94", 1994), ("k08", 2008), ("k15", 2015))
    }
    rows = [
        Edition(
            "t", "t", "T", Status.IN_FORCE, adopts=(Adoption("k94", "ISO 9001:1994", Degree.IDT),)
        ),
        Edition(
            "u", "u", "U", Status.IN_FORCE, adopts=(Adoption("zzz", "IEC 1:1990", Degree.IDT),)
        ),
    ]
    first, second = lags_of(rows, known, [("k94", "k08")])
    assert (first.editions, first.years, first.current) == (2, 21, ("k15",))
    assert not second.is_known
    assert second.editions is None


@given(
    st.lists(
        st.lists(st.tuples(st.integers(0, 5), st.integers(0, 2)), min_size=1, max_size=5),
        max_size=3,
    ),
    st.sets(st.integers(0, 5)),
    st.integers(0, 3),
)
def test_a_territory_is_what_counting_plots_of_land_says(
    reforms: list[list[tuple[int, int]]], territory: set[int], until: int
) -> None:
    """Units 0…5 hold one plot each; in a reform each moving unit goes over wholly to a new unit."""
    plots: dict[int, set[int]] = {unit: {unit} for unit in range(6)}
    born: dict[int, date] = {}
    moves = []
    for number, pairs in enumerate(reforms):
        day, into = DAY + timedelta(days=number), defaultdict(set)
        living = sorted(plots)
        for at, target in dict(pairs).items():
            if at < len(living):
                new = 100 * (number + 1) + target
                moves.append(Move(living[at], new, day))
                born[new] = day
                if number < until:
                    into[new] |= plots.pop(living[at])
        plots.update(into)
        if number >= until:
            break
    on = DAY + timedelta(days=until - 1)
    found = applies_in(
        territory, moves, on=on, stood_before=lambda unit, day: born.get(unit, date.min) < day
    )
    wanted = {
        unit: Coverage.WHOLE if land <= territory else Coverage.PART
        for unit, land in plots.items()
        if land & territory
    }
    assert found == wanted


def test_a_part_of_a_covered_unit_and_a_unit_that_grew_are_told_with_doubt() -> None:
    moves = [
        Move(1, 10, DAY, wholly=False),
        Move(1, 11, DAY, wholly=False),
        Move(2, 11, DAY),
        Move(3, 4, DAY),
    ]
    found = applies_in({1, 3}, moves, on=DAY, stood_before=lambda unit, _day: unit == 4)
    assert found == {1: Coverage.WHOLE, 10: Coverage.WHOLE, 11: Coverage.PART, 4: Coverage.PART}
    assert applies_in({1}, moves, on=DAY - timedelta(days=1), stood_before=lambda *_: False) == {
        1: Coverage.WHOLE
    }


def test_few_standards_give_a_count_and_no_share_and_a_year_without_one_is_a_gap() -> None:
    four, five = (tuple("abcde"[:size]) for size in (4, 5))
    assert Rate(four, four).shown is None
    assert Rate(five, four).shown == Fraction(4, 5)

    picture = line_of(
        "nam", "Theo năm", {2018: Point("2018", 50), 2019: Point("2019"), 2021: Point("2021", 60)}
    )

    assert picture is not None
    assert [(each.label, each.value) for each in picture.series[0].points] == [
        ("2018", 50), ("2019", None), ("2020", None), ("2021", 60),
    ]  # fmt: skip
