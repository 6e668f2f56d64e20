"""Check digits find every wrong digit, and an indicator before a GTIN-13 is refused by name."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chuan.domain.gs1.check_digits import (
    CSET_82,
    append_check_digit,
    check_digit,
    check_pair,
    gtin14,
    gtin_at_level,
    has_right_check_digit,
    refuse_n1_before_gtin13,
    require_check_digit,
)
from chuan.domain.gs1.errors import Gs1Error

digits = st.text("0123456789", min_size=1, max_size=30)


@pytest.mark.parametrize(
    ("number", "digit"),
    [("629104150021", "3"), ("03600029145", "2"), ("37610425002123456", "9"), ("0", "0")],
)
def test_the_check_digit_of_known_numbers(number: str, digit: str) -> None:
    assert check_digit(number) == digit


@given(digits)
def test_a_number_with_its_check_digit_is_right(number: str) -> None:
    assert has_right_check_digit(append_check_digit(number))


@given(digits, st.data())
def test_every_single_wrong_digit_is_found(number: str, data: st.DataObject) -> None:
    right = append_check_digit(number)
    place = data.draw(st.integers(0, len(right) - 1))
    other = data.draw(st.sampled_from([d for d in "0123456789" if d != right[place]]))

    assert not has_right_check_digit(right[:place] + other + right[place + 1 :])


@pytest.mark.parametrize("text", ["", "12a4", "１２３", "-123", " 123", "12\n"])
def test_what_is_no_number_has_no_check_digit(text: str) -> None:
    assert not has_right_check_digit(text)
    with pytest.raises(Gs1Error) as refused:
        check_digit(text)
    assert refused.value.code == "non_digit_character"


def test_the_first_character_that_is_no_digit_is_pointed_at() -> None:
    with pytest.raises(Gs1Error) as refused:
        require_check_digit("8938x01")
    assert refused.value.position == 4


def test_a_wrong_check_digit_is_told_with_the_right_one() -> None:
    with pytest.raises(Gs1Error, match="phải là 9, không phải 3") as refused:
        require_check_digit("8938501000013")
    assert (refused.value.code, refused.value.position) == ("incorrect_check_digit", 12)


def test_an_indicator_before_a_whole_gtin_13_is_refused_by_name() -> None:
    with pytest.raises(Gs1Error, match="GTIN-14 đúng là “18938501000016”") as refused:
        gtin14("18938501000019")
    assert (refused.value.code, refused.value.position) == ("n1_before_gtin13", 13)


@given(st.text("0123456789", min_size=12, max_size=12), st.sampled_from("12345678"))
def test_a_gtin_13_with_an_indicator_needs_a_new_check_digit(item: str, indicator: str) -> None:
    gtin = append_check_digit(item)
    case = gtin_at_level(gtin, indicator)

    assert has_right_check_digit(case)
    assert case[:-1] == indicator + gtin[:-1]
    with pytest.raises(Gs1Error) as refused:
        refuse_n1_before_gtin13(indicator + gtin)
    assert refused.value.code == "n1_before_gtin13"


@pytest.mark.parametrize("text", ["08938501000019", "18938501000016", "8938501000013", "1234"])
def test_other_numbers_are_no_indicator_before_a_gtin_13(text: str) -> None:
    refuse_n1_before_gtin13(text)


@pytest.mark.parametrize(
    ("gtin", "long"),
    [
        ("96385074", "00000096385074"),
        ("036000291452", "00036000291452"),
        ("8938501000019", "08938501000019"),
        ("18938501000016", "18938501000016"),
    ],
)
def test_every_length_of_gtin_has_a_form_of_fourteen_digits(gtin: str, long: str) -> None:
    assert gtin14(gtin) == long


@pytest.mark.parametrize("length", [1, 7, 9, 10, 11, 15])
def test_a_gtin_of_another_length_is_refused(length: int) -> None:
    with pytest.raises(Gs1Error) as refused:
        gtin14("0" * length)
    assert refused.value.code == "gtin_length"


@given(st.text(CSET_82, max_size=97), st.data())
def test_the_check_pair_finds_every_single_wrong_character(text: str, data: st.DataObject) -> None:
    if not text:
        return
    place = data.draw(st.integers(0, len(text) - 1))
    other = data.draw(st.sampled_from([c for c in CSET_82 if c != text[place]]))

    assert check_pair(text[:place] + other + text[place + 1 :]) != check_pair(text)


@pytest.mark.parametrize(("text", "pair"), [("", "22"), ("1987654Ad4X4bL5ttr2310c", "2K")])
def test_the_check_pair_of_known_texts(text: str, pair: str) -> None:
    assert check_pair(text) == pair


def test_a_check_pair_is_refused_for_what_is_too_long_or_outside_set_82() -> None:
    with pytest.raises(Gs1Error) as refused:
        check_pair("1" * 98)
    assert refused.value.code == "too_long_for_check_pair_implementation"
    with pytest.raises(Gs1Error) as refused:
        check_pair("12 4")
    assert (refused.value.code, refused.value.position) == ("invalid_cset82_character", 2)
