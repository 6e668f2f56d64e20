"""How long and how large a number may be to be reckoned with by everyone who reads it."""

from decimal import Decimal
from typing import Final

LONGEST: Final = 80
"""The most signs of a number in JSON."""
LONGEST_PLAIN: Final = 400
"""The most signs of one in XML, which writes none with a power of ten."""
_HIGHEST_POWER: Final = 300
"""What is far beyond becomes infinite in programs that read numbers as JavaScript does."""


def can_be_reckoned_with(number: Decimal) -> bool:
    """Whether a number is none of the infinite ones, nor above or below every amount there is.

    >>> can_be_reckoned_with(Decimal("1e300")), can_be_reckoned_with(Decimal("1e-301"))
    (True, False)
    """
    return number.is_finite() and abs(number.adjusted()) <= _HIGHEST_POWER
