"""Blanks: numbers and dates not filled in, cells empty beside full ones, reports without a date."""

import re
from collections.abc import Callable, Iterator

from chuan.domain.vanban.review.catalogue import Case, Example, Hit, Rule
from chuan.domain.vanban.types import Task, Value

_BLANK_NUMBER = re.compile(
    r"[Ss]ố\s*:?[ .…_]{1,60}[/-]\s?(?:[A-ZĐ]{1,4})(?:[-/]\s?[A-ZĐ][\w&Đđ]*)?"
)
_BLANK_DATE = re.compile(
    r"(?:(?<![^\s(])[^\W\d_]+(?: [^\W\d_]+){0,3},\s*)?ngày[ .…_]{0,40}(?:\d{1,2}[ .…_]{0,20})?"
    r"tháng[ .…_]{1,30}"
    r"(?:\d{1,2}[ .…_]{0,10})?năm(?:[ .…_]{0,12}\d{0,4})"
)
_FILLED_DATE = re.compile(r"ngày\s+\d{1,2}\s+tháng\s+\d{1,2}\s+năm\s+\d{4}")
_VAGUE = re.compile(r"^theo (?:quy định|yêu cầu|tiến độ|hướng dẫn)", re.I)
_PERIODIC = re.compile(r"(?:định kỳ|thường xuyên)[^.;\n]*(?:\n[^.;\n]*){0,3}?báo\s+cáo", re.I)
_WHEN = re.compile(
    r"\d{1,2}/\d{1,2}|ngày \d|hằng (?:năm|quý|tháng|tuần)|hàng (?:năm|quý|tháng"
    r"|tuần)|tháng \d|quý|6 tháng|(?:sáu|một|ba) tháng|mỗi"
    r"|kỳ họp|cuối năm|giao ban",
    re.I,
)
_BY_DAY = re.compile(
    r"trước ngày \d|(?:xong|hoàn thành) trong|(?:trong|thời gian:?) (?:quý|tháng) [IV\d]", re.I
)
_TELLS = re.compile(r"báo cáo|gửi về", re.I)
_BARE_SYMBOL = re.compile(
    r"((?:Kế hoạch|Quyết định|Chỉ thị|Nghị quyết|Công văn|Thông báo|Tờ trình|Chương trình"
    r"|Hướng dẫn)\s+số\s+(\d{1,5}))(?=\s*,?\s*ngày\s+\d)(?!\s*[/-]\s*[A-ZĐ])",
    re.I,
)
_LAW_DATE = re.compile(
    r"(?:Bộ luật|Luật|Pháp lệnh)\s+(?!này)[A-ZĐÀ-Ỹ][^;.\n\d]{3,80}?\s+ngày\s+\d{1,2}[/ ]"
    r"(?:tháng )?\s?\d{1,2}[/ ](?:năm )?\s?\d{4}"
)


def _blank_header(case: Case) -> Iterator[Hit]:
    """Blank numbers and days in the head of the document and in the lines that point to it."""
    if not case.documents:
        return
    blanks = list(_BLANK_NUMBER.finditer(case.text))
    blanks += [m for m in _BLANK_DATE.finditer(case.text) if not _FILLED_DATE.search(m.group())]
    evidence = [case.quote(*match.span()) for match in blanks]
    if not any(document.number_blank for document in case.documents) and not evidence:
        return
    if not evidence:
        evidence = [d.symbol for d in case.documents if d.number_blank and d.symbol]
    if evidence:
        yield Hit(tuple(evidence), "Đầu văn bản")


def _no_header(case: Case) -> Iterator[Hit]:
    for document in case.documents[:1]:
        if document.kind not in (
            "plan",
            "decision",
            "directive",
            "official_letter",
            "report",
            "program",
        ):
            continue
        if document.symbol or document.place or document.date or document.number_blank:
            continue
        if document.title and document.title.text:
            start, end = case.within(document)
            head = re.search(r"\S[^\n]*(?:\n\s*[^\n]+)?", case.text[start:end])
            quoted = (
                case.quote(start + head.start(), start + head.end()) if head else document.title
            )
            yield Hit((quoted,), "Đầu văn bản")


