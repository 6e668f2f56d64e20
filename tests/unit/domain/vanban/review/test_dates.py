"""A date is told when no calendar has it, or when it cannot follow another."""

from datetime import date, timedelta

import pytest

from tests.unit.domain.vanban.review.papers_in_review import annexed, plan, quoted, told

WEEK = ("Thứ hai", "thứ ba", "Thứ tư", "thứ năm", "Thứ sáu", "thứ bảy", "Chủ nhật")


@pytest.mark.parametrize(
    "printed",
    [
        "31/04/2026", "29/2/2025", "31/12/1899", "01/01/2201", "0/5/2026", "5/0/2026", "5/13/2026",
        "31/12/026", "ngày 30 tháng 02", "ngày 31 tháng 6 năm 2026", "ngày 29 tháng 02 năm 2027",
        "ngày 32/12", "ngày 0/5", "ngày 5/13", "ngày 5/0", "ngày 30/2", "ngày 31/4",
    ],
)  # fmt: skip
def test_a_date_that_no_calendar_has_is_told_as_it_is_printed(printed: str) -> None:
    (found,) = told("impossible-date", f"Hoàn thành ({printed}) và báo cáo.")

    assert found.evidence[0].text.endswith(printed)
    assert printed.removeprefix("ngày ") in found.note


@pytest.mark.parametrize(
    "printed",
    [
        "30/04/2026", "29/2/2024", "01/01/1900", "31/12/2200", "1/1/2026", "31/12/2026",
        "ngày 29 tháng 02", "ngày 29 tháng 02 năm 2028", "ngày 1/1", "ngày 31/12", "ngày 29/2",
        "số 31/13/QĐ-UBND", "31/13/2026/QĐ-UBND", "tỷ lệ 35/40",
    ],
)  # fmt: skip
def test_a_date_that_a_calendar_has_is_not_told(printed: str) -> None:
    assert told("impossible-date", f"Hoàn thành ({printed}) và báo cáo.") == []


def test_an_impossible_date_of_an_act_is_quoted_with_the_act() -> None:
    text = "Thực hiện Quyết định số 15/QĐ-UBND ngày 31/12/025 của UBND xã."

    assert quoted("impossible-date", text) == ["Quyết định số 15/QĐ-UBND ngày 31/12/025"]


@pytest.mark.parametrize("shift", [-400, -1, 0, 1, 400])
@pytest.mark.parametrize(
    "form", ["{d.day}/{d.month}/{d.year}", "{d.day} tháng {d.month} năm {d.year}"]
)
def test_a_deadline_is_told_exactly_when_it_is_before_the_day_of_issue(
    shift: int, form: str
) -> None:
    day = date(2026, 3, 5) + timedelta(shift)

    found = told(
        "deadline-before-issue", plan(f"I. NHIỆM VỤ\n- Mở lớp trước ngày {form.format(d=day)}.\n")
    )

    assert bool(found) == (shift < 0)
    for one in found[:1]:
        assert f"{day:%d/%m/%Y}" in one.note
        assert "05/03/2026" in one.note


@pytest.mark.parametrize(
    "clause",
    [
        "Các lớp đã mở trước ngày 01/02/2026",
        "Theo yêu cầu “hoàn thành trước ngày 01/02/2026”",
    ],
)
def test_a_deadline_that_is_told_of_the_past_is_no_fault(clause: str) -> None:
    assert told("deadline-before-issue", plan(f"I. NHIỆM VỤ\n- {clause}.\n")) == []


def test_what_was_done_in_another_clause_does_not_excuse_a_deadline() -> None:
    text = plan("I. NHIỆM VỤ\n- Các phòng đã họp; mở lớp trước ngày 01/02/2026.\n")

    assert quoted("deadline-before-issue", text) == ["trước ngày 01/02/2026"]


@pytest.mark.parametrize(
    ("time", "times"),
    [
        ("Quý IV/2025", 1), ("Năm 2025", 1), ("Quý I/2026", 0), ("Quý II/2026", 0),
        ("Năm 2026", 0), ("2024 - 2025", 1), ("2025 - 2026", 0), ("Hằng năm", 0),
    ],
)  # fmt: skip
def test_a_row_is_told_when_its_time_ended_before_the_issue(time: str, times: int) -> None:
    text = annexed(
        f"1 | Mở lớp tập huấn | Phòng Kinh tế | Công an xã | {time} | 02 lớp",
        "2 | Kiểm tra cân chợ | Phòng Kinh tế | Công an xã | Quý IV/2026 | Báo cáo",
    )

    found = told("deadline-before-issue", text)

    assert bool(found) == bool(times)
    for one in found:
        assert one.evidence[0].text == time
        assert one.where.endswith("1")


@pytest.mark.parametrize(
    ("day", "times"),
    [("04/3/2026", 0), ("05/3/2026", 0), ("06/3/2026", 1), ("05/3/2027", 1)],
)
def test_an_act_is_told_exactly_when_it_is_dated_after_the_document(day: str, times: int) -> None:
    text = plan(
        f"Căn cứ Quyết định số 45/QĐ-UBND ngày {day} của UBND tỉnh về đo lường;\n"
        "I. NHIỆM VỤ\n- Mở lớp.\n"
    )

    found = told("act-cited-before-it-exists", text)

    assert bool(found) == bool(times)
    for one in found:
        assert one.evidence[0].text.startswith("45/QĐ-UBND")
        assert "05/03/2026" in one.note


@pytest.mark.parametrize(
    ("period", "times"),
    [
        ("2026 - 2030", 0), ("2030 - 2026", 1), ("2026-2026", 0), ("2031–2030", 1),
        ("từ năm 2026 đến năm 2030", 0), ("từ năm 2030 đến năm 2026", 1),
    ],
)  # fmt: skip
def test_a_period_is_told_exactly_when_it_ends_before_it_begins(
    period: str,
    times: int,
) -> None:
    assert quoted("period-reversed", f"Thực hiện giai đoạn {period}.") == [period] * times


@pytest.mark.parametrize("day", ["ngày 23/01/{}", "ngày 23 tháng 01 năm {}", ", ngày 23/01/{}"])
def test_a_symbol_of_one_year_dated_in_another_is_told(day: str) -> None:
    act = "Nghị định số 37/2026/NĐ-CP"
    same, other = (f"Căn cứ {act} {day.format(year)};".replace(" ,", ",") for year in (2026, 2025))

    assert told("symbol-year-differs", same) == []
    (found,) = told("symbol-year-differs", other)
    assert "2026" in found.note
    assert "2025" in found.note


@pytest.mark.parametrize("shift", range(7))
@pytest.mark.parametrize("named", range(7))
def test_a_weekday_is_told_exactly_when_it_is_not_that_of_the_date(named: int, shift: int) -> None:
    day = date(2026, 11, 23) + timedelta(shift)

    found = told(
        "weekday-differs", f"Họp vào {WEEK[named]}, ngày {day.day}/{day.month}/{day.year}."
    )

    assert bool(found) == (named != shift)


@pytest.mark.parametrize(
    ("name", "place"), [("2", 0), ("3", 1), ("4", 2), ("5", 3), ("6", 4), ("7", 5)]
)
def test_weekdays_may_be_written_as_figures(name: str, place: int) -> None:
    day = date(2026, 11, 23) + timedelta(place)

    assert told("weekday-differs", f"Họp thứ {name} ngày {day:%d/%m/%Y}.") == []
    assert told("weekday-differs", f"Họp thứ {name} ngày {day + timedelta(1):%d/%m/%Y}.")
