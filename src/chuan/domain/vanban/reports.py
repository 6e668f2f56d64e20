"""Finds who reports to whom, by when and how often."""

import re
from collections.abc import Sequence
from dataclasses import replace

from chuan.domain.vanban.agencies import begins_agency, split_agencies
from chuan.domain.vanban.folding import fold
from chuan.domain.vanban.passage import Passage
from chuan.domain.vanban.periods import due_in
from chuan.domain.vanban.subjects import subject_of
from chuan.domain.vanban.targets import sentences
from chuan.domain.vanban.types import Reporting, Span, Value

_SENDS = re.compile(
    r"(?<![^\W_])(?:(?P<report>báo cáo)\s+(?:gửi\s+|cho\s+|về\s+|lên\s+|với\s+)?"
    r"|(?:gửi|phản ánh|báo)\s+(?:báo cáo\s+|kết quả\s+|ý kiến\s+)?(?:(?:kịp thời"
    r"|bằng văn bản)\s+){0,2}(?:về\s+|đến\s+|tới\s+|cho\s+)?"
    r"|(?:về|đến|tới|cho|lên)\s+)(?=\S)"
)
_TO_END = re.compile(
    r"(?:[.;:(]|,?\s+(?:để|trước|theo|kết quả|tình hình|xem xét|chỉ đạo|tổng hợp|qua|bằng"
    r"|định kỳ|việc|về|có(?!\s+(?:thẩm quyền|liên quan))|những|cho ý kiến"
    r"|quyết định|khi|trong|và\s+(?:đề xuất|kiến nghị)|hằng năm|hàng năm|hằng quý|vào|chậm nhất"
    r"|biết|thông qua|đúng|đồng thời"
    r"|phối hợp|phê duyệt|ban hành|thường xuyên))(?=\s|$|[,;.])|$"
)
_CHAIN = re.compile(
    r"^[^.;]{0,40}?(?:để|,)\s*(?:theo dõi,?\s*)?(?:tổng hợp"
    r"|tham mưu)[^.;]{0,40}?báo cáo\s+(?:gửi\s+|cho\s+|về\s+)?"
)
_DEADLINE = re.compile(
    r"(?:trước|chậm nhất(?:\s+là)?|muộn nhất|xong trước|đến|vào)\s+(?=ngày\s*\d"
    r"|\d{1,2}\s*/\s*\d)(?=(?P<date>.{0,44}))"
)
_DATE_ROOM = 24
_EVENT = re.compile(r"đột xuất|khi có|phát sinh|kịp thời|vướng mắc|trường hợp|theo yêu cầu")
_PERIODIC = re.compile(r"định kỳ|thường kỳ|theo quy định")
_RECURRENCES = (
    ("monthly", re.compile(r"(?:hằng|hàng|mỗi)\s*tháng")),
    ("quarterly", re.compile(r"(?:hằng|hàng|mỗi)\s*(?:quý|quí)")),
    ("half_yearly", re.compile(r"(?:6|06|sáu)\s*tháng")),
    ("annual", re.compile(r"(?:hằng|hàng|mỗi)\s*năm|tháng\s*\d+\s*(?:của\s*)?năm(?!\s*\d)")),
)
_HANDED_IN = re.compile(r"danh sách|số liệu|biểu mẫu|ý kiến|văn bản góp ý|hồ sơ|đề xuất|đăng ký")
"""What is handed in by a day, as a report is."""
_SPEAKS_OF_REPORT = re.compile(r"báo cáo|phản ánh|gửi")


def deadline_in(passage: Passage) -> tuple[str | None, tuple[Span, ...]]:
    """The day by which something is due ("trước ngày 20 tháng 11 hằng năm") and where it stands.

    ISO, or --MM-DD for a day of every year; None where no day is named.
    """
    for found in _DEADLINE.finditer(fold(passage.text)):
        start = found.start("date")
        due = due_in(passage.text[start : found.end("date")])
        if due and due.start <= len("ngày "):
            return due.text, passage[start + due.start : start + due.end].spans()
    return None, ()


def reporting_in(paragraph: Passage, actor: Sequence[Passage]) -> list[Reporting]:
    """The reporting duties of a paragraph; `actor` is whom the heading above it names."""
    found: list[Reporting] = []
    for sentence in sentences(paragraph):
        if not _SPEAKS_OF_REPORT.search(fold(sentence.text)):
            continue
        subject = subject_of(sentence)
        own = split_agencies(subject) if subject else []
        found.extend(_in_sentence(sentence, own or list(actor)))
    return _distinct(found)


