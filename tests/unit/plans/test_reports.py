"""Reporting duties as tasks: the words of the date as printed, a title that reads well."""

from datetime import date

from chuan.plans.rules.due import due_date
from chuan.plans.rules.reports import date_words, report_title, report_words
from chuan.plans.types import PrintedTime

TEXT = (
    "2. Các sở, ban, ngành báo cáo quý trước ngày 25/3 về UBND tỉnh.\n"
    "3. Các xã, phường; trước ngày 20\ntháng 11 hằng năm báo cáo về Sở Khoa học và Công nghệ."
)


def span(words: str) -> list[int]:
    """Where `words` stand in the text."""
    return [TEXT.index(words), TEXT.index(words) + len(words)]


def test_the_words_of_the_date_are_quoted_and_their_before_counts() -> None:
    duty = {"due": "--11-20", "recurrence": "annual", "to": ["Sở Khoa học và Công nghệ"]}
    spans = {"/d/reporting/0": [span("về Sở Khoa học và Công nghệ")]}

    words = report_words(duty, "/d/reporting/0", TEXT, spans)

    assert words == "trước ngày 20 tháng 11 hằng năm"
    time = PrintedTime(words=words, recurrence="annual", due="--11-20")
    assert due_date(time, on=date(2026, 1, 5)).on == date(2026, 11, 19)


def test_a_date_of_another_day_is_not_quoted() -> None:
    assert date_words("--03-25", TEXT, span("về UBND tỉnh")) == "trước ngày 25/3"
    assert date_words("--07-01", TEXT, span("về UBND tỉnh")) == ""
    assert date_words("", TEXT, span("về UBND tỉnh")) == ""


def test_a_date_is_looked_for_near_the_duty_and_in_a_text_of_any_length() -> None:
    said = "báo cáo trước ngày 20/11 hằng năm."
    long = f"{said}{' x' * 1000} {said}"

    assert date_words("--11-20", long, [0, 7]) == "trước ngày 20/11 hằng năm"
    assert date_words("2026-11-20", long, [len(long) - 9, len(long)]) == "trước ngày 20/11 hằng năm"
    assert date_words("--11-20", long, [1000, 1007]) == ""
    assert date_words("--11-20T", long, [0, 7]) == ""


def test_without_a_date_the_words_of_the_duty_stand() -> None:
    spans = {"/d/reporting/0": [span("về UBND tỉnh")]}

    assert report_words({"due": None}, "/d/reporting/0", TEXT, spans) == "về UBND tỉnh"
    assert report_words({}, "/d/reporting/9", TEXT, spans) == ""


def test_the_title_names_the_document_in_full_and_who_receives_it() -> None:
    plan = {"kind": "plan", "symbol": "298/KH-UBND"}

    assert report_title({"to": ["UBND tỉnh", "Bộ KH&CN"]}, plan) == (
        "Báo cáo kết quả thực hiện Kế hoạch số 298/KH-UBND, gửi UBND tỉnh; Bộ KH&CN"
    )
    assert report_title({}, {"kind": "plan", "symbol": "/KH-UBND"}) == (
        "Báo cáo kết quả thực hiện Kế hoạch"
    )
    assert report_title({"recurrence": "on_event"}, {"kind": "other"}) == (
        "Báo cáo khi phát sinh khó khăn, vướng mắc trong thực hiện văn bản"
    )
