"""Sentences, subjects and short rules where one more or one less makes another sentence."""

from dataclasses import replace
from decimal import Decimal

import pytest

from chuan.figures.enums import Comparator, ExceptionEvent, ReportEvent, Stage
from chuan.figures.rules.gaps import Gaps
from chuan.figures.rules.narrating import tell_data, tell_measure, tell_troubles, tell_work
from chuan.figures.rules.outliers import stands_out
from chuan.figures.rules.report_facts import Aim, Measure, Trouble, Work
from chuan.figures.rules.report_shapes import subject_of
from chuan.figures.rules.report_tables import main_table, whole_form
from chuan.figures.rules.states import EXCEPTION, REPORT
from chuan.figures.rules.tiers import TIERS, within
from chuan.figures.rules.wholes import wholes_by_label
from chuan.figures.rules.word_marks import LONGEST, mark_of, plain
from tests.unit.figures.test_narrating import COUNT, FACTS, PLAN, RATE

D = Decimal


@pytest.mark.parametrize(
    ("done", "late", "absent", "present"),
    [
        (2, (), ("quá hạn", "trong hạn"), ()), (1, ("Việc",), ("trong hạn",), ("quá hạn 01 nhiệm vụ",)),
        (0, (), ("quá hạn",), ("đang thực hiện trong hạn 02 nhiệm vụ",)),
    ],
)  # fmt: skip
def test_nothing_is_said_of_tasks_that_there_are_not(
    done: int, late: tuple[str, ...], absent: tuple[str, ...], present: tuple[str, ...]
) -> None:
    told = tell_work(Work("k", PLAN, 2, done, 0, late), "được giao").text

    assert not [words for words in absent if words in told]
    assert all(words in told for words in present)
    assert "00 nhiệm vụ" not in told


def test_a_rate_carries_the_figures_of_both_its_parts_or_of_none() -> None:
    named = dict(tell_measure(RATE, FACTS).figures)

    assert (named["tử số"], named["mẫu số"]) == ("87", "96")
    for half in (
        replace(RATE, above=None),
        replace(RATE, below=None),
        replace(RATE, is_rate=False),
    ):
        told = tell_measure(half, FACTS)
        assert "tử số" not in dict(told.figures)
        assert "(87/96" not in told.text


def test_who_is_missing_and_who_puts_right_are_told_apart() -> None:
    def told(*who: tuple[str, ...]) -> str:
        gaps = Gaps(34, 33, *who)
        return {one.key: one.text for one in tell_data(replace(FACTS, gaps=gaps))}["bc-don-vi"]

    assert told((), ("xã B", "xã C")) == (
        "Số liệu tổng hợp từ 33/34 đơn vị; đang bổ sung: xã B, xã C."
    )
    assert told(("xã A",), ()) == "Số liệu tổng hợp từ 33/34 đơn vị; chưa có báo cáo của: xã A."
    assert told((), ()) == "Số liệu tổng hợp từ 33/34 đơn vị."
    without = replace(FACTS, gaps=Gaps(0, 0))
    assert "bc-don-vi" not in {one.key for one in tell_data(without)}


def test_lines_without_a_figure_are_counted_and_named_with_their_stage() -> None:
    money = Measure("m", "Kinh phí", "triệu đồng", stage=Stage.ESTIMATED)
    told = {one.key: one for one in tell_data(replace(FACTS, measures=(COUNT, money)))}

    assert told["bc-chua-co"].text == "Còn 01 chỉ tiêu chưa có số liệu: Kinh phí (dự toán)."
    assert told["bc-chua-co"].figures == (("chưa có số liệu", "1"),)
    assert "bc-uoc" not in {one.key for one in tell_data(replace(FACTS, is_over=True))}


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("x" * 10 + " " + "y" * 145 + " " + "z" * 20, "x" * 10 + " " + "y" * 145 + "…"),
        ("x" * 10 + " " + "y" * 146 + " " + "z" * 20, "x" * 10 + "…"),
        ("x" * 80 + " " + "y" * 79, "x" * 80 + " " + "y" * 79), ("Hết xăng;., ", "Hết xăng"),
    ],
)  # fmt: skip
def test_a_long_clause_is_cut_at_its_last_whole_word(text: str, said: str) -> None:
    (_, told) = tell_troubles(replace(FACTS, troubles=(Trouble("a", text, "", "Sở"),)))

    assert told.text == f"{said}; Sở chưa trả lời."


@pytest.mark.parametrize(
    ("asked", "said"),
    [("Bố trí", "bố trí"), ("UBND xem xét", "UBND xem xét"), ("Ý kiến", "ý kiến")],
)
def test_what_is_asked_goes_on_in_small_letters_unless_it_is_an_abbreviation(
    asked: str, said: str
) -> None:
    (_, told) = tell_troubles(replace(FACTS, troubles=(Trouble("a", "Thiếu", asked, "Sở"),)))

    assert told.text == f"Thiếu; đề nghị Sở {said}; Sở chưa trả lời."


@pytest.mark.parametrize(
    ("title", "subject"),
    [
        ("Báo cáo Kết quả kiểm tra", "kết quả kiểm tra"), ("Báo cáo TCVN mới", "TCVN mới"),
        ("BÁO CÁO về việc cân xăng", "kết quả thực hiện công tác cân xăng"), ("Đo lường", "đo lường"),
        ("Báo cáo  tình hình  về cân", "tình hình về cân"), ("Báo cáo năm về Kết quả cân", "Kết quả cân"),
    ],
)  # fmt: skip
def test_the_subject_goes_on_in_small_letters(title: str, subject: str) -> None:
    assert subject_of(title) == subject


