"""Proves the stored record against its seals and against the roots kept outside the database."""

from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Final

from chuan.audit import keys, mapping, roots_file
from chuan.audit.models import AuditBatch, AuditEntry
from chuan.domain.ledger.canonical import signed_bytes
from chuan.domain.ledger.examination import Examination, tail_faults
from chuan.domain.ledger.types import Fault, SignedRoot

MOST_AHEAD: Final = 1000
"""How many roots that the database lacks are told one by one."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """How far the record is proved, how much is not sealed yet, and what is wrong."""

    verified_to: int
    sealed: int
    unsealed: int
    faults: tuple[Fault, ...]


def verify(*, keys_folder: Path | None = None, roots: Path | None = None) -> Verdict:
    """Read the whole record and its chain; nothing is written.

    Raises keys.KeyMissing when a chain exists and its public key cannot be read, and
    roots_file.RootsUnreadable when a line of the roots file is damaged. The worker may seal
    meanwhile: what comes after the first look is left for the next time.
    """
    upto = AuditBatch.objects.order_by("-number").values_list("number", flat=True).first() or 0
    outside = roots_file.Outside(roots)
    genuine = _judge(keys_folder, needed=bool(upto) or roots_file.last(roots) is not None)
    walk = Examination(genuine, outside.get)
    sealed = 0
    for row in AuditBatch.objects.filter(number__lte=upto).order_by("number").iterator(16):
        batch = mapping.batch_of(row)
        rows = AuditEntry.objects.after(_reached(walk)).filter(pk__lte=row.last_id)
        walk.take(batch, (mapping.entry_of(entry) for entry in rows.iterator(500)))
        sealed += row.count
    faults = (*walk.finish(), *_tail(walk, outside, genuine))
    unsealed = AuditEntry.objects.filter(pk__gt=_reached(walk)).count()
    return Verdict(walk.verified_to, sealed, unsealed, faults)


def _reached(walk: Examination) -> int:
    return mapping.BEFORE_ALL if walk.last_id is None else walk.last_id


class _Judge:
    """Says whether a signed root bears the signature of the node's key."""

    def __init__(self, folder: Path | None) -> None:
        self._public = keys.public_key(folder)
        self._key_id = keys.key_id_of(self._public)

    def __call__(self, signed: SignedRoot) -> bool:
        """The key is ours and the signature is its own."""
        return signed.header.key_id == self._key_id and keys.is_signed_by(
            self._public, signed.signature, signed_bytes(signed.root)
        )


def _judge(folder: Path | None, *, needed: bool) -> "_Judge | _NothingSealed":
    return _Judge(folder) if needed else _NothingSealed()


class _NothingSealed:
    """Before the first seal there is no key, and nothing to judge."""

    def __call__(self, _signed: SignedRoot) -> bool:
        """No root is genuine."""
        return False


def _tail(
    walk: Examination, outside: roots_file.Outside, genuine: "_Judge | _NothingSealed"
) -> tuple[Fault, ...]:
    """Roots outside without a batch in the database, those sealed meanwhile left aside."""
    reached = walk.previous.header.number if walk.previous else 0
    ahead = list(islice(outside.after(reached), MOST_AHEAD))
    if not ahead:
        return ()
    kept = set(AuditBatch.objects.filter(number__gt=reached).values_list("number", flat=True))
    if all(root.header.number in kept for root in ahead[:-1]) and kept:
        return ()
    rows = AuditEntry.objects.after(_reached(walk)).filter(pk__lte=ahead[0].header.last_id)
    return tail_faults(ahead, walk.previous, [mapping.entry_of(row) for row in rows], genuine)
