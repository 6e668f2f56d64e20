"""Finds the acts that a document names: symbol, kind, date and issuer, whatever order they come"
" in.
"""

import re
from collections.abc import Iterable
from dataclasses import replace

from chuan.domain.vanban.folding import fold
from chuan.domain.vanban.passage import Passage
from chuan.domain.vanban.types import Citation, Value

_CODE = r"[A-ZĐ][A-Za-zĐđ&]{0,11}\d{0,2}"
_SYMBOL = re.compile(
    r"(?<![\w/-])(?:"
    rf"\d{{1,5}}\s?/\s?(?:19|20)\d{{2}}\s?/\s?{_CODE}(?:\s?-\s?{_CODE}){{0,3}}"
    rf"|\d{{1,5}}[a-z]?\s?/\s?{_CODE}(?:\s?[-–]\s?{_CODE}){{1,3}}"
    rf"|\d{{1,5}}[a-z]?\s?[-–]\s?[A-ZĐ]{{1,3}}[a-zA-ZĐ]{{0,4}}\s?/\s?{_CODE}(?:-{_CODE}){{0,2}}"
    r")(?![\w])"
)
# fmt: off
KINDS = (
    "nghị quyết liên tịch", "thông tư liên tịch", "chương trình hành động", "kế hoạch hành động",
    "thông báo kết luận", "văn bản hợp nhất", "chương trình phối hợp", "kế hoạch liên tịch",
    "quy chế phối hợp", "chỉ thị", "quyết định", "kế hoạch", "nghị quyết", "nghị định",
    "thông tư", "công văn", "tờ trình", "bộ luật", "luật", "pháp lệnh", "thông báo", "kết luận",
    "hướng dẫn", "báo cáo", "chương trình", "công điện", "đề án", "quy định", "quy chế",
    "văn bản", "lệnh", "hiến pháp", "giấy mời", "biên bản", "quy hoạch", "đề cương", "phương án",
)
# fmt: on
_KIND = "|".join(KINDS)
_KIND_BEFORE = re.compile(rf"(?<![^\W_])({_KIND})\s*(?:số)?\s*[:.]?\s*$")
_NAMED_LAW_BEFORE = re.compile(rf"(?<![^\W_])({_KIND})\s[^;.\n]{{2,110}}?\s(?:số|\()\s*:?\s*$")
_AT_REQUEST = re.compile(
    rf"của\s+([^;.,]{{3,90}}?)\s+tại\s+(?:các\s+)?(?:{_KIND})\s*(?:số)?\s*[:.]?\s*$"
)
_DATE_AFTER = re.compile(
    r"\s{0,3}[,(]?\s{0,3}(?:ngày\s*(\d{1,2})\s*(?:/|-|\.|tháng)\s*(\d{1,2})\s*(?:/|-|\."
    r"|năm)\s*(\d{4})(?!\d)"
    r"|(\d{1,2})/(\d{1,2})/(\d{4})(?!\d)|(?:tháng\s*(\d{1,2})\s*(?:/|năm)\s*|năm\s+)(\d{4})(?!\d))"
)
_BAD_DATE_AFTER = re.compile(r"\s{0,3},?\s{0,3}ngày\s*[\d/.-]{1,12}")
_ISSUER_AFTER = re.compile(r"\s{0,3}[,)]?\s{0,3}(?:của|do)\s+(?:đồng chí\s+)?")
_ISSUER_STOP = re.compile(
    r"[;,.:()\"“”/\n]|\s(?:về|ban hành|quy định|hướng dẫn|phê duyệt|sửa đổi|triển khai|thực hiện"
    r"|tại|khóa"
    r"|nhiệm kỳ|nâng cao|đến|cho|để|v/v|trên|trong|giai đoạn|kèm theo|thông qua|chỉ đạo|yêu cầu"
    r"|tăng cường"
    r"|đẩy mạnh|phát triển|bổ sung|thay thế|bãi bỏ|công bố|phát hành|là|được|nhằm|theo|với|xây dựng"
    r"|tổ chức|quán triệt|đã|lần|năm|ngày|đối với|ký|giao|tuyên truyền|nêu|và\s+(?:các|những"
    r"|nội dung"
    rf"|(?:{_KIND})))(?=\s|$|[,;.:])"
)
_BARE_NUMBER = re.compile(
    rf"(?<![^\W_])({_KIND})\s+số\s+(\d{{1,5}})(?=\s*,?\s*ngày|\s*,|\s+của)(?!\s*[/-]\s*[A-ZĐ])"
)
_LAW = re.compile(
    r"(?<![^\W_])(?:Luật|Bộ luật|Pháp lệnh|Hiến pháp)\s+(?!số\b|này\b)(?=[A-ZĐÁÀẢÂĂẤẦẨẪẬẮẰẲẴẶÔƠƯ])"
)
_LAW_STOP = re.compile(
    r",(?! (?:hàng hóa|hàng hoá|thống kê|an toàn|chống|lãng phí|thực hành))|[;.:()\"“”\n]"
    r"|\s(?:số|quy định|và\s+(?:các|những|văn bản|nghị|luật|bộ luật|pháp lệnh|thông tư)"
    r"|có\b|được|về việc|để|trên|tại|đã|cho|là|của|trong|theo|với|hiện hành)(?=\s|$|[,;.:])"
)
_RESOLUTION = re.compile(
    r"(?<![^\W_])(?:Nghị quyết|Chỉ thị|Kết luận|Điều lệ)\s+(?=(?:Đại hội|của\s+(?:Bộ Chính trị"
    r"|Trung ương"
    r"|Ban Bí thư|Ban Chấp hành)|Hội nghị|Trung ương|Đảng))"
)
_RESOLUTION_STOP = re.compile(r"[;,.:()\"“”\n]|\s(?:và|để|nhằm|góp phần|trên|tại|số|đã)(?=\s|$)")
_BY_CODE = {
    "CT": "Chỉ thị",
    "QĐ": "Quyết định",
    "QĐI": "Quy định",
    "KH": "Kế hoạch",
    "NQ": "Nghị quyết",
    "NĐ": "Nghị định",
    "TT": "Thông tư",
    "TTLT": "Thông tư liên tịch",
    "CV": "Công văn",
    "TTR": "Tờ trình",
    "TB": "Thông báo",
    "KL": "Kết luận",
    "HD": "Hướng dẫn",
    "BC": "Báo cáo",
    "CTR": "Chương trình",
    "CTRHĐ": "Chương trình hành động",
    "CĐ": "Công điện",
    "ĐA": "Đề án",
    "QC": "Quy chế",
    "QYĐ": "Quy định",
    "VBHN": "Văn bản hợp nhất",
    "PL": "Pháp lệnh",
}
_WINDOW = 160
_MAX_ISSUER = 90
_MAX_NAME = 140


