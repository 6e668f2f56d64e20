"""Findings of a review as the import screen needs them: told apart for good, by rule and words."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from chuan.domain.confidence import Confidence
from chuan.domain.vanban.review.fingerprints import fingerprint as fingerprint_of
from chuan.domain.vanban.types import Finding as Read
from chuan.domain.vanban.types import Value

SEVERITIES = ("error", "warning", "question", "notice")


@dataclass(frozen=True, slots=True)
class Finding:
    """One finding: what is asked, the words it is about, what it rests on; `pointer` leads to its spans."""

    fingerprint: str
    pointer: str
    severity: str
    note: str
    where: str
    evidence: tuple[str, ...]
    basis: str
    rule: str
    unverified: bool = False


def fingerprint(row: Mapping[str, Any]) -> str:
    """The same fault of the same document has the same fingerprint, however the file was made."""
    return fingerprint_of(
        Read(
            rule=str(row.get("rule") or row.get("kind") or ""),
            kind=str(row.get("kind") or ""),
            severity=str(row.get("severity") or ""),
            note="",
            evidence=tuple(Value(str(words)) for words in row.get("evidence") or ()),
        )
    )


def findings_of(reading: Mapping[str, Any]) -> Sequence[Finding]:
    """Defects and notices of a reading, the gravest first, in the order of the text within."""
    found = [
        _finding(row, f"/{key}/{place}", "notice" if key == "notices" else "")
        for key in ("defects", "notices")
        for place, row in enumerate(reading.get(key) or ())
    ]
    first: dict[str, Finding] = {}
    for finding in found:
        first.setdefault(finding.fingerprint, finding)
    return sorted(first.values(), key=lambda one: SEVERITIES.index(one.severity))


def _finding(row: Mapping[str, Any], pointer: str, severity: str) -> Finding:
    told = severity or str(row.get("severity") or "warning")
    return Finding(
        fingerprint=fingerprint(row),
        pointer=pointer,
        severity=told if told in SEVERITIES else "warning",
        note=str(row.get("note") or ""),
        where=str(row.get("where") or ""),
        evidence=tuple(str(word) for word in row.get("evidence") or ()),
        basis=str(row.get("basis") or ""),
        rule=str(row.get("rule") or row.get("kind") or ""),
        unverified=row.get("confidence") == Confidence.UNCONFIRMED,
    )
