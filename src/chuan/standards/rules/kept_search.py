"""Kept searches: their filters as one line, and what is new between two looks."""

from collections.abc import Mapping
from dataclasses import dataclass

from chuan.standards.rules.search_facets import FACETS, Filters


@dataclass(frozen=True, slots=True)
class News:
    """Ids of records that came, that were withdrawn, that changed otherwise."""

    new: tuple[int, ...] = ()
    withdrawn: tuple[int, ...] = ()
    changed: tuple[int, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.new or self.withdrawn or self.changed)


def news(before: Mapping[int, str], now: Mapping[int, str], withdrawn: str) -> News:
    """What a second look finds that the first did not; a mark is "status|when it was written".

    >>> news({1: "in_force|a", 2: "draft|a"}, {1: "withdrawn|b", 2: "draft|a", 3: "draft|c"}, "withdrawn")
    News(new=(3,), withdrawn=(1,), changed=())
    """
    moved = [pk for pk, mark in now.items() if pk in before and before[pk] != mark]
    gone = [
        pk
        for pk in moved
        if now[pk].split("|")[0] == withdrawn and before[pk].split("|")[0] != withdrawn
    ]
    new = sorted(pk for pk in now if pk not in before)
    return News(tuple(new), tuple(sorted(gone)), tuple(sorted(set(moved) - set(gone))))


def as_kept(filters: Filters) -> str:
    """The filters as one line.

    >>> as_kept(Filters(kind=frozenset({"tcvn", "qcvn"}), ics="67"))
    'kind=qcvn,tcvn;ics=67'
    """
    said = [
        f"{name}={','.join(sorted(getattr(filters, name)))}"
        for name in FACETS
        if getattr(filters, name)
    ]
    return ";".join([*said, f"ics={filters.ics}"] if filters.ics else said)


def as_filters(kept: str) -> Filters:
    """The filters of such a line.

    >>> as_filters("kind=qcvn,tcvn;ics=67") == Filters(kind=frozenset({"tcvn", "qcvn"}), ics="67")
    True
    """
    pairs = dict(part.split("=", 1) for part in kept.split(";") if "=" in part)
    ticked = {name: frozenset(filter(None, pairs.get(name, "").split(","))) for name in FACETS}
    return Filters(**ticked, ics=pairs.get("ics", ""))
