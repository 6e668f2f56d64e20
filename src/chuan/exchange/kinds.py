"""What may travel in a bundle: each kind says how a thing leaves and what becomes of it on arrival.

Rooms above add theirs with `register` in their `apps.py`; "document" and "receipt" are this room's own.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final, Protocol
from uuid import UUID

from django.utils.functional import Promise

from chuan.core.actor import Actor
from chuan.core.models import StoredFile
from chuan.exchange.enums import NodeKind

RECEIPT: Final = "receipt"
"""Items of this kind tell what became of others: they work on arrival and are nobody's to accept."""


@dataclass(frozen=True, slots=True)
class Offer:
    """A thing that may be put into a bundle; `ref` finds it again."""

    ref: str
    title: str
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Export:
    """A thing on its way out: plain JSON, and files in order."""

    label: str
    body: Mapping[str, Any]
    files: Sequence[StoredFile] = ()


@dataclass(frozen=True, slots=True)
class Glimpse:
    """What people see of an item before they decide."""

    title: str
    sender: str
    facts: Sequence[tuple[str | Promise, str]] = ()
    note: str = ""
    text: str = ""


@dataclass(frozen=True, slots=True)
class Incoming:
    """An item about to be accepted: its identity here, its body, and its files as stored."""

    uid: UUID
    body: Mapping[str, Any]
    files: Sequence[StoredFile] = field(default_factory=tuple)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What accepting made: a thing of some kind, whether it took the files, and what is to be said."""

    kind: str
    uid: UUID
    took_files: bool = True
    note: str = ""


class Kind(Protocol):
    """One kind of thing. `read` and `accept` are given what another node wrote: they trust nothing."""

    @property
    def key(self) -> str:
        """By which items name their kind."""

    @property
    def label(self) -> str | Promise:
        """What people call things of this kind."""

    @property
    def receivers(self) -> Collection[NodeKind]:
        """Whose nodes it may go to."""

    @property
    def opens(self) -> str | Promise:
        """The words of the way to what accepting made."""

    @property
    def gone(self) -> str | Promise:
        """What is said when there is no way to it any more."""

    def offers(self, actor: Actor, words: str) -> Sequence[Offer]:
        """What `actor` may send, the latest first; `words` narrow it."""

    def export(self, actor: Actor, ref: str, note: str) -> Export:
        """The thing as it leaves; a refusal when the actor may not send it."""

    def read(self, body: Mapping[str, Any], files: int) -> Glimpse:
        """What an item holds; `Malformed` when it is not of this kind, `SecretRefused` for a stamp."""

    def fault(self, path: str, body: Mapping[str, Any]) -> str:
        """Why the body at `path` can never take this: it is returned at once; "" when it can."""

    def accept(self, actor: Actor, incoming: Incoming) -> Outcome:
        """Take it in for the actor's body, in the caller's transaction."""

    def url(self, actor: Actor, uid: UUID) -> str:
        """The page of what accepting made; empty when the actor's body has given it back since."""


_kinds: dict[str, Kind] = {}


def register(kind: Kind) -> None:
    """Add a kind; a key belongs to one."""
    if type(_kinds.get(kind.key, kind)) is not type(kind):
        raise ValueError(f"exchange kind {kind.key!r} is registered already")
    _kinds[kind.key] = kind


def kind_of(key: str) -> Kind | None:
    """The kind, or None when this node does not know it."""
    return _kinds.get(key)


def kinds() -> Sequence[Kind]:
    """Every kind, in the order of registration."""
    return tuple(_kinds.values())


def label_of(key: str) -> str:
    """What people call things of a kind; the bare key when it is not known here."""
    found = _kinds.get(key)
    return str(found.label) if found else key
