"""A composed paper has the words, marks and order that its family's rules ask for."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chuan.domain.vanban.writing import (
    Annex,
    AnnexGroup,
    Block,
    BlockKind,
    Family,
    Paper,
    PaperKind,
    Signature,
    Urgency,
    with_number,
)
from chuan.domain.vanban.writing.compose import compose
from chuan.domain.vanban.writing.errors import PaperTooLong
from chuan.domain.vanban.writing.layouts import Align, Element, layout_of
from chuan.domain.vanban.writing.printed import Piece, Printed, RowKind
from chuan.domain.vanban.writing.wording import clean, date_words, number_line, signing_line

STATE = Paper(
    family=Family.STATE,
    kind=PaperKind.PLAN,
    issuer="Ủy ban nhân dân xã An Hòa",
    symbol="KH-UBND",
    place="An Hòa",
    title="Thực hiện công tác đo lường",
    bases=("Căn cứ Luật Đo lường", "Căn cứ Kế hoạch của tỉnh,"),
    body=(Block(BlockKind.PARAGRAPH, "", "Các phòng thực hiện."),),
    recipients=("Sở Khoa học và Công nghệ;", "- Lưu: VT"),
    signatures=(Signature("T/M Ủy ban nhân dân", "KT Chủ tịch", "Phó Chủ tịch", "Lê Thị Hoa"),),
)
PARTY = replace(STATE, family=Family.PARTY, issuer="Đảng ủy xã An Hòa", symbol="KH/ĐU")


def composed(paper: Paper) -> Printed:
    return compose(paper, layout_of(paper, date(2026, 11, 22)))


def texts(pieces: tuple[Piece, ...], element: Element | None = None) -> list[str]:
    return [piece.text for piece in pieces if element in (None, piece.element)]


def test_a_state_number_has_a_colon_and_a_slash_and_a_party_number_neither() -> None:
    for paper, line in ((STATE, "Số: 05/KH-UBND"), (PARTY, "Số 05-KH/ĐU")):
        numbered = with_number(paper, "5", date(2026, 3, 2))
        assert number_line(numbered, layout_of(numbered, date(2026, 3, 2))) == line


def test_a_number_not_yet_given_leaves_room_for_it() -> None:
    layout = layout_of(STATE, date(2026, 3, 2))

    assert number_line(STATE, layout).replace("\u00a0", " ") == "Số:       /KH-UBND"
    assert clean(date_words(None)) == "ngày tháng năm"


@pytest.mark.parametrize(
    ("on", "words"),
    [
        (date(2026, 1, 5), "ngày 05 tháng 01 năm 2026"),
        (date(2026, 2, 28), "ngày 28 tháng 02 năm 2026"),
        (date(2026, 3, 1), "ngày 01 tháng 3 năm 2026"),
        (date(2026, 12, 31), "ngày 31 tháng 12 năm 2026"),
    ],
)
def test_small_days_and_the_first_two_months_have_a_nought(on: date, words: str) -> None:
    assert date_words(on) == words


@pytest.mark.parametrize(
    ("line", "state", "party"),
    [
        ("TM. Ủy ban nhân dân", "TM. Ủy ban nhân dân", "T/M Ủy ban nhân dân"),
        ("T/M Ban Thường vụ", "TM. Ban Thường vụ", "T/M Ban Thường vụ"),
        ("kt chủ tịch", "KT. chủ tịch", "K/T chủ tịch"),
        ("TL. Chánh Văn phòng", "TL. Chánh Văn phòng", "T/L Chánh Văn phòng"),
        ("Q. Giám đốc", "Q. Giám đốc", "Q. Giám đốc"),
        ("Quyền Giám đốc", "Quyền Giám đốc", "Quyền Giám đốc"),
        ("Tổng Giám đốc", "Tổng Giám đốc", "Tổng Giám đốc"),
        ("KT.", "KT.", "KT."),
    ],
)
def test_each_family_writes_the_marks_of_signing_its_own_way(
    line: str, state: str, party: str
) -> None:
    on = date(2026, 3, 2)

    assert signing_line(line, layout_of(STATE, on)) == state
    assert signing_line(line, layout_of(PARTY, on)) == party


def test_recipients_end_as_the_family_ends_them() -> None:
    assert texts(composed(STATE).recipients) == [
        "Nơi nhận:", "- Sở Khoa học và Công nghệ;", "- Lưu: VT."
    ]  # fmt: skip
    assert texts(composed(PARTY).recipients)[1:] == ["- Sở Khoa học và Công nghệ,", "- Lưu: VT."]


def test_bases_end_with_semicolons_and_the_last_with_a_stop() -> None:
    bases = texts(composed(STATE).body, Element.BASIS)

    assert bases == ["Căn cứ Luật Đo lường;", "Căn cứ Kế hoạch của tỉnh."]


def test_a_state_paper_ends_with_its_mark_and_a_party_paper_without() -> None:
    assert texts(composed(STATE).body)[-1] == "Các phòng thực hiện./."
    assert texts(composed(PARTY).body)[-1] == "Các phòng thực hiện."


def test_words_that_announce_something_get_no_end_mark() -> None:
    paper = replace(STATE, body=(Block(BlockKind.PARAGRAPH, "", "Nội dung như sau:"),))

    assert texts(composed(paper).body)[-1] == "Nội dung như sau:"


def test_the_annex_names_the_number_that_the_paper_gets() -> None:
    paper = replace(STATE, annexes=(Annex("Phụ lục", "Nhiệm vụ"),))

    (before,) = composed(paper).annexes
    (after,) = composed(with_number(paper, "7", date(2026, 3, 2))).annexes

    assert "/KH-UBND ngày" in clean(before.pieces[-1].text)
    assert after.pieces[-1].text == (
        "(Kèm theo Kế hoạch số 07/KH-UBND ngày 02 tháng 3 năm 2026 của Ủy ban nhân dân xã An Hòa)"
    )


def test_a_state_decision_names_who_decides_first_and_a_party_decision_after_its_bases() -> None:
    articles = (Block(BlockKind.ARTICLE, "Điều 1.", "Ban hành Quy chế."),)
    decision = replace(STATE, kind=PaperKind.DECISION, body=articles, competence="Chủ tịch UBND xã")
    party = replace(decision, family=Family.PARTY, competence="Ban Thường vụ Đảng ủy")

    state_order = [piece.element for piece in composed(decision).body]
    party_words = texts(composed(party).body)

    assert state_order == [
        Element.COMPETENCE, Element.BASIS, Element.BASIS, Element.ENACTING, Element.ARTICLE
    ]  # fmt: skip
    assert party_words == [
        "- Căn cứ Luật Đo lường;",
        "- Căn cứ Kế hoạch của tỉnh,",
        "BAN THƯỜNG VỤ ĐẢNG ỦY QUYẾT ĐỊNH",
        "Điều 1. Ban hành Quy chế.",
    ]


def test_a_letter_bears_its_subject_under_the_number_and_no_name_of_a_kind() -> None:
    printed = composed(replace(STATE, kind=PaperKind.OFFICIAL_LETTER, addressees=("Sở Y tế.",)))

    assert texts(printed.left, Element.LETTER_TITLE) == ["V/v Thực hiện công tác đo lường"]
    assert texts(printed.top) == ["Kính gửi: Sở Y tế"]


def test_several_addressees_stand_each_on_a_line() -> None:
    printed = composed(replace(STATE, kind=PaperKind.PROPOSAL, addressees=("Sở Y tế", "Sở Nội vụ")))

    assert texts(printed.top, Element.ADDRESSEE) == ["Kính gửi:", "- Sở Y tế;", "- Sở Nội vụ."]


def test_an_article_without_a_stop_is_a_title_and_bold() -> None:
    body = (
        Block(BlockKind.ARTICLE, "Điều 1.", "Phạm vi"),
        Block(BlockKind.CLAUSE, "1.", "Quy chế này quy định việc kiểm tra."),
    )
    article, clause = composed(replace(STATE, bases=(), body=body)).body

    assert article.bold
    assert article.lead_bold
    assert not clause.bold


def test_cells_keep_their_lines_and_rows_their_length() -> None:
    rows = (("1", "Việc\n- ý một\n- ý hai", "Phòng"), ("2",))
    annex = Annex(
        "Phụ lục", "", "", ("TT", "Việc", "Chủ trì", "Ghi chú"), (AnnexGroup("I", "Nhóm", rows),)
    )
    (annexed,) = composed(replace(STATE, annexes=(annex,))).annexes
    printed = annexed.table

    assert printed
    assert [row.kind for row in printed.rows] == [RowKind.GROUP, RowKind.CELLS, RowKind.CELLS]
    assert printed.rows[1].cells[1] == ("Việc", "- ý một", "- ý hai")
    assert all(len(row.cells) == 4 for row in printed.rows[1:])
    assert printed.sides == (Align.CENTRE, Align.LEFT, Align.CENTRE, Align.CENTRE)


def test_an_urgent_paper_bears_its_stamp() -> None:
    printed = composed(replace(STATE, urgency=Urgency.EXPRESS))

    assert texts(printed.left, Element.URGENCY) == ["HỎA TỐC"]


@given(st.text(max_size=80))
def test_cleaned_text_can_go_into_any_file(text: str) -> None:
    cleaned = clean(text)

    assert cleaned.isprintable()
    assert cleaned == clean(cleaned)
    assert "  " not in cleaned


@pytest.mark.parametrize(
    "paper",
    [
        replace(STATE, title="dài " * 300_000),
        replace(STATE, body=(Block(BlockKind.ITEM, "-", "ý"),) * 5_001),
        replace(STATE, annexes=(Annex(groups=(AnnexGroup(rows=(("1",),) * 2_001),)),)),
        replace(STATE, annexes=(Annex(columns=("cột",) * 17),)),
        replace(STATE, annexes=(Annex(),) * 51),
    ],
    ids=["letters", "pieces", "rows", "columns", "annexes"],
)
def test_a_paper_beyond_all_measure_is_refused(paper: Paper) -> None:
    with pytest.raises(PaperTooLong, match="tách thành nhiều văn bản"):
        composed(paper)
