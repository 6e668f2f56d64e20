"""Bodies that no longer exist while the plan runs, and cells that name bodies oddly."""

import re
from collections.abc import Iterator
from datetime import date, timedelta
from functools import lru_cache

from chuan.domain.vanban.folding import fold
from chuan.domain.vanban.review.catalogue import Case, Example, Hit, Rule
from chuan.domain.vanban.types import Agency, Document, Knowledge, Task, Value

_WEBSITE = re.compile(r"(?:cổng|trang)\s+thông\s+tin|website|trang\s+web|fanpage", re.I)
_WEBSITE_OFFICE = re.compile(r"ban biên tập|ban quản trị|bộ phận|trung tâm|tổ", re.I)
_DISTRICT = re.compile(
    r"(?:chủ\s+tịch\s+)?(?:ubnd|ủy\s+ban\s+nhân\s+dân|hđnd|hội\s+đồng\s+nhân\s+dân)\s+(?:các\s+|cấp\s+)?"
    r"(?:huyện|quận)(?:\s*,\s*(?:thị\s+xã|thành\s+phố|quận))*"
    r"|(?:ở\s+)?cấp\s+(?:tỉnh\s+và\s+cấp\s+)?huyện|(?:huyện|quận|thị)\s+ủy(?![^\W_])|phòng\s+[^,;.\n]{3,40}\s+huyện"
    r"|(?:công\s+an|tòa\s+án(?:\s+nhân\s+dân)?|viện\s+kiểm\s+sát(?:\s+nhân\s+dân)?|hạt\s+kiểm\s+lâm"
    r"|ban\s+chỉ\s+huy\s+quân\s+sự|chi\s+cục\s+thuế|huyện\s+đoàn)\s+(?:các\s+|cấp\s+)?(?:huyện|quận)"
    r"|(?:tại|ở|thuộc|địa\s+bàn)\s+(?:các\s+)?(?:huyện|thị\s+trấn)(?![^\W_])(?![^.;\n]{0,30}(?:cũ|trước đây))"
)
_DISTRICT_WORDS = ("huyện", "quận", "thị xã", "thị ủy")
_DISTRICT_LEVEL = Agency(
    "cấp huyện", valid_until="2025-06-30", basis="72/2025/QH15", confidence="B", level="district"
)
_YEARS = re.compile(r"(?<!\d)(20\d{2})(?!\d)")
_AHEAD = re.compile(r"đến\s+(?:hết\s+)?năm\s+(20\d{2})|20\d{2}\s*[-–]\s*(20\d{2})|năm\s+(20\d{2})")
_OPEN_KINDS = ("plan", "directive", "resolution", "program", "decision")
_DISTRICT_END = date(2025, 7, 1)


@lru_cache(maxsize=4)
def _ended(knowledge: Knowledge) -> tuple[tuple[Agency, tuple[str, ...], re.Pattern[str]], ...]:
    """Each ended body with its names, folded, and their pattern, the longest name first."""
    alive = {
        fold(name) for a in knowledge.agencies if not a.valid_until for name in (a.name, *a.aliases)
    }
    found = []
    for agency in knowledge.agencies:
        if not agency.valid_until:
            continue
        names = [n for n in (agency.name, *agency.aliases) if fold(n) not in alive and len(n) > 5]
        if names:
            names.sort(key=len, reverse=True)
            joined = "|".join(
                r"\s+".join(re.escape(fold(part)) for part in n.split()) for n in names
            )
            found.append(
                (
                    agency,
                    tuple(" ".join(fold(name).split()) for name in names),
                    re.compile(
                        rf"(?<![^\W_])(?<!chi )(?:{joined})(?![^\W_])"
                        r"(?!\s+và\s+(?:dân vận|chuyển đổi))"
                    ),
                )
            )
    return tuple(found)


def _runs_until(document: Document) -> date | None:
    """The last day that the document plans for; None when it plans nothing ahead."""
    years = [
        p.end or p.start for task in document.tasks if (p := task.period) and (p.end or p.start)
    ]
    years += [target.by for target in document.targets if target.by]
    title = document.title.text if document.title else ""
    years += [int(next(filter(None, m.groups()))) for m in _AHEAD.finditer(title)]
    known = [year for year in years if year]
    if known:
        return date(max(known), 12, 31)
    if document.kind in _OPEN_KINDS and document.date and len(document.date) >= 4:
        return date(int(document.date[:4]), 12, 31)
    return None


