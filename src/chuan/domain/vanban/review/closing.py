"""The end of a document: to whom it goes and who signs it; and who alone answers for a task."""

import re
from collections.abc import Iterator

from chuan.domain.vanban.folding import fold
from chuan.domain.vanban.review.catalogue import Case, Example, Hit, Rule
from chuan.domain.vanban.types import Document, Task, Value

_ISSUED = ("plan", "decision", "directive", "official_letter", "program", "resolution")
_RECIPIENTS = re.compile(r"n[ơo]i\s+nh[ậa]n\s*:?", re.I)
_AUTHORITY = re.compile(r"^\s*(?:TM\.|KT\.|TL\.|TUQ\.|Q\.|T/M|K/T|T/L)\s*[A-ZĐÀ-Ỹ]", re.M)
_BODY = re.compile(
    r"(?:sở|phòng|ban|bộ|công an|văn phòng|chi cục|cục|vụ|trung tâm|viện|thanh tra|trạm|hội|đảng ủy"
    r"|trường|báo|đài|ubnd|ủy ban)\s",
    re.I,
)
_MANY = re.compile(r"các\s|liên quan|thuộc\s|trực thuộc", re.I)
_SHOWN = 8


def _signed(case: Case, document: Document) -> bool:
    signer = document.signer
    if signer.name or signer.position or signer.authority:
        return True
    return _AUTHORITY.search(case.text, *case.within(document)) is not None


def _no_recipients(case: Case) -> Iterator[Hit]:
    for document in case.documents:
        if document.kind not in _ISSUED or document.recipients or not _signed(case, document):
            continue
        if _RECIPIENTS.search(case.text, *case.within(document)):
            continue
        signer = document.signer
        shown = signer.authority or signer.position or signer.name or document.title
        if shown is not None:
            yield Hit((shown,), "Cuối văn bản")


def _no_signature(case: Case) -> Iterator[Hit]:
    for document in case.documents:
        if document.kind in _ISSUED and document.recipients and not _signed(case, document):
            yield Hit((document.recipients[-1],), "Cuối văn bản")


def _two_lead(case: Case) -> Iterator[Hit]:
    """Tasks that two or more single bodies lead, all in one finding."""
    evidence: list[Value] = []
    rows: list[str] = []
    for document in case.documents:
        for task in document.tasks:
            if len(_single_leads(task)) > 1 and _is_led(case, task):
                evidence.append(task.lead_raw or task.lead[0])
                rows.append(f"{task.section}.{task.number}" if task.number else task.section)
    if evidence:
        where = ", ".join(dict.fromkeys(row.strip(".") for row in rows if row))
        yield Hit(tuple(evidence[:_SHOWN]), where, {"rows": where or "này"})


def _is_led(case: Case, task: Task) -> bool:
    """Whether the bodies stand in a column of leads, or beside the words that say they lead."""
    if task.source == "annex" or not task.lead[0].spans:
        return bool(task.source == "annex")
    start, end = task.lead[0].spans[0][0], task.lead[-1].spans[-1][1] if task.lead[-1].spans else 0
    return "chủ trì" in case.folded[max(0, start - 40) : max(start, end) + 40]


def _single_leads(task: Task) -> set[str]:
    """The bodies that lead as single bodies; none when a collective stands among them."""
    if any(_MANY.search(body.text) for body in task.lead):
        return set()
    return {fold(body.text) for body in task.lead if _BODY.match(fold(body.text))}


_HEAD = (
    "ỦY BAN NHÂN DÂN\nTỈNH NGHỆ AN\nSố: 12/KH-UBND\nNghệ An, ngày 05 tháng 3 năm 2026\n\n"
    "KẾ HOẠCH\nTập huấn năm 2026\n\nI. NHIỆM VỤ\n- Mở lớp trong quý II năm 2026.\n"
)
_TO = "\nNơi nhận:\n- Như trên;\n- Lưu: VT.\n"
_BY = "TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\nNguyễn Văn An\n"


def _rows(lead: str) -> Example:
    return Example(
        _HEAD + "\nPhụ lục\n(Kèm theo Kế hoạch số 12/KH-UBND ngày 05/3/2026)\n\n"
        "| TT | Nhiệm vụ | Cơ quan chủ trì | Cơ quan phối hợp | Thời gian |\n"
        f"| 1 | Mở lớp tập huấn | {lead} | Sở Tài chính | Hằng năm |\n"
        "| 2 | Kiểm tra phương tiện đo | Sở Công Thương | Công an tỉnh | Hằng năm |\n"
    )


RULES = (
    Rule(
        "recipients-absent",
        "missing_field",
        "warning",
        "Không thấy phần nơi nhận.",
        _no_recipients,
        basis="Nghị định 30/2020/NĐ-CP, Phụ lục I",
        confidence="A",
        fires=(Example(_HEAD + _BY),),
        silent=(Example(_HEAD + _TO + _BY), Example(_HEAD)),
    ),
    Rule(
        "signature-absent",
        "missing_field",
        "question",
        "Không thấy chức vụ và họ tên người ký; phần ký có bị mất không?",
        _no_signature,
        basis="Nghị định 30/2020/NĐ-CP, Phụ lục I",
        confidence="A",
        fires=(Example(_HEAD + _TO),),
        silent=(Example(_HEAD + _TO + _BY), Example(_HEAD)),
    ),
    Rule(
        "two-bodies-lead",
        "mismatch",
        "question",
        "Nhiệm vụ {rows} ghi từ hai cơ quan chủ trì; cơ quan nào chịu trách nhiệm chính?",
        _two_lead,
        fires=(_rows("Sở Y tế; Sở Nội vụ"),),
        silent=(_rows("Sở Y tế"), _rows("Các sở, ban, ngành; UBND các xã, phường")),
    ),
)
