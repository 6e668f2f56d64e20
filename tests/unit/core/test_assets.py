"""Typefaces, htmx and the catalogue made at set-up."""

import unicodedata

import pytest
from fontTools.ttLib import TTFont

from chuan.core import assets

VOWELS = "aăâeêioôơuưy"
TONES = ("", "\u0300", "\u0301", "\u0303", "\u0309", "\u0323")


def letters() -> set[str]:
    """Every letter of Vietnamese, small and capital, composed."""
    small = {unicodedata.normalize("NFC", vowel + tone) for vowel in VOWELS for tone in TONES}
    small |= set("bcdđghklmnpqrstvxfjwz")
    return small | {letter.upper() for letter in small}


def test_the_subsets_ask_for_every_letter_of_vietnamese() -> None:
    wanted = {point for group in assets.LETTERS for point in group}

    assert {letter for letter in letters() if ord(letter) not in wanted} == set()


def test_set_up_with_nothing_to_do_makes_nothing() -> None:
    assets.build(say=lambda _: None)

    assert assets.missing() == ()
    assert assets.build(say=pytest.fail) == ()


@pytest.mark.parametrize("face", assets.FACES, ids=lambda face: face.target)
def test_every_typeface_draws_vietnamese_and_is_light(face: assets.Face) -> None:
    assets.build(say=lambda _: None)
    file = assets.STATIC / "fonts" / f"{face.target}.woff2"

    drawn = TTFont(file).getBestCmap()
    assert {letter for letter in letters() if ord(letter) not in drawn} == set()
    assert file.stat().st_size < 25_000


def test_a_missing_package_is_named() -> None:
    with pytest.raises(assets.MissingSourceError, match="fontpkg_nobody"):
        assets._folder_of("fontpkg_nobody")
