"""Whether a target is reached, will be by the pace so far, or hardly; never said without figures."""

from dataclasses import dataclass
from decimal import Decimal

from chuan.figures.enums import Comparator, Outlook


@dataclass(frozen=True, slots=True)
class Reach:
    """A figure held against a target. `gap` is how much is wanting, 0 when nothing is."""

    outlook: Outlook
    gap: Decimal | None = None


def reached(value: Decimal, comparator: Comparator, target: Decimal) -> bool:
    """Whether the value is what the target asks for."""
    if comparator is Comparator.AT_LEAST:
        return value >= target
    return value <= target if comparator is Comparator.AT_MOST else value == target


def reach(
    *,
    value: Decimal | None,
    forecast: Decimal | None,
    target: Decimal | None,
    comparator: Comparator,
    is_over: bool,
) -> Reach:
    """The outlook of one target.

    `value` is what is closed, `forecast` where the end of the target's time will be (the stated
    estimate, else the pace so far), `is_over` that this time has ended. "At most" is reached only
    when the time is over: until then one can only keep to it.
    """
    if target is None:
        return Reach(Outlook.NO_NUMBER)
    if value is None:
        return Reach(Outlook.UNKNOWN)
    holds = reached(value, comparator, target)
    gap = Decimal(0) if holds else abs(target - value)
    if is_over:
        return Reach(Outlook.REACHED if holds else Outlook.MISSED, gap)
    if holds and comparator is Comparator.AT_LEAST:
        return Reach(Outlook.REACHED, gap)
    if not holds and comparator is Comparator.AT_MOST:
        return Reach(Outlook.MISSED, gap)
    if forecast is None:
        return Reach(Outlook.ON_COURSE if holds else Outlook.UNKNOWN, gap)
    keeps = reached(forecast, comparator, target)
    return Reach(Outlook.ON_COURSE if keeps else Outlook.HARD, gap)
