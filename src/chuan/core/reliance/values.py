"""What rests on what, as values: the basis, the dependant, the change."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Basis:
    """An act or a standard ("act" | "standard") by its key, or a part of it ("Điều 66 khoản 1")."""

    kind: str
    key: str
    part: str = ""


@dataclass(frozen=True, slots=True)
class Dependant:
    """A thing that rests on a basis. `owner_path` "" is the node's own.

    A dependant that is a basis itself (an act under another act) has the key of the basis as id.
    """

    kind: str
    object_id: str
    label: str
    url: str
    owner_path: str = ""


@dataclass(frozen=True, slots=True)
class Change:
    """What happened, or will happen, to a basis. The same `key` is the same change."""

    key: str
    code: str
    basis: Basis
    title: str
    body: str
    url: str
    effective_on: date | None
    confidence: str
