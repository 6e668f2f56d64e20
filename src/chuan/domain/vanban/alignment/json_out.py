"""Writes an alignment as plain JSON values, for the screen and the command line alike."""

from typing import Any

from chuan.domain.vanban.alignment.types import (
    AddedUp,
    Alignment,
    AlignmentFinding,
    Clause,
    Heading,
    Match,
    Quote,
    Sum,
    TargetPair,
)
from chuan.domain.vanban.types import Target, Value

Json = dict[str, Any]


def alignment_json(alignment: Alignment) -> Json:
    """The alignment in the shape of docs/algorithms/alignment.md; every key is always there."""
    return {
        "child": _heading(alignment.child),
        "parents": [_heading(parent) for parent in alignment.parents],
        "matches": [_match(match) for match in alignment.matches],
        "targets": [_target_pair(pair) for pair in alignment.targets],
        "findings": [finding_json(finding) for finding in alignment.findings],
        "counts": dict(alignment.counts),
    }


def added_up_json(added: AddedUp) -> Json:
    """Sums and findings of `add_up`."""
    return {
        "sums": [_sum(told) for told in added.sums],
        "findings": [finding_json(finding) for finding in added.findings],
    }


def finding_json(finding: AlignmentFinding) -> Json:
    """One finding."""
    return {
        "rule": finding.rule,
        "severity": finding.severity,
        "note": finding.note,
        "parent_quote": _quote(finding.parent_quote),
        "child_quote": _quote(finding.child_quote),
        "confidence": finding.confidence.value,
        "basis": finding.basis,
        "mark": finding.mark,
        "fingerprint": finding.fingerprint,
    }


def _heading(heading: Heading) -> Json:
    return {
        "kind": heading.kind,
        "symbol": heading.symbol,
        "date": heading.date,
        "issuer": heading.issuer,
        "title": heading.title,
        "role": heading.role.value if heading.role else None,
    }


def _match(match: Match) -> Json:
    return {
        "kind": match.kind.value,
        "confidence": match.confidence.value,
        "likeness": match.likeness,
        "addressed": match.addressed,
        "parent": _clause(match.parent_clause),
        "child": _clause(match.child_clause),
        "also": [_clause(clause) for clause in match.also],
        "reasons": list(match.reasons),
        "missing_parts": list(match.missing_parts),
    }


def _clause(clause: Clause | None) -> Json | None:
    if clause is None:
        return None
    return {
        "document": clause.document,
        "kind": clause.kind.value,
        "pointer": clause.pointer,
        "label": clause.label,
        "text": clause.text.text,
        "spans": _spans(clause.text),
        "lead": [body.text for body in clause.lead],
        "coordinate": [body.text for body in clause.coordinate],
        "time": clause.time.text or None if clause.time else None,
        "due": clause.due,
        "product": clause.product.text if clause.product else None,
        "pillar": clause.pillar,
    }


def _target_pair(pair: TargetPair) -> Json:
    return {
        "parent_document": pair.parent_document,
        "parent": _target(pair.parent),
        "child": _target(pair.child) if pair.child else None,
        "verdict": pair.verdict.value,
        "confidence": pair.confidence.value,
    }


def _sum(told: Sum) -> Json:
    return {
        "parent": _target(told.parent),
        "by_child": [_target(target) if target else None for target in told.by_child],
        "total": _number(told.total),
        "enough": told.enough,
    }


def _target(target: Target) -> Json:
    return {
        "text": target.text.text,
        "spans": _spans(target.text),
        "value": _number(target.value),
        "unit": target.unit,
        "by": target.by,
        "subject": target.subject,
        "comparator": target.comparator,
        "where": target.where,
    }


def _number(value: float) -> int | float:
    return int(value) if float(value).is_integer() else value


def _quote(quote: Quote | None) -> Json | None:
    if quote is None:
        return None
    return {
        "document": quote.document,
        "label": quote.label,
        "text": quote.text.text,
        "spans": _spans(quote.text),
    }


def _spans(value: Value) -> list[list[int]]:
    return [list(span) for span in value.spans]
