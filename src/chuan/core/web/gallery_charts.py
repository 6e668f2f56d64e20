"""The pictures of the gallery: every kind once, with made-up figures."""

from chuan.domain.charts import About, Bars, Lines, Picture, Point, Series, Target

NAMES = (
    "Phường Ninh Kiều",
    "Xã Nhơn Ái",
    "Trung tâm Kỹ thuật tiêu chuẩn đo lường chất lượng",
    "Xã Đông Hiệp",
    "Phường Ô Môn",
)


def sample_charts() -> tuple[Picture, ...]:
    """One of each kind."""
    return (_lying(), _grouped(), _upright(), _lines())


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
