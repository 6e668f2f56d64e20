"""Makes the small plans that the examples of the rules are written in."""

from datetime import date

from chuan.domain.vanban.alignment.catalogue import Example
from chuan.domain.vanban.types import Knowledge

COMMUNE = (
    "ỦY BAN NHÂN DÂN\nXÃ HÒA AN\nSố: 21/KH-UBND\nHòa An, ngày 15 tháng 3 năm 2026\n\n"
    "KẾ HOẠCH\nTriển khai công tác quản lý chất lượng giai đoạn 2026 - 2030\n\n"
)
PROVINCE = (
    "ỦY BAN NHÂN DÂN\nTỈNH AN BÌNH\nSố: 105/KH-UBND\nAn Bình, ngày 10 tháng 02 năm 2026\n\n"
    "KẾ HOẠCH\nTriển khai công tác quản lý chất lượng giai đoạn 2026 - 2030\n\n"
)


def pair(
    child: str, parent: str, knowledge: Knowledge | None = None, on: date | None = None
) -> Example:
    """A plan of a commune with one task, under a plan of its province with one task."""
    return Example(
        f"{COMMUNE}I. NHIỆM VỤ\n- {child}\n",
        f"{PROVINCE}I. NHIỆM VỤ\n- {parent}\n",
        knowledge or Knowledge(),
        on,
    )


def whole(
    child: str, parent: str, knowledge: Knowledge | None = None, on: date | None = None
) -> Example:
    """A plan of a commune under a plan of its province, sections and all."""
    return Example(COMMUNE + child, PROVINCE + parent, knowledge or Knowledge(), on)
