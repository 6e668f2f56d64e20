"""The written syllable: what is one, how it is keyed, and how it is spelt back."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chuan.domain.vanban.spelling.distance import slip_kind, spell, within_one
from chuan.domain.vanban.spelling.lexicon import lexicon
from chuan.domain.vanban.spelling.syllables import is_well_marked, parse


@pytest.mark.parametrize(
    "word",
    [
        "nghiêng",
        "quốc",
        "quyển",
        "giếng",
        "gì",
        "giữa",
        "khuỷu",
        "thuở",
        "nghĩa",
        "ngoằn",
        "ưu",
        "yêu",
        "oanh",
        "quỳnh",
        "hoạch",
        "xoong",
        "đường",
    ],
)
def test_syllables_are_recognised(word: str) -> None:
    assert parse(word) is not None


@pytest.mark.parametrize(
    "word",
    [
        "nghiêp",
        "kách",
        "ngiên",
        "geo",
        "cêm",
        "hoach",
        "duơc",
        "trừơng",
        "tiêú",
        "strong",
        "chuẫnn",
        "wifi",
        "phợpp",
    ],
)
def test_other_words_are_no_syllables_or_are_badly_marked(word: str) -> None:
    assert parse(word) is None or not is_well_marked(word)


@pytest.mark.parametrize(
    ("one", "other"), [("hoà", "hòa"), ("thuỷ", "thủy"), ("kĩ", "kỹ"), ("lí", "lý"), ("quí", "quý")]
)
def test_both_manners_of_spelling_share_a_key(one: str, other: str) -> None:
    first, second = parse(one), parse(other)
    assert first is not None
    assert second is not None
    assert first.key == second.key


def test_every_key_of_the_lexicon_is_spelt_back_to_itself() -> None:
    for key in lexicon().attested:
        syllable = parse(spell(key))
        assert syllable is None or syllable.key == key or not key[-1].isdigit()


@pytest.mark.parametrize(
    ("printed", "meant", "kind"),
    [
        ("thưởng", "thường", "tone"),
        ("trí", "chí", "onset"),
        ("phồng", "phòng", "accent"),
        ("doang", "doanh", "letter"),
        ("phợp", "hợp", "onset"),
        ("hoà", "hòa", ""),
        ("xã", "tỉnh", ""),
    ],
)
def test_a_slip_is_named(printed: str, meant: str, kind: str) -> None:
    assert slip_kind(printed, meant) == kind


@given(st.text("abcđê", max_size=6), st.text("abcđê", max_size=6))
def test_within_one_is_symmetric(a: str, b: str) -> None:
    assert within_one(a, b) == within_one(b, a)
