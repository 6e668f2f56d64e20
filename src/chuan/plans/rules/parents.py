"""Which of the documents that a plan cites stand above it, and what each is to it.

Only what the title, the opening or the paragraph of inherited targets names is proposed; what a
plan merely mentions further down is no parent. An officer confirms each.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import IntEnum
from typing import Any

from chuan.domain.vanban.folding import fold
from chuan.plans.enums import ParentReason, ParentRole

Json = Mapping[str, Any]
_LONGEST_OPENING = 8000
_NO_HEADING = 2500
_QUOTE = 240
_FIRST_HEADING = re.compile(
    r"^\s*(?:(?:phần|chương|mục)\s+)?(?:i|1|a|thứ nhất)\s*[.:/)]?\s*[-–.]?\s*"
    r"(?:mục đích|quan điểm|mục tiêu|nhiệm vụ|yêu cầu|đánh giá|tình hình|nội dung|căn cứ)",
    re.MULTILINE,
)
_SEGMENT = re.compile(
    r"[;\n]\s*(?=(?:căn cứ|thực hiện|theo|xét|trên cơ sở|triển khai|quán triệt)\s)|;"
)
_BEGINS = re.compile(
    r"(?:(?:căn cứ|thực hiện|theo|triển khai)\s+)?\b(?:kế hoạch|chương trình|chỉ thị|nghị quyết|quyết định"
    r"|công văn|hướng dẫn|luật|nghị định|thông tư|kết luận|đề án)\b[^.;]{0,40}$"
)
_INTO = re.compile(r"\b(?:ban hành|về việc|triển khai|thực hiện|về)\b")
_TARGETS = re.compile(r"(?:mục tiêu|chỉ tiêu)[^.;\n]{0,60}(?:đã (?:đề ra|nêu|xác định)|tại|theo)\b")
_INSTEAD_PLAN = re.compile(r"\b(?:kế hoạch|chương trình|đề án|chiến lược)\b")
_REQUESTS = re.compile(r"tờ trình|báo cáo|biên bản|thông báo|phiếu|giấy mời")
_LAWS = re.compile(r"\d+/\d{4}/|hiến pháp|luật|pháp lệnh|nghị định|thông tư")
_LETTERS = re.compile(r"công văn|hướng dẫn|công điện")
_PLANS = re.compile(r"kế hoạch|chương trình|đề án|chiến lược|chỉ thị|nghị quyết|kết luận")
_PARTY_CENTRE = re.compile(r"/(?:TW|VPTW|BTGTW|BTGDVTW|UBKTTW|ĐUCP|BCSĐ)\b", re.IGNORECASE)
_STATE_CENTRE = re.compile(
    r"(?:-|/)(?:TTg|CP|QH\d*|UBTVQH\d*|B[A-ZĐ]{2,})(?:\b|-)|NĐ-CP|/TT-B", re.IGNORECASE
)
_CENTRE = re.compile(
    r"trung ương|ban bí thư|bộ chính trị|thủ tướng|chính phủ|quốc hội|^bộ (?!chỉ huy|phận)|ủy ban tiêu chuẩn"
)
_PROVINCE = re.compile(r"\b(?:tỉnh|thành ủy|tỉnh ủy|thành phố|tp|sở|chi cục)\b")
_COMMUNE = re.compile(r"\b(?:xã|phường|đặc khu|thị trấn)\b")


class Rank(IntEnum):
    """From the centre down."""

    CENTRE = 0
    PROVINCE = 1
    COMMUNE = 2
    UNKNOWN = 9


_COMMITTEE_OF = re.compile(r"^(?:ban thường vụ|ban chấp hành|thường trực|chủ tịch)\s+")


@dataclass(frozen=True, slots=True)
class ProposedParent:
    """A cited document that stands above: its identity as printed, its role, why, and the words."""

    kind: str
    symbol: str
    issued: str
    issuer: str
    role: ParentRole
    reason: ParentReason
    quote: str


def parents_of(content: Json, text: str, *, place: int = 0) -> tuple[ProposedParent, ...]:
    """The documents above a plan, in the order of its opening; each once, its best place deciding.

    `place` is the plan's place among the documents of its file.
    """
    title, opening = _title(content), opening_of(content, text, place=place)
    own = rank_of(content.get("symbol") or "", content.get("issuer") or "")
    found: list[tuple[int, ProposedParent]] = []
    for cited in content.get("citations") or ():
        spot = _place(cited, title, opening, text)
        role = _role(cited, spot, own) if spot else None
        if spot and role:
            found.append((spot.order, _proposed(cited, role, spot)))
    return tuple(parent for _order, parent in sorted(found, key=lambda pair: pair[0]))


def opening_of(content: Json, text: str, *, place: int = 0) -> str:
    """What stands above the first heading of a plan; of a later one in its file, from its title on."""
    first = next((s for s in content.get("sections") or () if s.get("title")), None)
    end = _find(text, str(first["title"])) if first else None
    heading = None if end else _FIRST_HEADING.search(fold(text))
    stop = end or (heading.start() if heading else 0)
    titles = [
        at for at in _all(text[: stop or None], _title(content)[:80]) if _begins_line(text, at)
    ]
    begin = titles[-1] if place and titles else 0
    return text[begin : stop or begin + _NO_HEADING][:_LONGEST_OPENING]


def _begins_line(text: str, at: int) -> bool:
    return not text[text.rfind("\n", 0, at) + 1 : at].strip()


def rank_of(symbol: str, issuer: str) -> Rank:
    """The level of who issued a document, by its symbol, else by the name of its issuer.

    >>> rank_of("38-CT/TW", ""), rank_of("298/KH-UBND", "UBND tỉnh Nghệ An")
    (<Rank.CENTRE: 0>, <Rank.PROVINCE: 1>)
    """
    if _PARTY_CENTRE.search(symbol) or _STATE_CENTRE.search(symbol):
        return Rank.CENTRE
    name = fold(issuer)
    if _COMMUNE.search(name):
        return Rank.COMMUNE
    if _CENTRE.search(name):
        return Rank.CENTRE
    if _PROVINCE.search(name) or re.search(r"/TU\b", symbol):
        return Rank.PROVINCE
    return Rank.UNKNOWN


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a citation was found and what stands around it."""

    order: int
    reason: ParentReason
    around: str
    quote: str


