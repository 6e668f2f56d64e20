"""A plan laid beside the plan above it, against reading the two, and its growth with length."""

import random
import time
from collections.abc import Callable

from chuan.documents.reading import knowledge
from chuan.domain.vanban import from_text, read
from chuan.domain.vanban.alignment import align
from chuan.domain.vanban.alignment.sentences import parts_of
from chuan.domain.vanban.alignment.words import pairs_of, telling, words_of
from chuan.domain.vanban.types import Reading

ROUNDS, _UNDER_ONE_HEADING = 7, 10
LIMITS = {"align_to_reading": 20.0, "growth_50_to_200_tasks": 6.0}
_DEEDS = (
    "Tổ chức tập huấn",
    "Tuyên truyền",
    "Kiểm tra",
    "Rà soát, lập danh mục",
    "Xây dựng cơ sở dữ liệu",
    "Hỗ trợ áp dụng",
    "Kiểm định, hiệu chuẩn",
    "Bố trí kinh phí",
)
_THINGS = (
    "cân đồng hồ lò xo",
    "nhãn hàng hóa",
    "truy xuất nguồn gốc",
    "phương tiện đo nhóm 2",
    "hàng đóng gói sẵn",
    "an toàn thực phẩm",
    "mũ bảo hiểm",
    "vật liệu xây dựng",
    "quy chuẩn kỹ thuật địa phương",
    "sản phẩm OCOP",
    "đồ chơi trẻ em",
    "thiết bị điện gia dụng",
    "phân bón",
)
_WHERE = (
    "tại chợ trung tâm",
    "ở các trường học",
    "cho hộ kinh doanh",
    "của hợp tác xã",
    "tại cửa hàng xăng dầu",
    "trên sàn thương mại điện tử",
    "tại trạm y tế",
    "của doanh nghiệp xuất khẩu",
    "tại bến xe khách",
)
_CHILD = "ỦY BAN NHÂN DÂN\nXÃ HÒA AN\nSố: 21/KH-UBND\nHòa An, ngày 15 tháng 3 năm 2026\n\n"
_PARENT = "ỦY BAN NHÂN DÂN\nTỈNH AN BÌNH\nSố: 15/KH-UBND\nAn Bình, ngày 10 tháng 02 năm 2026\n\n"


def plan(head: str, tasks: int, seed: int, lead: str) -> str:
    """A plan with so many tasks under headings of ten, drawn in an order of its own."""
    draw = random.Random(seed)
    rows: list[str] = []
    for n in range(tasks):
        if n % _UNDER_ONE_HEADING == 0:
            rows.append(f"{n // _UNDER_ONE_HEADING + 1}. {draw.choice(_THINGS).capitalize()}")
        work = f"{draw.choice(_DEEDS)} {draw.choice(_THINGS)} {draw.choice(_WHERE)}"
        by = f"hoàn thành trước ngày {1 + n % 28}/{1 + n % 12}/2027"
        rows += [
            f"- {work}, đạt {50 + n % 50}%, {by}.",
            f"(Đơn vị chủ trì: {lead}; thời gian: Hằng năm; sản phẩm: Báo cáo kết quả)",
        ]
    title = "KẾ HOẠCH\nQuản lý chất lượng giai đoạn 2026 - 2030\n\n"
    body = "\n".join(rows)
    return f"{head}{title}I. NHIỆM VỤ, GIẢI PHÁP\n{body}\n\nNơi nhận:\n- Như trên.\n"


def seconds(work: Callable[[], object]) -> float:
    """The least of a few runs: what else the machine does only adds."""
    taken = []
    for _ in range(ROUNDS):
        forget()
        begun = time.perf_counter()
        work()
        taken.append(time.perf_counter() - begun)
    return min(taken)


def forget() -> None:
    """Empty the memory of words, so that every run begins as the first."""
    for known in (words_of, pairs_of, telling, parts_of):
        known.cache_clear()


def measured(tasks: int) -> tuple[float, float]:
    """Seconds to read both plans, and to lay the one beside the other."""
    known = knowledge()
    texts = (
        plan(_CHILD, tasks, 1, "Phòng Kinh tế"),
        plan(_PARENT, tasks, 2, "UBND các xã, phường"),
    )

    def both() -> list[Reading]:
        return [read(from_text(text), known) for text in texts]

    child, parent = both()
    if min(len(r.documents[-1].tasks) for r in (child, parent)) < 0.95 * tasks:
        raise AssertionError("the plans of the scenario are no longer read as written")

    def beside() -> object:
        return align(
            child.documents[-1],
            [parent.documents[-1]],
            knowledge=known,
            child_text=child.text,
            parent_texts=[parent.text],
        )

    return seconds(both), seconds(beside)


def main() -> dict[str, float]:
    """The two ratios and, as information, the seconds behind them."""
    _, short = measured(50)
    reading, long = measured(200)
    return {
        "align_to_reading": long / reading,
        "growth_50_to_200_tasks": long / short,
        "seconds_reading_200_tasks": reading,
        "seconds_align_200_tasks": long,
    }
