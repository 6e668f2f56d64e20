"""What is hashed and signed has one fixed form, so that what was sealed once can be proved for ever."""

import hashlib
from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chuan.domain.ledger.canonical import canonical, leaf_of, moment, root_of, signed_bytes
from chuan.domain.ledger.types import GENESIS, Header
from tests.unit.domain.ledger.books import entry

HEADER = Header(
    number=2,
    first_id=8,
    last_id=9,
    count=2,
    entries_root="ab" * 32,
    previous_root=GENESIS,
    signed_at="2026-11-22T01:02:03.000000Z",
    key_id="k",
)


def test_json_has_sorted_keys_no_blanks_and_letters_as_they_are() -> None:
    assert canonical({"b": [1, None, True], "a": "đo"}) == '{"a":"đo","b":[1,null,true]}'.encode()


def test_a_number_that_json_cannot_write_is_refused() -> None:
    with pytest.raises(ValueError, match="JSON"):
        canonical({"a": float("nan")})


@given(
    st.datetimes(timezones=st.just(UTC), min_value=datetime(2000, 1, 1)),  # noqa: DTZ001
    st.integers(-12, 14),
)
def test_a_moment_is_written_in_utc_with_six_decimals_wherever_it_was_read(
    at: datetime, hours: int
) -> None:
    written = moment(at.astimezone(timezone(timedelta(hours=hours))))

    assert written == moment(at)
    assert len(written) == len("2026-11-22T01:02:03.000004Z")
    assert datetime.fromisoformat(written) == at


def test_a_leaf_hashes_every_field_of_the_entry_behind_the_mark_of_leaves() -> None:
    text = (
        '{"actor_id":"hoa","actor_label":"Hoa","at":"2026-11-22T01:02:03.000007Z",'
        '"changes":{"note":null,"state":"done"},"code":"plans.task.reported","id":7,'
        '"is_personal_read":false,"kind":"task","label":"Nhiệm vụ 7","object_id":"7",'
        '"on_behalf_of":"","organisation_label":"UBND xã","organisation_path":"/40/x16681/",'
        '"path":"/40/"}'
    )

    leaf = leaf_of(entry(7))

    assert leaf.id == 7
    assert leaf.digest == hashlib.sha256(b"\x00" + text.encode()).digest()


def test_a_root_hashes_every_field_of_the_header_behind_the_mark_of_roots() -> None:
    text = (
        f'{{"count":2,"entries_root":"{"ab" * 32}","first_id":8,"key_id":"k","last_id":9,'
        f'"number":2,"previous_root":"{"0" * 64}","signed_at":"2026-11-22T01:02:03.000000Z"}}'
    )

    assert root_of(HEADER) == hashlib.sha256(b"\x02" + text.encode()).hexdigest()


def test_what_is_signed_says_what_it_is_and_then_the_root() -> None:
    assert signed_bytes("00ff") == b"chuan.audit.root.v1\n\x00\xff"
