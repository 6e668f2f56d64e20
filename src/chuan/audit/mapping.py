"""Between stored rows and the plain values that the ledger hashes."""

from chuan.audit.models import AuditBatch, AuditEntry
from chuan.domain.ledger.canonical import moment
from chuan.domain.ledger.types import Entry, Header, Leaf, SealedBatch, SignedRoot

ID_BYTES, LEAF_BYTES = 8, 40
BEFORE_ALL = -(2**63)
"""Smaller than any id the database can hold."""


def entry_of(row: AuditEntry) -> Entry:
    """The entry as it is hashed."""
    return Entry(
        id=row.pk,
        at=moment(row.at),
        actor_id=row.actor_id,
        actor_label=row.actor_label,
        organisation_path=row.organisation_path,
        organisation_label=row.organisation_label,
        on_behalf_of=row.on_behalf_of,
        code=row.code,
        kind=row.kind,
        object_id=row.object_id,
        label=row.label,
        path=row.path,
        changes=row.changes,
        is_personal_read=row.is_personal_read,
    )


def pack(leaves: tuple[Leaf, ...]) -> bytes:
    """Leaves as stored: id (8 bytes, big-endian) and hash (32 bytes), one after the other."""
    return b"".join(leaf.id.to_bytes(ID_BYTES, "big", signed=True) + leaf.digest for leaf in leaves)


def unpack(raw: bytes) -> tuple[Leaf, ...]:
    """The leaves in `raw`; of a damaged length, what is whole."""
    return tuple(
        Leaf(
            int.from_bytes(raw[at : at + ID_BYTES], "big", signed=True),
            raw[at + ID_BYTES : at + LEAF_BYTES],
        )
        for at in range(0, len(raw) - LEAF_BYTES + 1, LEAF_BYTES)
    )


def signed_of(row: AuditBatch) -> SignedRoot:
    """The signed root of a stored batch."""
    header = Header(
        number=row.number,
        first_id=row.first_id,
        last_id=row.last_id,
        count=row.count,
        entries_root=row.entries_root,
        previous_root=row.previous_root,
        signed_at=moment(row.signed_at),
        key_id=row.key_id,
    )
    return SignedRoot(header, row.root, row.signature)


def batch_of(row: AuditBatch) -> SealedBatch:
    """A stored batch with its leaves."""
    return SealedBatch(signed_of(row), unpack(bytes(row.leaves)))