def _rows_without(
    get: Callable[[Task], Value | tuple[Value, ...] | None],
) -> Callable[[Case], Iterator[Hit]]:
    def check(case: Case) -> Iterator[Hit]:
        for document in case.documents:
            rows = [task for task in document.tasks if task.source == "annex"]
            empty = [task for task in rows if not get(task)]
            if len(rows) >= 3 and 0 < len(empty) <= len(rows) * 0.4:
                for task in empty:
                    yield Hit((task.text,), f"Phụ lục {_row(task)}", {"row": _row(task)})

    return check


def _row(task: Task) -> str:
    return f"{task.section}.{task.number}" if task.number else task.section


def _vague_time(case: Case) -> Iterator[Hit]:
    for document in case.documents:
        rows = [task for task in document.tasks if task.time]
        vague = [task for task in rows if task.time and _VAGUE.match(task.time.text)]
        if vague and len(vague) * 3 <= len(rows):
            for task in vague:
                if task.time:
                    yield Hit(
                        (task.time, task.text), f"Phụ lục {_row(task)}", {"time": task.time.text}
                    )


def _undated_reports(case: Case) -> Iterator[Hit]:
    for document in case.documents:
        for duty in document.duties:
            match = _PERIODIC.search(duty.text.text)
            if match is None or duty.due or _WHEN.search(duty.text.text):
                continue
            clause = duty.text.text[match.start() :].split(";")[0].split(". ")[0]
            yield Hit((Value(clause.rstrip("./"), duty.text.spans),), duty.number or "")


def _untimed_plan(case: Case) -> Iterator[Hit]:
    for document in case.documents:
        tasks = document.tasks
        if (
            document.kind != "plan"
            or len(tasks) < 5
            or any(task.source == "annex" for task in tasks)
        ):
            continue
        if any(task.time or task.period or task.product for task in tasks):
            continue
        lines = case.text[slice(*case.within(document))].splitlines()
        if any(_BY_DAY.search(line) and not _TELLS.search(line) for line in lines):
            continue
        titles = [
            s.title
            for s in document.sections
            if s.title and re.search("nhiệm vụ|giải pháp|nội dung", s.title.text, re.I)
        ]
        if titles:
            yield Hit((_heading(case, titles[0]),), titles[0].text)


def _heading(case: Case, title: Value) -> Value:
    if not title.spans:
        return title
    start = case.text.rfind("\n", 0, title.spans[0][0]) + 1
    return case.quote(start, title.spans[-1][1])


def _no_products(case: Case) -> Iterator[Hit]:
    for document in case.documents:
        rows = [task for task in document.tasks if task.source == "annex"]
        if len(rows) >= 3 and not any(task.product for task in rows):
            head = re.search(
                r"^\s*(?:TT|STT)\b[^\n]*(?:\n[^\n]{1,60}){0,3}?(?:thời gian|thời hạn)[^\n]*",
                case.text,
                re.M | re.I,
            )
            yield Hit((case.quote(*head.span()),) if head else (rows[0].text,), "Phụ lục")


def _bare_symbols(case: Case) -> Iterator[Hit]:
    for match in _BARE_SYMBOL.finditer(case.text):
        after = re.match(r"\s*,?\s*ngày\s+[\d/]+", case.text[match.end() :])
        quoted = case.quote(match.start(), match.end() + (after.end() if after else 0))
        full = re.search(rf"(?<!\d){match[2]}\s?[/-]\s?[A-ZĐ]{{1,4}}[-/][A-ZĐ]\w*", case.text)
        hint = ""
        evidence = [quoted]
        if full:
            evidence.append(case.quote(*full.span()))
            hint = f" (nơi khác ghi {evidence[-1].text})"
        yield Hit(tuple(evidence), "", {"act": " ".join(match[1].split()), "hint": hint})


