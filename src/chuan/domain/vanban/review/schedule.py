"""Years and days of one plan that do not agree with each other."""

import re
from collections.abc import Iterator
from datetime import date
from itertools import pairwise

from chuan.domain.vanban.folding import fold
from chuan.domain.vanban.review.catalogue import Case, Example, Hit, Rule
from chuan.domain.vanban.review.phrases import sentence_span
from chuan.domain.vanban.types import Document, Value

_YEAR = re.compile(r"(?<!\d)(20\d{2})(?!\d)")
_AHEAD = re.compile(
    r"(?:dự\s+toán|kinh\s+phí|ngân\s+sách|chỉ\s+tiêu|mục\s+tiêu|nhiệm\s+vụ|kế\s+hoạch(?!\s+số))"
    r"[^.;\n()]{0,60}?\snăm\s+(20\d{2})(?!\d|\s*[-–])",
    re.I,
)
_BEHIND = re.compile(
    r"kết quả|tổng kết|sơ kết|đánh giá|so với|quyết toán|chuyển nguồn|tiếp tục|đã|(?:số|ngày)\s+\d"
    r"|từ năm|cuối năm|căn cứ|theo\s+(?:quyết định|kế hoạch|chỉ thị|nghị quyết)",
    re.I,
)
_DAY = r"(?P<d>\d{1,2})(?:/|\s+tháng\s+)(?P<m>\d{1,2})(?:(?:/|\s+năm\s+)(?P<y>\d{4}))?(?!\d)"
_BEFORE = re.compile(
    rf"(?:trước|chậm\s+nhất(?:\s+là)?|muộn\s+nhất)\s+(?:ngày\s+)?{_DAY}(?P<every>\s+h[àằ]ng\s+năm)?",
    re.I,
)
_ANY_DAY = re.compile(rf"ngày\s+{_DAY}", re.I)
_REPORT = re.compile(r"báo\s+cáo(?!\s+(?:nhanh|đột\s+xuất|tháng|quý))", re.I)
_GATHER = re.compile(
    r"(?:tổng\s+hợp|thu|tiếp\s+nhận|nhận)\s+(?:kết\s+quả|báo\s+cáo|số\s+liệu)?[^;.\n]*\s(?:của|từ)\s"
    r"(?:các|từng)\s",
    re.I,
)


def _single_year(document: Document) -> int | None:
    """The only year in the title of a plan for one year."""
    title = document.title.text if document.title else ""
    years = {int(year) for year in _YEAR.findall(title)}
    spread = re.search(r"giai đoạn|đến năm|năm học|những năm|tầm nhìn|\d{4}\s*[-–]", title, re.I)
    cited = re.search(r"\d/|ngày\s+\d|\d-[A-ZĐ]", title)
    return years.pop() if len(years) == 1 and not spread and not cited else None


def _other_year(case: Case) -> Iterator[Hit]:
    for document in case.documents:
        year = _single_year(document)
        if year is None:
            continue
        evidence: dict[int, list[Value]] = {}
        for start, end, other in _years_told(case, document, year):
            evidence.setdefault(other, []).append(case.quote(start, end))
        for other, values in evidence.items():
            yield Hit(tuple(values[:6]), "", {"year": str(year), "other": str(other)})


def _years_told(case: Case, document: Document, year: int) -> Iterator[tuple[int, int, int]]:
    """Where a heading, or a phrase that looks ahead, names another year than the title."""
    low, high = case.within(document)
    for line in re.finditer(r"^[^\n]*\bNĂM (20\d{2})[^\n]*$", case.text[low:], re.M):
        found = _YEAR.findall(line.group())
        printed = line.group().strip()
        if len(found) == 1 and int(found[0]) != year and printed.isupper() and len(printed) < 140:
            yield low + line.start(), low + line.end(), int(found[0])
    for told in _AHEAD.finditer(case.text, low, high):
        start, _ = sentence_span(case.text, told.start())
        before = case.text[start : told.end()]
        if year - 1 == int(told[1]) and not _BEHIND.search(before) and not before.isupper():
            yield told.start(), told.end(), int(told[1])


def _day_of(found: re.Match[str], year: int) -> date | None:
    try:
        return date(int(found["y"] or year), int(found["m"]), int(found["d"]))
    except ValueError:
        return None


def _work_after_report(case: Case) -> Iterator[Hit]:
    """Deadlines of work after the last day on which anyone reports, in a plan for one year."""
    for document in case.documents:
        year = _single_year(document)
        if year is None or document.kind != "plan":
            continue
        reports: list[tuple[date, re.Match[str]]] = []
        work: list[tuple[date, re.Match[str]]] = []
        for found in _BEFORE.finditer(case.text, *case.within(document)):
            day = _day_of(found, year)
            if day is None:
                continue
            start, _ = sentence_span(case.text, found.start())
            clause = case.text[start : found.end()]
            line = case.text[case.text.rfind("\n", 0, found.start()) + 1 : found.end()]
            if not (_REPORT.search(clause) or _REPORT.search(line)):
                work.append((day, found))
                continue
            stop = case.text.find("\n", found.end())
            last_of_line = stop if stop >= 0 else len(case.text)
            for other in _ANY_DAY.finditer(case.text, found.start(), last_of_line):
                sent = _day_of(other, year)
                reports += [(sent, other)] if sent else []
        if not reports:
            continue
        last_day, last = max(reports, key=lambda pair: pair[0])
        for day, found in work:
            if day > last_day and found["y"]:
                yield Hit(
                    (case.quote(*found.span()), case.quote(*last.span())),
                    "",
                    {"deadline": f"{day:%d/%m/%Y}", "report": f"{last_day:%d/%m/%Y}"},
                )


