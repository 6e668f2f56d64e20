"""Finds the rows of a table that was flattened into lines: their numbers go up, one after"
" another.
"""

import re
from dataclasses import dataclass, field, replace

from chuan.domain.vanban.columns import TASK
from chuan.domain.vanban.folding import fold
from chuan.domain.vanban.kinds import is_upper
from chuan.domain.vanban.labels import roman_value
from chuan.domain.vanban.lines import Printed
from chuan.domain.vanban.passage import Passage, join
from chuan.domain.vanban.rows import label_rank

_ROMAN = re.compile(r"^([IVX]{1,6})(?:\s*[.)/]|\s*[-–])?(?:\s+(?=\S)|$)")
_CAPITAL = re.compile(r"^([A-EGH])(?:\s*[.)/]|\s*[-–])?(?:\s+(?=\S)|$)")
_ARABIC = re.compile(r"^(\d{1,3})(?:[.)/](?!\d))?(?:\s+(?=\S)|$)")
_DECIMAL = re.compile(r"^(\d{1,2}(?:\.\d{1,2}){1,3})[.)/]?(?:\s+(?=\S)|$)")
_LETTER = re.compile(r"^([a-zđ])[.)](?:\s+(?=\S)|$)")
_COLUMN_NUMBERS = re.compile(
    r"^\(?1\)?(?:\s+\(?\d{1,2}\)?(?:\s*=\s*\S+)?){2,}\s*$|^\(\d{1,2}\)(?:\s+\(\d{1,2}\))*$"
)
_NOT_AFTER = re.compile(
    r"(?:quý|quí|tháng|năm|ngày|nhóm|loại|khoản|điều|cấp|khóa|phụ lục|mục|giai đoạn|lần thứ|/"
    r"|-|–|(?:định|hoạch|tư|thị|luật|văn|lục|mẫu|biểu|quyết|trình|báo|mã|khoản|điểm) số)$"
)

_VIEW = 60
_EVERY_YEAR = re.compile(r"(?:hằng|hàng|các|mỗi|từng|cuối|đầu|trong)\s+(?:năm|quý|quí|tháng|ngày)$")


@dataclass(slots=True)
class FlatRow:
    """A row label and the lines up to the next label."""

    label: str
    lines: list[Printed] = field(default_factory=list)
    deep: bool = False

    def whole(self) -> dict[str, Passage]:
        """All its lines as one cell, as a row that only heads others has."""
        return {TASK: join(line.passage for line in self.lines)}


def heads_rows(rows: list[FlatRow], index: int) -> bool:
    """Whether a row only heads the rows below it, whose labels stand deeper than its own."""
    rank = label_rank(rows[index].label)
    following = rows[index + 1] if index + 1 < len(rows) else None
    return following is not None and label_rank(following.label) > rank


@dataclass(slots=True)
class _Counter:
    capital: int = 0
    roman: int = 0
    arabic: int = 0
    decimal: tuple[int, ...] = ()
    letter: str = ""


def cut_rows(lines: list[Printed]) -> list[FlatRow]:
    """The rows of a flattened table; lines before the first label are dropped."""
    rows: list[FlatRow] = []
    seen = _Counter()
    before = ""
    for line in lines:
        if _COLUMN_NUMBERS.match(line.text):
            continue
        found = _row_label(line, seen, before, rows)
        before = f"{before} {fold(line.text)}"[-_VIEW:]
        if found is None:
            if rows and not _is_stray_number(line.text):
                rows[-1].lines.append(line)
            continue
        label, length = found
        rows.append(FlatRow(label=label))
        rest = line.passage[length:].strip()
        if rest:
            rows[-1].lines.append(replace(line, passage=rest))
    return rows


def _is_stray_number(text: str) -> bool:
    return bool(re.fullmatch(r"[-–\s]*\d{1,3}[-–\s.]*", text))


def _row_label(
    line: Printed, seen: _Counter, before: str, rows: list[FlatRow]
) -> tuple[str, int] | None:
    text = line.text
    if _NOT_AFTER.search(before) and not _EVERY_YEAR.search(before):
        return None
    capital = _CAPITAL.match(text)
    if capital and is_upper(text) and "ABCDEGH".find(capital.group(1)) == seen.capital:
        seen.capital, seen.roman, seen.arabic = seen.capital + 1, 0, 0
        seen.decimal = ()
        return capital.group(1), capital.end()
    roman = _ROMAN.match(text)
    if roman and _opens(text[roman.end() :]):
        value = roman_value(roman.group(1)) or 0
        if value == seen.roman + 1 or (value == 1 and not rows):
            seen.roman, seen.decimal, seen.letter = value, (), ""
            seen.arabic = 0 if value else seen.arabic
            return roman.group(1), roman.end()
    decimal = _DECIMAL.match(text)
    if decimal and _opens(text[decimal.end() :]):
        numbers = tuple(int(part) for part in decimal.group(1).split("."))
        if _follows(numbers, seen):
            seen.decimal, seen.letter = numbers, ""
            return decimal.group(1), decimal.end()
    arabic = _ARABIC.match(text)
    if arabic and _opens(text[arabic.end() :]):
        return _arabic(arabic, seen, rows)
    return None


def _arabic(found: re.Match[str], seen: _Counter, rows: list[FlatRow]) -> tuple[str, int] | None:
    value = int(found.group(1))
    fresh = not rows or (not rows[-1].label[:1].isdigit())
    if value == seen.arabic + 1 or (value == 1 and fresh):
        seen.arabic, seen.decimal, seen.letter = value, (), ""
        return found.group(1), found.end()
    continued = fresh and any(row.label == str(value - 1) for row in rows)
    if continued:
        seen.arabic, seen.decimal, seen.letter = value, (), ""
        return found.group(1), found.end()
    return None


def _opens(rest: str) -> bool:
    """Whether what follows a label can begin a row: nothing, a capital, a quotation or a figure."""
    return not rest or rest[:1].isupper() or rest[:1] in '"“-–(' or bool(re.match(r"\d+\s?%", rest))


def _follows(numbers: tuple[int, ...], seen: _Counter) -> bool:
    last = seen.decimal
    if not last:
        return numbers[-1] == 1 and numbers[0] in {seen.arabic, seen.arabic + 1, 1}
    if len(numbers) == len(last):
        return numbers == (*last[:-1], last[-1] + 1) or (
            numbers[-1] == 1 and numbers[0] in {last[0], last[0] + 1}
        )
    if len(numbers) > len(last):
        return numbers[-1] == 1 and numbers[: len(last)] == last
    return numbers[-1] == last[len(numbers) - 1] + 1
