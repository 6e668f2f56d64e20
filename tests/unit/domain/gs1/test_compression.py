"""Compressed links are those of the official cases, and nothing is lost in them."""

from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chuan.domain.gs1.check_digits import CSET_82, append_check_digit
from chuan.domain.gs1.compression import (
    compress_digital_link,
    decompress_digital_link,
    is_compressed,
)
from chuan.domain.gs1.compression_bits import URI_SAFE, parts_of
from chuan.domain.gs1.digital_link import parse_digital_link
from chuan.domain.gs1.errors import Gs1Error
from chuan.domain.gs1.uri_text import escape_path, escape_query
from tests.unit.domain.gs1.vectors import vectors

STEM = "https://id.example.vn"
GTIN = "08938501000019"


def _digits(least: int, most: int) -> st.SearchStrategy[str]:
    return st.text("0123456789", min_size=least, max_size=most)


def _keys(length: int) -> st.SearchStrategy[str]:
    return _digits(length - 4, length - 4).map(lambda rest: append_check_digit(f"893{rest}"))


def _texts(most: int) -> st.SearchStrategy[str]:
    alphabets = ("0123456789", "0123456789abcdef", "0123456789ABCDEF", URI_SAFE, CSET_82)
    return st.sampled_from(alphabets).flatmap(
        lambda alphabet: st.text(alphabet, min_size=1, max_size=most)
    )


_PATHS: dict[str, tuple[st.SearchStrategy[str], dict[str, st.SearchStrategy[str]]]] = {
    "00": (_keys(18), {}),
    "01": (_keys(14), {"22": _texts(20), "10": _texts(20), "21": _texts(20)}),
    "253": (st.tuples(_keys(13), _texts(17)).map("".join), {}),
    "255": (st.tuples(_keys(13), _digits(0, 12)).map("".join), {}),
    "401": (_texts(20).map("8938501".__add__), {}),
    "414": (_keys(13), {"254": _texts(20)}),
    "8003": (st.tuples(_keys(13).map("0".__add__), _texts(16)).map("".join), {}),
    "8006": (_keys(14).map(lambda gtin: f"{gtin}0102"), {"10": _texts(20), "21": _texts(20)}),
    "8018": (_keys(18), {"8019": _digits(1, 10)}),
}
_OF_ITEMS = {"17", "30", "3103", "7003"}
_ATTRIBUTES: dict[str, st.SearchStrategy[str]] = {
    "17": st.just("271231"),
    "30": _digits(1, 8),
    "3103": _digits(6, 6),
    "7003": st.just("2712310830"),
    "90": _texts(30),
    "91": _texts(90),
}


@st.composite
def links(draw: st.DrawFn) -> str:
    """Links about many keys, with some qualifiers, attributes and free parameters."""
    key = draw(st.sampled_from(sorted(_PATHS)))
    value, qualifiers = _PATHS[key]
    path = f"/{key}/{escape_path(draw(value))}"
    for ai, values in qualifiers.items():
        if draw(st.booleans()):
            path += f"/{ai}/{escape_path(draw(values))}"
    usable = sorted(_ATTRIBUTES.keys() - (set() if key == "01" else _OF_ITEMS))
    query = [
        f"{ai}={escape_query(draw(_ATTRIBUTES[ai]))}"
        for ai in draw(st.lists(st.sampled_from(usable), unique=True, max_size=3))
    ]
    free = st.tuples(st.sampled_from(["lang", "a_b-C", "k.1"]), st.sampled_from(["vi", "", "%C3"]))
    query += [f"{name}={text}" for name, text in draw(st.lists(free, max_size=2))]
    return f"{STEM}{path}" + ("?" + "&".join(query) if query else "")


def test_every_official_case_is_the_same_to_the_letter(shared: Path) -> None:
    for case in vectors(shared, "dl-compress"):
        assert compress_digital_link(case["uri"]) == case["compressed"], case["id"]
        link = parse_digital_link(decompress_digital_link(case["compressed"]))
        assert dict(link.elements) == case["ai"], case["id"]


