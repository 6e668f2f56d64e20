"""Names sort by the Vietnamese alphabet on the engine under test."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chuan.core.alphabet import Alphabetical, sort_key
from chuan.core.models import StoredFile

NAMES = ["An", "Ân", "Bình", "Cà Mau", "Cả", "Cá", "Cạ", "Dân", "Đà Nẵng", "Điện Biên", "Hà Nội"]


@pytest.mark.django_db
def test_names_sort_as_in_a_vietnamese_dictionary() -> None:
    shuffled = random.Random(5).sample(NAMES, len(NAMES))  # noqa: S311  (an order, not a secret)
    for name in shuffled:
        StoredFile.objects.create(sha256="0" * 64, name=name, media_type="a/a", size=1)

    rows = StoredFile.objects.order_by(Alphabetical("name")).values_list("name", flat=True)

    assert list(rows) == sorted(NAMES, key=lambda name: sort_key(name) or "")
    assert list(rows)[7:10] == ["Dân", "Đà Nẵng", "Điện Biên"]


def test_tones_decide_only_between_equal_letters() -> None:
    words = ["ma", "mà", "mả", "mã", "má", "mạ", "mác", "mai", "măng", "mân"]

    assert sorted(set(words), key=lambda word: sort_key(word) or "") == words
    assert sort_key(None) is None


@given(st.text())
def test_case_and_composition_do_not_matter(text: str) -> None:
    assert sort_key("Đo lươ\u0300ng " + text) == sort_key("đo lường " + text)


@given(st.text("aáàăắo ", max_size=6), st.text("aáàăắo ", max_size=6))
def test_names_written_differently_have_different_keys(one: str, other: str) -> None:
    assert (sort_key(one) == sort_key(other)) == (one == other)


def test_the_place_of_a_tone_in_a_name_counts() -> None:
    assert len({sort_key(name) for name in ("Hoa Hoà", "Hoà Hoa", "Hoa Hoa", "aá", "áa")}) == 5
