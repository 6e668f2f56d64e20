"""Whoever holds even the key cannot bend one figure of a batch without being found."""

from dataclasses import replace
from typing import Any

import pytest

from chuan.domain.ledger.canonical import root_of
from chuan.domain.ledger.examination import MOST_PAIRED
from chuan.domain.ledger.types import GENESIS, Fault, FaultKind, Header, SealedBatch, SignedRoot
from tests.unit.domain.ledger.books import Book, entry, examine, sealed_book, sign


def signed_again(header: Header) -> SignedRoot:
    """A header signed with the stolen key."""
    return SignedRoot(header, root_of(header), sign(root_of(header)))


def put(book: Book, place: int, signed: SignedRoot) -> None:
    """Put a root in place of another, in the database and outside."""
    book.batches[place] = SealedBatch(signed, book.batches[place].leaves)
    book.outside[place] = signed


@pytest.mark.parametrize(
    "change",
    [
        {"first_id": 4},
        {"last_id": 5},
        {"count": 3},
        {"count": 1},
        {"entries_root": GENESIS},
        {"previous_root": GENESIS},
    ],
)
def test_a_header_that_does_not_fit_its_leaves_and_its_chain_is_damaged(
    change: dict[str, Any],
) -> None:
    book = sealed_book([2, 2])
    put(book, 1, signed_again(replace(book.outside[1].header, **change)))

    verified_to, faults = examine(book)

    assert verified_to == 1
    assert Fault(FaultKind.BATCH_DAMAGED, 2) in faults


def test_a_root_that_is_not_its_headers_is_damaged_even_when_signed() -> None:
    book = sealed_book([2])
    put(book, 0, replace(book.outside[0], root=GENESIS, signature=sign(GENESIS)))

    assert examine(book) == (0, (Fault(FaultKind.BATCH_DAMAGED, 1),))


@pytest.mark.parametrize("places", [[], [0], [1, 0], [0, 0, 1], [0, 0]])
def test_leaves_left_out_turned_or_doubled_are_damage(places: list[int]) -> None:
    book = sealed_book([2])
    batch = book.batches[0]
    book.batches[0] = SealedBatch(batch.signed, tuple(batch.leaves[place] for place in places))

    verified_to, faults = examine(book)

    assert verified_to == 0
    assert Fault(FaultKind.BATCH_DAMAGED, 1) in faults


def test_what_follows_a_fault_is_not_proved() -> None:
    book = sealed_book([2, 2, 2])
    book.entries[2] = replace(book.entries[2], label="việc khác")

    assert examine(book) == (1, (Fault(FaultKind.EDITED, 2, book.entries[2].id),))


def test_two_rows_edited_each_in_its_own_way_are_no_swap() -> None:
    book = sealed_book([3])
    for place in (0, 2):
        book.entries[place] = replace(book.entries[place], label="việc khác")

    _, faults = examine(book)

    assert [(f.kind, f.entry_id, f.other_id) for f in faults] == [
        (FaultKind.EDITED, 1, None),
        (FaultKind.EDITED, 3, None),
    ]


def test_three_rows_moved_round_are_told_with_the_row_whose_content_each_holds() -> None:
    book = sealed_book([3])
    one, two, three = book.entries
    book.entries = [replace(two, id=1), replace(three, id=2), replace(one, id=3)]

    _, faults = examine(book)

    assert [(f.kind, f.entry_id, f.other_id) for f in faults] == [
        (FaultKind.SWAPPED, 1, 2),
        (FaultKind.SWAPPED, 2, 3),
        (FaultKind.SWAPPED, 3, 1),
    ]


def test_every_batch_missing_before_another_is_named_but_no_endless_list_is_made() -> None:
    few, many = sealed_book([1]), sealed_book([1])
    put(few, 0, signed_again(replace(few.outside[0].header, number=4)))
    put(many, 0, signed_again(replace(many.outside[0].header, number=10**12)))

    assert [f.batch for f in examine(few)[1]] == [1, 2, 3]
    assert len(examine(many)[1]) == MOST_PAIRED


def _one_ahead() -> tuple[Book, Header]:
    book = sealed_book([2, 2])
    return replace(book, batches=book.batches[:1]), book.outside[1].header


@pytest.mark.parametrize(
    "change",
    [
        {"number": 3},
        {"count": 3},
        {"entries_root": GENESIS},
        {"previous_root": GENESIS},
    ],
)
def test_a_root_ahead_must_follow_the_last_batch_and_fit_its_rows(change: dict[str, Any]) -> None:
    book, header = _one_ahead()
    book.outside[1] = signed_again(replace(header, **change))

    _, faults = examine(book)

    assert [f.kind for f in faults] == [FaultKind.CUT]


def test_a_root_ahead_must_be_genuine_and_its_headers_own() -> None:
    for forged in ({"signature": "x"}, {"root": GENESIS, "signature": sign(GENESIS)}):
        book, _ = _one_ahead()
        book.outside[1] = replace(book.outside[1], **forged)

        assert examine(book) == (1, (Fault(FaultKind.CUT, 2),))


def test_two_roots_ahead_are_no_interrupted_seal_even_when_the_rows_are_all_there() -> None:
    book = sealed_book([2, 2, 2])
    book.batches = book.batches[:1]

    assert examine(book) == (1, (Fault(FaultKind.CUT, 2), Fault(FaultKind.CUT, 3)))


def test_the_very_first_seal_may_be_the_interrupted_one() -> None:
    book = sealed_book([2], unsealed=1)
    book.batches = []

    assert examine(book) == (0, ())


def test_rows_before_a_missing_batch_are_not_told_as_slipped_in() -> None:
    book = sealed_book([2, 2])
    del book.batches[0]
    book.entries.append(entry(0))

    _, faults = examine(book)

    assert {f.kind for f in faults} == {FaultKind.BATCH_MISSING}
