"""Which paragraphs of a document ask bodies to issue a plan of their own, and by when.

Precision first: a paragraph counts when the body it speaks of is itself to make a plan that carries
the document out. Who only advises, guides or chases others does not count, nor do plans for checks,
money or training.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, TypedDict

from chuan.domain.vanban.agencies import split_agencies
from chuan.domain.vanban.folding import fold
from chuan.domain.vanban.passage import Passage
from chuan.plans.rules.tasks_of import clause_of
from chuan.plans.types import PrintedTime

Json = Mapping[str, Any]
_LONGEST_QUOTE = 700
_MAKE = r"(?:xây dựng|ban hành|lập|đề ra|có|cụ thể hóa (?:thành|bằng)|cụ thể hóa)"
_PLAN = (
    r"(?:chương trình(?: hành động)?|kế hoạch(?: hành động)?)"
    r"(?:(?:,| và| hoặc|/)\s*(?:chương trình(?: hành động)?|kế hoạch(?: hành động)?))*"
)
_OWN = (
    r"(?:của|cho|tại|trong)\s+(?:\w+\s+){0,3}?(?:mình|đơn vị|địa phương|cơ quan|ngành|cấp|tổ chức)"
)
_PURPOSE = (
    r"(?:cụ thể|chi tiết|thực hiện|triển khai|tổ chức thực hiện|hành động|phù hợp"
    rf"|(?:hằng|hàng|từng) năm|năm \d{{4}}|giai đoạn|{_OWN})"
)
_ASKS = re.compile(
    rf"(?<!\w)(?P<verb>{_MAKE})(?P<between>[^.;:]{{0,60}}?)\s(?P<plan>{_PLAN})(?!\w)\s*(?P<after>[^.;]{{0,160}})"
)
_TO_CARRY_OUT = re.compile(rf"^\W*(?:này\W*)?{_PURPOSE}")
_GROUNDS = re.compile(
    r"(?:căn cứ|trên cơ sở|theo)\s+(?:vào\s+)?(?:chức năng|nhiệm vụ|kế hoạch này|nội dung"
    r"|tình hình|điều kiện)"
)
_OTHER_PLAN = re.compile(
    r"^\W*(?:(?:hằng|hàng) năm\s+)?(?:thực hiện\s+)?(?:công tác\s+)?"
    r"(?:kiểm tra|thanh tra|giám sát|đào tạo|bồi dưỡng|tập huấn|tuyên truyền|truyền thông|vốn|đầu tư"
    r"|kinh phí|tài chính|ngân sách|sử dụng|sản xuất|kinh doanh|lựa chọn|đấu thầu|mua sắm|xúc tiến|khảo sát"
    r"|lấy mẫu|phát triển|hợp tác|chuyển đổi số|công tác)(?!\w)"
)
_OTHERS_PLAN = re.compile(
    r"(?:đôn đốc|hướng dẫn|theo dõi|kiểm tra|giám sát|tham mưu|giúp|phối hợp|tổng hợp|thẩm định|góp ý"
    r"|trình|phê duyệt|đề nghị|yêu cầu|chỉ đạo các|lồng ghép|hỗ trợ|đề xuất|báo cáo)(?!\w)[^.;]*$"
)
_LEADS = re.compile(r"lãnh đạo, chỉ đạo\s+(?:việc\s+)?$|lãnh đạo\s+$|chỉ đạo\s+$")
_NOT_YET = re.compile(r"(?:đã|không|chưa|được|việc|để|khi|sau khi|sẽ do)\s*$")
_BETWEEN = re.compile(r"^[\w\s,]{0,60}$")
_NOT_BETWEEN = re.compile(
    r"(?:báo cáo|trình|tham mưu|theo|kết quả|văn bản quy|cơ chế|mục tiêu của|dự toán|tiêu chuẩn|quy chuẩn)"
)
_ABOVE = re.compile(
    r"(?:của|trình|tham mưu|giúp)\s+(?:ủy ban|ubnd|hđnd|hội đồng|thủ tướng|bộ|ban thường vụ)"
)
_STOP = re.compile(
    r"[.;]|(?:,|và)?\s*(?:định kỳ|báo cáo (?:kết quả|tình hình|tiến độ)|sơ kết|tổng kết)"
)
_WITHIN = re.compile(r"trong (?:thời hạn|vòng)\s+(\d{1,3})\s+ngày( làm việc)?")
_TIMED = re.compile(
    r"(?:trước|chậm nhất|muộn nhất|hoàn thành|xong|trong|đến|vào)\s+(?:(?:là|trước|trong|hết|vào)\s+){0,2}"
    r"(?:ngày|tháng|quý|năm\s+\d|\d{1,2}[/.])[^.;]*$"
)


@dataclass(frozen=True, slots=True)
class MustPlan:
    """Bodies (as printed) that a paragraph asks for a plan, the words, and the time they tell."""

    pointer: str
    clause: str
    quote: str
    names: tuple[str, ...]
    time: PrintedTime
    days_after_issue: int | None = None
    counts_worked_days: bool = False


def must_plan(content: Json) -> tuple[MustPlan, ...]:
    """Every paragraph of "tổ chức thực hiện" and every task that asks for plans of those named.

    Basis: Điều 8, Điều 22 Luật 72/2025/QH15 (a body carries out what those above ask within its own
    powers); what a document asks is what it prints.
    """
    return (*_from_duties(content), *_from_tasks(content))


def asks_for_a_plan(text: str) -> str | None:
    """The words that ask the one spoken of for a plan of its own, or None.

    >>> asks_for_a_plan("căn cứ chức năng, nhiệm vụ xây dựng kế hoạch cụ thể để thực hiện")
    'xây dựng kế hoạch cụ thể để thực hiện'
    >>> asks_for_a_plan("đôn đốc các xã ban hành kế hoạch thực hiện")
    """
    found = _asking(text)
    return text[found[0] : found[1]].strip() if found else None


def _asking(text: str) -> tuple[int, int] | None:
    """Where the asking words begin, and where their clause ends."""
    folded = fold(text)
    for match in _ASKS.finditer(folded):
        begin = _clause_start(folded, match.start())
        before = folded[begin : match.start()]
        if _counts(match, before):
            stop = _STOP.search(folded, match.end("plan"))
            return match.start(), stop.start() if stop else len(text)
    return None


def _counts(match: re.Match[str], before: str) -> bool:
    between, after = match["between"], match["after"]
    if not _BETWEEN.match(between) or _NOT_BETWEEN.search(between):
        return False
    if _NOT_YET.search(before) or (_OTHERS_PLAN.search(before) and not _LEADS.search(before)):
        return False
    if _OTHER_PLAN.match(after) or _ABOVE.match(after):
        return False
    if match["verb"] == "có" and not _TO_CARRY_OUT.match(after):
        return False
    grounds = _GROUNDS.search(before) or _GROUNDS.search(between)
    return bool(_TO_CARRY_OUT.match(after) or (grounds and not after.strip(" ,")))


def _clause_start(folded: str, at: int) -> int:
    return max(folded.rfind(mark, 0, at) for mark in (". ", ";", ":")) + 1


def _from_duties(content: Json) -> Iterator[MustPlan]:
    for place, row in enumerate(content.get("duties") or ()):
        if not row:
            continue
        text = str(row.get("text") or "")
        found = _asking(text)
        names = _names(str(row.get("actor") or "")) if found else ()
        if found and names:
            said = text[found[0] : found[1]]
            yield MustPlan(
                pointer=f"/duties/{place}",
                clause="",
                quote=text[:_LONGEST_QUOTE],
                names=names,
                time=PrintedTime(words=_time_words(said)),
                **_counted(said),
            )


def _from_tasks(content: Json) -> Iterator[MustPlan]:
    """A task that its leads do by issuing a plan; what is made for a body above is none."""
    for place, row in enumerate(content.get("tasks") or ()):
        if not row:
            continue
        text, product = str(row.get("text") or ""), fold(str(row.get("product") or ""))
        found = _asking(text)
        makes = not product or re.match(rf"(?:các )?(?:{_PLAN})", product)
        names = tuple(name for lead in row.get("lead") or () for name in _names(str(lead)))
        if not (found and makes and names) or _ABOVE.search(product):
            continue
        period = row.get("period") or {}
        said = text[found[0] : found[1]]
        yield MustPlan(
            pointer=f"/tasks/{place}",
            clause=clause_of(row),
            quote=text[:_LONGEST_QUOTE],
            names=names,
            time=PrintedTime(
                words=_time_words(said) or str(row.get("time") or "")[:300],
                start=period.get("start"),
                end=period.get("end"),
                quarter=period.get("quarter"),
                recurrence=period.get("recurrence"),
            ),
            **_counted(said),
        )


def _names(printed: str) -> tuple[str, ...]:
    found = split_agencies(Passage.at(printed, 0))
    return tuple(dict.fromkeys(" ".join(name.text.split()) for name in found)) or (
        (printed.strip(),) if printed.strip() else ()
    )


def _time_words(said: str) -> str:
    """The words of the asking clause that tell a day; a year inside "năm 2026" of a title is none."""
    found = _TIMED.search(fold(said))
    return " ".join(said[found.start() :].split())[:300] if found else ""


class _Counted(TypedDict):
    days_after_issue: int | None
    counts_worked_days: bool


def _counted(said: str) -> _Counted:
    """Days counted from the issue, and whether only worked ones count."""
    found = _WITHIN.search(fold(said))
    return {
        "days_after_issue": int(found[1]) if found else None,
        "counts_worked_days": bool(found and found[2]),
    }
