"""What the machine finds in a paper: its form, its bases and dates, read from its own words."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

from chuan.core import clock
from chuan.documents.models import FindingAnswer, PaperDraft
from chuan.documents.reading import knowledge
from chuan.documents.rules.findings import Finding, findings_of
from chuan.documents.rules.printed_paper import source_of
from chuan.domain.vanban import read, to_json
from chuan.domain.vanban import types as vanban
from chuan.domain.vanban.review import review
from chuan.domain.vanban.writing import Paper, with_number

_TO_ANSWER = ("error", "warning", "question")


@dataclass(frozen=True, slots=True)
class Examined:
    """One finding with the answer it has got, if any."""

    finding: Finding
    answer: FindingAnswer | None

    @property
    def asks(self) -> bool:
        """Whether somebody has to answer it before the paper goes on."""
        return self.finding.severity in _TO_ANSWER and self.answer is None


def reading_of(paper: Paper) -> dict[str, Any]:
    """What the importer understands of the paper's own words and annexes: the review contract."""
    known = _knowledge()
    reading = read(source_of(paper), known)
    return to_json(reading, review(reading, known, on=paper.issued_on))


def printed_findings(paper: Paper, on: date) -> Sequence[vanban.Finding]:
    """What the review says of the paper as it would be printed on a day, with its evidence."""
    known = _knowledge()
    return review(read(source_of(paper), known), known, on)


def examine(draft: PaperDraft) -> Sequence[Examined]:
    """Findings of the machine about the present wording, with their answers."""
    answers: Mapping[str, FindingAnswer] = {row.fingerprint: row for row in draft.answers.all()}
    found = findings_of(reading_of(_as_if_numbered(draft.paper)))
    return tuple(Examined(finding, answers.get(finding.fingerprint)) for finding in found)


def unanswered_findings(draft: PaperDraft) -> Sequence[Finding]:
    """Findings that must be answered before the form counts as examined."""
    return tuple(row.finding for row in examine(draft) if row.asks)


def _as_if_numbered(paper: Paper) -> Paper:
    """A draft lacks its number and day until the end: that is no fault of its form."""
    return with_number(paper, paper.number or "1", paper.issued_on or clock.today())


@cache
def _knowledge() -> vanban.Knowledge:
    """Read once in a process: the data files change with the release."""
    return knowledge()
