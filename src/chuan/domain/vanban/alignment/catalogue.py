"""What an alignment rule is: its identity, sentence, basis, what it does to a match, its examples."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import TypeVar, cast

from chuan.domain.vanban.alignment.clauses import clauses_of
from chuan.domain.vanban.alignment.fingerprints import fingerprint
from chuan.domain.vanban.alignment.tiers import Tier, tier_of
from chuan.domain.vanban.alignment.types import (
    AlignmentFinding,
    Clause,
    Confidence,
    Parent,
    Quote,
    TargetPair,
)
from chuan.domain.vanban.types import Document, Knowledge, Value

Found = TypeVar("Found")


class Effect(StrEnum):
    """What a rule that fires makes of the match it fires on."""

    NONE = "none"
    WEAKER = "weaker"
    CONTRADICTED = "contradicted"


@dataclass(frozen=True)
class Case:
    """A child, the parents it is laid beside, what is known from outside, the day of the question."""

    child: Document
    parents: tuple[Parent, ...]
    knowledge: Knowledge = field(default_factory=Knowledge)
    child_text: str = ""
    parent_texts: tuple[str, ...] = ()
    on: date | None = None
    _told: dict[str, object] = field(default_factory=dict, repr=False, compare=False)

    def once(self, name: str, find: Callable[["Case"], Found]) -> Found:
        """What `find` finds in this case, found at the first asking for `name`."""
        if name not in self._told:
            self._told[name] = find(self)
        return cast("Found", self._told[name])

    def text_of(self, place: int) -> str:
        """The text of the file of a parent, of the child for -1; empty where it was not given."""
        if place < 0:
            return self.child_text
        return self.parent_texts[place] if place < len(self.parent_texts) else ""

    def document(self, place: int) -> Document:
        """The parent at a place, the child for -1."""
        return self.child if place < 0 else self.parents[place].document

    def clauses(self, place: int) -> tuple[Clause, ...]:
        """The clauses of one document."""
        return self.once(
            f"clauses {place}",
            lambda case: clauses_of(case.document(place), place, case.text_of(place)),
        )

    def tier(self, place: int) -> Tier:
        """The level of one document."""
        return self.once(f"tier {place}", lambda case: tier_of(case.document(place)))


@dataclass(frozen=True)
class Judged:
    """A clause of a parent and what answers it, before it is said how well.

    `addressed`: the parent asks it of the child; `leads`: as the one that leads the work.
    """

    case: Case
    parent: Clause
    child: Clause
    also: tuple[Clause, ...] = ()
    sure: bool = True
    addressed: bool = True
    leads: bool = True
    targets: tuple[TargetPair, ...] = ()

    @property
    def answers(self) -> tuple[Clause, ...]:
        """All clauses of the child that answer."""
        return (self.child, *self.also)


@dataclass(frozen=True, slots=True)
class Hit:
    """One place where a rule fires: the words on both sides and what fills the sentence."""

    parent: Quote | None
    child: Quote | None
    words: dict[str, str] = field(default_factory=dict)
    severity: str = ""
    basis: str = ""
    mark: str = ""
    confidence: Confidence = Confidence.SURE


CheckPair = Callable[[Judged], Iterable[Hit]]
CheckAll = Callable[[Case], Iterable[Hit]]


@dataclass(frozen=True, slots=True)
class Example:
    """A child and a parent as plain text, with what is known about them from outside."""

    child: str
    parent: str
    knowledge: Knowledge = field(default_factory=Knowledge)
    on: date | None = None


@dataclass(frozen=True, slots=True)
class AlignmentRule:
    """One kind of point where a child and its parent do not agree.

    `sentence` is Vietnamese with {names} that the check fills, a question where the reader decides.
    A rule looks at pairs (`pair`) or at the whole (`whole`); `mark` is that of the register of law.
    """

    id: str
    severity: str
    sentence: str
    effect: Effect = Effect.NONE
    pair: CheckPair | None = None
    whole: CheckAll | None = None
    basis: str = ""
    mark: str = ""
    fires: tuple[Example, ...] = ()
    silent: tuple[Example, ...] = ()

    def finding(self, hit: Hit) -> AlignmentFinding:
        """The finding of a hit; what rests on a doubtful match is never an error."""
        severity = hit.severity or self.severity
        if hit.confidence is Confidence.POSSIBLE and severity == "error":
            severity = "question"
        mark = hit.mark or self.mark
        doubt = " (chưa xác minh)" if mark == "C" else ""
        return AlignmentFinding(
            rule=self.id,
            severity=severity,
            note=self.sentence.format(**hit.words) + doubt,
            parent_quote=hit.parent,
            child_quote=hit.child,
            fingerprint=fingerprint(self.id, hit.parent, hit.child),
            confidence=hit.confidence,
            basis=hit.basis or self.basis,
            mark=mark,
        )


def quote(clause: Clause, value: Value | None = None) -> Quote:
    """Words of a clause; all of it where no value is given."""
    return Quote(clause.document, clause.label, value or clause.text)


def trust(judged: Judged) -> Confidence:
    """How far a hit on this pair can be trusted."""
    return Confidence.SURE if judged.sure else Confidence.POSSIBLE
