"""The closed lists of the worklist."""

from enum import StrEnum


class Group(StrEnum):
    """The parts of the worklist, the most urgent first."""

    OVERDUE = "overdue"
    WAITING = "waiting"
    SOON = "soon"
    LATER = "later"


class Whose(StrEnum):
    """Whose work the list shows; the values stand in the address of the page."""

    ALL = ""
    MINE = "toi"
    NOBODY = "chua-giao"
