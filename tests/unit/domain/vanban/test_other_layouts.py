"""Headings without numbers, columns of other names and orders, lines that break anywhere (samples)."""

import pytest

from chuan.domain.vanban import from_text, read
from chuan.domain.vanban.columns import roles_in, roles_in_lines
from chuan.domain.vanban.types import Cell, Document, Knowledge, Line, Source, Table

HEAD = """ỦY BAN NHÂN DÂN
XÃ MẪU THỦY
Số: 09/KH-UBND
Mẫu Thủy, ngày 02 tháng 4 năm 2026
KẾ HOẠCH
Thực hiện văn minh thương mại năm 2026
"""
FOOT = """Noi nhận:
- Đảng ủy xã;
- Lưu VT.
T.M ỦY BAN NHÂN DÂN
PHÓ CHỦ TỊCH
Vũ Đức Mẫu
"""


def only(text: str) -> Document:
    (document,) = read(from_text(text), Knowledge()).documents
    return document


def words(values: object) -> list[str]:
    return [str(value) for value in values]  # type: ignore[attr-defined]


def rows(document: Document) -> list[tuple[str, str | None, str, list[str], str]]:
    return [
        (found.section, found.number, str(found.text), words(found.lead), str(found.time))
        for found in document.tasks
    ]


def test_headings_in_capitals_need_no_numbers() -> None:
    document = only(
        HEAD + "MỤC ĐÍCH\n- Nâng cao ý thức của hộ kinh doanh.\nNHIỆM VỤ, GIẢI PHÁP\n"
        "- Đặt 03 điểm cân đối chứng trước ngày 30/5/2026.\nTỔ CHỨC THỰC HIỆN\n"
        "- Ban Quản lý chợ: Báo cáo UBND xã trước ngày 20 hằng tháng.\n" + FOOT
    )

    assert rows(document) == [
        ("", None, "Đặt 03 điểm cân đối chứng trước ngày 30/5/2026.", [], "trước ngày 30/5/2026")
    ]
    assert words(duty.actor for duty in document.duties) == ["Ban Quản lý chợ"]
    assert words(document.recipients) == ["Đảng ủy xã", "Lưu VT"]
    assert str(document.signer.authority) == "T.M ỦY BAN NHÂN DÂN"


def test_work_may_be_numbered_in_words() -> None:
    document = only(
        HEAD + "I. NỘI DUNG\nNhiệm vụ 1: Tổ chức lễ phát động\n"
        "- Đơn vị chủ trì: Phòng Kinh tế.\n- Thời gian: Quý II/2026.\n- Sản phẩm: 10 tin, bài.\n"
        "Nhiệm vụ 2: Kiểm tra liên ngành\n- Đơn vị chủ trì: Công an xã.\n" + FOOT
    )

    assert rows(document) == [
        ("I", "1", "Tổ chức lễ phát động", ["Phòng Kinh tế"], "Quý II/2026"),
        ("I", "2", "Kiểm tra liên ngành", ["Công an xã"], "None"),
    ]
    assert [section.label for section in document.sections[0].children] == [
        "Nhiệm vụ 1",
        "Nhiệm vụ 2",
    ]
    assert [(t.value, t.unit, t.by) for t in document.targets] == [(10.0, "tin, bài", 2026)]


def test_a_letter_may_list_what_it_asks_under_a_colon() -> None:
    document = only(
        "SỞ MẪU\nSố: 73/SM-QL\nV/v kiểm định phương tiện đo\nMẫu Thủy, ngày 08 tháng 4 năm 2026\n"
        "Kính gửi: UBND các xã\nSở Mẫu đề nghị UBND các xã:\n"
        "- Kiểm tra cân tại chợ trong quý III năm 2026.\n"
        "- Báo cáo kết quả về Sở Mẫu trước ngày 31 tháng 10 năm 2026.\nTrân trọng./.\n" + FOOT
    )

    assert rows(document)[0][2:4] == (
        "Kiểm tra cân tại chợ trong quý III năm 2026.",
        ["UBND các xã"],
    )
    (report,) = document.reporting
    assert (words(report.who), words(report.to), report.due) == (
        ["UBND các xã"],
        ["Sở Mẫu"],
        "2026-10-31",
    )


def test_dates_and_quarters_break_at_the_end_of_a_line() -> None:
    document = only(
        HEAD.replace("ngày 02", "ngày\n02")
        + "Căn cứ Tờ trình số 21/TTr-KT ngày\n17/01/2026;\nI. NHIỆM VỤ\n"
        "1. Lập danh sách hộ kinh doanh, hoàn thành trước ngày\n30/9/2026.\n"
        "2. Mở hội nghị tuyên truyền trong quý\nII/2026.\nII. TỔ CHỨC THỰC HIỆN\n"
        "1. Các phòng, đơn vị thuộc xã trước ngày 20 tháng 11 hằng năm báo cáo UBND tỉnh.\n" + FOOT
    )

    assert (str(document.place), document.date) == ("Mẫu Thủy", "2026-04-02")
    assert [(c.symbol, c.date) for c in document.citations] == [("21/TTr-KT", "2026-01-17")]
    assert [row[4] for row in rows(document)] == [
        "hoàn thành trước ngày 30/9/2026",
        "trong quý II/2026",
    ]
    (duty,) = document.duties
    assert (str(duty.actor), duty.due) == ("Các phòng, đơn vị thuộc xã", "--11-20")


