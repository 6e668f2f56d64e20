"""Times, threads and recipients of a drafted plan, and clauses put into it later."""

from dataclasses import replace
from datetime import date

import pytest

from chuan.domain.vanban.types import Document
from chuan.domain.vanban.writing import (
    Annex,
    AnnexGroup,
    Block,
    BlockKind,
    Family,
    Paper,
    PaperKind,
)
from chuan.plans.rules.child_plan import BLANK, Level, Terms, include_task, trace
from chuan.plans.rules.child_plan.organising import Report, report_of
from chuan.plans.rules.child_plan.sending import recipients_of
from chuan.plans.rules.child_plan.times import day_before_each_year, time_of
from chuan.plans.rules.child_plan.types import Issuer, Origin
from chuan.plans.rules.child_plan.wording import reword, row_words
from tests.unit.plans import child_samples as samples
from tests.unit.plans.child_samples import (
    COMMUNE,
    CULTURE,
    PARTY,
    SCIENCE,
    TERMS,
    city,
    plan,
    province,
    row,
)

GOALS = province(samples.WITH_GOALS)
ANNEXED = province(samples.ANNEXED)


@pytest.mark.parametrize(
    ("when", "words", "note"),
    [
        ("Hằng năm", "Hằng năm", ""),
        ("Năm 2027", "Năm 2027", ""),
        ("Ngày 25 hằng tháng", "Ngày 25 hằng tháng", ""),
        ("Năm 2025", BLANK, "đã qua"),
        ("Quý II năm 2026", BLANK, "đã qua"),
        ("Trước ngày 15/12/2026", "Trước ngày 07/12/2026", "ghi sớm hơn 5 ngày"),
        ("Trước ngày 04/8/2026", "Trước ngày 04/8/2026", "còn rất gần"),
        ("Trước ngày 20/11 hằng năm", "Trước ngày 10/11 hằng năm", "ghi sớm hơn 5 ngày"),
        ("Trước ngày 11/01 hằng năm", "Trước ngày 30/12 hằng năm", "ghi sớm hơn 5 ngày"),
        ("", BLANK, "không ghi thời gian"),
    ],
)
def test_the_own_time_leaves_room_before_the_time_above(when: str, words: str, note: str) -> None:
    (task,) = row("UBND các xã, phường", "", when).document.tasks
    timed = time_of(task, TERMS)

    assert timed.words == words
    assert note in (timed.note.said() if timed.note else "")
    assert bool(note) == bool(timed.note)


def test_the_day_itself_counts_where_the_node_reads_before_so() -> None:
    """20 November counted backwards from the day before it, or from the day itself."""
    strict, wide = (Terms(samples.ON, days_to_report=3, strict_before=s) for s in (True, False))

    assert day_before_each_year(3, 5, strict) <= day_before_each_year(3, 5, wide)
    assert day_before_each_year(3, 4, wide) == day_before_each_year(3, 5, strict)


def test_the_last_of_february_is_known_in_every_year() -> None:
    terms = Terms(samples.ON)

    assert day_before_each_year(2, 29, terms) == day_before_each_year(2, 28, terms)


def origin(*texts: str) -> list[Origin]:
    return [Origin(text, f"tasks/{n}") for n, text in enumerate(texts)]


def paper(*texts: str) -> Paper:
    blocks = tuple(Block(BlockKind.ITEM, "-", text) for text in texts)
    return Paper(Family.STATE, PaperKind.PLAN, "", body=blocks)


def test_a_text_keeps_its_thread_while_more_than_half_of_its_words_stand() -> None:
    written = "kiểm tra cân tại chợ của xã mỗi quý"
    kept = trace(paper("kiểm tra cân tại chợ trung tâm hằng tuần"), origin(written))
    lost = trace(paper("kiểm tra cân xe lưu động trạm thu phí"), origin(written))

    assert kept.by_place == {"body/0": "tasks/0"}
    assert kept.lost == ()
    assert lost.by_place == {}
    assert lost.lost == ("tasks/0",)


def test_of_two_alike_each_has_one_thread_and_the_nearer_comes_first() -> None:
    one, other = "kiểm tra cân tại chợ lớn", "kiểm tra cân tại chợ nhỏ"
    traced = trace(paper(f"{other} của xã", f"{one} của xã", other), origin(one, other))

    assert traced.by_place == {"body/2": "tasks/1", "body/1": "tasks/0"}


def test_rows_of_annexes_are_traced_by_their_second_cell() -> None:
    group = AnnexGroup(rows=(("1", "kiểm tra cân"), ("2",)))
    written = replace(paper(), annexes=(Annex(), Annex(groups=(AnnexGroup(), group))))

    assert trace(written, origin("kiểm tra cân")).by_place == {"annexes/1/1/0": "tasks/0"}


