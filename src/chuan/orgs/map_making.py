"""Makes the map of the provinces of today out of the drawing of the 63 provinces of before.

The drawing is the npm package @svg-maps/vietnam (CC BY 4.0); `scripts/fetch_map.py` brings it at set-up.
Which province became part of which is read from the succession data of this room, nowhere else.
"""

import json
import math
import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from html import unescape
from statistics import median
from typing import Any, Final

from chuan.domain.cartography.borders import find_borders
from chuan.domain.cartography.dissolving import Detail, Ring, dissolve
from chuan.domain.cartography.fitting import Pair, fit
from chuan.domain.cartography.lines import area, box, centre
from chuan.domain.cartography.paths import XY, MarkedRing, rings_of
from chuan.domain.charts.outline import Projection, projected
from chuan.orgs.knowledge import load_commune_places, unit_rows

NATIONAL: Final = Detail(tolerance=0.7, least_area=0.8)
"""For the whole country: no line strays a pixel at the size of a page."""
CLOSE: Final = Detail(tolerance=0.08, least_area=0.05)
"""For one province shown large."""
ISLANDS: Final = {
    "hoangsa": ("48", "Quần đảo Hoàng Sa"),
    "truongsa": ("56", "Quần đảo Trường Sa"),
}
"""The two archipelagos: the province of each (Đà Nẵng, Khánh Hòa), and its name on every map."""
TRUE_CORNERS: Final = {"hoangsa": (111.20, 15.78)}
"""South-western corner in degrees (Đảo Tri Tôn) of islands that the drawing has 58 units too far east."""
ISLET: Final = (2.4, 3.6)
"""Islets and reefs are drawn this large (radius, from and to), or nobody would see them."""
STEPS: Final = {"national": 10, "close": 50}
"""Steps in one map unit: places are kept as whole numbers."""

_PATH = re.compile(r'<path\s+id="([^"]+)"\s+aria-label="([^"]+)"\s+d="([^"]+)"', re.DOTALL)
_SIZE = re.compile(r'viewBox="0 0 (\d+) (\d+)"')


class DrawingChanged(ValueError):
    """The drawing is not the one that this was written for."""


@dataclass(frozen=True, slots=True)
class Drawn:
    """What the drawing holds: names by id, rings by id, and its size."""

    names: Mapping[str, str]
    rings: Mapping[str, tuple[MarkedRing, ...]]
    size: tuple[int, int]


def make_map(drawing: str, author: str) -> dict[str, Any]:
    """The map as plain values for JSON: shapes at two grades of detail, islands, projection, author."""
    drawn = _read(drawing)
    codes = _codes(drawn.names)
    borders = find_borders({key: drawn.rings[key] for key in codes})
    national = dissolve(borders, codes, NATIONAL)
    close = dissolve(borders, codes, CLOSE)
    fitted = fit(_pairs(close))
    islets: dict[str, tuple[Ring, ...]] = {}
    for key, (code, _) in ISLANDS.items():
        own = _in_place(key, [ring.points for ring in drawn.rings[key]], fitted)
        islets[key] = _islets(own)
        national[code] = (*national[code], *islets[key])
        close[code] = (*close[code], *own)
    return {
        "size": drawn.size,
        "author": author,
        "projection": [fitted.ax, fitted.bx, fitted.ay, fitted.by],
        "islands": {
            key: {"code": code, "name": name, "label": _label(islets[key])}
            for key, (code, name) in ISLANDS.items()
        },
        "national": {code: _kept(rings, STEPS["national"]) for code, rings in national.items()},
        "close": {code: _kept(rings, STEPS["close"]) for code, rings in close.items()},
    }


def written(made: Mapping[str, Any]) -> str:
    """The map as the text of its file."""
    return json.dumps(made, ensure_ascii=False, separators=(",", ":"))


def _read(drawing: str) -> Drawn:
    found = _PATH.findall(drawing)
    size = _SIZE.search(drawing)
    if size is None or not {key for key, _, _ in found} >= set(ISLANDS):
        raise DrawingChanged("the drawing lacks its size or an archipelago")
    return Drawn(
        names={key: unescape(name) for key, name, _ in found},
        rings={key: rings_of(path) for key, _, path in found},
        size=(int(size[1]), int(size[2])),
    )


