"""Rows of a list of goods by level of risk, read from a table: code, name, level."""

import csv
import io
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from chuan.domain.sentences import gettext_noop
from chuan.domain.vanban.folding import bare
from chuan.engagement.enums import RiskLevel
from chuan.engagement.rules.goods import plain_hs

MOST_ROWS: Final = 5000
LONGEST_NAME: Final = 400
_LEVELS: Final = {
    "thap": RiskLevel.LOW, "low": RiskLevel.LOW, "trung binh": RiskLevel.MEDIUM,
    "medium": RiskLevel.MEDIUM, "cao": RiskLevel.HIGH, "high": RiskLevel.HIGH,
}  # fmt: skip
_HEADS: Final = ("ma hs", "hs", "ma so hs", "ma hang")
_HEADINGS: Final[Mapping[str, tuple[str, ...]]] = {
    "hs": _HEADS,
    "name": ("ten", "ten hang", "ten san pham", "san pham", "hang hoa", "ten san pham hang hoa"),
    "level": ("muc", "muc rui ro", "muc do rui ro", "rui ro"),
}
LONGEST_PART: Final = 200
NO_CODE: Final = gettext_noop("không đọc được mã HS")
NO_LEVEL: Final = gettext_noop("mức rủi ro phải là thấp, trung bình hoặc cao")
NO_NAME: Final = gettext_noop("thiếu tên sản phẩm")
TWICE: Final = gettext_noop("mã và tên đã có ở dòng trên với mức khác")


@dataclass(frozen=True, slots=True)
class RiskRow:
    """One line of the table; `fault` says why it cannot be taken, "" when it can."""

    line: int
    hs: str
    name: str
    level: str
    fault: str = ""


def read_risk_rows(text: str) -> Sequence[RiskRow]:
    """Lines "HS; tên; mức" in CSV with comma, semicolon or tab; a heading line is passed over.

    >>> read_risk_rows("9503.00;Đồ chơi;cao")[0].hs
    '950300'
    """
    sign = max((";", "\t", ","), key=text.count)
    seen: dict[tuple[str, str], str] = {}
    rows = []
    for line, cells in enumerate(csv.reader(io.StringIO(text), delimiter=sign), start=1):
        told = [" ".join(cell.replace("\x00", "").split()) for cell in cells]
        if not any(told) or bare(told[0]) in _HEADS:
            continue
        rows.append(_row(line, told, seen))
        if len(rows) > MOST_ROWS:
            break
    return rows


def columns_of(heading: Sequence[str]) -> Mapping[int, str]:
    """What stands in which column of a workbook; {} for a row that is no heading of a list of risk.

    >>> columns_of(["STT", "Mã HS", "Tên sản phẩm, hàng hóa", "Mức độ rủi ro"])
    {1: 'hs', 2: 'name', 3: 'level'}
    """
    found: dict[int, str] = {}
    for at, text in enumerate(heading):
        said = " ".join(bare(text).replace(",", " ").split())
        name = next((name for name, words in _HEADINGS.items() if said in words), "")
        if name and name not in found.values():
            found[at] = name
    return found if len(found) == len(_HEADINGS) else {}


def as_text(rows: Iterable[Mapping[str, str]]) -> str:
    """Rows of a workbook as the lines that `read_risk_rows` reads."""
    out = io.StringIO()
    lines = csv.writer(out, delimiter=";", lineterminator="\n")
    lines.writerows([row.get(name, "") for name in _HEADINGS] for row in rows)
    return out.getvalue()


def part_of(codes: Iterable[str]) -> str:
    """HS codes as the part of the lists of risk that a change or an answer is about; "" is everything.

    Headings while they fit, else chapters, which there are few of.

    >>> part_of(["95030010", "0409", "04090000"])
    '0409, 9503'
    """
    told = set(codes)
    for size in (4, 2):
        words = ", ".join(sorted({code[:size] for code in told}))
        if len(words) <= LONGEST_PART:
            return words
    return ""


def places_of(part: str) -> Sequence[str]:
    """Where such a part stands: a heading under its chapter.

    >>> places_of("0409, 95"), places_of("")
    (('/04/0409/', '/95/'), ('/',))
    """
    codes = [code.strip() for code in part.split(",") if code.strip()]
    return tuple(f"/{c[:2]}/{c}/" if len(c) > 2 else f"/{c}/" for c in codes) or ("/",)


def good_rows(rows: Sequence[RiskRow]) -> Iterator[RiskRow]:
    """Those that can be taken."""
    return (row for row in rows if not row.fault)


def _row(line: int, told: Sequence[str], seen: dict[tuple[str, str], str]) -> RiskRow:
    code, name, said = (*told, "", "", "")[:3]
    hs, level = plain_hs(code), _LEVELS.get(bare(said), "")
    fault = ""
    if not hs:
        fault = NO_CODE
    elif not name:
        fault = NO_NAME
    elif not level:
        fault = NO_LEVEL
    elif seen.setdefault((hs, bare(name)), level) != level:
        fault = TWICE
    return RiskRow(line, hs or code[:20], name[:LONGEST_NAME], level, fault)
