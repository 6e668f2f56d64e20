"""Finds printed figures to reach: shares, counts, by which year, at least or at most."""

import re
from collections.abc import Iterator

from chuan.domain.vanban.folding import fold
from chuan.domain.vanban.passage import Passage
from chuan.domain.vanban.types import Target

# fmt: off
_COUNTED = (
    "cuộc", "lớp", "đợt", "buổi", "hội nghị", "hội thảo", "diễn đàn", "mô hình", "sản phẩm",
    "doanh nghiệp", "cơ sở", "tổ chức", "người", "lượt người", "lượt", "tin", "bài", "tin, bài",
    "tin bài", "chuyên mục", "phóng sự", "chuyên đề", "hệ thống", "quy chuẩn", "tiêu chuẩn",
    "đề tài", "dự án", "trung tâm", "phòng thử nghiệm", "lần", "văn bản", "báo cáo", "triệu đồng",
    "tỷ đồng", "đồng", "nhiệm vụ", "mẫu", "phương tiện đo", "giải", "hợp tác xã", "htx", "chợ",
    "đơn vị", "cán bộ", "công chức", "chuyên gia", "mã", "khóa", "khóa đào tạo", "lớp tập huấn",
    "tiểu phẩm", "video", "tờ rơi", "pa nô", "băng rôn", "hộ", "xã", "phường", "kế hoạch", "đoàn",
    "đoàn kiểm tra", "quy trình", "chuẩn đo lường", "trạm cân", "điểm", "tcvn", "chuỗi",
    "thương hiệu", "nhãn hiệu", "chứng nhận", "tiêu chí", "cuốn", "cuốn sổ tay", "sổ tay", "quyển",
    "bộ tài liệu", "tài liệu", "ấn phẩm", "clip", "chương trình", "gian hàng", "thiết bị", "học viên",
    "hồ sơ", "vụ", "thủ tục", "hội viên", "điểm cân", "cân đối chứng", "nghị quyết", "đề án",
)
# fmt: on
_UNIT = "|".join(re.escape(unit) for unit in sorted(_COUNTED, key=len, reverse=True))
_WORDS = {
    "một": 1,
    "hai": 2,
    "ba": 3,
    "bốn": 4,
    "năm": 5,
    "sáu": 6,
    "bảy": 7,
    "tám": 8,
    "chín": 9,
    "mười": 10,
}
_AT_LEAST = r"ít nhất|tối thiểu|trên|từ|không dưới|không thấp hơn|đạt trên|hơn|từ trên"
_AT_MOST = r"không quá|tối đa|dưới|không vượt quá|không cao hơn"
_SHARE = re.compile(
    rf"(?P<bound>{_AT_LEAST}|{_AT_MOST})?\s*(?P<number>\d{{1,3}}(?:[.,]\d{{1,2}})?)"
    r"(?:\s*%?\s*[-–]\s*(?P<upper>\d{1,3}(?:[.,]\d{1,2})?))?\s*%(?P<more>\s*(?:trở lên))?"
)
_COUNT = re.compile(
    rf"(?<![\w/.,-])(?P<bound>{_AT_LEAST}"
    rf"|{_AT_MOST})?\s*(?P<number>\d{{1,6}}(?:\.\d{{3}})*)(?![\d/%])"
    rf"(?:\s*[-–]\s*(?P<upper>\d{{1,6}}))?\s+(?P<unit>{_UNIT})(?![^\W_])"
)
_WORDED = re.compile(
    rf"(?<![^\W_])(?P<bound>ít nhất|tối thiểu|không dưới|không quá"
    rf"|tối đa)\s+(?P<number>{'|'.join(_WORDS)})"
    rf"\s+(?P<unit>(?:{_UNIT})(?![^\W_])|[^\W\d_]+)"
)
_REFERENCE = re.compile(
    r"(?:điều|khoản|điểm|mục|số|phụ lục|nhóm|quý|tháng|ngày|năm|loại|cấp|lần thứ|khóa|chương"
    r"|phần|hạng)\s*$"
)
_ACHIEVES = re.compile(
    r"(?<![^\W_])(?:tổ chức|xây dựng|mở|hỗ trợ|thành lập|cấp phát|lắp đặt|bố trí|treo|hình thành"
    r"|phát triển|đào tạo|tập huấn|phấn đấu|duy trì|in|phát hành|công nhận|chứng nhận|biên soạn)"
    r"(?:\s+(?:được|thêm|mới|khoảng|xây dựng|cho|hoàn thành))*\s*$"
)
_NEAR = 40
_PAST = re.compile(r"(?:đã|được|mới|ước)\s+(?:đạt|có|tổ chức|thực hiện)\s*(?:được\s*)?$")
_SENTENCE = re.compile(r"[.!?]\s+(?=[^\W\d_a-zđ]|\d)")
_YEAR = re.compile(
    r"(?:đến|trước|hết|năm|tới)\s*(?:hết\s*|cuối\s*)?(?:năm\s*)?((?:19|20)\d{2})(?!\d)"
)
_YEAR_AFTER = re.compile(r"(?:vào|đến|trước|trong)\s+(?:hết\s*)?(?:cuối\s*)?năm\s*((?:19|20)\d{2})")
_RANGE = re.compile(r"((?:19|20)\d{2})\s*(?:-|–|đến)\s*(?:năm\s*)?((?:19|20)\d{2})")
_ANNUAL = re.compile(r"(?:hằng|hàng|mỗi|từng)\s*năm|/\s*năm")
_SUBJECT_END = re.compile(
    r"(?:\s(?:được|đạt|có|phấn đấu|tham gia|áp dụng|thực hiện|là|phải|hoàn thành|biết)\s|[,;.:(])"
)
_MAX_TEXT = 1200