def _codes(names: Mapping[str, str]) -> dict[str, str]:
    """The code of today's province for every former one that is drawn; none twice, none missing."""
    former = {_letters(row["name"]): row for row in unit_rows("former_provinces")}
    present = {_letters(row["name"]): row["code"] for row in unit_rows("provinces")}
    codes: dict[str, str] = {}
    seen: set[str] = set()
    for key, label in names.items():
        if key in ISLANDS:
            continue
        name = _letters(label)
        # “Thừa Thiên – Huế” has been “Huế” since 1/1/2025: the end of the old name is the new one.
        known = next((n for n in (name, *_endings(name)) if n in former or n in present), "")
        if not known or known in seen:
            raise DrawingChanged(f"no province, or one drawn twice: {label}")
        seen.add(known)
        codes[key] = former[known]["successor"] if known in former else present[known]
    missing = (set(former) | {name for name in present if name not in former}) - seen
    if missing:
        raise DrawingChanged(f"not drawn: {sorted(missing)}")
    return codes


def _endings(name: str) -> list[str]:
    return [name[at:] for at in range(1, len(name) - 2)]


def _letters(name: str) -> str:
    """Small letters of the alphabet only: “Đắk Lắk” → “daklak”."""
    plain = unicodedata.normalize("NFD", name.lower().replace("đ", "d"))
    return "".join(letter for letter in plain if "a" <= letter <= "z")


def _in_place(key: str, rings: Sequence[Ring], fitted: Projection) -> tuple[Ring, ...]:
    """The rings of an archipelago, moved as one to where its corner really is."""
    if key not in TRUE_CORNERS:
        return tuple(rings)
    boxes = [box(ring) for ring in rings]
    x, y = projected(fitted, *TRUE_CORNERS[key])
    right, down = x - min(b[0] for b in boxes), y - max(b[3] for b in boxes)
    return tuple(tuple((a + right, b + down) for a, b in ring) for ring in rings)


def _islets(rings: Sequence[Ring]) -> tuple[Ring, ...]:
    """Each islet as a hexagon of at least a visible size; those that would cover another are left out."""
    placed: list[tuple[XY, float]] = []
    for ring in sorted(rings, key=lambda ring: -abs(area(ring))):
        left, top, right, bottom = box(ring)
        place = ((left + right) / 2, (top + bottom) / 2)
        size = min(max(math.dist((left, top), (right, bottom)) / 2.8, ISLET[0]), ISLET[1])
        if all(math.dist(place, other) > size + its for other, its in placed):
            placed.append((place, size))
    return tuple(
        tuple(
            (x + size * math.cos(turn * math.pi / 3), y + size * math.sin(turn * math.pi / 3))
            for turn in range(6)
        )
        for (x, y), size in placed
    )


def _pairs(shapes: Mapping[str, Sequence[Ring]]) -> list[Pair]:
    """The middle of each province in degrees (its communes by their areas) and on the drawing."""
    pairs: list[Pair] = []
    for code, rings in shapes.items():
        own = [
            (place.longitude, place.latitude, place.area_km2)
            for place in load_commune_places()
            if place.province == code and place.area_km2 and place.kind != "dac-khu"
        ]
        whole = sum(size for _, _, size in own)
        degrees = (
            sum(longitude * size for longitude, _, size in own) / whole,
            sum(latitude * size for _, latitude, size in own) / whole,
        )
        pairs.append((degrees, centre(rings[0])))
    return pairs


def _label(rings: Sequence[Ring]) -> list[float]:
    """Where the name of an archipelago stands: above its highest islet, over the middle one."""
    boxes = [box(ring) for ring in rings]
    return [round(median(b[0] for b in boxes), 1), round(min(b[1] for b in boxes), 1)]


def _kept(rings: Sequence[Ring], steps: int) -> list[list[int]]:
    """Rings as whole numbers: the first place, then how far each next one is from the one before."""
    kept: list[list[int]] = []
    for ring in rings:
        numbers: list[int] = []
        before = (0, 0)
        for x, y in ring:
            here = (round(x * steps), round(y * steps))
            if here != before or not numbers:
                numbers += [here[0] - before[0], here[1] - before[1]]
            before = here
        kept.append(numbers)
    return kept
