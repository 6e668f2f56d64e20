"""Numbers are read in both notations, refused when they have two readings, and written as in papers."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chuan.figures.errors import FigureRefused
from chuan.figures.rules.money_words import spell, spell_dong
from chuan.figures.rules.numbers import check_size, read_number, read_optional, write_number

READ = [
    ("1.234,5", 1, "1234.5"), ("1234.5", 1, "1234.5"), ("1 234", 0, "1234"), ("12 %", 0, "12"),
    ("1\u00a0234,50", 2, "1234.5"), ("1,234,567.89", 2, "1234567.89"), ("12.345.678", 0, "12345678"),
    ("1,234", 0, "1234"), ("1.234", 2, "1234"), ("0.5", 1, "0.5"), ("0,500", 3, "0.5"),
    ("1,234", 3, "1.234"), ("-3", 0, "-3"), ("−3,5", 1, "-3.5"), ("(1.200)", 0, "-1200"),
    ("+7", 0, "7"), ("12,0", 0, "12"), ("007", 0, "7"), ("1'234", 0, "1234"), ("-0", 0, "0"),
]  # fmt: skip
REFUSED = [
    ("", 0), ("abc", 0), ("12a", 0), ("12 34", 0), ("1.2.3", 0), ("1,5", 0), ("1,25", 1), ("1,234", 1),
    ("1.234", 3), ("1e5", 0), ("١٢", 0), ("9" * 20, 0), ("--3", 0), ("1.234.5", 1), ("=1+1", 0), (".5", 1),
    ("1 234,5,6", 1), ("1 234.5.6", 1), ("1 234,x", 1), ("1.23a.456", 0), ("1.234.5a6", 0), ("a.234.567", 0),
]  # fmt: skip


@pytest.mark.parametrize(("text", "decimals", "figure"), READ)
def test_a_number_is_read_in_either_notation(text: str, decimals: int, figure: str) -> None:
    assert read_number(text, decimals=decimals) == Decimal(figure)


@pytest.mark.parametrize(("text", "decimals"), REFUSED)
def test_what_is_no_number_or_two_is_refused_with_a_sentence(text: str, decimals: int) -> None:
    with pytest.raises(FigureRefused) as refusal:
        read_number(text, decimals=decimals)
    assert "%(" not in refusal.value.message


def test_an_empty_cell_is_no_zero() -> None:
    assert [read_optional(text, decimals=0) for text in ("", " ", "-", "–", "0")] == [
        None, None, None, None, 0,
    ]  # fmt: skip


@given(
    st.decimals(min_value=-(10**12), max_value=10**12, places=4),
    st.integers(min_value=0, max_value=4),
)
def test_what_is_written_is_read_back_unless_it_has_two_readings(
    value: Decimal, decimals: int
) -> None:
    rounded = value.quantize(Decimal(1).scaleb(-decimals))
    written = write_number(rounded, decimals)
    try:
        assert read_number(written, decimals=decimals) == rounded
    except FigureRefused:
        assert decimals >= 3
        assert written.lstrip("-").count(".") == 1


def test_sums_must_fit_their_column() -> None:
    check_size(Decimal(10) ** 11, of_a_commune=True)
    check_size(None, of_a_commune=True)
    with pytest.raises(FigureRefused):
        check_size(Decimal(10) ** 11 + 1, of_a_commune=True)
    check_size(Decimal(10) ** 13, of_a_commune=False)


NINES = "chín trăm chín mươi chín triệu chín trăm chín mươi chín nghìn chín trăm chín mươi chín"


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (0, "không"), (5, "năm"), (10, "mười"), (15, "mười lăm"), (21, "hai mươi mốt"),
        (1, "một"), (11, "mười một"), (25, "hai mươi lăm"), (10**9, "một tỷ"), (999_999_999, NINES),
        (24, "hai mươi bốn"), (105, "một trăm linh năm"), (110, "một trăm mười"),
        (1_000_005, "một triệu không trăm linh năm"), (185_000_000, "một trăm tám mươi lăm triệu"),
        (2 * 10**12 + 3, "hai nghìn tỷ không trăm linh ba"),
    ],
)  # fmt: skip
def test_money_is_spelled_as_vouchers_do(number: int, words: str) -> None:
    assert spell(number) == words
    assert spell_dong(Decimal(-number)) == (f"âm {words} đồng" if number else f"{words} đồng")