def _title(content: Json) -> str:
    return str(content.get("title") or "")


def _place(cited: Json, title: str, opening: str, text: str) -> _Place | None:
    """The opening says most; then the title; then a paragraph of inherited targets."""
    symbol = str(cited.get("symbol") or "")
    named = [_in_opening(opening, at) for at in _mentions(opening, symbol)]
    if named:
        return min(named, key=lambda place: (place.reason == ParentReason.NESTED, place.order))
    at = next(_mentions(title, symbol), None)
    if at is not None:
        return _Place(0, ParentReason.TITLE, title[at:], _quote(title, at))
    for at in _mentions(text, symbol):
        sentence = _sentence(text, at)
        if _TARGETS.search(fold(sentence)):
            return _Place(len(opening) + at, ParentReason.TARGETS, sentence, _words(sentence))
    return None


def _in_opening(opening: str, at: int) -> _Place:
    segment, inside = _segment(opening, at)
    reason = ParentReason.NESTED if _is_nested(segment, inside) else ParentReason.OPENING
    return _Place(at, reason, segment[inside:], _quote(segment, inside))


def _role(cited: Json, place: _Place, own: Rank) -> ParentRole | None:
    """What the document is to the plan; None for a request or a report, which stand below."""
    symbol, kind = str(cited.get("symbol") or ""), fold(str(cited.get("kind") or ""))
    if _REQUESTS.search(kind):
        return None
    if place.reason == ParentReason.TARGETS:
        return ParentRole.TARGETS
    if _LETTERS.search(kind) or re.search(r"[-/]HD[-/]|-CV/", symbol):
        return ParentRole.GUIDANCE
    rank = rank_of(symbol, str(cited.get("issuer") or ""))
    is_law = re.match(r"\d+/\d{4}/", symbol) or (_LAWS.match(kind) and not _PLANS.search(kind))
    if is_law or place.reason == ParentReason.NESTED or (rank == own == Rank.COMMUNE):
        return ParentRole.BASIS
    carries = _PLANS.search(kind) or _INSTEAD_PLAN.search(fold(place.around)[:400])
    return ParentRole.SUPERIOR if carries else ParentRole.BASIS


