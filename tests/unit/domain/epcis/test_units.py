"""Amounts are compared across units exactly, and never across kinds of quantity."""

from decimal import Decimal
from fractions import Fraction
from math import isclose

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chuan.domain.epcis.units import _units, convert, find_unit, to_base

CODES = st.sampled_from(sorted(_units()))
AMOUNTS = st.decimals(
    min_value=Decimal("-1e9"), max_value=Decimal("1e9"), places=4, allow_nan=False
)


@pytest.mark.parametrize(
    ("value", "source", "target", "amount"),
    [
        ("1", "TNE", "KGM", "1000"),
        ("12", "GRM", "KGM", "0.012"),
        ("1", "LBR", "KGM", "0.45359237"),
        ("0", "CEL", "KEL", "273.15"),
        ("-40", "FAH", "CEL", "-40"),
        ("212", "FAH", "CEL", "100"),
        ("0", "KEL", "A48", "0"),
        ("36", "KMH", "MTS", "10"),
        ("1", "KWH", "3B", "3.6"),
        ("2", "DZN", "", "24"),
        ("5", "", "H87", "5"),
        ("1000", "MBR", "BAR", "1"),
        ("1", "C35", "C36", "1000"),
        ("360", "P71", "P70", "0.36"),
    ],
)
def test_converts_exactly_when_both_units_measure_one_thing(
    value: str, source: str, target: str, amount: str
) -> None:
    assert convert(Decimal(value), source, target) == Decimal(amount)


@pytest.mark.parametrize(("source", "target"), [("KGM", "LTR"), ("KGM", "ZZ9"), ("?", "KGM")])
def test_tells_no_amount_when_the_units_do_not_meet(source: str, target: str) -> None:
    assert convert(Decimal(1), source, target) is None


@pytest.mark.parametrize("value", ["NaN", "Infinity", "-Infinity"])
def test_tells_no_amount_when_the_value_is_no_number(value: str) -> None:
    assert convert(Decimal(value), "KGM", "GRM") is None
    assert to_base(Decimal(value), "KGM") is None


def test_tells_no_base_when_the_unit_is_unknown() -> None:
    assert to_base(Decimal(1), "ZZ9") is None


@given(CODES)
def test_a_base_unit_is_its_own_base_when_any_unit_names_it(code: str) -> None:
    unit = find_unit(code)
    assert unit is not None
    base = find_unit(unit.base)
    assert base is not None

    assert (base.base, base.factor, base.offset) == (unit.base, Fraction(1), Fraction(0))


@given(AMOUNTS, CODES, CODES)
def test_comes_back_to_the_amount_when_converted_there_and_back(
    value: Decimal, source: str, target: str
) -> None:
    there = convert(value, source, target)
    if there is None:
        return

    back = convert(there, target, source)

    assert back is not None
    assert isclose(back, value, rel_tol=1e-20, abs_tol=1e-20)


@given(AMOUNTS, CODES)
def test_the_order_of_amounts_stays_when_they_are_told_in_the_base_unit(
    value: Decimal, code: str
) -> None:
    less, more = to_base(value, code), to_base(value + 1, code)

    assert less is not None
    assert more is not None
    assert less[0] < more[0]
