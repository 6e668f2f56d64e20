"""Bodies and acts are judged by the days they lasted: of the document, of its plans, of today."""

from dataclasses import replace
from datetime import date

import pytest

from chuan.domain.vanban.review.law_notices import state_on
from chuan.domain.vanban.types import Act, Agency, Knowledge, Validity
from tests.unit.domain.vanban.review.papers_in_review import annexed, plan, quoted, told

OFFICE = Agency(
    "Sở Thông tin và Truyền thông",
    ("Sở TT&TT",),
    "province",
    "",
    "2025-02-28",
    ("Sở Khoa học và Công nghệ",),
    basis="Nghị quyết 18",
    confidence="B",
)
KNOWN = Knowledge(agencies=(OFFICE, Agency("Sở Tài chính")))


def _office_plan(issued: str, until: int, name: str = "Sở Thông tin và Truyền thông") -> str:
    return plan(
        f"I. NHIỆM VỤ\n- Giao {name} chủ trì.\n",
        issuer="TỈNH NGHỆ AN",
        day=issued,
        title=f"Tập huấn đến năm {until}",
    )


@pytest.mark.parametrize(
    ("issued", "until", "severity"),
    [
        ("ngày 05 tháng 3 năm 2024", 2030, ["warning"]),
        ("ngày 28 tháng 02 năm 2025", 2030, ["warning"]),
        ("ngày 01 tháng 3 năm 2025", 2030, ["error"]),
        ("ngày 05 tháng 3 năm 2023", 2025, ["warning"]),
        ("ngày 05 tháng 3 năm 2023", 2024, []),
    ],
)
def test_a_body_that_ends_before_the_plan_does_is_told_the_graver_when_it_had_ended(
    issued: str, until: int, severity: list[str]
) -> None:
    found = told("body-abolished", _office_plan(issued, until), KNOWN)

    assert [one.severity for one in found] == severity
    for one in found:
        assert "01/03/2025" in one.note
        assert "nay thuộc Sở Khoa học và Công nghệ" in one.note
        assert (one.basis, one.confidence) == ("Nghị quyết 18", "B")


def test_what_nobody_confirmed_is_no_error_and_says_so() -> None:
    known = Knowledge(agencies=(replace(OFFICE, confidence="C"),))

    (found,) = told("body-abolished", _office_plan("ngày 05 tháng 3 năm 2026", 2030), known)

    assert (found.severity, found.confidence) == ("warning", "C")
    assert found.note.endswith("(chưa xác minh)")


@pytest.mark.parametrize(
    ("on", "times"),
    [(None, 0), (date(2025, 2, 28), 0), (date(2025, 3, 1), 1), (date(2026, 11, 22), 1)],
)
def test_a_body_that_ended_after_the_plan_is_a_notice_from_the_day_after(
    on: date | None, times: int
) -> None:
    text = _office_plan("ngày 05 tháng 3 năm 2023", 2024, "Sở TT&TT")

    found = told("body-renamed-since", text, KNOWN, on)

    assert len(found) == times
    for one in found:
        assert [value.text for value in one.evidence] == ["Sở TT&TT"]
        assert one.basis == "Nghị quyết 18"


def test_a_body_that_still_runs_the_plan_is_no_notice() -> None:
    text = _office_plan("ngày 05 tháng 3 năm 2024", 2030)

    assert told("body-renamed-since", text, KNOWN, date(2026, 11, 22)) == []


def test_a_name_that_a_living_body_bears_too_is_not_told() -> None:
    known = Knowledge(agencies=(OFFICE, Agency("Cơ quan mới", ("Sở TT&TT", OFFICE.name))))

    assert told("body-abolished", _office_plan("ngày 05 tháng 3 năm 2024", 2030), known) == []


