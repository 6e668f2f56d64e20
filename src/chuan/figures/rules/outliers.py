"""Figures far from others, told robustly: by ratio and by size, by median and median deviation."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from enum import StrEnum
from math import log
from statistics import median, quantiles
from typing import Final

RATIO: Final = Decimal(3)
"""Three times as much, or a third."""
SMALL: Final = Decimal(10)
"""Differences up to ten are the chance of small numbers."""
FEWEST: Final = 8
"""Fewer bodies alike say nothing about a ninth."""
FEWEST_SHOWN: Final = 5
"""A range of fewer bodies would tell of one of them (k ≥ 5)."""
DEVIATIONS: Final = 4.0
TO_SIGMA: Final = 1.4826
LEAST_SPREAD: Final = 0.25
"""Bodies that are all alike still differ by a quarter."""


class Jump(StrEnum):
    """Which way a figure left that of last year."""

    NONE = ""
    UP = "up"
    DOWN = "down"


@dataclass(frozen=True, slots=True)
class Range:
    """Where the middle half of bodies alike lies, rounded outwards so that none is told apart."""

    low: Decimal
    high: Decimal
    bodies: int


def jump(value: Decimal, before: Decimal) -> Jump:
    """Up or down by the ratio and by more than small numbers do.

    >>> jump(Decimal(120), Decimal(30)), jump(Decimal(4), Decimal(1))
    (<Jump.UP: 'up'>, <Jump.NONE: ''>)
    """
    if abs(value - before) <= SMALL or value < 0 or before < 0:
        return Jump.NONE
    if value > before * RATIO:
        return Jump.UP
    return Jump.DOWN if value * RATIO < before else Jump.NONE


def stands_out(value: Decimal, others: Sequence[Decimal]) -> bool:
    """Whether the value lies far from the others on the scale of ratios (median, MAD)."""
    if len(others) < FEWEST or value < 0:
        return False
    logs = [log(1 + float(max(other, Decimal(0)))) for other in others]
    middle = median(logs)
    spread = max(TO_SIGMA * median(abs(each - middle) for each in logs), LEAST_SPREAD)
    away = abs(log(1 + float(value)) - middle)
    centre = Decimal(str(median(float(other) for other in others)))
    return away > DEVIATIONS * spread and abs(value - centre) > SMALL


def range_of(others: Sequence[Decimal]) -> Range | None:
    """The middle half of the others; None when they are too few to be shown."""
    if len(others) < FEWEST_SHOWN:
        return None
    low, _middle, high = quantiles([float(other) for other in others], n=4, method="inclusive")
    return Range(
        _rounded(Decimal(str(low)), ROUND_FLOOR),
        _rounded(Decimal(str(high)), ROUND_CEILING),
        len(others),
    )


def _rounded(value: Decimal, way: str) -> Decimal:
    """Two leading digits."""
    if value == 0:
        return Decimal(0)
    step = Decimal(1).scaleb(value.adjusted() - 1)
    return (value / step).to_integral_value(rounding=way) * step
