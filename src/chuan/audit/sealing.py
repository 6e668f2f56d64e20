"""Seals settled entries into the chain, batch by batch; run by the worker every minute."""

from datetime import datetime
from typing import Final

from django.db import connection, transaction

from chuan.audit import horizon, keys, mapping, roots_file
from chuan.audit.models import AuditBatch, AuditEntry
from chuan.core import clock
from chuan.domain.ledger.canonical import moment, root_of, signed_bytes
from chuan.domain.ledger.chain import next_header
from chuan.domain.ledger.types import Header, Leaf, SignedRoot

MOST_ENTRIES: Final = 1000
"""Entries in one batch; more make further batches in the same round."""
_LOCK: Final = 0x6368_7561
"""Number of the advisory lock that lets one sealer work at a time on PostgreSQL."""


class SealBroken(Exception):
    """The chain cannot go on: the roots outside the database are not what the rows give."""


def seal() -> int:
    """Seal everything that is settled; how many entries were sealed.

    Call outside a transaction. KeyMissing when a chain exists whose key is gone; SealBroken when
    the roots kept outside the database run ahead in a way that the rows do not prove.
    """
    settled = horizon.settled_id()
    sealed = 0
    while count := _seal_next(settled):
        sealed += count
    return sealed


@transaction.atomic
def _seal_next(settled: int) -> int:
    """Seal one batch of entries up to `settled`; 0 when there is none."""
    _wait_for_other_sealers()
    last = AuditBatch.objects.order_by("-number").first()
    previous = mapping.signed_of(last) if last else None
    pending = _pending(previous)
    after = previous.header.last_id if previous else mapping.BEFORE_ALL
    rows = AuditEntry.objects.after(after).filter(pk__lte=settled)
    if pending:
        rows = rows.filter(pk__lte=pending.header.last_id)
    entries = [mapping.entry_of(row) for row in rows[:MOST_ENTRIES]]
    if not entries:
        return 0
    signer = _signer(is_new=previous is None and pending is None)
    signed_at = pending.header.signed_at if pending else moment(clock.now())
    header, leaves = next_header(entries, previous, signed_at=signed_at, key_id=signer.key_id)
    signed = _sign(header, signer)
    if pending is None:
        roots_file.append(signed)
    elif pending != signed:
        raise SealBroken(f"root {header.number} outside the database is not proved by the rows")
    _keep(signed, leaves)
    return len(entries)


def _pending(previous: SignedRoot | None) -> SignedRoot | None:
    """A root that an interruption left outside the database without its batch, if there is one."""
    outside = roots_file.last()
    if outside == previous:
        return None
    expected = previous.header.number + 1 if previous else 1
    if outside is None or outside.header.number != expected:
        raise SealBroken("the roots outside the database do not match the chain")
    return outside


def _signer(*, is_new: bool) -> keys.Signer:
    """The node's key; a node that has sealed nothing yet may still make one."""
    return keys.make_keys() if is_new and not keys.have_keys() else keys.signer()


def _sign(header: Header, signer: keys.Signer) -> SignedRoot:
    root = root_of(header)
    return SignedRoot(header, root, signer.sign(signed_bytes(root)))


def _keep(signed: SignedRoot, leaves: tuple[Leaf, ...]) -> None:
    header = signed.header
    AuditBatch.objects.create(
        number=header.number,
        first_id=header.first_id,
        last_id=header.last_id,
        count=header.count,
        leaves=mapping.pack(leaves),
        entries_root=header.entries_root,
        previous_root=header.previous_root,
        root=signed.root,
        signed_at=datetime.fromisoformat(header.signed_at),
        key_id=header.key_id,
        signature=signed.signature,
    )


def _wait_for_other_sealers() -> None:
    """SQLite has one writer already; PostgreSQL gives a lock until the transaction ends."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_LOCK])
