"""Tables and the picture of a report say every figure, what it is held against, and nothing unknown."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from chuan.domain.vanban.writing import Family
from chuan.figures.enums import Comparator, Origin, Stage
from chuan.figures.rules.gaps import Gaps
from chuan.figures.rules.report_facts import Aim, Facts, Measure, Proof
from chuan.figures.rules.report_pictures import has_picture, rates_picture
from chuan.figures.rules.report_shapes import shape_for, shape_named
from chuan.figures.rules.report_tables import main_table, whole_form

D = Decimal
RATE = Measure(
    "ty-le", "Tỷ lệ tập huấn", "%", 1, D("90.625"), last_year=D("83.3"),
    aim=Aim(D(100), Comparator.AT_LEAST, "Kế hoạch"), is_rate=True, line="3", group="I",
    origin=Origin.LIVE,
)  # fmt: skip
MONEY = Measure(
    "kinh-phi", "Kinh phí", "triệu đồng", 0, D(1200), D(1500), D(1250), stage=Stage.SETTLED,
    group="I", origin=Origin.TYPED, note="tạm tính",
)  # fmt: skip
LOOSE = Measure("khac", "Việc khác", "việc", aim=Aim(None, Comparator.AT_MOST, "Kế hoạch"))
FACTS = Facts(
    body="Ủy ban nhân dân xã Châu Tiến", short="UBND xã", family=Family.STATE, shape="commune",
    asker="Sở", subject="kết quả", period="năm 2026", before="năm 2025", is_over=False,
    as_of=date(2026, 11, 15), groups=(("I", "Tuyên truyền"), ("II", "Trống")),
    measures=(RATE, MONEY, LOOSE),
)  # fmt: skip


def row(one: Measure, *, is_over: bool = False) -> tuple[str, ...]:
    """The row of the whole form for one line."""
    facts = replace(FACTS, measures=(replace(one, group=""),), is_over=is_over)
    (group,) = whole_form(facts)["groups"]
    (found,) = group.rows
    return tuple(found)


def test_rows_stand_under_their_headings_and_an_empty_heading_is_left_out() -> None:
    groups = main_table(FACTS).groups

    assert [(group.label, group.title, len(group.rows)) for group in groups] == [
        ("", "", 1), ("I", "Tuyên truyền", 2),
    ]  # fmt: skip
    assert groups[0].rows[0] == ("1", "Việc khác", "việc", "–", "–", "–", "–")
    assert groups[1].rows[0] == ("3", "Tỷ lệ tập huấn", "%", "83,3", "≥ 100", "90,6", "–")
    assert groups[1].rows[1] == (
        "2", "Kinh phí (quyết toán)", "triệu đồng", "1.250", "–", "1.200", "1.500",
    )  # fmt: skip


@pytest.mark.parametrize("facts", [FACTS, replace(FACTS, is_over=True)])
def test_every_table_is_as_wide_as_its_two_rows_of_headings(facts: Facts) -> None:
    table, form = main_table(facts), whole_form(facts)

    for columns, head, groups, figures in (
        (table.columns, table.head, table.groups, table.figures),
        (form["columns"], form["head"], form["groups"], form["figures"]),
    ):
        assert all(len(cells) == len(columns) for group in groups for cells in group.rows)
        assert sum(cell.columns for cell in head[0]) == len(columns)
        assert sum(cell.columns for cell in head[0] if cell.rows == 1) == len(head[1])
        assert all(cell.rows in {1, 2} for cell in head[0])
        assert {columns[at] for at in figures} >= {"Năm 2025", "Chỉ tiêu", "Ước cả kỳ"}
        assert not {columns[at] for at in figures} & {"Nội dung", "Đơn vị tính", "Ghi chú"}


def test_the_whole_form_says_the_step_the_source_and_the_note() -> None:
    assert row(MONEY)[7:] == ("-50", "cơ quan báo cáo", "tạm tính")
    assert row(replace(MONEY, value=D(1300)))[7] == "+50"
    assert row(replace(MONEY, value=D(1250)))[7] == "0"
    assert row(RATE)[7:9] == ("+7,3", "tính từ hai dòng")
    assert row(replace(RATE, is_rate=False))[8] == "đếm từ sổ đăng ký"
    assert row(LOOSE)[7:] == ("–", "–", "")


def test_nothing_is_compared_over_a_break_or_with_nothing() -> None:
    broken = row(replace(MONEY, broken="đổi cách tính"))
    assert broken[7:] == ("–", "cơ quan báo cáo", "tạm tính; đổi cách tính")
    assert row(replace(MONEY, last_year=None))[7] == "–"
    assert row(replace(MONEY, value=None))[7] == "–"


def test_an_estimate_is_left_out_when_the_period_is_over() -> None:
    assert row(MONEY)[6] == "1.500"
    assert row(MONEY, is_over=True)[6] == ""


@pytest.mark.parametrize(
    ("how", "said"),
    [(Comparator.AT_LEAST, "≥ 5"), (Comparator.AT_MOST, "≤ 5"), (Comparator.EXACTLY, "5")],
)
def test_a_target_says_how_it_is_held(how: Comparator, said: str) -> None:
    assert row(replace(MONEY, aim=Aim(D(5), how, "Kế hoạch")))[4] == said


def test_annexes_are_numbered_where_there_are_several() -> None:
    gaps = Gaps(34, 33, ("xã A",))
    assert FACTS.form_annex == "Phụ lục"
    assert replace(FACTS, proofs=(Proof("Ảnh", "ảnh", "việc"),)).form_annex == "Phụ lục I"
    assert replace(FACTS, gaps=gaps).form_annex == "Phụ lục I"
    assert replace(FACTS, gaps=replace(gaps, missing=())).form_annex == "Phụ lục"


def test_a_picture_is_drawn_of_two_rates_and_of_twelve_at_most() -> None:
    def with_rates(*rates: Measure) -> Facts:
        return replace(FACTS, measures=(MONEY, *rates))

    two = with_rates(RATE, replace(RATE, name="Tỷ lệ kiểm tra", value=D(50), broken="đổi cách"))
    many = with_rates(*(replace(RATE, name=f"Tỷ lệ {at}") for at in range(15)))
    unknown = with_rates(RATE, replace(RATE, value=None))

    assert not has_picture(unknown)
    assert rates_picture(unknown) is None
    drawn = rates_picture(two)
    assert drawn is not None
    picture, table = drawn
    assert table.columns == ("Tên", "Năm 2025 (%)", "Năm 2026 (%)")
    assert table.groups[0].rows == (
        ("Tỷ lệ tập huấn", "83,3", "90,6"), ("Tỷ lệ kiểm tra", "chưa có số liệu", "50"),
    )  # fmt: skip
    assert table.figures == (1, 2)
    assert "15/11/2026" in table.note
    assert "<svg" in picture.svg
    most = rates_picture(many)
    assert most is not None
    assert len(most[1].groups[0].rows) == 12


def test_without_figures_of_last_year_the_picture_shows_this_one_alone() -> None:
    rates = tuple(replace(RATE, name=name, last_year=None) for name in "ab")
    drawn = rates_picture(replace(FACTS, measures=rates))

    assert drawn is not None
    assert drawn[1].columns == ("Tên", "Năm 2026 (%)")
    assert drawn[1].figures == (1,)


def test_each_kind_of_body_speaks_in_its_own_shape() -> None:
    asked = [
        ("party", "government"), ("commune", "government"), ("province", "government"),
        ("province", "department"),
    ]  # fmt: skip
    names = [shape_for(level, kind) for level, kind in asked]

    assert names == ["party", "commune", "province", "department"]
    shapes = [shape_named(name) for name in names]
    assert all({"results", "figures", "troubles", "data"} <= set(one.sections) for one in shapes)
