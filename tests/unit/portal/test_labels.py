"""The words of the worklist."""

from datetime import date, timedelta

import pytest

from chuan.portal.enums import Group
from chuan.portal.labels import kind_label, summary, time_left

TODAY = date(2026, 11, 22)


@pytest.mark.parametrize(
    ("days", "words"),
    [
        (-3, "quá hạn 3 ngày"),
        (0, "hạn hôm nay"),
        (1, "hạn ngày mai"),
        (12, "còn 12 ngày"),
        (61, "còn 2 tháng"),
        (1500, "còn 4 năm"),
    ],
)
def test_time_left_is_said_in_words(days: int, words: str) -> None:
    assert time_left(TODAY + timedelta(days=days), TODAY) == words


def test_a_missing_date_is_said() -> None:
    assert time_left(None, TODAY) == "chưa có hạn"


def test_the_summary_leaves_empty_groups_out() -> None:
    counts = {Group.OVERDUE: 2, Group.SOON: 0, Group.LATER: 5}

    assert summary(counts) == "2 việc quá hạn; 5 việc sau đó."


def test_the_summary_of_nothing_is_empty() -> None:
    assert summary(dict.fromkeys(Group, 0)) == ""


def test_an_unknown_kind_keeps_its_code() -> None:
    assert kind_label("document") == "Văn bản"
    assert kind_label("lot") == "lot"
