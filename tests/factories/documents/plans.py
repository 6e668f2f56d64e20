"""Plans in our own words: what they hold, and the blocks they are printed as."""

from dataclasses import dataclass, field

from tests.factories.documents.blocks import Block, NewPage, Paragraph, Ruled, SideBySide

HEADINGS = (
    "TT",
    "Nội dung nhiệm vụ",
    "Cơ quan chủ trì",
    "Cơ quan phối hợp",
    "Thời gian thực hiện",
    "Sản phẩm",
)
SHARES = (5, 33, 18, 22, 12, 18)


@dataclass(frozen=True, slots=True)
class Row:
    """One task of the annex."""

    text: str
    lead: str
    coordinate: str
    time: str
    product: str


@dataclass(frozen=True, slots=True)
class Plan:
    """A plan of a province with an annex of tasks in sections."""

    number: int = 45
    province: str = "NGHỆ AN"
    place: str = "Nghệ An"
    date: tuple[int, int, int] = (12, 5, 2026)
    title: str = "Nâng cao năng lực đo lường và mã số mã vạch trên địa bàn tỉnh đến năm 2030"
    purposes: tuple[str, ...] = (
        "Đưa việc áp dụng tiêu chuẩn vào từng cơ sở sản xuất, kinh doanh của địa phương.",
        "Bảo vệ quyền lợi người tiêu dùng bằng phép đo đúng và nhãn hàng rõ ràng.",
    )
    sections: tuple[tuple[str, tuple[Row, ...]], ...] = field(default_factory=tuple)


def sample_plan() -> Plan:
    """A small plan with two sections and five tasks."""
    return Plan(
        sections=(
            (
                "Tuyên truyền, phổ biến pháp luật về đo lường",
                (
                    Row(
                        "Tổ chức hội nghị phổ biến quy định mới về phương tiện đo nhóm 2 cho các "
                        "cơ sở kinh doanh xăng dầu, vàng bạc và điện lực",
                        "Sở Khoa học và Công nghệ",
                        "Sở Công Thương; UBND các xã, phường",
                        "Quý III/2026",
                        "Hội nghị được tổ chức",
                    ),
                    Row(
                        "Biên soạn tài liệu hỏi đáp về nhãn hàng hóa bằng tiếng Việt",
                        "Sở Công Thương",
                        "Sở Khoa học và Công nghệ; Báo Nghệ An",
                        "2026 - 2027",
                        "Bộ tài liệu",
                    ),
                ),
            ),
            (
                "Nâng cao năng lực kiểm định, thử nghiệm",
                (
                    Row(
                        "Đầu tư bộ quả cân chuẩn và thiết bị kiểm định đồng hồ nước lạnh",
                        "Sở Khoa học và Công nghệ",
                        "Sở Tài chính",
                        "2026 - 2028",
                        "Thiết bị được bàn giao và hiệu chuẩn",
                    ),
                    Row(
                        "Xây dựng phòng thử nghiệm chất lượng phân bón đạt chuẩn quốc tế",
                        "Sở Nông nghiệp và Môi trường",
                        "Sở Khoa học và Công nghệ; Sở Tài chính",
                        "Đến 2030",
                        "Chứng chỉ công nhận phòng thử nghiệm",
                    ),
                    Row(
                        "Kiểm tra định kỳ cân đối chứng tại các chợ",
                        "UBND các xã, phường",
                        "Sở Khoa học và Công nghệ",
                        "Hằng năm",
                        "Báo cáo kết quả kiểm tra",
                    ),
                ),
            ),
        )
    )


def blocks_of(plan: Plan, *, stamp: str | None = None) -> list[Block]:
    """The plan as printed; `stamp` is set under the number, as offices do."""
    day, month, year = plan.date
    issued = f"ngày {day:02d} tháng {month:02d} năm {year}"
    symbol = f"{plan.number}/KH-UBND"
    left = ("ỦY BAN NHÂN DÂN", f"TỈNH {plan.province}", f"Số: {symbol}")
    blocks: list[Block] = [
        SideBySide(
            left if stamp is None else (*left, stamp),
            (
                "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
                "Độc lập - Tự do - Hạnh phúc",
                f"{plan.place}, {issued}",
            ),
        ),
        Paragraph("KẾ HOẠCH", bold=True, centred=True),
        Paragraph(plan.title, bold=True, centred=True),
        Paragraph(
            "Thực hiện Quyết định số 996/QĐ-TTg ngày 10 tháng 8 năm 2018 của Thủ tướng Chính phủ, "
            f"Ủy ban nhân dân tỉnh {plan.place} ban hành Kế hoạch như sau:"
        ),
        Paragraph("I. MỤC ĐÍCH, YÊU CẦU", bold=True),
        Paragraph("1. Mục đích", bold=True),
        *(Paragraph(f"- {purpose}") for purpose in plan.purposes),
        Paragraph("2. Yêu cầu", bold=True),
        Paragraph("- Phân công rõ người, rõ việc, rõ thời hạn và rõ kết quả."),
        Paragraph("II. NHIỆM VỤ", bold=True),
        Paragraph("Các nhiệm vụ được phân công tại Phụ lục kèm theo Kế hoạch này."),
        Paragraph("III. TỔ CHỨC THỰC HIỆN", bold=True),
        Paragraph(
            "1. Sở Khoa học và Công nghệ theo dõi, đôn đốc việc thực hiện Kế hoạch, báo cáo Ủy ban "
            "nhân dân tỉnh trước ngày 15 tháng 12 hằng năm."
        ),
        Paragraph("2. Sở Tài chính cân đối, bố trí kinh phí theo quy định."),
        SideBySide(
            ("Nơi nhận:", "- Bộ Khoa học và Công nghệ;", "- Các sở, ban, ngành;", "- Lưu: VT."),
            ("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH", "", "", "Trần Thị Mẫu"),
        ),
        NewPage(landscape=True),
        Paragraph("Phụ lục", bold=True, centred=True),
        Paragraph("PHÂN CÔNG NHIỆM VỤ", bold=True, centred=True),
        Paragraph(f"(Kèm theo Kế hoạch số {symbol} {issued})", italic=True, centred=True),
        Ruled(HEADINGS, tuple(_rows(plan)), SHARES),
    ]
    return blocks


def _rows(plan: Plan) -> list[tuple[str, ...]]:
    rows: list[tuple[str, ...]] = []
    number = 0
    for place, (title, tasks) in enumerate(plan.sections):
        rows.append((("I", "II", "III", "IV", "V", "VI")[place], title))
        for task in tasks:
            number += 1
            rows.append(
                (str(number), task.text, task.lead, task.coordinate, task.time, task.product)
            )
    return rows
