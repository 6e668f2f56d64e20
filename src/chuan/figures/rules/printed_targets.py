"""What the words of a target say beside its figure: how it is held, and for which years."""

import re
from dataclasses import dataclass

from chuan.domain.vanban.folding import fold
from chuan.figures.enums import Comparator, Direction

_MOST = re.compile(
    r"\b(?:tối đa|không (?:quá|vượt(?: quá)?|lớn hơn|cao hơn|nhiều hơn)|dưới (?=\d)"
    r"|giảm (?:còn|xuống))\b|[≤<]"
)
_LEAST = re.compile(
    r"\b(?:tối thiểu|ít nhất|không (?:dưới|thấp hơn|ít hơn|nhỏ hơn)|trên (?=\d)|trở lên)\b|[≥>]"
)
_EXACT = re.compile(r"\bđúng (?=\d)|\bbằng (?=\d)")
_SPAN = re.compile(r"\b(20\d\d)\s*(?:-|đến(?: năm)?|và)\s*(20\d\d)\b")
_UNTIL = re.compile(
    r"\b(?:đến|tới|trước|hết|vào)\s+(?:hết\s+|cuối\s+)?năm\s+(20\d\d)\b|\bđến\s+(20\d\d)\b"
)
_SINCE = re.compile(r"\btừ\s+năm\s+(20\d\d)\b")
_IN = re.compile(r"\b(?:trong\s+)?năm\s+(20\d\d)\b")
_YEARLY = re.compile(r"\b(?:h[ằà]ng|mỗi|từng|các)\s+năm\b|\bhàng\s+năm\b|/\s*năm\b")


@dataclass(frozen=True, slots=True)
class Held:
    """How a figure is held, and from which year until which; `yearly`: anew in every year."""

    comparator: Comparator
    year_from: int | None
    year_until: int | None
    yearly: bool


def read_held(
    text: str, *, by_year: int | None = None, direction: str = Direction.UP, time: str = ""
) -> Held:
    """What the words of a target, and the time printed beside it, say.

    `by_year` is the year that its heading gives; without words of comparison the better way of the
    indicator decides. A target that must be reached by a year is held in that year; one that is to
    be reached every year is held in each.

    >>> read_held("đạt tối thiểu 10% hằng năm").comparator.value
    'at_least'
    >>> held = read_held("giai đoạn 2026 - 2030, tỷ lệ vi phạm không quá 5%")
    >>> held.comparator.value, held.year_from, held.year_until
    ('at_most', 2026, 2030)
    """
    words = fold(f"{text}\n{time}")
    yearly = bool(_YEARLY.search(words))
    year_from, year_until = _years(words, by_year)
    if year_from is None and year_until is not None and not yearly:
        year_from = year_until
    return Held(_comparator(fold(text), direction), year_from, year_until, yearly)


def _comparator(words: str, direction: str) -> Comparator:
    if _LEAST.search(words):
        return Comparator.AT_LEAST
    if _MOST.search(words):
        return Comparator.AT_MOST
    if _EXACT.search(words):
        return Comparator.EXACTLY
    return Comparator.AT_MOST if direction == Direction.DOWN else Comparator.AT_LEAST


def _years(words: str, by_year: int | None) -> tuple[int | None, int | None]:
    if (span := _SPAN.search(words)) and int(span[1]) <= int(span[2]):
        return int(span[1]), int(span[2])
    since = _SINCE.search(words)
    begins = int(since[1]) if since else None
    if until := _UNTIL.search(words):
        return begins, int(until[1] or until[2])
    if by_year is not None:
        return begins, by_year
    if begins is None and (one := _IN.search(words)):
        return int(one[1]), int(one[1])
    return begins, None
