"""Which reviews a plan asks for in its own words, and what a review needs before it is concluded."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from chuan.domain.workflow import Transition, TransitionTable
from chuan.plans.enums import (
    RecommendationEvent,
    RecommendationState,
    ReviewEvent,
    ReviewKind,
    ReviewState,
)
from chuan.plans.rules.printed_time import YEARS

_LONGEST_QUOTE = 400
_FINAL = re.compile(r"tổng\s+kết", re.IGNORECASE)
_INTERIM = re.compile(r"sơ\s+kết", re.IGNORECASE)
_NOT_OURS = re.compile(
    r"(?:bảng|phiếu|báo\s+cáo)\s+tổng\s+kết|tổng\s+kết\s+năm\s+học", re.IGNORECASE
)
_YEAR = re.compile(r"(?:năm|đến|trong\s+năm)\s+(\d{4})\b", re.IGNORECASE)


REVIEW: TransitionTable[ReviewState, ReviewEvent] = TransitionTable(
    Transition(ReviewEvent.HOLD, (ReviewState.PLANNED, ReviewState.HELD), ReviewState.HELD),
    Transition(ReviewEvent.CONCLUDE, (ReviewState.HELD,), ReviewState.CONCLUDED),
    Transition(ReviewEvent.REOPEN, (ReviewState.CONCLUDED,), ReviewState.HELD, needs_reason=True),
)
RECOMMENDATION: TransitionTable[RecommendationState, RecommendationEvent] = TransitionTable(
    Transition(
        RecommendationEvent.ANSWER,
        (RecommendationState.OPEN, RecommendationState.ANSWERED),
        RecommendationState.ANSWERED,
        needs_reason=True,
    ),
    Transition(
        RecommendationEvent.SETTLE, (RecommendationState.ANSWERED,), RecommendationState.SETTLED
    ),
    Transition(
        RecommendationEvent.ASK_AGAIN,
        (RecommendationState.ANSWERED,),
        RecommendationState.OPEN,
        needs_reason=True,
    ),
)


@dataclass(frozen=True, slots=True)
class AskedReview:
    """A review that the document asks for; `year` is None where it names none ("định kỳ")."""

    kind: ReviewKind
    year: int | None
    quote: str


def asked_reviews(content: Mapping[str, Any]) -> tuple[AskedReview, ...]:
    """Reviews named in the duties, requirements and tasks of a read document, each kind and year once."""
    found: dict[tuple[ReviewKind, int | None], AskedReview] = {}
    for text in _texts(content):
        for review in _asked(text):
            found.setdefault((review.kind, review.year), review)
    return tuple(found.values())


def may_conclude(*, held_on: date | None, findings: str, lessons: int) -> bool:
    """A review is concluded once it was held, says what was reached, and has one lesson at least."""
    return held_on is not None and bool(findings.strip()) and lessons > 0


def _texts(content: Mapping[str, Any]) -> Iterator[str]:
    for part in ("duties", "tasks"):
        for row in content.get(part) or ():
            if row and row.get("text"):
                yield str(row["text"])
    for part in ("requirements", "purposes"):
        for text in content.get(part) or ():
            if text:
                yield str(text)


def _asked(text: str) -> Iterator[AskedReview]:
    for sentence in re.split(r"(?<=[.;])\s+", " ".join(text.split())):
        if _NOT_OURS.search(sentence):
            continue
        years = [int(year) for year in _YEAR.findall(sentence) if int(year) in YEARS]
        for kind, pattern in ((ReviewKind.INTERIM, _INTERIM), (ReviewKind.FINAL, _FINAL)):
            if pattern.search(sentence):
                quote = sentence[:_LONGEST_QUOTE]
                yield AskedReview(kind, _year_of(kind, years), quote)


def _year_of(kind: ReviewKind, years: list[int]) -> int | None:
    """Two years in a sentence: the first is that of the sơ kết, the last that of the tổng kết."""
    if not years:
        return None
    return min(years) if kind == ReviewKind.INTERIM else max(years)
