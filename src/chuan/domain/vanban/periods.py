"""Reads when something is to be done: dates, quarters, years, recurrences, as documents print"
" them.
"""

import re
from dataclasses import dataclass

from chuan.domain.vanban.folding import fold
from chuan.domain.vanban.types import Period

_YEAR = r"(?:19|20)\d{2}"
_MORE_QUARTERS = r"(?:\s*(?:[,&+–-]|và|đến)\s*(?:iv|iii|ii|i|[1-4])(?![^\W_]))"
_QUARTER = rf"(?:quý|quí)\s*(?:(?:iv|iii|ii|i)(?![^\W\d_])|[1-4](?!\d)){_MORE_QUARTERS}*"
_MONTH = r"tháng\s*\d{1,2}(?!\d)"
_DAY = r"(?:ngày\s*)?\d{1,2}\s*[/.-]\s*\d{1,2}(?:\s*[/.-]\s*\d{2,4})?(?!\d)"
_WORDED_DAY = r"ngày\s*\d{1,2}\s*tháng\s*\d{1,2}(?:\s*(?:năm|/)\s*\d{4})?"
_EVERY = r"(?:hằng|hàng|mỗi)\s*(?:năm|quý|quí|tháng|tuần|ngày)"
_ATOM = (
    rf"{_WORDED_DAY}|{_DAY}|\d{{1,2}}\s*/\s*{_YEAR}|{_QUARTER}|{_MONTH}"
    rf"|(?:năm\s*)?{_YEAR}|{_EVERY}"
    r"|(?:0?\d{1,2}|sáu|chín|ba)\s*tháng(?:\s*(?:đầu|cuối)(?:\s*năm)?)?"
    r"|thường\s*xuyên|liên\s*tục|lâu\s*dài|định\s*kỳ|đột\s*xuất|thường\s*kỳ"
    r"|theo\s*(?:quy\s*định(?:\s*(?:của\s*)?pháp\s*luật)?|kế\s*hoạch|tiến\s*độ|yêu\s*cầu"
    r"|lộ\s*trình)"
    r"(?:\s*(?:được\s*(?:phê\s*)?duyệt|hằng\s*năm|hàng\s*năm|của\s+(?:cấp\s+trên"
    r"|cơ\s+quan\s+có\s+thẩm"
    r"\s+quyền|trung\s+ương|tỉnh|bộ)))?|khi\s*có\s*(?:yêu\s*cầu|chỉ\s*đạo|phát\s*sinh|văn\s*bản)"
    r"|các\s*năm(?:\s*tiếp\s*theo)?|những\s*năm\s*tiếp\s*theo|năm\s*tiếp\s*theo|cả\s*năm"
    r"|trong\s*năm"
    r"|ngay\s*(?:sau\s*khi\s*ban\s*hành)?|sau\s*khi\s*(?:kế\s*hoạch\s*)?(?:được\s*)?ban\s*hành"
)
_LEAD = (
    r"(?:(?:hoàn\s*thành|thực\s*hiện)\s*)?(?:bắt\s*đầu\s*)?(?:chậm\s*nhất\s*(?:là\s*)?)?(?:trước"
    r"|sau|đến|từ"
    r"|trong|vào|đầu|cuối|giữa|giai\s*đoạn|kể\s*từ|hết)?(?:\s*(?:khi|ngày|cuối|đầu|hết|năm|quý"
    r"|giai\s*đoạn"
    r"|trước|đến|giữa))?\s*"
)
_LINK = r"\s*(?:[-–—,;/+]|và|đến|hoặc|tới|của|cho\s*đến|theo|trở\s*đi)?\s*"
_UNIT = rf"{_LEAD}(?:{_ATOM})"
TIME = re.compile(
    rf"(?<![^\W_]){_UNIT}(?:{_LINK}(?:\(\s*)?{_UNIT}(?:\s*\))?){{0,6}}"
    r"(?:\s*(?:trở\s*đi|và\s*những\s*năm\s*tiếp\s*theo|và\s*các\s*năm\s*tiếp\s*theo))?(?![^\W_])"
)
"""One whole expression of time, to be searched in folded text."""

