"""Which of the six pillars of Directive 38-CT/TW a task belongs to, told from headings and words."""

import re
from collections.abc import Sequence

from chuan.plans.enums import Pillar

_WORDS: dict[Pillar, re.Pattern[str]] = {
    Pillar.PROPAGANDA: re.compile(
        r"tuyên\s+truyền|nâng\s+cao\s+nhận\s+thức|quán\s+triệt|phổ\s+biến,?\s+giáo\s+dục"
        r"|truyền\s+thông|đối\s+thoại"
    ),
    Pillar.LAW: re.compile(
        r"pháp\s+luật|cơ\s+chế|chính\s+sách|quản\s+lý\s+nhà\s+nước|thể\s+chế|quy\s+phạm"
        r"|quy\s+chuẩn\s+kỹ\s+thuật\s+địa\s+phương|văn\s+bản\s+quản\s+lý"
    ),
    Pillar.PEOPLE: re.compile(
        r"nguồn\s+nhân\s+lực|đào\s+tạo|bồi\s+dưỡng|tập\s+huấn|đội\s+ngũ|cán\s+bộ,\s*công\s+chức"
    ),
    Pillar.BUDGET: re.compile(
        r"ngân\s+sách|kinh\s+phí|đầu\s+tư|cơ\s+sở\s+vật\s+chất|trang\s+thiết\s+bị|nguồn\s+lực\s+tài"
    ),
    Pillar.INSPECTION: re.compile(
        r"thanh\s+tra|kiểm\s+tra|giám\s+sát|xử\s+lý\s+vi\s+phạm|hậu\s+kiểm"
    ),
    Pillar.INTEGRATION: re.compile(r"hội\s+nhập|quốc\s+tế|thừa\s+nhận\s+lẫn\s+nhau|nước\s+ngoài"),
}
_GENERAL = re.compile(
    r"^\W*(?:tổ\s+chức\s+thực\s+hiện|mục\s+đích|yêu\s+cầu|kinh\s+phí\s+thực\s+hiện)", re.IGNORECASE
)
"""Headings that every plan has and that tell no pillar."""


def propose_pillar(headings: Sequence[str], text: str = "") -> Pillar | None:
    """The pillar of a task under `headings` (the nearest first); its own `text` when they tell none.

    The pillar with most words wins, among equals the one named first; None when no word tells.

    >>> propose_pillar(["Tăng cường hội nhập quốc tế về tiêu chuẩn"]).value
    'VI'

    Basis: Chỉ thị 38-CT/TW ngày 30/7/2024 (six groups of tasks, kept in this order by the plans
    under it).
    """
    for words in [*(one for one in headings if not _GENERAL.match(one)), text]:
        found = _told(words.lower())
        if found is not None:
            return found
    return None


def _told(words: str) -> Pillar | None:
    hits = {pillar: list(pattern.finditer(words)) for pillar, pattern in _WORDS.items()}
    told = {pillar: found for pillar, found in hits.items() if found}
    if not told:
        return None
    return min(told, key=lambda pillar: (-len(told[pillar]), told[pillar][0].start()))