def citations_in(passages: Iterable[Passage], own: Iterable[str] = ()) -> tuple[Citation, ...]:
    """Each act named in the passages, once a symbol; of several mentions the fullest counts."""
    skip = {symbol_key(symbol) for symbol in own}
    found: dict[str, Citation] = {}
    bare: list[tuple[str, Citation]] = []
    for passage in passages:
        folded = fold(passage.text)
        for match in _SYMBOL.finditer(passage.text):
            citation = _citation(passage, folded, match.start(), match.end())
            key = symbol_key(citation.symbol)
            if key not in skip:
                found[key] = _fuller(found[key], citation) if key in found else citation
        for match in _BARE_NUMBER.finditer(folded):
            citation = _citation(passage, folded, match.start(2), match.end(2))
            bare.append((match.group(2), citation))
    for number, citation in bare:
        same = [key for key in found if re.match(rf"{number}\D", key)]
        same = [key for key in same if found[key].kind == citation.kind]
        if same:
            found[same[0]] = _fuller(found[same[0]], citation)
        elif not any(re.match(rf"{number}\D", key) for key in skip):
            found.setdefault(number, citation)
    return tuple(found.values())


def unnumbered_in(passages: Iterable[Passage]) -> tuple[Value, ...]:
    """Acts named without a number ("Luật Ngân sách nhà nước"), each once, as printed."""
    found: dict[str, Value] = {}
    for passage in passages:
        for opening, stop in ((_LAW, _LAW_STOP), (_RESOLUTION, _RESOLUTION_STOP)):
            for match in opening.finditer(passage.text):
                end = _stop_at(passage.text, match.end(), stop, _MAX_NAME)
                if re.match(r"\s(?:số|\()", passage.text[end : end + 4]):
                    continue
                dated = _DATE_AFTER.match(passage.text, end)
                name = passage[match.start() : dated.end() if dated else end].strip(" ,")
                key = re.split(r"\sngày\s", fold(name.text))[0]
                if key not in found or len(name.text) > len(found[key].text):
                    found[key] = name.value()
    return tuple(found.values())


