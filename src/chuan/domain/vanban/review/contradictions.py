"""Contradictions: two figures for one target, one act under two numbers or two dates."""

import re
from collections.abc import Iterator
from difflib import SequenceMatcher
from itertools import combinations

from chuan.domain.vanban.folding import fold
from chuan.domain.vanban.review.catalogue import Case, Example, Hit, Rule
from chuan.domain.vanban.review.phrases import words
from chuan.domain.vanban.types import Citation, Document, Target, Value

_SAME_SUBJECT = 0.8
_LEVELS = frozenset(
    ["tỉnh", "xã", "phường", "huyện", "thành", "phố", "của", "số", "có", "được", "là", "các"]
)
_DATED = re.compile(
    r"(?P<symbol>\d{1,5}(?:/\d{4})?[/-][A-ZĐ][\w&Đđ]*[-/][\w&Đđ-]+),?\s+ngày\s+"
    r"(?P<d>\d{1,2})(?:/|\s+tháng\s+)(?P<m>\d{1,2})(?:/|\s+năm\s+)(?P<y>\d{4})(?!\d)"
)
_SERIES = re.compile(r"^\d+[a-z]?")


def _two_figures(case: Case) -> Iterator[Hit]:
    for document in case.documents:
        for first, second in combinations(document.targets, 2):
            if _same_target(first, second) and first.value != second.value:
                yield Hit(
                    (first.text, second.text),
                    " / ".join(w for w in (first.where, second.where) if w),
                    {"first": _figure(first), "second": _figure(second)},
                )


def _same_target(first: Target, second: Target) -> bool:
    if fold(first.unit) != fold(second.unit) or first.comparator != second.comparator:
        return False
    if first.by != second.by and first.by and second.by:
        return False
    if first.where == second.where and first.text.spans == second.text.spans:
        return False
    if not _open_alike(first.text.text, second.text.text):
        return False
    a, b = (_subject(target) for target in (first, second))
    if min(len(a), len(b)) < 5:
        return False
    return len(a & b) / min(len(a), len(b)) >= _SAME_SUBJECT and len(a & b) / len(a | b) >= 0.45


def _open_alike(first: str, second: str) -> bool:
    """Whether the words right after the figure are much the same: the thing that is counted."""
    one, two = (
        [word for word in words(text) if not word[0].isdigit()][:8] for text in (first, second)
    )
    return SequenceMatcher(None, one, two, autojunk=False).ratio() >= 0.6


def _subject(target: Target) -> set[str]:
    text = target.text.text
    return {w for w in words(text) if not w[0].isdigit()} - _LEVELS


def _figure(target: Target) -> str:
    value = f"{target.value:g}".replace(".", ",")
    return f"{value}{'' if target.unit == '%' else ' '}{target.unit}"


def _one_act_two_numbers(case: Case) -> Iterator[Hit]:
    own = {fold(document.symbol.text) for document in case.documents if document.symbol}
    for document in case.documents:
        opening = _opening_end(case, document)
        for first, second in combinations(document.citations, 2):
            if own & {fold(first.symbol), fold(second.symbol)} or first.symbol == second.symbol:
                continue
            if _alike(first, second) and _reads_as_one(case, first, second, opening):
                yield Hit(
                    (_quote_act(case, first), _quote_act(case, second)),
                    "",
                    {"first": first.symbol, "second": second.symbol},
                )


def _alike(first: Citation, second: Citation) -> bool:
    """Same series (all but the number) and, as far as named, the same issuer."""
    a, b = (_SERIES.sub("", citation.symbol) for citation in (first, second))
    if a != b or not _SERIES.match(first.symbol):
        return False
    if not first.issuer or not second.issuer:
        return False
    one, two = set(words(first.issuer)), set(words(second.issuer))
    return one <= two or two <= one


def _reads_as_one(case: Case, first: Citation, second: Citation, opening: int) -> bool:
    """One is what the document sets out to implement, the other stands in its place later on."""
    firsts, seconds = _places(case, first), _places(case, second)
    if not firsts or not seconds:
        return False
    if firsts[0] > seconds[0]:
        firsts, seconds = seconds, firsts
    if first.date and first.date == second.date:
        return True
    if firsts[0] >= opening or seconds[0] < opening:
        return False
    return all(_is_bare(case, place) for place in seconds) and len(seconds) > 1


def _is_bare(case: Case, place: int) -> bool:
    """Whether the act is cited there without what it is about."""
    tail = " ".join(case.text[place : place + 170].split())
    named = re.match(
        r"[^\s,;]+,?\s*(?:ngày\s[\d/]+)?,?\s*(?:của\s+[^,;.]*?)?"
        r"\s(?:về|thực hiện|triển khai|phê duyệt|ban hành)\b",
        tail.split(";")[0].split(" và ")[0],
    )
    return named is None


def _places(case: Case, citation: Citation) -> list[int]:
    """Where the symbol is printed, lines broken after a hyphen included."""
    pattern = r"\s*".join(re.escape(part) for part in re.split(r"(?<=[-/])", citation.symbol))
    return [m.start() for m in re.finditer(rf"(?<![\w/]){pattern}(?![\w])", case.text)]


def _opening_end(case: Case, document: Document) -> int:
    start, end = case.within(document)
    heading = re.compile(r"^\s*(?:I|1|Điều 1)[.)]\s", re.M).search(case.text, start, end)
    return heading.start() if heading else start


