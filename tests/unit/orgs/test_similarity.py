"""Candidates are the names most alike, the best first, and none that is far off."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chuan.orgs.rules.similarity import ENOUGH, likeness, most_alike

NAMES = st.text(alphabet="abcd ", min_size=1, max_size=12)


@given(NAMES, NAMES)
def test_likeness_is_the_same_from_both_sides_and_one_only_at_most(one: str, other: str) -> None:
    assert likeness(one, other) == likeness(other, one)
    assert 0 <= likeness(one, other) <= likeness(one, one) == 1


def test_likeness_is_the_share_of_pairs_of_letters_in_common() -> None:
    # " ab " and " ac " share one pair of three on each side.
    assert likeness("ab", "ac") == pytest.approx(2 / 6)
    assert likeness("ab", "xy") == 0


def test_the_best_come_first_each_body_once_and_weak_ones_never() -> None:
    names = [
        ("so tai chinh", 1),
        ("so y te", 2),
        ("so y te tinh", 3),
        ("phong so y te", 2),
        ("so y te tinh", 4),
        ("hoi nong dan", 5),
    ]

    found = most_alike("so y te", names, 10)

    assert [key for _, key in found] == [2, 3, 4]
    assert found[0][0] == 1
    assert all(score >= ENOUGH for score, _ in found)
    assert most_alike("so y te", names, 2) == found[:2]
