"""Sentences say what is counted and what it is held against; they never praise and never guess."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from chuan.domain.vanban.writing import BlockKind, Family
from chuan.figures.enums import Comparator
from chuan.figures.rules.gaps import Gaps
from chuan.figures.rules.narrating import tell_data, tell_measure, tell_troubles, tell_work
from chuan.figures.rules.report_facts import Aim, Facts, Measure, Proof, Trouble, Wanted, Work
from chuan.figures.rules.report_outline import outline_of, printed
from chuan.figures.rules.report_paper import (
    FORM,
    annexes_of,
    body_of,
    fingerprint_of,
    renewed_annexes,
)
from chuan.figures.rules.report_shapes import subject_of
from chuan.figures.rules.rewording import Kept, renewed

D = Decimal
PLAN = "Kế hoạch số 298/KH-UBND ngày 28/4/2025"
RATE = Measure(
    "ty-le", "Tỷ lệ cơ sở được tập huấn", "%", 1, D("90.625"), last_year=D("83.3333"),
    aim=Aim(D(100), Comparator.AT_LEAST, f"{PLAN}, mục II.1"), is_rate=True, above=D(87),
    below=D(96), unit_of_parts="cơ sở", line="3", group="I",
)  # fmt: skip
COUNT = Measure("so", "Số cơ sở", "cơ sở", 0, D(87), D(96), D(80), line="1", group="I")
FACTS = Facts(
    body="Ủy ban nhân dân xã Châu Tiến", short="UBND xã", family=Family.STATE, shape="commune",
    asker="Sở Khoa học và Công nghệ", subject="kết quả thực hiện", period="năm 2026",
    before="năm 2025", is_over=False, as_of=date(2026, 11, 15), whole="cả năm 2026", basis=PLAN,
    groups=(("I", "Tuyên truyền"),), measures=(COUNT, RATE),
    wanted=(Wanted("ket-qua", "Kết quả"), Wanted("kien-nghi", "Kiến nghị")),
)  # fmt: skip


def test_a_rate_says_its_parts_its_target_with_the_plan_and_last_year() -> None:
    assert tell_measure(RATE, FACTS).text == (
        "Tỷ lệ cơ sở được tập huấn: 90,6% (87/96 cơ sở); chưa đạt chỉ tiêu 100% "
        f"({PLAN}, mục II.1); tăng 7,3 điểm phần trăm so với năm 2025 (83,3%) (dòng 3 Phụ lục)."
    )


def test_a_count_says_its_estimate_until_the_period_is_over() -> None:
    assert "ước cả năm 2026: 96 cơ sở" in tell_measure(COUNT, FACTS).text
    assert (
        "tăng 7 cơ sở, tương ứng 8,8% so với năm 2025 (80 cơ sở)" in tell_measure(COUNT, FACTS).text
    )
    assert "ước" not in tell_measure(COUNT, replace(FACTS, is_over=True)).text


@pytest.mark.parametrize(
    ("value", "aim", "words"),
    [
        (D(100), Aim(D(100), Comparator.AT_LEAST, PLAN), "đạt chỉ tiêu 100%"),
        (D(9), Aim(D(10), Comparator.AT_MOST, PLAN), "trong mức không quá 10%"),
        (D(11), Aim(D(10), Comparator.AT_MOST, PLAN), "cao hơn mức không quá 10%"),
        (D(9), Aim(D(10), Comparator.EXACTLY, PLAN), "chưa đạt chỉ tiêu 10%"),
        (D(9), Aim(D(10), Comparator.AT_LEAST, PLAN), "chưa đạt chỉ tiêu ít nhất 10%"),
        (D(9), Aim(None, Comparator.AT_LEAST, PLAN), f"không có mục tiêu số ({PLAN})"),
    ],
)
def test_a_result_is_held_against_its_target(value: Decimal, aim: Aim, words: str) -> None:
    assert words in tell_measure(replace(RATE, value=value, aim=aim), FACTS).text


def test_nothing_is_compared_over_a_break_and_nothing_unknown_is_zero() -> None:
    broken = replace(COUNT, broken="đổi cách tính từ năm 2026")
    fell = replace(COUNT, value=D(60))
    same = replace(COUNT, value=D(80))

    assert "không so sánh được với năm 2025 do đổi cách tính" in tell_measure(broken, FACTS).text
    assert "giảm 20 cơ sở, tương ứng 25% so với" in tell_measure(fell, FACTS).text
    assert "bằng năm 2025 (80 cơ sở)" in tell_measure(same, FACTS).text
    empty = tell_measure(replace(COUNT, value=None), FACTS)
    assert empty.text == "Số cơ sở: chưa có số liệu (dòng 1 Phụ lục)."
    assert "tương ứng" not in tell_measure(replace(COUNT, last_year=D(0)), FACTS).text


def test_a_sentence_carries_the_figures_it_was_made_of() -> None:
    assert tell_measure(COUNT, FACTS).figures == (
        ("Số cơ sở", "87 cơ sở"), ("Số cơ sở, ước", "96 cơ sở"), ("Số cơ sở, năm 2025", "80 cơ sở"),
    )  # fmt: skip
    assert tell_measure(COUNT, FACTS).key == tell_measure(replace(COUNT, value=D(1)), FACTS).key


def test_work_names_its_plan_what_is_late_and_what_is_confirmed() -> None:
    work = Work("k", PLAN, 12, 8, 6, ("Tổ chức diễn đàn.",))

    assert tell_work(work, "được giao").text == (
        f"Thực hiện {PLAN}: được giao 12 nhiệm vụ; đã báo cáo hoàn thành 08 nhiệm vụ (06 nhiệm vụ "
        "đã được xác nhận); đang thực hiện trong hạn 03 nhiệm vụ; quá hạn 01 nhiệm vụ: “Tổ chức "
        "diễn đàn”."
    )


def test_difficulties_say_who_was_asked_and_what_was_answered() -> None:
    troubles = (
        Trouble("a", "Thiếu cán bộ.", "Bố trí biên chế", "UBND tỉnh", late=True),
        Trouble("b", "Thiếu quả cân.", "", "Sở KH&CN", "Đã cấp 02 bộ", date(2026, 9, 5)),
    )
    first, one, two = (told.text for told in tell_troubles(replace(FACTS, troubles=troubles)))

    assert "đã nêu 02 khó khăn, vướng mắc; 01 nội dung đã được trả lời; 01 nội dung chưa" in first
    assert one == "Thiếu cán bộ; đề nghị UBND tỉnh bố trí biên chế; UBND tỉnh chưa trả lời."
    assert two == "Thiếu quả cân; Sở KH&CN đã trả lời ngày 05/9/2026: Đã cấp 02 bộ."
    assert not list(tell_troubles(FACTS))


def test_the_limits_of_the_figures_are_told() -> None:
    gaps = Gaps(34, 31, ("xã A", "xã B", "xã C"), noun="xã, phường")
    facts = replace(FACTS, gaps=gaps, proofs=(Proof("Tệp", "Tệp", "Việc"),))
    told = {one.key: one.text for one in tell_data(facts)}

    assert "chốt đến ngày 15/11/2026" in told["bc-chot-so-lieu"]
    assert told["bc-don-vi"] == (
        "Số liệu tổng hợp từ 31/34 xã, phường; chưa có báo cáo của: xã A, xã B, xã C."
    )
    assert "01 chỉ tiêu là số dự kiến" in told["bc-uoc"]
    assert "bc-chua-co" not in told


@pytest.mark.parametrize("shape", ["commune", "department", "province", "party"])
def test_every_shape_gives_a_whole_outline_with_keys_of_its_own(shape: str) -> None:
    family = Family.PARTY if shape == "party" else Family.STATE
    facts = replace(FACTS, shape=shape, family=family, works=(Work("k", PLAN, 2, 1, 0),))
    outline = renewed((), outline_of(facts))
    body = body_of(facts, outline)

    assert len({one.key for one in outline}) == len(outline)
    assert [b.label for b in body if b.kind is BlockKind.HEADING and b.level == 1] == (
        ["I-", "II-"] if shape == "party" else ["I.", "II."]
    )
    text = " ".join(block.text for block in body)
    assert "{" not in text
    if shape == "party":
        assert "được phân công 02 nhiệm vụ" in text
        assert "duyệt" not in text


def test_a_heading_without_anything_under_it_is_not_printed() -> None:
    outline = renewed((), outline_of(FACTS))
    keys = [one.key for one in printed(outline)]

    assert "bc-phan-kien-nghi" not in keys
    assert "bc-muc-nhom-I" in keys


def test_annexes_that_people_touched_or_took_out_stay_so() -> None:
    fresh = annexes_of(FACTS)
    made = {annex.key: fingerprint_of(annex) for annex in fresh}
    later = annexes_of(replace(FACTS, measures=(replace(COUNT, value=D(91)),)))
    edited = (replace(fresh[0], title="Biểu của xã"),)

    assert renewed_annexes(fresh, later, made)[0].groups == later[0].groups
    assert renewed_annexes(edited, later, made) == edited
    assert renewed_annexes((), later, made) == ()
    assert (fresh[0].key, fresh[0].label) == (FORM, "Phụ lục")
    several = annexes_of(replace(FACTS, proofs=(Proof("Tệp", "Tệp", "Việc"),)))
    assert [annex.label for annex in several] == ["Phụ lục I", "Phụ lục II"]


def test_the_subject_of_a_report_is_told_without_its_kind() -> None:
    assert subject_of("Báo cáo về cân ở chợ") == "kết quả thực hiện công tác cân ở chợ"
    assert subject_of("Báo cáo tình hình đo lường") == "tình hình đo lường"


def test_only_a_percentage_of_all_is_said_without_at_least() -> None:
    def said(unit: str, value: int) -> str:
        aim = Aim(D(value), Comparator.AT_LEAST, "Kế hoạch")
        return tell_measure(replace(COUNT, unit=unit, aim=aim), FACTS).text

    assert "chưa đạt chỉ tiêu 100%" in said("%", 100)
    assert "chưa đạt chỉ tiêu ít nhất 100 cơ sở" in said("cơ sở", 100)
    assert "chưa đạt chỉ tiêu ít nhất 90%" in said("%", 90)


def test_without_a_figure_of_last_year_or_an_estimate_nothing_is_compared() -> None:
    told = tell_measure(replace(COUNT, last_year=None, estimate=None), FACTS)

    assert told.text == "Số cơ sở: 87 cơ sở (dòng 1 Phụ lục)."
    assert told.figures == (("Số cơ sở", "87 cơ sở"),)


def test_five_late_tasks_are_named_and_the_others_counted() -> None:
    def late(count: int) -> str:
        names = [f"việc {at}" for at in range(1, count + 1)]
        return tell_work(Work("a", "Kế hoạch", count, 0, 0, names), "giao").text

    assert late(5).endswith("“việc 5”.")
    assert late(6).endswith("“việc 5” và 1 nhiệm vụ khác.")


def test_long_words_are_cut_between_words_and_short_ones_are_left_whole() -> None:
    def said(text: str) -> str:
        (_, told) = tell_troubles(replace(FACTS, troubles=(Trouble("a", text, "", "Sở"),)))
        return told.text.removesuffix("; Sở chưa trả lời.")

    assert said("x" * 160) == "x" * 160
    cut = said("chợ xa " * 40)
    assert cut.endswith((" xa…", " chợ…"))
    assert len(cut) <= 158


def test_the_opening_names_a_basis_only_where_there_is_one() -> None:
    with_basis, without = (outline_of(replace(FACTS, basis=basis))[0] for basis in (PLAN, ""))

    assert PLAN in with_basis.text
    assert with_basis.text != without.text
    assert "{" not in without.text


def test_a_picture_is_announced_where_two_rates_are_known_and_compared_where_one_was() -> None:
    def caption(*measures: Measure) -> str:
        found = outline_of(replace(FACTS, measures=measures))
        return "".join(one.text for one in found if one.kind is BlockKind.PICTURE)

    new = replace(RATE, last_year=None)
    assert caption(COUNT, RATE) == ""
    assert caption(COUNT, new, new) == "Các tỷ lệ thực hiện năm 2026"
    assert caption(RATE, new) == "Các tỷ lệ thực hiện năm 2026, so với năm 2025"
    kept = renewed((), outline_of(replace(FACTS, measures=(RATE, new))))
    (drawn,) = (b for b in body_of(FACTS, kept) if b.kind is BlockKind.TABLE)
    assert drawn.table is not None
    blocks = body_of(replace(FACTS, measures=(RATE, new)), kept)
    (picture,) = (block for block in blocks if block.kind is BlockKind.PICTURE)
    assert picture.drawing is not None
    assert not [b for b in body_of(FACTS, kept) if b.kind is BlockKind.PICTURE]


def test_a_heading_that_people_wrote_is_printed_and_items_have_their_dash_or_their_own_mark() -> (
    None
):
    item = Kept("a", BlockKind.ITEM, "việc")
    own = Kept("b", BlockKind.ITEM, "việc", label="a)")
    heading = Kept("c", BlockKind.HEADING, "MỤC", 1)

    assert printed((item, heading)) == (item,)
    assert printed((item, replace(heading, edited=True)))[1].text == "MỤC"
    assert [block.label for block in body_of(FACTS, (item, own))] == ["-", "a)"]


def test_the_missing_have_an_annex_only_where_somebody_is_missing() -> None:
    gaps = Gaps(34, 33, ("xã A", "xã B"))
    annexes = annexes_of(replace(FACTS, gaps=gaps))

    assert [annex.label for annex in annexes] == ["Phụ lục I", "Phụ lục II"]
    assert annexes[1].groups[0].rows == (("1", "xã A"), ("2", "xã B"))
    (alone,) = annexes_of(replace(FACTS, gaps=replace(gaps, missing=())))
    assert alone.label == "Phụ lục"


def test_the_subject_goes_on_from_report_without_its_period_and_kind() -> None:
    assert subject_of("Báo cáo về kết quả kiểm tra năm 2026", "năm 2026") == "kết quả kiểm tra"
    assert subject_of("Báo cáo về công tác đo lường") == "công tác đo lường"
    assert subject_of("Báo cáo năm 2026", "Báo cáo năm 2026") == "năm 2026"
    assert subject_of("Báo cáo OCOP") == "OCOP"