def symbols_in(text: str) -> list[str]:
    """The symbols printed in a text, without inner spaces."""
    return [_clean_symbol(match.group()) for match in _SYMBOL.finditer(text)]


def symbol_key(symbol: str) -> str:
    """A symbol for comparison: no spaces, plain hyphens, capitals, no leading zeros."""
    return re.sub(r"^0+(?=\d)", "", _clean_symbol(symbol).upper())


def _clean_symbol(symbol: str) -> str:
    return re.sub(r"\s+", "", symbol).replace("–", "-")


def _citation(passage: Passage, folded: str, start: int, end: int) -> Citation:
    before = folded[max(0, start - _WINDOW) : start]
    offset = max(0, start - _WINDOW)
    symbol = _clean_symbol(passage.text[start:end])
    date, at = _date_after(folded, end)
    issuer = _issuer_after(passage.text, folded, at) or _issuer_before(passage.text, before, offset)
    return Citation(
        symbol=symbol,
        kind=_kind(passage.text, before, offset, symbol),
        date=date,
        issuer=issuer,
        spans=passage[start:end].spans(),
    )


def _kind(text: str, before: str, offset: int, symbol: str) -> str | None:
    match = _KIND_BEFORE.search(before) or _NAMED_LAW_BEFORE.search(before)
    if match and not (match.re is _NAMED_LAW_BEFORE and "luật" not in match.group(1)):
        printed = text[offset + match.start(1) : offset + match.end(1)]
        return printed[:1].upper() + printed[1:]
    codes = re.findall(r"[A-ZĐ][A-Za-zĐ]*", symbol)
    return next((_BY_CODE[code.upper()] for code in codes if code.upper() in _BY_CODE), None)


def _date_after(folded: str, end: int) -> tuple[str | None, int]:
    match = _DATE_AFTER.match(folded, end)
    if not match:
        bad = _BAD_DATE_AFTER.match(folded, end)
        return None, bad.end() if bad else end
    day, month, year, day2, month2, year2, only_month, only_year = match.groups()
    if only_year:
        return (f"{only_year}-{int(only_month):02d}" if only_month else only_year), match.end()
    day, month, year = day or day2, month or month2, year or year2
    return iso_date(int(year), int(month), int(day)), match.end()


def iso_date(year: int, month: int, day: int) -> str | None:
    """YYYY-MM-DD, or None where no such day exists."""
    last = {2: 29, 4: 30, 6: 30, 9: 30, 11: 30}.get(month, 31)
    if not (1 <= month <= 12 and 1 <= day <= last):
        return None
    return f"{year:04d}-{month:02d}-{day:02d}"


def _issuer_after(text: str, folded: str, at: int) -> str | None:
    opening = _ISSUER_AFTER.match(folded, at)
    if not opening:
        return None
    end = _stop_at(text, opening.end(), _ISSUER_STOP, _MAX_ISSUER)
    return " ".join(text[opening.end() : end].split()) or None


def _issuer_before(text: str, before: str, offset: int) -> str | None:
    match = _AT_REQUEST.search(before)
    if not match:
        return None
    return " ".join(text[offset + match.start(1) : offset + match.end(1)].split())


def _stop_at(text: str, start: int, stop: re.Pattern[str], limit: int) -> int:
    window = fold(text[start : start + limit])
    match = stop.search(window)
    if match:
        return start + match.start()
    cut = len(window) if start + limit >= len(text) else window.rfind(" ")
    return start + max(cut, 0)


def _fuller(first: Citation, second: Citation) -> Citation:
    """The first mention, each part of it filled or outdone by a longer part of the second."""
    return replace(
        first,
        kind=max(first.kind, second.kind, key=len)
        if first.kind and second.kind
        else first.kind or second.kind,
        date=max(first.date, second.date, key=len)
        if first.date and second.date
        else first.date or second.date,
        issuer=max(first.issuer, second.issuer, key=len)
        if first.issuer and second.issuer
        else first.issuer or second.issuer,
    )
