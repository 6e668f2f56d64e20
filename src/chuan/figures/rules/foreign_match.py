"""Proposes for each open cell of a form the indicator, stage, meaning and year that its words ask for.

How it weighs words, and how often it was right, is told in docs/algorithms/foreign-forms.md.
"""

import math
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from chuan.domain.vanban.folding import bare, fold
from chuan.figures.enums import CellMeaning, IndicatorKind, Stage
from chuan.figures.rules.foreign_grid import Blank

ENOUGH: Final = 0.6
"""Below this likeness nothing is proposed: a wrong tie costs more than a missing one."""
APART: Final = 0.05
"""The second best must be this far behind."""
OWN_TIER: Final = 0.15
"""What an indicator of the body's own tier gains over one that is named alike."""
_WORD: Final = re.compile(r"[a-z0-9]+")
_YEAR: Final = re.compile(r"\b(20\d\d)\b")
_PLAIN: Final = frozenset({
    "so", "luong", "tong", "cac", "va", "cua", "la", "co", "duoc", "ve", "cho", "tren", "dia",
    "ban", "trong", "do", "nam", "ke", "hoach", "da", "dang", "tai", "voi", "theo", "den", "tu",
    "nhung", "mot", "thuc", "hien", "ap", "dung",
})  # fmt: skip
"""Words that stand in every line and tell none apart; they count little."""
_PLAIN_WEIGHT: Final = 0.15
_SAME: Final = tuple(
    (re.compile(rf"\b{said}\b"), meant)
    for said, meant in (
        ("tieu chuan,? do luong,? (?:va )?chat luong|tcdlcl|tc dl cl|tdc", "tcdlcl"),
        ("an toan thuc pham|attp|vsattp", "attp"),
        ("khoa hoc(?:,| va) cong nghe|kh ?& ?cn|kh cn|khcn", "khcn"),
        ("ngan sach nha nuoc|nsnn", "nsnn"),
        ("truy xuat nguon goc|txng", "txng"),
        ("phuong tien do", "ptdo"),
        ("can bo,? (?:va )?cong chuc(?:,? vien chuc)?|cbcc(?:vc)?|cong chuc", "canbo"),
        ("san pham,? (?:va )?hang hoa|sphh|hang hoa", "sanpham"),
        ("to chuc,? ca nhan san xuat,? kinh doanh|co so san xuat,? kinh doanh|co so sxkd", "coso"),
        ("co so", "coso"),
        ("tap huan|dao tao|boi duong", "taphuan"),
        ("tuyen truyen|pho bien|thong tin", "tuyentruyen"),
        ("dac thu|dac trung", "dacthu"),
        ("ty le|ti le|%", "tyle"),
        ("tieu chuan,? quy chuan(?: ky thuat)?|tcvn,? qcvn", "tcqc"),
        ("phan anh,? kien nghi|kien nghi,? phan anh", "phananh"),
        ("cuoc thanh tra,? kiem tra|dot kiem tra|luot kiem tra", "cuoc kiem tra"),
        ("(?:do|cua|tai) (?:cap )?(?:xa|phuong)", "cap xa"),
        ("(?:do|cua|tai) (?:cap )?tinh", "cap tinh"),
        ("so ket", "soket"),
        ("tong ket", "tongket"),
        ("ket qua", ""),
        ("con han|con hieu luc|con thoi han", "conhan"),
    )
)
_RATE: Final = re.compile(r"\bty le\b|\bti le\b|%")
_ESTIMATED: Final = re.compile(
    r"\bdu toan\b|\bke hoach von\b|\bkinh phi giao\b|\bduoc giao\b|\bbo tri\b"
)
_SETTLED: Final = re.compile(r"\bquyet toan\b|\bgiai ngan\b|\bda chi\b|\bthuc chi\b|\bthuc hien\b")
_COMPARED: Final = re.compile(
    r"\bso sanh\b|\btang\b|\bgiam\b|\bso voi\b|% (?:thuc hien|hoan thanh|ke hoach)|\bty le dat\b"
    r"|\bmuc do hoan thanh\b|\bdat %|\bxep loai\b"
)
_WORDS_ONLY: Final = re.compile(
    r"\bkho khan\b|\bvuong mac\b|\bde xuat\b|\bgiai phap\b|\bdanh gia\b|\bnhan xet\b|\btom tat\b"
)
"""Columns that want sentences, not figures."""
_BODY: Final = re.compile(
    r"(?:xã|phường|đặc khu|tỉnh|thành phố|sở|ubnd|ủy ban|thôn|tổ|đơn vị|địa phương)\b"
)
"""Rows that name a body: what they want stands above the column."""
_TIERS: Final = (re.compile(r"\bcap xa\b"), re.compile(r"\bcap tinh\b"))
_NOTE: Final = re.compile(r"\bghi chu\b|\bthuyet minh\b|\bnguyen nhan\b")
_TARGET: Final = re.compile(
    r"\bchi tieu (?:giao|nam|ke hoach|ubnd)|\bmuc tieu\b|^ke hoach|\bke hoach (?:nam|giao)\b|\bchi tieu$"
)
_ESTIMATE: Final = re.compile(r"\buoc\b")
_BEFORE: Final = re.compile(r"\bcung ky\b|\bnam truoc\b|\bky truoc\b|\bnam ngoai\b")


