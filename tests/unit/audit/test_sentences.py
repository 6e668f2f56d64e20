"""A code is said in one way, and an unknown one is refused."""

import pytest

from chuan.audit import personal, sentences


def test_a_code_said_twice_alike_is_fine_and_differently_is_not() -> None:
    sentences.register({"tests.said": "Làm"})
    sentences.register({"tests.said": "Làm"})

    with pytest.raises(ValueError, match="two sentences"):
        sentences.register({"tests.said": "Làm khác"})


def test_an_unknown_code_is_refused_when_written_and_shown_bare_when_read() -> None:
    with pytest.raises(sentences.UnknownCode):
        sentences.require("tests.never")

    assert sentences.sentence_of("tests.never") == "tests.never"


def test_a_personal_field_is_declared_in_one_way() -> None:
    personal.declare("tests.Model", "phone", "gọi", "một năm", "Luật")

    with pytest.raises(ValueError, match="twice"):
        personal.declare("tests.Model", "phone", "khác", "một năm", "Luật")
    del personal._DECLARED["tests.model", "phone"]
