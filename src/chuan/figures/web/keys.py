"""Keys of rows and small numbers as forms send them: anything else is none."""

LONGEST = 18
"""Digits that every database keeps in a key."""


def number_in(text: str) -> int | None:
    """The whole number that was sent, or None.

    >>> number_in("12"), number_in("²"), number_in("-1"), number_in("9" * 5000)
    (12, None, None, None)
    """
    usable = text.isascii() and text.isdigit() and len(text) <= LONGEST
    return int(text) if usable else None