def test_each_spelling_is_quoted_once_and_the_longest_name_wins() -> None:
    text = plan(
        "I. NHIỆM VỤ\n- Giao Sở Thông tin và Truyền thông chủ trì.\n- Sở TT&TT báo cáo.\n"
        "- SỞ TT&TT theo dõi.\n",
        issuer="TỈNH NGHỆ AN",
        day="ngày 05 tháng 3 năm 2024",
        title="Tập huấn đến năm 2030",
    )

    assert quoted("body-abolished", text, KNOWN) == ["Sở Thông tin và Truyền thông", "Sở TT&TT"]


@pytest.mark.parametrize(
    "name",
    [
        "UBND các huyện, thị xã, thành phố", "Ủy ban nhân dân cấp huyện", "HĐND huyện",
        "Chủ tịch UBND huyện", "cấp huyện", "Huyện ủy", "Quận ủy", "Phòng Kinh tế huyện",
    ],
)  # fmt: skip
def test_the_level_of_districts_is_known_to_have_ended(name: str) -> None:
    text = plan(f"I. NHIỆM VỤ\n- Giao {name} thực hiện.\n")

    (found,) = told("body-abolished", text)

    assert "cấp huyện không còn từ 01/07/2025" in found.note
    assert found.severity == "error"


@pytest.mark.parametrize("name", ["UBND các xã, phường", "Đảng ủy xã", "Sở Tài chính"])
def test_bodies_that_last_are_not_told(name: str) -> None:
    assert told("body-abolished", plan(f"I. NHIỆM VỤ\n- Giao {name} thực hiện.\n"), KNOWN) == []


@pytest.mark.parametrize(
    ("name", "times"),
    [
        ("Cổng Thông tin điện tử xã", 1),
        ("Trang thông tin điện tử xã", 1),
        ("Ban Biên tập Cổng Thông tin điện tử", 0),
        ("Tổ quản trị trang thông tin", 0),
        ("Công an xã", 0),
    ],
)
def test_a_website_in_a_cell_of_bodies_is_asked_about(name: str, times: int) -> None:
    text = annexed(
        f"1 | Mở lớp tập huấn | Phòng Kinh tế | {name} | Hằng năm | 02 lớp",
        f"2 | Kiểm tra cân chợ | {name} | Phòng Kinh tế | Hằng năm | Báo cáo",
    )

    assert len(quoted("website-named-as-body", text)) == times


@pytest.mark.parametrize(
    ("lead", "other", "times"),
    [
        ("Phòng Kinh tế", "Phòng Kinh tế; Công an xã", 1),
        ("Phòng Kinh tế", "Công an xã", 0),
        ("Các phòng, ban", "Phòng Kinh tế", 1),
        ("Các phòng, ban", "Sở Y tế", 0),
        ("Các phòng liên quan", "Các phòng liên quan", 0),
    ],
)
def test_a_body_that_leads_and_joins_is_asked_about(lead: str, other: str, times: int) -> None:
    text = annexed(
        f"1 | Mở lớp tập huấn | {lead} | {other} | Hằng năm | 02 lớp",
        "2 | Kiểm tra cân chợ | Công an xã | Trạm Y tế | Hằng năm | Báo cáo",
    )

    found = told("body-leads-and-joins", text)

    assert len(found) == times
    for one in found:
        assert [value.text for value in one.evidence] == [lead, other]
        assert one.where == "Phụ lục 1" or one.where.endswith(".1")


LIFE = Act(
    "74/2018/NĐ-CP",
    "Nghị định",
    validity=(
        Validity("in_force", "2018-07-01", "2026-06-30"),
        Validity("suspended", "2020-01-01", "2020-01-31"),
        Validity("repealed", "2026-07-01"),
    ),
)
GAP = Act("1/2018/NĐ-CP", "Nghị định", validity=(Validity("in_force", "2018-07-01", "2019-12-31"),))