@given(links(), st.sampled_from([False, True]))
def test_nothing_is_lost_in_a_compressed_link(
    text: str,
    keep_key: bool,  # noqa: FBT001  (drawn)
) -> None:
    before = parse_digital_link(text)

    compressed = compress_digital_link(text, keep_key=keep_key)
    plain = decompress_digital_link(compressed) if is_compressed(compressed) else compressed
    after = parse_digital_link(plain)

    assert after.elements[: after.path_length] == before.elements[: before.path_length]
    assert sorted(after.elements) == sorted(before.elements)
    assert sorted(after.parameters) == sorted(before.parameters)
    assert after.stem == before.stem


def test_a_key_that_stays_leaves_nothing_to_compress_when_it_is_alone() -> None:
    assert compress_digital_link(f"{STEM}/01/{GTIN}", keep_key=True) == f"{STEM}/01/{GTIN}"


@given(links())
def test_a_compressed_link_is_known_from_a_plain_one(text: str) -> None:
    assert is_compressed(compress_digital_link(text))
    assert not is_compressed(text)


@given(_digits(1, 20))
def test_leading_zeros_of_a_serial_stay(serial: str) -> None:
    text = f"{STEM}/01/{GTIN}/21/{serial}"

    assert decompress_digital_link(compress_digital_link(text)) == text


def test_the_key_stays_readable_on_request() -> None:
    compressed = compress_digital_link(f"{STEM}/01/{GTIN}/10/A1?17=271231", keep_key=True)

    assert compressed.startswith(f"{STEM}/01/{GTIN}/")
    assert compressed.count("/") == 5
    assert decompress_digital_link(compressed) == f"{STEM}/01/{GTIN}/10/A1?17=271231"


def test_a_second_key_among_the_attributes_does_not_take_the_place_of_the_first() -> None:
    text = f"{STEM}/8018/893850100000000019?00=089385010000000118"

    assert decompress_digital_link(compress_digital_link(text)) == text


def test_what_cannot_be_compressed_stays_in_the_query() -> None:
    name_and_value = "m%C3%B4=g%E1%BA%A1o"

    compressed = compress_digital_link(f"{STEM}/p/01/{GTIN}?{name_and_value}&lang=vi#t")

    assert compressed.startswith(f"{STEM}/p/")
    assert compressed.endswith(f"?{name_and_value}#t")
    assert decompress_digital_link(compressed) == (f"{STEM}/p/01/{GTIN}?lang=vi&{name_and_value}#t")


@pytest.mark.parametrize(
    ("ai", "parts"),
    [
        ("8006", [(True, True, 18)]),
        ("253", [(True, True, 13), (False, False, 17)]),
        ("423", [(True, True, 3), (True, False, 12)]),
        ("7230", [(False, False, 30)]),
        ("8008", [(True, True, 8), (True, False, 4)]),
        ("7258", [(False, True, 3)]),
    ],
)
def test_the_parts_of_a_value_are_those_of_the_standard(
    ai: str, parts: list[tuple[bool, bool, int]]
) -> None:
    assert [tuple(part) for part in parts_of(ai)] == parts


@pytest.mark.parametrize(
    "text",
    [
        STEM,
        f"{STEM}/",
        f"{STEM}/gioi-thieu",
        f"{STEM}/A",
        f"{STEM}/01/{GTIN}",
        f"{STEM}/ARBCCVa5",
        f"{STEM}/ARBCCVa5lAAAAA",
        f"{STEM}/____",
        f"{STEM}/ARBCCVa5lB",
        "ARBCCVa5lA",
        "",
    ],
)
def test_what_is_no_compressed_link_is_refused(text: str) -> None:
    assert not is_compressed(text)
    with pytest.raises(Gs1Error):
        decompress_digital_link(text)


@given(st.text(URI_SAFE, max_size=80), st.sampled_from(["", f"/01/{GTIN}", "/p"]))
def test_any_word_reads_as_a_right_link_or_is_refused(word: str, path: str) -> None:
    text = f"{STEM}{path}/{word}"

    with suppress(Gs1Error):
        assert parse_digital_link(decompress_digital_link(text)).elements
