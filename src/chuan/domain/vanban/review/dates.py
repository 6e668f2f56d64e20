"""Dates that no calendar has, and dates that cannot follow one another."""

import re
from calendar import monthrange
from collections.abc import Iterator
from datetime import date

from chuan.domain.vanban.review.catalogue import Case, Example, Hit, Rule
from chuan.domain.vanban.types import Document, Span, Task, Value

_NUMERIC = re.compile(r"(?<![\d/.,-])(\d{1,2})\s?/\s?(\d{1,2})\s?/\s?(\d{3,5})(?![\d/]|-?[A-ZĐ])")
_SPELT = re.compile(r"ngày\s+(\d{1,2})\s+tháng\s+(\d{1,2})(?:\s+năm\s+(\d{3,5}))?(?!\d)", re.I)
_DAY_MONTH = re.compile(r"ngày\s+(\d{1,2})/(\d{1,2})(?![\d/.-])", re.I)
_BY = re.compile(
    r"(?:trước|chậm nhất|hoàn thành trong|xong trước|hạn chót|đến hết)\s+(?:là\s+)?ngày\s+"
    r"(\d{1,2})(?:/|\s+tháng\s+)(\d{1,2})(?:/|\s+năm\s+)(\d{4})(?!\d)",
    re.I,
)
_ODD_YEAR = re.compile(
    r"(?<![^\W_])năm\s+(?:20\d{3}(?!\d|[.,]\d|\s*%)|(?:20\d|0\d{2,3})(?=\s*[.;:)]\s))", re.I
)
_ODD_PART = re.compile(
    r"(?<![^\W_])(?:tháng\s+(?:1[3-9]|[2-9]\d)|quý\s+(?:VI{0,3}|IX|[5-9]))(?=\s*(?:/|năm\s+)\s*20\d{2})",
    re.I,
)
_BY_MONTH = re.compile(
    r"(?:trong|trước|xong\s+trong|đến\s+hết|chậm\s+nhất)\s+(?:tháng\s+(?P<m>\d{1,2})|quý\s+(?P<q>IV|I{1,3}))"
    r"\s*(?:/|năm\s+)\s*(?P<y>20\d{2})",
    re.I,
)
_RANGE = re.compile(
    r"(?<![\d/-])(20\d{2})\s*[-–]\s*(20\d{2})(?![\d/-])|từ năm (20\d{2}) đến năm (20\d{2})", re.I
)
_NORM = re.compile(
    r"\d{1,4}/((?:19|20)\d{2})/[A-ZĐ][\w&-]*,?\s+ngày\s+(\d{1,2})(?:/|\s+tháng\s+)(\d{1,2})(?:/|\s+năm\s+)(\d{4})(?!\d)"
)
_WEEKDAY = re.compile(
    r"(thứ\s+(?:hai|ba|tư|năm|sáu|bảy|[2-7])|chủ\s+nhật)\s*[,(]?\s*(?:ngày\s+)?"
    r"(\d{1,2})(?:/|\s+tháng\s+)(\d{1,2})(?:/|\s+năm\s+)(\d{4})(?!\d)",
    re.I,
)
_QUARTERS = {"I": 1, "II": 2, "III": 3, "IV": 4}
_WEEKDAYS = {
    "hai": 0,
    "2": 0,
    "ba": 1,
    "3": 1,
    "tư": 2,
    "4": 2,
    "năm": 3,
    "5": 3,
    "sáu": 4,
    "6": 4,
    "bảy": 5,
    "7": 5,
    "nhật": 6,
}
_FORWARD = ("plan", "directive", "decision", "official_letter", "program", "resolution", "circular")


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _impossible(case: Case) -> Iterator[Hit]:
    for pattern in (_NUMERIC, _SPELT):
        for match in pattern.finditer(case.text):
            year = match[3]
            good = year is None or (len(year) == 4 and 1900 <= int(year) <= 2200)
            leap = int(year) if year and good else 2024
            if good and _day(leap, int(match[2]), int(match[1])):
                continue
            start = _lead(case.text, match.start())
            yield Hit(
                (case.quote(start, match.end()),), "", {"date": " ".join(match.group().split())}
            )
    for match in _DAY_MONTH.finditer(case.text):
        day, month = int(match[1]), int(match[2])
        if not 1 <= month <= 12 or not 1 <= day <= monthrange(2024, month)[1]:
            yield Hit((case.quote(*match.span()),), "", {"date": f"{match[1]}/{match[2]}"})


def _odd_parts(case: Case) -> Iterator[Hit]:
    for pattern in (_ODD_YEAR, _ODD_PART):
        for match in pattern.finditer(case.text):
            printed = " ".join(match.group().split())
            yield Hit((case.quote(*match.span()),), "", {"printed": printed})