@dataclass(frozen=True, slots=True)
class Known:
    """One indicator of the catalogue with all the words it is known by."""

    id: int
    names: tuple[str, ...]
    unit: str
    kind: str
    stages: tuple[str, ...] = (Stage.NONE,)
    tier: str = ""


@dataclass(frozen=True, slots=True)
class Tie:
    """What a cell wants; `score` is how alike the words are, 0 to 1."""

    indicator: int
    stage: str
    meaning: CellMeaning
    years_back: int = 0
    score: float = 0.0


class Matcher:
    """Holds rows of forms against the catalogue; rare words weigh more than common ones.

    `tier` is that of the body that received the form: a row that names no tier means its own.
    """

    def __init__(self, catalogue: Sequence[Known], tier: str = "") -> None:
        self._known = catalogue
        self._tier = tier
        self._names = [[_words(name) for name in each.names if name] for each in catalogue]
        seen = Counter(word for names in self._names for word in set().union(*names, set()))
        self._rare = {word: math.log(1 + len(catalogue) / count) for word, count in seen.items()}
        self._unknown = math.log(1 + len(catalogue) / 2)

    def propose(self, blank: Blank, year: int) -> Tie | None:
        """The tie that the words around an open cell ask for; None when they leave it open."""
        found = self._row(blank.label, blank.column, blank, year)
        if found is None and (not blank.label or _BODY.match(fold(blank.label))):
            found = self._row(blank.column, blank.label, blank, year)
        return found

    def _row(self, label: str, column: str, blank: Blank, year: int) -> Tie | None:
        meaning = meaning_of(column, year)
        if not label or meaning is None:
            return None
        unit = bare(blank.unit)
        best = self._best(label, blank.section, unit)
        if best is None:
            return None
        known, score = best
        stage = _stage(known, bare(f"{blank.section} | {label} | {column}"), meaning[0])
        if stage is None:
            return None
        return Tie(known.id, stage, meaning[0], meaning[1], round(score, 3))

    def _best(self, label: str, section: str, unit: str) -> tuple[Known, float] | None:
        is_rate = unit in {"%", "phan tram"} or bool(_RATE.search(bare(label)))
        short, wide = _words(label), _words(f"{section} {label}")
        scored: list[tuple[float, Known]] = []
        for known, names in zip(self._known, self._names, strict=True):
            if is_rate != (known.kind == IndicatorKind.RATE):
                continue
            alike = max(
                max((self._alike(short, name) for name in names), default=0.0),
                max((self._alike(wide, name) for name in names), default=0.0) * 0.97,
            )
            factor = _unit_factor(unit, known) * _tier_factor(label, known)
            scored.append((alike * factor, known))
        own = "" if any(tier.search(_same(label)) for tier in _TIERS) else self._tier
        ranked = sorted(
            (
                (score + OWN_TIER * (score >= ENOUGH and known.tier == own), score, known)
                for score, known in scored
            ),
            key=lambda each: each[0],
            reverse=True,
        )
        if not ranked or ranked[0][1] < ENOUGH:
            return None
        if len(ranked) > 1 and ranked[0][0] - ranked[1][0] < APART:
            return None
        return ranked[0][2], min(ranked[0][1], 1.0)

    def _alike(self, words: frozenset[str], name: frozenset[str]) -> float:
        """Weighed share of common words; what the form adds costs less than what it leaves out."""
        common = self._weight(words & name)
        if not common:
            return 0.0
        asked, told = self._weight(words), self._weight(name)
        return 2 * common / (asked * 0.9 + told * 1.1)

    def _weight(self, words: Iterable[str]) -> float:
        return sum(
            _PLAIN_WEIGHT if word in _PLAIN else self._rare.get(word, self._unknown)
            for word in words
        )


