"""A bundle comes out as it went in, or it does not come out at all."""

from dataclasses import replace
from io import BytesIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from chuan.exchange.errors import BundleRefused
from chuan.exchange.rules.bundle import write_bundle
from chuan.exchange.rules.envelope import CUT, DAMAGED, HEADER, NO_BUNDLE, NOT_FOR_US, PIECE, TAG
from chuan.exchange.rules.states import UNKNOWN
from tests.unit.exchange.bundles import (
    PARTY,
    STATE,
    Side,
    manifest_of,
    opened,
    read_whole,
    sealed,
)

BODY = b'{"title":"K\xe1\xba\xbf ho\xe1\xba\xa1ch"}'


@settings(max_examples=40)
@given(st.lists(st.binary(min_size=1, max_size=200_000), min_size=1, max_size=4, unique=True))
def test_a_bundle_comes_out_as_it_went_in(parts: list[bytes]) -> None:
    assert read_whole(sealed(*parts)) == parts


@pytest.mark.parametrize("size", [PIECE - 500, PIECE, 2 * PIECE, 3 * PIECE + 1])
def test_parts_that_end_with_a_piece_come_out_too(size: int) -> None:
    parts = [BODY, b"x" * size]

    assert read_whole(sealed(*parts)) == parts


def test_any_flipped_byte_is_refused_with_a_sentence() -> None:
    raw = sealed(BODY, b"t\xe1\xbb\x87p" * 40)

    for place in range(len(raw)):
        broken = bytearray(raw)
        broken[place] ^= 1 + place % 255
        with pytest.raises(BundleRefused) as refusal:
            read_whole(bytes(broken))
        assert refusal.value.message in {NO_BUNDLE, NOT_FOR_US, DAMAGED}


@settings(max_examples=200)
@given(st.integers(0, 10**9), st.integers(1, 255))
def test_a_flipped_byte_of_a_large_bundle_is_refused(place: int, change: int) -> None:
    raw = bytearray(LARGE)
    raw[place % len(raw)] ^= change

    with pytest.raises(BundleRefused):
        read_whole(bytes(raw))


LARGE = sealed(BODY, b"0123456789" * 20_000)


@settings(max_examples=200)
@given(st.integers(0, 10**9))
def test_a_cut_bundle_is_refused(place: int) -> None:
    cut = LARGE[: place % len(LARGE)]

    with pytest.raises(BundleRefused) as refusal:
        read_whole(cut)

    assert refusal.value.message in {NO_BUNDLE, CUT, DAMAGED}


def test_a_bundle_cut_between_two_pieces_says_that_it_was_cut() -> None:
    with pytest.raises(BundleRefused, match="cắt ngắn"):
        read_whole(LARGE[: HEADER + PIECE + TAG])


@settings(max_examples=50)
@given(st.binary(min_size=1, max_size=200))
def test_bytes_after_the_end_are_refused(more: bytes) -> None:
    with pytest.raises(BundleRefused):
        read_whole(sealed(BODY) + more)


def test_pieces_in_another_order_are_refused() -> None:
    first, second = HEADER + PIECE + TAG, HEADER + 2 * (PIECE + TAG)
    swapped = LARGE[:HEADER] + LARGE[first:second] + LARGE[HEADER:first] + LARGE[second:]

    with pytest.raises(BundleRefused, match="bị sửa"):
        read_whole(swapped)


@settings(max_examples=100)
@given(st.binary(max_size=400))
def test_whatever_bytes_are_handed_in_the_answer_is_a_sentence(raw: bytes) -> None:
    for handed in (raw, LARGE[:12] + raw, LARGE[:HEADER] + raw):
        with pytest.raises(BundleRefused):
            read_whole(handed)


def test_an_archive_is_no_bundle() -> None:
    with pytest.raises(BundleRefused, match=r"chọn tệp \.chuan-goi"):
        opened(b"PK\x03\x04" + b"\x00" * 200)


def test_another_node_cannot_open_it() -> None:
    with pytest.raises(BundleRefused, match="không lập cho hệ thống của bạn"):
        opened(sealed(BODY), by=Side("9" * 32))


def test_a_bundle_sealed_to_us_but_meant_for_another_node_is_refused() -> None:
    manifest = replace(manifest_of(BODY), to_node="9" * 32)

    with pytest.raises(BundleRefused, match="không lập cho hệ thống của bạn"):
        opened(sealed(BODY, manifest=manifest))


def test_a_node_that_is_not_trusted_is_refused() -> None:
    with pytest.raises(BundleRefused) as refusal:
        opened(sealed(BODY, sender=Side("7" * 32)))

    assert refusal.value.message == UNKNOWN


def test_a_stranger_who_signs_in_the_name_of_a_trusted_node_is_refused() -> None:
    stranger = Side(STATE.node)

    with pytest.raises(BundleRefused, match="bị sửa"):
        opened(sealed(BODY, sender=stranger, manifest=manifest_of(BODY, sender=STATE)))


def test_a_part_that_is_not_what_the_manifest_says_is_refused_on_either_side() -> None:
    manifest = manifest_of(BODY, b"first")
    out = BytesIO()

    with pytest.raises(BundleRefused, match="không còn đúng"):
        write_bundle(
            out, manifest, signer=STATE.signing, sealing=PARTY.sealing_public,
            blobs=[BytesIO(BODY), BytesIO(b"other")],
        )  # fmt: skip
