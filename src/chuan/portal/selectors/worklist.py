"""What waits for a person, from every room."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from chuan.core import worklist
from chuan.core.actor import Actor
from chuan.core.text import fold
from chuan.core.worklist import WorkItem
from chuan.portal.enums import Group, Whose
from chuan.portal.labels import GROUPS, time_left
from chuan.portal.rules import group_of, in_groups, page_of

PER_PAGE: Final = 30


@dataclass(frozen=True, slots=True)
class Filters:
    """What the reader asked the list to show."""

    query: str = ""
    role: str = ""
    whose: Whose = Whose.ALL

    @property
    def is_set(self) -> bool:
        """Something is left out of the list."""
        return bool(self.query or self.role or self.whose)


@dataclass(frozen=True, slots=True)
class Row:
    """One thing to do, and how much time is left for it in words."""

    item: WorkItem
    left: str
    overdue: bool


@dataclass(frozen=True, slots=True)
class GroupOnPage:
    """One of the three groups: how many it holds in all, and its rows on this page."""

    group: Group
    label: str
    total: int
    rows: Sequence[Row]


@dataclass(frozen=True, slots=True)
class WorklistPage:
    """One page of the worklist; `counts`, `whose` and `roles` are those before filtering."""

    groups: Sequence[GroupOnPage]
    filters: Filters
    counts: dict[Group, int]
    whose: dict[Whose, int]
    roles: Sequence[str]
    total: int
    found: int
    number: int
    last: int
    first_row: int
    last_row: int


def worklist_page(actor: Actor, on: date, filters: Filters, number: int) -> WorklistPage:
    """What waits for `actor` on that day: overdue first, at most 30 rows."""
    everything = worklist.list_items(actor, on)
    grouped = in_groups([item for item in everything if _passes(item, filters, actor)], on)
    ordered = [item for group in Group for item in grouped[group]]
    page = page_of(len(ordered), number, PER_PAGE)
    shown = in_groups(ordered[page.start : page.end], on)
    return WorklistPage(
        groups=tuple(
            GroupOnPage(
                group=group,
                label=str(GROUPS[group]),
                total=len(grouped[group]),
                rows=tuple(_row(item, on) for item in shown[group]),
            )
            for group in Group
            if shown[group]
        ),
        filters=filters,
        counts={group: len(items) for group, items in in_groups(everything, on).items()},
        whose={whose: sum(_is_of(item, whose, actor) for item in everything) for whose in Whose},
        roles=tuple(sorted({item.role_label for item in everything if item.role_label})),
        total=len(everything),
        found=len(ordered),
        number=page.number,
        last=page.last,
        first_row=page.start + 1,
        last_row=page.end,
    )


def _row(item: WorkItem, on: date) -> Row:
    group = group_of(item, on)
    left = str(GROUPS[group]).lower() if group is Group.WAITING else time_left(item.due_on, on)
    return Row(item, left, group is Group.OVERDUE)


def _passes(item: WorkItem, filters: Filters, actor: Actor) -> bool:
    """True when nothing that was asked for speaks against the item."""
    if filters.role and item.role_label != filters.role:
        return False
    if not _is_of(item, filters.whose, actor):
        return False
    haystack = fold(f"{item.title} {item.document_label} {item.clause}")
    return all(word in haystack for word in fold(filters.query).split())


def _is_of(item: WorkItem, whose: Whose, actor: Actor) -> bool:
    """All of the body's work, what was given to `actor` by name, or what nobody has yet."""
    if whose is Whose.MINE:
        return item.person_id == actor.id
    return whose is Whose.ALL or not item.person_id
