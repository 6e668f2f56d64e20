"""Sealed records of any size, for the tests of the examination."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, replace

from chuan.domain.ledger.canonical import root_of, signed_bytes
from chuan.domain.ledger.chain import next_header
from chuan.domain.ledger.examination import Examination, tail_faults
from chuan.domain.ledger.types import Entry, Fault, SealedBatch, SignedRoot

SECRET = b"only the node knows"


def sign(root: str, secret: bytes = SECRET) -> str:
    return hashlib.sha256(secret + signed_bytes(root)).hexdigest()


def is_genuine(signed: SignedRoot) -> bool:
    return signed.signature == sign(signed.root)


def entry(number: int, **changes: object) -> Entry:
    made = Entry(
        id=number,
        at=f"2026-11-22T01:02:03.{number:06d}Z",
        actor_id="hoa",
        actor_label="Hoa",
        organisation_path="/40/x16681/",
        organisation_label="UBND xã",
        on_behalf_of="",
        code="plans.task.reported",
        kind="task",
        object_id=str(number),
        label=f"Nhiệm vụ {number}",
        path="/40/",
        changes={"state": "done", "note": None},
        is_personal_read=False,
    )
    return replace(made, **changes)  # type: ignore[arg-type]  # the tests choose the fields


@dataclass
class Book:
    """Entries, the batches that seal them, and the roots kept outside."""

    entries: list[Entry]
    batches: list[SealedBatch]
    outside: list[SignedRoot]


def sealed_book(sizes: Sequence[int], *, unsealed: int = 0, step: int = 1) -> Book:
    """Batches of the given sizes over entries numbered by `step`, then some not sealed yet."""
    book = Book([], [], [])
    number = 0
    for size in sizes:
        run = [entry(number + step * index) for index in range(1, size + 1)]
        number += step * size
        previous = book.outside[-1] if book.outside else None
        header, leaves = next_header(run, previous, signed_at=run[-1].at, key_id="k")
        root = root_of(header)
        signed = SignedRoot(header, root, sign(root))
        book.entries += run
        book.batches.append(SealedBatch(signed, leaves))
        book.outside.append(signed)
    book.entries += [entry(number + step * index) for index in range(1, unsealed + 1)]
    return book


def examine(book: Book) -> tuple[int, tuple[Fault, ...]]:
    """Up to which root the book is proved, and what is wrong with it."""
    kept = {root.header.number: root for root in book.outside}
    walk = Examination(is_genuine, kept.get)
    rows = sorted(book.entries, key=lambda row: row.id)
    for batch in book.batches:
        floor = -1 if walk.last_id is None else walk.last_id
        last = batch.signed.header.last_id
        walk.take(batch, [row for row in rows if floor < row.id <= last])
    reached = walk.previous.header.number if walk.previous else 0
    ahead = [root for root in book.outside if root.header.number > reached]
    unsealed = [row for row in rows if row.id > (walk.last_id or 0)]
    tail = tail_faults(ahead, walk.previous, unsealed, is_genuine)
    return walk.verified_to, (*walk.finish(), *tail)