def _lead(text: str, at: int) -> int:
    """The start of "Quyết định số … ngày" before a date, so that the evidence says whose date it is."""
    before = re.search(
        r"(?:(?:[^\W\d]+\s+){1,2}số\s+\S+,?\s+)?ngày\s+$", text[max(0, at - 70) : at]
    )
    return at - (len(before.group()) if before else 0)


def _issued(document: Document) -> str:
    return document.date or ""


def _is_past(issued: str, day: date) -> bool:
    """Whether `day` is before the (perhaps partly blank) date of issue."""
    return bool(issued) and day.isoformat()[: len(issued)] < issued


def _deadline_before_issue(case: Case) -> Iterator[Hit]:
    for document in case.documents:
        issued = _issued(document)
        if not issued or document.kind not in _FORWARD:
            continue
        told: list[Span] = []
        for match in _BY.finditer(case.text, *case.within(document)):
            day = _day(int(match[3]), int(match[2]), int(match[1]))
            if day and _is_past(issued, day) and not _is_told(case.text, match.start()):
                told.append(match.span())
                yield Hit(
                    (case.quote(*match.span()),),
                    "",
                    {"deadline": f"{day:%d/%m/%Y}", "issued": _shown(issued)},
                )
        for match in _BY_MONTH.finditer(case.text, *case.within(document)):
            month = int(match["m"] or 0) or 3 * _QUARTERS[match["q"].upper()]
            ended = f"{match['y']}-{month:02d}"
            if ended < issued[:7] and len(issued) >= 7 and not _is_told(case.text, match.start()):
                yield Hit(
                    (case.quote(*match.span()),),
                    "",
                    {"deadline": " ".join(match.group().split()), "issued": _shown(issued)},
                    severity="warning",
                )
        for task in document.tasks:
            if _ended_before(task, issued) and task.time and not _meets(task.time, told):
                yield Hit(
                    (task.time, task.text),
                    _row(task),
                    {"deadline": task.time.text, "issued": _shown(issued)},
                )


def _meets(value: Value, told: list[Span]) -> bool:
    """Whether the words of `value` were told already."""
    return any(a < end and start < b for a, b in told for start, end in value.spans)


def _is_told(text: str, at: int) -> bool:
    """Whether the deadline is told as something past ("đã hoàn thành trước ngày")."""
    clause = text[max(0, at - 90) : at].lower()
    return " đã " in clause[clause.rfind(";") + 1 :] or '"' in clause or "“" in clause


def _ended_before(task: Task, issued: str) -> bool:
    period = task.period
    if period is None or period.recurrence == "annual":
        return False
    end = period.end or (period.start if period.quarter else None)
    if end is None:
        return False
    if period.quarter and len(issued) >= 7:
        return f"{end}-{period.quarter * 3:02d}" < issued[:7]
    return str(end) < issued[:4]


def _row(task: Task) -> str:
    return f"{task.section}.{task.number}" if task.number else task.section


def _shown(issued: str) -> str:
    return "/".join(reversed(issued.split("-")))


def _cited_after_issue(case: Case) -> Iterator[Hit]:
    for document in case.documents:
        issued = _issued(document)
        for citation in document.citations:
            if not issued or not citation.date or not citation.spans:
                continue
            shorter = min(len(issued), len(citation.date))
            if citation.date[:shorter] > issued[:shorter]:
                span = citation.spans[0]
                end = min(len(case.text), span[1] + 24)
                yield Hit(
                    (
                        case.quote(
                            span[0], end if "\n" not in case.text[span[1] : end] else span[1]
                        ),
                    ),
                    "",
                    {
                        "act": citation.symbol,
                        "date": _shown(citation.date),
                        "issued": _shown(issued),
                    },
                )


def _period_reversed(case: Case) -> Iterator[Hit]:
    for match in _RANGE.finditer(case.text):
        first, last = (int(year) for year in match.groups() if year)
        if first > last:
            yield Hit((case.quote(*match.span()),), "", {"period": match.group()})


def _year_of_symbol(case: Case) -> Iterator[Hit]:
    """Years that differ, but for a year after the issue, which is told as such."""
    issued = max((d.date or "" for d in case.documents), default="")[:4]
    for match in _NORM.finditer(case.text):
        if match[1] != match[4] and not (issued and match[4] > issued):
            yield Hit((case.quote(*match.span()),), "", {"year": match[1], "other": match[4]})


def _weekday(case: Case) -> Iterator[Hit]:
    for match in _WEEKDAY.finditer(case.text):
        day = _day(int(match[4]), int(match[3]), int(match[2]))
        named = _WEEKDAYS[match[1].lower().split()[-1]]
        if day and day.weekday() != named:
            yield Hit((case.quote(*match.span()),), "", {"date": f"{day:%d/%m/%Y}"})


