"""What a person typed never breaks the index, and reads the same with or without diacritics."""

import sqlite3

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chuan.core.search_correct import near_words
from chuan.core.search_query import codes_of, parse
from chuan.core.search_snippet import excerpt, mark
from chuan.core.text import fold, lower, words

TYPED = st.text(max_size=60) | st.text(
    alphabet="a đ\"'*()-/:^+{}&|!<>~%_\\\x00NEAR OR AND", max_size=40
)


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Đo lường", "do luong"),
        ("Quy chuẩn kỹ thuật", "quy chuan ky thuat"),
        ("ĐẶNG THỊ Ngọc Ẵm", "dang thi ngoc am"),
        ("Đo lu\u031bo\u031b\u0300ng", "do luong"),
        ("TCVN ISO/IEC 17025:2017", "tcvn iso/iec 17025:2017"),
    ],
)
def test_folding_takes_every_mark_away(text: str, folded: str) -> None:
    assert fold(text) == folded


@given(st.text())
def test_folding_twice_is_folding_once(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(TYPED)
def test_nothing_typed_breaks_the_syntax_of_fts5(text: str) -> None:
    query = parse(text)
    database = sqlite3.connect(":memory:")
    database.execute("CREATE VIRTUAL TABLE t USING fts5(a)")

    if query.terms:
        database.execute("SELECT rowid FROM t WHERE t MATCH ?", (query.as_fts5(),)).fetchall()

    assert all(word.isalnum() for word in query.words)
    database.close()


def test_symbols_are_phrases_and_the_last_word_may_be_unfinished() -> None:
    query = parse("kế hoạch 38-CT/TW đo lư")

    assert query.terms == (("ke",), ("hoach",), ("38", "ct", "tw"), ("do",), ("lu",))
    assert query.unfinished
    assert query.codes == ("38-ct/tw",)
    assert query.as_fts5() == '"ke" "hoach" "38 ct tw" "do" "lu" *'
    assert query.as_tsquery() == "('ke') & ('hoach') & ('38' <-> 'ct' <-> 'tw') & ('do') & ('lu':*)"


def test_a_quoted_part_is_one_finished_phrase() -> None:
    query = parse('"đo lường" nước')

    assert query.terms == (("do", "luong"), ("nuoc",))
    assert not parse('"đo lường"').unfinished
    assert not parse("đo lường ").unfinished


@pytest.mark.parametrize("text", ["", "   ", "\x00", "---", '""', "*", "()"])
def test_signs_alone_ask_for_nothing(text: str) -> None:
    assert parse(text).terms == ()


def test_a_very_long_text_is_cut_to_what_a_person_types() -> None:
    assert len(parse("a/" * 5000).words) <= 24
    assert len(parse("từ " * 5000).terms) <= 12


def test_codes_are_found_in_a_title() -> None:
    title = "Quyết định số 1703/QĐ-TTg, Chỉ thị 38-CT/TW."

    assert codes_of(title) == ("1703/qd-ttg", "38-ct/tw")


def test_near_words_are_one_keystroke_away() -> None:
    assert {"luong", "duong", "luongs", "lunog", "lung"} - near_words("luong") == {"luong"}


def test_the_words_looked_for_are_marked_as_they_were_written() -> None:
    parts = mark("Luật Đo lường năm 2011", parse("do luong "))

    assert [(part.text, part.hit) for part in parts] == [
        ("Luật ", False),
        ("Đo", True),
        (" ", False),
        ("lường", True),
        (" năm 2011", False),
    ]


@given(st.text(max_size=500), TYPED)
def test_marking_loses_no_letter_and_an_excerpt_is_short(text: str, typed: str) -> None:
    query = parse(typed)

    assert "".join(part.text for part in mark(text, query)) == text
    assert sum(len(part.text) for part in excerpt(text, query)) <= 223


def test_an_excerpt_shows_the_first_hit_far_inside() -> None:
    body = "mở đầu " * 200 + "truy xuất nguồn gốc mật ong " + "kết thúc " * 200

    shown = "".join(part.text for part in excerpt(body, parse("mat ong ")))

    assert "mật ong" in shown
    assert shown.startswith("…")
    assert shown.endswith("…")


def test_lower_keeps_diacritics_and_composes_them() -> None:
    assert lower("  ĐO  Lu\u031bo\u031b\u0300ng ") == "đo lường"
    assert words("38-CT/TW, ngày 01/7") == ["38", "ct", "tw", "ngay", "01", "7"]