def targets_in(
    passage: Passage, *, where: str, by: int | None, counts: bool, recurrence: str | None = None
) -> Iterator[Target]:
    """The figures in a paragraph or a cell; plain counts ("03 cuộc") only where `counts`.

    `by` is the year that a heading or a row gives; a year printed with the figure goes before it.
    """
    for sentence in sentences(passage):
        folded = fold(sentence.text[:_MAX_TEXT])
        for match, value, unit in _figures(folded, counts=counts):
            yield Target(
                text=sentence.strip().value(),
                value=value,
                unit=unit,
                by=_year(folded, match.start()) or by,
                subject=_subject(sentence, match),
                recurrence="annual" if _ANNUAL.search(folded) else recurrence,
                comparator=_comparator(match),
                where=where,
            )


def sentences(passage: Passage) -> list[Passage]:
    """The sentences of a paragraph."""
    return passage.split_at(found.start() + 1 for found in _SENTENCE.finditer(passage.text))


def year_of(title: str) -> int | None:
    """The year that a heading sets: "a) Đến năm 2030", "Năm 2026", "Giai đoạn 2026 - 2030"."""
    folded = fold(title)
    span = _RANGE.search(folded)
    if span:
        return int(span.group(2))
    found = _YEAR.search(folded)
    return int(found.group(1)) if found else None


def _figures(folded: str, *, counts: bool) -> Iterator[tuple[re.Match[str], float, str]]:
    for match in _SHARE.finditer(folded):
        if not _PAST.search(folded[: match.start()]):
            yield match, float(match.group("number").replace(",", ".")), "%"
    for match in _COUNT.finditer(folded):
        before = folded[: match.start()]
        wanted = counts or bool(match.group("bound")) or bool(_ACHIEVES.search(before[-_NEAR:]))
        if wanted and not _REFERENCE.search(before) and not _PAST.search(before):
            yield match, float(match.group("number").replace(".", "")), match.group("unit")
    for match in _WORDED.finditer(folded):
        yield match, float(_WORDS[match.group("number")]), match.group("unit")


def _year(folded: str, at: int) -> int | None:
    """A year given with the figure: the one right before it, or after it."""
    after = _YEAR_AFTER.search(folded[at : at + 200])
    earlier = _SHARE.search(folded[:at])
    if after and earlier and not _YEAR.search(folded[: earlier.start()]):
        return int(after.group(1))  # years follow their figures: "95% vào năm 2027 và 100% đến …"
    opening = re.match(r"[^:;,]{0,40}?:", folded[:at])
    before = _YEAR.findall(folded[max(0, at - 60) : at])
    before = before or (_YEAR.findall(opening.group()) if opening else [])
    if before:
        return int(before[-1])
    span = _RANGE.search(folded[max(0, at - 60) : at])
    if span:
        return int(span.group(2))
    return int(after.group(1)) if after else None


def _comparator(match: re.Match[str]) -> str:
    bound = (match.group("bound") or "").strip()
    groups = match.groupdict()
    if bound and re.fullmatch(_AT_MOST, bound):
        return "<="
    if bound or groups.get("more") or groups.get("upper"):
        return ">="
    return "="


def _subject(sentence: Passage, match: re.Match[str]) -> str | None:
    """What is counted: the words behind the figure, or those before it."""
    rest = re.sub(r"^\s*trở lên\s+", "", sentence.text[match.end() :]).strip()
    folded = fold(rest)
    if folded.startswith(("trong tổng", "so với", "tổng")) or not rest:
        lead = sentence.text[: match.start()].strip(" -,;:")
        words = re.sub(r"\s+(?:hàng|hằng)\s+năm.*$|\s+phấn đấu.*$|\s+đạt.*$", "", lead)
        return re.sub(r"^Bố trí\s+", "", words)[-160:] or None
    end = re.search(r"^[^;.:]*?(?=\sđược\s)", folded[:200])
    if end:
        return rest[: end.end()].strip() or None
    end = _SUBJECT_END.search(folded)
    return rest[: end.start() if end else 120].strip() or None