def _named(case: Case) -> list[tuple[Agency, re.Pattern[str]]]:
    """The ended bodies whose name occurs in the file at all, with their patterns."""
    named = [
        (agency, pattern)
        for agency, names, pattern in _ended(case.knowledge)
        if any(name in case.flat for name in names)
    ]
    if any(word in case.flat for word in _DISTRICT_WORDS):
        named.insert(0, (_DISTRICT_LEVEL, _DISTRICT))
    return named


def _groups(case: Case, document: Document) -> dict[str, tuple[Agency, list[Value]]]:
    """The places of ended bodies in a document, by family."""
    start, end = case.within(document)
    taken: list[tuple[int, int]] = []
    groups: dict[str, tuple[Agency, list[Value]]] = {}
    found = sorted(
        (
            (m.span(), agency)
            for agency, pattern in _named(case)
            for m in pattern.finditer(case.folded, start, end)
        ),
        key=lambda item: (item[0][0], -item[0][1]),
    )
    for span, agency in found:
        if taken and span[0] < taken[-1][1]:
            continue
        taken.append(span)
        family = "district" if agency.level == "district" else _family(agency)
        groups.setdefault(family, (agency, []))[1].append(case.quote(*span))
    return groups


def _family(agency: Agency) -> str:
    """One family for "ban cán sự đảng" of whatever body; else the body itself."""
    name = fold(agency.name)
    for stem in ("ban cán sự đảng", "đảng đoàn", "đảng ủy khối"):
        if stem in name:
            return "ban cán sự đảng, đảng đoàn" if stem != "đảng ủy khối" else stem
    return fold(agency.successors[0]) + fold(agency.name)[:6] if agency.successors else name


def _abolished(case: Case) -> Iterator[Hit]:
    merged: dict[str, tuple[Agency, list[Value], bool]] = {}
    for document in case.documents:
        until = _runs_until(document)
        for family, (agency, places) in _groups(case, document).items():
            ended = date.fromisoformat(agency.valid_until)
            if until is None or until <= ended:
                continue
            late = bool(document.date) and str(document.date) > agency.valid_until
            known = merged.get(family)
            merged[family] = (
                agency,
                (known[1] if known else []) + places,
                late or bool(known and known[2]),
            )
    for agency, places, late in merged.values():
        yield Hit(
            tuple(_distinct(places)[:12]),
            "",
            {
                "body": agency.name if agency.name == "cấp huyện" else f"“{agency.name}”",
                "since": _next_day(agency.valid_until),
                "successors": _successors(agency),
            },
            basis=_basis(agency),
            confidence=agency.confidence,
            severity="error" if late and agency.confidence != "C" else "warning",
        )


def _distinct(values: list[Value]) -> list[Value]:
    seen: dict[str, Value] = {}
    for value in values:
        seen.setdefault(fold(value.text), value)
    return list(seen.values())


def _next_day(iso: str) -> str:
    day = date.fromisoformat(iso)
    return f"{day + timedelta(days=1):%d/%m/%Y}"


def _successors(agency: Agency) -> str:
    return f"; nhiệm vụ nay thuộc {', '.join(agency.successors)}" if agency.successors else ""


def _basis(agency: Agency) -> str:
    return agency.basis


def _renamed(case: Case) -> Iterator[Hit]:
    """Bodies that ended after the document and after all it plans: true now, no fault of it."""
    for document in case.documents:
        until = _runs_until(document)
        for agency, places in _groups(case, document).values():
            ended = date.fromisoformat(agency.valid_until)
            gone = case.on is not None and case.on > ended
            if gone and (until is None or until <= ended):
                yield Hit(
                    tuple(_distinct(places)[:12]),
                    "",
                    {
                        "body": agency.name,
                        "since": _next_day(agency.valid_until),
                        "successors": _successors(agency),
                    },
                    basis=_basis(agency),
                    confidence=agency.confidence,
                )


def _websites(case: Case) -> Iterator[Hit]:
    evidence: dict[str, Value] = {}
    for document in case.documents:
        for task in document.tasks:
            for body in (*task.lead, *task.coordinate):
                if _WEBSITE.search(body.text) and not _WEBSITE_OFFICE.search(body.text):
                    evidence.setdefault(fold(body.text), body)
    for body in evidence.values():
        yield Hit((body,), "Cơ quan chủ trì, phối hợp", {"body": body.text})


def _leads_and_joins(case: Case) -> Iterator[Hit]:
    evidence: list[Value] = []
    where: list[str] = []
    for document in case.documents:
        for task in document.tasks:
            twice = _twice(task)
            if twice is not None and task.lead_raw and task.coordinate_raw:
                evidence += [task.lead_raw, task.coordinate_raw]
                where.append(f"{task.section}.{task.number}" if task.number else task.section)
    if evidence:
        yield Hit(
            tuple(evidence[:8]), "Phụ lục " + ", ".join(where[:6]), {"rows": ", ".join(where)}
        )


