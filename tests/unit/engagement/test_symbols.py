"""Symbols of notifications: one print for every spelling, and nothing but a refusal for the rest."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chuan.engagement.errors import NotASymbol
from chuan.engagement.rules.symbols import Symbol, find_symbols, parse_symbol

LATER = st.sampled_from([("", 0), ("Add", 1), ("Add", 12), ("Corr", 3)])
SYMBOLS = st.builds(
    lambda agreement, member, number, revision, later: Symbol(
        agreement, member, number, revision, *later
    ),
    st.sampled_from(["TBT", "SPS"]),
    st.from_regex(r"[A-Z]{2,3}", fullmatch=True),
    st.integers(1, 99_999),
    st.integers(0, 20),
    LATER,
)


@given(SYMBOLS)
def test_what_is_printed_is_read_back(symbol: Symbol) -> None:
    assert parse_symbol(str(symbol)) == symbol
    assert find_symbols(f"xem {symbol}") == () or symbol in find_symbols(str(symbol))


@given(SYMBOLS)
def test_case_spaces_and_leading_zeros_do_not_matter(symbol: Symbol) -> None:
    zero = str(symbol).replace(f"/{symbol.number}", f"/0{symbol.number}", 1)
    spaced = zero.replace("/", " / ").replace("Rev.", "REV ").replace("Add.", "add. ")

    assert parse_symbol(zero.lower()) == parse_symbol(spaced) == symbol


@given(SYMBOLS)
def test_all_that_follows_a_notification_shares_its_family(symbol: Symbol) -> None:
    assert parse_symbol(symbol.family).family == symbol.family
    assert parse_symbol(symbol.family).is_first


@given(st.text(max_size=80))
def test_any_text_is_read_or_refused(text: str) -> None:
    try:
        symbol = parse_symbol(text)
    except NotASymbol:
        return
    assert parse_symbol(str(symbol)) == symbol


@pytest.mark.parametrize(
    "text",
    ["", "G/TBT/N/VNM", "G/TBT/N/VNM/0", "G/SCM/N/VNM/1", "G/TBT/N/VNM/1/Add.1/Rev.1", "VNM/1",
     "G/TBT/N/VNM/1/Xyz.1", "G/TBT/N/VNM/1/Rev.", "G/TBT/N/V/1"],
)  # fmt: skip
def test_a_text_that_is_no_symbol_is_refused(text: str) -> None:
    with pytest.raises(NotASymbol):
        parse_symbol(text)
