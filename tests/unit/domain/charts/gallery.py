"""Pictures that between them have every part a picture may have: what the approved drawings show."""

from dataclasses import replace
from typing import NamedTuple

from chuan.domain.charts import (
    NARROW,
    WIDE,
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

LONG = "Trung tâm Kỹ thuật tiêu chuẩn đo lường chất lượng và ứng dụng khoa học"
ABOUT = About("hinh", "Tỷ lệ", "%")
MONEY = About("tien", "Kinh phí", "triệu đồng", summary="Kinh phí theo năm.", places=0)


class Shown(NamedTuple):
    """A picture, how wide it is drawn, and whether on paper."""

    picture: Picture
    width: float = WIDE
    paper: bool = False


def course(*values: float | None, since: int = 2020) -> tuple[Point, ...]:
    """Figures of years, the last one expected."""
    last = len(values) - 1
    return tuple(
        Point(str(since + at), value, is_forecast=at == last) for at, value in enumerate(values)
    )


PLACES = (
    Point("Xã Châu Tiến", 97.25, note="tạm tính", url="/so/1/"),
    Point(LONG, 64.5),
    Point("Xã Mường Lống", None),
    Point("Phường Vinh Phú", 31, is_forecast=True),
    Point("Xã Kim Liên", 0),
)
CHANGE = (Point("Xã Đô Lương", 12.5), Point("Xã Yên Na", -7.25), Point("Xã Na Ngoi", -0.5))
LESS = (Point("Xã Đô Lương", -12.5), Point("Xã Yên Na", None), Point("Xã Na Ngoi", 4))
THREE = tuple(
    Series(name, (Point("Quý I", low), Point("Quý II", low + 13), Point("Quý III", low + 900)))
    for name, low in (("Dự toán", 1200), ("Đã giao", 640), ("Quyết toán", 75))
)
BROKEN = Series("Cần Thơ", (
    Point("2021", 40), Point("2022", 44), Point("2023", None), Point("2024", 51),
    Point("2025", 55, break_before="đổi cách tính"), Point("2026", 60), Point("2027", 72, is_forecast=True),
))  # fmt: skip
STEADY = Series("Nghệ An", course(41, 43.5, 47, 50, 58, 61, 70, since=2021))
LOW = Series("Huế", course(5, 9, 7, 11, 8, 12, 10, since=2021))
SOME = Series("Lào Cai", course(None, None, 88, 86, 90, None, 91, since=2021))
PANELS = (
    *(replace(BROKEN, name=name) for name in ("Cần Thơ", LONG)),
    SOME,
    Series("Một năm", (Point("2026", 33),)),
    Series("Trống", (Point("2026", None),)),
)
STEPS = (
    Step("Xã đã báo cáo", 31, 34, note="còn 3 xã", url="/xa/"),
    Step(LONG, 12, 10),
    Step("Diễn đàn", 2, None),
    Step("Sản phẩm", None, 40),
    Step("Mẫu không đặt mục tiêu", 7, 0),
)
COAST = ((0.0, 0.0), (30.0, 2.5), (40.0, 20.0), (25.0, 45.0), (0.0, 25.0))
LAKE = ((10.0, 10.0), (15.0, 10.0), (15.0, 15.0))
OUTLINE = Outline(
    width=200, height=160,
    shapes=(
        Shape("01", "Đông", (COAST, LAKE)),
        Shape("02", "Tây", (tuple((x + 38.25, y + 43.1) for x, y in COAST),)),
        Shape("03", "Nam", (tuple((x, y + 90.03) for x, y in COAST),)),
        Shape("04", "Bắc", (tuple((x + 55, y + 5) for x, y in LAKE),)),
        Shape("05", "Giữa", (tuple((x + 10, y + 55) for x, y in LAKE),)),
    ),
    islands=(
        Islands("hs", "QĐ Hoàng Sa", "02", (150, 110)), Islands("ts", "QĐ Trường Sa", "03", (195, 140)),
    ),
    projection=Projection(-1630, 16, 310, -20), author="Người vẽ",
)  # fmt: skip
AREAS = (
    Area("01", "Đông", 88, url="/dong/"), Area("02", "Tây", 61.25, note="tạm tính"), Area("03", "Nam"),
    Area("04", "Bắc", 60),
)  # fmt: skip
DOTS = (
    Dot("Lớn", 10, 105, 1200, url="/lon/"), Dot("Vừa", 12.5, 106, 400, note="tạm tính"),
    Dot("Nhỏ", 14, 103, 3), Dot("Không", 11, 104, 0), Dot("Chưa", 13, 105), Dot("Đâu", None, None, 9),
)  # fmt: skip
CROWD = tuple(
    Dot(f"Xã {at}", 9 + at % 21 / 3, 102 + at % 19 / 3, at % 4 or None) for at in range(401)
)

GALLERY = {
    "bars": Shown(Bars(ABOUT, (Series("", PLACES),), Target(90))),
    "bars-phone": Shown(Bars(ABOUT, (Series("", PLACES),), Target(99, "kế hoạch năm")), NARROW),
    "bars-below-zero": Shown(Bars(ABOUT, (Series("Tăng", CHANGE), Series("Giảm", LESS)))),
    "bars-three": Shown(Bars(MONEY, THREE, Target(2000)), NARROW),
    "bars-paper": Shown(Bars(MONEY, THREE), paper=True),
    "columns": Shown(Bars(MONEY, THREE, Target(1500), upright=True)),
    "columns-phone": Shown(Bars(ABOUT, (Series("", PLACES),), upright=True), NARROW),
    "columns-below-zero": Shown(Bars(ABOUT, (Series("", CHANGE),), upright=True)),
    "columns-many": Shown(Bars(ABOUT, (Series("", course(*range(30))),), upright=True)),
    "lines": Shown(Lines(ABOUT, (BROKEN, STEADY, LOW, SOME), Target(65))),
    "lines-phone": Shown(Lines(MONEY, (BROKEN,), from_zero=False), NARROW),
    "lines-paper": Shown(Lines(ABOUT, (STEADY, LOW)), paper=True),
    "panels": Shown(Multiples(ABOUT, PANELS, Target(65))),
    "panels-phone": Shown(Multiples(MONEY, PANELS[:3]), NARROW),
    "progress": Shown(Progress(ABOUT, STEPS)),
    "progress-phone": Shown(Progress(MONEY, STEPS), NARROW),
    "map": Shown(Choropleth(ABOUT, AREAS, OUTLINE)),
    "map-phone": Shown(Choropleth(ABOUT, AREAS, OUTLINE, (60, 80)), NARROW),
    "map-paper": Shown(Choropleth(ABOUT, AREAS, OUTLINE), paper=True),
    "map-without-shapes": Shown(Choropleth(ABOUT, AREAS, None), NARROW),
    "bubbles": Shown(Bubbles(ABOUT, DOTS, OUTLINE)),
    "bubbles-phone": Shown(Bubbles(MONEY, DOTS, OUTLINE), NARROW),
    "bubbles-within": Shown(Bubbles(ABOUT, DOTS[:5], OUTLINE, "02")),
    "bubbles-one-place": Shown(Bubbles(ABOUT, DOTS[:1], None), NARROW),
    "bubbles-without-shapes": Shown(Bubbles(ABOUT, DOTS, None), paper=True),
    "bubbles-crowd": Shown(Bubbles(ABOUT, CROWD, None)),
}
