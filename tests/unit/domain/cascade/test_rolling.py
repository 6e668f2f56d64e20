"""Roll-up over a changing tree equals walking every figure by hand; nothing is lost or invented."""

from collections import defaultdict
from dataclasses import replace
from datetime import date
from decimal import Decimal
from fractions import Fraction
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from chuan.domain.cascade import (
    BadSuccession,
    Edge,
    History,
    Life,
    StatedFigure,
    apportion,
    as_it_is_now,
    as_it_was,
    rate,
    reconcile,
)
from chuan.domain.cascade.reconciling import RootProof
from chuan.domain.cascade.reconciling import _differences as differences
from tests.unit.domain.cascade.country import brute_force, make_country

JULY, JUNE, NOW = date(2025, 7, 1), date(2025, 6, 30), date(2026, 11, 22)
NEVER = date(2040, 1, 1)


def reform(*, weight: Fraction | None = None) -> History:
    """P with a, b before; Q with x, y, z since July 2025: a becomes x, b is divided into y and z."""
    return History(
        [
            Life("P", valid_until=JUNE),
            Life("a", "P", valid_until=JUNE),
            Life("b", "P", valid_until=JUNE),
            Life("Q", valid_from=JULY),
            *(Life(unit, "Q", valid_from=JULY) for unit in ("x", "y", "z")),
        ],
        [
            Edge("P", "Q", JULY),
            Edge("a", "x", JULY),
            Edge("b", "y", JULY, weight),
            Edge("b", "z", JULY),
        ],
    )


FIGURES = (
    StatedFigure("a", JUNE, Decimal(10)),
    StatedFigure("b", JUNE, Decimal(7)),
    StatedFigure("x", date(2025, 12, 31), Decimal(5)),
)


def test_a_merger_moves_all_and_a_division_nobody_weighed_is_not_guessed() -> None:
    view = as_it_is_now(reform(), FIGURES, NOW)

    assert view.own == {"x": 15}
    assert view.unallotted == {"Q": 7}
    assert view.totals == {"x": 15, "Q": 22, None: 22}


def test_a_division_of_known_parts_gives_whole_things_that_add_up() -> None:
    view = as_it_is_now(reform(weight=Fraction(1, 3)), FIGURES, NOW)

    assert view.own == {"x": 15, "y": 2, "z": 5}
    assert view.unallotted == {}


def test_as_it_was_each_figure_stands_in_the_tree_of_its_own_day() -> None:
    view = as_it_was(reform(), FIGURES)

    assert view.totals == {"a": 10, "b": 7, "P": 17, "x": 5, "Q": 5, None: 22}


def test_parts_that_were_joined_again_are_known_again() -> None:
    history = History(
        [
            Life("b", valid_until=JUNE),
            Life("y", valid_from=JULY, valid_until=date(2026, 1, 1)),
            Life("z", valid_from=JULY, valid_until=date(2026, 5, 1)),
            Life("w", valid_from=date(2026, 1, 2)),
        ],
        [
            Edge("b", "y", JULY),
            Edge("b", "z", JULY),
            Edge("y", "w", date(2026, 1, 2)),
            Edge("z", "w", date(2026, 5, 2)),
        ],
    )

    assert as_it_is_now(history, FIGURES[1:2], NOW).own == {"w": 7}
    assert as_it_is_now(history, FIGURES[1:2], date(2026, 3, 1)).unallotted == {None: 7}


@pytest.mark.parametrize(
    ("lives", "edges"),
    [
        ([Life("a", valid_until=JUNE), Life("b", valid_until=JUNE)],
         [Edge("a", "b", JULY), Edge("b", "a", JULY)]),
        ([Life("a")], [Edge("a", "a", JULY)]),
        ([Life("a"), Life("a", "p")], []),
        ([Life("a", valid_from=JULY, valid_until=JUNE)], []),
        ([Life("a", valid_until=JULY), Life("a", valid_from=JULY)], []),
        ([Life("a", valid_until=JUNE), Life("b"), Life("c")],
         [Edge("a", "b", JULY, Fraction(1, 2)), Edge("a", "c", JULY, Fraction(1, 3))]),
        ([Life("a", valid_until=JUNE), Life("b"), Life("c")],
         [Edge("a", "b", JULY, Fraction(2, 3)), Edge("a", "c", JULY, Fraction(2, 3))]),
        ([Life("a")], [Edge("a", "b", JULY, Fraction(-1, 3))]),
        ([Life("a")], [Edge("a", "b", JULY), Edge("a", "b", JULY)]),
    ],
)  # fmt: skip
def test_lives_and_edges_that_contradict_each_other_are_refused(
    lives: list[Life], edges: list[Edge]
) -> None:
    with pytest.raises(BadSuccession):
        History(lives, edges)


