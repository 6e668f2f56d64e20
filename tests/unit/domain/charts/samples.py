"""Pictures of every kind, from figures and words given by a test."""

from chuan.domain.charts import (
    About,
    Area,
    Bars,
    Bubbles,
    Choropleth,
    Dot,
    Lines,
    Multiples,
    Picture,
    Point,
    Progress,
    Series,
    Step,
    Target,
)
from chuan.domain.charts.outline import Islands, Outline, Projection, Shape
from chuan.domain.charts.types import Number

SQUARE = ((0.0, 0.0), (40.0, 0.0), (40.0, 40.0), (0.0, 40.0))
NEXT = tuple((x + 40, y) for x, y in SQUARE)
OUTLINE = Outline(
    width=200,
    height=120,
    shapes=(Shape("01", "Đông", (SQUARE,)), Shape("02", "Tây", (NEXT,))),
    islands=(Islands("islets", "Quần đảo", "02", (150, 60)),),
    projection=Projection(0, 1, 100, -1),
    author="Người vẽ",
)


def about(words: str = "Tên", unit: str = "%") -> About:
    return About("hinh", words, unit)


def points(values: list[Number | None], words: str = "Xã", url: str = "") -> tuple[Point, ...]:
    return tuple(Point(f"{words} {at}", value, url=url) for at, value in enumerate(values))


def pictures(
    values: list[Number | None], words: str = "Xã", url: str = "", outline: Outline | None = OUTLINE
) -> list[Picture]:
    """One of each kind, all with the same figures."""
    series = (Series("Một", points(values, words, url)), Series(words, points(values, words, url)))
    dots = tuple(
        Dot(words, 10.0 + at, 105.0, None if value is None else abs(value), url=url)
        for at, value in enumerate(values)
    )
    areas = tuple(
        Area(code, words, value, url=url) for code, value in zip(("01", "02"), values, strict=False)
    )
    rows = tuple(Step(words, value, 10, url=url) for value in values)
    return [
        Bars(about(words), series, Target(50)),
        Bars(about(words), series, upright=True),
        Lines(about(words), series, Target(50)),
        Multiples(about(words), series, Target(50)),
        Progress(about(words), rows),
        Choropleth(about(words), areas, outline),
        Bubbles(about(words), dots, outline),
        Bubbles(about(words), dots, outline, "01"),
    ]