def test_a_clause_goes_under_the_heading_of_its_pillar_or_to_the_end() -> None:
    heading = Block(BlockKind.HEADING, "1.", "Tuyên truyền", 2)
    other = Block(BlockKind.HEADING, "2.", "Kinh phí", 2)
    item = Block(BlockKind.ITEM, "-", "Việc cũ.")
    with_heading = replace(paper(), body=(heading, item, other, item))

    grown, place, words = include_task(with_heading, GOALS, COMMUNE, TERMS, 0)
    at_end, last, _ = include_task(replace(paper(), body=(other, item)), GOALS, COMMUNE, TERMS, 0)

    assert (place, last) == ("body.2", "body.2")
    assert grown.body == (heading, item, Block(BlockKind.ITEM, "-", words), other, item)
    assert at_end.body[-1].text == words
    assert words.endswith(".")


def test_a_clause_becomes_a_row_as_wide_as_the_table_with_the_next_number() -> None:
    narrow = Annex(columns=("TT", "Việc"), groups=(AnnexGroup(rows=(("1", "cũ"),)),))
    wide = Annex(columns=("",) * 8)

    for annex, width, number in ((narrow, 2, "2"), (wide, 8, "1")):
        grown, place, text = include_task(
            replace(paper(), annexes=(annex,)), ANNEXED, COMMUNE, TERMS, 0
        )
        added = grown.annexes[0].groups[-1].rows[-1]
        assert len(added) == width
        assert added[:2] == (number, text)
        assert place == f"annexes.0.0.{int(number) - 1}"


def test_who_is_told_stands_above_beside_and_below_and_the_last_keeps_it() -> None:
    commune = recipients_of(GOALS, COMMUNE, CULTURE)
    party = recipients_of(city(), PARTY, None)
    science = recipients_of(GOALS, SCIENCE, None)
    other = recipients_of(GOALS, replace(COMMUNE, level=Level.OTHER), None)

    assert commune == (
        "Ủy ban nhân dân tỉnh Nghệ An (để báo cáo)",
        "Sở Khoa học và Công nghệ (để báo cáo)",
        "Thường trực Đảng ủy, Thường trực HĐND xã",
        "Chủ tịch, các Phó Chủ tịch UBND xã",
        "Ủy ban MTTQ Việt Nam xã",
        "Các phòng, đơn vị thuộc UBND xã",
        "Lưu: VT, VHXH",
    )
    assert party[-1] == "Lưu Văn phòng Đảng ủy"
    assert "Thường trực Đảng ủy" in party
    assert science[-3:] == (
        "Lãnh đạo Sở Khoa học và Công nghệ",
        "Các phòng, đơn vị thuộc Sở Khoa học và Công nghệ",
        "Lưu: VT",
    )
    assert other[-2:] == ("Các cơ quan, đơn vị thuộc UBND xã", "Lưu: VT")


def reporting(said: str) -> Document:
    return plan(f"I. NHIỆM VỤ\n- Làm.\nII. TỔ CHỨC THỰC HIỆN\n{said}\n").document


def test_a_dated_report_comes_before_one_without_a_day() -> None:
    found = report_of(
        reporting(
            "1. UBND các xã, phường định kỳ báo cáo về Sở Tài chính.\n"
            "2. UBND các xã, phường báo cáo về Sở Tư pháp trước ngày 20 tháng 11 hằng năm."
        ),
        COMMUNE,
    )

    assert (found.to, found.month, found.day) == ("Sở Tư pháp", 11, 20)


def test_a_report_is_said_with_its_day_or_as_prescribed() -> None:
    assert Report("", 11, 20).words == "trước ngày 20 tháng 11 hằng năm"
    assert Report("", on=date(2026, 2, 5)).words == "trước ngày 05/02/2026"
    assert Report("").words == "theo quy định"


@pytest.mark.parametrize(
    ("text", "issuer", "words"),
    [
        ("trên địa bàn tỉnh Nghệ An", COMMUNE, "trên địa bàn xã"),
        ("trên địa bàn tỉnh", SCIENCE, "trên địa bàn tỉnh"),
        ("trên địa bàn tỉnh", replace(COMMUNE, level=Level.OTHER), "trên địa bàn tỉnh"),
        ("trên  địa bàn\ntỉnh", COMMUNE, "trên địa bàn xã"),
    ],
)
def test_only_what_is_certain_is_said_in_words_of_the_own_level(
    text: str, issuer: Issuer, words: str
) -> None:
    assert reword(text, issuer, GOALS) == words


def test_words_of_the_centre_are_left_as_they_are() -> None:
    assert reword("trên địa bàn tỉnh", COMMUNE, replace(GOALS, place_word="")) == (
        "trên địa bàn tỉnh"
    )


def test_a_row_of_an_annex_keeps_its_words_and_running_text_gives_up_who_and_when() -> None:
    of_annex = ANNEXED.document.tasks[0]
    of_body = GOALS.document.tasks[1]

    assert row_words("UBND các xã làm;", of_annex, COMMUNE, ANNEXED) == "UBND các xã làm"
    said = reword(of_body.text.text, COMMUNE, GOALS)
    assert row_words(said, of_body, COMMUNE, GOALS) == "Kiểm tra phương tiện đo tại chợ"