def test_a_ring_of_parents_is_refused_when_it_is_climbed() -> None:
    with pytest.raises(BadSuccession):
        History([Life("a", "b"), Life("b", "a")], []).above("a", NOW)


@settings(max_examples=150)
@given(st.integers(0, 10**9))
def test_the_roll_up_equals_walking_every_figure_by_hand(seed: int) -> None:
    country = make_country(Random(seed))  # noqa: S311  (examples, no secrets)
    history = History(country.lives, country.edges)

    view = as_it_is_now(history, country.figures, NEVER)
    own, apart = brute_force(country)

    assert _filled(view.own) == _filled(own)
    assert _filled(view.unallotted) == _filled(apart)
    climbed: dict[object, Decimal] = defaultdict(Decimal)
    for unit, value in [*own.items(), *apart.items()]:
        at = unit
        while at:
            climbed[at] += value
            at = country.parents[at] or ""
        climbed[None] += value
    assert _filled(view.totals) == _filled(climbed)


@settings(max_examples=60)
@given(st.integers(0, 10**9))
def test_both_directions_agree_and_the_order_of_figures_changes_nothing(seed: int) -> None:
    country = make_country(Random(seed))  # noqa: S311  (examples, no secrets)
    history = History(country.lives, country.edges)
    shuffled = sorted(country.figures, key=lambda each: (each.value, str(each.unit)))

    proof = reconcile(history, country.figures, NEVER)

    assert proof.agrees
    assert proof.old_total == proof.new_total + proof.unallotted
    assert sum(root.came for root in proof.roots) == proof.old_total
    assert reconcile(history, shuffled, NEVER) == proof


def test_each_root_of_today_shows_what_came_to_it() -> None:
    proof = reconcile(reform(), FIGURES, NOW)

    assert proof.roots == (RootProof("Q", Decimal(22), Decimal(15), Decimal(7)),)
    short = replace(proof.roots[0], allotted=Decimal(14))
    assert proof.roots[0].gap == 0
    assert short.gap == 1
    assert not replace(proof, roots=(short,)).agrees
    assert not replace(proof, new_total=proof.new_total - 1).agrees
    assert not replace(proof, unallotted=proof.unallotted + 1).agrees


def test_a_view_that_lost_something_does_not_agree() -> None:
    proof = reconcile(reform(), FIGURES, NOW)
    assert proof.agrees

    broken = replace(proof, new_total=proof.new_total - 1, lost={"a": Decimal(1)})
    assert broken.gap == 1
    assert not broken.agrees
    assert not replace(proof, invented={"x": Decimal(1)}).agrees
    assert not replace(proof, lost={"x": Decimal(1)}).agrees


def test_what_one_side_has_more_or_less_is_told_by_unit_with_its_sign() -> None:
    one = {"c": Decimal(3), "a": Decimal(4), "b": Decimal(1)}
    other = {"a": Decimal(4), "d": Decimal(2), "c": Decimal(5), None: Decimal(9)}

    told = differences(one, other)

    assert list(told.items()) == [("b", 1), ("c", -2), ("d", -2)]
    assert differences({}, {None: Decimal(9)}) == {}


@given(
    st.decimals(-(10**9), 10**9, places=2),
    st.lists(st.integers(0, 50), min_size=1, max_size=6).filter(any),
)
def test_a_divided_amount_adds_up_to_its_last_digit(amount: Decimal, parts: list[int]) -> None:
    weights = [Fraction(part, sum(parts)) for part in parts]

    divided = apportion(amount, weights)

    assert sum(divided) == amount
    whole = apportion(Decimal(int(amount)), weights)
    assert sum(whole) == int(amount)
    assert all(part == int(part) for part in whole)
    assert all(
        abs(Fraction(part) - int(amount) * w) < 1 for part, w in zip(whole, weights, strict=True)
    )


def test_a_rate_is_of_sums_and_none_of_nothing() -> None:
    assert rate(Decimal(3), Decimal(4)) == 75
    assert rate(Decimal(3), Decimal(0)) is None
    with pytest.raises(ValueError, match="add up"):
        apportion(Decimal(3), [Fraction(1, 2)])


def _filled(amounts: object) -> dict[object, Decimal]:
    assert isinstance(amounts, dict)
    return {unit: value for unit, value in amounts.items() if value}
