"""The map of today's provinces, read from the file that set-up makes; None where there is none."""

import hashlib
import json
from functools import cache
from pathlib import Path
from typing import Any, Final

from chuan.domain.charts.outline import Islands, Outline, Projection, Ring, Shape
from chuan.orgs import map_making
from chuan.orgs.knowledge import unit_rows

FOLDER: Final = Path(__file__).resolve().parent / "data" / "map"
DRAWING: Final = FOLDER / "vietnam.svg"
"""The drawing as it came; kept so that the map can be made again without fetching it again."""
MAP: Final = FOLDER / "vietnam.json"
AUTHOR: Final = "Stephen Truong, @svg-maps/vietnam (CC BY 4.0)"
FETCH: Final = ".venv/bin/python scripts/fetch_map.py --now"
"""What brings the map to a node that lacks it."""


def make() -> Path | None:
    """Make the map anew when the drawing, the succession or the making changed; None when fresh."""
    stamp = _stamp()
    if MAP.exists() and json.loads(MAP.read_text(encoding="utf-8")).get("stamp") == stamp:
        return None
    made = map_making.make_map(DRAWING.read_text(encoding="utf-8"), AUTHOR)
    fresh = MAP.with_suffix(".new")
    fresh.write_text(map_making.written({**made, "stamp": stamp}), encoding="utf-8")
    fresh.replace(MAP)
    return MAP


def _stamp() -> str:
    """A digest of everything that the map is made from."""
    digest = hashlib.sha256(DRAWING.read_bytes() + AUTHOR.encode())
    for table in ("provinces", "former_provinces", "communes"):
        digest.update((FOLDER.parent / f"{table}.tsv").read_bytes())
    package = Path(__file__).resolve().parents[1]
    makers = [Path(map_making.__file__), *sorted((package / "domain" / "cartography").glob("*.py"))]
    for maker in makers:
        digest.update(maker.read_bytes())
    return digest.hexdigest()


@cache
def national_outline() -> Outline | None:
    """Every province of today with Hoàng Sa and Trường Sa, fine enough for a page."""
    made = _made()
    if made is None:
        return None
    return _outline(made, {code: _shape(made, "national", code) for code in made["national"]})


@cache
def province_outline(code: str) -> Outline | None:
    """One province in detail; None for an unknown code too."""
    made = _made()
    if made is None or code not in made["close"]:
        return None
    return _outline(made, {code: _shape(made, "close", code)})


@cache
def _made() -> dict[str, Any] | None:
    if not MAP.exists():
        return None
    made: dict[str, Any] = json.loads(MAP.read_text(encoding="utf-8"))
    return made


def _outline(made: dict[str, Any], shapes: dict[str, Shape]) -> Outline:
    width, height = made["size"]
    islands = (
        Islands(key, own["name"], own["code"], tuple(own["label"]))
        for key, own in made["islands"].items()
        if own["code"] in shapes
    )
    return Outline(
        width=width,
        height=height,
        shapes=tuple(shapes.values()),
        islands=tuple(islands),
        projection=Projection(*made["projection"]),
        author=made["author"],
    )


def _shape(made: dict[str, Any], grade: str, code: str) -> Shape:
    names = {row["code"]: row["name"] for row in unit_rows("provinces")}
    steps = map_making.STEPS[grade]
    return Shape(code, names[code], tuple(_ring(ring, steps) for ring in made[grade][code]))


def _ring(numbers: list[int], steps: int) -> Ring:
    """The places of a ring out of the whole numbers that it was kept as."""
    points: list[tuple[float, float]] = []
    x = y = 0
    for at in range(0, len(numbers), 2):
        x, y = x + numbers[at], y + numbers[at + 1]
        points.append((x / steps, y / steps))
    return tuple(points)
