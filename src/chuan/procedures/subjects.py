"""What a dossier is about: rooms above name their kinds, hear of each step, and show their part."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from django.utils.functional import Promise

from chuan.core.actor import Actor


@dataclass(frozen=True, slots=True)
class Step:
    """One step as the room of its subject hears of it, in the same transaction.

    `undone` tells that the step is taken back: what was done for it must be undone too, or refused
    by raising `RuleBroken`. `event` "mo" is the opening. `fields` are what was typed, by key.
    """

    dossier: int
    dossier_uid: UUID
    procedure: str
    subject_id: int
    event: str
    source: str
    target: str
    on: date
    flags: frozenset[str]
    reason: str = ""
    fields: Mapping[str, str] = field(default_factory=dict)
    undone: bool = False


def _nothing(_actor: Actor, _step: Step) -> None:
    """No room hears of it."""


def _nowhere(_subject_id: int) -> str:
    return ""


@dataclass(frozen=True, slots=True)
class SubjectKind:
    """A kind of thing that dossiers are about.

    `on_step` is called in the transaction of each step, by whom it is taken; `url` gives the page of
    one thing. Parts for the page of a dossier go through `core.panels`, place "procedures.dossier".
    """

    kind: str
    label: str | Promise
    on_step: Callable[[Actor, Step], None] = _nothing
    url: Callable[[int], str] = _nowhere


_kinds: dict[str, SubjectKind] = {}


def register(kind: SubjectKind) -> None:
    """Add a kind; its name belongs to one room."""
    if _kinds.get(kind.kind, kind) is not kind:
        raise ValueError(f"subject kind {kind.kind!r} is taken")
    _kinds[kind.kind] = kind


def find(kind: str) -> SubjectKind | None:
    """The kind of that name; None when no room has it."""
    return _kinds.get(kind)
