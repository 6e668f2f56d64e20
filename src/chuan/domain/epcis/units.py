"""Units of measure by their UN/ECE Recommendation 20 codes, and exact conversion between them."""

from collections.abc import Mapping
from decimal import Context, Decimal
from fractions import Fraction
from functools import cache
from importlib import resources
from types import MappingProxyType
from typing import NamedTuple

PIECE = "C62"
"""The unit of what is counted: "one"; an empty code means it too."""

_PRECISION = Context(prec=34)


class Unit(NamedTuple):
    """A unit: `value × factor + offset` is the same amount in the unit `base`."""

    code: str
    base: str
    factor: Fraction
    offset: Fraction
    name: str


def find_unit(uom: str) -> Unit | None:
    """The unit of a code ("KGM"; "" is pieces), or None for a code we do not know."""
    return _units().get(uom or PIECE)


def to_base(value: Decimal, uom: str) -> tuple[Decimal, str] | None:
    """The amount in the base unit of its kind, with that unit's code; None for an unknown unit.

    Equal amounts give equal results. Exact to 34 digits.

    >>> to_base(Decimal("2.5"), "GRM")
    (Decimal('0.0025'), 'KGM')
    """
    unit = find_unit(uom)
    if unit is None or not value.is_finite():
        return None
    return _decimal(Fraction(value) * unit.factor + unit.offset), unit.base


def convert(value: Decimal, source: str, target: str) -> Decimal | None:
    """The amount in another unit of the same kind; None when they are of two kinds or unknown.

    Exact to 34 digits.

    >>> convert(Decimal("50"), "FAH", "CEL")
    Decimal('10')
    """
    here, there = find_unit(source), find_unit(target)
    if here is None or there is None or here.base != there.base or not value.is_finite():
        return None
    if here is there:
        return value
    amount = Fraction(value) * here.factor + here.offset
    return _decimal((amount - there.offset) / there.factor)


def _decimal(amount: Fraction) -> Decimal:
    return _PRECISION.divide(Decimal(amount.numerator), Decimal(amount.denominator))


@cache
def _units() -> Mapping[str, Unit]:
    text = resources.files(__package__).joinpath("data/units.tsv").read_text(encoding="utf-8")
    rows = (line.split("\t") for line in text.splitlines() if not line.startswith("#"))
    return MappingProxyType(
        {
            code: Unit(code, base, Fraction(factor), Fraction(offset), name)
            for code, base, factor, offset, name in rows
        }
    )
