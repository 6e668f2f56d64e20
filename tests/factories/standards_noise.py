"""Records of standards that do not exist, as many as one likes: for tests of search and for the bench."""

import random
from collections.abc import Iterator
from dataclasses import dataclass

_OPENINGS = (
    "Chất lượng đất",
    "Khí thải nguồn tĩnh",
    "Sản phẩm dầu mỏ",
    "Cao su lưu hóa",
    "Thép và gang",
    "Vật liệu chịu lửa",
    "Giấy, cáctông và bột giấy",
    "Da và sản phẩm da",
    "Thức ăn chăn nuôi",
    "Máy nông nghiệp và lâm nghiệp",
    "Phương tiện giao thông đường sắt",
    "Đường ống và phụ tùng bằng chất dẻo",
    "Cáp điện lực",
    "Thiết bị điện hạ áp",
    "Bê tông nhẹ",
    "Gỗ dán",
    "Ván sàn tre",
    "Sơn tường dạng nhũ tương",
    "Hạt giống cây trồng nông nghiệp",
    "Rau quả",
    "Ngũ cốc và đậu đỗ",
    "Sữa và sản phẩm sữa",
    "Thịt và sản phẩm thịt",
    "Dầu mỡ động vật và thực vật",
    "Công nghệ thông tin",
    "Phim ảnh",
    "Găng tay y tế",
    "Dụng cụ phẫu thuật",
    "Thang máy",
    "Cần trục",
    "Kính xây dựng",
    "Gốm sứ vệ sinh",
    "Than đá",
    "Quặng sắt",
    "Phân tích thực phẩm",
    "Bao bì vận chuyển",
    "Tinh dầu",
    "Thuốc lá",
    "Vật liệu dệt",
    "Xà phòng",
)
_OPENINGS_EN = (
    "Soil quality",
    "Petroleum products",
    "Vulcanized rubber",
    "Steel",
    "Refractory products",
    "Paper and board",
    "Leather",
    "Animal feeding stuffs",
    "Agricultural machinery",
    "Plastics piping systems",
    "Cranes",
    "Hard coal",
    "Iron ores",
    "Essential oils",
    "Textiles",
    "Surgical instruments",
    "Photography",
    "Ships and marine technology",
    "Aerospace series",
    "Fasteners",
    "Rolling bearings",
    "Dentistry",
    "Acoustics",
    "Optics and photonics",
)
_ABOUTS = (
    "độ ẩm",
    "hàm lượng tro",
    "độ bền kéo",
    "độ cứng",
    "hàm lượng kẽm",
    "hàm lượng đồng",
    "độ nhớt",
    "khối lượng riêng",
    "độ mài mòn",
    "sai số kích thước",
    "hàm lượng nitơ",
    "dư lượng thuốc bảo vệ thực vật",
    "độ bền màu",
    "độ trắng",
    "chỉ số axit",
    "hàm lượng đường khử",
    "vi sinh vật hiếu khí",
    "nấm men và nấm mốc",
    "độ thấm nước",
    "cỡ hạt",
)
_ABOUTS_EN = (
    "moisture content",
    "ash content",
    "tensile strength",
    "hardness",
    "zinc content",
    "viscosity",
    "density",
    "abrasion resistance",
    "dimensional tolerances",
    "nitrogen content",
    "colour fastness",
    "whiteness",
    "acid value",
    "particle size",
    "permeability",
    "surface roughness",
    "residual stress",
    "noise emission",
)
_WAYS = (
    "Phương pháp chuẩn độ",
    "Phương pháp trọng lượng",
    "Phương pháp sắc ký khí",
    "Phương pháp đo quang",
    "Yêu cầu kỹ thuật",
    "Phương pháp thử",
    "Thuật ngữ",
    "Ghi nhãn, bao gói, vận chuyển và bảo quản",
    "Phương pháp chuẩn bị mẫu",
    "Dung sai",
)
_WAYS_EN = (
    "Test methods",
    "Specifications",
    "Vocabulary",
    "Gravimetric method",
    "Dimensions",
    "Tolerances",
)
_FIELDS = (
    "13.080.10",
    "75.080",
    "83.060",
    "77.140",
    "81.080",
    "85.040",
    "59.140",
    "65.120",
    "65.060",
    "67.060",
    "67.100",
    "35.020",
    "11.040",
    "91.100.15",
    "73.040",
    "59.080",
)
_STATUSES = ("in_force", "in_force", "in_force", "withdrawn", "withdrawn", "unknown")


@dataclass(frozen=True, slots=True)
class Made:
    """A record that is made up."""

    designation: str
    title_vi: str
    title_en: str
    status: str
    ics: tuple[str, ...]


def made_up(times: int, seed: int = 7) -> Iterator[Made]:
    """Records with numbers of their own, in an order that is the same each time; nobody's real ones."""
    draw = random.Random(seed)  # noqa: S311  (made up, not secret)
    for place in range(times):
        number, year = 30_000 + place // 2, draw.randint(1985, 2024)
        part = f"-{draw.randint(1, 20)}" if draw.random() < 0.4 else ""
        subject, about, way = (draw.choice(each) for each in (_OPENINGS_EN, _ABOUTS_EN, _WAYS_EN))
        english = f"{subject} - Determination of {about} - {way}"
        fields = (draw.choice(_FIELDS),)
        status = draw.choice(_STATUSES)
        if place % 2:
            yield Made(f"ISO {number}{part}:{year}", "", english, status, fields)
            continue
        title = f"{draw.choice(_OPENINGS)} - Xác định {draw.choice(_ABOUTS)} - {draw.choice(_WAYS)}"
        if part:
            title += f" - Phần {part[1:]}: {draw.choice(_ABOUTS).capitalize()}"
        yield Made(f"TCVN {number}{part}:{year}", title, english, status, fields)