_HEAD = (
    "ỦY BAN NHÂN DÂN\nXÃ HÒA BÌNH\nSố: 12/KH-UBND\nHòa Bình, ngày 05 tháng 3 năm 2026\n\n"
    "KẾ HOẠCH\nTập huấn năm 2026\n\n"
)

RULES = (
    Rule(
        "impossible-date",
        "date_error",
        "error",
        "Ngày {date} không có trên lịch hoặc chưa đúng dạng.",
        _impossible,
        by_glyph=True,
        fires=(
            Example("Quyết định số 15/QĐ-UBND ngày 31/12/025 của UBND xã."),
            Example("Hoàn thành trước ngày 31/4/2026."),
            Example("ngày 30 tháng 02 năm 2026"),
        ),
        silent=(
            Example(
                "Thông tư số 04/2026/TT-BKHCN ngày 27/02/2026; tỷ lệ 1/2/3; ngày "
                "29/02/2024; trước ngày 15/12 hằng năm."
            ),
        ),
    ),
    Rule(
        "impossible-year-or-month",
        "date_error",
        "error",
        "“{printed}” không có thật; ghi nhầm năm, quý hoặc tháng.",
        _odd_parts,
        by_glyph=True,
        fires=(
            Example("Hoàn thành trong năm 20226."),
            Example("Hoàn thành trong tháng 13/2026, báo cáo trong quý V năm 2026."),
        ),
        silent=(Example("Hoàn thành trong tháng 12/2026, quý IV năm 2026; mỗi năm 200 mẫu."),),
    ),
    Rule(
        "deadline-before-issue",
        "date_error",
        "error",
        "Thời hạn {deadline} đã qua trước ngày ban hành {issued}.",
        _deadline_before_issue,
        by_glyph=True,
        fires=(Example(_HEAD + "I. NHIỆM VỤ\n- Các phòng gửi báo cáo trước ngày 15/01/2026.\n"),),
        silent=(Example(_HEAD + "I. NHIỆM VỤ\n- Các phòng gửi báo cáo trước ngày 15/11/2026.\n"),),
    ),
    Rule(
        "act-cited-before-it-exists",
        "date_error",
        "error",
        "Văn bản {act} ghi ngày {date}, sau ngày ban hành của chính văn bản này ({issued}).",
        _cited_after_issue,
        by_glyph=True,
        fires=(
            Example(
                _HEAD
                + (
                    "Thực hiện Quyết định số 45/QĐ-UBND ngày 12/9/2026 của UBND tỉnh về "
                    "tập huấn, UBND xã ban hành Kế hoạch như sau:\nI. MỤC ĐÍCH\n- Nâng "
                    "cao nghiệp vụ.\n"
                )
            ),
        ),
        silent=(
            Example(
                _HEAD
                + (
                    "Thực hiện Quyết định số 45/QĐ-UBND ngày 12/01/2026 của UBND tỉnh về "
                    "tập huấn, UBND xã ban hành Kế hoạch như sau:\nI. MỤC ĐÍCH\n- Nâng "
                    "cao nghiệp vụ.\n"
                )
            ),
        ),
    ),
    Rule(
        "period-reversed",
        "date_error",
        "error",
        "Giai đoạn {period} có năm đầu sau năm cuối.",
        _period_reversed,
        by_glyph=True,
        fires=(Example("Thực hiện trong giai đoạn 2030 - 2026."),),
        silent=(Example("Thực hiện trong giai đoạn 2026 - 2030; điện thoại 2030-2026-11."),),
    ),
    Rule(
        "symbol-year-differs",
        "date_error",
        "error",
        "Ký hiệu ghi năm {year} nhưng ngày ban hành ghi năm {other}.",
        _year_of_symbol,
        basis="Nghị định 30/2020/NĐ-CP, Phụ lục I",
        confidence="A",
        by_glyph=True,
        fires=(Example("Nghị định số 37/2026/NĐ-CP ngày 23/01/2025 của Chính phủ."),),
        silent=(Example("Nghị định số 37/2026/NĐ-CP ngày 23/01/2026 của Chính phủ."),),
    ),
    Rule(
        "weekday-differs",
        "date_error",
        "error",
        "Ngày {date} không rơi vào thứ đã ghi.",
        _weekday,
        by_glyph=True,
        fires=(Example("Thời gian: 08 giờ 00, thứ Hai, ngày 10/3/2026."),),
        silent=(Example("Thời gian: 08 giờ 00, thứ Ba, ngày 10/3/2026."),),
    ),
)
