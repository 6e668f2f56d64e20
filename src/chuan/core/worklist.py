"""What waits for a person, collected from the rooms that give work."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Final, Protocol
from uuid import UUID

from django.db.models import QuerySet

from chuan.core.actor import Actor
from chuan.core.present import present

MOST: Final = 200
"""Rows of each kind on one screen; the lists have them all, with filters."""


@dataclass(frozen=True, slots=True)
class WorkItem:
    """One thing to do: what, in which part, by when, from where, and the next step.

    `state` is a stable code of the giving room, `state_label` its words; `due_on` None means that
    no date was set. `person_id` is the opaque id of the person it waits for, empty for the body.
    `waits` says that somebody else cannot go on before it is done.
    """

    uid: UUID
    kind: str
    title: str
    url: str
    role_label: str
    due_on: date | None
    document_label: str = ""
    clause: str = ""
    next_action_label: str = ""
    next_action_url: str = ""
    state: str = ""
    state_label: str = ""
    overdue: bool = False
    person_id: str = ""
    is_sample: bool = False
    waits: bool = False


@dataclass(frozen=True, slots=True)
class HandedOver:
    """One thing that changed hands, for the printable record."""

    kind: str
    title: str
    url: str
    due_on: date | None = None


@dataclass(frozen=True, slots=True)
class Source:
    """Rows of one kind that wait, in their order, and the items they make.

    They are read only when there are any: most people wait for few of the kinds of work there are.
    """

    rows: QuerySet[Any]
    items: Callable[[Sequence[Any]], Iterable[WorkItem]]


class WorklistProvider(Protocol):
    """A room that gives work."""

    key: str

    def sources(self, actor: Actor, on: date) -> Sequence[Source]:
        """What may wait for `actor` on that day; none is read yet."""

    def hand_over(
        self, actor: Actor, from_person: str, to_person: str, at: datetime
    ) -> Sequence[HandedOver]:
        """Move everything `from_person` holds to `to_person` (opaque ids) in one transaction."""


_providers: dict[str, WorklistProvider] = {}


def register(provider: WorklistProvider) -> None:
    """Add a room that gives work; its key belongs to it alone."""
    if _providers.get(provider.key, provider) is not provider:
        raise ValueError(f"worklist key {provider.key!r} is taken")
    _providers[provider.key] = provider


def providers() -> Sequence[WorklistProvider]:
    """Every room that gives work, in the order of registration."""
    return tuple(_providers.values())


def list_items(actor: Actor, on: date) -> Sequence[WorkItem]:
    """What waits for `actor`: overdue first, then by date, without a date last.

    One query tells which kinds have rows, and one more reads each of those, at most `MOST` rows.
    """
    if not actor.id or actor.is_system or not actor.path:
        return ()
    sources = [source for provider in providers() for source in provider.sources(actor, on)]
    found: dict[tuple[str, UUID], WorkItem] = {}
    filled = present([source.rows for source in sources])
    for source, has_rows in zip(sources, filled, strict=True):
        if has_rows:
            for item in source.items(list(source.rows[:MOST])):
                found.setdefault((item.kind, item.uid), item)
    return in_order(found.values())


def in_order(items: Iterable[WorkItem]) -> Sequence[WorkItem]:
    """Overdue first, then by date, without a date last."""
    return tuple(sorted(items, key=_urgency))


def hand_over(actor: Actor, from_person: str, to_person: str, at: datetime) -> Sequence[HandedOver]:
    """Move everything in every room; the caller holds the transaction."""
    return tuple(
        moved
        for provider in providers()
        for moved in provider.hand_over(actor, from_person, to_person, at)
    )


def _urgency(item: WorkItem) -> tuple[bool, date, str]:
    return (not item.overdue, item.due_on or date.max, item.title)