def _in_sentence(sentence: Passage, who: list[Passage]) -> list[Reporting]:
    folded = fold(sentence.text)
    found: list[Reporting] = []
    reached = 0
    for match in _SENDS.finditer(folded):
        if match.start() < reached or not _is_report(folded, match):
            continue
        to, end = _addressees(sentence, match.end())
        if not to:
            continue
        reached = end
        found.extend(_by_deadline(sentence, _reporting(sentence, who, to, (match.start(), end))))
        chain = _CHAIN.match(folded[end:])
        if chain:
            onward, stop = _addressees(sentence, end + chain.end())
            reached = max(reached, stop)
            if onward:
                found.append(_reporting(sentence, to, onward, (end, stop), chained=True))
    return found


def _by_deadline(sentence: Passage, reporting: Reporting) -> list[Reporting]:
    """Such as "6 tháng (trước ngày 15/6), năm (trước ngày 20/11)" are two reports."""
    folded = fold(sentence.text)
    marks = list(_DEADLINE.finditer(folded))
    if len(marks) < 2:
        return [reporting]
    found: list[Reporting] = []
    start = 0
    for mark in marks:
        end = mark.start() + len(mark.group()) + _DATE_ROOM
        due, due_spans = deadline_in(sentence[mark.start() : end])
        recurrence = _recurrence(folded[start : mark.end()] + " ")
        if re.search(r"(?<![^\W_])(?:báo cáo )?năm\s*\(?\s*$", folded[start : mark.start()]):
            recurrence = "annual"
        if due:
            found.append(replace(reporting, due=due, recurrence=recurrence, due_spans=due_spans))
        start = mark.start() + len("trước ngày 00/00")
    return found or [reporting]


def _is_report(folded: str, match: re.Match[str]) -> bool:
    """Whether the words before make the verb one of reporting."""
    if match.group("report"):
        return not re.search(
            r"(?:hội nghị|dự thảo|các|bản|mẫu|hệ thống|công tác|cơ quan)\s$",
            folded[: match.start()],
        )
    words = match.group()
    if words.startswith(("về", "đến", "tới", "cho", "lên")):
        before = folded[max(0, match.start() - 160) : match.start()]
        return bool(re.search(r"(?:báo cáo|phản ánh)[^.;:]*$", before)) and not re.search(
            r"(?:tuyên truyền|phổ biến)[^.;]*$", before
        )
    clause = folded[max(0, match.start() - 160) : match.start()]
    return bool(
        re.search(r"báo cáo|kết quả|tổng hợp|khó khăn|vướng mắc|phản ánh", clause + words)
        or (_HANDED_IN.search(clause) and _DEADLINE.search(folded))
    ) or (words.startswith(("gửi báo cáo", "phản ánh")))


def _addressees(sentence: Passage, start: int) -> tuple[list[Passage], int]:
    rest = sentence[start:]
    if not begins_agency(rest.text) or re.match(
        r"(?:các|những)\s+(?:nội dung|khó khăn|vấn đề|kết quả|kiến nghị|nhiệm vụ)", fold(rest.text)
    ):
        return [], start
    end = _TO_END.search(fold(rest.text))
    length = end.start() if end else len(rest)
    return split_agencies(rest[:length].strip(" ,;.")), start + length


def _reporting(
    sentence: Passage,
    who: Sequence[Passage],
    to: Sequence[Passage],
    where: tuple[int, int],
    *,
    chained: bool = False,
) -> Reporting:
    due, due_spans = (None, ()) if chained else deadline_in(sentence)
    return Reporting(
        who=tuple(agency.value() for agency in who),
        to=tuple(agency.value() for agency in to),
        due=due,
        recurrence=_recurrence(fold(sentence.text)),
        spans=sentence[where[0] : where[1]].spans(),
        due_spans=due_spans,
    )


def _recurrence(folded: str) -> str | None:
    for name, pattern in _RECURRENCES:
        if pattern.search(folded):
            return name
    if _PERIODIC.search(folded) and re.search(r"định kỳ|thường kỳ", folded):
        return "periodic"
    return "on_event" if _EVENT.search(folded) else None


def _distinct(found: list[Reporting]) -> list[Reporting]:
    kept: dict[tuple[tuple[str, ...], tuple[str, ...], str | None], Reporting] = {}
    for reporting in found:
        key = (_names(reporting.who), _names(reporting.to), reporting.due)
        kept.setdefault(key, reporting)
    return list(kept.values())


def _names(values: Sequence[Value]) -> tuple[str, ...]:
    return tuple(fold(value.text) for value in values)
