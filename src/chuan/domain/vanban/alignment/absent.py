"""What the parent asks of the child and the child does not take up."""

import re
from collections.abc import Iterator

from chuan.domain.vanban.alignment.catalogue import AlignmentRule, Hit, quote
from chuan.domain.vanban.alignment.samples import pair
from chuan.domain.vanban.alignment.sentences import parts_of
from chuan.domain.vanban.alignment.types import Clause
from chuan.domain.vanban.folding import fold
from chuan.domain.vanban.types import Document

_MAKE_A_PLAN = re.compile(
    r"(?:triển khai|thực hiện)\s+(?:tốt |có hiệu quả )?(?:các )?nhiệm vụ\s+(?:được\s+)?(?:phân công|giao)"
    r"|(?:xây dựng|ban hành|cụ thể hóa thành|lập)\s+(?:\S+\s+){0,3}?(?:kế hoạch|chương trình)(?: hành động)?"
    r"[^.;]{0,40}?(?:thực hiện|triển khai|cụ thể)"
)
_PLANS = ("plan", "program", "decision", "directive", "resolution")


def is_answered_by_being(clause: Clause, child: Document) -> bool:
    """Whether the parent only asks for a plan, which the child itself is."""
    first = next(iter(parts_of(clause.text.text)), "")
    return child.kind in _PLANS and asks_for_plan(first)


def asks_for_plan(text: str) -> bool:
    """Whether the words ask that a plan be made to carry something out."""
    return bool(_MAKE_A_PLAN.search(fold(text)))


def missing(clause: Clause, *, leads: bool) -> Hit:
    """A clause of the parent that nothing answers; a question where the child only helps."""
    return Hit(
        quote(clause),
        None,
        {"label": clause.label or "văn bản cấp trên"},
        severity="warning" if leads else "question",
    )


def _nothing(_: object) -> Iterator[Hit]:
    return iter(())


RULES = (
    AlignmentRule(
        "parent-clause-missing",
        "warning",
        "Chưa thấy nội dung này của văn bản cấp trên ({label}) trong văn bản.",
        pair=_nothing,
        fires=(
            pair(
                "Mở lớp tập huấn về nhãn hàng hóa cho hộ kinh doanh.",
                "UBND các xã, phường chủ trì rà soát cân đang dùng tại chợ.",
            ),
        ),
        silent=(
            pair(
                "Rà soát cân đang dùng tại chợ.",
                "UBND các xã, phường chủ trì rà soát cân đang dùng tại chợ.",
            ),
            pair(
                "Mở lớp tập huấn về nhãn hàng hóa cho hộ kinh doanh.",
                "Sở Tài chính chủ trì rà soát cân đang dùng tại kho dự trữ.",
            ),
        ),
    ),
)
