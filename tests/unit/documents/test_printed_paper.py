"""A paper as the lines that a reader of its file would find, and as the reader reads them back."""

from dataclasses import replace
from datetime import date

import pytest

from chuan.documents.rules.printed_paper import KIND_NAMES, lines_of, source_of, text_of
from chuan.domain.vanban import read
from chuan.domain.vanban.types import Knowledge, Table
from chuan.domain.vanban.writing import (
    Annex,
    AnnexGroup,
    Block,
    BlockKind,
    Family,
    Paper,
    PaperKind,
    Signature,
)
from chuan.domain.vanban.writing.compose import compose
from chuan.domain.vanban.writing.layouts import layout_of

ON = date(2026, 5, 8)
PLAN = Paper(
    Family.STATE, PaperKind.PLAN, "Ủy ban nhân dân xã An Hòa", number="7", symbol="KH-UBND",
    place="An Hòa", issued_on=ON, title="Thực hiện công tác đo lường năm 2026",
    bases=("Căn cứ Luật Đo lường",), opening="Ủy ban nhân dân xã ban hành Kế hoạch như sau:",
    body=(
        Block(BlockKind.HEADING, "I.", "NHIỆM VỤ", 1),
        Block(BlockKind.ITEM, "-", "Rà soát cân tại chợ."),
    ),
    recipients=("Sở Khoa học và Công nghệ", "Lưu: VT"),
    signatures=(Signature("TM. Ủy ban nhân dân", "KT. Chủ tịch", "Phó Chủ tịch", "Lê Thị Hoa"),),
)  # fmt: skip
ROWS = (("1", "Rà soát cân", "Phòng Kinh tế"), ("2", "Mở lớp"))
ANNEX = Annex(
    columns=("TT", "Nội dung", "Chủ trì"), groups=(AnnexGroup("I", "Đo lường", ROWS),)
)  # fmt: skip


def test_a_state_paper_is_said_line_by_line_in_its_order() -> None:
    assert lines_of(PLAN) == (
        "ỦY BAN NHÂN DÂN XÃ AN HÒA",
        "Số: 07/KH-UBND",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Độc lập - Tự do - Hạnh phúc",
        "An Hòa, ngày 08 tháng 5 năm 2026",
        "KẾ HOẠCH",
        "Thực hiện công tác đo lường năm 2026",
        "Căn cứ Luật Đo lường",
        "Ủy ban nhân dân xã ban hành Kế hoạch như sau:",
        "I. NHIỆM VỤ",
        "- Rà soát cân tại chợ.",
        "Nơi nhận:",
        "- Sở Khoa học và Công nghệ",
        "- Lưu: VT",
        "TM. ỦY BAN NHÂN DÂN",
        "KT. CHỦ TỊCH",
        "PHÓ CHỦ TỊCH",
        "Lê Thị Hoa",
    )
    assert text_of(PLAN) == "\n".join(lines_of(PLAN))


def test_a_party_paper_has_its_own_head() -> None:
    party = replace(PLAN, family=Family.PARTY, superior="Đảng bộ tỉnh", symbol="KH/ĐU", place="")

    assert lines_of(party)[:8] == (
        "ĐẢNG BỘ TỈNH",
        "ỦY BAN NHÂN DÂN XÃ AN HÒA",
        "*",
        "Số 07-KH/ĐU",
        "ĐẢNG CỘNG SẢN VIỆT NAM",
        "ngày 08 tháng 5 năm 2026",
        "KẾ HOẠCH",
        "Thực hiện công tác đo lường năm 2026",
    )


@pytest.mark.parametrize("family", Family)
@pytest.mark.parametrize("kind", PaperKind)
def test_kind_and_day_are_said_as_they_are_printed(kind: PaperKind, family: Family) -> None:
    """What is compared with a signed file must say the same as the file that was signed."""
    paper = replace(PLAN, kind=kind, family=family, addressees=("Sở Y tế",))
    layout = layout_of(paper, ON)
    printed = compose(paper, layout)

    assert KIND_NAMES[kind] == layout.names[kind].upper()
    assert printed.right[-1].text in lines_of(paper)
    assert "Kính gửi: Sở Y tế" in lines_of(paper)


@pytest.mark.parametrize(
    ("title", "line"),
    [
        ("kiểm tra đo lường", "V/v kiểm tra đo lường"),
        ("V/v kiểm tra đo lường", "V/v kiểm tra đo lường"),
        ("Về việc kiểm tra đo lường", "Về việc kiểm tra đo lường"),
    ],
)
def test_a_letter_says_its_subject_once(title: str, line: str) -> None:
    letter = replace(PLAN, kind=PaperKind.OFFICIAL_LETTER, title=title)

    assert [said for said in lines_of(letter) if "kiểm tra" in said] == [line]


def test_rows_of_an_annex_are_lines_to_compare_and_a_table_to_read() -> None:
    paper = replace(PLAN, annexes=(ANNEX,))
    (table,) = [item for item in source_of(paper).items if isinstance(item, Table)]

    assert lines_of(paper)[-5:] == (
        "(Kèm theo Kế hoạch số 07/KH-UBND ngày 08 tháng 5 năm 2026 của Ủy ban nhân dân xã An Hòa)",
        "TT | Nội dung | Chủ trì", "I | Đo lường", "1 | Rà soát cân | Phòng Kinh tế", "2 | Mở lớp",
    )  # fmt: skip
    assert "PHỤ LỤC" in lines_of(paper)
    group = table.rows[1]
    assert group[1] is not None
    assert (group[1].colspan, group[2]) == (2, None)


def test_the_reader_finds_what_the_paper_says() -> None:
    document = read(source_of(replace(PLAN, annexes=(ANNEX,))), Knowledge()).documents[0]

    assert (document.kind, document.date) == ("plan", "2026-05-08")
    assert document.symbol is not None
    assert document.symbol.text == "07/KH-UBND"
    assert [task.text.text for task in document.tasks] == ["Rà soát cân", "Mở lớp"]
