"""A printed name is a generic body and the place it is of, in whichever order the words stand."""

import pytest

from chuan.orgs.knowledge import agency_kinds
from chuan.orgs.rules.lexicon import Lexicon, lexicon_of

LEXICON = Lexicon(agency_kinds())


@pytest.mark.parametrize(
    ("name", "body", "word", "place", "within"),
    [
        ("Sở KH&CN tỉnh Nghệ An", "Sở Khoa học và Công nghệ", "tỉnh", "nghệ an", ""),
        ("Sở Khoa học và Công nghệ", "Sở Khoa học và Công nghệ", "", "", ""),
        ("UBND xã", "UBND xã", "xã", "", ""),
        ("UBND xã Châu Tiến", "UBND xã", "xã", "châu tiến", ""),
        ("UBND xã Châu Tiến, huyện Quỳ Hợp", "UBND xã", "xã", "châu tiến", "quỳ hợp"),
        (
            "UBND xã Châu Tiến, huyện Quỳ Hợp, tỉnh Nghệ An",
            "UBND xã",
            "xã",
            "châu tiến",
            "quỳ hợp",
        ),
        ("UBND thành phố Hà Nội", "UBND tỉnh", "thành phố", "hà nội", ""),
        ("UBND Nghệ An", "UBND tỉnh", "", "nghệ an", ""),
    ],
)
def test_a_name_is_taken_apart_into_body_and_place(
    name: str, body: str, word: str, place: str, within: str
) -> None:
    found = LEXICON.parse(name)

    assert body in {kind.name for kind in found.kinds} | {
        alias for kind in found.kinds for alias in kind.aliases
    }
    assert (found.place_kind, found.place_key, found.within) == (word, place, within)


@pytest.mark.parametrize("name", ["", "Quán cà phê Hương", "xã Châu Tiến", "tỉnh"])
def test_what_is_no_body_has_no_reading(name: str) -> None:
    assert LEXICON.parse(name).kinds == ()


def test_every_body_is_found_by_each_spelling_of_its_own_name() -> None:
    for kind in agency_kinds():
        for name in (kind.name, *kind.aliases):
            assert kind in LEXICON.parse(name).kinds


def test_what_a_body_became_is_told_in_order() -> None:
    for kind in agency_kinds():
        told = [after.name for after in LEXICON.successors(kind)]
        assert told == [edge.name for edge in kind.successors]


def test_one_set_of_bodies_has_one_lexicon() -> None:
    kinds = tuple(agency_kinds())

    assert lexicon_of(kinds) is lexicon_of(kinds)
