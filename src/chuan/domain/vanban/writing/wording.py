"""The fixed words of official papers: number and date lines, endings, marks of signing."""

import re
import unicodedata
from dataclasses import replace
from datetime import date
from typing import Final

from chuan.domain.vanban.writing.layouts import Layout
from chuan.domain.vanban.writing.types import Family, Paper, PaperKind

BLANK: Final = "\u00a0" * 6
"""Room for a number, a day or a month to be written by hand."""
WAITS: Final = "…"
"""Inside a sentence, what the clerk has not given yet."""
_DROPPED: Final = frozenset({"Cc", "Cf", "Cs", "Cn", "Co"})
_AUTHORITY: Final = re.compile(r"^(TM|KT|TL|TUQ|Q|T/M|K/T|T/L)\b\.?\s*", re.IGNORECASE)
_LINE_END: Final = re.compile(r"\r\n|[\n\r\v\f\x85\u2028\u2029]")


def clean(text: str) -> str:
    """One line of plain text: NFC, single spaces, nothing that a file format cannot hold."""
    kept = (
        " " if char.isspace() else char
        for char in unicodedata.normalize("NFC", text)
        if char.isspace() or unicodedata.category(char) not in _DROPPED
    )
    return " ".join("".join(kept).split())


def clean_lines(text: str) -> tuple[str, ...]:
    """The lines of a text that may have several, empty ones left out."""
    return tuple(line for line in map(clean, _LINE_END.split(text)) if line)


def number_line(paper: Paper, layout: Layout) -> str:
    """As in "Số: 05/KH-UBND", with room for a number that the clerk has not given yet."""
    return f"{layout.number_prefix} {symbol_of(paper, layout)}"


def symbol_of(paper: Paper, layout: Layout) -> str:
    """As in "05/KH-UBND" or "03-KH/ĐU"; numbers below ten have two digits.

    Basis: Nghị định 30/2020/NĐ-CP, Điều 8, Phụ lục I; Hướng dẫn 36-HD/VPTW.
    """
    number, symbol = clean(paper.number), clean(paper.symbol).strip("/- ")
    if number.isdecimal():
        number = number.zfill(2)
    return (number or BLANK) + (f"{layout.number_join}{symbol}" if symbol else "")


def date_words(on: date | None) -> str:
    """As in "ngày 05 tháng 01 năm 2026": days below 10 and months 1, 2 have a nought in front.

    Basis: Nghị định 30/2020/NĐ-CP, Phụ lục I.
    """
    if on is None:
        return f"ngày{BLANK}tháng{BLANK}năm{BLANK}"
    return f"ngày {on.day:02d} tháng {_month(on)} năm {on.year}"


def said_day(on: date) -> str:
    """A day as texts cite it: day 05, months 01 and 02 with their nought.

    >>> said_day(date(2025, 4, 8))
    '08/4/2025'

    Basis: Phụ lục I, mục II, khoản 4 Nghị định 30/2020/NĐ-CP.
    """
    return f"{on.day:02d}/{_month(on)}/{on.year}"


def _month(on: date) -> str:
    return f"{on.month:02d}" if on.month < 3 else str(on.month)


def date_line(paper: Paper) -> str:
    """As in "An Hòa, ngày 05 tháng 01 năm 2026"."""
    place, day = clean(paper.place).rstrip(", "), date_words(paper.issued_on)
    return f"{place}, {day}" if place else day.capitalize()


def reference_to(paper: Paper, layout: Layout) -> str:
    """The line under an annex's title that ties it to its paper."""
    number = clean(paper.number) or WAITS
    name = layout.names[paper.kind]
    return reference_line(paper, name, symbol_of(replace(paper, number=number), layout))


def reference_line(paper: Paper, name: str, symbol: str) -> str:
    """As in "(Kèm theo Kế hoạch số 05/KH-UBND ngày 08 tháng 4 năm 2026 của …)".

    `name` is that of its kind, `symbol` with its number; dots stand for a day not given yet.
    Basis: Nghị định 30/2020/NĐ-CP, Phụ lục I; Hướng dẫn 36-HD/VPTW.
    """
    name = name or ("Phiếu trình" if paper.kind is PaperKind.SUBMISSION else "Công văn")
    if paper.issued_on is None:
        day = f"ngày {WAITS} tháng {WAITS} năm {WAITS}"
    elif paper.family is Family.STATE:
        day = date_words(paper.issued_on)
    else:
        day = f"ngày {said_day(paper.issued_on)}"
    comma = "," if paper.family is Family.PARTY else ""
    return f"(Kèm theo {name} số {symbol}{comma} {day} của {clean(paper.issuer)})"


def with_mark(text: str, mark: str) -> str:
    """The text with that mark at its end in the place of its own stop."""
    return text.rstrip(" ;,.") + mark if text else text


def signing_line(text: str, layout: Layout) -> str:
    """A line of the signature block with the family's own way to write TM., KT., TL. and so on.

    Basis: Nghị định 30/2020/NĐ-CP, Điều 13; Hướng dẫn 36-HD/VPTW.
    """
    line = clean(text)
    found = _AUTHORITY.match(line)
    if not found or not line[found.end() :]:
        return line
    mark = layout.authority_marks[found.group(1).upper().replace("/", "")]
    return f"{mark} {line[found.end() :]}"
