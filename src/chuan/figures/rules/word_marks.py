"""Marks of texts in boxes: whether what stands is still what was shown; pure."""

from hashlib import sha256
from typing import Final

LONGEST: Final = 20_000
"""Letters in one block."""


def plain(text: str) -> str:
    """Lines of single-spaced words, as the composer keeps them."""
    lines = (" ".join(line.split()) for line in text[:LONGEST].splitlines())
    return "\n".join(line for line in lines if line)


def mark_of(text: str) -> str:
    """A short mark of a text.

    >>> mark_of("một  hai") == mark_of(" một hai")
    True
    """
    return sha256(plain(text).encode()).hexdigest()[:16]
