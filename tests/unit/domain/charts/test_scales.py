"""Areas of bubbles compare as figures do, sentences count what they say, scales have few round steps."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chuan.domain.charts import (
    Area,
    Bars,
    Bubbles,
    Choropleth,
    Dot,
    Lines,
    Multiples,
    Point,
    Progress,
    Series,
    Step,
    Words,
    spoken,
)
from chuan.domain.charts.bubbles import LARGEST, LEAST, _sizes
from chuan.domain.charts.canvas import Canvas
from chuan.domain.charts.numbers import places_of, ticks, with_unit, written
from tests.unit.domain.charts.samples import OUTLINE, about

WORDS = Words()


@given(st.lists(st.integers(0, 10**6), min_size=1, max_size=80), st.booleans(), st.booleans())
def test_areas_of_bubbles_compare_as_their_figures_do(
    values: list[int],
    narrow: bool,  # noqa: FBT001
    within: bool,  # noqa: FBT001
) -> None:
    dots = tuple(Dot(f"Xã {at}", 10, 105, value) for at, value in enumerate(values))
    picture = Bubbles(about(), dots, OUTLINE, "01" if within else "")

    sizes = _sizes(picture, Canvas(320 if narrow else 680, WORDS, "x"))

    most = LARGEST[narrow][within]
    assert sizes.radius(0) == LEAST
    if not any(values):
        return
    assert sizes.radius(max(values)) == pytest.approx(most)
    for value in values:
        area = most**2 * value / max(values)
        assert sizes.radius(value) == pytest.approx(max(LEAST, area**0.5))


def test_very_many_places_get_smaller_bubbles() -> None:
    def largest(count: int) -> float:
        dots = tuple(Dot(f"Xã {at}", 10, 105, 5) for at in range(count))
        return _sizes(Bubbles(about(), dots, OUTLINE), Canvas(680, WORDS, "x")).largest

    assert largest(1) == largest(90) > largest(91) > largest(400)


def test_a_forecast_is_said_only_of_a_forecast_and_an_empty_line_does_not_end_the_sentence() -> (
    None
):
    empty = Series("Rỗng", (Point("2024", None), Point("2025", None)))
    full = Series("Cần Thơ", (Point("2024", 40), Point("2025", 80)))
    once = replace(full, points=(Point("2024", None), Point("2025", 80)))

    assert spoken(Lines(about(), (empty, full)), WORDS) == ("Cần Thơ: 40% (2024) → 80% (2025).")
    assert spoken(Lines(about(), (once,)), WORDS) == "Cần Thơ: 80% (2025)."
    assert spoken(Lines(about(), (empty,)), WORDS) == WORDS.nothing


def test_what_reached_its_target_is_counted_of_all_rows() -> None:
    rows = (
        Step("a", 10, 10),
        Step("b", 9, 10),
        Step("c", 11, 10),
        Step("d", None, 10),
        Step("e", 5, None),
    )

    assert spoken(Progress(about(), rows), WORDS) == WORDS.progress % {"reached": 2, "total": 5}
    assert spoken(Progress(about(), rows[3:]), WORDS) == WORDS.nothing


def test_each_kind_names_the_places_of_its_extremes() -> None:
    points = (Point("2024", 4), Point("2025", 9))
    two = (Series("A", points), Series("B", (Point("2024", 1), Point("2025", 5))))

    assert "(B, 2024), cao nhất 9% (A, 2025)" in spoken(Bars(about(), two), WORDS)
    assert "(2024), cao nhất 9% (2025)" in spoken(Bars(about(), two[:1]), WORDS)
    assert "(B, 2024), cao nhất 9% (A, 2025)" in spoken(Multiples(about(), two), WORDS)
    areas = (Area("01", "Đông", 3), Area("02", "Tây", 3))
    assert spoken(Choropleth(about(), areas, OUTLINE), WORDS) == "Tất cả đều là 3%."
    told = Bars(replace(about(), summary="Nói rồi."), two)
    assert spoken(told, WORDS) == "Nói rồi."


@given(st.integers(0, 10**6), st.integers(1, 10**6), st.integers(2, 9))
def test_steps_of_a_scale_are_as_many_as_asked_or_fewer_and_round(
    low: int, wide: int, most: int
) -> None:
    marks = ticks(low, low + wide, most)

    step = marks[1] - marks[0]
    assert len(marks) - 1 <= most + 1
    assert f"{step:e}".split("e")[0].rstrip("0").rstrip(".") in {"1", "2", "2.5", "5"}
    assert marks[0] > low - step
    assert marks[-1] < low + wide + step


def test_a_scale_of_one_figure_goes_up_from_it_and_written_numbers_are_plain() -> None:
    assert ticks(0, 0) == (0.0, 0.2, 0.4, 0.6, 0.8, 1.0)
    assert ticks(50, 50)[0] == 50
    assert ticks(50, 50)[-1] == 100
    assert [places_of(values) for values in ((), (20.0,), (0.25,), (1e-9,))] == [0, 0, 2, 0]
    assert with_unit(1.25, "") == "1,3"
    assert [written(-0.5, 0), written(-1000, 0)] == ["−1", "−1.000"]
