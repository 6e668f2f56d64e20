"""A sealed record is proved whole, and whatever is done to it is found and named."""

from dataclasses import fields, replace

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from chuan.domain.ledger.canonical import root_of
from chuan.domain.ledger.chain import next_header
from chuan.domain.ledger.types import Entry, Fault, FaultKind, SealedBatch, SignedRoot
from tests.unit.domain.ledger.books import Book, entry, examine, sealed_book, sign

sizes_of = st.lists(st.integers(1, 5), min_size=1, max_size=5)


@given(sizes_of, st.integers(0, 4), st.integers(1, 3))
def test_an_untouched_record_is_proved_to_its_last_root(
    sizes: list[int], unsealed: int, step: int
) -> None:
    assert examine(sealed_book(sizes, unsealed=unsealed, step=step)) == (len(sizes), ())


@given(sizes_of, st.data())
def test_an_edit_of_any_field_of_any_sealed_row_is_named(
    sizes: list[int], data: st.DataObject
) -> None:
    book = sealed_book(sizes)
    index = data.draw(st.integers(0, len(book.entries) - 1))
    name = data.draw(st.sampled_from([f.name for f in fields(Entry) if f.name != "id"]))
    old = getattr(book.entries[index], name)
    new = {"is_personal_read": not old, "changes": {"state": "open"}}.get(name, f"{old}x")
    book.entries[index] = replace(book.entries[index], **{name: new})

    verified_to, faults = examine(book)

    assert [(f.kind, f.entry_id) for f in faults] == [(FaultKind.EDITED, book.entries[index].id)]
    assert verified_to == faults[0].batch - 1


@given(sizes_of, st.data())
def test_a_deleted_sealed_row_is_named(sizes: list[int], data: st.DataObject) -> None:
    book = sealed_book(sizes)
    gone = book.entries.pop(data.draw(st.integers(0, len(book.entries) - 1)))

    _, faults = examine(book)

    assert [(f.kind, f.entry_id) for f in faults] == [(FaultKind.DELETED, gone.id)]


@given(sizes_of, st.data())
def test_a_row_slipped_in_between_sealed_ones_is_named(
    sizes: list[int], data: st.DataObject
) -> None:
    book = sealed_book(sizes, step=2)
    number = data.draw(st.integers(0, len(book.entries) - 1)) * 2 + 1
    book.entries.append(entry(number))

    _, faults = examine(book)

    assert [(f.kind, f.entry_id) for f in faults] == [(FaultKind.INSERTED, number)]


@given(sizes_of, st.data())
def test_two_sealed_rows_that_exchange_their_content_are_told_as_a_swap(
    sizes: list[int], data: st.DataObject
) -> None:
    book = sealed_book(sizes)
    assume(len(book.entries) > 1)
    first, second = data.draw(
        st.lists(st.integers(0, len(book.entries) - 1), min_size=2, max_size=2, unique=True)
    )
    one, other = book.entries[first], book.entries[second]
    book.entries[first] = replace(other, id=one.id)
    book.entries[second] = replace(one, id=other.id)

    _, faults = examine(book)

    assert {(f.kind, f.entry_id, f.other_id) for f in faults} == {
        (FaultKind.SWAPPED, one.id, other.id),
        (FaultKind.SWAPPED, other.id, one.id),
    }


@given(st.lists(st.integers(1, 4), min_size=2, max_size=5), st.data())
def test_a_cut_tail_is_found_from_the_roots_outside(sizes: list[int], data: st.DataObject) -> None:
    book = sealed_book(sizes)
    kept = data.draw(st.integers(0, len(sizes) - 1))
    book.batches = book.batches[:kept]
    last = book.batches[-1].signed.header.last_id if kept else 0
    book.entries = [row for row in book.entries if row.id <= last]

    verified_to, faults = examine(book)

    assert verified_to == kept
    assert [f.batch for f in faults if f.kind is FaultKind.CUT] == [
        *range(kept + 1, len(sizes) + 1)
    ]


@given(st.lists(st.integers(1, 3), min_size=3, max_size=5), st.data())
def test_batches_taken_out_or_exchanged_are_found(sizes: list[int], data: st.DataObject) -> None:
    book = sealed_book(sizes)
    place = data.draw(st.integers(0, len(sizes) - 2))
    del book.batches[place]

    _, faults = examine(book)

    assert Fault(FaultKind.BATCH_MISSING, place + 1) in faults


def _resealed(book: Book, secret: bytes) -> None:
    """Seal the whole book again, as somebody would who owns the database."""
    previous: SignedRoot | None = None
    for place, old in enumerate(book.batches):
        header = old.signed.header
        run = [row for row in book.entries if header.first_id <= row.id <= header.last_id]
        fresh, leaves = next_header(run, previous, signed_at=header.signed_at, key_id=header.key_id)
        previous = SignedRoot(fresh, root_of(fresh), sign(root_of(fresh), secret))
        book.batches[place] = SealedBatch(previous, leaves)


def test_a_record_rewritten_and_sealed_again_with_another_key_is_found() -> None:
    book = sealed_book([3, 3])
    book.entries[1] = replace(book.entries[1], label="việc khác")
    _resealed(book, b"a stranger's key")
    book.outside = [batch.signed for batch in book.batches]

    verified_to, faults = examine(book)

    assert verified_to == 0
    assert {f.kind for f in faults} == {FaultKind.SIGNATURE}


def test_a_record_sealed_again_with_the_stolen_key_still_differs_from_the_roots_outside() -> None:
    book = sealed_book([3, 3])
    book.entries[1] = replace(book.entries[1], label="việc khác")
    _resealed(book, b"only the node knows")

    verified_to, faults = examine(book)

    assert verified_to == 0
    assert [(f.kind, f.batch) for f in faults] == [
        (FaultKind.ROOTS_DIFFER, 1),
        (FaultKind.ROOTS_DIFFER, 2),
    ]


def test_a_batch_whose_leaves_were_made_to_fit_an_edit_is_damaged() -> None:
    book = sealed_book([3])
    book.entries[1] = replace(book.entries[1], label="việc khác")
    signed = book.batches[0].signed
    _, leaves = next_header(book.entries, None, signed_at=signed.header.signed_at, key_id="k")
    book.batches[0] = SealedBatch(signed, leaves)

    assert [f.kind for f in examine(book)[1]] == [FaultKind.BATCH_DAMAGED]


def test_a_root_missing_outside_is_told() -> None:
    book = sealed_book([2, 2])
    del book.outside[1]

    assert examine(book) == (1, (Fault(FaultKind.ROOTS_MISSING, 2),))


def test_one_root_ahead_that_the_rows_prove_is_an_interrupted_seal_and_no_fault() -> None:
    book = sealed_book([2, 2], unsealed=1)
    del book.batches[1]

    assert examine(book) == (1, ())


def test_one_root_ahead_whose_rows_were_touched_is_a_cut() -> None:
    book = sealed_book([2, 2])
    del book.batches[1]
    book.entries[3] = replace(book.entries[3], label="việc khác")

    assert examine(book) == (1, (Fault(FaultKind.CUT, 2),))


@pytest.mark.parametrize("run", [[], [2, 1], [1, 1]])
def test_only_a_run_in_order_can_be_sealed(run: list[int]) -> None:
    with pytest.raises(ValueError, match="in order"):
        next_header([entry(n) for n in run], None, signed_at="", key_id="k")


def test_a_run_that_goes_back_before_the_last_seal_is_refused() -> None:
    book = sealed_book([3])

    with pytest.raises(ValueError, match="after the batch before"):
        next_header([entry(3)], book.outside[0], signed_at="", key_id="k")
