"""Documents and receipts of another node are taken for nothing but what the format says."""

import contextlib
from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from chuan.exchange.enums import ItemState, KeyState
from chuan.exchange.rules.canonical import Malformed
from chuan.exchange.rules.gaps import missing, written
from chuan.exchange.rules.papers import Paper, is_secret, read_paper, write_paper
from chuan.exchange.rules.receipts import Receipt, advances, read_receipts, write_receipts
from chuan.exchange.rules.states import fault_of_key
from tests.factories.drafts import TEXT, document

PAPER = Paper("UBND tỉnh Nghệ An", "Kính gửi", document(), TEXT, False, ("ke-hoach.txt",))
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=9), inner),
    max_leaves=12,
)


def test_a_document_reads_back_as_it_was_written() -> None:
    assert read_paper(write_paper(PAPER), 1) == PAPER


@settings(max_examples=150)
@given(key=st.sampled_from(["sender", "content", "text", "files", "note"]), value=JSON)
def test_any_other_value_is_read_or_called_malformed(key: str, value: Any) -> None:
    with contextlib.suppress(Malformed):
        read_paper({**write_paper(PAPER), key: value}, 1)


@settings(max_examples=400)
@given(key=st.sampled_from(sorted(document())), value=JSON)
def test_any_other_content_is_read_or_called_malformed(key: str, value: Any) -> None:
    content = {**document(), key: value}
    with contextlib.suppress(Malformed):
        read_paper({**write_paper(PAPER), "content": content}, 1)


@pytest.mark.parametrize(
    ("key", "value"), [("kind", 5), ("kind", ["plan"]), ("signer", "Hoa"), ("signer", ["Hoa"])]
)
def test_a_kind_that_is_no_word_and_a_signer_that_is_no_row_are_malformed(
    key: str, value: object
) -> None:
    content = {**document(), key: value}

    with pytest.raises(Malformed):
        read_paper({**write_paper(PAPER), "content": content}, 1)


def test_a_number_of_files_that_differs_is_malformed() -> None:
    with pytest.raises(Malformed):
        read_paper(write_paper(PAPER), 2)


@pytest.mark.parametrize("stamp", ["MẬT", "TỐI MẬT", "TUYỆT MẬT", "M Ậ T"])
def test_a_stamp_is_seen_wherever_it_stands_in_the_text(stamp: str) -> None:
    paper = Paper("x", "", document(), f"{stamp}\n{TEXT}", False, ())

    assert is_secret(paper)
    assert not is_secret(PAPER)


def test_receipts_read_back_as_they_were_written() -> None:
    rows = (
        Receipt("a" * 32, "b" * 32, "c" * 64, ItemState.ACCEPTED, "2026-11-22T01:02:03Z"),
        Receipt("a" * 32, "d" * 32, "c" * 64, ItemState.RETURNED, "2026-11-22T01:02:03Z", "Nhầm"),
    )

    assert read_receipts(write_receipts(rows)) == rows


@given(JSON)
def test_any_other_receipts_are_malformed(value: Any) -> None:
    for body in ({"receipts": value}, {"receipts": [value]}):
        if body["receipts"] == []:
            continue
        with pytest.raises(Malformed):
            read_receipts(body)


def test_a_receipt_that_comes_late_takes_nothing_back() -> None:
    assert advances(ItemState.SENT, ItemState.RECEIVED)
    assert advances(ItemState.RECEIVED, ItemState.RETURNED)
    assert not advances(ItemState.ACCEPTED, ItemState.RECEIVED)
    assert not advances(ItemState.ACCEPTED, ItemState.RETURNED)


@given(st.sets(st.integers(1, 60), max_size=40))
def test_gaps_and_numbers_together_are_all_numbers(numbers: set[int]) -> None:
    spans = missing(numbers)

    absent = {n for first, last in spans for n in range(first, last + 1)}
    assert absent | numbers == set(range(1, max(numbers, default=0) + 1))
    assert not absent & numbers
    assert written([(1, 1), (4, 6)]) == "1, 4–6"


def test_an_old_key_is_believed_until_the_last_day_of_the_overlap() -> None:
    day = date(2026, 11, 22)

    assert fault_of_key(KeyState.ACTIVE, None, day) == ""
    assert fault_of_key(KeyState.OLD, day, day) == ""
    for state, until in (
        (KeyState.OLD, date(2026, 11, 21)),
        (KeyState.OLD, None),
        (KeyState.WAITING, None),
        (KeyState.REVOKED, None),
    ):
        assert fault_of_key(state, until, day)
