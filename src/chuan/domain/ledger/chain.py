"""Seals a run of entries: computes the header of the next batch, to be signed by the caller."""

from collections.abc import Sequence

from chuan.domain.ledger.canonical import leaf_of
from chuan.domain.ledger.merkle import tree_root
from chuan.domain.ledger.types import GENESIS, Entry, Header, Leaf, SignedRoot


def entries_root(leaves: Sequence[Leaf]) -> str:
    """The Merkle root of a batch's leaves, in hexadecimal."""
    return tree_root([leaf.digest for leaf in leaves]).hex()


def next_header(
    entries: Sequence[Entry], previous: SignedRoot | None, *, signed_at: str, key_id: str
) -> tuple[Header, tuple[Leaf, ...]]:
    """The header that seals `entries` (in order, all after the last sealed one), and its leaves.

    ValueError for an empty run, ids out of order, or ids that the batch before has passed already.
    """
    ids = [entry.id for entry in entries]
    floor = previous.header.last_id if previous else None
    if not ids or ids != sorted(set(ids)) or (floor is not None and ids[0] <= floor):
        raise ValueError("a batch seals one or more entries, in order, after the batch before")
    leaves = tuple(leaf_of(entry) for entry in entries)
    header = Header(
        number=previous.header.number + 1 if previous else 1,
        first_id=ids[0],
        last_id=ids[-1],
        count=len(ids),
        entries_root=entries_root(leaves),
        previous_root=previous.root if previous else GENESIS,
        signed_at=signed_at,
        key_id=key_id,
    )
    return header, leaves
