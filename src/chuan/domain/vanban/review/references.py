"""References to articles, sections and annexes that the document does not have."""

import re
from collections.abc import Iterator

from chuan.domain.vanban.review.catalogue import Case, Example, Hit, Rule
from chuan.domain.vanban.review.phrases import flat_sections
from chuan.domain.vanban.types import Document, Value

_ARTICLE = re.compile(r"^\s*[*#_]*Điều\s+(\d+)[.:]", re.M)
_AS_ARTICLE = re.compile(r"Như\s+Điều\s+(\d+)", re.I)
_OWN_ARTICLE = re.compile(
    r"Điều\s+(\d+)\s+(?:của\s+)?(?:Quyết định|Nghị quyết|Quy định|Quy chế|Chỉ thị)\s+này", re.I
)
_PLAN_ARTICLE = re.compile(
    r"Điều\s+(\d+)\s+(?:của\s+)?(?:Kế hoạch|Chương trình|Công văn|Hướng dẫn|Thông báo)\s+này", re.I
)
_ANNEX_HEAD = re.compile(
    r"^\s*[*#_]*(?:phụ lục|biểu|bảng|danh mục|phụ biểu)(?:\s+(?:số\s+)?([IVX]+"
    r"|\d{1,2}))?\b(?!\s+(?:kèm|này))",
    re.I | re.M,
)
_ANNEX_USE = re.compile(
    r"(?:tại|theo|xem|ở|trong)\s+(?:các\s+)?phụ lục(?:\s+(?:số\s+)?(?P<n>[IVX]+|\d{1,2})\b)?"
    r"(?P<after>[^.;\n]{0,60})",
    re.I,
)
_OWN = re.compile(
    r"kèm theo|đính kèm|(?:kế hoạch|quyết định|công văn|chương trình) này|ban hành", re.I
)
_SECTION_USE = re.compile(
    r"(?<![\w])(?:mục|phần)\s+(?P<label>[IVX]{1,5})(?P<rest>(?:[.\s]*\d+)?)\s*"
    r"(?:,?\s*(?:của\s+)?(?:kế hoạch|chương trình|chỉ thị|đề án|phương án)\s+này"
    r"|\s*(?:nêu|ở|nói)\s+trên|\s*trên\s+đây)",
    re.I,
)


def _article_missing(case: Case) -> Iterator[Hit]:
    anywhere = _ARTICLE.search(case.text) is not None
    for document in case.documents:
        start, end = case.within(document)
        articles = list(_ARTICLE.finditer(case.text, start, end))
        if not articles and anywhere:
            continue
        highest = max((int(article[1]) for article in articles), default=0)
        seen: set[int] = set()
        own = (_OWN_ARTICLE, _PLAN_ARTICLE) if articles else (_PLAN_ARTICLE,)
        for pattern in (_AS_ARTICLE, *own):
            for use in pattern.finditer(case.text, start, end):
                number = int(use[1])
                if number <= highest or number in seen:
                    continue
                seen.add(number)
                where = "Nơi nhận" if pattern is _AS_ARTICLE else ""
                last = f"chỉ có đến Điều {highest}" if highest else "không chia theo điều"
                shown = [case.quote(*use.span()), *_last_line(case, articles)]
                yield Hit(tuple(shown), where, {"used": str(number), "last": last})


def _last_line(case: Case, articles: list[re.Match[str]]) -> list[Value]:
    """The first line of the last article, when there is any."""
    if not articles:
        return []
    end = case.text.find("\n", articles[-1].end())
    return [case.quote(articles[-1].start(), end if end >= 0 else len(case.text))]


def _annex_missing(case: Case) -> Iterator[Hit]:
    for document in case.documents:
        start, _ = case.within(document)
        heads = _annex_heads(case, start)
        has_rows = any(task.source == "annex" for d in case.documents for task in d.tasks)
        missing: dict[str, Value] = {}
        for use in _ANNEX_USE.finditer(case.text, *case.within(document)):
            number = (use["n"] or "").upper()
            if not (_OWN.search(use["after"]) or number):
                continue
            found = number in heads if number and heads else bool(heads) or has_rows
            if found or (number and not heads and not _OWN.search(use["after"])):
                continue
            missing.setdefault(number, case.quote(*use.span()))
        for number, value in missing.items():
            yield Hit((value,), "", {"annex": f"Phụ lục {number}".strip()})


