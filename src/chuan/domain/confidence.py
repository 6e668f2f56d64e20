"""How sure a fact of law or of history is: the marks that data files and rows carry."""

from enum import StrEnum


class Confidence(StrEnum):
    """Article read, excerpt seen, unconfirmed; a larger letter is less sure."""

    READ = "A"
    EXCERPT = "B"
    UNCONFIRMED = "C"