@pytest.mark.parametrize(
    ("day", "reason"),
    [
        ("2018-06-30", "not_yet"), ("2018-07-01", None), ("2019-12-31", None),
        ("2020-01-01", "suspended"), ("2020-01-31", "suspended"), ("2020-02-01", None),
        ("2026-06-30", None), ("2026-07-01", "repealed"), ("2100-01-01", "repealed"),
    ],
)  # fmt: skip
def test_the_latest_interval_that_holds_the_day_decides(day: str, reason: str | None) -> None:
    state = state_on(LIFE, day)

    assert (state.reason if state else None) == reason


def test_after_its_last_interval_an_act_has_ended_and_before_it_nothing_is_known_without_any() -> (
    None
):
    ended = state_on(GAP, "2020-01-01")

    assert ended == Validity("repealed", "2019-12-31")
    assert state_on(GAP, "2019-12-31") is None
    assert state_on(Act("2/2018/NĐ-CP", "Nghị định"), "2020-01-01") is None
    assert (
        state_on(Act("2/2018", "", validity=(Validity("in_force", "", ""),)), "1999-01-01") is None
    )


def _citing(day: str) -> str:
    return plan(
        "Căn cứ Nghị định số 74/2018/NĐ-CP ngày 15/5/2018 của Chính phủ, UBND xã xây dựng Kế hoạch"
        " như sau:\nI. NHIỆM VỤ\n- Mở lớp theo Nghị định số 74/2018/NĐ-CP.\n",
        day=day,
    )


@pytest.mark.parametrize(
    ("issued", "then", "now"),
    [
        ("ngày 30 tháng 6 năm 2026", 0, 1),
        ("ngày 01 tháng 7 năm 2026", 1, 0),
        ("ngày 15 tháng 01 năm 2020", 1, 0),
        ("ngày 01 tháng 6 năm 2018", 1, 0),
        ("tháng 8 năm 2026", 0, 1),
    ],
)
def test_an_act_out_of_force_is_told_once_then_or_now_and_never_both(
    issued: str, then: int, now: int
) -> None:
    known, on = Knowledge(acts=(LIFE,)), date(2026, 11, 22)

    found_then = told("act-not-in-force-then", _citing(issued), known, on)
    found_now = told("act-not-in-force-now", _citing(issued), known, on)

    assert len({one.note for one in found_then}) == then
    assert len(found_now) == now
    for one in found_now:
        assert "Nghị định 74/2018/NĐ-CP nay hết hiệu lực (xét ngày 22/11/2026)" in one.note


PROVINCE = Agency(
    "Bình Định", valid_until="2025-06-30", successors=("Gia Lai",), basis="202/2025/QH15", confidence="B"
)  # fmt: skip


@pytest.mark.parametrize(
    ("issued", "on", "times"),
    [
        ("ngày 30 tháng 6 năm 2025", None, 0),
        ("ngày 30 tháng 6 năm 2025", date(2025, 6, 30), 0),
        ("ngày 30 tháng 6 năm 2025", date(2025, 7, 1), 1),
        ("ngày 01 tháng 7 năm 2025", None, 1),
    ],
)
def test_a_merged_province_is_told_to_whoever_reads_or_writes_after_the_merger(
    issued: str, on: date | None, times: int
) -> None:
    text = plan(
        "I. NHIỆM VỤ\n- UBND tỉnh Bình Định mở lớp; tỉnh Bình Định báo cáo.\n"
        "- Các xã của tỉnh Bình Định (cũ) và tỉnh Bình Địnhx.\n",
        issuer="TỈNH GIA LAI",
        day=issued,
    )

    found = told("province-merged-since", text, Knowledge(provinces=(PROVINCE,)), on)

    assert len(found) == times
    for one in found:
        assert [value.text for value in one.evidence] == ["UBND tỉnh Bình Định", "tỉnh Bình Định"]
        assert "từ 01/07/2025; nay là Gia Lai" in one.note
        assert (one.basis, one.confidence) == ("202/2025/QH15", "B")
