"""Proves a sealed record batch by batch, or names what is wrong and where."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from chuan.domain.ledger.canonical import leaf_of, root_of
from chuan.domain.ledger.chain import entries_root
from chuan.domain.ledger.types import (
    GENESIS,
    Entry,
    Fault,
    FaultKind,
    SealedBatch,
    SignedRoot,
)

MOST_PAIRED: Final = 400
"""How many edited rows are compared with each other, to tell a swap from two edits."""

Genuine = Callable[[SignedRoot], bool]
"""Says whether the signature of a root is that of the node's key."""


@dataclass
class Examination:
    """Walks the chain from its first batch; take each batch with the rows now in its range.

    `genuine` checks a signature; `outside(number)` gives the root kept outside the database.
    """

    genuine: Genuine
    outside: Callable[[int], SignedRoot | None]
    faults: list[Fault] = field(default_factory=list)
    previous: SignedRoot | None = None
    verified_to: int = 0
    _edited: list[tuple[int, Entry, bytes]] = field(default_factory=list)

    @property
    def last_id(self) -> int | None:
        """The last sealed entry seen; None before the first batch."""
        return self.previous.header.last_id if self.previous else None

    def take(self, batch: SealedBatch, rows: Iterable[Entry]) -> None:
        """Examine the next batch; `rows` are all after the batch before, up to its last id."""
        found = [*self._chain_faults(batch), *self._row_faults(batch, rows)]
        header = batch.signed.header
        if not found and not self.faults:
            self.verified_to = header.number
        self.faults.extend(found)
        self.previous = batch.signed

    def finish(self) -> tuple[Fault, ...]:
        """Every fault, two edits that exchange their content told as a swap."""
        partners = self._swaps()
        told = list[Fault]()
        for fault in self.faults:
            other = partners.get(fault.entry_id) if fault.kind is FaultKind.EDITED else None
            if other is None:
                told.append(fault)
            else:
                told.append(replace(fault, kind=FaultKind.SWAPPED, other_id=other))
        return tuple(told)

    def _chain_faults(self, batch: SealedBatch) -> Iterator[Fault]:
        signed, header = batch.signed, batch.signed.header
        expected = self.previous.header.number + 1 if self.previous else 1
        for number in range(expected, min(header.number, expected + MOST_PAIRED)):
            yield Fault(FaultKind.BATCH_MISSING, number)
        before = self.previous.root if self.previous else GENESIS
        unchained = header.number == expected and header.previous_root != before
        if unchained or root_of(header) != signed.root or not _leaves_fit(batch):
            yield Fault(FaultKind.BATCH_DAMAGED, header.number)
        elif not self.genuine(signed):
            yield Fault(FaultKind.SIGNATURE, header.number)
        kept = self.outside(header.number)
        if kept is None:
            yield Fault(FaultKind.ROOTS_MISSING, header.number)
        elif kept != signed:
            yield Fault(FaultKind.ROOTS_DIFFER, header.number)

    def _row_faults(self, batch: SealedBatch, rows: Iterable[Entry]) -> Iterator[Fault]:
        number, first_id = batch.signed.header.number, batch.signed.header.first_id
        gap = number != (self.previous.header.number + 1 if self.previous else 1)
        sealed = {leaf.id: leaf.digest for leaf in batch.leaves}
        seen = set[int]()
        for row in rows:
            if gap and row.id < first_id:
                continue
            seen.add(row.id)
            digest = sealed.get(row.id)
            if digest is None:
                yield Fault(FaultKind.INSERTED, number, row.id)
            elif leaf_of(row).digest != digest:
                if len(self._edited) < MOST_PAIRED:
                    self._edited.append((row.id, row, digest))
                yield Fault(FaultKind.EDITED, number, row.id)
        for missing in sorted(sealed.keys() - seen):
            yield Fault(FaultKind.DELETED, number, missing)

    def _swaps(self) -> dict[int | None, int]:
        """Edited row → the edited row whose sealed content it now holds."""
        owner = {digest: entry_id for entry_id, _, digest in self._edited}
        partners: dict[int | None, int] = {}
        for entry_id, row, _ in self._edited:
            for digest, other in owner.items():
                if leaf_of(replace(row, id=other)).digest == digest:
                    partners[entry_id] = other
        return partners


def _leaves_fit(batch: SealedBatch) -> bool:
    """The leaves are those that the header was computed from."""
    header, leaves = batch.signed.header, batch.leaves
    ids = [leaf.id for leaf in leaves]
    return (
        bool(ids)
        and len(ids) == header.count
        and ids == sorted(set(ids))
        and (ids[0], ids[-1]) == (header.first_id, header.last_id)
        and entries_root(leaves) == header.entries_root
    )


def tail_faults(
    ahead: Sequence[SignedRoot],
    last: SignedRoot | None,
    unsealed: Sequence[Entry],
    genuine: Genuine,
) -> tuple[Fault, ...]:
    """What the roots kept outside tell beyond the last batch of the database.

    One root ahead is a seal interrupted between file and database, when the rows `unsealed` (all
    after the last sealed id, in order) prove it. Anything else was cut off.
    """
    if not ahead:
        return ()
    first, header = ahead[0], ahead[0].header
    rows = [leaf_of(row) for row in unsealed if row.id <= header.last_id]
    before = last.root if last else GENESIS
    whole = (
        len(ahead) == 1
        and genuine(first)
        and root_of(header) == first.root
        and header.previous_root == before
        and header.number == (last.header.number if last else 0) + 1
        and len(rows) == header.count
        and entries_root(rows) == header.entries_root
    )
    return () if whole else tuple(Fault(FaultKind.CUT, root.header.number) for root in ahead)
