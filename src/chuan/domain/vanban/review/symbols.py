"""Symbols in no known form, banners of annexes that name another act, dates that the register denies."""

import re
from collections.abc import Iterator
from functools import lru_cache

from chuan.domain.vanban.folding import fold
from chuan.domain.vanban.review.catalogue import Case, Example, Hit, Rule
from chuan.domain.vanban.types import Act, Document, Knowledge, Validity

_KINDS = r"NQLT|NQ|QĐ|CT|KH|TB|TTr|BC|HD|CTr|KL|ĐA|PA|NĐ|TTLT|TT|CV"
_PARTY = r"TW|TU|ĐU|ĐUK|HU|VPTW|BTCTW|UBKTTW|BTGTW|BTGDVTW|BTGDVTU|BTGTU"
_FORMS = (
    (re.compile(rf"(\d+[a-z]?)/({_KINDS})-({_PARTY})"), "{0}-{1}/{2}", "party"),
    (re.compile(rf"(\d+[a-z]?)[-/]({_KINDS})[-/]({_PARTY})"), "{0}-{1}/{2}", "party"),
    (re.compile(r"(\d+)/(\d{4})/(NĐ|QĐ|TT|NQ)(CP|TTg|UBND|HĐND|B[A-ZĐ]{1,6})"), "{0}/{1}/{2}-{3}", ""),
    (re.compile(r"(\d+)-(\d{4})[-/](NĐ|QĐ|TT|NQ)-(\w+)"), "{0}/{1}/{2}-{3}", ""),
    (
        re.compile(rf"(\d+[a-z]?)[-/]?({_KINDS})[-/]?(UBND|HĐND|TTg|CP|S[A-ZĐ]{{1,6}}|B[A-ZĐ]{{1,6}})"),
        "{0}/{1}-{2}",
        "",
    ),
)  # fmt: skip
_TOKEN = re.compile(r"(?<![\w/&.-])\d{1,5}[a-z]?[-/]?(?:\d{4}[-/])?[A-ZĐ][\w&/-]*[\w&]")
_STATE_BASIS = "Nghị định 30/2020/NĐ-CP, Phụ lục I"
_PARTY_BASIS = "Hướng dẫn 36-HD/VPTW"
_BANNER = re.compile(
    r"kèm\s+theo\s+(?P<kind>kế\s+hoạch|quyết\s+định|công\s+văn|chỉ\s+thị|nghị\s+quyết|chương\s+trình)"
    r"\s+số\s*:?\s*(?P<symbol>\d{1,5}[a-z]?[-/]\S*?[A-ZĐ][\w&/-]*)"
    r"(?:,?\s+ngày\s+(?P<d>\d{1,2})(?:/|\s+tháng\s+)(?P<m>\d{1,2})(?:/|\s+năm\s+)(?P<y>\d{4}))?",
    re.I,
)
_OF_KIND = {
    "kế hoạch": "plan",
    "quyết định": "decision",
    "công văn": "official_letter",
    "chỉ thị": "directive",
    "nghị quyết": "resolution",
    "chương trình": "program",
}


def _malformed(case: Case) -> Iterator[Hit]:
    seen: set[str] = set()
    for found in _TOKEN.finditer(case.text):
        token = found.group()
        if token in seen:
            continue
        meant, basis, confidence = _meant(token)
        if not meant:
            continue
        seen.add(token)
        yield Hit(
            (case.quote(*found.span()),),
            "",
            {"symbol": token, "meant": meant},
            basis=basis,
            confidence=confidence,
        )


def _meant(token: str) -> tuple[str, str, str]:
    """The right form of a symbol in a wrong one, its basis and mark; empty for any other token."""
    for pattern, form, family in _FORMS:
        found = pattern.fullmatch(token)
        if found:
            meant = form.format(*found.groups())
            if meant == token:
                return ("", "", "")
            return (meant, _PARTY_BASIS, "B") if family else (meant, _STATE_BASIS, "A")
    return ("", "", "")


def _other_banner(case: Case) -> Iterator[Hit]:
    for found in _BANNER.finditer(case.text):
        own = _document_of(case, found)
        if own is None or not own.symbol or own.number_blank:
            continue
        symbol = own.symbol.text
        day = f"{found['y']}-{int(found['m']):02d}-{int(found['d']):02d}" if found["y"] else ""
        other_symbol = fold(found["symbol"]) != fold(symbol)
        full = own.date if own.date and len(own.date) == 10 else ""
        other_day = bool(day and full and day != full)
        if other_symbol and not _same_series(found["symbol"], symbol):
            continue
        if other_symbol or other_day:
            printed = found["symbol"] if other_symbol else _shown(day)
            yield Hit(
                (case.quote(*found.span()), own.symbol),
                "",
                {"printed": printed, "own": symbol if other_symbol else _shown(full)},
            )


