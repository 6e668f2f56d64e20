"""Lives begin and end on days, units become others on days: what counts on the day itself."""

from datetime import date, timedelta
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chuan.domain.cascade import Edge, History, Life
from chuan.domain.cascade.rolling import StatedFigure, as_it_is_now, as_it_was
from chuan.domain.cascade.suppression import SMALLEST, suppress
from tests.unit.domain.cascade.test_rolling import FIGURES, JULY, JUNE, NOW, reform

DAY = timedelta(days=1)
MAY, AUGUST = date(2025, 5, 1), date(2025, 8, 1)


def names(history: History, unit: str, since: date, now: date) -> list[tuple[object, bool]]:
    """Where a unit stands, and whether that is known."""
    return [(heir.unit, heir.allotted) for heir in history.heirs(unit, since, now)]


def test_a_life_holds_on_its_first_and_its_last_day_and_on_no_day_around_them() -> None:
    life = Life("a", valid_from=MAY, valid_until=JUNE)

    assert [life.holds(day) for day in (MAY - DAY, MAY, JUNE, JUNE + DAY)] == [
        False, True, True, False,
    ]  # fmt: skip
    assert Life("a").holds(date.min)
    assert Life("a", valid_from=MAY).holds(date.max)
    assert Life("a", valid_until=JUNE).holds(date.min)


def test_the_nearest_life_is_that_of_the_day_else_the_last_before_else_the_first_after() -> None:
    early = Life("a", "P", MAY, JUNE)
    late = Life("a", "Q", AUGUST, NOW)
    history = History([late, early], [])

    assert history.nearest("a", MAY) == (early, MAY)
    assert history.nearest("a", JULY) == (early, JUNE)
    assert history.nearest("a", NOW + DAY) == (late, NOW)
    assert history.nearest("a", MAY - DAY) == (early, MAY)
    assert history.nearest("nobody", MAY) is None
    assert (history.life("a", JULY), history.life("a", AUGUST)) == (None, late)


def test_a_figure_stands_at_the_old_unit_until_the_day_of_the_change_and_from_it_at_the_new() -> (
    None
):
    assert as_it_is_now(reform(), FIGURES[:1], JUNE).own == {"a": 10}
    assert as_it_is_now(reform(), FIGURES[:1], JULY).own == {"x": 10}
    assert as_it_is_now(reform(), FIGURES[:1], JULY).totals == {"x": 10, "Q": 10, None: 10}


def test_a_unit_that_became_another_and_that_a_third_on_one_day_stands_at_the_third() -> None:
    history = History(
        [Life("a", valid_until=JUNE), Life("b", valid_until=JUNE), Life("c", valid_from=JULY)],
        [Edge("a", "b", JULY), Edge("b", "c", JULY)],
    )

    for now in (JULY, JULY + DAY, NOW):
        assert names(history, "a", JUNE, now) == [("c", True)]


def test_a_unit_that_ended_without_heirs_is_looked_for_below_what_held_it() -> None:
    history = History([Life("P"), Life("a", "P", valid_until=JUNE), Life("b", "P")], [])

    assert names(history, "a", MAY, JUNE) == [("a", True)]
    assert names(history, "a", MAY, JULY) == [("P", False)]
    assert names(history, "a", JUNE, NOW) == [("P", False)]


def test_a_unit_that_gave_a_part_away_and_lives_on_keeps_the_rest() -> None:
    history = History(
        [Life("a"), Life("b", valid_from=JULY)], [Edge("a", "b", JULY, Fraction(1, 4))]
    )

    for now in (JULY, NOW):
        found = {heir.unit: heir.weight for heir in history.heirs("a", JUNE, now)}
        assert found == {"a": Fraction(3, 4), "b": Fraction(1, 4)}
    assert names(history, "a", JULY, NOW) == [("a", True)]


def test_who_may_have_an_unknown_part_may_still_have_it_after_giving_a_part_away() -> None:
    history = History(
        [
            Life("P"), Life("P1", "P"), Life("P2", "P"), Life("a", "P", valid_until=JUNE),
            Life("y", "P1", JULY), Life("z", "P2", JULY), Life("w", "P2", AUGUST),
        ],
        [Edge("a", "y", JULY), Edge("a", "z", JULY), Edge("y", "w", AUGUST, Fraction(1, 2))],
    )  # fmt: skip

    assert names(history, "a", JUNE, NOW) == [("P", False)]
    moved = History(
        [Life("P"), Life("P2", "P"), Life("a", "P", valid_until=JUNE), Life("y", "P", JULY, AUGUST - DAY),
         Life("z", "P2", JULY), Life("w", "P2", AUGUST)],
        [Edge("a", "y", JULY), Edge("a", "z", JULY), Edge("y", "w", AUGUST)],
    )  # fmt: skip
    assert names(moved, "a", JUNE, NOW) == [("P2", False)]


@given(st.lists(st.integers(1, 20), min_size=2, max_size=5), st.booleans())
def test_the_parts_of_a_divided_unit_are_all_of_it_whoever_takes_the_rest(
    parts: list[int],
    told: bool,  # noqa: FBT001
) -> None:
    weights = [Fraction(part, sum(parts)) for part in parts]
    edges = [Edge("a", f"b{at}", JULY, weight) for at, weight in enumerate(weights)]
    if not told:
        edges[-1] = Edge("a", f"b{len(parts) - 1}", JULY)
    lives = [Life("a", valid_until=JUNE), *(Life(edge.successor) for edge in edges)]

    heirs = History(lives, edges).heirs("a", JUNE, NOW)

    assert [(heir.weight, heir.allotted) for heir in heirs] == [(each, True) for each in weights]


def test_as_it_was_everything_stands_where_it_was_stated() -> None:
    view = as_it_was(reform(), FIGURES)

    assert {(move.unit, move.to, move.allotted) for move in view.moves} == {
        (unit, unit, True) for unit in "abx"
    }
    assert view.unallotted == {}
    both = as_it_was(reform(), (*FIGURES, StatedFigure("a", JUNE, FIGURES[0].value)))
    assert both.own["a"] == 20


@pytest.mark.parametrize("ones", range(1, 8))
def test_counts_of_one_are_not_told_by_there_being_as_many_as_people(ones: int) -> None:
    counts = {(f"r{at}", "c"): 1 for at in range(ones)} | {("big", "c"): 40, ("big", "d"): 50}

    table = suppress(counts)  # type: ignore[arg-type]  # keys are tuples

    hidden = [counts[cell] for cell, count in table.cells.items() if count is None and "c" in cell]
    shown_total = table.columns["c"] is not None
    assert not shown_total or sum(hidden) > len(hidden)
    assert not shown_total or sum(hidden) >= SMALLEST == 5


@pytest.mark.parametrize(("count", "shown"), [(0, True), (1, False), (4, False), (5, True)])
def test_a_count_of_four_people_is_left_out_and_one_of_five_is_shown(
    count: int,
    shown: bool,  # noqa: FBT001
) -> None:
    table = suppress({("a", "x"): count, ("a", "y"): 70, ("b", "x"): 80, ("b", "y"): 90})

    assert (table.cells["a", "x"] is not None) == shown
