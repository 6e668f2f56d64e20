"""Numbers as Vietnamese writes them, round scales, classes in words, tables and sentences."""

import doctest
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chuan.domain.charts import (
    About,
    Bars,
    Bubbles,
    ChartFault,
    Choropleth,
    Dot,
    Lines,
    Point,
    Progress,
    Series,
    Step,
    Words,
    classes,
    letters,
    numbers,
    spoken,
    svg,
    to_svg,
    twin,
    written,
)
from chuan.domain.charts import twin as twin_of
from chuan.domain.charts.classes import class_bounds, class_of, class_words
from chuan.domain.charts.letters import width_of, wrapped
from chuan.domain.charts.numbers import ticks
from tests.unit.domain.charts.samples import OUTLINE, about, pictures, points

WORDS = Words()


@pytest.mark.parametrize("module", [numbers, letters, classes, svg])
def test_the_examples_of_the_docstrings_hold(module: object) -> None:
    assert doctest.testmod(module).failed == 0  # type: ignore[arg-type]


@given(st.decimals(-(10**12), 10**12, places=2, allow_nan=False))
def test_a_written_number_reads_back_as_itself(value: Decimal) -> None:
    said = written(value, 2)

    read = Decimal(said.replace(".", "").replace(",", ".").replace("−", "-"))
    assert read == value


@given(st.floats(-1e9, 1e9), st.floats(-1e9, 1e9))
def test_a_scale_holds_what_it_must_in_few_even_steps(one: float, other: float) -> None:
    low, high = min(one, other), max(one, other)

    marks = ticks(low, high)

    hair = 1e-6 * max(1, abs(low), abs(high))
    assert marks[0] <= low + hair
    assert marks[-1] >= high - hair
    assert 2 <= len(marks) <= 8
    assert list(marks) == sorted(set(marks))


@given(st.lists(st.integers(0, 1000), min_size=1, max_size=40))
def test_every_value_falls_into_a_class_and_no_class_is_empty(values: list[int]) -> None:
    bounds = class_bounds(values)

    found = {class_of(value, bounds) for value in values}
    assert found == set(range(len(bounds) + 1))
    assert len(bounds) < 5


def test_a_lower_end_belongs_to_its_own_class_and_is_said_so() -> None:
    bounds = class_bounds([], (60, 80))

    assert [class_of(value, bounds) for value in (59.9, 60, 79, 80)] == [0, 1, 1, 2]
    assert class_words(About("a", "A", "%"), bounds, WORDS) == [
        "dưới 60%",
        "từ 60% đến dưới 80%",
        "từ 80% trở lên",
    ]


@given(st.text(alphabet="abc đồngỌƯ ", max_size=80), st.floats(30, 300))
def test_wrapped_words_fit_their_room(words: str, room: float) -> None:
    lines = wrapped(words, room, 13)

    assert len(lines) <= 2
    assert all(width_of(line, 13) <= room for line in lines)


def test_the_table_has_every_figure_with_what_it_opens() -> None:
    picture = Bars(about(), (Series("Tỷ lệ", points([97.25, None], url="/x/")),))

    table = twin(picture, WORDS)

    assert table.columns == ("Tên", "Tỷ lệ (%)")
    assert [[cell.words for cell in row] for row in table.rows] == [
        ["Xã 0", "97,3"],
        ["Xã 1", "chưa có số liệu"],
    ]
    assert table.rows[0][1].url == "/x/"


def test_notes_and_reasons_of_breaks_are_in_the_table() -> None:
    course = (Point("2023", 5), Point("2024", 9, note="tạm tính", break_before="đổi cách tính"))

    table = twin(Lines(about(), (Series("", course),)), WORDS)

    assert table.columns[-1] == "Ghi chú"
    assert table.rows[1][-1].words == "đổi cách tính; tạm tính"


@pytest.mark.parametrize("at", range(8))
def test_every_kind_has_a_table_as_wide_as_its_headings(at: int) -> None:
    table = twin(pictures([5, None])[at], WORDS)

    assert table.rows
    assert {len(row) for row in table.rows} == {len(table.columns)}


def test_an_estimate_is_marked_in_the_table_and_an_unknown_one_is_only_unknown() -> None:
    course = (Point("2025", 5, is_forecast=True), Point("2026", None, is_forecast=True))

    table = twin(Lines(about(), (Series("", course),)), WORDS)

    assert [row[1].words for row in table.rows] == [f"5 ({WORDS.forecast})", WORDS.no_value]


def test_a_table_of_very_many_places_keeps_the_greatest_and_says_so() -> None:
    dots = tuple(Dot(f"Xã {at}", 10, 105, at if at % 2 else None) for at in range(10))

    table = twin(Bubbles(about(), dots, OUTLINE), WORDS, most=3)

    assert [row[0].words for row in table.rows] == ["Xã 9", "Xã 7", "Xã 5"]
    assert table.total == 10


def test_no_share_is_told_without_what_it_is_of() -> None:
    rows = (Step("Xã", 31, 34), Step("Diễn đàn", 2, None), Step("Sản phẩm", None, 40))

    table = twin_of(Progress(about(unit=""), rows), WORDS)

    assert [row[3].words for row in table.rows] == ["91,2%", "—", "chưa có số liệu"]
    assert "31/34 (91,2%)" in to_svg(Progress(about(unit=""), rows))


def test_the_sentence_tells_the_extremes_and_what_is_missing() -> None:
    picture = Bars(about(), (Series("", points([97, 64.5, None])),))

    assert spoken(picture, WORDS) == (
        "Thấp nhất 64,5% (Xã 1), cao nhất 97% (Xã 0). Chưa có số liệu: 1."
    )


def test_the_sentence_of_a_line_tells_its_course_and_where_it_breaks() -> None:
    course = (
        Point("2023", 40),
        Point("2024", 51, break_before="đổi cách tính"),
        Point("2025", 80, is_forecast=True),
    )

    assert spoken(Lines(about(), (Series("Cần Thơ", course),)), WORDS) == (
        "Cần Thơ: 40% (2023) → 80% (2025, ước). "
        "Số liệu trước và sau 2024 không so sánh được (đổi cách tính)."
    )


def test_a_break_is_a_gap_with_its_reason_and_a_forecast_is_dashed() -> None:
    course = (
        Point("2022", 40),
        Point("2023", 42),
        Point("2024", 51, break_before="đổi cách tính"),
        Point("2025", 60),
        Point("2026", 70, is_forecast=True),
    )

    drawn = to_svg(Lines(about(), (Series("", course),)))

    assert drawn.count('class="c-line-1"') == 3
    assert drawn.count('stroke-dasharray="5 4"') == 1
    assert ">đổi cách tính</text>" in drawn


@pytest.mark.parametrize(
    "make",
    [
        lambda: Point("Xã", float("nan")),
        lambda: About("Khóa hỏng", "Tên"),
        lambda: Bars(about(), (Series("a", points([1])), Series("b", points([1, 2])))),
        lambda: Bars(about(), tuple(Series(str(n), ()) for n in range(5))),
        lambda: Choropleth(about(), (), OUTLINE, (80, 60)),
        lambda: Dot("Xã", 10, 105, -1),
    ],
)
def test_figures_that_cannot_be_drawn_honestly_are_refused(make: object) -> None:
    with pytest.raises(ChartFault):
        make()  # type: ignore[operator]
