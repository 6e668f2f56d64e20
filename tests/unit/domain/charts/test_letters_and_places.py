"""Words that fit their room, degrees on a map, elements as text, and what a whole picture says of itself."""

import re
from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chuan.domain.charts import (
    WIDE,
    Area,
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
    spoken,
    to_svg,
    twin,
)
from chuan.domain.charts.classes import class_bounds
from chuan.domain.charts.inks import HALOED, Ink
from chuan.domain.charts.letters import shortened, width_of, wrapped
from chuan.domain.charts.outline import Projection, mercator, projected
from chuan.domain.charts.svg import Node, line, node, opened, rect, text, write
from chuan.domain.charts.twin import MOST_ROWS
from tests.unit.domain.charts.samples import OUTLINE, about, pictures, points

WORDS = Words()


def on_page(part: Node) -> str:
    """The element as a page has it."""
    return write(part, paper=False)


@pytest.mark.parametrize(
    ("letters", "width"),
    [(" \u00a0", 0.26), ("0123456789−", 0.67), ("iljtfrI.,:;'!|()[]-·/ìỉĩ", 0.34), ("mwMW%…—", 0.9),
     ("ABCĐÊỮ", 0.7), ("abcđêữ", 0.59)],
)  # fmt: skip
def test_letters_are_as_wide_as_their_kind_whatever_marks_they_bear(
    letters: str, width: float
) -> None:
    assert {round(width_of(letter, 1), 2) for letter in letters} == {width}
    assert width_of(letters, 12) == pytest.approx(12 * width * len(letters))


def test_words_that_just_fit_are_left_whole_and_others_end_with_as_many_letters_as_fit() -> None:
    assert shortened("aaaa", width_of("aaaa", 10), 10) == "aaaa"
    assert shortened("aaaa", width_of("aa…", 10), 10) == "aa…"
    assert shortened("aaaa", width_of("aa…", 10) - 0.01, 10) == "a…"
    assert shortened("a aaaa", width_of("a …", 10), 10) == "a…"
    assert shortened("aaaa", 0, 10) == "…"


@pytest.mark.parametrize(
    ("room", "most", "lines"),
    [
        ("một hai", 2, ("một hai", "ba bốn")), ("một hai ba bốn", 2, ("một hai ba bốn",)),
        ("một", 4, ("một", "hai", "ba", "bốn")), ("một", 2, ("một", "h…")), ("một", 1, ("m…",)),
        ("m…", 3, ("m…", "hai", "b…")),
    ],
)  # fmt: skip
def test_words_are_broken_between_words_and_only_the_last_line_is_cut(
    room: str, most: int, lines: tuple[str, ...]
) -> None:
    assert wrapped("một hai ba bốn", width_of(room, 13), 13, most) == lines


def test_two_lines_are_the_most_unless_more_are_asked_for() -> None:
    assert len(wrapped("một hai ba bốn", width_of("một", 13), 13)) == 2


@pytest.mark.parametrize(
    ("latitude", "upright"), [(0, 0), (10, 10.0511), (21, 21.4858), (60, 75.4561), (-21, -21.4858)]
)
def test_the_upright_place_of_a_latitude_is_mercators(latitude: float, upright: float) -> None:
    assert mercator(latitude) == pytest.approx(upright, abs=1e-3)


@given(st.floats(-170, 170), st.floats(-80, 80))
def test_degrees_fall_straight_on_the_map(longitude: float, latitude: float) -> None:
    x, y = projected(Projection(7, 3, 11, -2), longitude, latitude)

    assert x == pytest.approx(7 + 3 * longitude)
    assert y == pytest.approx(11 - 2 * mercator(latitude))


