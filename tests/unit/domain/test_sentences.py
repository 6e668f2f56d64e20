"""Sentences of pure code are translated and filled where they are shown."""

from chuan.domain.errors import RuleBroken
from chuan.domain.sentences import Sentence

ENGLISH = {"Dòng %(n)s còn thiếu %(parts)s.": "Row %(n)s lacks %(parts)s.", "tên": "the name"}


def translate(text: str) -> str:
    return ENGLISH.get(text, text)


def test_a_sentence_is_translated_with_its_list_and_filled() -> None:
    sentence = Sentence("Dòng %(n)s còn thiếu %(parts)s.", n=3, parts=("tên", "số"))

    assert str(sentence) == "Dòng 3 còn thiếu tên, số."
    assert sentence.said(translate) == "Row 3 lacks the name, số."


def test_what_a_person_typed_is_never_taken_for_a_place() -> None:
    assert Sentence("Mã %(value)s đã có.", value="%(x)s 5%").said() == "Mã %(x)s 5% đã có."
    assert RuleBroken("Giảm 5% %(x)s").said(translate) == "Giảm 5% %(x)s"