def _proposed(cited: Json, role: ParentRole, place: _Place) -> ProposedParent:
    return ProposedParent(
        kind=str(cited.get("kind") or "")[:80],
        symbol=str(cited.get("symbol") or "")[:120],
        issued=str(cited.get("date") or "")[:10],
        issuer=str(cited.get("issuer") or "")[:300],
        role=role,
        reason=place.reason,
        quote=place.quote,
    )


def _segment(opening: str, at: int) -> tuple[str, int]:
    """The part of the opening between two semicolons or grounds, and where in it `at` stands.

    A ground begins a line with a capital; a small letter there goes on with the line above.
    """
    folded = fold(opening)
    begin, end = 0, len(opening)
    for cut in _SEGMENT.finditer(folded):
        if "\n" in cut[0] and not opening[cut.end() : cut.end() + 1].isupper():
            continue
        if cut.end() <= at:
            begin = cut.end()
        elif cut.start() > at:
            end = cut.start()
            break
    return opening[begin:end], at - begin


def _is_nested(segment: str, inside: int) -> bool:
    """Another document of the same ground is named before, and this one says what that is about."""
    before = fold(segment[:inside])
    symbols = list(re.finditer(r"\d+\s*[-/]\s*[^\W\d]{2}[\w/-]*|\bsố\s+\d+\b", before))
    if not symbols:
        return False
    return bool(_INTO.search(before[symbols[-1].end() :]))


def _quote(text: str, at: int) -> str:
    """The words of a citation, from the word that says what it is and its ground on."""
    before = fold(text[max(0, at - 80) : at])
    begins = list(_BEGINS.finditer(before))
    back = len(before) - begins[-1].start() if begins else 0
    return _words(text[at - back :])


def _words(text: str) -> str:
    words = " ".join(text.split())
    return words if len(words) <= _QUOTE else f"{words[:_QUOTE].rsplit(' ', 1)[0]} …"


def _sentence(text: str, at: int) -> str:
    """The sentence around a place, over line ends, a long one cut."""
    begin = max(text.rfind(mark, max(0, at - 1500), at) for mark in (". ", ".\n", ":\n\n"))
    ends = [end for mark in (". ", ".\n") if (end := text.find(mark, at, at + 600)) > 0]
    return text[max(begin + 1, 0) : min(ends, default=at + 600)]


def _mentions(text: str, symbol: str) -> Iterator[int]:
    """Where a symbol stands in `text`, in full or by its number alone ("Kế hoạch số 298, ngày")."""
    yield from _all(text, symbol)
    number = re.match(r"\d+(?=/[^\W\d])", symbol)
    if number:
        for found in re.finditer(rf"\bsố\s+({number[0]})\b(?!\s*[-/])", fold(text)):
            yield found.start(1)


def _find(text: str, words: str) -> int | None:
    """Where `words` stand in `text`, case, white space and line ends aside."""
    return next(_all(text, words), None)


def _all(text: str, words: str) -> Iterator[int]:
    if not words.strip():
        return
    parts: Sequence[str] = [re.escape(part) for part in re.findall(r"\w+|[^\w\s]", fold(words))]
    begins = r"(?<![\w/-])" if words[:1].isdigit() else ""
    for found in re.finditer(begins + r"\s*".join(parts[:40]), fold(text)):
        yield found.start()


def speaks_for(issuer_key: str) -> str:
    """The key of the body in whose name a standing committee or a chair issues.

    A party letterhead prints the committee, a citation its standing committee.

    >>> speaks_for("ban thường vụ tỉnh ủy nghệ an")
    'tỉnh ủy nghệ an'
    """
    return _COMMITTEE_OF.sub("", issuer_key)
