"""Which tier a body states figures for, and whose sums a body may read as its own."""

import re

from chuan.orgs.enums import Level

TIERS: tuple[str, ...] = (Level.COMMUNE, Level.DISTRICT, Level.PROVINCE, Level.CENTRAL)
"""From the lowest; a rate or a sum climbs them."""
_SEAT = re.compile(r"/\d{2}/(?:x\d{5}/)?")
_TOP = re.compile(r"/[a-z]?\d{2}/(?:x\d{5}/)?")


def tier_of(level: str, place_level: str = "") -> str:
    """The tier of a body: its own level, or that of its place for firms, unions and committees.

    >>> tier_of("province"), tier_of("party", "commune"), tier_of("node")
    ('province', 'commune', 'central')
    """
    if level in TIERS:
        return level
    return place_level if place_level in TIERS else str(Level.CENTRAL)


def states(indicator_level: str, tier: str) -> bool:
    """Whether bodies of `tier` state the indicator; one of a tier that does not exist is anybody's."""
    return indicator_level == tier or indicator_level not in TIERS


def is_below(indicator_level: str, tier: str) -> bool:
    """Whether the indicator is stated by a lower tier, so that `tier` adds it up."""
    if indicator_level not in TIERS or tier not in TIERS:
        return False
    return TIERS.index(indicator_level) < TIERS.index(tier)


def is_seat(path: str) -> bool:
    """Whether the body is the government of its place, to which everything there reports.

    >>> is_seat("/40/"), is_seat("/40/x16681/"), is_seat("/40/skhcn/"), is_seat("/d40/")
    (True, True, False, False)
    """
    return _SEAT.fullmatch(path) is not None


def governs_a_place(path: str) -> bool:
    """Whether the body stands at the top of its place in its own tree, and appoints who compiles there.

    >>> governs_a_place("/d40/"), governs_a_place("/40/x16681/"), governs_a_place("/40/skhcn/")
    (True, True, False)
    """
    return _TOP.fullmatch(path) is not None


def within(tier: str) -> tuple[str, ...]:
    """The tiers whose figures a place of this tier has: its own and those below.

    >>> [str(tier) for tier in within("province")]
    ['commune', 'district', 'province']
    """
    return TIERS[: TIERS.index(tier) + 1] if tier in TIERS else TIERS