def _annex_heads(case: Case, start: int) -> set[str]:
    heads = set()
    for head in _ANNEX_HEAD.finditer(case.text, start):
        line = case.text[head.start() : case.text.find("\n", head.end())].strip()
        if len(line) < 120 and not line.endswith((";", "này")) and line[:1].isupper():
            heads.add((head[1] or "").upper())
    return heads


def _section_missing(case: Case) -> Iterator[Hit]:
    for document in case.documents:
        labels = {path.split(".")[0].upper() for path, _ in flat_sections(document.sections)}
        romans = {label for label in labels if re.fullmatch(r"[IVX]+", label)}
        if len(romans) < 2:
            continue
        for use in _SECTION_USE.finditer(case.text, *case.within(document)):
            label = use["label"].upper()
            if label not in romans and not _printed(case, document, label):
                yield Hit((case.quote(*use.span()),), "", {"section": label})


def _printed(case: Case, document: Document, label: str) -> bool:
    start, end = case.within(document)
    return (
        re.search(rf"^\s*[*#_]*(?:phần|mục)?\s*{label}[.\s-]", case.text[start:end], re.M | re.I)
        is not None
    )


_DECISION = (
    "ỦY BAN NHÂN DÂN\nXÃ HÒA BÌNH\nSố: 12/QĐ-UBND\nHòa Bình, ngày 05 tháng 3 năm 2026"
    "\n\nQUYẾT ĐỊNH\n"
    "Về việc thành lập Tổ công tác\n\nQUYẾT ĐỊNH:\n\nĐiều 1. Thành lập Tổ công tác.\n"
)

RULES = (
    Rule(
        "article-missing",
        "broken_reference",
        "error",
        "Văn bản dẫn Điều {used} nhưng {last}.",
        _article_missing,
        basis="Nghị định 30/2020/NĐ-CP, Phụ lục I",
        confidence="A",
        by_glyph=True,
        fires=(
            Example(
                _DECISION
                + (
                    "Điều 2. Tổ công tác chịu trách nhiệm thi hành./.\n\nNơi nhận:\n- Như"
                    " Điều 3;\n- Lưu: VT.\n"
                )
            ),
        ),
        silent=(
            Example(
                _DECISION
                + (
                    "Điều 2. Tổ công tác chịu trách nhiệm thi hành./.\n\nNơi nhận:\n- Như"
                    " Điều 2;\n- Lưu: VT.\n"
                )
            ),
        ),
    ),
    Rule(
        "annex-missing",
        "broken_reference",
        "question",
        "Văn bản dẫn {annex} nhưng tệp không có; phụ lục ở tệp khác chăng?",
        _annex_missing,
        fires=(
            Example(
                "KẾ HOẠCH\nTập huấn năm 2026\n\nI. MỤC ĐÍCH\n- Nâng cao nghiệp vụ.\nII. NỘI DUNG\n"
                "- Phân công nhiệm vụ cụ thể tại Phụ lục kèm theo Kế hoạch này.\n"
            ),
        ),
        silent=(
            Example(
                "KẾ HOẠCH\nTập huấn năm 2026\n\nI. MỤC ĐÍCH\n- Nâng cao nghiệp vụ.\nII. NỘI DUNG\n"
                "- Phân công nhiệm vụ cụ thể tại Phụ lục kèm theo Kế hoạch này.\n\n"
                "Phụ lục\nPhân công nhiệm vụ\n"
            ),
        ),
    ),
    Rule(
        "section-missing",
        "broken_reference",
        "error",
        "Văn bản dẫn Mục {section} nhưng không có mục ấy.",
        _section_missing,
        by_glyph=True,
        fires=(
            Example(
                "KẾ HOẠCH\nTập huấn năm 2026\n\nI. MỤC ĐÍCH\n- Nâng cao nghiệp vụ.\nII. NHIỆM VỤ\n"
                "- Bố trí kinh phí.\nIII. TỔ CHỨC THỰC HIỆN\n- Các phòng thực hiện "
                "nhiệm vụ tại Mục V Kế hoạch này.\n"
            ),
        ),
        silent=(
            Example(
                "KẾ HOẠCH\nTập huấn năm 2026\n\nI. MỤC ĐÍCH\n- Nâng cao nghiệp vụ.\nII. NHIỆM VỤ\n"
                "- Bố trí kinh phí.\nIII. TỔ CHỨC THỰC HIỆN\n- Các phòng thực hiện "
                "nhiệm vụ tại Mục II Kế hoạch này.\n"
            ),
        ),
    ),
)
