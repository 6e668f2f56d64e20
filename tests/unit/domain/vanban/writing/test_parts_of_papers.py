"""Each part of a paper goes to print as its own rule says: headings, ends, columns, annexes."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

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
from chuan.domain.vanban.writing.compose import compose, room_mm
from chuan.domain.vanban.writing.errors import PaperTooLong
from chuan.domain.vanban.writing.grids import print_table
from chuan.domain.vanban.writing.layouts import Align, Element, Layout, layout_of, layouts
from chuan.domain.vanban.writing.limits import (
    MAX_ANNEXES,
    MAX_COLUMNS,
    MAX_LETTERS,
    MAX_PIECES,
    MAX_ROWS,
    check_length,
)
from chuan.domain.vanban.writing.pieces import body_pieces
from chuan.domain.vanban.writing.printed import Head, Piece, Printed, PrintedTable, RowKind
from chuan.domain.vanban.writing.types import HeadCell
from chuan.domain.vanban.writing.wording import date_line, reference_to, with_mark

TODAY = date(2026, 11, 22)
PLAN = Paper(
    Family.STATE, PaperKind.PLAN, "Ủy ban nhân dân xã An Hòa", symbol="KH-UBND",
    title="Kiểm tra cân đo", signatures=(Signature(name="Lê Thị Hoa"),),
)  # fmt: skip


def composed(paper: Paper) -> Printed:
    return compose(paper, layout_of(paper, TODAY))


def block(kind: BlockKind, text: str, label: str = "1.", level: int = 0) -> Piece:
    (piece,) = body_pieces([Block(kind, label, text, level)], layout_of(PLAN, TODAY), 165)
    return piece


def annexed(*groups: AnnexGroup, columns: tuple[str, ...] = ()) -> PrintedTable:
    (printed,) = composed(replace(PLAN, annexes=(Annex(groups=groups, columns=columns),))).annexes
    assert printed.table
    return printed.table


@pytest.mark.parametrize("stop", [".", ";", ",", ":", "!", "?", "…"])
def test_an_article_or_clause_whose_text_ends_with_a_stop_is_no_title(stop: str) -> None:
    for kind in (BlockKind.ARTICLE, BlockKind.CLAUSE):
        assert not block(kind, f"Phạm vi{stop}").bold
        assert block(kind, "Phạm vi").bold


def test_only_the_last_line_tells_whether_a_text_is_a_title() -> None:
    assert block(BlockKind.CLAUSE, "Phạm vi.\nĐối tượng").lead_bold
    assert not block(BlockKind.CLAUSE, "Phạm vi\nĐối tượng.").lead_bold


def test_an_article_begins_in_bold_whether_or_not_it_has_a_title() -> None:
    assert block(BlockKind.ARTICLE, "Ban hành Quy chế.", "Điều 1.").lead_bold
    assert not block(BlockKind.ARTICLE, "", "Điều 1.").bold
    assert block(BlockKind.ARTICLE, "", "Điều 1.").lead == "Điều 1."


@pytest.mark.parametrize(
    ("level", "element", "depth"),
    [
        (-1, Element.HEADING_1, 1),
        (0, Element.HEADING_1, 1),
        (1, Element.HEADING_1, 1),
        (2, Element.HEADING_2, 2),
        (3, Element.HEADING_3, 3),
        (7, Element.HEADING_3, 3),
    ],
)
def test_headings_have_three_depths_and_deeper_ones_look_like_the_third(
    level: int, element: Element, depth: int
) -> None:
    heading = block(BlockKind.HEADING, "MỤC ĐÍCH", "I.", level)

    assert (heading.element, heading.level) == (element, depth)


def test_only_headings_and_articles_stand_in_the_outline() -> None:
    levels = {kind: block(kind, "Lời").level for kind in BlockKind}

    assert levels.pop(BlockKind.HEADING) == 1
    assert levels.pop(BlockKind.ARTICLE) == 1
    assert set(levels.values()) == {0}


def test_an_item_without_a_sign_gets_a_dash_and_a_paragraph_none() -> None:
    assert block(BlockKind.ITEM, "ý", "").text == "- ý"
    assert block(BlockKind.ITEM, "ý", "+").text == "+ ý"
    assert block(BlockKind.PARAGRAPH, "ý", "").text == "ý"
    assert body_pieces([Block(BlockKind.ITEM, " ", "\n")], layout_of(PLAN, TODAY), 165) == ()


def test_the_last_article_keeps_its_look_and_its_place_in_the_outline() -> None:
    articles = tuple(Block(BlockKind.ARTICLE, f"Điều {n}.", "Thi hành\nngay") for n in (1, 2))
    first, last = composed(replace(PLAN, kind=PaperKind.DECISION, body=articles)).body[-2:]

    assert last.lines == ("Thi hành", "ngay./.")
    assert replace(last, lines=first.lines, lead=first.lead) == first


def test_a_body_that_ends_with_a_bare_label_gets_no_end_mark() -> None:
    ended = composed(replace(PLAN, body=(Block(BlockKind.CLAUSE, "1.", ""),))).body

    assert [piece.text for piece in ended] == ["1."]


def test_only_a_letter_bears_its_subject_beside_the_motto() -> None:
    def subject(kind: PaperKind, title: str, family: Family = Family.STATE) -> list[str]:
        paper = replace(PLAN, kind=kind, title=title, family=family)
        return [p.text for p in composed(paper).left if p.element is Element.LETTER_TITLE]

    assert subject(PaperKind.PLAN, "Kiểm tra") == []
    assert subject(PaperKind.OFFICIAL_LETTER, "") == []
    assert subject(PaperKind.OFFICIAL_LETTER, "V/v kiểm tra") == ["V/v kiểm tra"]
    assert subject(PaperKind.OFFICIAL_LETTER, "Về việc kiểm tra") == ["Về việc kiểm tra"]


def test_recipients_stand_beside_one_signature_alone_while_they_are_few() -> None:
    def beside(recipients: tuple[str, ...], signers: int = 1) -> bool:
        one = Signature(name="Lê Thị Hoa")
        return composed(replace(PLAN, recipients=recipients, signatures=(one,) * signers)).beside

    assert beside(("Như trên",))
    assert not beside(("Như trên",), signers=0)
    assert not beside(("Như trên",), signers=2)
    assert beside(("Sở Y tế",) * 27), "28 lines with the line that heads them"
    assert not beside(("Sở Y tế",) * 28)
    assert not beside(("Các phòng chuyên môn, đơn vị sự nghiệp thuộc Ủy ban nhân dân",) * 15)


def test_a_page_turned_sideways_turns_its_margins_with_it() -> None:
    layout = layout_of(PLAN, TODAY)

    assert room_mm(layout) == 210 - layout.margins_mm.left - layout.margins_mm.right
    assert room_mm(layout, landscape=True) == (
        297 - layout.margins_mm.top - layout.margins_mm.bottom
    )


def test_both_columns_of_the_letterhead_fill_the_page_and_the_motto_fits_its_own() -> None:
    for family in Family:
        printed = composed(replace(PLAN, family=family))

        assert printed.left_mm + printed.right_mm == pytest.approx(165, abs=10)
        assert printed.left_mm > 50
        assert printed.right_mm > 60


@pytest.mark.parametrize(
    ("paper", "words"),
    [
        (
            replace(PLAN, kind=PaperKind.OFFICIAL_LETTER, symbol="UBND-VHXH"),
            "(Kèm theo Công văn số …/UBND-VHXH ngày … tháng … năm … của Ủy ban",
        ),
        (replace(PLAN, kind=PaperKind.SUBMISSION), "(Kèm theo Phiếu trình số"),
        (replace(PLAN, number="7", issued_on=date(2026, 2, 1)), "ngày 01 tháng 02 năm 2026 của"),
        (
            replace(PLAN, family=Family.PARTY, number="7", issued_on=date(2026, 2, 1)),
            "số 07-KH-UBND, ngày 01/02/2026 của Ủy ban",
        ),
        (replace(PLAN, family=Family.PARTY, number="7"), "số 07-KH-UBND, ngày"),
    ],
    ids=["letter", "submission", "state", "party", "no day yet"],
)
def test_an_annex_says_which_paper_it_goes_with(paper: Paper, words: str) -> None:
    assert words in reference_to(paper, layout_of(paper, TODAY))


def test_the_blanks_of_that_line_are_printed() -> None:
    letter = replace(PLAN, kind=PaperKind.OFFICIAL_LETTER, annexes=(Annex("Phụ lục", "DANH SÁCH"),))
    (annex,) = composed(letter).annexes

    assert "số …/KH-UBND ngày … tháng … năm …" in " ".join(annex.pieces[-1].lines)


def test_the_line_of_place_and_day_begins_with_a_capital_where_no_place_is_told() -> None:
    paper = replace(PLAN, issued_on=date(2026, 3, 9))

    assert date_line(paper) == "Ngày 09 tháng 3 năm 2026"
    assert date_line(replace(paper, place="An Hòa, ")) == "An Hòa, ngày 09 tháng 3 năm 2026"


def test_a_mark_stands_in_the_place_of_any_stop() -> None:
    assert {with_mark(f"Lưu: VT{stop}", ";") for stop in ("", ".", ";", ",", " ;", ".;")} == {
        "Lưu: VT;"
    }
    assert with_mark("", ";") == ""


def test_a_group_of_an_annex_has_its_label_beside_its_title_where_columns_allow() -> None:
    wide = annexed(AnnexGroup("I", "Tuyên truyền", (("1", "Việc"),)))
    narrow = annexed(AnnexGroup("I", "Tuyên truyền", (("Việc",),)))
    untold = annexed(AnnexGroup("", "", (("Việc",),)))
    titled = annexed(AnnexGroup("", "Tuyên truyền", (("1", "Việc"),)))

    assert wide.rows[0].cells == (("I",), ("Tuyên truyền",))
    assert narrow.rows[0].cells == (("I", "Tuyên truyền"),)
    assert titled.rows[0].cells == (("Tuyên truyền",),)
    assert [row.kind for row in untold.rows] == [RowKind.CELLS]


def test_columns_of_few_letters_are_centred() -> None:
    printed = annexed(AnnexGroup(rows=(("123456", "1234567"), ("1", "2"))))

    assert printed.sides == (Align.CENTRE, Align.LEFT)


def test_an_annex_without_rows_still_has_its_columns() -> None:
    printed = annexed(columns=("TT", "Việc"))

    assert printed.head == ((Head(("TT",)), Head(("Việc",), at=1)),)
    assert printed.sides == (Align.LEFT, Align.LEFT)
    assert sum(printed.widths_mm) == pytest.approx(165)


def test_an_annex_of_text_alone_has_no_table() -> None:
    annex = Annex("Phụ lục", blocks=(Block(BlockKind.PARAGRAPH, "", "Lời."),))
    (printed,) = composed(replace(PLAN, annexes=(annex,))).annexes

    assert printed.table is None
    assert [piece.text for piece in printed.body] == ["Lời."]
    assert not any(annexed(AnnexGroup(rows=(("1",),))).head), "a table without a head"


def test_a_paper_as_long_as_it_may_be_is_taken_and_one_letter_more_is_not() -> None:
    cell = "a" * 100
    annex = Annex(groups=(AnnexGroup(rows=((cell,),)),), blocks=(Block(BlockKind.ITEM, "-", cell),))
    body = "a" * (MAX_LETTERS - 200 - len(PLAN.title) - 3)
    paper = replace(PLAN, body=(Block(BlockKind.ITEM, "-", body),), annexes=(annex,))
    full = replace(paper, bases=("a",), recipients=("a",), addressees=("a",))

    check_length(full)
    with pytest.raises(PaperTooLong, match="1000000"):
        check_length(replace(full, opening="a"))


@pytest.mark.parametrize(
    "make",
    [
        lambda over: {"body": (Block(BlockKind.ITEM),) * (MAX_PIECES - 5 + over),
                      "bases": ("",), "recipients": ("",), "addressees": ("",)},
        lambda over: {"annexes": (Annex(groups=(
            AnnexGroup("I"), AnnexGroup(rows=(("1",),) * (MAX_ROWS - 2 + over)))),)},
        lambda over: {"annexes": (Annex(columns=("",) * (MAX_COLUMNS + over)),)},
        lambda over: {"annexes": (Annex(groups=(
            AnnexGroup(rows=(("",) * (MAX_COLUMNS + over),)),)),)},
        lambda over: {"annexes": (Annex(),) * (MAX_ANNEXES + over)},
    ],
    ids=["pieces", "rows", "columns", "cells of a row", "annexes"],
)  # fmt: skip
def test_each_measure_of_a_paper_may_be_reached_and_not_passed(
    make: Callable[[int], dict[str, Any]],
) -> None:
    check_length(replace(PLAN, **make(0)))
    with pytest.raises(PaperTooLong):
        check_length(replace(PLAN, **make(1)))


@pytest.mark.parametrize("layout", layouts(), ids=lambda layout: layout.id)
def test_the_body_is_justified_and_the_letterhead_centred(layout: Layout) -> None:
    styles = layout.styles

    assert styles[Element.BODY].align is Align.JUSTIFY
    assert {styles[e].align for e in (Element.NATION, Element.ISSUER, Element.KIND)} == {
        Align.CENTRE
    }
    assert styles[Element.RECIPIENT].left == styles[Element.RECIPIENT].first == 0


def test_a_heading_that_covers_more_than_the_table_is_taken_as_none() -> None:
    head = ((HeadCell("Rộng", columns=10**12), HeadCell("Cao", rows=10**12)),)

    table = print_table(("Một", "Hai"), (), size=13, room_mm=160, head=head)

    assert table is not None
    assert [cell.lines for cell in table.head[0]] == [("Một",), ("Hai",)]
