"""The pictures of the gallery: every kind once, with made-up figures."""

import math

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

NAMES = (
    "Phường Ninh Kiều",
    "Xã Nhơn Ái",
    "Trung tâm Kỹ thuật tiêu chuẩn đo lường chất lượng",
    "Xã Đông Hiệp",
    "Phường Ô Môn",
)


def sample_charts() -> tuple[Picture, ...]:
    """One of each kind."""
    return (
        _lying(),
        _grouped(),
        _upright(),
        _lines(),
        _multiples(),
        _progress(),
        _choropleth(),
        _bubbles(),
    )


def _about(key: str, title: str, unit: str = "") -> About:
    return About(
        key, title, unit, as_of="Chốt đến ngày 20/11/2026", source="Nguồn: số dựng sẵn để xem"
    )


def _lying() -> Bars:
    shares = (97.25, 88, 100, None, 64.5)
    points = tuple(Point(name, share) for name, share in zip(NAMES, shares, strict=True))
    about = _about("g-bars", "Cán bộ đã được đào tạo", "%")
    return Bars(about, (Series("Tỷ lệ", points),), Target(90))


def _grouped() -> Bars:
    years = {
        "2024": (120, 80, 40, 12, 30),
        "2025": (150, 95, 38, 20, 41),
        "2026": (180, 90, 60, 25, 44),
    }
    series = tuple(
        Series(year, tuple(Point(n, v) for n, v in zip(NAMES, values, strict=True)))
        for year, values in years.items()
    )
    return Bars(_about("g-grouped", "Phương tiện đo đã kiểm định", "chiếc"), series)


def _upright() -> Bars:
    values = (1234.5, 1410, 1322.25, 1580, 1650)
    points = tuple(
        Point(
            f"Quý {['I', 'II', 'III', 'IV', 'I'][at]}/{2025 + at // 4}", value, is_forecast=at == 4
        )
        for at, value in enumerate(values)
    )
    about = _about("g-upright", "Kinh phí đã chi", "triệu đồng")
    return Bars(about, (Series("Đã chi", points),), Target(1500), upright=True)


def _lines() -> Lines:
    ours = (42, 48, 55, 51, 60, 68, 75, 82)
    all_ = (40, 43, 47, None, 52, 57, 61, 64)
    reasons = {3: "đổi cách tính từ 2024"}
    series = tuple(
        Series(
            name,
            tuple(
                Point(str(2021 + at), value, is_forecast=at > 5, break_before=reasons.get(at, ""))
                for at, value in enumerate(values)
            ),
        )
        for name, values in (("Cần Thơ", ours), ("Cả nước", all_))
    )
    return Lines(_about("g-lines", "Sản phẩm chủ lực áp dụng tiêu chuẩn", "%"), series, Target(80))


def _multiples() -> Multiples:
    """Five places over six years, one of them silent for a year."""
    starts = (42, 55, 61, 38, 70)
    panels = tuple(
        Series(
            name,
            tuple(
                Point(
                    str(2021 + year),
                    None
                    if (place, year) == (3, 2)
                    else start + 5 * year - 7 * ((place + year) % 3),
                    is_forecast=year == 5,
                )
                for year in range(6)
            ),
        )
        for place, (name, start) in enumerate(zip(NAMES, starts, strict=True))
    )
    return Multiples(
        _about("g-multiples", "Nhiệm vụ đúng hạn theo địa phương", "%"), panels, Target(80)
    )


def _progress() -> Progress:
    """Short of a target, beyond it, not begun, not known."""
    return Progress(
        _about("g-progress", "Chỉ tiêu của năm"),
        (
            Step("Xã đã gửi báo cáo", 31, 34, url="?"),
            Step("Cán bộ được đào tạo", 120, 100),
            Step("Sản phẩm được hỗ trợ", None, 40),
            Step("Diễn đàn năng suất, chất lượng", 0, 2, note="mở ngày 15/12/2026"),
        ),
    )


def _hexagon(x: float, y: float, size: float = 40) -> tuple[tuple[float, float], ...]:
    """Six corners around a place."""
    around = (math.pi * turn / 3 for turn in range(6))
    return tuple((x + size * math.cos(angle), y + size * math.sin(angle)) for angle in around)


def _outline() -> Outline:
    """A land of seven cells and an archipelago that is nowhere."""
    cells = ((60, 45), (120, 80), (60, 114), (120, 149), (60, 184), (120, 218), (60, 253))
    shapes = [Shape(str(at), f"Vùng {at + 1}", (_hexagon(*cell),)) for at, cell in enumerate(cells)]
    islets = tuple(_hexagon(x, y, 4) for x, y in ((250, 190), (268, 200), (281, 178)))
    shapes[5] = Shape("5", "Vùng 6", (*shapes[5].rings, *islets))
    islands = (Islands("islets", "Quần đảo mẫu", "5", (265, 172)),)
    return Outline(400, 300, tuple(shapes), islands, Projection(0, 1, 270, -3), "bản vẽ mẫu")


def _choropleth() -> Choropleth:
    """Four classes, one area not known."""
    values = (95.5, 82, None, 71, 64, 88, 55)
    areas = tuple(Area(str(at), f"Vùng {at + 1}", value) for at, value in enumerate(values))
    about = _about("g-choropleth", "Hồ sơ đúng hạn theo vùng", "%")
    return Choropleth(about, areas, _outline(), (60, 75, 90))


def _bubbles() -> Bubbles:
    """Bubbles over the same land."""
    dots = tuple(
        Dot(f"Điểm {at + 1}", latitude, 60 + (at % 2) * 60, value)
        for at, (latitude, value) in enumerate(
            ((60.0, 5), (53.0, 20), (46.0, 80), (37.0, 45), (28.0, None), (17.0, 12))
        )
    )
    return Bubbles(_about("g-bubbles", "Số phương tiện đo theo điểm", "chiếc"), dots, _outline())
