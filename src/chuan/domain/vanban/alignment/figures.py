"""The figures of a parent beside the child's: which belong together, and how they compare."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from chuan.domain.vanban.alignment.deadlines import single_year
from chuan.domain.vanban.alignment.types import (
    Clause,
    Confidence,
    TargetPair,
    Verdict,
)
from chuan.domain.vanban.alignment.words import MOST, words_of
from chuan.domain.vanban.folding import fold
from chuan.domain.vanban.passage import Passage
from chuan.domain.vanban.targets import targets_in
from chuan.domain.vanban.types import Document, Target, Value

_EACH = re.compile(
    r"(?:mỗi|từng)\s+(?:xã|phường|đơn vị|địa phương|cơ quan|sở|huyện|chi bộ|đảng bộ|trường|chợ"
    r"|thôn|doanh nghiệp|hợp tác xã)"
    r"|/\s*(?:xã|phường|đơn vị|địa phương|cơ quan)"
)
_COUNT = re.compile(
    r"(?<![\w/.,-])(?P<bound>tối đa|không quá|không vượt quá|ít nhất|tối thiểu|không dưới)?\s*"
    r"(?P<number>\d{1,5})\s+(?P<unit>[^\W\d_]+\s[^\W\d_]+)"
)
_TIME = re.compile(r"năm|tháng|quý|ngày|giờ|phút|tuần|lần|đến|và|của|nhóm|hạng|trong|trên")
_RATE = re.compile(r"%|lần|ngày|giờ|phút|tháng")
_SAME, _PERHAPS, _MOST_FIGURES = 0.55, 0.4, 40


@dataclass(frozen=True, slots=True)
class Figured:
    """A figure with the clause that it stands in."""

    target: Target
    clause: Clause


def figures_of(clause: Clause) -> tuple[Target, ...]:
    """The figures of a clause: those the reader gave, else the ones printed in it."""
    if clause.figures:
        return clause.figures[:_MOST_FIGURES]
    found: list[Target] = []
    for value in (clause.text, clause.product):
        if value is None or not re.search(r"\d", value.text):
            continue
        for target in targets_in(
            Passage.at(value.text[:MOST], 0), where=clause.label, by=None, counts=True
        ):
            found.append(_at(target, value))  # noqa: PERF401  (two sorts are gathered)
        found += _others(value, {f"{target.value:g}" for target in found})
    return tuple(found[:_MOST_FIGURES])


def _others(value: Value, known: set[str]) -> Iterator[Target]:
    """Counts of things that the reader has no unit for ("40 học sinh")."""
    for found in _COUNT.finditer(fold(value.text[:MOST])):
        if f"{float(found['number']):g}" not in known and not _TIME.match(found["unit"]):
            bound = found["bound"] or ""
            most = bound.startswith(("tối đa", "không quá", "không vượt"))
            comparator = "<=" if most else ">=" if bound else "="
            yield Target(
                value,
                float(found["number"]),
                found["unit"],
                subject=found["unit"],
                comparator=comparator,
            )


def _at(target: Target, value: Value) -> Target:
    """The same figure with the places of the text that it was found in."""
    return Target(
        text=Value(target.text.text, value.spans),
        value=target.value,
        unit=target.unit,
        by=target.by,
        subject=target.subject,
        recurrence=target.recurrence,
        comparator=target.comparator,
        where=target.where,
    )


def side_by_side(
    parent: Clause, children: Sequence[Clause], child: Document, *, leads: bool, sure: bool
) -> Iterator[TargetPair]:
    """Each figure of a parent's clause with the child's figure for the same thing.

    The clauses are known to speak of one duty; `leads`: the duty is the child's own.
    """
    theirs = [target for clause in children for target in figures_of(clause)]
    taken: set[int] = set()
    for mine in figures_of(parent):
        best, likeness = _best(mine, theirs, taken)
        if best is None:
            yield TargetPair(parent.document, mine, None, Verdict.ABSENT, Confidence.POSSIBLE)
            continue
        taken.add(best)
        certain = sure and (likeness >= _SAME)
        yield TargetPair(
            parent.document,
            mine,
            theirs[best],
            compare(mine, theirs[best], parent, child, leads=leads),
            Confidence.SURE if certain else Confidence.POSSIBLE,
        )


def _best(mine: Target, theirs: Sequence[Target], taken: Iterable[int]) -> tuple[int | None, float]:
    held = set(taken)
    scored = [
        (likeness(mine, other), -i)
        for i, other in enumerate(theirs)
        if i not in held and fold(mine.unit) == fold(other.unit)
    ]
    if not scored:
        return None, 0.0
    value, place = max(scored)
    return (-place, value) if value >= _PERHAPS else (None, 0.0)


def likeness(a: Target, b: Target) -> float:
    """How alike what two figures count is, 0 to 1."""
    subject = _dice(a.subject or a.text.text, b.subject or b.text.text)
    text = _dice(a.text.text, b.text.text)
    return max(text, 0.6 * subject + 0.4 * text)


def _dice(a: str, b: str) -> float:
    one, two = words_of(a).weights, words_of(b).weights
    if not one or not two:
        return 0.5 if not one and not two else 0.0
    total = sum(one.values()) + sum(two.values())
    shared = sum(min(weight, two[name]) for name, weight in one.items() if name in two)
    return 2 * shared / total


def compare(
    mine: Target, other: Target, parent: Clause, child: Document, *, leads: bool
) -> Verdict:
    """How the child's figure stands to the parent's.

    A count for the whole area is shared among many, so the child's part of it is not compared,
    unless the parent gives it to each, or to the child itself.
    """
    by = other.by or single_year(child)
    if mine.by and by and by < mine.by and other.value < mine.value:
        return Verdict.INTERIM
    if mine.comparator == "<=":
        return Verdict.OVER if other.value > mine.value else Verdict.MET
    if other.value >= mine.value:
        return Verdict.MET
    each = _EACH.search(fold(f"{mine.text.text} {parent.text.text}"))
    if not _RATE.search(mine.unit) and not each and not leads:
        return Verdict.SHARE
    return Verdict.BELOW


def number(target: Target) -> str:
    """A figure as it is written: "85%", "02 lớp" without its nought."""
    value = f"{target.value:g}".replace(".", ",")
    return f"{value}{'' if target.unit == '%' else ' '}{target.unit}"