def test_two_columns_under_one_head_stand_where_the_head_does() -> None:
    lines = ["TT", "Nội dung", "Cơ quan thực hiện", "Thời gian", "Kết quả", "Chủ trì", "Phối hợp"]

    assert roles_in_lines(lines) == ("task", "lead", "coordinate", "time", "product")


def test_a_bare_column_of_bodies_is_of_those_who_do_the_work() -> None:
    assert roles_in("TT Cơ quan, đơn vị Nhiệm vụ Thời hạn") == ("lead", "task", "time")
    assert roles_in("TT Nhiệm vụ Đơn vị tính Đơn vị chủ trì") == ("task", "other", "lead")


def test_a_cut_header_is_put_together_word_by_word() -> None:
    lines = ["STT Nội dung Đơn vị thực Thời gian hoàn Đơn vị phối", "hiện thành hợp"]

    assert roles_in_lines(lines) == ("task", "lead", "time", "coordinate")


GROUPED = """TT
Nội dung nhiệm vụ
Cơ quan chủ trì
Thời gian
A
NHẬN THỨC VỤ VIỆC VÀ CHUYỂN ĐỔI SỐ
1
Mở chuyên trang về chuyển đổi số
Phòng Văn hóa
Tháng 3/2026
B
HẠ TẦNG SỐ
2
Rà soát máy tính trong các đơn vị thuộc Sở
Các phòng thuộc Sở
Quý II/2026
"""
SPACED = """TT   Thời gian      Nội dung nhiệm vụ                Đơn vị
                                                     thực hiện
1    Quý I/2026     Rà soát hộ kinh doanh            Phòng Kinh tế
                    tại chợ
2    Tháng          In tờ rơi                        Ban Quản lý
     5/2026                                          chợ
3    Hằng năm       Kiểm tra cân                     Công an xã
"""


def test_rows_that_only_head_others_are_kept_whole() -> None:
    document = only(HEAD + "I. NHIỆM VỤ\n" + GROUPED + FOOT)

    assert rows(document) == [
        ("A", "1", "Mở chuyên trang về chuyển đổi số", ["Phòng Văn hóa"], "Tháng 3/2026"),
        (
            "B",
            "2",
            "Rà soát máy tính trong các đơn vị thuộc Sở",
            ["Các phòng thuộc Sở"],
            "Quý II/2026",
        ),
    ]


def test_columns_of_spaces_are_named_by_what_stands_over_them() -> None:
    document = only(HEAD + "I. NHIỆM VỤ\n" + SPACED + FOOT)

    assert rows(document) == [
        ("", "1", "Rà soát hộ kinh doanh tại chợ", ["Phòng Kinh tế"], "Quý I/2026"),
        ("", "2", "In tờ rơi", ["Ban Quản lý chợ"], "Tháng 5/2026"),
        ("", "3", "Kiểm tra cân", ["Công an xã"], "Hằng năm"),
    ]


def cells(*texts: str | None) -> tuple[Cell | None, ...]:
    return tuple(None if text is None else Cell((Line(text),)) for text in texts)


@pytest.mark.parametrize("stray", [None, "6/2026"])
def test_a_column_too_many_on_the_next_page_is_folded_in(stray: str | None) -> None:
    first = Table(
        (
            cells("TT", "Nhiệm vụ", "Chủ trì", "Thời gian"),
            cells("1", "Rà soát", "Phòng Kinh tế", "Quý I/2026"),
        )
    )
    second = Table(
        (
            cells("2", "Kiểm tra", "Công an xã", "Tháng", stray),
            cells("3", "Báo cáo", "Các thôn", "Hằng năm", None),
            cells("4", "Sơ kết", "Phòng Kinh tế", "Quý IV/2026", None),
        ),
        page=2,
    )
    lines = tuple(Line(text) for text in HEAD.splitlines())
    (document,) = read(Source((*lines, first, second), pages=2), Knowledge()).documents

    assert [found.number for found in document.tasks] == ["1", "2", "3", "4"]
    assert str(document.tasks[1].time) == ("Tháng" if stray is None else "Tháng 6/2026")


def test_empty_lines_after_every_line_part_nothing() -> None:
    text = HEAD + "I. NHIỆM VỤ\n- Mở lớp tập huấn cho các hộ kinh doanh tại chợ trung tâm\nxã.\n"

    assert rows(only(text.replace("\n", "\n\n"))) == rows(only(text))