def meaning_of(  # noqa: PLR0911  (a column means one of seven things)
    column: str, year: int
) -> tuple[CellMeaning, int] | None:
    """What a column wants and how many years back; None for what only compares.

    >>> meaning_of("Ước cả năm 2026", 2026), meaning_of("Năm 2025", 2026)
    ((<CellMeaning.ESTIMATE: 'estimate'>, 0), (<CellMeaning.VALUE: 'value'>, 1))
    """
    words = bare(column)
    if _NOTE.search(words):
        return CellMeaning.NOTE, 0
    if _COMPARED.search(words) or _WORDS_ONLY.search(words):
        return None
    years = [int(found) for found in _YEAR.findall(words)]
    back = year - max(years) if years else 0
    if not 0 <= back <= 20:
        return None
    if _ESTIMATE.search(words):
        return CellMeaning.ESTIMATE, back
    if _BEFORE.search(words):
        return CellMeaning.LAST_YEAR, 0
    if _TARGET.search(words.split(" / ")[-1]) or _TARGET.search(words):
        return CellMeaning.TARGET, back
    return CellMeaning.VALUE, back


def _stage(known: Known, words: str, meaning: CellMeaning) -> str | None:
    """The stage of money that the words name; None when money does not say which."""
    if Stage.NONE in known.stages:
        return Stage.NONE
    if _SETTLED.search(words) and not _ESTIMATED.search(words.rpartition("|")[2]):
        return Stage.SETTLED
    if _ESTIMATED.search(words) or meaning is CellMeaning.TARGET:
        return Stage.ESTIMATED
    return None


def _unit_factor(unit: str, known: Known) -> float:
    own = bare(known.unit)
    if not unit:
        return 1.0
    if unit == own or unit in own or own in unit:
        return 1.05
    if known.kind == IndicatorKind.MONEY:
        return 1.0 if "dong" in unit else 0.5
    return 0.85 if "dong" not in unit else 0.4


def _tier_factor(label: str, known: Known) -> float:
    """Said of the commune, it is not the indicator of the province, and the other way about."""
    own = [tier.search(_same(label)) is not None for tier in _TIERS]
    names = [tier.search(_same(known.names[0])) is not None for tier in _TIERS]
    return 0.75 if any(own) and any(names) and own != names else 1.0


@lru_cache(maxsize=2048)
def _same(text: str) -> str:
    """Folded words, each thing said in one way; the same label is held against every indicator."""
    folded = bare(text)
    for said, meant in _SAME:
        folded = said.sub(meant, folded)
    return folded


def _words(text: str) -> frozenset[str]:
    unnumbered = re.sub(r"^\W*(?:\d+(?:\.\d+)*|[IVX]+)[.)]\s+", "", text)
    return frozenset(_WORD.findall(_same(unnumbered)))


def labels_print(blanks: Iterable[Blank]) -> list[str]:
    """The words of a form without its numbers, to know a form again whose heading was filled."""
    return sorted({" ".join(_WORD.findall(bare(f"{b.label} {b.column}"))) for b in blanks})


def likeness(one: Sequence[str], other: Sequence[str]) -> float:
    """Share of common words of two forms, 0 to 1."""
    first, second = set(one), set(other)
    return len(first & second) / len(first | second) if first | second else 0.0
