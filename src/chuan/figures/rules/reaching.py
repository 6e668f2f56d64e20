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
    keeps = None if forecast is None else reached(forecast, comparator, target)
    return Reach(_on_the_way(comparator, holds=holds, keeps=keeps), gap)


def _on_the_way(comparator: Comparator, *, holds: bool, keeps: bool | None) -> Outlook:
    """While time remains: `holds` today, `keeps` at the end as far as anybody can tell."""
    if holds and comparator is Comparator.AT_LEAST:
        return Outlook.REACHED
    if not holds and comparator is Comparator.AT_MOST:
        return Outlook.MISSED
    if keeps is None:
        return Outlook.ON_COURSE if holds else Outlook.UNKNOWN
    return Outlook.ON_COURSE if keeps else Outlook.HARD
