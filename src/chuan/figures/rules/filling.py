"""Which lines a body fills itself, and what a line says in the end."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from chuan.domain.cascade import Period
from chuan.figures.enums import IndicatorKind, Origin

_TIERS: Final[Mapping[str, int]] = {
    "commune": 0, "district": 1, "province": 2, "central": 3, "node": 3,
}  # fmt: skip
HAVE_A_SOURCE: Final = frozenset({Origin.LIVE, Origin.REUSED, Origin.ROLLED_UP})
"""Origins that lead to rows by themselves; a copy of last year does not."""


def is_added_up(stated_by: str, tier: str) -> bool:
    """Whether a body of `tier` adds the indicator up from bodies below and never types it.

    >>> is_added_up("commune", "province"), is_added_up("province", "commune")
    (True, False)
    """
    if stated_by not in _TIERS or tier not in _TIERS:
        return False
    return _TIERS[stated_by] < _TIERS[tier]


def is_typed(kind: str, stated_by: str, tier: str) -> bool:
    """Whether somebody writes a figure here: a rate is computed, a lower tier's figure added up."""
    return kind != IndicatorKind.RATE and not is_added_up(stated_by, tier)


@dataclass(frozen=True, slots=True)
class Offer:
    """A value that need not be typed, with where it comes from."""

    value: Decimal
    origin: Origin
    estimate: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Standing:
    """What a line says: its figures and their origin ("" when it says nothing)."""

    value: Decimal | None = None
    estimate: Decimal | None = None
    origin: str = ""


def standing_of(kept: Standing | None, offer: Offer | None) -> Standing:
    """What people wrote, else what is offered afresh, else what an earlier offer left.

    An offer that was kept in a cell gives way to the offer of today.
    """
    written = kept is not None and kept.origin not in HAVE_A_SOURCE
    if kept is not None and written and kept.value is not None:
        return kept
    estimate = kept.estimate if kept is not None and written else None
    if offer is not None:
        return Standing(offer.value, offer.estimate if estimate is None else estimate, offer.origin)
    return kept or Standing()


def quotient(numerator: Decimal | None, denominator: Decimal | None) -> Decimal | None:
    """A rate in percent, to four places; None where a part is missing or the whole is nothing.

    >>> quotient(Decimal(1), Decimal(3))
    Decimal('33.3333')
    """
    if numerator is None or denominator is None or denominator == 0:
        return None
    return (numerator * 100 / denominator).quantize(Decimal("0.0001"))


def has_ended(period: Period, as_of: object) -> bool:
    """The figures are closed on the last day of the period or later: an estimate gives way."""
    return bool(period.last_day <= as_of)  # type: ignore[operator]  # a date, told by callers
