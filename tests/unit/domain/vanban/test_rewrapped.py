"""A table flattened anew at many widths, orders of columns and page heights gives back its cells."""

import random
import textwrap

from chuan.domain.vanban import from_text, read
from chuan.domain.vanban.types import Knowledge, Task

Row = dict[str, str | None]
HEADS = {
    "task": "Nội dung nhiệm vụ",
    "lead": "Cơ quan chủ trì",
    "coordinate": "Cơ quan phối hợp",
    "time": "Thời gian thực hiện",
    "product": "Sản phẩm",
}
ORDERS = (
    ("task", "lead", "coordinate", "time", "product"),
    ("task", "lead", "coordinate", "product", "time"),
    ("task", "product", "time", "lead", "coordinate"),
)
TASKS = (
    "Rà soát, lập danh sách phương tiện đo đang sử dụng tại các chợ, cửa hàng xăng dầu trên địa bàn",
    "Tổ chức lớp tập huấn về ghi nhãn hàng hóa cho hợp tác xã, hộ kinh doanh và cán bộ các phòng",
    "Xây dựng mô hình điểm về cân đối chứng, hướng dẫn người tiêu dùng tự kiểm tra khối lượng hàng mua",
    "Kết nối dữ liệu truy xuất của nông sản chủ lực lên hệ thống dùng chung, cập nhật hằng tháng",
    "Kiểm tra việc công bố tiêu chuẩn áp dụng của cơ sở sản xuất nước đóng chai, nước mắm, mật ong",
    "Đánh giá kết quả ba năm thực hiện, đề xuất khen thưởng tập thể, cá nhân có thành tích",
)
LEADS = (
    "Phòng Kinh tế",
    "Phòng Văn hóa - Xã hội",
    "Sở Khoa học và Công nghệ",
    "Các sở, ban, ngành",
)
PARTNERS = (
    "Công an xã; các thôn, tổ dân phố",
    "Sở Công Thương; UBND các xã, phường",
    "Hội Nông dân, Hội Liên hiệp Phụ nữ xã; Trung tâm Dịch vụ nông nghiệp",
    None,
)
TIMES = ("Quý III/2026", "Hằng năm", "2026 - 2030", "Trước ngày 30/6/2026", "Thường xuyên", None)
PRODUCTS = (
    "Báo cáo kết quả",
    "02 lớp tập huấn",
    "Kế hoạch của UBND xã; biên bản",
    "100% cơ sở được kiểm tra",
    None,
)
LEAST_WHOLE, LEAST_BROKEN = 0.95, 0.88


def rows(rng: random.Random) -> list[Row]:
    return [
        {
            "task": task,
            "lead": rng.choice(LEADS),
            "coordinate": rng.choice(PARTNERS),
            "time": rng.choice(TIMES),
            "product": rng.choice(PRODUCTS),
        }
        for task in rng.sample(TASKS, len(TASKS))
    ]


def flattened(rng: random.Random, table: list[Row], order: tuple[str, ...], height: int) -> str:
    widths = {"task": 40, "lead": 18, "coordinate": 24, "time": 13, "product": 22}
    widths = {role: width + rng.randint(-3, 6) for role, width in widths.items()}
    lines = ["TT " + " ".join(HEADS[role] for role in order)]
    used = 0
    for number, row in enumerate(table, start=1):
        cells = {role: textwrap.wrap(row[role] or "", widths[role]) for role in order}
        tall = max(len(cell) for cell in cells.values())
        room = height - used
        parts = [{role: cell[:room] for role, cell in cells.items()}]
        if tall > room:
            parts.append({role: cell[room:] for role, cell in cells.items()})
        for place, part in enumerate(parts):
            lines.extend(["\f"] * place + [str(number)] * (not place))
            lines.extend(line for role in order for line in part[role])
        used = tall - room if tall > room else used + tall
    head = "KẾ HOẠCH\nThực hiện nhiệm vụ\nNơi nhận:\n- Lưu: VT.\nCHỦ TỊCH\nNgô Văn Tám\nPHỤ LỤC\n"
    return head + "\n".join(lines).replace("\n\f\n", "\n\f")


def right_cells(tasks: tuple[Task, ...], table: list[Row]) -> int:
    by_number = {task.number: task for task in tasks}
    right = 0
    for number, row in enumerate(table, start=1):
        task = by_number.get(str(number))
        found = task and {
            "task": task.text,
            "lead": task.lead_raw,
            "coordinate": task.coordinate_raw,
            "time": task.time,
            "product": task.product,
        }
        right += sum(
            (str(found[role]) if found and found[role] else None) == row[role] for role in row
        )
    return right


def share_right(height: int) -> float:
    right = total = 0
    for seed in range(24):
        rng = random.Random(seed)  # noqa: S311 — layouts, not secrets
        table = rows(rng)
        text = flattened(rng, table, ORDERS[seed % len(ORDERS)], height)
        (document,) = read(from_text(text), Knowledge()).documents
        right += right_cells(document.tasks, table)
        total += len(table) * len(HEADS)
    return right / total


def test_cells_of_one_page_come_back() -> None:
    assert share_right(height=999) >= LEAST_WHOLE


def test_cells_broken_by_pages_come_back() -> None:
    assert share_right(height=9) >= LEAST_BROKEN
