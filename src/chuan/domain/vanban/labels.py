"""The labels before headings and paragraphs: I., 1., 1.1., a), đ), Điều 5., Chương II, Phần thứ"
" nhất.
"""

import re
from dataclasses import dataclass
from functools import lru_cache

from chuan.domain.vanban.folding import fold
from chuan.domain.vanban.kinds import is_upper

RANKS = {
    "annex": 0,
    "part": 1,
    "chapter": 2,
    "division": 3,
    "article": 4,
    "capital": 5,
    "roman": 6,
    "item": 7,
    "arabic": 8,
    "decimal2": 9,
    "decimal3": 10,
    "decimal4": 11,
    "letter": 12,
}
"""How deep a label stands when nothing else is known; a smaller rank holds a greater one."""

ALPHABET = "abcdđeghiklmnopqrstuvxy"
"""Letters of points in a legal text, in order."""

_PATTERNS = (
    (
        "part",
        re.compile(
            r"(?P<label>PHẦN\s+(?:THỨ\s+\w+|[IVX]+|\d+)|Phần\s+(?:thứ\s+\w+|[IVX]+|\d+))\s*[.:]?\s*"
        ),
    ),
    ("chapter", re.compile(r"(?P<label>(?:CHƯƠNG|Chương)\s+(?:[IVX]+|\d+))\s*[.:]?\s*")),
    ("division", re.compile(r"(?P<label>(?:MỤC|Mục)\s+(?:\d+|[IVX]+))\s*[.:]\s*(?=\S)")),
    ("article", re.compile(r"(?P<label>(?:ĐIỀU|Điều)\s+\d{1,3}[a-z]?)\s*[.:]\s*")),
    (
        "item",
        re.compile(
            r"(?P<label>(?:NHIỆM VỤ|Nhiệm vụ|NHÓM NHIỆM VỤ|Nhóm nhiệm vụ|HOẠT ĐỘNG|Hoạt động"
            r"|NỘI DUNG|Nội dung|GIẢI PHÁP|Giải pháp|CÔNG VIỆC|Công việc)\s+(?:thứ\s+|số\s+)?"
            r"(?:\d{1,2}|[IVX]{1,5}))\s*[.:]\s*(?=\S)"
        ),
    ),
    ("roman", re.compile(r"(?P<label>[IVX]{1,6})\s*(?:[./)]\s?-?|\s?[-–]\s)\s*(?=\S)")),
    ("decimal", re.compile(r"(?P<label>\d{1,2}(?:\.\d{1,2}){1,3})\s*[.)/]?\s+(?=\S)")),
    ("arabic", re.compile(r"(?P<label>\d{1,2})\s*(?:[.)/](?!\d)|\s?[-–](?=\s+[^\W\d_]))\s*(?=\S)")),
    ("letter", re.compile(r"(?P<label>[a-zđ]\d?)\s*[.)](?=\s*\S)\s*")),
    ("capital", re.compile(r"(?P<label>[A-HĐ])\s*[./-]\s+(?=[^\W\d_]{2})")),
)
_BULLET = re.compile(r"(?P<mark>[-–—+*•●▪◦‣·❖➢✓])\s*(?=[^\s\-–—])")
_ROOM = 80


@dataclass(frozen=True, slots=True)
class Label:
    """A label: its family, its words, and how many characters it takes at the start of the line."""

    family: str
    text: str
    length: int

    @property
    def rank(self) -> int:
        """How deep it stands."""
        return RANKS[self.family]

    @property
    def number(self) -> int | None:
        """Its place in its series, or None where the words do not say."""
        last = self.text.split()[-1]
        if self.family in {"roman", "part", "chapter", "division", "item"}:
            return roman_value(last) or (int(last) if last.isdigit() else None)
        if self.family == "letter":
            place = ALPHABET.find(last[0])
            return place + 1 if place >= 0 else None
        if self.family == "capital":
            return "ABCDEGH".find(last) + 1 or None
        tail = re.search(r"\d+", last.split(".")[-1])
        return int(tail.group()) if tail else None


def label_of(text: str) -> Label | None:
    """The label that a line begins with, if any."""
    return _label_of(text[:_ROOM])


@lru_cache(maxsize=8192)
def _label_of(text: str) -> Label | None:
    for family, pattern in _PATTERNS:
        found = pattern.match(text)
        if not found:
            continue
        label = found.group("label")
        if family == "decimal":
            family = f"decimal{min(label.count('.') + 1, 4)}"  # noqa: PLW2901  (its own depth)
        return Label(family, " ".join(label.split()), found.end())
    return None


def bullet_length(text: str) -> int:
    """How many characters a bullet takes at the start of a line; 0 where there is none."""
    found = _BULLET.match(text)
    return found.end() if found else 0


_ROMAN_SIGNS = (
    (1000, "M"),
    (900, "CM"),
    (500, "D"),
    (400, "CD"),
    (100, "C"),
    (90, "XC"),
    (50, "L"),
    (40, "XL"),
    (10, "X"),
    (9, "IX"),
    (5, "V"),
    (4, "IV"),
    (1, "I"),
)


def roman(number: int) -> str:
    """A whole number from 1 as Roman numerals, as annexes and groups are counted.

    >>> roman(4), roman(19), roman(1949)
    ('IV', 'XIX', 'MCMXLIX')
    """
    said = ""
    for value, sign in _ROMAN_SIGNS:
        said += sign * (number // value)
        number %= value
    return said


def roman_value(text: str) -> int | None:
    """The number that a Roman numeral up to 39 stands for, or None."""
    found = re.fullmatch(r"(X{0,3})(IX|IV|V?I{0,3})", text.upper())
    if not found or not text:
        return None
    small = {
        "": 0,
        "I": 1,
        "II": 2,
        "III": 3,
        "IV": 4,
        "V": 5,
        "VI": 6,
        "VII": 7,
        "VIII": 8,
        "IX": 9,
    }
    return 10 * len(found.group(1)) + small[found.group(2)] or None


def inner_label(text: str) -> int:
    """Where a second heading runs into the first ("I. MỤC ĐÍCH1. Mục đích"); 0 where none does."""
    first = label_of(text)
    if first is None or first.family not in {"roman", "part", "chapter"}:
        return 0
    found = re.search(r"(?<=[^\W\d_.])\s?(?=1\s?\.\s?[^\W\d_])", text[first.length :])
    if not found or not is_upper(text[first.length : first.length + found.start()]):
        return 0
    return first.length + found.end()


def is_section_word(text: str) -> bool:
    """Whether a title in capitals is one of those that sections of plans carry."""
    return bool(
        re.search(
            r"mục đích|yêu cầu|mục tiêu|nhiệm vụ|giải pháp|kinh phí|tổ chức thực hiện|nội dung"
            r"|phân công"
            r"|quan điểm|tiến độ|kết quả|đánh giá|tình hình|kiến nghị|chế độ báo cáo",
            fold(text),
        )
    )
