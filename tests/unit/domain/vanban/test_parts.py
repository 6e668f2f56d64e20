"""The small grammars: lists of bodies, times, citations, slips, real tables."""

import pytest

from chuan.domain.vanban import read
from chuan.domain.vanban.agencies import split_agencies
from chuan.domain.vanban.citations import citations_in, unnumbered_in
from chuan.domain.vanban.folding import fold
from chuan.domain.vanban.passage import Passage
from chuan.domain.vanban.periods import period_of
from chuan.domain.vanban.slips import SlipFixer
from chuan.domain.vanban.subjects import subject_of
from chuan.domain.vanban.types import Cell, Knowledge, Line, Period, Source, Table


@pytest.mark.parametrize(
    ("cell", "names"),
    [
        ("Các Sở: Tài chính, Y tế; Công an tỉnh", ["Sở Tài chính", "Sở Y tế", "Công an tỉnh"]),
        ("Các sở, ban, ngành; UBND các xã, phường", ["Các sở, ban, ngành", "UBND các xã, phường"]),
        (
            "Sở Văn hóa, Thể thao và Du lịch, Sở Y tế",
            ["Sở Văn hóa, Thể thao và Du lịch", "Sở Y tế"],
        ),
        (
            "Văn phòng HĐND và UBND xã, Phòng Kinh tế",
            ["Văn phòng HĐND và UBND xã", "Phòng Kinh tế"],
        ),
        ("Các phòng: Kinh tế; Trung tâm Y tế", ["Phòng Kinh tế", "Trung tâm Y tế"]),
        ("UBND các xã: Tân Lập, Bình An", ["UBND xã Tân Lập", "UBND xã Bình An"]),
        ("Sở Y tế và các cơ quan liên quan", ["Sở Y tế", "các cơ quan liên quan"]),
        ("", []),
    ],
)
def test_splits_a_printed_list_of_bodies(cell: str, names: list[str]) -> None:
    assert [found.text for found in split_agencies(Passage.at(cell, 0))] == names


@pytest.mark.parametrize(
    ("printed", "period"),
    [
        ("2026 - 2030", Period(2026, 2030)),
        ("2025 - 2030 (thường xuyên hằng năm)", Period(2025, 2030, "annual")),
        ("Quý III/2025", Period(2025, 2025, "once", 3)),
        ("Quý II năm 2025", Period(2025, 2025, "once", 2)),
        ("Hàng năm", Period(recurrence="annual")),
        ("Đến 2030", Period(end=2030)),
        ("Từ tháng 9/2025 đến tháng 12/2026", Period(2025, 2026)),
        ("Năm 2026 và các năm tiếp theo", Period(2026)),
        ("Theo quy định pháp luật", None),
    ],
)
def test_reads_a_period(printed: str, period: Period | None) -> None:
    assert period_of(printed) == period


def test_the_fullest_mention_of_an_act_counts_and_its_own_number_does_not() -> None:
    text = (
        "Kế hoạch số 298, ngày 28/4/2025 của UBND tỉnh Nghệ An; Kế hoạch số 298/KH-UBND của UBND tỉnh;"
        " Thông tư 04/2026/TT-BKHCN ngày 01 tháng 02 năm 2026 của Bộ trưởng Bộ Khoa học và Công nghệ;"
        " Tờ trình số 9/TTr-SKHCN; Luật Ngân sách nhà nước và các văn bản"
    )

    found = citations_in([Passage.at(text, 0)], own=["09/TTr-SKHCN"])

    assert [(c.symbol, c.kind, c.date, c.issuer) for c in found] == [
        ("298/KH-UBND", "Kế hoạch", "2025-04-28", "UBND tỉnh Nghệ An"),
        ("04/2026/TT-BKHCN", "Thông tư", "2026-02-01", "Bộ trưởng Bộ Khoa học và Công nghệ"),
    ]
    named = unnumbered_in([Passage.at(text, 0)])
    assert [value.text for value in named] == ["Luật Ngân sách nhà nước"]


