"""What is left blank is told beside what is filled in, and not where all is alike."""

import pytest

from tests.unit.domain.vanban.review.papers_in_review import annexed, plan, quoted, told

ROW = "{n} | Việc thứ {n} của xã | Phòng Kinh tế | Công an xã | Hằng năm | Báo cáo"
CELLS = {
    "row-without-time": ("Hằng năm", "không có thời gian"),
    "row-without-lead": ("Phòng Kinh tế", "không có cơ quan chủ trì"),
    "row-without-product": ("Báo cáo", "không có sản phẩm"),
}


@pytest.mark.parametrize("rule", CELLS)
@pytest.mark.parametrize(
    ("rows", "empty", "times"),
    [(5, 0, 0), (5, 1, 1), (5, 2, 2), (5, 3, 0), (3, 1, 1), (2, 1, 0), (4, 4, 0)],
)
def test_an_empty_cell_is_told_where_at_most_two_in_five_are_empty(
    rule: str, rows: int, empty: int, times: int
) -> None:
    cell, words = CELLS[rule]
    lines = [ROW.format(n=n) for n in range(1, rows + 1)]
    lines[rows - empty :] = [line.replace(cell, "") for line in lines[rows - empty :]]

    found = told(rule, annexed(*lines))

    assert len(found) == times
    for one in found:
        assert words in one.note
        assert one.where.startswith("Phụ lục")
        assert one.evidence[0].text.startswith("Việc thứ")


@pytest.mark.parametrize(
    "head",
    ["Số:      /KH-UBND", "Số: ……/KH-UBND", "Số: .../KH-UBND"],
)
def test_a_number_left_blank_is_quoted(head: str) -> None:
    text = plan("I. NHIỆM VỤ\n- Mở lớp.\n").replace("Số: 12/KH-UBND", head)

    (found,) = told("number-or-date-blank", text)

    assert found.where == "Đầu văn bản"
    assert " ".join(head.split()) in [value.text for value in found.evidence]


@pytest.mark.parametrize(
    "day",
    ["ngày     tháng     năm", "ngày ... tháng ... năm 2026", "ngày    tháng 3 năm 2026"],
)
def test_a_day_left_blank_is_quoted(day: str) -> None:
    text = plan("I. NHIỆM VỤ\n- Mở lớp.\n", day=day)

    (found,) = told("number-or-date-blank", text)

    assert any(" ".join(day.split()) in value.text for value in found.evidence)


def test_a_full_head_is_not_told_and_a_missing_one_is_asked_about() -> None:
    body = "I. NHIỆM VỤ\n- Mở lớp tập huấn.\nII. TỔ CHỨC THỰC HIỆN\n- Các phòng phối hợp.\n"
    whole, headless = plan(body), f"KẾ HOẠCH\nTập huấn năm 2026\n\n{body}"

    assert told("number-or-date-blank", whole) == told("header-absent", whole) == []
    (found,) = told("header-absent", headless)
    assert found.evidence[0].text == "KẾ HOẠCH Tập huấn năm 2026"


@pytest.mark.parametrize(
    ("time", "vague", "times"),
    [
        ("Theo quy định", 1, 1), ("theo tiến độ được giao", 1, 1), ("Theo yêu cầu", 2, 0),
        ("Hằng năm", 1, 0), ("Thường xuyên theo quy định", 1, 0),
    ],
)  # fmt: skip
def test_a_vague_time_is_asked_about_where_at_most_one_in_three_is_vague(
    time: str, vague: int, times: int
) -> None:
    rows = [ROW.format(n=n) for n in range(1, 4)]
    rows[:vague] = [row.replace("Hằng năm", time) for row in rows[:vague]]

    found = told("time-not-definite", annexed(*rows))

    assert len(found) == times
    for one in found:
        assert f"“{time}”" in one.note


