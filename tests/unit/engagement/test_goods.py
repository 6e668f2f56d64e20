"""Codes of goods agree however they are written, and never by a short beginning alone."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chuan.engagement.rules.goods import (
    find_hs,
    find_ics,
    hs_agreeing,
    ics_agreeing,
    plain_hs,
    prefixes,
    print_hs,
)
from chuan.engagement.rules.matching import Goods, Shelf, reason_for

HS = st.builds(
    lambda chapter, rest, pairs: f"{chapter:02d}{rest}"[: 4 + 2 * pairs],
    st.integers(1, 97),
    st.from_regex(r"[0-9]{8}", fullmatch=True),
    st.integers(0, 3),
).filter(lambda code: len(code) > 4 or not 1906 <= int(code) <= 2099 or 2001 <= int(code) <= 2009)
"""Codes but those that no heading bears and that are years in a text."""


@given(HS)
def test_every_print_of_a_code_is_the_same_code(code: str) -> None:
    assert plain_hs(print_hs(code)) == code
    assert find_hs(f"{print_hs(code)} - goods") == (code,)


@given(HS, HS)
def test_two_codes_agree_both_ways_or_not_at_all(one: str, other: str) -> None:
    both = hs_agreeing(one, other)

    assert both == hs_agreeing(other, one)
    assert both is None or (one.startswith(both.shared) and other.startswith(both.shared))
    assert (both is not None) == (one.startswith(other) or other.startswith(one))


@given(HS)
def test_a_code_agrees_with_all_that_it_lies_in(code: str) -> None:
    assert all(hs_agreeing(code, short) for short in prefixes("hs", code))


@pytest.mark.parametrize("written", ["0409.00.00", "04090000", "0409", "04.09", "0409 00"])
def test_honey_matches_however_either_side_writes_it(written: str) -> None:
    for told in ("0409.00.00", "04090000", "0409"):
        reason = reason_for(Goods(hs=[plain_hs(written)]), Goods(hs=find_hs(told)), "EU")

        assert reason is not None
        assert reason.shared.startswith("0409")


def test_a_neighbour_or_a_number_of_something_else_does_not_match() -> None:
    honey = Goods(hs=["0409"], ics=["67.180.10"], words=["Mật ong hoa nhãn"])

    assert reason_for(honey, Goods(hs=["0410", "040"], ics=["67.050"]), "EU") is None
    assert reason_for(honey, Goods(words=["Sáp ong và mật mía"]), "EU") is None
    assert find_hs("ISO 9001:2015, 25 kg, 12.5%, năm 2026") == ()
    assert find_ics("Điều 67, 97 trang") == ()


def test_a_whole_chapter_matches_more_weakly_than_a_heading_and_words_stand_between() -> None:
    honey = Goods(hs=["0409"], words=["mật ong"], markets=["EU"])
    chapter = reason_for(Goods(hs=["0409"]), Goods(hs=["04"]), "EU")
    heading = reason_for(honey, Goods(hs=["0409"]), "JPN")
    words = reason_for(honey, Goods(hs=["04"], words=["Thực phẩm: Mật ong, sữa"]), "JPN")
    market = reason_for(honey, Goods(hs=["0409"]), "EU")

    assert chapter
    assert heading
    assert words
    assert market
    assert chapter.strength < words.strength < heading.strength < market.strength
    assert (words.way, market.in_market) == ("words", True)


def test_one_syllable_is_no_name_of_goods() -> None:
    assert reason_for(Goods(words=["bò"]), Goods(words=["Thịt bò"]), "EU") is None
    assert reason_for(Goods(words=["honey"]), Goods(words=["Honey and syrups"]), "EU") is not None


def test_a_field_of_the_ics_alone_is_too_wide() -> None:
    assert ics_agreeing("67", "67.180") is None
    assert ics_agreeing("67.18", "67.180") is None


PRODUCTS = st.builds(
    Goods,
    hs=st.lists(HS, max_size=2),
    ics=st.lists(st.sampled_from(["67.180", "67.180.10", "67.050"]), max_size=1),
    words=st.lists(st.sampled_from(["mật ong", "honey", "chè xanh", "bò"]), max_size=2),
)
TOLD = st.builds(
    Goods,
    hs=st.lists(st.one_of(HS, st.sampled_from(["04", "40"])), max_size=3),
    ics=st.lists(st.sampled_from(["67.180", "67.180.10", "67"]), max_size=1),
    words=st.lists(st.sampled_from(["Mật ong, chè xanh", "Raw honey", "Thịt bò"]), max_size=2),
)


@given(st.lists(PRODUCTS, max_size=5), TOLD)
def test_the_shelf_finds_all_that_trying_each_would_find(
    products: list[Goods], told: Goods
) -> None:
    each = [(at, reason_for(one, told, "EU")) for at, one in enumerate(products)]

    assert list(Shelf(products).touched_by(told, "EU")) == [
        (at, reason) for at, reason in each if reason is not None
    ]
