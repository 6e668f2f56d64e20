"""The last day that a clause allows is read from its cell of time, or from its words."""

from datetime import date

import pytest

from chuan.domain.vanban.alignment.deadlines import deadline_of, later
from chuan.domain.vanban.alignment.types import Clause, ClauseKind
from chuan.domain.vanban.types import Document, Value


def clause(text: str, time: str = "") -> Clause:
    return Clause(0, ClauseKind.TASK, "", "", Value(text), time=Value(time) if time else None)


def plan(title: str = "Kế hoạch giai đoạn 2026 - 2030") -> Document:
    return Document("plan", Value(title))


@pytest.mark.parametrize(
    ("time", "day"),
    [
        ("Trước ngày 30/6/2026", date(2026, 6, 30)),
        ("Quý III/2026", date(2026, 9, 30)),
        ("Quý III, IV năm 2026", date(2026, 12, 31)),
        ("Tháng 02/2028", date(2028, 2, 29)),
        ("2026 - 2028", date(2028, 12, 31)),
        ("Đến năm 2030", date(2030, 12, 31)),
    ],
)
def test_a_cell_of_time_tells_the_last_day(time: str, day: date) -> None:
    found = deadline_of(clause("Rà soát.", time), plan())

    assert found is not None
    assert found.day == day


@pytest.mark.parametrize(
    "time", ["Hằng năm", "Thường xuyên", "2026 - 2030 (hằng năm)", "Quý III", ""]
)
def test_what_goes_on_or_names_no_year_has_no_last_day(time: str) -> None:
    assert deadline_of(clause("Rà soát.", time), plan()) is None


def test_a_plan_for_one_year_lends_its_year() -> None:
    found = deadline_of(clause("Rà soát.", "Quý III"), plan("Kế hoạch công tác năm 2026"))

    assert found is not None
    assert found.day == date(2026, 9, 30)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Rà soát cân, hoàn thành trước ngày 15 tháng 9 năm 2026.", date(2026, 9, 15)),
        ("Xong trong quý II/2026.", date(2026, 6, 30)),
        ("Thực hiện Kế hoạch số 5/KH-UBND ngày 03/01/2026 của UBND tỉnh.", None),
        ("Đẩy mạnh công tác tiêu chuẩn đến năm 2030 và những năm tiếp theo.", None),
    ],
)
def test_words_tell_a_day_only_where_they_set_one(text: str, day: date | None) -> None:
    found = deadline_of(clause(text), plan())

    assert (found.day if found else None) == day


def test_a_day_of_every_year_is_compared_as_such() -> None:
    parent = deadline_of(clause("Báo cáo trước ngày 20/11 hằng năm."), plan())
    child = deadline_of(clause("Báo cáo trước ngày 05/12 hằng năm."), plan())

    assert parent is not None
    assert child is not None
    assert later(child, parent)
    assert not later(parent, child)