def test_the_columns_of_figures_are_all_but_names_units_and_words() -> None:
    table, form = main_table(FACTS), whole_form(FACTS)

    assert table.figures == (3, 4, 5, 6)
    assert form["figures"] == (3, 4, 5, 6, 7)
    assert table.columns == (
        "TT", "Nội dung", "Đơn vị tính", "Năm 2025", "Chỉ tiêu", "Đến ngày 15/11/2026", "Ước cả kỳ",
    )  # fmt: skip
    assert form["columns"][7:] == ("Tăng, giảm", "Nguồn số liệu", "Ghi chú")


@pytest.mark.parametrize(("value", "far"), [(100, False), (340, False), (500, True), (900, True)])
def test_far_is_four_times_the_usual_spread(
    value: int,
    far: bool,  # noqa: FBT001
) -> None:
    others = [D(each) for each in (74, 78, 82, 100, 100, 122, 128, 135)]

    assert stands_out(D(value), others) is far


def test_bodies_all_alike_are_left_by_more_than_a_whole_number_of_the_scale() -> None:
    alike = [D(100)] * 8

    assert not stands_out(D(270), alike)
    assert stands_out(D(280), alike)
    assert not stands_out(D(10), [D(0)] * 8)
    assert stands_out(D(11), [D(0)] * 8)


def test_every_tier_is_within_one_that_is_none() -> None:
    assert within("") == within("party") == TIERS
    assert within(TIERS[0]) == TIERS[:1]


def test_lines_without_a_unit_or_a_number_are_parts_of_nothing() -> None:
    assert wholes_by_label([(1, "2", "", ""), (2, "2.1", "", "")]) == {}
    assert wholes_by_label([(1, "", "đồng", ""), (2, "a", "đồng", "")]) == {}
    assert wholes_by_label([(1, "2", "đồng", "a"), (2, "2.1", "đồng", "b")]) == {}
    assert wholes_by_label([(1, "2.", "đồng", ""), (2, " 2.1. ", "đồng", "")]) == {2: 1}


def test_sending_back_unlocking_and_refusing_need_a_reason_and_nothing_else_does() -> None:
    report = [step for state in REPORT.states() for step in REPORT.allowed(state)]
    opening = [step for state in EXCEPTION.states() for step in EXCEPTION.allowed(state)]

    assert {step.event for step in report if step.needs_reason} == {
        ReportEvent.RETURN, ReportEvent.UNLOCK,
    }  # fmt: skip
    assert {step.event for step in opening if step.needs_reason} == {ExceptionEvent.REFUSE}


def test_a_text_is_kept_to_its_twenty_thousandth_letter_and_marked_whatever_its_spaces() -> None:
    assert LONGEST == 20_000
    assert len(plain("x" * 20_001)) == 20_000
    assert plain(" a  b \n\n c ") == "a b\nc"
    assert mark_of("a\n\nb") == mark_of(" a \nb")
    assert mark_of("a b") != mark_of("a\nb")
    assert len(mark_of("")) == 16


@pytest.mark.parametrize(
    ("value", "how", "said"),
    [
        (100, Comparator.AT_LEAST, "; đạt chỉ tiêu 100%"), (99, Comparator.AT_LEAST, "; chưa đạt"),
        (100, Comparator.EXACTLY, "; đạt chỉ tiêu 100%"), (101, Comparator.EXACTLY, "; chưa đạt"),
        (101, Comparator.AT_LEAST, "; đạt"), (100, Comparator.AT_MOST, "; trong mức"),
        (101, Comparator.AT_MOST, "; cao hơn mức"),
    ],
)  # fmt: skip
def test_a_target_is_reached_at_the_very_figure(value: int, how: Comparator, said: str) -> None:
    aim = Aim(D(100), how, PLAN)

    assert said in tell_measure(replace(RATE, value=D(value), aim=aim), FACTS).text


def test_an_estimate_is_of_the_whole_period_by_its_own_name_or_of_the_period() -> None:
    for whole, named in (("cả năm 2026", "cả năm 2026"), ("", "năm 2026")):
        facts = replace(FACTS, whole=whole)
        told = {one.key: one.text for one in tell_data(facts)}
        assert f"; ước {named}: 96 cơ sở" in tell_measure(COUNT, facts).text
        assert told["bc-uoc"].startswith(f"Số ước {named} của 01 chỉ tiêu")


def test_the_parts_of_a_rate_are_said_to_four_places_and_a_first_figure_has_no_share_of_nought() -> (
    None
):
    fine = tell_measure(replace(RATE, above=D("1.23456"), below=D("2.34567")), FACTS)

    assert "(1,2346/2,3457 cơ sở)" in fine.text
    assert fine.figures[-2:] == (("tử số", "1,2346"), ("mẫu số", "2,3457"))
    assert "tăng 87 cơ sở so với" in tell_measure(replace(COUNT, last_year=D(0)), FACTS).text
    assert ", tương ứng 1.640% so" in tell_measure(replace(COUNT, last_year=D(5)), FACTS).text
