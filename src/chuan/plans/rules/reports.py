"""The words of a reporting duty: the printed words of its date, and the title of the task it makes."""

import re
from collections.abc import Mapping, Sequence
from typing import Any

Spans = Mapping[str, Sequence[Sequence[int]]]
_LONGEST_WORDS = 300
_NEAR = 700
"""Letters around the duty in which its date may stand: its own sentence, a long one."""
_LIMIT = r"(?:(?:trước|chậm\s+nhất|muộn\s+nhất|xong|vào|đến)\s+(?:là\s+|vào\s+)?)*"
_EACH_YEAR = r"(?:\s*,?\s*(?:hằng|hàng|mỗi|từng)\s+năm|\s*(?:[/.-]|,?\s*năm\s+)\s*\d{4})?"
KIND_WORDS = {
    "plan": "Kế hoạch",
    "directive": "Chỉ thị",
    "decision": "Quyết định",
    "official_letter": "Công văn",
    "resolution": "Nghị quyết",
    "circular": "Thông tư",
    "program": "Chương trình",
}
"""As a Vietnamese document names itself; the title of a task is kept, so no reader's language."""


def report_title(duty: Mapping[str, Any], content: Mapping[str, Any]) -> str:
    """What is to be reported, on which document, to whom."""
    to = "; ".join(duty.get("to") or ())
    kind = KIND_WORDS.get(content.get("kind", ""), "văn bản")
    symbol = content.get("symbol") or ""
    about = f"{kind} số {symbol}" if symbol[:1].isdigit() else kind
    goal = f", gửi {to}" if to else ""
    if duty.get("recurrence") == "on_event":
        return f"Báo cáo khi phát sinh khó khăn, vướng mắc trong thực hiện {about}{goal}"
    return f"Báo cáo kết quả thực hiện {about}{goal}"


def report_words(duty: Mapping[str, Any], pointer: str, text: str, spans: Spans) -> str:
    """The words that tell the date of the duty; without a date, the words it was read from."""
    found = spans.get(f"{pointer}/due") or spans.get(pointer) or ()
    said = date_words(duty.get("due") or "", text, found[0]) if found else ""
    words = said or " ".join(" ".join(text[start:end].split()) for start, end in found)
    return words if len(words) <= _LONGEST_WORDS else ""


def date_words(due: str, text: str, spot: Sequence[int]) -> str:
    """The printed words nearest to `spot` that name the day and month of `due` (--MM-DD, YYYY-MM-DD).

    >>> date_words("--11-20", "trước ngày 20 tháng 11 hằng năm báo cáo về Sở", (32, 39))
    'trước ngày 20 tháng 11 hằng năm'
    """
    parts = re.fullmatch(r"(?:\d{4}|-)-(\d{2})-(\d{2})", due)
    if parts is None:
        return ""
    month, day = int(parts[1]), int(parts[2])
    pattern = rf"{_LIMIT}(?:ngày\s+)?\b0?{day}\s*(?:[/.-]|\s+tháng\s+)\s*0?{month}\b{_EACH_YEAR}"
    start, end = max(0, spot[0] - _NEAR), spot[1] + _NEAR
    near = re.finditer(pattern, text[start:end], re.IGNORECASE)
    places = [(abs(start + found.start() - spot[0]), " ".join(found[0].split())) for found in near]
    return min(places)[1] if places else ""
