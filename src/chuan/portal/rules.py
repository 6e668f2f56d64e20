"""What is urgent on the worklist: plain decisions about days."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final, Protocol, TypeVar

from chuan.portal.enums import Group

SOON_DAYS: Final = 14
"""The worklist's middle group reaches this many days ahead."""


class Dated(Protocol):
    """What can be put in a group."""

    @property
    def due_on(self) -> date | None:
        """The last day, or None."""

    @property
    def overdue(self) -> bool:
        """The giving room says that it is late."""

    @property
    def waits(self) -> bool:
        """Somebody else cannot go on before it is done."""


Thing = TypeVar("Thing", bound=Dated)


@dataclass(frozen=True, slots=True)
class Slice:
    """One page of a list: its number, the last number, and where it begins and ends."""

    number: int
    last: int
    start: int
    end: int


def group_of(thing: Dated, on: date) -> Group:
    """Overdue, waited for, due within 14 days, or later; what has no date and no one waits for is later.

    >>> from types import SimpleNamespace
    >>> group_of(SimpleNamespace(due_on=date(2026, 11, 20), overdue=False, waits=False), date(2026, 11, 22))
    <Group.OVERDUE: 'overdue'>
    """
    if thing.overdue or (thing.due_on is not None and thing.due_on < on):
        return Group.OVERDUE
    if thing.due_on is not None and (thing.due_on - on).days <= SOON_DAYS:
        return Group.SOON
    return Group.WAITING if thing.waits and thing.due_on is None else Group.LATER


def in_groups(things: Sequence[Thing], on: date) -> dict[Group, list[Thing]]:
    """Every group, empty ones too, keeping the order of `things` inside each."""
    groups: dict[Group, list[Thing]] = {group: [] for group in Group}
    for thing in things:
        groups[group_of(thing, on)].append(thing)
    return groups


def page_of(total: int, number: int, per_page: int) -> Slice:
    """The page asked for, or the nearest there is.

    >>> page_of(61, 9, 30)
    Slice(number=3, last=3, start=60, end=61)
    """
    last = max(1, -(-total // per_page))
    number = min(max(1, number), last)
    start = (number - 1) * per_page
    return Slice(number, last, start, min(start + per_page, total))
