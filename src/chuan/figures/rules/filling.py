"""Which lines a body fills itself, and what a line says in the end."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Final

from chuan.domain.cascade import Period, rate
from chuan.figures.enums import IndicatorKind, Origin
from chuan.figures.rules.tiers import is_below

HAVE_A_SOURCE: Final = frozenset({Origin.LIVE, Origin.REUSED, Origin.ROLLED_UP})
"""Origins that lead to rows by themselves; a copy of last year does not."""


def is_typed(kind: str, stated_by: str, tier: str) -> bool:
    """Whether somebody writes a figure here: a rate is computed, a lower tier's figure added up."""
    return kind != IndicatorKind.RATE and not is_below(stated_by, tier)


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
    if numerator is None or denominator is None:
        return None
    found = rate(numerator, denominator)
    return None if found is None else found.quantize(Decimal("0.0001"))


def has_ended(period: Period, as_of: date) -> bool:
    """The figures are closed on the last day of the period or later: an estimate gives way."""
    return period.last_day <= as_of
