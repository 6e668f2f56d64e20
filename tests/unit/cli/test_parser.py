"""The command line explains itself in Vietnamese and English, and refuses in one sentence."""

import argparse

import pytest

from chuan.cli.main import main
from chuan.cli.parser import in_vietnamese, number


@pytest.mark.parametrize("text", ["0", "65536", "abc", "-1", "８０００", "9" * 5000, ""])
def test_only_a_number_within_its_bounds_is_taken(text: str) -> None:
    with pytest.raises(argparse.ArgumentTypeError):
        number(1, 65535)(text)


def test_both_bounds_are_allowed() -> None:
    assert [number(1, 64)(text) for text in ("1", "64")] == [1, 64]


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ([], "thiếu LỆNH"),
        (["bay"], "không có lệnh “bay”"),
        (["node", "bay"], "không có lệnh “bay”"),
        (["run", "--port", "99999"], "--port phải là một số từ 1 đến 65535, không phải “99999”"),
        (["run", "--port"], "--port cần một giá trị đi kèm"),
        (["run", "--lang", "fr"], "--lang không nhận “fr”; chọn một trong: 'vi', 'en'"),
        (["run", "--xa"], "không hiểu: --xa"),
        (["backup"], "thiếu FILE"),
        (["documents", "review", "--on", "2026-13-01", "x"], "--on không nhận “2026-13-01”"),
    ],
)
def test_a_wrong_command_is_told_in_one_sentence_of_each_language(
    words: list[str], sentence: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as stopped:
        main(words)

    assert stopped.value.code == 2
    vietnamese, english = capsys.readouterr().err.splitlines()
    assert vietnamese.startswith(f"Lệnh chưa đúng: {sentence}. Xem: chuan ")
    assert english.startswith("Wrong command: ")


def test_a_complaint_that_is_not_known_stays_as_it_is() -> None:
    assert in_vietnamese("something new") == "something new"


@pytest.mark.parametrize("words", [[], ["run"], ["node"], ["node", "init"], ["audit", "verify"]])
def test_help_says_each_thing_once_and_in_both_languages(
    words: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as stopped:
        main([*words, "--help"])

    assert stopped.value.code == 0
    shown = capsys.readouterr().out
    assert shown.count("Cách dùng / Usage") == 1
    assert "xem hướng dẫn này / show this help" in shown
    assert "show this help message and exit" not in shown
    assert "Lệnh / Commands:\n  \n" not in shown
