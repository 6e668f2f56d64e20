"""A sample is as large as the rule says, and its draw can be proven again by anybody."""

import hashlib

from hypothesis import given
from hypothesis import strategies as st

from chuan.plans.rules.sampling import SampleRule, draw, wider

ids = st.lists(st.uuids().map(lambda one: one.hex), unique=True, max_size=60)
seeds = st.text("0123456789abcdef", min_size=1, max_size=32)


@given(st.integers(1, 500), st.integers(1, 100), st.integers(0, 2000))
def test_a_sample_has_at_least_the_least_and_the_share_and_never_more_than_all(
    least: int, percent: int, count: int
) -> None:
    size = SampleRule(least, percent).size(count)

    assert size <= count
    assert size >= min(count, least)
    assert size * 100 >= min(count * 100, count * percent)


@given(ids, st.integers(0, 80), seeds)
def test_a_draw_takes_distinct_members_and_as_many_as_asked(
    population: list[str], size: int, seed: str
) -> None:
    drawn = draw(population, size, seed)

    assert len(drawn) == len(set(drawn)) == min(size, len(population))
    assert set(drawn) <= set(population)


@given(ids, st.integers(0, 20), seeds, st.randoms())
def test_the_order_of_the_population_plays_no_part(
    population: list[str], size: int, seed: str, chance: object
) -> None:
    shuffled = list(population)
    chance.shuffle(shuffled)  # type: ignore[attr-defined]  # a random.Random of hypothesis

    assert draw(shuffled, size, seed) == draw(population, size, seed)


@given(ids, st.integers(0, 20), seeds)
def test_a_larger_draw_holds_the_smaller_one(population: list[str], size: int, seed: str) -> None:
    assert set(draw(population, size, seed)) <= set(draw(population, size + 5, seed))


def test_a_draw_is_what_anybody_computes_with_sha_256() -> None:
    population = [f"{number:032x}" for number in range(102)]
    by_hand = sorted(
        population, key=lambda one: hashlib.sha256(f"5eed|{one}".encode()).hexdigest()
    )[:11]

    assert draw(population, SampleRule().size(102), "5eed") == tuple(by_hand)


def test_each_member_is_drawn_about_as_often_as_the_others() -> None:
    population = [str(number) for number in range(20)]
    drawn = [one for seed in range(2000) for one in draw(population, 5, str(seed))]
    counts = [drawn.count(one) for one in population]

    assert min(counts) > 400
    assert max(counts) < 600


@given(st.integers(0, 300), st.integers(0, 300))
def test_a_wider_draw_is_never_smaller_than_the_rule_nor_than_before(drawn: int, left: int) -> None:
    rule = SampleRule()

    assert wider(rule, drawn, left) == min(left, max(drawn, rule.size(left)))
