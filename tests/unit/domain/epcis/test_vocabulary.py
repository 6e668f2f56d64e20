"""A word of the vocabulary is one word in each of its spellings; what is none stays as it is."""

import pytest

from chuan.domain.epcis.vocabulary import KINDS, VOCABULARIES, bare, is_word, urn, web_uri

EVERY = [(kind, word) for kind in KINDS for word in sorted(VOCABULARIES[kind])]


def test_the_tables_hold_the_words_of_the_standard() -> None:
    counts = {kind: len(words) for kind, words in VOCABULARIES.items()}

    assert counts == {
        "bizstep": 41, "disp": 33, "btt": 13, "sdt": 3, "er": 2, "comp": 14,
        "measurement": 72, "alert": 2,
    }  # fmt: skip


@pytest.mark.parametrize(("kind", "word"), EVERY)
def test_each_spelling_of_a_word_is_bare_again(kind: str, word: str) -> None:
    assert is_word(kind, word)
    assert {bare(kind, spelt) for spelt in (word, urn(kind, word), web_uri(kind, word))} == {word}


@pytest.mark.parametrize("kind", KINDS)
def test_what_is_no_word_stays_as_it_is(kind: str) -> None:
    for text in ("https://example.vn/x", "shiping", "urn:epcglobal:cbv:bizstep:shiping", ""):
        assert (bare(kind, text), urn(kind, text), web_uri(kind, text)) == (text,) * 3


def test_a_word_of_another_kind_is_not_taken() -> None:
    assert (
        bare("disp", "urn:epcglobal:cbv:bizstep:shipping") == "urn:epcglobal:cbv:bizstep:shipping"
    )
