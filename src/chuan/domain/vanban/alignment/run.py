"""Lays a child beside its parents: clauses paired, judged by every rule, and counted."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from chuan.domain.vanban.alignment import absent, acts, bodies, conflicts, reports, strength, sums
from chuan.domain.vanban.alignment.catalogue import AlignmentRule, Case, Effect, Judged
from chuan.domain.vanban.alignment.figures import side_by_side
from chuan.domain.vanban.alignment.likeness import Known, Scale
from chuan.domain.vanban.alignment.pairing import Pair, pair_up
from chuan.domain.vanban.alignment.strength import lost_parts
from chuan.domain.vanban.alignment.tiers import concern
from chuan.domain.vanban.alignment.types import (
    Alignment,
    AlignmentFinding,
    Clause,
    Confidence,
    Heading,
    Match,
    MatchKind,
    Parent,
    ParentRole,
    TargetPair,
    Verdict,
)
from chuan.domain.vanban.types import Document, Knowledge

RULES: tuple[AlignmentRule, ...] = (
    *absent.RULES,
    *conflicts.RULES,
    *strength.RULES,
    *reports.RULES,
    *bodies.RULES,
    *acts.RULES,
    *sums.RULES,
)
_MISSING = absent.RULES[0]
_SEVERITIES = {"error": 0, "warning": 1, "question": 2, "notice": 3}


def align(
    child: Document,
    parents: Sequence[Document | Parent],
    *,
    knowledge: Knowledge,
    child_text: str = "",
    parent_texts: Sequence[str] = (),
    on: date | None = None,
) -> Alignment:
    """The child laid beside its parents, clause by clause; never raises on odd documents.

    `child_text` and `parent_texts` are the texts of the files, as the spans count them; without them
    what is not quoted inside the documents is quoted by the names in it. `on` is the day by which
    "in force now" is judged; without it that is not asked.
    """
    told = tuple(p if isinstance(p, Parent) else Parent(p) for p in parents)
    case = Case(child, told, knowledge, child_text, tuple(parent_texts), on)
    children = case.clauses(-1)
    known = Scale([c.text.text for place in range(-1, len(told)) for c in case.clauses(place)])
    own = [known.know(clause) for clause in children]
    matches: list[Match] = []
    findings: list[AlignmentFinding] = []
    targets: list[TargetPair] = []
    answering: set[str] = set()
    for place in range(len(told)):
        for match, found, figures in _beside(case, place, own, known):
            matches.append(match)
            findings += found
            targets += figures
            answering |= {c.pointer for c in (match.child_clause, *match.also) if c}
    matches += [_added(clause) for clause in children if clause.pointer not in answering]
    findings += [f for rule in RULES if rule.whole for f in map(rule.finding, rule.whole(case))]
    ordered = _in_order(findings)
    return Alignment(
        child=heading(child),
        parents=tuple(heading(p.document, p.role) for p in told),
        matches=tuple(matches),
        targets=tuple(targets),
        findings=ordered,
        counts=_counts(matches, ordered),
    )


def heading(document: Document, role: ParentRole | None = None) -> Heading:
    """How a document is named."""
    return Heading(
        document.kind,
        document.symbol.text if document.symbol else None,
        document.date,
        document.issuer.text if document.issuer else None,
        document.title.text if document.title else None,
        role,
    )


_Told = tuple[Match, list[AlignmentFinding], list[TargetPair]]


def _beside(case: Case, place: int, own: Sequence[Known], scale: Scale) -> Iterator[_Told]:
    """Each clause of one parent with what became of it."""
    clauses = case.clauses(place)
    pairs = {p.parent: p for p in pair_up([scale.know(c) for c in clauses], own, scale)}
    for i, clause in enumerate(clauses):
        concerned, leads = concern(clause, case.child, case.tier(-1), case.tier(place))
        pair = pairs.get(i)
        if pair is not None and (concerned or pair.sure):
            yield _answered(case, clause, pair, own, concerned=concerned, leads=leads)
        else:
            yield _alone(case, clause, place, concerned=concerned, leads=leads)


def _answered(
    case: Case, clause: Clause, pair: Pair, own: Sequence[Known], *, concerned: bool, leads: bool
) -> _Told:
    answers = [own[j].clause for j in (pair.child, *pair.also)]
    figures = list(side_by_side(clause, answers, case.child, leads=leads, sure=pair.sure))
    judged = Judged(
        case, clause, answers[0], tuple(answers[1:]), pair.sure, concerned, leads, tuple(figures)
    )
    kind, found = MatchKind.COVERED, []
    for rule in RULES if concerned else ():
        for finding in map(rule.finding, rule.pair(judged) if rule.pair else ()):
            found.append(finding)
            kind = _worse(kind, rule.effect)
    match = Match(
        kind=kind,
        parent_clause=clause,
        child_clause=answers[0],
        confidence=Confidence.SURE if pair.sure else Confidence.POSSIBLE,
        likeness=round(pair.score.value, 3),
        reasons=tuple(finding.note for finding in found),
        also=tuple(answers[1:]),
        addressed=concerned,
        missing_parts=lost_parts(judged) if concerned else (),
    )
    return match, found, figures if concerned else []


def _worse(kind: MatchKind, effect: Effect) -> MatchKind:
    if effect is Effect.CONTRADICTED or kind is MatchKind.CONTRADICTED:
        return MatchKind.CONTRADICTED
    return MatchKind.WEAKER if effect is Effect.WEAKER else kind


def _alone(case: Case, clause: Clause, place: int, *, concerned: bool, leads: bool) -> _Told:
    if not concerned or case.parents[place].role is ParentRole.REFERENCE:
        return Match(MatchKind.NOT_CONCERNED, clause, None, addressed=False), [], []
    if absent.is_answered_by_being(clause, case.child):
        reason = "Văn bản này chính là kế hoạch mà cấp trên yêu cầu xây dựng."
        return Match(MatchKind.COVERED, clause, None, reasons=(reason,)), [], []
    found = _MISSING.finding(absent.missing(clause, leads=leads))
    figures = [TargetPair(place, t, None, Verdict.ABSENT) for t in clause.figures]
    return Match(MatchKind.MISSING, clause, None, reasons=(found.note,)), [found], figures


def _added(clause: Clause) -> Match:
    return Match(MatchKind.ADDED, None, clause, addressed=False)


def _in_order(findings: Iterable[AlignmentFinding]) -> tuple[AlignmentFinding, ...]:
    """The gravest first, then in the order of the child; one point said twice is said once."""
    first: dict[str, AlignmentFinding] = {}
    for finding in findings:
        first.setdefault(finding.fingerprint, finding)
    return tuple(sorted(first.values(), key=lambda f: (_SEVERITIES[f.severity], _place(f))))


def _place(finding: AlignmentFinding) -> tuple[int, int]:
    side = finding.child_quote or finding.parent_quote
    spans = side.text.spans if side else ()
    return (0 if finding.child_quote else 1, spans[0][0] if spans else 0)


def _counts(matches: Sequence[Match], findings: Sequence[AlignmentFinding]) -> dict[str, int]:
    kinds = Counter(match.kind.value for match in matches)
    severities = Counter(finding.severity for finding in findings)
    return {
        **{kind.value: kinds.get(kind.value, 0) for kind in MatchKind},
        "possible": sum(m.confidence is Confidence.POSSIBLE for m in matches),
        "findings": len(findings),
        **{severity: severities.get(severity, 0) for severity in _SEVERITIES},
    }
