"""Messages of connections: what was signed comes out whole, what was changed does not come out."""

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from hypothesis import given
from hypothesis import strategies as st

from chuan.exchange.errors import MessageRefused
from chuan.exchange.rules.agency_codes import is_below, read_agency_code
from chuan.exchange.rules.log_chain import GENESIS, LogEntry, SealedEntry, first_fault, seal
from chuan.exchange.rules.messages import Message, peek, read_message, write_message
from chuan.exchange.rules.reconciling import compare, to_send_again

KEY = Ed25519PrivateKey.from_private_bytes(b"k" * 32)
PUBLIC = KEY.public_key().public_bytes_raw().hex()
TEXT = st.text(st.characters(exclude_categories=("Cs",), exclude_characters="\x00"), max_size=30)
JSON = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**53), 2**53) | TEXT,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(TEXT, inner, max_size=3),
    max_leaves=8,
)
CONTENT = st.dictionaries(TEXT, JSON, max_size=4)
HEX = st.integers(0, 2**128 - 1).map(lambda number: f"{number:032x}")


def _message(content: dict[str, object], **words: str) -> Message:
    return Message(
        id="ab" * 16, kind="standards", sender="H40.08", receiver="G05",
        made_at="2026-11-23T01:02:03Z", content=content, **words,
    )  # fmt: skip


@given(CONTENT, HEX)
def test_a_message_comes_out_as_it_was_signed(content: dict[str, object], answers: str) -> None:
    message = _message(content, answers=answers)

    raw = write_message(message, KEY)

    assert read_message(raw, PUBLIC) == message == peek(raw)
    assert write_message(read_message(raw, PUBLIC), KEY) == raw


@given(CONTENT, st.data())
def test_a_changed_byte_is_refused(content: dict[str, object], data: st.DataObject) -> None:
    raw = bytearray(write_message(_message(content), KEY))
    place = data.draw(st.integers(0, len(raw) - 1))
    raw[place] ^= data.draw(st.integers(1, 255))

    with pytest.raises(MessageRefused):
        read_message(bytes(raw), PUBLIC)


@given(st.binary(max_size=200))
def test_anything_else_is_refused_and_nothing_breaks(raw: bytes) -> None:
    with pytest.raises(MessageRefused):
        read_message(raw, PUBLIC)


def test_the_key_of_a_stranger_proves_nothing() -> None:
    stranger = Ed25519PrivateKey.from_private_bytes(b"s" * 32)

    with pytest.raises(MessageRefused) as refused:
        read_message(write_message(_message({"a": 1}), stranger), PUBLIC)

    assert "Chữ ký" in refused.value.message


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("H40", "H40"), ("h40.08.015", "H40.08.015"), ("000.00.19.H40", "000.00.19.H40"),
        ("H4", ""), ("H40.", ""), ("H40.8", ""), ("0.00.19.H40", ""), ("", ""),
    ],
)  # fmt: skip
def test_codes_of_both_forms_are_read_and_others_are_not(text: str, code: str) -> None:
    assert read_agency_code(text) == code


def test_a_code_is_below_another_by_whole_groups() -> None:
    assert is_below("H40.08.01", "H40")
    assert not is_below("H40", "H40")
    assert not is_below("H400.08", "H40")


def _chain(length: int) -> list[SealedEntry]:
    lines: list[SealedEntry] = []
    for number in range(1, length + 1):
        entry = LogEntry(number, "2026-11-23T01:02:03Z", "qg", "sent", "ab" * 16, "cd" * 32, "")
        lines.append(seal(entry, lines[-1].hash if lines else GENESIS, KEY))
    return lines


@given(st.integers(1, 6), st.data())
def test_a_log_from_which_a_line_was_taken_says_where(length: int, data: st.DataObject) -> None:
    lines = _chain(length)
    missing = data.draw(st.integers(1, length))

    assert first_fault(lines, [PUBLIC]) is None
    rest = [line for line in lines if line.entry.number != missing]
    assert first_fault(rest, [PUBLIC]) == (missing if missing < length else None)
    assert first_fault(lines, []) == 1


def test_a_log_with_a_changed_line_says_which() -> None:
    lines = _chain(3)
    entry = LogEntry(2, "2026-11-23T01:02:03Z", "qg", "accepted", "ab" * 16, "cd" * 32, "")
    lines[1] = SealedEntry(entry, lines[1].previous, lines[1].hash, lines[1].signature, PUBLIC)

    assert first_fault(lines, [PUBLIC]) == 2


@given(st.dictionaries(HEX, HEX, max_size=5), st.dictionaries(HEX, HEX, max_size=5))
def test_two_sides_agree_when_nothing_differs_and_only_then(
    ours: dict[str, str], theirs: dict[str, str]
) -> None:
    found = compare(ours, theirs)

    assert (not found) == (ours == theirs)
    assert set(to_send_again(found)) == set(ours) - set(theirs)
