"""Likeness keeps its laws; figures are laid beside figures of the same thing, and compared by rule."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chuan.domain.vanban.alignment import add_up
from chuan.domain.vanban.alignment.figures import compare as verdict_on
from chuan.domain.vanban.alignment.figures import figures_of, likeness, number, side_by_side
from chuan.domain.vanban.alignment.likeness import (
    SURE,
    Scale,
    _heads_alike,
    _one_thing,
    compare,
    share_alike,
)
from chuan.domain.vanban.alignment.types import Clause, ClauseKind, Confidence, TargetPair, Verdict
from chuan.domain.vanban.alignment.words import Words, pairs_of, telling, without_acts, words_of
from chuan.domain.vanban.types import Document, Target, Task, Value

SAID = [
    "Rà soát cân đồng hồ đang dùng tại chợ trung tâm",
    "Kiểm tra nhãn hàng hóa tại siêu thị",
    "Mở lớp tập huấn về đo lường cho tiểu thương",
    "Tuyên truyền Luật Đo lường trên loa truyền thanh",
    "Trồng cây xanh ven đường",
    "Thực hiện chế độ báo cáo",
    "",
]
TEXTS = st.sampled_from(SAID)


def clause(text: str, pillar: str = "", product: str = "") -> Clause:
    made = Value(product) if product else None
    return Clause(0, ClauseKind.TASK, "", "", Value(text), product=made, pillar=pillar)


def alike(one: Clause, other: Clause) -> float:
    scale = Scale([])
    return compare(scale.know(one), scale.know(other)).value


@given(TEXTS, TEXTS)
def test_likeness_lies_between_nought_and_one_and_goes_both_ways(one: str, other: str) -> None:
    scale = Scale(SAID)
    there = compare(scale.know(clause(one)), scale.know(clause(other)))
    back = compare(scale.know(clause(other)), scale.know(clause(one)))

    assert 0 <= there.value <= 1
    assert (there.held_of_parent, there.held_of_child) == pytest.approx(
        (back.held_of_child, back.held_of_parent)
    )
    assert one != other or not one or there.value >= SURE


def test_each_clause_is_most_like_itself() -> None:
    for one in SAID[:5]:
        scores = {other: alike(clause(one), clause(other)) for other in SAID}
        assert max(scores, key=lambda other: scores[other]) == one


def test_other_words_for_one_deed_and_thing_are_alike_and_another_deed_or_thing_is_not() -> None:
    rule = clause("Rà soát cân đồng hồ tại chợ")

    same = alike(rule, clause("Khảo sát cân đồng hồ tại các chợ truyền thống"))
    other_deed = alike(rule, clause("Tuyên truyền cân đồng hồ tại chợ"))
    other_thing = alike(rule, clause("Rà soát cột đo xăng dầu"))

    assert same > SURE > other_thing
    assert same > other_deed > other_thing


def test_heading_product_and_sort_speak_a_little_for_a_pair() -> None:
    bare = clause("Rà soát cân tại chợ"), clause("Khảo sát cân, kiểm tra nhãn hàng hóa")
    headed = (
        clause("Rà soát cân tại chợ", "Quản lý đo lường", "Danh mục phương tiện đo"),
        clause(
            "Khảo sát cân, kiểm tra nhãn hàng hóa", "Quản lý đo lường", "Danh mục phương tiện đo"
        ),
    )

    assert 0 < alike(*headed) - alike(*bare) < 0.2


def test_long_clauses_that_open_alike_under_one_heading_are_alike() -> None:
    heading = "Tăng cường thanh tra, kiểm tra về đo lường"
    opening = "Kiểm tra phương tiện đo trong mua bán"
    one = clause(f"{opening}, trong đó chú trọng vàng trang sức, mỹ nghệ, đá quý", heading)
    other = clause(f"{opening}; phối hợp lực lượng chức năng xử lý bến bãi, kho tàng", heading)
    apart = clause(f"{opening}; phối hợp lực lượng chức năng xử lý bến bãi, kho tàng", "Trồng cây")

    scale = Scale([])
    known = [scale.know(each) for each in (one, other, apart)]

    assert alike(one, other) > alike(one, apart)
    assert 0.3 < _heads_alike(known[0], known[1]) <= 0.55
    assert _heads_alike(known[0], known[2]) == _heads_alike(known[2], known[0]) == 0


@pytest.mark.parametrize(
    ("mine", "other", "worth"),
    [
        ({"o:cân", "p:a b"}, {"o:cân"}, 1.0),
        ({"p:a b"}, {"p:a b", "o:chợ"}, 1.0),
        ({"o:cân", "p:a b"}, {"o:chợ", "p:a b"}, 0.72),
        ({"o:cân"}, {"o:chợ"}, 0.55),
        ({"o:cân"}, set(), 0.75),
        (set(), set(), 0.85),
    ],
)
def test_other_things_make_a_pair_less_likely_than_no_things(
    mine: set[str], other: set[str], worth: float
) -> None:
    one, two = (Words({}, (), frozenset(things)) for things in (mine, other))

    assert _one_thing(one, two) == _one_thing(two, one) == worth


def test_what_two_sets_of_features_share_is_told_of_both() -> None:
    a, b = {"x": 1.0, "y": 1.0}, {"y": 1.0, "z": 1.0}

    assert share_alike(a, b) == share_alike(b, a) == 0.5
    assert (share_alike(a, a), share_alike(a, {}), share_alike({}, {})) == (1, 0, 0)
    assert share_alike({"x": 2.0}, {"x": 1.0}) == pytest.approx(2 / 3)


def test_a_feature_that_every_clause_has_weighs_less_than_a_rare_one() -> None:
    texts = ["Rà soát cân"] * 50 + ["Trồng rừng"]
    scale, few = Scale(texts), Scale(texts[:12])
    common, rare = "a:survey", "s:trồng"

    assert 0.3 <= scale.weigh(common, 1) < scale.weigh(rare, 1) <= 1.25
    assert scale.weigh("o:never seen", 1) == scale.weigh(rare, 1)
    assert few.weigh(common, 1) == 1, "few clauses tell nothing of what is common"
    unseen = Scale([*texts[:12], "Trồng rừng"])
    assert unseen.weigh("o:never seen", 1) == unseen.weigh(rare, 1) < 1, "as if met once"
    assert scale.is_frequent(common)
    assert not scale.is_frequent(rare)
    assert not few.is_frequent(common)


def test_names_of_acts_days_and_common_notions_tell_nothing_of_a_clause() -> None:
    said = "thực hiện kế hoạch số 298/kh-ubnd ngày 28/4/2025 của ubnd tỉnh trước ngày 30/6/2026"

    assert "298" not in without_acts(said)
    assert "2026" not in without_acts(said)
    assert telling("Báo cáo") == frozenset()
    assert "a:survey" in telling("Rà soát cân tại chợ")
    assert not {name for name in telling("Tăng cường công tác quản lý") if name[0] == "c"}
    assert pairs_of("Mở lớp, tập huấn") == {("mở", "lớp"), ("lớp", "tập"), ("tập", "huấn")}


def test_what_work_is_good_for_and_where_it_is_done_weigh_less_than_the_work() -> None:
    work, aim = words_of("Rà soát cân"), words_of("Mở lớp học nhằm rà soát cân")
    place = words_of("Tập huấn tại chợ")
    thing = next(iter(work.things))

    assert 0 < aim.weights[thing] < work.weights[thing]
    assert thing not in aim.things
    assert not place.things & words_of("Rà soát chợ").things


def target(text: str, value: float, unit: str, **told: object) -> Target:
    return Target(Value(text), value, unit, **told)  # type: ignore[arg-type]  # a table of cases


ABOVE = clause("Kiểm định phương tiện đo")
PLAN = Document("plan", Value("Kế hoạch giai đoạn 2026 - 2030"))


def verdict(mine: Target, other: Target, parent: Clause = ABOVE, *, leads: bool = False) -> Verdict:
    return verdict_on(mine, other, parent, PLAN, leads=leads)


def test_a_share_below_the_one_above_is_below_and_an_equal_one_is_met() -> None:
    wanted = target("85% cân được kiểm định", 85, "%")

    assert verdict(wanted, target("80% cân", 80, "%")) is Verdict.BELOW
    assert verdict(wanted, target("85% cân", 85, "%")) is Verdict.MET
    assert verdict(wanted, target("90% cân", 90, "%")) is Verdict.MET


def test_a_count_for_the_whole_area_is_compared_only_where_it_is_the_child_s_own() -> None:
    wanted, part = target("50 lớp tập huấn", 50, "lớp"), target("2 lớp tập huấn", 2, "lớp")
    each = clause("Mỗi xã mở 50 lớp")

    assert verdict(wanted, part) is Verdict.SHARE
    assert verdict(wanted, part, leads=True) is Verdict.BELOW
    assert verdict(wanted, part, each) is Verdict.BELOW
    assert verdict(target("3 lần", 3, "lần"), target("2 lần", 2, "lần")) is Verdict.BELOW


def test_a_bound_from_above_is_kept_below_it() -> None:
    most = target("không quá 5 ngày", 5, "ngày", comparator="<=")

    assert verdict(most, target("5 ngày", 5, "ngày")) is Verdict.MET
    assert verdict(most, target("6 ngày", 6, "ngày")) is Verdict.OVER


def test_a_lower_figure_of_an_earlier_year_is_a_step_on_the_way() -> None:
    wanted = target("85% cân", 85, "%", by=2030)

    assert verdict(wanted, target("60% cân", 60, "%", by=2027)) is Verdict.INTERIM
    assert verdict(wanted, target("60% cân", 60, "%", by=2030)) is Verdict.BELOW
    assert verdict(wanted, target("90% cân", 90, "%", by=2027)) is Verdict.MET


def test_figures_for_the_same_thing_belong_together() -> None:
    one = target("85% cân tại chợ được kiểm định", 85, "%", subject="cân tại chợ")
    same = target("80% cân ở chợ được kiểm định", 80, "%", subject="cân tại chợ")
    other = target("80% trẻ em được tiêm phòng", 80, "%", subject="trẻ em")

    assert likeness(one, one) == 1
    assert likeness(one, same) > 0.55
    assert likeness(one, other) < 0.4


def paired(children: list[Clause], *, sure: bool = True) -> list[TargetPair]:
    parent = clause("Phấn đấu 85% cân tại chợ được kiểm định")
    return list(side_by_side(parent, children, PLAN, leads=False, sure=sure))


def test_each_figure_above_has_one_of_the_child_or_none() -> None:
    answer = clause("Phấn đấu 80% cân tại chợ được kiểm định")

    (found,) = paired([clause("80% trẻ em được tiêm phòng"), answer])
    (absent,) = paired([clause("Mở 80 lớp tập huấn")])
    (unsure,) = paired([answer], sure=False)

    assert (found.verdict, found.confidence) == (Verdict.BELOW, Confidence.SURE)
    assert (absent.verdict, absent.confidence) == (Verdict.ABSENT, Confidence.POSSIBLE)
    assert unsure.confidence is Confidence.POSSIBLE


def test_one_figure_of_the_child_answers_one_figure_above() -> None:
    parent = clause(
        "Đến năm 2027 có 60% cân được kiểm định, đến năm 2030 có 90% cân được kiểm định"
    )
    child = clause("Có 95% cân được kiểm định")

    verdicts = [p.verdict for p in side_by_side(parent, [child], PLAN, leads=True, sure=True)]

    assert sorted(verdicts) == [Verdict.ABSENT, Verdict.MET]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Tặng quà 40 học sinh giỏi", [(40, "=")]),
        ("Không quá 40 học sinh một lớp", [(40, "<=")]),
        ("Tối thiểu 40 học sinh mỗi trường", [(40, ">=")]),
        ("Tổ chức trong 40 ngày đêm", []),
        ("Kế hoạch số 40/KH-UBND", []),
        ("Không có con số", []),
    ],
)
def test_counts_of_things_without_a_known_unit_are_figures_too(
    text: str, found: list[tuple[float, str]]
) -> None:
    assert [(t.value, t.comparator) for t in figures_of(clause(text))] == found


def test_a_product_s_figures_count_and_those_of_the_reader_come_first() -> None:
    told = target("5 lớp", 5, "lớp")
    known = Clause(0, ClauseKind.TASK, "", "", Value("Mở 9 lớp"), figures=(told,))

    assert figures_of(known) == (told,)
    assert [t.value for t in figures_of(clause("Mở lớp", product="02 lớp tập huấn"))] == [2]


def test_figures_are_written_as_vietnamese_prints_them() -> None:
    assert number(target("", 85, "%")) == "85%"
    assert number(target("", 2.5, "tỷ đồng")) == "2,5 tỷ đồng"


def plan(*texts: str) -> Document:
    return Document("plan", tasks=tuple(Task("", Value(text)) for text in texts))


def test_what_children_never_told_is_no_finding_and_bounds_from_above_are_not_added() -> None:
    parent = plan("Hỗ trợ 50 doanh nghiệp áp dụng công cụ cải tiến năng suất.")
    silent = plan("Trồng cây xanh ven đường.")
    bound = plan("Hỗ trợ không quá 50 doanh nghiệp áp dụng công cụ cải tiến năng suất.")

    none = add_up(parent, [silent, silent])

    assert none.findings == ()
    assert (none.sums[0].total, none.sums[0].enough) == (0, None)
    assert add_up(parent, []).findings == ()
    assert add_up(bound, [parent]).sums == ()


def test_an_open_sum_says_how_many_are_silent_and_figures_of_other_units_are_not_added() -> None:
    parent = plan("Hỗ trợ 50 doanh nghiệp áp dụng công cụ cải tiến năng suất.")
    child = plan("Hỗ trợ 20 doanh nghiệp áp dụng công cụ cải tiến năng suất.")
    other = plan("Hỗ trợ 90 hợp tác xã áp dụng công cụ cải tiến năng suất.")

    (finding,) = add_up(parent, [child, other, other]).findings

    assert "20 doanh nghiệp" in finding.note
    assert "2 văn bản chưa nêu con số" in finding.note
    assert finding.severity == "question"
