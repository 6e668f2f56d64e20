"""What one line of a report says, and how two writers of it are brought together."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class Written:
    """What stands in a cell; `origin` is empty where nobody wrote anything."""

    value: Decimal | None = None
    estimate: Decimal | None = None
    note: str = ""
    origin: str = ""

    def to_json(self) -> dict[str, object]:
        """As it is kept in the history: figures as text, exact."""
        return {
            "value": None if self.value is None else f"{self.value:f}",
            "estimate": None if self.estimate is None else f"{self.estimate:f}",
            "note": self.note,
            "origin": self.origin,
        }

    @classmethod
    def from_json(cls, kept: Mapping[str, object]) -> "Written":
        """Read back; marks beside it are passed over."""

        def figure(name: str) -> Decimal | None:
            return None if kept.get(name) is None else Decimal(str(kept[name]))

        return cls(
            figure("value"),
            figure("estimate"),
            str(kept.get("note", "")),
            str(kept.get("origin", "")),
        )


@dataclass(frozen=True, slots=True)
class Held:
    """What was not written because somebody else was first: mine, theirs, who and when."""

    change: int
    line: int
    mine: Written
    theirs: Written
    by_label: str
    at: datetime


def merged(now: Written, wanted: Written, seen: Written | None) -> Written:
    """What the line shall say: a field that the writer left as it was seen stays as it stands now.

    >>> merged(Written(Decimal(7)), Written(Decimal(5), note="x"), Written(Decimal(5))).value
    Decimal('7')
    """
    if seen is None:
        return wanted
    same_figures = wanted.value == seen.value and wanted.estimate == seen.estimate
    return replace(
        wanted,
        value=now.value if wanted.value == seen.value else wanted.value,
        estimate=now.estimate if wanted.estimate == seen.estimate else wanted.estimate,
        note=now.note if wanted.note == seen.note else wanted.note,
        origin=now.origin if same_figures else wanted.origin,
    )


def clash(now: Written, wanted: Written, seen: Written | None) -> bool:
    """Whether writing would lose what somebody else wrote since; an emptied field loses nothing."""
    if seen is None:
        return now != wanted
    pairs = (
        (now.value, wanted.value, seen.value),
        (now.estimate, wanted.estimate, seen.estimate),
        (now.note or None, wanted.note or None, seen.note or None),
    )
    return any(stands is not None and stands not in (new, old) for stands, new, old in pairs)