@pytest.mark.parametrize(
    ("duty", "words"),
    [
        (
            "Phòng Kinh tế theo dõi; định kỳ tổng hợp, báo cáo Ủy ban nhân dân xã; lưu hồ sơ.",
            ["định kỳ tổng hợp, báo cáo Ủy ban nhân dân xã"],
        ),
        ("Phòng Kinh tế định kỳ hằng quý báo cáo Ủy ban nhân dân xã.", []),
        ("Phòng Kinh tế định kỳ 6 tháng báo cáo Ủy ban nhân dân xã.", []),
        ("Phòng Kinh tế theo dõi, báo cáo Ủy ban nhân dân xã.", []),
    ],
)
def test_a_periodic_report_without_a_date_is_asked_about(duty: str, words: list[str]) -> None:
    text = plan(
        f"I. NHIỆM VỤ\n- Mở lớp.\nII. TỔ CHỨC THỰC HIỆN\n1. {duty}\n2. Công an xã phối hợp.\n"
    )

    assert quoted("report-without-date", text) == words


def _untimed(tasks: int, extra: str = "") -> str:
    lines = "".join(f"- Kiểm tra cơ sở kinh doanh thứ {n} của xã.\n" for n in range(tasks))
    return plan(
        f"I. MỤC ĐÍCH\n- Nâng cao nghiệp vụ.\nII. NHIỆM VỤ\n1. Kiểm tra\n{lines}{extra}"
        "III. TỔ CHỨC THỰC HIỆN\n1. Các phòng phối hợp thực hiện.\n"
    )


@pytest.mark.parametrize(("tasks", "times"), [(5, 1), (9, 1), (2, 0)])
def test_a_plan_of_many_tasks_without_any_time_is_asked_about(tasks: int, times: int) -> None:
    found = told("plan-without-times", _untimed(tasks))

    assert len(found) == times
    for one in found:
        assert one.evidence[0].text == "II. NHIỆM VỤ"
        assert one.where == "NHIỆM VỤ"


def test_one_time_is_enough_and_so_is_an_annex() -> None:
    timed = _untimed(6, "- Mở lớp tập huấn trong quý II năm 2026.\n")
    rows = [ROW.format(n=n) for n in range(1, 7)]

    assert told("plan-without-times", timed) == []
    assert told("plan-without-times", annexed(*rows)) == []


@pytest.mark.parametrize(("rows", "times"), [(3, 1), (2, 0)])
def test_an_annex_of_three_rows_without_products_is_asked_about(rows: int, times: int) -> None:
    bare = "TT | Nhiệm vụ | Cơ quan chủ trì | Cơ quan phối hợp | Thời gian"
    lines = [ROW.format(n=n).removesuffix(" | Báo cáo") for n in range(1, rows + 1)]

    assert len(told("annex-without-products", annexed(*lines, head=bare))) == times
    assert told("annex-without-products", annexed(*(f"{line} | Biên bản" for line in lines))) == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (
            "Thực hiện Kế hoạch số 298, ngày 28/4/2026; theo Kế hoạch số 298/KH-UBND.",
            ["Kế hoạch số 298, ngày 28/4/2026", "298/KH-UBND"],
        ),
        ("Thực hiện Quyết định số 45 ngày 28/4/2026.", ["Quyết định số 45 ngày 28/4/2026"]),
        ("Thực hiện Kế hoạch số 298/KH-UBND, ngày 28/4/2026.", []),
        ("Thực hiện Kế hoạch số 298 của xã.", []),
    ],
)
def test_a_number_without_its_letters_is_told_with_the_full_one_if_printed(
    text: str, words: list[str]
) -> None:
    assert quoted("symbol-incomplete", text) == words
    for one in told("symbol-incomplete", text):
        assert ("nơi khác ghi 298/KH-UBND" in one.note) == (len(words) == 2)


@pytest.mark.parametrize(
    ("text", "times"),
    [
        ("Căn cứ Luật Đo lường ngày 11/11/2011;", 1),
        ("Căn cứ Luật Đo lường ngày 11 tháng 11 năm 2011;", 1),
        ("Căn cứ Pháp lệnh Đo lường ngày 06/10/1999;", 1),
        ("Căn cứ Luật Đo lường số 04/2011/QH13 ngày 11/11/2011;", 0),
        ("Căn cứ Luật này ngày 11/11/2011;", 0),
        ("Căn cứ Luật Đo lường;", 0),
    ],
)
def test_a_law_with_a_day_and_no_number_is_asked_about(text: str, times: int) -> None:
    assert len(told("law-without-number", text)) == times
