"""Drawings read as rings, shared borders found, areas joined without a seam, lines simplified."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chuan.domain.cartography.borders import find_borders
from chuan.domain.cartography.dissolving import Detail, dissolve
from chuan.domain.cartography.fitting import fit
from chuan.domain.cartography.lines import area, simplified
from chuan.domain.cartography.paths import UnknownPath, rings_of
from chuan.domain.charts.outline import Projection, projected
from tests.factories.rings import away, contains

FINE = Detail(0.0, 0.0)
LEFT = "m 0,0 4,0 0,0 0.01,2.02 -0.01,1.98 0,0 -4,0 z"
RIGHT = "M 4.03 0.02 L 8 0 L 8 4 L 4.02 4.01 l 0,0 0.02,-2 -0.01,-1.99 0,0 z"
ALONE = "m 10,10 2,0 0,2 -2,0 z"

places = st.tuples(st.floats(-500, 500), st.floats(-500, 500))


def test_a_curve_is_kept_by_its_end_and_small_numbers_are_read() -> None:
    (ring,) = rings_of("m 1,1 c 0.5,3e-4 0.7,.1 2,0 l 0,2 z")

    assert ring.points == ((1, 1), (3, 1), (3, 3))


def test_a_command_that_is_not_read_is_refused() -> None:
    with pytest.raises(UnknownPath, match="A"):
        rings_of("M 0 0 A 1 1 0 0 0 2 2 Z")


def test_two_areas_that_drifted_apart_are_joined_without_a_seam() -> None:
    borders = find_borders({"left": rings_of(LEFT), "right": rings_of(RIGHT)})

    joined = dissolve(borders, {"left": "one", "right": "one"}, FINE)

    (ring,) = joined["one"]
    assert area(ring) == pytest.approx(32, abs=0.3)
    assert contains([ring], (4.0, 2.0))


def test_neighbours_keep_one_border_in_common() -> None:
    borders = find_borders({"left": rings_of(LEFT), "right": rings_of(RIGHT)})

    apart = dissolve(borders, {"left": "a", "right": "b"}, FINE)

    shared = set(apart["a"][0]) & set(apart["b"][0])
    assert len(shared) == 3


def test_an_island_that_meets_nothing_stays_a_ring_of_its_own() -> None:
    areas = {"left": rings_of(LEFT + " " + ALONE), "right": rings_of(RIGHT)}
    groups = {"left": "one", "right": "one"}

    kept = dissolve(find_borders(areas), groups, Detail(0.0, 1.0))
    dropped = dissolve(find_borders(areas), groups, Detail(0.0, 5.0))

    assert [len(kept["one"]), len(dropped["one"])] == [2, 1]


@given(st.lists(places, min_size=2, max_size=40), st.floats(0.01, 50))
def test_a_simplified_line_keeps_its_ends_and_strays_less_than_said(
    course: list[tuple[float, float]], tolerance: float
) -> None:
    kept = simplified(course, tolerance)

    assert (kept[0], kept[-1]) == (course[0], course[-1])
    assert set(kept) <= set(course)
    if len(kept) > 2:
        assert all(away([tuple(kept)], point) <= tolerance + 1e-6 for point in course)


@given(
    st.tuples(st.floats(-100, 100), st.floats(1, 90), st.floats(-100, 100), st.floats(-90, -1)),
    st.lists(
        st.tuples(st.integers(100, 120), st.integers(5, 25)), min_size=3, max_size=20, unique=True
    ).filter(lambda all_: len({a for a, _ in all_}) > 1 and len({b for _, b in all_}) > 1),
)
def test_a_projection_is_found_again_from_the_places_it_made(
    made: tuple[float, float, float, float], degrees: list[tuple[int, int]]
) -> None:
    projection = Projection(*made)
    pairs = [((float(a), float(b)), projected(projection, a, b)) for a, b in degrees]

    found = fit(pairs)

    for (longitude, latitude), place in pairs:
        assert math.dist(projected(found, longitude, latitude), place) < 1e-6
