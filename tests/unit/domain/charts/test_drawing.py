"""Every picture: well formed, safe in any words, the same each time, inside its frame, told in grey."""

import itertools
import re
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from chuan.domain.charts import NARROW, WIDE, Bars, Point, Series, Target, Words, to_svg
from chuan.domain.charts.inks import PAPER_INKS, RAMPS, Ink
from chuan.domain.charts.types import Number
from tests.unit.domain.charts.samples import about, pictures, points

SVG = "{http://www.w3.org/2000/svg}"
FIGURES: list[Number | None] = [97.25, None, 0, 64.5, 1234.5]

numbers = st.one_of(
    st.none(),
    st.integers(-(10**12), 10**12),
    st.floats(-1e9, 1e9),
    st.decimals(-(10**9), 10**9, allow_nan=False, places=3),
)


@settings(max_examples=25, deadline=None)
@given(
    values=st.lists(numbers, max_size=8),
    words=st.text(max_size=60),
    paper=st.booleans(),
    width=st.sampled_from([NARROW, WIDE]),
)
def test_any_words_and_figures_make_a_well_formed_picture(
    values: list[Number | None], words: str, *, paper: bool, width: float
) -> None:
    for picture in pictures(values, words):
        root = ET.fromstring(to_svg(picture, paper=paper, width=width))  # noqa: S314

        assert root.tag == f"{SVG}svg"
        assert not [part for part in root.iter() if part.tag in {f"{SVG}script", f"{SVG}style"}]


def test_words_are_escaped_and_nothing_is_styled_in_place() -> None:
    for picture in pictures(FIGURES, "<script>\"&'\x00", url='/x?a="1"&b=<2>'):
        drawn = to_svg(picture)

        assert "<script" not in drawn
        assert "\x00" not in drawn
        assert " style=" not in drawn
        assert 'a="1"' not in drawn


@pytest.mark.parametrize("at", range(8))
def test_a_picture_on_paper_stands_alone(at: int) -> None:
    picture = pictures(FIGURES, url="/lam-viec/")[at]

    drawn = to_svg(picture, paper=True)

    assert " class=" not in drawn
    assert "/lam-viec/" not in drawn
    assert "tabindex" not in drawn
    assert 'font-family="' in drawn


@pytest.mark.parametrize("at", range(8))
def test_a_picture_on_a_page_takes_its_colours_from_the_style_sheet(at: int) -> None:
    drawn = to_svg(pictures(FIGURES)[at])

    assert not re.search(r'(fill|stroke)="#', drawn)
    assert "font-family" not in drawn


def test_ids_are_the_same_each_time_and_apart_for_each_width() -> None:
    for picture in pictures(FIGURES):
        found = [
            set(re.findall(r' id="([^"]+)"', to_svg(picture, width=width)))
            for width in (WIDE, NARROW)
        ]

        assert to_svg(picture) == to_svg(picture)
        assert not found[0] & found[1]
        assert all(name.startswith("hinh-") for name in found[0] | found[1])


@pytest.mark.parametrize("width", [WIDE, NARROW])
def test_nothing_is_written_outside_the_picture(width: float) -> None:
    for picture in pictures(FIGURES, "Trung tâm Kỹ thuật tiêu chuẩn đo lường chất lượng"):
        root = ET.fromstring(to_svg(picture, width=width))  # noqa: S314
        high = float(root.attrib["height"])

        for words in root.iter(f"{SVG}text"):
            assert 0 <= float(words.attrib["x"]) <= width
            assert 0 <= float(words.attrib["y"]) <= high


def test_a_picture_that_opens_something_is_a_group_with_links() -> None:
    drawn = to_svg(pictures(FIGURES, url="/so-lieu/")[0])

    assert 'role="group"' in drawn
    assert '<a href="/so-lieu/" aria-label="Một, Xã 0: 97,3%">' in drawn


def test_every_area_of_a_map_is_reached_by_the_keyboard_and_says_its_figure() -> None:
    root = ET.fromstring(to_svg(pictures([88, None])[5]))  # noqa: S314

    told = [part.attrib["aria-label"] for part in root.iter(f"{SVG}g") if "tabindex" in part.attrib]
    assert sorted(told) == ["Xã: 88%", "Xã: chưa có số liệu"]


def test_what_is_not_known_is_hatched_on_a_map_and_said_among_bars() -> None:
    bars, shaded = pictures([88, None])[0], pictures([88, None])[5]

    assert "chưa có số liệu" in to_svg(bars)
    assert 'fill="url(#hinh-680-hatch)"' in to_svg(shaded)


def test_without_shapes_a_map_says_so_and_bubbles_stay() -> None:
    shaded, bubbles = (pictures([88, 12], outline=None)[at] for at in (5, 6))

    assert Words().no_map in to_svg(shaded)
    assert Words().no_provinces in to_svg(bubbles)
    assert to_svg(bubbles).count("<circle") >= 2


def test_words_of_the_pictures_can_be_given_translated() -> None:
    english = Words(no_value="no figure yet")

    assert "no figure yet" in to_svg(pictures([None])[0], words=english)
    assert "chưa có" not in to_svg(pictures([None])[0], words=english)


def test_a_third_series_is_hatched_so_that_grey_tells_it() -> None:
    series = tuple(Series(name, points([1, 2])) for name in ("a", "b", "c"))

    drawn = to_svg(Bars(about(), series))

    assert drawn.count("url(#hinh-680-bar)") == 3


def test_the_target_of_bars_is_written_above_them() -> None:
    drawn = to_svg(Bars(about(), (Series("", (Point("Xã", 80),)),), Target(90)))

    assert "mục tiêu 90%" in drawn


@pytest.mark.parametrize("classes", sorted(RAMPS))
def test_shades_of_a_map_are_told_apart_in_black_and_white(classes: int) -> None:
    greys = [_grey(ink) for ink in RAMPS[classes]]

    assert len(greys) == classes
    assert greys == sorted(greys, reverse=True)
    assert all(light - dark >= 25 for light, dark in itertools.pairwise(greys))


def _grey(ink: Ink) -> float:
    """The grey (0 black, 255 white) that a printer without colours makes."""
    colour = dict(PAPER_INKS[ink])["fill"]
    red, green, blue = (int(colour[at : at + 2], 16) for at in (1, 3, 5))
    return 0.299 * red + 0.587 * green + 0.114 * blue


def test_every_ink_is_in_the_style_sheet_and_on_paper() -> None:
    assert set(PAPER_INKS) == set(Ink)


def test_the_words_under_a_pointer_are_for_screens_only() -> None:
    picture = pictures([88, 12])[5]

    assert to_svg(picture).count('class="c-tip"') == 2
    assert ">Xã: 88%</text>" in to_svg(picture)
    assert ">Xã: 88%</text>" not in to_svg(picture, paper=True)
