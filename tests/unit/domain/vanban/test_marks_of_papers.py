"""Each mark of a paper is known by itself: signatures, annexes, headings of columns, whose sentence it is."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chuan.domain.vanban.citations import iso_date
from chuan.domain.vanban.columns import roles_in, roles_in_lines
from chuan.domain.vanban.marks import (
    annex_heading,
    cut_motto,
    has_motto,
    is_authority,
    is_person,
    is_position,
    is_stamp,
    number_line,
    owed_motto,
    place_date,
)
from chuan.domain.vanban.sections import is_aims, is_duties, is_goals, is_tasks
from chuan.domain.vanban.subjects import subject_end


@given(st.integers(1900, 2200), st.integers(-1, 14), st.integers(-1, 33))
def test_a_day_is_written_exactly_when_some_calendar_has_it(
    year: int, month: int, day: int
) -> None:
    try:
        leap = date(2024, month, day)
    except ValueError:
        assert iso_date(year, month, day) is None
    else:
        assert iso_date(year, month, day) == f"{year}-{leap:%m-%d}"


@pytest.mark.parametrize("month", range(1, 13))
def test_the_last_day_of_each_month_is_a_day_and_the_next_is_not(month: int) -> None:
    last = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1]

    assert iso_date(2024, month, last) == f"2024-{month:02d}-{last}"
    assert iso_date(2024, month, last + 1) is None


@pytest.mark.parametrize(
    ("title", "kinds"),
    [
        ("TỔ CHỨC THỰC HIỆN", "duties"), ("Phân công nhiệm vụ", "duties"),
        ("CHẾ ĐỘ THÔNG TIN, BÁO CÁO", "duties"), ("ĐIỀU KHOẢN THI HÀNH", "duties"),
        ("NHIỆM VỤ, GIẢI PHÁP", "tasks"), ("Nội dung", "tasks"), ("HOẠT ĐỘNG TRỌNG TÂM", "tasks"),
        ("PHÂN CÔNG NHIỆM VỤ, GIẢI PHÁP", "tasks"),
        ("MỤC TIÊU", "goals aims"), ("Chỉ tiêu cụ thể", "goals aims"),
        ("MỤC ĐÍCH, YÊU CẦU", "aims"), ("QUAN ĐIỂM", "aims"), ("KINH PHÍ", "aims"),
        ("Kinh phí hoạt động", "aims"), ("MỤC TIÊU, NHIỆM VỤ VÀ GIẢI PHÁP", "goals aims"),
        ("NHIỆM VỤ VÀ KINH PHÍ", "tasks"), ("Lời mở đầu", ""),
    ],
)  # fmt: skip
def test_a_section_is_known_by_its_title(title: str, kinds: str) -> None:
    known = {"duties": is_duties, "tasks": is_tasks, "goals": is_goals, "aims": is_aims}

    assert [name for name, is_so in known.items() if is_so(title)] == kinds.split()


@pytest.mark.parametrize(
    ("sentence", "subject"),
    [
        ("Sở Tài chính chủ trì bố trí kinh phí.", "Sở Tài chính"),
        ("Phòng Kinh tế: Cân đối, bố trí kinh phí.", "Phòng Kinh tế"),
        ("Các sở, ban, ngành phối hợp thực hiện.", "Các sở, ban, ngành"),
        ("Sở Y tế và Công an xã tổ chức kiểm tra.", "Sở Y tế và Công an xã"),
        ("UBND các xã, phường tuyên truyền đến người dân.", "UBND các xã, phường"),
        ("Tổ chức 02 lớp tập huấn.", ""),
        ("Nâng cao nhận thức của cán bộ.", ""),
        ("Sở Tài chính", ""),
        ("", ""),
    ],
)
def test_a_sentence_begins_with_those_who_act(sentence: str, subject: str) -> None:
    assert sentence[: subject_end(sentence)].strip(" :") == subject


@pytest.mark.parametrize(
    ("lines", "roles"),
    [
        (["TT Nội dung Cơ quan chủ trì Cơ quan phối hợp Thời gian Sản phẩm"],
         ("task", "lead", "coordinate", "time", "product")),
        (["STT Nhiệm vụ Thời hạn hoàn thành Đơn vị thực hiện Ghi chú"],
         ("task", "time", "lead", "other")),
        (["Số TT", "Nội dung công việc", "Cơ quan chủ", "trì", "Cơ quan phối", "hợp", "Thời gian"],
         ("task", "lead", "coordinate", "time")),
        (["TT Nhiệm vụ Cơ quan chủ Cơ quan phối Thời gian hoàn", "trì hợp thành"],
         ("task", "lead", "coordinate", "time")),
        (["TT", "Sản phẩm", "Nhiệm vụ", "Kinh phí"], ("product", "task", "other")),
        (["Họ và tên"], ()),
    ],
)  # fmt: skip
def test_the_columns_of_a_table_are_known_in_their_order(
    lines: list[str], roles: tuple[str, ...]
) -> None:
    assert roles_in_lines(lines) == roles
    if len(lines) == 1:
        assert roles_in(lines[0]) == roles


@pytest.mark.parametrize(
    ("line", "label", "rest"),
    [
        ("Phụ lục", None, ""), ("PHỤ LỤC II", "ii", ""), ("Phụ lục 01: Phân công", "01", "Phân công"),
        ("PHỤ LỤC PHÂN CÔNG NHIỆM VỤ", None, "PHÂN CÔNG NHIỆM VỤ"), ("BIỂU 2", "2", ""),
    ],
)  # fmt: skip
def test_an_annex_is_known_by_its_heading(line: str, label: str | None, rest: str) -> None:
    found = annex_heading(line)

    assert found is not None
    assert found.group("label") == label
    assert line[found.start("rest") :].strip(" .:") == rest if found.group("rest") else not rest


@pytest.mark.parametrize(
    "line",
    ["Phụ lục kèm theo Kế hoạch này quy định chi tiết.", "biểu 2", "Bảng giá", "Nhiệm vụ", ""],
)
def test_a_sentence_about_an_annex_is_no_heading(line: str) -> None:
    assert annex_heading(line) is None


@pytest.mark.parametrize(
    ("line", "what"),
    [
        ("TM. ỦY BAN NHÂN DÂN", "authority"), ("KT. CHỦ TỊCH", "authority"), ("T/M ĐẢNG ỦY", "authority"),
        ("PHÓ CHỦ TỊCH", "position"), ("BÍ THƯ", "position"), ("GIÁM ĐỐC", "position"),
        ("Nguyễn Thanh Tùng", "person"), ("LÊ THỊ MAI", "person"), ("Y", ""),
        ("Chủ tịch", ""), ("Nguyễn Thanh Tùng ký", ""), ("12 Nguyễn", ""), ("", ""),
    ],
)  # fmt: skip
def test_a_line_of_the_signature_is_known_for_what_it_is(line: str, what: str) -> None:
    known = {"authority": is_authority, "position": is_position, "person": is_person}

    found = {name for name, is_so in known.items() if is_so(line)}

    assert (what in found) if what else not found
    assert not {"authority", "person"} <= found
    assert not {"position", "person"} <= found


@pytest.mark.parametrize(
    ("line", "motto", "owed"),
    [
        ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", True, ""),
        ("ĐẢNG CỘNG SẢN VIỆT NAM", True, ""),
        ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA", None, "việt nam"),
        ("Cộng hòa xã hội chủ nghĩa Việt Nam", False, ""),
        ("UBND TỈNH", False, ""),
    ],
)
def test_the_motto_is_known_and_what_is_owed_of_it(line: str, motto: object, owed: str) -> None:
    assert motto is None or has_motto(line) == motto
    assert owed_motto(line) == owed


def test_the_motto_is_cut_out_of_a_line_with_a_body() -> None:
    line = "UBND TỈNH AN BÌNH   CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"

    cut = cut_motto(line)

    assert cut is not None
    assert line[: cut[0]].strip() == "UBND TỈNH AN BÌNH"
    assert line[cut[0] : cut[1]] == "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
    assert cut_motto("UBND TỈNH AN BÌNH") is None


@pytest.mark.parametrize("line", ["Số: 05/KH-UBND", "Số 59 - CV/BTG", "Số:     /KH-UBND"])
def test_the_number_of_a_paper_is_known_blank_or_not(line: str) -> None:
    assert number_line(line)
    assert not place_date(line)


@pytest.mark.parametrize(
    "line", ["Hà Nội, ngày 30 tháng 7 năm 2024", "Hòa An, ngày    tháng    năm 2024"]
)
def test_the_place_and_day_of_a_paper_are_known_blank_or_not(line: str) -> None:
    assert place_date(line)
    assert not number_line(line)
    assert not is_stamp(line)
