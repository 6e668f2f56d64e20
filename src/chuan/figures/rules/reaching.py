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
    is_ahead: bool = False,
) -> Reach:
    """The outlook of one target.

    `value` is what is closed, `forecast` where the end of the target's time will be (the stated
    estimate, else the pace so far), `is_over` that this time has ended, `is_ahead` that it ends in
    a later year than the value. "At most" is reached only when the time is over, and what is wanted
    of a later year only then: until then one can only keep to it.
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
    settled = None if is_ahead else _settled(comparator, holds=holds)
    return Reach(settled or _on_the_way(holds=holds, keeps=keeps), gap)


def _settled(comparator: Comparator, *, holds: bool) -> Outlook | None:
    """What the rest of the year cannot change: what grows is there already, what may not is past it."""
    if holds and comparator is Comparator.AT_LEAST:
        return Outlook.REACHED
    return Outlook.MISSED if not holds and comparator is Comparator.AT_MOST else None


def _on_the_way(*, holds: bool, keeps: bool | None) -> Outlook:
    """While time remains: `holds` today, `keeps` at the end as far as anybody can tell."""
    if keeps is None:
        return Outlook.ON_COURSE if holds else Outlook.UNKNOWN
    return Outlook.ON_COURSE if keeps else Outlook.HARD
