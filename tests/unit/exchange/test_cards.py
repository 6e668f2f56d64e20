"""The public card of a node: signed by itself, compared aloud."""

import base64
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from chuan.exchange.enums import NodeKind
from chuan.exchange.errors import CardRefused
from chuan.exchange.rules.cards import (
    BEGIN,
    END,
    Body,
    Card,
    read_card,
    same_spoken,
    spoken,
    write_card,
)
from tests.unit.exchange.bundles import STATE

CARD = Card(
    STATE.node, "UBND tỉnh Nghệ An", NodeKind.STATE,
    STATE.signing.public_key().public_bytes_raw().hex(), STATE.sealing_public.hex(),
    (Body("1" * 32, "Sở Khoa học và Công nghệ"),), "2026-11-22T01:02:03Z",
)  # fmt: skip
TEXT = write_card(CARD, STATE.signing)


def test_a_card_reads_back_from_a_letter_around_it() -> None:
    assert read_card(f"Kính gửi đồng chí,\r\n{TEXT}\nTrân trọng") == CARD
    assert read_card(TEXT.replace("\n", "\r\n  ")) == CARD


def test_the_fingerprint_is_that_of_the_keys_and_not_of_the_name() -> None:
    assert CARD.fingerprint == STATE.fingerprint


@given(st.integers(0, 10**6), st.integers(1, 255))
@example(357, 32)  # a digit of the signature in upper case says the same number
def test_a_changed_card_is_refused(place: int, change: int) -> None:
    raw = bytearray(base64.b64decode("".join(TEXT.splitlines()[1:-1])))
    raw[place % len(raw)] ^= change

    with pytest.raises(CardRefused, match="đã bị sửa"):
        read_card(f"{BEGIN}\n{base64.b64encode(raw).decode()}\n{END}")


@pytest.mark.parametrize(
    "change",
    [
        {"node": "x" * 32}, {"signing": "0" * 63}, {"sealing": "g" * 64}, {"made_at": "hôm qua"},
        {"name": " "}, {"name": "a" * 301}, {"bodies": (Body("x", "Sở"),)},
        {"bodies": (Body("1" * 32, ""),)}, {"bodies": (Body("1" * 32, "a" * 301),)},
    ],
    ids=str,
)  # fmt: skip
def test_a_card_that_its_own_key_signed_is_still_held_to_its_shape(change: dict[str, Any]) -> None:
    with pytest.raises(CardRefused):
        read_card(write_card(replace(CARD, **change), STATE.signing))


@given(st.text(max_size=200))
def test_any_other_text_is_refused(text: str) -> None:
    for given_text in (text, f"{BEGIN}\n{text}\n{END}"):
        with pytest.raises(CardRefused):
            read_card(given_text)


def test_a_fingerprint_is_read_aloud_in_ten_groups_of_four() -> None:
    read = spoken(CARD.fingerprint)

    assert [len(group) for group in read.split(" ")] == [4] * 10
    assert same_spoken(read.lower().replace(" ", "-"), CARD.fingerprint)
    assert not same_spoken(read[:-1] + ("0" if read[-1] != "0" else "1"), CARD.fingerprint)
