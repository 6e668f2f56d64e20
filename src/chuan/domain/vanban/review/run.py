"""Runs every rule of the catalogue over a reading."""

from datetime import date

from chuan.domain.vanban.review import (
    agencies,
    arithmetic,
    closing,
    contradictions,
    dates,
    law_notices,
    levels,
    mismatches,
    missing,
    numbering,
    places,
    punctuation,
    references,
    schedule,
    symbols,
    typos,
)
from chuan.domain.vanban.review.catalogue import Case, Rule
from chuan.domain.vanban.types import Finding, Knowledge, Reading

RULES: tuple[Rule, ...] = (
    *contradictions.RULES,
    *arithmetic.RULES,
    *references.RULES,
    *symbols.RULES,
    *dates.RULES,
    *schedule.RULES,
    *typos.RULES,
    *punctuation.RULES,
    *levels.RULES,
    *missing.RULES,
    *closing.RULES,
    *agencies.RULES,
    *numbering.RULES,
    *mismatches.RULES,
    *law_notices.RULES,
    *places.RULES,
)
_ORDER = {"error": 0, "warning": 1, "question": 2, "notice": 3}


def review(reading: Reading, knowledge: Knowledge, on: date | None = None) -> tuple[Finding, ...]:
    """The findings of all rules: defects first (errors, warnings, questions), then notices.

    `on` is the day by which "in force now" and "renamed since" are judged; without it neither is.
    """
    case = Case(reading, knowledge, on)
    found = [finding for rule in RULES for finding in rule.findings(case)]
    found.sort(key=lambda finding: (_ORDER[finding.severity], _place(finding)))
    return tuple(found)


def _place(finding: Finding) -> int:
    starts = [span[0] for value in finding.evidence for span in value.spans]
    return min(starts, default=0)
