"""A manifest has one form, and everything else is refused."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chuan.exchange.rules.canonical import DEEPEST, Malformed, canonical, object_of, plain
from chuan.exchange.rules.manifest import LARGEST, MOST_BYTES, read_manifest
from tests.unit.exchange.bundles import manifest_of

HEX = st.text("0123456789abcdef", min_size=32, max_size=32)
MANIFEST = manifest_of(b"{}", b"tep")


def changed(**parts: Any) -> bytes:
    return canonical({**json.loads(MANIFEST.to_bytes()), **parts})


def test_a_manifest_reads_back_as_it_was_written() -> None:
    assert read_manifest(MANIFEST.to_bytes()) == MANIFEST


@given(HEX, st.integers(1, 2**31 - 1))
def test_any_identity_and_number_reads_back(bundle: str, number: int) -> None:
    read = read_manifest(changed(bundle=bundle, number=number))

    assert (read.bundle, read.number) == (bundle, number)


def test_the_same_values_in_other_bytes_are_refused() -> None:
    spaced = json.dumps(json.loads(MANIFEST.to_bytes())).encode()

    with pytest.raises(Malformed):
        read_manifest(spaced)


@pytest.mark.parametrize(
    "parts",
    [
        {"format": "chuan-goi/2"}, {"bundle": "../../etc/passwd"}, {"number": 0}, {"number": True},
        {"number": 1.5}, {"made_at": "22/11/2026"}, {"items": []}, {"items": "x"}, {"blobs": []},
        {"blobs": [{"sha256": "../../x", "size": 2}]}, {"from": {}}, {"to": None}, {"more": 1},
        {"blobs": [{"sha256": "0" * 64, "size": LARGEST + 1}]},
        {"blobs": [{"sha256": "0" * 64, "size": -1}]},
        {"blobs": [{"sha256": "0" * 64, "size": 1}] * 2},
    ],
    ids=str,
)  # fmt: skip
def test_a_manifest_of_another_shape_is_refused(parts: dict[str, Any]) -> None:
    with pytest.raises(Malformed):
        read_manifest(changed(**parts))


@pytest.mark.parametrize(
    "item",
    [{"kind": ""}, {"kind": "k" * 41}, {"kind": "văn bản"}, {"kind": 5}, {"to": "x"}, {"to": None},
     {"id": "c"}],
    ids=str,
)  # fmt: skip
def test_an_item_of_another_shape_is_refused(item: dict[str, Any]) -> None:
    (row,) = json.loads(MANIFEST.to_bytes())["items"]

    with pytest.raises(Malformed):
        read_manifest(changed(items=[row | item]))


@pytest.mark.parametrize("item", [{"kind": "k" * 40}, {"to": ""}], ids=str)
def test_an_item_at_the_bounds_of_its_shape_is_read(item: dict[str, Any]) -> None:
    (row,) = json.loads(MANIFEST.to_bytes())["items"]

    (read,) = read_manifest(changed(items=[row | item])).items

    assert (read.kind, read.to) == ((row | item)["kind"], (row | item)["to"])


def test_parts_that_no_item_names_are_refused() -> None:
    given = json.loads(MANIFEST.to_bytes())
    given["items"][0]["files"] = []

    with pytest.raises(Malformed):
        read_manifest(canonical(given))


def test_a_manifest_beyond_the_limit_is_refused_unread() -> None:
    with pytest.raises(Malformed):
        read_manifest(b"[" * (MOST_BYTES + 1))


@given(st.binary(max_size=300))
def test_whatever_the_bytes_reading_says_malformed_and_nothing_else(raw: bytes) -> None:
    with pytest.raises(Malformed):
        read_manifest(raw)


def test_a_key_twice_and_numbers_that_are_none_are_refused() -> None:
    for raw in (b'{"a":1,"a":2}', b'{"a":NaN}', b"[]", b"[" * 100_000):
        with pytest.raises(Malformed):
            object_of(raw)


def test_what_no_database_stores_is_taken_out_and_depth_is_bounded() -> None:
    deep: Any = "x"
    for _ in range(DEEPEST):
        deep = [deep]

    assert plain({"a\x00": "b\x00\ud800c"}) == {"a": "bc"}
    assert plain(deep) == deep
    for deeper in ([deep], {"a": deep}):
        with pytest.raises(Malformed):
            plain(deeper)