def _laws_without_number(case: Case) -> Iterator[Hit]:
    for match in _LAW_DATE.finditer(case.text):
        if "số" not in match.group().lower().split():
            yield Hit((case.quote(*match.span()),), "Căn cứ")


_PLAN = (
    "ỦY BAN NHÂN DÂN\nXÃ HÒA BÌNH\nSố: 12/KH-UBND\nHòa Bình, ngày 05 tháng 3 năm 2026\n\n"
    "KẾ HOẠCH\nTập huấn năm 2026\n\nI. NHIỆM VỤ\n- Mở lớp tập huấn trong quý II năm 2026."
    "\n"
)
_ROWS = (
    "| TT | Nhiệm vụ | Cơ quan chủ trì | Cơ quan phối hợp | Thời gian | Sản phẩm |\n"
    "| 1 | Mở lớp tập huấn | {lead} | Phòng Kinh tế | {time} | {product} |\n"
    "| 2 | Kiểm tra phương tiện đo | Phòng Kinh tế | Công an xã | Hằng năm | Biên bản |\n"
    "| 3 | Biên soạn tài liệu | Văn phòng HĐND và UBND | Phòng Kinh tế | Quý III/2026"
    " | Tài liệu |\n"
    "| 4 | Tổng hợp báo cáo | Văn phòng HĐND và UBND | Phòng Kinh tế | Hằng năm | Báo cáo |\n"
)


def _annexed(**cells: str) -> Example:
    full = {"lead": "Phòng Văn hóa - Xã hội", "time": "Quý II/2026", "product": "02 lớp"} | cells
    return Example(
        _PLAN
        + "\nPhụ lục\nNhiệm vụ\n(Kèm theo Kế hoạch số 12/KH-UBND ngày 05/3/2026)\n\n"
        + _ROWS.format(**full)
    )