TIME_WORDS = frozenset(
    [
        "quý",
        "quí",
        "i",
        "ii",
        "iii",
        "iv",
        "năm",
        "tháng",
        "ngày",
        "hàng",
        "hằng",
        "thường",
        "xuyên",
        "trước",
        "sau",
        "đến",
        "từ",
        "giai",
        "đoạn",
        "theo",
        "quy",
        "định",
        "pháp",
        "luật",
        "kế",
        "hoạch",
        "khi",
        "có",
        "yêu",
        "cầu",
        "định",
        "kỳ",
        "đột",
        "xuất",
        "cuối",
        "đầu",
        "giữa",
        "lâu",
        "dài",
        "tiếp",
        "các",
        "những",
        "và",
        "trong",
        "liên",
        "tục",
        "hoàn",
        "thành",
        "chậm",
        "nhất",
        "là",
        "tiến",
        "độ",
        "lộ",
        "trình",
        "mỗi",
        "tuần",
        "sáu",
        "cả",
        "trở",
        "đi",
        "hết",
        "tới",
        "của",
        "ban",
        "hành",
        "được",
        "phê",
        "duyệt",
        "hoặc",
        "kể",
        "việc",
        "làm",
        "nay",
        "ngay",
        "cấp",
        "trên",
        "có",
        "thẩm",
        "quyền",
        "cho",
        "phát",
        "sinh",
        "chỉ",
        "đạo",
        "một",
        "lần",
        "lần/năm",
        "thực",
        "hiện",
    ]
)
"""The words that cells of the column of time are made of, folded."""

_RANGE = re.compile(rf"({_YEAR})\s*(?:[-–—]|đến(?:\s*năm)?|tới)\s*(?:hết\s*)?(?:năm\s*)?({_YEAR})")
_UNTIL = re.compile(
    r"(?:đến|trước|hết|tới|chậm nhất(?: là)?)\s*(?:hết\s*|cuối\s*|đầu\s*)?(?:ngày\s*)?"
    r"(?:\d{1,2}\s*(?:[/.-]|tháng)\s*)?(?:(?:tháng\s*)?\d{1,2}\s*[/.-]\s*|\d{1,2}\s*năm\s*)?"
    rf"(?:(?:quý|quí)\s*\w{{1,3}}\s*[/-]?\s*)?(?:năm\s*)?({_YEAR})"
)
_FROM = re.compile(
    r"(?:từ|kể từ|sau)\s*(?:đầu\s*)?(?:ngày\s*)?(?:\d{1,2}\s*[/.-]\s*)?(?:(?:tháng\s*)?\d{1,2}\s*[/.-]\s*)?"
    rf"(?:(?:quý|quí)\s*\w{{1,3}}\s*[/-]?\s*)?(?:năm\s*)?({_YEAR})"
)
_MONTHS = re.compile(
    rf"(?:tháng|(?:quý|quí))\s*\w{{1,3}}\s*(?:-|–|đến|tới)\s*(?:hết\s*)?(?:(?:tháng|quý|quí)\s*)?\w{{1,3}}"
    rf"\s*(?:/|năm)\s*({_YEAR})"
)
"""Months or quarters of one year: "Từ tháng 5 đến tháng 10/2026"."""
_ANNUAL = re.compile(
    r"(?:hằng|hàng|mỗi|từng)\s*năm|thường\s*niên|định kỳ\s*(?:hằng|hàng)\s*năm|/\s*năm"
)
_QUARTERLY = re.compile(r"(?:hằng|hàng|mỗi|từng)\s*(?:quý|quí)")
_MONTHLY = re.compile(r"(?:hằng|hàng|mỗi|từng)\s*tháng")
_HALF = re.compile(r"(?:0?6|sáu)\s*tháng(?:\s*(?:một|1)\s*lần|/\s*lần|,|\s*và)")
_STANDING = re.compile(r"thường\s*xuyên|liên\s*tục|lâu\s*dài")
_QUARTER_NUMBER = re.compile(rf"(?:quý|quí)\s*(iv|iii|ii|i|[1-4])(?![^\W_])({_MORE_QUARTERS}*)")
_YEARS = re.compile(rf"(?<!\d){_YEAR}(?!\d)")
_DATED = re.compile(
    rf"{_QUARTER}|{_MONTH}|\d{{1,2}}\s*[/.-]\s*\d{{1,2}}\s*[/.-]\s*{_YEAR}|\d{{1,2}}/{_YEAR}"
)
_ONWARD = re.compile(r"(?:năm|các năm|những năm)\s*tiếp theo|trở đi")
_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4}

_FULL_DATE = re.compile(
    r"ngày\s*(\d{1,2})\s*(?:tháng\s*(\d{1,2})\s*(?:năm|/)\s*(\d{4})"
    r"|[/.-]\s*(\d{1,2})\s*[/.-]\s*(\d{4}))"
    r"|(?<!\d)(\d{1,2})/(\d{1,2})/(\d{4})(?!\d)"
)
_DAY_MONTH = re.compile(
    r"ngày\s*(\d{1,2})\s*tháng\s*(\d{1,2})|ngày\s*(\d{1,2})\s*[/-]\s*(\d{1,2})(?![/-]?\d)"
    r"|(?<![\d/])(\d{1,2})/(\d{1,2})(?!/?\d)"
)
_MAX_MONTH, _MAX_DAY, _PARTS = 12, 31, 3


