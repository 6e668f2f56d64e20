"""A commune's plan that speaks for the level above."""

import re
from collections.abc import Iterator

from chuan.domain.vanban.folding import fold
from chuan.domain.vanban.review.catalogue import Case, Example, Hit, Rule
from chuan.domain.vanban.review.phrases import sentence_span, words
from chuan.domain.vanban.types import Document, Value

_COMMUNE = re.compile(r"(?<![^\W_])(?:xã|phường|thị trấn|đặc khu)(?![^\W_])", re.I)
_ABOVE = re.compile(
    r"(?:trên\s+(?:địa\s+bàn|phạm\s+vi)\s+(?:toàn\s+)?|(?:trong|khắp)\s+toàn\s+|(?<![^\W_])toàn\s+)"
    r"(?:tỉnh|thành\s+phố)(?![^\W_])",
    re.I,
)
_SCOPE = re.compile(r"của\s+(tỉnh|xã|phường|thành phố)(?![^\W_])", re.I)
_ACT = re.compile(
    r"\d+[a-z]?[/-][A-ZĐ]|Đề án|Chương trình|“|\"|ban hành kèm|UBND (?:tỉnh|thành phố)\s+(?:về|thực hiện)",
    re.I,
)
_INSPECT = re.compile(r"(?<![^\W_])thanh\s+tra,\s+kiểm\s+tra|kiểm\s+tra,\s+thanh\s+tra", re.I)
_NO_COMMUNE_INSPECTORATE = "2025-07-01"


def is_of_commune(document: Document) -> bool:
    """Whether a commune, ward or special zone issues the document."""
    issuer = document.issuer.text if document.issuer else ""
    return bool(_COMMUNE.search(issuer)) and not re.search(r"(?:tỉnh|thị xã)\b", issuer, re.I)


def _commune_documents(case: Case) -> Iterator[Document]:
    for document in case.documents:
        if is_of_commune(document) and document.kind in (
            "plan",
            "decision",
            "program",
            "resolution",
            "directive",
        ):
            yield document


def _above(case: Case) -> Iterator[Hit]:
    for document in _commune_documents(case):
        evidence, phrases = [], []
        for match in _ABOVE.finditer(case.text, *case.within(document)):
            start, end = sentence_span(case.text, match.start())
            if _ACT.search(case.text[start:end]):
                continue
            phrases.append(match.group())
            start = max(start, match.start() - 110)
            evidence.append(case.quote(_word_start(case.text, start), match.end()))
        if evidence:
            yield Hit(
                tuple(evidence),
                "",
                {"phrase": " ".join(phrases[0].lower().split())},
            )


def _word_start(text: str, at: int) -> int:
    while at > 0 and not text[at - 1].isspace():
        at -= 1
    return at


def _two_scopes(case: Case) -> Iterator[Hit]:
    """The same thing called the province's in one place and the commune's in another."""
    for document in _commune_documents(case):
        seen: dict[tuple[str, ...], dict[str, Value]] = {}
        for match in _SCOPE.finditer(case.text, *case.within(document)):
            before = words(case.text[max(0, match.start() - 90) : match.start()])[-6:]
            if len(before) == 6:
                start = max(0, match.start() - 60)
                value = case.quote(_word_start(case.text, start), match.end())
                seen.setdefault(tuple(before), {}).setdefault(fold(match[1]), value)
        for scopes in seen.values():
            if len(scopes) > 1:
                yield Hit(
                    tuple(scopes.values()),
                    "",
                    {"scopes": " và ".join(f"“của {scope}”" for scope in scopes)},
                )


def _inspects(case: Case) -> Iterator[Hit]:
    for document in _commune_documents(case):
        if (document.date or "9999") < _NO_COMMUNE_INSPECTORATE[: len(document.date or "9999")]:
            continue
        places = [
            m
            for m in _INSPECT.finditer(case.text, *case.within(document))
            if not _ACT.search(case.text[m.start() - 60 : m.start()])
        ]
        if places:
            start, end = places[0].start(), places[0].end()
            tail = re.match(r"[^;.\n]{0,20}", case.text[end:])
            line = case.text.rfind("\n", 0, start) + 1
            yield Hit(
                (
                    case.quote(max(line, start - 40), end + (tail.end() if tail else 0)),
                    *(case.quote(*m.span()) for m in places[1:3]),
                )
            )


_XA = (
    "ỦY BAN NHÂN DÂN\nXÃ HÒA BÌNH\nSố: 12/KH-UBND\nHòa Bình, ngày 05 tháng 3 năm 2026\n\n"
    "KẾ HOẠCH\nQuản lý chất lượng hàng hóa năm 2026\n\nI. NHIỆM VỤ\n"
)
_TINH = _XA.replace("XÃ HÒA BÌNH", "TỈNH NGHỆ AN").replace("Hòa Bình,", "Nghệ An,")

RULES = (
    Rule(
        "commune-speaks-for-province",
        "wrong_level",
        "error",
        "Kế hoạch của xã nhưng lại nói “{phrase}”.",
        _above,
        basis="Luật Tổ chức chính quyền địa phương 72/2025/QH15",
        confidence="B",
        fires=(
            Example(_XA + "- Tăng cường kiểm tra chất lượng hàng hóa trên địa bàn tỉnh.\n"),
            Example(_XA + "- Phổ biến cho toàn tỉnh quy định về nhãn hàng hóa.\n"),
        ),
        silent=(
            Example(_XA + "- Tăng cường kiểm tra chất lượng hàng hóa trên địa bàn xã.\n"),
            Example(_TINH + "- Tăng cường kiểm tra chất lượng hàng hóa trên địa bàn tỉnh.\n"),
            Example(
                _XA
                + (
                    "- Thực hiện Kế hoạch số 10/KH-UBND của UBND tỉnh về quản lý hàng hóa"
                    " trên địa bàn tỉnh.\n"
                )
            ),
        ),
    ),
    Rule(
        "one-thing-two-scopes",
        "wrong_level",
        "error",
        "Cùng một nội dung lúc ghi {scopes}.",
        _two_scopes,
        fires=(
            Example(
                _XA
                + (
                    "- Hỗ trợ các sản phẩm dịch vụ chủ lực, đặc thù của tỉnh.\n- 80% sản "
                    "phẩm dịch vụ chủ lực, đặc thù của xã được hỗ trợ.\n- Các sản phẩm "
                    "dịch vụ chủ lực, đặc thù của xã.\n"
                )
            ),
        ),
        silent=(
            Example(
                _XA
                + (
                    "- Hỗ trợ các sản phẩm dịch vụ chủ lực, đặc thù của xã.\n- Kết nối cơ"
                    " sở dữ liệu của tỉnh.\n"
                )
            ),
        ),
    ),
    Rule(
        "commune-inspectorate",
        "wrong_level",
        "question",
        "Cấp xã không có cơ quan thanh tra; ở đây có phải chỉ là kiểm tra?",
        _inspects,
        basis="Luật Thanh tra 84/2025/QH15",
        confidence="B",
        fires=(Example(_XA + "- Tăng cường công tác thanh tra, kiểm tra các cơ sở kinh doanh.\n"),),
        silent=(Example(_XA + "- Tăng cường công tác kiểm tra, giám sát các cơ sở kinh doanh.\n"),),
    ),
)