def test_elements_are_written_as_short_as_they_can_be() -> None:
    assert on_page(text(Ink.LABEL, 1, 2.25, "a & b")) == (
        '<text class="c-label" font-size="13" x="1" y="2.2">a &amp; b</text>'
    )
    assert 'text-anchor="end"' in on_page(text(Ink.LABEL, 1, 2, "a", anchor="end"))
    assert on_page(line(Ink.GRID, 0, 1, 2, 3)) == (
        '<line class="c-grid" stroke-width="1" x1="0" y1="1" x2="2" y2="3"/>'
    )
    assert 'width="0" height="0"' in on_page(rect(Ink.BAR_1, 5, 5, -3, -4))
    assert on_page(node("g", None, "x", class_="a", stroke_width=2)) == (
        '<g class="a" stroke-width="2">x</g>'
    )


def test_what_an_element_says_itself_goes_before_what_its_ink_asks_for() -> None:
    assert on_page(node("path", Ink.LINE_1, stroke_width=9)).count("stroke-width") == 1
    assert 'stroke-width="9"' in on_page(node("path", Ink.LINE_1, stroke_width=9))


@pytest.mark.parametrize("ink", sorted(HALOED))
def test_words_on_paper_have_an_edge_behind_them_and_on_a_page_none(ink: Ink) -> None:
    words = text(ink, 1, 2, "xã")

    behind, said = re.findall("<text[^>]*>", write(words, paper=True))
    assert 'stroke="#ffffff"' in behind
    assert 'stroke-width="3"' in behind
    assert "stroke" not in said
    assert on_page(words).count("<text") == 1


def test_a_part_without_an_address_is_no_link_but_says_its_words() -> None:
    part = rect(Ink.BAR_1, 0, 0, 1, 1)

    assert "<a " not in on_page(opened("", "Xã: 5", [part]))
    assert "<title>Xã: 5</title>" in on_page(opened("", "Xã: 5", [part]))
    assert '<a href="/x/" aria-label="Xã: 5">' in on_page(opened("/x/", "Xã: 5", [part]))


@pytest.mark.parametrize("at", range(8))
def test_a_picture_is_a_group_only_where_something_in_it_is_walked_or_opened(at: int) -> None:
    plain, linked = pictures([5, None])[at], pictures([5, None], url="/x/")[at]
    walked = at == 5
    opens = at != 3

    assert ('role="group"' in to_svg(plain)) == walked
    assert ('role="group"' in to_svg(linked)) == opens
    assert 'role="img"' in to_svg(linked, paper=True)


def test_one_address_among_many_figures_makes_a_group() -> None:
    some = (Point("a", 1), Point("b", 2, url="/b/"))

    assert 'role="group"' in to_svg(Bars(about(), (Series("", some),)))


def test_a_picture_has_room_of_two_above_and_below_and_is_wide_as_a_page_unless_told() -> None:
    drawn = to_svg(Progress(about(), (Step("Xã", 1, 2),)))

    found = re.search(r'viewBox="0 -2 (\d+) ([\d.]+)" width="(\d+)" height="([\d.]+)"', drawn)
    assert found is not None
    assert found[1] == found[3] == f"{WIDE:g}" == "680"
    assert float(found[2]) == float(found[4]) == 2 + 16 + 4 + 4


@pytest.mark.parametrize(
    ("values", "bounds"),
    [
        ([], []), ([7], []), ([7, 7, 7], []), ([1, 2, 3], [2, 3]), ([1, 2, 3, 4, 5], [2, 3, 4, 5]),
        ([1, 2, 3, 4, 5, 6], [2, 3, 4, 5]), ([0] * 9 + [1, 2, 3, 4, 5], [3]),
        ([*range(1, 21)], [5, 9, 13, 17]),
    ],
)  # fmt: skip
def test_five_classes_at_most_hold_about_equally_many(values: list[int], bounds: list[int]) -> None:
    assert [int(bound) for bound in class_bounds(values)] == bounds