def _gathered_late(case: Case) -> Iterator[Hit]:
    """What others hand in comes after the report that is made of it, in one paragraph."""
    for line in re.finditer(r"[^\n]+", case.text):
        days = list(_BEFORE.finditer(line.group()))
        for first, second in pairwise(days):
            between = line.group()[first.end() : second.start()]
            gathered = _GATHER.search(line.group(), 0, first.start())
            if not gathered or not _REPORT.search(between):
                continue
            if (first["y"] or "") != (second["y"] or ""):
                continue
            one, two = _day_of(first, 2000), _day_of(second, 2000)
            if one and two and one > two:
                start = line.start()
                yield Hit(
                    (
                        case.quote(start + first.start(), start + first.end()),
                        case.quote(start + second.start(), start + second.end()),
                    ),
                    "",
                    {"gathered": f"{one:%d/%m}", "sent": f"{two:%d/%m}"},
                )


def _handed_in_late(case: Case) -> Iterator[Hit]:
    """A body is to send on its report before those below it hand in theirs."""
    for document in case.documents:
        dated = [r for r in document.reporting if r.due and r.due.startswith("--")]
        for below in dated:
            for above in dated:
                if below is above or (below.due or "") <= (above.due or ""):
                    continue
                to, who = ({fold(v.text) for v in side} for side in (below.to, above.who))
                if to & who and not to & {fold(v.text) for v in above.to}:
                    spans = [case.quote(*s) for r in (below, above) for s in r.spans[:1]]
                    yield Hit(
                        tuple(spans),
                        "",
                        {"gathered": _day_month(below.due), "sent": _day_month(above.due)},
                    )


def _day_month(due: str | None) -> str:
    return "/".join(reversed((due or "").removeprefix("--").split("-")))


def _late(case: Case) -> Iterator[Hit]:
    yield from _gathered_late(case)
    yield from _handed_in_late(case)


def _plan(tail: str) -> Example:
    return Example(
        "ỦY BAN NHÂN DÂN\nXÃ HÒA BÌNH\nSố: 12/KH-UBND\nHòa Bình, ngày 05 tháng 3 năm 2026\n\n"
        "KẾ HOẠCH\nTập huấn năm 2026\n\nI. NHIỆM VỤ\n- Mở lớp trước ngày 30 tháng 6 năm 2026.\n"
        + tail
    )


_REPORTED = "II. TỔ CHỨC THỰC HIỆN\n1. Các phòng báo cáo trước ngày 15 tháng 11 năm 2026.\n"

RULES = (
    Rule(
        "year-differs-from-title",
        "mismatch",
        "question",
        "Tên văn bản ghi năm {year}, chỗ này lại ghi năm {other}; có đúng không?",
        _other_year,
        fires=(
            _plan("- Kinh phí lấy từ dự toán chi năm 2025 đã giao.\n"),
            _plan("\nPHỤ LỤC\nPHÂN CÔNG NHIỆM VỤ NĂM 2025\n"),
        ),
        silent=(
            _plan("- Kinh phí lấy từ dự toán chi năm 2026 đã giao.\n"),
            _plan("- Phát huy kết quả thực hiện nhiệm vụ năm 2025; nâng cao chỉ tiêu năm 2026.\n"),
        ),
    ),
    Rule(
        "work-after-last-report",
        "date_error",
        "question",
        "Việc có hạn {deadline}, sau ngày báo cáo cuối cùng {report}; kết quả báo cáo vào lúc nào?",
        _work_after_report,
        fires=(_plan("- Kiểm tra xong trước ngày 20 tháng 12 năm 2026.\n" + _REPORTED),),
        silent=(_plan("- Kiểm tra xong trước ngày 20 tháng 10 năm 2026.\n" + _REPORTED),),
    ),
    Rule(
        "gathered-after-sent",
        "date_error",
        "question",
        "Nơi dưới gửi kết quả trước ngày {gathered} nhưng báo cáo gửi lên trước ngày {sent}; "
        "có ngược thứ tự không?",
        _late,
        fires=(
            _plan(
                "- Tổng hợp kết quả của các phòng trước ngày 10/12/2026; báo cáo Sở Khoa học và "
                "Công nghệ trước ngày 20/11/2026.\n"
            ),
        ),
        silent=(
            _plan(
                "- Tổng hợp kết quả của các phòng trước ngày 10/11/2026; báo cáo Sở Khoa học và "
                "Công nghệ trước ngày 20/11/2026.\n"
            ),
        ),
    ),
)
