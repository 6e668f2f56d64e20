"""Numbers as Vietnamese writes them, and round steps for a scale."""

import math
from collections.abc import Iterable
from decimal import ROUND_HALF_UP, Decimal

from chuan.domain.charts.types import Number

HAIR = 1e-9
"""Figures that differ by less than this share of themselves are one on a scale."""


def exact(value: Number) -> Decimal:
    """The number as it would be written, without the tail of binary fractions."""
    return value if isinstance(value, Decimal) else Decimal(str(value))


def written(value: Number, places: int = 1) -> str:
    """With a point between thousands and a comma before decimals; decimals that are nought are left.

    >>> written(1234.5), written(-0.04), written(100), written(2391120, 0)
    ('1.234,5', '0', '100', '2.391.120')
    """
    shown = exact(value).quantize(Decimal(1).scaleb(-places), rounding=ROUND_HALF_UP)
    whole, _, rest = f"{abs(shown):f}".partition(".")
    rest = rest.rstrip("0")
    groups = f"{int(whole):,}".replace(",", ".")
    sign = "−" if shown < 0 else ""
    return f"{sign}{groups},{rest}" if rest else f"{sign}{groups}"


def with_unit(value: Number, unit: str, places: int = 1) -> str:
    r"""The number and its unit, never parted by the end of a line; % stands right at its number.

    >>> with_unit(97.25, "%", 1), with_unit(2, "cuộc")
    ('97,3%', '2\xa0cuộc')
    """
    number = written(value, places)
    gap = "" if unit in {"", "%"} else "\u00a0"
    return f"{number}{gap}{unit}"


def ticks(low: float, high: float, most: int = 5) -> tuple[float, ...]:
    """Round values that cover low to high, at most `most` steps of 1, 2, 2.5 or 5 times a power of ten.

    >>> ticks(0, 97)
    (0.0, 20.0, 40.0, 60.0, 80.0, 100.0)
    """
    if high - low <= HAIR * max(1.0, abs(low), abs(high)):
        high = low + max(abs(low), 1.0)
    rough = (high - low) / most
    power = 10.0 ** math.floor(math.log10(rough))
    step = next((m * power for m in (1, 2, 2.5, 5) if m * power >= rough * 0.999), 10 * power)
    first, last = math.floor(low / step + 1e-9), math.ceil(high / step - 1e-9)
    return tuple(float(exact(round(step * at, 12))) for at in range(first, last + 1))


def places_of(values: Iterable[float], most: int = 6) -> int:
    """The decimals that a scale needs.

    >>> places_of((0.0, 2.5, 5.0)), places_of((0.0, 20.0))
    (1, 0)
    """
    needed = (
        max(0, -int(exact(round(value, most)).normalize().as_tuple().exponent)) for value in values
    )
    return min(most, max(needed, default=0))