def _shown(iso: str) -> str:
    return "/".join(reversed(iso.split("-")))


def _same_series(one: str, two: str) -> bool:
    """Whether the two differ in the number alone."""
    return fold(re.sub(r"^\d+", "", one)) == fold(re.sub(r"^\d+", "", two))


def _document_of(case: Case, banner: re.Match[str]) -> Document | None:
    """The one document of the file that is of the kind the banner names and stands before it."""
    kind = _OF_KIND[" ".join(fold(banner["kind"]).split())]
    before = [d for d in case.documents if d.kind == kind and case.within(d)[0] <= banner.start()]
    return before[0] if len(before) == 1 else None


@lru_cache(maxsize=4)
def _issued(knowledge: Knowledge) -> dict[str, Act]:
    return {fold(act.symbol): act for act in knowledge.acts if act.issued_on}


def _other_day(case: Case) -> Iterator[Hit]:
    issued = _issued(case.knowledge)
    for document in case.documents:
        for citation in document.citations:
            act = issued.get(fold(citation.symbol))
            if act is None or not citation.date or len(citation.date) != 10 or not citation.spans:
                continue
            later = bool(document.date) and citation.date[: len(document.date or "")] > (
                document.date or ""
            )
            if citation.date == act.issued_on or len(act.issued_on) != 10 or later:
                continue
            start, end = citation.spans[0]
            tail = re.match(r",?\s+ngày\s+[\d/]+(?:\s+tháng\s+\d+\s+năm\s+\d+)?", case.text[end:])
            yield Hit(
                (case.quote(start, end + (tail.end() if tail else 0)),),
                "",
                {
                    "act": act.symbol,
                    "date": _shown(citation.date),
                    "issued": _shown(act.issued_on),
                },
                basis=act.symbol,
                confidence=act.confidence,
            )


def _plan(symbol: str = "12/KH-UBND", cited: str = "38-CT/TW ngày 30/7/2024") -> str:
    return (
        f"ỦY BAN NHÂN DÂN\nXÃ HÒA BÌNH\nSố: {symbol}\nHòa Bình, ngày 05 tháng 3 năm 2026\n\n"
        f"KẾ HOẠCH\nTập huấn năm 2026\n\nThực hiện Chỉ thị số {cited} của Ban Bí thư, UBND xã xây "
        "dựng Kế hoạch như sau:\nI. NHIỆM VỤ\n- Mở lớp.\n\nPhụ lục\n"
    )


_REGISTER = Knowledge(
    acts=(
        Act(
            "38-CT/TW",
            "Chỉ thị",
            issued_on="2024-07-30",
            validity=(Validity("in_force", "2024-07-30"),),
            confidence="A",
        ),
    )
)

RULES = (
    Rule(
        "symbol-malformed",
        "mismatch",
        "warning",
        "Ký hiệu “{symbol}” chưa đúng dạng; có lẽ là “{meant}”.",
        _malformed,
        fires=(
            Example(_plan(cited="38/CT-TW ngày 30/7/2024")),
            Example(_plan(symbol="12KH-UBND")),
            Example(_plan() + "Theo Quyết định số 1703/QĐTTg và Nghị định số 37/2026/NĐCP.\n"),
        ),
        silent=(
            Example(
                _plan() + "Theo 1703/QĐ-TTg, 37/2026/NĐ-CP, 03-KH/TU, 1847-CV/BTGTU, 70/2025/QH15,"
                " 1436/SKHCN-QLTĐC, 09/TTr-SKHCN, 02/VBHN-BKHCN, TCVN ISO/IEC 17025:2017.\n"
            ),
        ),
    ),
    Rule(
        "banner-names-another",
        "contradiction",
        "error",
        "Dòng “kèm theo” ghi {printed} nhưng văn bản là {own}.",
        _other_banner,
        basis=_STATE_BASIS,
        confidence="A",
        by_glyph=True,
        fires=(
            Example(_plan() + "(Kèm theo Kế hoạch số 21/KH-UBND ngày 05/3/2026)\n"),
            Example(_plan() + "(Kèm theo Kế hoạch số 12/KH-UBND ngày 06/3/2026)\n"),
        ),
        silent=(Example(_plan() + "(Kèm theo Kế hoạch số 12/KH-UBND ngày 05/3/2026)\n"),),
    ),
    Rule(
        "act-dated-otherwise",
        "date_error",
        "warning",
        "Văn bản {act} được ghi ngày {date}; theo dữ liệu văn bản là ngày {issued}.",
        _other_day,
        fires=(Example(_plan(cited="38-CT/TW ngày 30/8/2024"), _REGISTER),),
        silent=(Example(_plan(), _REGISTER),),
    ),
)
