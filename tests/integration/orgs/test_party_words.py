"""A party body reads the same pages in the party's words; the state's people read the source."""

import pytest
from django.utils import formats, translation

from chuan.orgs.web.middleware import PARTY_WORDS
from tests.factories.cast import Cast

pytestmark = pytest.mark.django_db
TASKS = "/lam-viec/viec/"


def test_each_side_reads_its_own_words(cast: Cast) -> None:
    party = cast.quan.client.get(TASKS).content.decode()
    state = cast.minh.client.get(TASKS).content.decode()

    assert "<h1>Nhiệm vụ phân công</h1>" in party
    assert "Việc đã giao" not in party
    assert '<html lang="vi">' in party
    assert "<h1>Việc đã giao</h1>" in state
    assert "Nhiệm vụ phân công" not in state


def test_who_chose_english_reads_english(cast: Cast) -> None:
    client = cast.quan.client
    client.cookies["django_language"] = "en"

    page = client.get(TASKS).content.decode()

    assert '<html lang="en">' in page
    assert "Nhiệm vụ phân công" not in page


def test_numbers_are_written_alike_on_both_sides() -> None:
    with translation.override(PARTY_WORDS):
        assert formats.localize(1234.5, use_l10n=True) == "1234,5"


def test_a_file_says_what_the_page_said(cast: Cast) -> None:
    answer = cast.quan.client.get(f"{TASKS}tai-ve.csv")

    heads = answer.getvalue().decode("utf-8-sig").splitlines()[0]
    assert heads.startswith("Nhiệm vụ,")