def test_puts_right_a_slip_in_the_name_of_a_body_and_nothing_else() -> None:
    fixer = SlipFixer(["Trung tâm Dịch vụ nông nghiệp"])

    assert fixer.fix("UBND các huyện, thị xã, thanh phố") == "UBND các huyện, thị xã, thành phố"
    assert fixer.fix("Ban Thưởng vụ Đảng uỷ") == "Ban Thường vụ Đảng uỷ"
    assert fixer.fix("Hệ thống vận hành ổn định") == "Hệ thống vận hành ổn định"
    assert fixer.fix("Trung tâm Dịch vụ nông nghiếp") == "Trung tâm Dịch vụ nông nghiệp"


@pytest.mark.parametrize(
    ("sentence", "subject"),
    [
        (
            "Cấp ủy, tổ chức đảng trực thuộc tổ chức phổ biến Chỉ thị.",
            "Cấp ủy, tổ chức đảng trực thuộc",
        ),
        ("Ban Xây dựng Đảng phối hợp hướng dẫn.", "Ban Xây dựng Đảng"),
        ("Trong quá trình thực hiện, nếu vướng mắc, các xã phản ánh về Sở.", "các xã"),
        ("Trường hợp phát sinh, đề nghị các cơ quan chủ động báo cáo.", "các cơ quan"),
        ("Tổ chức học tập, quán triệt Chỉ thị.", None),
    ],
)
def test_finds_whom_a_sentence_is_about(sentence: str, subject: str | None) -> None:
    found = subject_of(Passage.at(sentence, 0))

    assert (found.text if found else None) == subject


def test_folding_moves_no_character() -> None:
    for text in ("Đảng uỷ – hoá, thuỷ, quý", "QUỲ KHOÁ HOÀN TOÀN", "İstanbul"):
        assert len(fold(text)) == len(text)
    assert fold("UỶ ban hoà") == fold("ủy ban hòa")


def table(*rows: list[str | None]) -> Table:
    return Table(
        rows=tuple(
            tuple(None if cell is None else Cell(lines=(Line(cell),)) for cell in row)
            for row in rows
        )
    )


def test_reads_a_real_table_with_nested_heads_merged_rows_and_a_page_break() -> None:
    first = table(
        ["TT", "Nội dung", "Cơ quan thực hiện", None, "Thời gian"],
        [None, None, "Chủ trì", "Phối hợp", None],
        ["I. Tuyên truyền", None, None, None, None],
        ["1", "Tổ chức hội nghị phổ biến pháp luật về đo lường cho", "Sở Y tế", "", "Quý I/2026"],
    )
    second = table(
        ["", "các cơ sở y tế", "", "", ""],
        ["2", "Phát sóng chuyên mục", "Báo tỉnh", "Sở Y tế", None],
    )
    title = (Line("KẾ HOẠCH"), Line("Thực hiện công tác đo lường"), Line("Phụ lục"))

    (document,) = read(Source(items=(*title, first, second)), Knowledge()).documents
    one, two = document.tasks

    assert str(one.text) == "Tổ chức hội nghị phổ biến pháp luật về đo lường cho các cơ sở y tế"
    assert (one.section, one.number, one.coordinate) == ("I", "1", ())
    assert [str(lead) for lead in two.lead] == ["Báo tỉnh"]
    assert [str(body) for body in two.coordinate] == ["Sở Y tế"]


def test_takes_labels_that_the_file_keeps_outside_the_text() -> None:
    lines = (
        Line("KẾ HOẠCH"),
        Line("Thực hiện công tác đo lường"),
        Line("NHIỆM VỤ", label="I."),
        Line("Kiểm tra cân tại các chợ trong xã.", label="-"),
        Line("TỔ CHỨC THỰC HIỆN", label="II."),
        Line("Phòng Kinh tế chủ trì thực hiện.", label="1."),
    )

    (document,) = read(Source(items=lines), Knowledge()).documents

    assert [section.label for section in document.sections] == ["I", "II"]
    assert [str(task.text) for task in document.tasks] == ["Kiểm tra cân tại các chợ trong xã."]
    assert str(document.duties[0].actor) == "Phòng Kinh tế"
