"""Editions that follow one another: the chain ends, whatever the sources say."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from chuan.standards.rules.editions import chain_of, steps_of

KEYS = st.sampled_from([f"TCVN 1:{year}" for year in range(1990, 2002)])
STEPS = st.sets(st.tuples(KEYS, KEYS).filter(lambda step: step[0] != step[1]), max_size=30)
FORWARD = STEPS.map(lambda steps: {(old, new) for old, new in steps if old < new})


@given(KEYS, STEPS)
def test_a_chain_always_has_an_end_and_never_a_stranger(
    key: str, steps: set[tuple[str, str]]
) -> None:
    chain = chain_of(key, steps)

    assert chain.current
    assert set(chain.current) <= {key, *chain.after}
    assert key not in {*chain.before, *chain.after}
    assert len(set(chain.current)) == len(chain.current)


@given(KEYS, FORWARD)
def test_what_is_current_was_replaced_by_nothing(key: str, steps: set[tuple[str, str]]) -> None:
    chain = chain_of(key, steps)

    assert not chain.is_ring
    assert not {old for old, _new in steps} & set(chain.current)
    assert not set(chain.before) & set(chain.after)
    for end in chain.current:
        assert chain_of(end, steps).current == (end,)


@given(KEYS, FORWARD)
def test_whoever_comes_later_leads_to_a_part_of_the_same_end(
    key: str, steps: set[tuple[str, str]]
) -> None:
    chain = chain_of(key, steps)

    for later in chain.after:
        assert set(chain_of(later, steps).current) <= set(chain.current)
        assert key in chain_of(later, steps).before


@given(KEYS, STEPS)
def test_every_member_of_a_ring_without_exit_agrees_which_edition_is_the_last(
    key: str, steps: set[tuple[str, str]]
) -> None:
    chain = chain_of(key, steps)

    if chain.is_ring and not {key, *chain.after} - {old for old, _new in steps}:
        (last,) = chain.current
        assert chain_of(last, steps).current == (last,)


def test_a_split_has_several_ends_and_a_merger_one() -> None:
    split = {("a", "b"), ("a", "c"), ("b", "d"), ("c", "d"), ("c", "e")}

    assert chain_of("a", split).current == ("d", "e")
    assert chain_of("b", split).current == ("d",)


def test_a_replacement_told_from_both_sides_is_one_step() -> None:
    told = [("new", "replaces", "old"), ("old", "replaced_by", "new"), ("new", "adopts", "x")]

    assert steps_of(told) == {("old", "new")}


def test_a_chain_of_many_thousand_editions_is_walked() -> None:
    keys = [f"{number:05d}" for number in range(20_000)]

    assert chain_of(keys[0], pairwise(keys)).current == (keys[-1],)
