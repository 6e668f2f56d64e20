"""What waits for a person, collected from the rooms that give work."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Protocol
from uuid import UUID

from chuan.core.actor import Actor


@dataclass(frozen=True, slots=True)
class WorkItem:
    """One thing to do: what, in which part, by when, from where, and the next step.

    `state` is a stable code of the giving room, `state_label` its words; `due_on` None means that
    no date was set. `person_id` is the opaque id of the person it waits for, empty for the body.
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


@dataclass(frozen=True, slots=True)
class HandedOver:
    """One thing that changed hands, for the printable record."""

    kind: str
    title: str
    url: str
    due_on: date | None = None


class WorklistProvider(Protocol):
    """A room that gives work."""

    key: str

    def list_items(self, actor: Actor, on: date) -> Sequence[WorkItem]:
        """What waits for `actor` on that day, in any order."""

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
    """What waits for `actor`: overdue first, then by date, without a date last."""
    found = [item for provider in providers() for item in provider.list_items(actor, on)]
    return tuple(sorted(found, key=_urgency))


def hand_over(actor: Actor, from_person: str, to_person: str, at: datetime) -> Sequence[HandedOver]:
    """Move everything in every room; the caller holds the transaction."""
    return tuple(
        moved
        for provider in providers()
        for moved in provider.hand_over(actor, from_person, to_person, at)
    )


def _urgency(item: WorkItem) -> tuple[bool, date, str]:
    return (not item.overdue, item.due_on or date.max, item.title)
