"""The party's words stand over texts that exist, keep their places, and say neither duyệt nor giao việc."""

import re

from tests.architecture.source import ROOT
from tests.architecture.test_english import CATALOGUE, read, said, texts

PARTY = ROOT / "locale" / "vi_X-dang" / "LC_MESSAGES" / "django.po"


def test_every_key_is_a_text_of_the_source() -> None:
    known = {str(message.id) for message in texts(read(CATALOGUE))}

    assert not [message.id for message in texts(read(PARTY)) if str(message.id) not in known]


def test_every_wording_keeps_its_placeholders() -> None:
    place = re.compile(r"%\(\w+\)[sd]")

    assert not [
        message.id
        for message in texts(read(PARTY))
        for words in said(message)
        if words and set(place.findall(words)) != set(place.findall(str(message.id)))
    ]


def test_the_words_of_the_party_are_its_own() -> None:
    shunned = re.compile(r"duyệt|giao việc|việc được giao|người dùng", re.I)

    assert not [
        words for message in texts(read(PARTY)) for words in said(message) if shunned.search(words)
    ]
