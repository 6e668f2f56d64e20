"""Numbers of papers: in which series, how they are written, and on which day one may be given."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from chuan.documents.errors import PaperRefused
from chuan.domain.sentences import Sentence, gettext_noop
from chuan.domain.vanban.writing import Family, PaperKind

COMMON: Final = "common"
"""The group of kinds that a body numbers together."""
NUMBERED: Final = tuple(kind for kind in PaperKind if kind is not PaperKind.SUBMISSION)
"""A phiếu trình stays inside the body and takes no number."""
LARGEST: Final = 99_999
_STATE: Final = re.compile(r"^[A-ZĐ][A-Za-zĐđ]*(?:-[A-ZĐ][A-Za-zĐđ0-9&]*)*$")
_PARTY: Final = re.compile(r"^[A-ZĐ][A-Za-zĐđ]*/[A-ZĐ][A-Za-zĐđ]*(?:-[A-ZĐ][A-Za-zĐđ0-9&]*)*$")


@dataclass(frozen=True, slots=True)
class Term:
    """A term of a party committee; `ends_on` None while it lasts."""

    name: str
    starts_on: date
    ends_on: date | None = None

    def holds_on(self, on: date) -> bool:
        """Whether the day lies in the term."""
        return self.starts_on <= on and (self.ends_on is None or on <= self.ends_on)


def written(number: int) -> str:
    """Numbers below ten have two digits.

    >>> written(5), written(12)
    ('05', '12')

    Basis: Nghị định 30/2020/NĐ-CP, Phụ lục I.
    """
    return f"{number:02d}"


def full_symbol(family: str, number: int | str, symbol: str) -> str:
    """Number and symbol as each family joins them; a blank stands for a number not given yet.

    >>> full_symbol("state", 5, "KH-UBND"), full_symbol("party", 3, "KH/ĐU")
    ('05/KH-UBND', '03-KH/ĐU')

    Basis: Nghị định 30/2020/NĐ-CP, Điều 8, Phụ lục I; Hướng dẫn 36-HD/VPTW.
    """
    told = written(int(number)) if str(number).isdecimal() else str(number) or "     "
    return f"{told}{'-' if family == Family.PARTY else '/'}{symbol.strip(' /-')}"


def symbol_fits(family: str, symbol: str) -> bool:
    """Whether what follows the number is built as the family builds it.

    >>> symbol_fits("state", "UBND-VHXH"), symbol_fits("party", "KH/ĐU"), symbol_fits("state", "kh")
    (True, True, False)
    """
    return bool((_PARTY if family == Family.PARTY else _STATE).match(symbol.strip()))


def group_of(kind: str, chosen: Mapping[str, str]) -> str:
    """The group of series that a kind is numbered in: as the body chose, else one of its own.

    Basis: Nghị định 30/2020/NĐ-CP, Điều 15 khoản 1 điểm c (the head of the body decides).
    """
    return chosen.get(kind, kind)


def period_of(family: str, on: date, terms: Sequence[Term]) -> str:
    """The year for a state body; for a party committee the term that holds on that day.

    Basis: Nghị định 30/2020/NĐ-CP, Điều 15 khoản 1; Hướng dẫn 36-HD/VPTW (numbers go on through
    the term).
    """
    if family != Family.PARTY:
        return str(on.year)
    for term in sorted(terms, key=lambda one: one.starts_on, reverse=True):
        if term.holds_on(on):
            return term.name
    raise PaperRefused(
        gettext_noop(
            "Chưa khai nhiệm kỳ cấp ủy cho ngày này. Hãy khai nhiệm kỳ ở trang Sổ đăng ký số rồi "
            "cấp số."
        ),
        field="on",
    )


def refuse_day(on: date, *, today: date, last_on: date | None) -> None:
    """Numbers and days go up together, and no paper is dated ahead.

    Basis: Nghị định 30/2020/NĐ-CP, Điều 15 khoản 1 (theo thứ tự và trình tự thời gian).
    """
    if on > today:
        raise PaperRefused(gettext_noop("Ngày ban hành không được sau hôm nay."), field="on")
    if last_on is not None and on < last_on:
        raise PaperRefused(
            Sentence(
                gettext_noop(
                    "Số liền trước đã cấp cho ngày %(last)s; số và ngày phải theo thứ tự. "
                    "Hãy chọn từ ngày đó trở đi."
                ),
                last=f"{last_on:%d/%m/%Y}",
            ),
            field="on",
        )
