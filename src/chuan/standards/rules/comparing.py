"""A record held against the one that stands: what the source adds or changes, never what it leaves out."""

from collections.abc import Collection, Mapping, Sequence
from datetime import date
from typing import Any

from chuan.standards.types import STATED, Link, Record

Changes = dict[str, tuple[Any, Any]]
"""Old and new value by column."""


def changed_columns(record: Record, standing: Mapping[str, Any]) -> Changes:
    """Columns that the record states otherwise; a column that it leaves empty stays as it is."""
    found: Changes = {}
    for name in STATED:
        new = getattr(record, name)
        if new in ("", None):
            continue
        old = standing.get(name)
        if old != new:
            found[name] = (old, new)
    return found


def changed_ics(record: Record, standing: Collection[str]) -> bool:
    """Whether the record names other fields; none named says nothing."""
    return bool(record.ics) and set(record.ics) != set(standing)


def changed_links(
    record: Record, standing: Collection[Link]
) -> tuple[Sequence[Link], Sequence[Link]]:
    """Links to add and to take away: only of the relations that the record speaks about."""
    spoken = {each.relation for each in record.links}
    old = {(each.relation, each.key): each for each in standing if each.relation in spoken}
    new = {(each.relation, each.key): each for each in record.links}
    added = [
        link
        for place, link in new.items()
        if place not in old or (link.degree and link.degree != old[place].degree)
    ]
    gone = [link for place, link in old.items() if place not in new]
    again = {(each.relation, each.key) for each in added} & old.keys()
    return tuple(added), (*gone, *(old[place] for place in again))


def kept(value: object) -> object:
    """A value as JSON keeps it."""
    return value.isoformat() if isinstance(value, date) else value
