"""The map of today's provinces: complete, the archipelagos named, light, and communes in their place."""

import re
from collections import Counter
from xml.etree import ElementTree as ET

import pytest

from chuan.domain.cartography.lines import area
from chuan.domain.charts import (
    NARROW,
    WIDE,
    About,
    Area,
    Bubbles,
    Choropleth,
    Dot,
    Outline,
    to_svg,
)
from chuan.domain.charts.outline import projected
from chuan.orgs import map_making, maps
from chuan.orgs.knowledge import load_commune_places, unit_rows
from tests.factories.rings import away

FETCHED = pytest.mark.skipif(not maps.MAP.exists(), reason=f"the map was not fetched: {maps.FETCH}")
BEYOND_THE_DRAWING = {"Ia Đal", "Ia Tơi", "Mô Rai", "Tiên Hải", "Sơn Hải", "Hòn Nghệ", "Nhơn Châu"}
"""Communes outside the drawing by more than 3 units: a corner it lacks, and small islands."""


def outline() -> Outline:
    found = maps.national_outline()
    assert found is not None
    return found


def picture() -> Choropleth:
    """Every province with a figure and a note."""
    areas = tuple(
        Area(row["code"], row["name"], 12345.6 + int(row["code"]), "số liệu tạm tính")
        for row in unit_rows("provinces")
    )
    return Choropleth(About("ban-do", "Nhiệm vụ", "nhiệm vụ"), areas, outline())


@FETCHED
def test_the_map_has_the_34_provinces_of_today() -> None:
    assert {shape.code for shape in outline().shapes} == {
        row["code"] for row in unit_rows("provinces")
    }


@FETCHED
def test_every_former_province_is_drawn_once_and_goes_where_it_went() -> None:
    drawn = map_making._read(maps.DRAWING.read_text(encoding="utf-8"))
    codes = map_making._codes(drawn.names)
    merged = Counter(row["successor"] for row in unit_rows("former_provinces"))

    assert len(codes) == 63
    assert set(drawn.names) - set(codes) == {"hoangsa", "truongsa"}
    for code, times in Counter(codes.values()).items():
        assert times == merged.get(code, 1)


@FETCHED
@pytest.mark.parametrize(
    ("code", "name", "longitudes", "latitudes"),
    [("48", "Hoàng Sa", (111, 113), (15.5, 17.5)), ("56", "Trường Sa", (111.5, 117.6), (7, 12))],
)
def test_both_archipelagos_are_drawn_where_they_lie_and_named(
    code: str, name: str, longitudes: tuple[float, float], latitudes: tuple[float, float]
) -> None:
    shown = outline()
    left, bottom = projected(shown.projection, longitudes[0], latitudes[0])
    right, top = projected(shown.projection, longitudes[1], latitudes[1])
    (shape,) = (shape for shape in shown.shapes if shape.code == code)
    islets = [
        ring for ring in shape.rings if all(left < x < right and top < y < bottom for x, y in ring)
    ]

    assert len(islets) >= 5
    for width in (WIDE, NARROW):
        for paper in (True, False):
            assert f"Quần đảo {name}" in to_svg(picture(), paper=paper, width=width)


@FETCHED
@pytest.mark.parametrize("width", [WIDE, NARROW])
@pytest.mark.parametrize("paper", [True, False])
def test_the_map_is_well_formed_credited_and_lighter_than_60_kb(
    width: float, *, paper: bool
) -> None:
    drawn = to_svg(picture(), paper=paper, width=width)

    ET.fromstring(drawn)  # noqa: S314  (our own text)
    assert len(drawn.encode()) < 60_000
    assert "Stephen Truong" in drawn
    assert "CC BY 4.0" in drawn


@FETCHED
def test_nothing_is_lost_or_counted_twice_where_provinces_were_joined() -> None:
    drawn = map_making._read(maps.DRAWING.read_text(encoding="utf-8"))
    codes = map_making._codes(drawn.names)
    wanted: Counter[str] = Counter()
    for key, code in codes.items():
        wanted[code] += sum(abs(area(ring.points)) for ring in drawn.rings[key])

    for code, whole in wanted.items():
        shown = maps.province_outline(code)
        assert shown is not None
        islands = [
            r for k, (c, _) in map_making.ISLANDS.items() if c == code for r in drawn.rings[k]
        ]
        extra = sum(abs(area(ring.points)) for ring in islands)
        found = sum(abs(area(ring)) for ring in shown.shapes[0].rings)
        assert found == pytest.approx(whole + extra, rel=0.01)


@FETCHED
def test_communes_fall_into_their_province() -> None:
    shapes = {}
    for row in unit_rows("provinces"):
        shown = maps.province_outline(row["code"])
        assert shown is not None
        shapes[row["code"]] = shown
    off = {}
    for place in load_commune_places():
        shown = shapes[place.province]
        spot = projected(shown.projection, place.longitude, place.latitude)
        off[place] = away(shown.shapes[0].rings, spot)

    inside = sum(distance == 0 for distance in off.values())
    far = {place.name for place, gap in off.items() if gap > 3 and place.kind != "dac-khu"}
    assert inside >= 0.99 * len(off)
    assert far == BEYOND_THE_DRAWING
    assert max(gap for place, gap in off.items() if place.kind != "dac-khu") < 14


@FETCHED
def test_a_page_may_show_every_commune_and_stay_light() -> None:
    dots = tuple(Dot(p.name, p.latitude, p.longitude, 7) for p in load_commune_places())

    drawn = to_svg(Bubbles(About("xa", "Phương tiện đo", "chiếc"), dots, outline()))

    assert len(drawn.encode()) < 90_000


@FETCHED
def test_the_map_is_made_again_only_when_something_changed() -> None:
    maps.make()

    assert maps.make() is None


def test_a_drawing_without_the_archipelagos_is_refused() -> None:
    with pytest.raises(map_making.DrawingChanged, match="archipelago"):
        map_making._read('<svg viewBox="0 0 9 9"><path id="a" aria-label="A" d="m 0,0 1,0 0,1 z"/>')


def test_a_drawing_that_lacks_a_province_is_refused() -> None:
    names = {row["code"]: row["name"] for row in unit_rows("former_provinces")}

    with pytest.raises(map_making.DrawingChanged, match="hanoi"):
        map_making._codes(names)


def test_islets_are_seen_however_small_they_are_and_never_overlap() -> None:
    tiny = [((x, 5.0), (x + 0.1, 5.0), (x, 5.1)) for x in (5.0, 20.0, 20.5)]

    islets = map_making._islets(tiny)

    assert len(islets) == 2
    assert all(abs(area(islet)) > 5 for islet in islets)


def test_the_map_stays_out_of_git() -> None:
    ignored = (maps.FOLDER.parents[4] / ".gitignore").read_text(encoding="utf-8")

    assert re.search(r"^src/chuan/orgs/data/map/$", ignored, re.MULTILINE)
