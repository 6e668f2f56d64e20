"""What the matching of a plan with the plans above it takes in and gives out."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from chuan.domain.vanban.types import Document, Period, Target, Value


class MatchKind(StrEnum):
    """What became of a clause of the parent, or where a clause of the child comes from."""

    COVERED = "covered"
    WEAKER = "weaker"
    CONTRADICTED = "contradicted"
    MISSING = "missing"
    ADDED = "added"
    NOT_CONCERNED = "not_concerned"


class Confidence(StrEnum):
    """How sure the engine is that two clauses speak of one duty; `POSSIBLE` is said as "có thể"."""

    SURE = "sure"
    POSSIBLE = "possible"


class ClauseKind(StrEnum):
    """Where in the document a clause was read."""

    TASK = "task"
    DUTY = "duty"
    REPORTING = "reporting"
    TARGET = "target"


class ParentRole(StrEnum):
    """What the parent is to the child: only what it must implement can be missing from it."""

    IMPLEMENTED = "implemented"
    REFERENCE = "reference"


class Verdict(StrEnum):
    """How the child's figure stands to the parent's; `SHARE` and `INTERIM` are not to be compared.

    SHARE: a count for the whole of the parent's area. INTERIM: the child's year comes earlier.
    """

    MET = "met"
    BELOW = "below"
    OVER = "over"
    SHARE = "share"
    INTERIM = "interim"
    ABSENT = "absent"


@dataclass(frozen=True, slots=True)
class Parent:
    """A document above the child, and what it is to the child."""

    document: Document
    role: ParentRole = ParentRole.IMPLEMENTED


@dataclass(frozen=True, slots=True)
class Clause:
    """One thing that a document asks for.

    `document` is -1 for the child, else the place of the parent; `pointer` the JSON pointer inside
    the document ("/tasks/3"); `label` where people find it ("Phụ lục II.3"); `pillar` the heading
    above it; `due` a day as ISO or --MM-DD.
    """

    document: int
    kind: ClauseKind
    pointer: str
    label: str
    text: Value
    lead: tuple[Value, ...] = ()
    coordinate: tuple[Value, ...] = ()
    time: Value | None = None
    period: Period | None = None
    due: str | None = None
    product: Value | None = None
    pillar: str = ""
    figures: tuple[Target, ...] = ()


@dataclass(frozen=True, slots=True)
class Match:
    """A clause of the parent and the clause of the child that answers it, or one of the two alone.

    `also` are further clauses of the child that share the answer. `addressed`: the parent asks this
    of the child by name or by group. `reasons` are sentences in Vietnamese; `missing_parts` words
    of the parent that no clause of the child takes up.
    """

    kind: MatchKind
    parent_clause: Clause | None
    child_clause: Clause | None
    confidence: Confidence = Confidence.SURE
    likeness: float = 0.0
    reasons: tuple[str, ...] = ()
    also: tuple[Clause, ...] = ()
    addressed: bool = True
    missing_parts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class TargetPair:
    """A figure of the parent beside the child's for the same thing; None where it has none."""

    parent_document: int
    parent: Target
    child: Target | None
    verdict: Verdict
    confidence: Confidence = Confidence.SURE


@dataclass(frozen=True, slots=True)
class Quote:
    """Words of one document with where they stand; `document` is -1 for the child."""

    document: int
    label: str
    text: Value


@dataclass(frozen=True, slots=True)
class AlignmentFinding:
    """One point for the officer to look at again, with the words of both documents.

    `severity` is error, warning, question or notice; `confidence` that of the match it rests on;
    `mark` A, B or C as the register of law has it. `fingerprint` names the point for good, so that
    a dismissal is remembered.
    """

    rule: str
    severity: str
    note: str
    parent_quote: Quote | None
    child_quote: Quote | None
    fingerprint: str
    confidence: Confidence = Confidence.SURE
    basis: str = ""
    mark: str = ""


@dataclass(frozen=True, slots=True)
class Heading:
    """How a document is named in the result."""

    kind: str
    symbol: str | None
    date: str | None
    issuer: str | None
    title: str | None
    role: ParentRole | None = None


@dataclass(frozen=True, slots=True)
class Alignment:
    """A child laid beside its parents; `counts` how many matches of each kind, findings by severity."""

    child: Heading
    parents: tuple[Heading, ...]
    matches: tuple[Match, ...]
    targets: tuple[TargetPair, ...]
    findings: tuple[AlignmentFinding, ...]
    counts: Mapping[str, int] = field(default_factory=dict)

    def of_kind(self, kind: MatchKind) -> tuple[Match, ...]:
        """The matches of one kind, in the order of the parents' clauses."""
        return tuple(match for match in self.matches if match.kind is kind)


@dataclass(frozen=True, slots=True)
class Sum:
    """A count of the parent and what the children together set themselves.

    `by_child` has the figure of each child, None where it has none; `enough` is None where a child
    without a figure leaves it open.
    """

    parent: Target
    by_child: tuple[Target | None, ...]
    total: float
    enough: bool | None


@dataclass(frozen=True, slots=True)
class AddedUp:
    """The counts of a parent against the sum of its children, and what falls short."""

    sums: tuple[Sum, ...]
    findings: tuple[AlignmentFinding, ...]
