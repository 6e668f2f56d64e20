"""Of months, quarters and years that were stated, those count that cover the wanted period best."""

from datetime import date
from itertools import combinations, pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from chuan.domain.cascade import Period, PeriodKind, cover, last, parts_of

YEAR = Period.year(2026)
MONTHS = [Period.month(2026, index) for index in range(1, 13)]
H1 = Period.of(PeriodKind.HALF, 2026, 1)


def test_a_year_that_all_stated_goes_before_its_months() -> None:
    assert cover(YEAR, {YEAR: 5, **dict.fromkeys(MONTHS, 5)}) == (YEAR,)


def test_one_early_body_does_not_hide_the_months_of_all() -> None:
    assert cover(YEAR, {YEAR: 1, **dict.fromkeys(MONTHS, 5)}) == tuple(MONTHS)


def test_periods_never_overlap_and_may_be_of_several_kinds() -> None:
    stated = {H1: 4, MONTHS[0]: 4, MONTHS[6]: 4, Period.quarter(2026, 4): 4, Period.year(2025): 9}

    assert cover(YEAR, stated) == (H1, MONTHS[6], Period.quarter(2026, 4))


def test_of_a_stock_the_last_period_stands() -> None:
    assert last(YEAR, {H1: 4, MONTHS[5]: 9, MONTHS[2]: 9}) == (MONTHS[5],)
    assert last(YEAR, {}) == ()
    assert cover(YEAR, {Period.year(2025): 3}) == ()


def test_every_part_of_a_year_is_a_candidate() -> None:
    assert len(parts_of(YEAR)) == 1 + 12 + 4 + 2 + 1
    span = Period.span(H1.first_day.replace(day=2), H1.last_day)
    assert len(parts_of(span)) == 1 + 5 + 1


def test_of_a_span_over_years_only_what_lies_wholly_within_is_a_candidate() -> None:
    span = Period.span(date(2025, 11, 2), date(2027, 1, 31))

    found = set(parts_of(span)) - {span}

    assert found == {
        *parts_of(YEAR), Period.month(2025, 12), Period.month(2027, 1),
    }  # fmt: skip
    assert len(parts_of(span)) == len(found) + 1


def days(first: int, last: int) -> Period:
    """Days of January."""
    return Period.span(date(2026, 1, first), date(2026, 1, last))


@pytest.mark.parametrize(
    ("stated", "chosen"),
    [
        pytest.param({days(1, 10): 1, days(11, 20): 1, days(1, 19): 1},
                     (days(1, 10), days(11, 20)), id="one day more is more"),
        pytest.param({days(1, 9): 1, days(10, 14): 1, days(16, 20): 1, days(1, 20): 1},
                     (days(1, 20),), id="one day less is less, in however many parts"),
        pytest.param({days(1, 5): 2, days(6, 10): 2, days(1, 20): 1},
                     (days(1, 20),), id="as many days of bodies in one period"),
        pytest.param({days(6, 15): 1, days(1, 10): 1}, (days(1, 10),), id="all alike: the earlier"),
        pytest.param({days(1, 10): 1, days(10, 12): 1}, (days(1, 10),), id="a day is told once"),
    ],
)  # fmt: skip
def test_each_day_counts_once_and_of_choices_alike_the_longer_periods_stand(
    stated: dict[Period, int], chosen: tuple[Period, ...]
) -> None:
    assert cover(MONTHS[0], stated) == chosen


AROUND = (
    *parts_of(YEAR),
    Period.span(date(2026, 2, 10), date(2026, 3, 31)),
    Period.month(2025, 12),
)
stated = st.dictionaries(st.sampled_from(AROUND), st.integers(0, 3), max_size=6)


def days_told(chosen: tuple[Period, ...], stated: dict[Period, int]) -> tuple[int, int]:
    """Days of bodies that a choice covers, and less its length: more of both is better."""
    days = ((each.last_day - each.first_day).days + 1 for each in chosen)
    return sum(n * stated[each] for n, each in zip(days, chosen, strict=True)), -len(chosen)


def apart(chosen: tuple[Period, ...]) -> bool:
    """In order, and none begins before the other has ended."""
    return all(one.last_day < other.first_day for one, other in pairwise(chosen))


@settings(max_examples=60)
@given(stated)
def test_no_other_choice_covers_more_days_or_as_many_with_fewer_periods(
    stated: dict[Period, int],
) -> None:
    within = sorted(each for each, bodies in stated.items() if bodies and YEAR.contains(each))
    ways = (way for size in range(len(within) + 1) for way in combinations(within, size))

    chosen = cover(YEAR, stated)

    assert apart(chosen)
    assert set(chosen) <= set(within)
    assert days_told(chosen, stated) == max(days_told(way, stated) for way in ways if apart(way))


@given(stated)
def test_no_stated_period_of_a_stock_ends_later_or_as_late_with_more_bodies(
    stated: dict[Period, int],
) -> None:
    ends = [
        (each.last_day, bodies) for each, bodies in stated.items() if bodies and YEAR.contains(each)
    ]

    assert [(each.last_day, stated[each]) for each in last(YEAR, stated)] == (
        [max(ends)] if ends else []
    )