RULES = (
    Rule(
        "number-or-date-blank",
        "missing_field",
        "warning",
        "Số, ký hiệu hoặc ngày tháng ban hành còn để trống.",
        _blank_header,
        basis="Nghị định 30/2020/NĐ-CP, Phụ lục I",
        confidence="A",
        fires=(
            Example(_PLAN.replace("Số: 12/KH-UBND", "Số:      /KH-UBND")),
            Example(_PLAN.replace("ngày 05 tháng 3 năm", "ngày     tháng     năm")),
        ),
        silent=(Example(_PLAN),),
    ),
    Rule(
        "header-absent",
        "missing_field",
        "question",
        "Không thấy số, ký hiệu, nơi và ngày ban hành; phần đầu văn bản có bị mất không?",
        _no_header,
        basis="Nghị định 30/2020/NĐ-CP, Phụ lục I",
        confidence="A",
        fires=(
            Example(
                "KẾ HOẠCH\nTập huấn năm 2026\n\nI. NHIỆM VỤ\n- Mở lớp tập huấn.\nII. "
                "TỔ CHỨC THỰC HIỆN\n- Các phòng phối hợp.\n"
            ),
        ),
        silent=(Example(_PLAN),),
    ),
    Rule(
        "row-without-time",
        "missing_field",
        "warning",
        "Dòng {row} không có thời gian trong khi các dòng khác đều có.",
        _rows_without(lambda t: t.time),
        fires=(_annexed(time=""),),
        silent=(_annexed(),),
    ),
    Rule(
        "row-without-lead",
        "missing_field",
        "warning",
        "Dòng {row} không có cơ quan chủ trì trong khi các dòng khác đều có.",
        _rows_without(lambda t: t.lead or t.lead_raw),
        fires=(_annexed(lead=""),),
        silent=(_annexed(),),
    ),
    Rule(
        "row-without-product",
        "missing_field",
        "warning",
        "Dòng {row} không có sản phẩm trong khi các dòng khác đều có.",
        _rows_without(lambda t: t.product),
        fires=(_annexed(product=""),),
        silent=(_annexed(),),
    ),
    Rule(
        "time-not-definite",
        "missing_field",
        "question",
        "Cột thời gian chỉ ghi “{time}”; có thể nêu mốc cụ thể không?",
        _vague_time,
        fires=(_annexed(time="Theo quy định"),),
        silent=(_annexed(),),
    ),
    Rule(
        "report-without-date",
        "missing_field",
        "question",
        "Giao báo cáo định kỳ mà không nêu thời hạn; khi nào phải báo cáo?",
        _undated_reports,
        fires=(
            Example(
                _PLAN
                + (
                    "II. TỔ CHỨC THỰC HIỆN\n1. Phòng Kinh tế theo dõi, đôn đốc; định kỳ "
                    "sơ kết, tổng kết, báo cáo Ủy ban nhân dân xã kết quả thực hiện.\n"
                )
            ),
        ),
        silent=(
            Example(
                _PLAN
                + (
                    "II. TỔ CHỨC THỰC HIỆN\n1. Phòng Kinh tế theo dõi, đôn đốc; định kỳ "
                    "trước ngày 20 tháng 11 hằng năm báo cáo Ủy ban nhân dân xã.\n"
                )
            ),
        ),
    ),
    Rule(
        "plan-without-times",
        "missing_field",
        "question",
        "Không nhiệm vụ nào có thời hạn hay sản phẩm; có phụ lục kèm theo không?",
        _untimed_plan,
        fires=(
            Example(
                "KẾ HOẠCH\nTập huấn\n\nI. MỤC ĐÍCH\n- Nâng cao nghiệp vụ.\nII. NHIỆM "
                "VỤ\n1. Đào tạo\n- Mở lớp tập huấn cho cán bộ.\n- Biên soạn tài liệu "
                "hướng dẫn.\n- Cử cán bộ đi học.\n2. Kiểm tra\n- Kiểm tra các cơ sở "
                "kinh doanh.\n- Xử lý các hành vi vi phạm.\n- Công khai kết quả kiểm "
                "tra.\nIII. TỔ CHỨC THỰC HIỆN\n1. Các phòng phối hợp thực hiện.\n"
            ),
        ),
        silent=(_annexed(),),
    ),
    Rule(
        "annex-without-products",
        "missing_field",
        "question",
        "Phụ lục không có cột sản phẩm; lấy gì làm căn cứ nghiệm thu?",
        _no_products,
        fires=(
            Example(
                _PLAN
                + "\nPhụ lục\n(Kèm theo Kế hoạch số 12/KH-UBND ngày 05/3/2026)\n\n"
                + re.sub(
                    r"\| [^|\n]+ \|$",
                    "|",
                    _ROWS.format(lead="Phòng Kinh tế", time="Quý II/2026", product="02 lớp"),
                    flags=re.M,
                )
            ),
        ),
        silent=(_annexed(),),
    ),
    Rule(
        "symbol-incomplete",
        "mismatch",
        "warning",
        "“{act}” thiếu ký hiệu{hint}.",
        _bare_symbols,
        basis="Nghị định 30/2020/NĐ-CP, Phụ lục I",
        confidence="A",
        fires=(Example("Thực hiện Kế hoạch số 298, ngày 28/4/2026 của UBND tỉnh."),),
        silent=(Example("Thực hiện Kế hoạch số 298/KH-UBND, ngày 28/4/2026 của UBND tỉnh."),),
    ),
    Rule(
        "law-without-number",
        "missing_field",
        "question",
        "Luật được nêu chỉ có ngày, không có số; có cần bổ sung số hiệu?",
        _laws_without_number,
        basis="Nghị định 30/2020/NĐ-CP, Phụ lục I",
        confidence="A",
        fires=(Example("Căn cứ Luật Đo lường ngày 11/11/2011;"),),
        silent=(Example("Căn cứ Luật Đo lường số 04/2011/QH13 ngày 11/11/2011;"),),
    ),
)