def _twice(task: Task) -> Value | None:
    """The body that leads and also joins the task, itself or as one of a collective name."""
    leads = {fold(body.text) for body in task.lead}
    gathers = any(re.match(r"(?:các|thủ trưởng)\s.*(?:sở|phòng)", lead) for lead in leads)
    for body in task.coordinate:
        name = fold(body.text)
        if name in leads and "liên quan" not in name:
            return body
        if (
            gathers
            and re.match(r"(?:sở|phòng)\s", name)
            and any(name.split()[0] in lead for lead in leads if lead.startswith("các"))
        ):
            return body
    return None


_HEAD = (
    "ỦY BAN NHÂN DÂN\nTỈNH NGHỆ AN\nSố: 12/KH-UBND\nNghệ An, ngày 05 tháng 3 năm {year}"
    "\n\nKẾ HOẠCH\nTập huấn đến năm {until}\n\nI. NHIỆM VỤ\n"
)
_PAST = Knowledge(
    agencies=(
        Agency(
            "Sở Thông tin và Truyền thông",
            ("Sở TT&TT",),
            "province",
            "",
            "2025-02-28",
            ("Sở Khoa học và Công nghệ",),
            confidence="C",
        ),
    )
)
_TABLE = (
    "\nPhụ lục\n(Kèm theo Kế hoạch số 12/KH-UBND ngày 05/3/2026)\n\n| TT | Nhiệm vụ |"
    " Cơ quan chủ trì | Cơ quan phối hợp | Thời gian |\n"
    "| 1 | Mở lớp tập huấn | {lead} | {other} | Hằng năm |\n| 2 | Kiểm tra phương "
    "tiện đo | Sở Công Thương | Công an tỉnh | Hằng năm |\n"
)


def _annexed(lead: str, other: str) -> Example:
    return Example(
        _HEAD.format(year=2026, until=2030) + "- Mở lớp.\n" + _TABLE.format(lead=lead, other=other)
    )


RULES = (
    Rule(
        "body-abolished",
        "obsolete_agency",
        "warning",
        "Văn bản còn thực hiện sau ngày ấy nhưng {body} không còn từ {since}{successors}.",
        _abolished,
        fires=(
            Example(
                _HEAD.format(year=2025, until=2030)
                + "- Giao UBND các huyện, thị xã, thành phố thực hiện.\n"
            ),
            Example(
                _HEAD.format(year=2024, until=2030)
                + "- Giao Sở Thông tin và Truyền thông chủ trì.\n",
                _PAST,
            ),
        ),
        silent=(
            Example(
                _HEAD.format(year=2026, until=2030) + "- Giao UBND các xã, phường thực hiện.\n"
            ),
            Example(
                _HEAD.format(year=2023, until=2024)
                + "- Giao Sở Thông tin và Truyền thông chủ trì.\n",
                _PAST,
            ),
        ),
    ),
    Rule(
        "body-renamed-since",
        "body_renamed",
        "notice",
        "“{body}” không còn từ {since}{successors}.",
        _renamed,
        fires=(
            Example(
                _HEAD.format(year=2023, until=2024) + "- Giao Sở TT&TT chủ trì.\n",
                _PAST,
                date(2026, 11, 21),
            ),
        ),
        silent=(
            Example(
                _HEAD.format(year=2023, until=2024) + "- Giao Sở TT&TT chủ trì.\n",
                _PAST,
                date(2024, 11, 21),
            ),
        ),
    ),
    Rule(
        "website-named-as-body",
        "mismatch",
        "question",
        "“{body}” là trang thông tin, không phải cơ quan; ai chịu trách nhiệm?",
        _websites,
        fires=(_annexed("Sở Y tế", "Cổng Thông tin điện tử tỉnh"),),
        silent=(_annexed("Sở Y tế", "Ban Biên tập Cổng Thông tin điện tử tỉnh"),),
    ),
    Rule(
        "body-leads-and-joins",
        "mismatch",
        "question",
        "Ở dòng {rows} một cơ quan vừa thuộc bên chủ trì vừa ghi là phối hợp; có nhầm không?",
        _leads_and_joins,
        fires=(
            _annexed("Các sở, ban, ngành", "Sở Khoa học và Công nghệ"),
            _annexed("Sở Y tế", "Sở Y tế; Công an tỉnh"),
        ),
        silent=(_annexed("Sở Y tế", "Sở Nội vụ; Công an tỉnh"),),
    ),
)
