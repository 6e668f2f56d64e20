"""The record's entries, the batches that seal them, and what an examination can find."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum, auto
from typing import Final

GENESIS: Final = "0" * 64
"""What the first batch names as the root before it."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One act as it is hashed; `at` is UTC with six decimals ("2026-11-22T01:02:03.000004Z")."""

    id: int
    at: str
    actor_id: str
    actor_label: str
    organisation_path: str
    organisation_label: str
    on_behalf_of: str
    code: str
    kind: str
    object_id: str
    label: str
    path: str
    changes: Mapping[str, object]
    is_personal_read: bool


@dataclass(frozen=True, slots=True)
class Leaf:
    """One sealed entry: its id and the hash of all it said (32 bytes)."""

    id: int
    digest: bytes


@dataclass(frozen=True, slots=True)
class Header:
    """What a root is computed from; hashes in hexadecimal, `signed_at` as `Entry.at`."""

    number: int
    first_id: int
    last_id: int
    count: int
    entries_root: str
    previous_root: str
    signed_at: str
    key_id: str


@dataclass(frozen=True, slots=True)
class SignedRoot:
    """A header, its root and the signature: kept in the database and, again, outside it."""

    header: Header
    root: str
    signature: str


@dataclass(frozen=True, slots=True)
class SealedBatch:
    """A signed root with the leaves that let a broken seal name the row."""

    signed: SignedRoot
    leaves: tuple[Leaf, ...]


class FaultKind(StrEnum):
    """What can be wrong with a sealed record."""

    EDITED = auto()
    DELETED = auto()
    INSERTED = auto()
    SWAPPED = auto()
    CUT = auto()
    BATCH_DAMAGED = auto()
    BATCH_MISSING = auto()
    SIGNATURE = auto()
    ROOTS_DIFFER = auto()
    ROOTS_MISSING = auto()


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing found wrong: in which batch, at which entry, and, for a swap, with which other."""

    kind: FaultKind
    batch: int
    entry_id: int | None = None
    other_id: int | None = None
