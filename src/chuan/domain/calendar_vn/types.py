"""What a calendar is made of: days that differ from their week, and why a day is off."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from chuan.domain.confidence import Confidence


class DayKind(StrEnum):
    """What a day is made into, whatever its place in the week."""

    OFF = "off"
    WORKING = "working"


@dataclass(frozen=True, slots=True)
class Day:
    """One day that differs from its week.

    `basis` cites the act, `symbol` is that act's symbol where there is one, `source` says where the
    day itself was told. A day that is not `counted` stands in the table to be seen, and changes
    nothing: it waits for somebody to confirm it.
    """

    on: date
    kind: DayKind
    name: str
    basis: str
    symbol: str
    confidence: Confidence
    source: str = ""
    counted: bool = True


@dataclass(frozen=True, slots=True)
class DayOff:
    """Why nobody works on a day, and how sure that is."""

    name: str
    basis: str
    confidence: Confidence
    source: str = ""

    @property
    def is_unverified(self) -> bool:
        """The answer rests on what nobody has confirmed."""
        return self.confidence is Confidence.UNCONFIRMED