def test_a_table_of_just_the_most_rows_is_whole_and_one_more_is_cut() -> None:
    dots = tuple(Dot(f"Xã {at:03}", 10, 105, 1) for at in range(401))

    whole, cut = (twin(Bubbles(about(), some, OUTLINE), WORDS) for some in (dots[:400], dots))

    assert MOST_ROWS == 400
    assert (len(whole.rows), whole.total) == (400, 0)
    assert (len(cut.rows), cut.total) == (400, 401)
    assert [row[0].words for row in cut.rows[:2]] == ["Xã 000", "Xã 001"]
    nought = (Dot("b", 10, 105, 0), Dot("a", 10, 105), Dot("c", 10, 105, 3))
    few = twin(Bubbles(about(), nought, OUTLINE), WORDS, most=2)
    assert [row[0].words for row in few.rows] == ["c", "b"]


def test_headings_name_the_series_or_its_value_with_the_unit_where_there_is_one() -> None:
    one = Lines(about(unit=""), (Series("", points([1])),))

    assert twin(one, WORDS).columns == ("Kỳ", "Giá trị")
    assert twin(replace(one, about=about()), WORDS).columns == ("Kỳ", "Giá trị (%)")
    assert not twin(one, WORDS).has_notes
    noted = replace(one, series=(Series("A", (Point("2026", 1, note="ước"),)),))
    assert twin(noted, WORDS).has_notes
    assert twin(noted, WORDS).columns == ("Kỳ", "A", "Ghi chú")


def test_a_line_without_a_name_is_told_by_the_title_and_nought_is_told_as_nought() -> None:
    course = (Point("2025", 4), Point("2026", 0))

    assert spoken(Lines(about(), (Series("", course),)), WORDS).startswith("Tên: 4%")
    assert "→ 0% (2026)" in spoken(Lines(about(), (Series("", course),)), WORDS)
    rising = spoken(Lines(about(), (Series("", course[::-1]),)), WORDS)
    assert rising == "Tên: 0% (2026) → 4% (2025)."
    undone = Progress(about(), (Step("a", None, 0), Step("b", 0, 5), Step("c", 0, 0)))
    assert spoken(undone, WORDS) == WORDS.progress % {"reached": 1, "total": 3}


def test_rows_of_nothing_are_drawn_as_nothing_and_never_divide_by_it() -> None:
    rows = (Step("a", 0, None), Step("b", None, None), Step("c", 0, 0), Step("d", -5, None))

    drawn = to_svg(Progress(about(), rows))

    assert drawn.count('class="c-bar-1"') == drawn.count('width="0" height="14"') == 4
    assert "c-target-mark" not in drawn


@pytest.mark.parametrize(
    "make",
    [
        lambda: Bars(about(), tuple(Series(str(n), points([n])) for n in range(4))),
        lambda: replace(about(), places=0),
        lambda: replace(about(), places=6),
        lambda: Choropleth(about(), (), OUTLINE, (1, 2, 3, 4, 5)),
        lambda: Dot("Xã", 10, 105, 0),
        lambda: replace(about(), key="a" * 61),
    ],
)
def test_the_most_that_may_be_drawn_is_drawn(make: Callable[[], object]) -> None:
    assert make() is not None


@pytest.mark.parametrize(
    "make",
    [
        lambda: Bars(about(), tuple(Series(str(n), points([n])) for n in range(5))),
        lambda: replace(about(), places=-1),
        lambda: replace(about(), places=7),
        lambda: Choropleth(about(), (), OUTLINE, (1, 2, 3, 4, 5, 6)),
        lambda: Choropleth(about(), (), OUTLINE, (1, 1)),
        lambda: Choropleth(about(), (Area("01", "a"), Area("01", "b")), OUTLINE),
        lambda: replace(about(), key="a" * 62),
        lambda: replace(about(), key="9a"),
        lambda: Step("Xã", 1, float("inf")),
        lambda: Area("01", "a", float("nan")),
    ],
)
def test_one_more_than_may_be_drawn_is_refused(make: Callable[[], object]) -> None:
    with pytest.raises(ChartFault):
        make()