@dataclass(frozen=True, slots=True)
class Due:
    """A day to be ready by: ISO date or --MM-DD, and where its words stand in the text read."""

    text: str
    start: int
    end: int


def period_of(text: str) -> Period | None:
    """The period that a cell or phrase of time means, or None where it fixes none.

    >>> period_of("2026 - 2030 (thường xuyên hàng năm)")
    Period(start=2026, end=2030, recurrence='annual', quarter=None)
    >>> period_of("Quý III/2025")
    Period(start=2025, end=2025, recurrence='once', quarter=3)
    >>> period_of("Quý III, IV/2025")
    Period(start=2025, end=2025, recurrence='once', quarter=None)
    >>> period_of("Đến 2030")
    Period(start=None, end=2030, recurrence=None, quarter=None)
    """
    folded = fold(text)
    recurrence = recurrence_of(folded)
    quarter = _quarter(folded)
    start, end = _years(folded)
    if recurrence is None and start is not None and start == end:
        recurrence = "once"
    if (
        recurrence is None
        and (quarter is not None or _DATED.search(folded))
        and not _spans_years(start, end)
    ):
        recurrence = "once"
    if start is None and end is None and recurrence is None and quarter is None:
        return None
    return Period(start=start, end=end, recurrence=recurrence, quarter=quarter)


def recurrence_of(folded: str) -> str | None:
    """Annual, half_yearly, quarterly or monthly, from folded text; standing work counts as"
    " annual.
    """
    if _MONTHLY.search(folded):
        return "monthly"
    if _QUARTERLY.search(folded):
        return "quarterly"
    if _HALF.search(folded):
        return "half_yearly"
    if _ANNUAL.search(folded) or _STANDING.search(folded):
        return "annual"
    return None


def _spans_years(start: int | None, end: int | None) -> bool:
    return start is not None and end is not None and end > start


def _quarter(folded: str) -> int | None:
    found = _QUARTER_NUMBER.findall(folded)
    if len(found) != 1 or found[0][1]:
        return None
    return _ROMAN.get(found[0][0]) or int(found[0][0])


def _years(folded: str) -> tuple[int | None, int | None]:
    span = _RANGE.search(folded)
    if span:
        return int(span.group(1)), int(span.group(2))
    months = _MONTHS.search(folded)
    if months:
        return int(months.group(1)), int(months.group(1))
    until, since = _UNTIL.search(folded), _FROM.search(folded)
    if until or since:
        return int(since.group(1)) if since else None, int(until.group(1)) if until else None
    years = [int(year) for year in _YEARS.findall(folded)]
    if len(years) == 1 and _ONWARD.search(folded):
        return years[0], None
    return (min(years), max(years)) if years else (None, None)


def due_in(text: str) -> Due | None:
    """The first day by which something is due: a date, or --MM-DD for a day of every year."""
    folded = fold(text)
    whole = _FULL_DATE.search(folded)
    part = _DAY_MONTH.search(folded)
    if whole and (part is None or whole.start() <= part.start()):
        numbers = [int(group) for group in whole.groups() if group]
        if len(numbers) == _PARTS and _is_day(numbers[0], numbers[1]):
            iso = f"{numbers[2]:04d}-{numbers[1]:02d}-{numbers[0]:02d}"
            return Due(iso, whole.start(), whole.end())
    if part:
        day, month = (int(group) for group in part.groups() if group)
        if _is_day(day, month):
            return Due(f"--{month:02d}-{day:02d}", part.start(), part.end())
    return None


def _is_day(day: int, month: int) -> bool:
    return 1 <= month <= _MAX_MONTH and 1 <= day <= _MAX_DAY


def time_share(text: str) -> float:
    """How much of the words of a text belongs to the language of time, 0 to 1."""
    words = re.findall(r"[^\W_]+", fold(text))
    if not words:
        return 0.0
    known = sum(1 for word in words if word in TIME_WORDS or re.fullmatch(r"[\d/]+", word))
    return known / len(words)


def is_time(text: str) -> bool:
    """Whether a whole text is one expression of time."""
    clean = re.sub(rf"(?!{_MORE_QUARTERS})[().,;:]", " ", fold(text)).strip()
    found = TIME.match(clean)
    return bool(found) and not re.search(r"[^\W_]", clean[found.end() :] if found else clean)