def _quote_act(case: Case, citation: Citation) -> Value:
    places = _places(case, citation)
    if not places:
        return Value(citation.symbol, citation.spans)
    start = case.text.rfind(" ", 0, max(0, places[0] - 12)) + 1
    kind = fold(citation.kind or "")
    before = fold(case.text[max(0, places[0] - 40) : places[0]])
    if kind and kind in before:
        start = places[0] - (len(before) - before.rfind(kind))
    rest = re.match(r"[^;,]{0,25},?[^;,.]{0,60}", case.text[places[0] :])
    return case.quote(start, places[0] + (rest.end() if rest else len(citation.symbol)))


def _act_dated_twice(case: Case) -> Iterator[Hit]:
    flat = re.sub(r"(?<=[-/])\n", "", case.text)
    seen: dict[str, dict[tuple[int, int, int], Value]] = {}
    for match in _DATED.finditer(flat):
        day = int(match["y"]), int(match["m"]), int(match["d"])
        quoted = Value(" ".join(match.group().split()))
        seen.setdefault(match["symbol"], {}).setdefault(day, quoted)
    for symbol, days in seen.items():
        if len(days) < 2:
            continue
        same_year = len({day[0] for day in days}) == 1 or symbol.count("/") > 1
        found = tuple(_located(case, value) for value in days.values())
        yield Hit(found, "", {"symbol": symbol}, severity="error" if same_year else "question")


def _located(case: Case, value: Value) -> Value:
    pattern = r"\s*".join(re.escape(part) for part in re.split(r"(?<=[-/])|\s", value.text))
    found = re.search(pattern, case.text)
    return Value(value.text, (found.span(),) if found else ())


_PLAN = (
    "ỦY BAN NHÂN DÂN\nXÃ HÒA BÌNH\nSố: 12/KH-UBND\nHòa Bình, ngày 05 tháng 3 năm 2026\n\n"
    "KẾ HOẠCH\nPhát triển sản phẩm địa phương năm 2026\n\n"
)

RULES = (
    Rule(
        "two-figures-one-target",
        "contradiction",
        "error",
        "Hai con số cho cùng một chỉ tiêu: {first} và {second}.",
        _two_figures,
        by_glyph=True,
        fires=(
            Example(
                _PLAN
                + "I. MỤC TIÊU\n- 70% hộ nuôi ong của xã được tập huấn ghi chép nhật ký sản xuất "
                "theo quy trình chung.\n- Rà soát các tổ hợp tác.\nII. NHIỆM VỤ\n"
                "- 85% hộ nuôi ong của xã được tập huấn ghi chép nhật ký sản xuất "
                "theo quy trình chung.\n"
            ),
        ),
        silent=(
            Example(
                _PLAN
                + "I. MỤC TIÊU\n- 70% hộ nuôi ong của xã được tập huấn ghi chép nhật ký sản xuất.\n"
                "- 85% hộ trồng chè của xã được cấp mã số vùng trồng theo quy định.\n"
            ),
        ),
    ),
    Rule(
        "one-act-two-numbers",
        "contradiction",
        "question",
        "Phần mở đầu nêu {first}, phần sau lại nêu {second}: có phải cùng một văn bản không?",
        _one_act_two_numbers,
        fires=(
            Example(
                "KẾ HOẠCH\nthực hiện công tác văn thư\n\n"
                "Thực hiện Kế hoạch số 15-KH/TU ngày 04/3/2026 của Ban Thường vụ Tỉnh"
                " ủy về nâng cao "
                "chất lượng công tác văn thư, Ban Thường vụ Đảng ủy xây dựng Kế hoạch như sau:\n"
                "I. MỤC ĐÍCH\n- Quán triệt Kế hoạch số 51-KH/TU, ngày 06/3/2026 của "
                "Ban Thường vụ Tỉnh ủy; "
                "tổ chức thực hiện.\nII. NHIỆM VỤ\n"
                "- Báo cáo kết quả Kế hoạch số 51-KH/TU, ngày 06/3/2026 của Ban "
                "Thường vụ Tỉnh ủy.\n"
            ),
        ),
        silent=(
            Example(
                "KẾ HOẠCH\nthực hiện công tác văn thư\n\n"
                "Thực hiện Kế hoạch số 15-KH/TU ngày 04/3/2026 của Ban Thường vụ Tỉnh"
                " ủy về nâng cao "
                "chất lượng công tác văn thư, Ban Thường vụ Đảng ủy xây dựng Kế hoạch như sau:\n"
                "I. MỤC ĐÍCH\n- Gắn với Kế hoạch số 20-KH/TU, ngày 06/3/2026 của Ban "
                "Thường vụ Tỉnh ủy "
                "về chuyển đổi số.\n"
            ),
        ),
    ),
    Rule(
        "act-dated-twice",
        "contradiction",
        "error",
        "Văn bản {symbol} được ghi với các ngày khác nhau.",
        _act_dated_twice,
        by_glyph=True,
        fires=(
            Example(
                "Thực hiện Quyết định số 45/QĐ-UBND ngày 12/3/2026 của UBND tỉnh; căn cứ "
                "Quyết định số 45/QĐ-UBND ngày 21/3/2026 của UBND tỉnh."
            ),
        ),
        silent=(
            Example(
                "Thực hiện Quyết định số 45/QĐ-UBND ngày 12/3/2026 của UBND tỉnh; căn cứ "
                "Quyết định số 45/QĐ-UBND ngày 12/3/2026 của UBND tỉnh."
            ),
        ),
    ),
)
