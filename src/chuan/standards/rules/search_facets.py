"""Narrowing what was found: filters of one question, and counts that do not narrow themselves."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Final

FACETS: Final = ("kind", "status", "year", "field")


@dataclass(frozen=True, slots=True)
class Group:
    """Records alike in all narrow columns, and how many."""

    kind: str
    status: str
    year: int
    field: str
    times: int


@dataclass(frozen=True, slots=True)
class Filters:
    """What was ticked; an empty one narrows nothing. `ics` is a field at any level."""

    kind: frozenset[str] = frozenset()
    status: frozenset[str] = frozenset()
    year: frozenset[str] = frozenset()
    field: frozenset[str] = frozenset()
    ics: str = ""

    def __bool__(self) -> bool:
        return bool(self.kind or self.status or self.year or self.field or self.ics)

    def takes(self, group: Group) -> bool:
        """Whether these records stay."""
        return all(
            not getattr(self, name) or str(getattr(group, name)) in getattr(self, name)
            for name in FACETS
        )

    def without(self, name: str) -> "Filters":
        """The same without one of the filters."""
        return replace(self, **{name: frozenset()})


def counted(groups: Iterable[Group], filters: Filters) -> Mapping[str, Counter[str]]:
    """How many records each value of each facet would leave, the other filters in force.

    >>> groups = [Group("tcvn", "in_force", 2019, "67", 3), Group("qcvn", "unknown", 2020, "67", 1)]
    >>> counted(groups, Filters(kind=frozenset({"tcvn"})))["kind"]["qcvn"]
    1
    """
    counts: dict[str, Counter[str]] = {name: Counter() for name in FACETS}
    many = list(groups)
    for name in FACETS:
        others = filters.without(name)
        counter = counts[name]
        for group in many:
            if others.takes(group):
                counter[str(getattr(group, name))] += group.times
    return counts


def total(groups: Iterable[Group], filters: Filters) -> int:
    """How many records stay."""
    return sum(group.times for group in groups if filters.takes(group))
