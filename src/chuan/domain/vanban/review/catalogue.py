"""What a review rule is: its identity, its sentence, its basis, its check and its examples."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import TypeVar, cast

from chuan.domain.vanban.folding import fold
from chuan.domain.vanban.types import Document, Finding, Knowledge, Reading, Span, Value

_BROKEN_SYMBOL = re.compile(
    r"(?<=\d[-/])[ \t]*\n\s*(?=[A-ZĐ]{2})|(?<=[A-ZĐ]-)[ \t]*\n\s*(?=[A-ZĐ]{2})"
)

Found = TypeVar("Found")


@dataclass(frozen=True)
class Case:
    """What a rule looks at: a reading, what is known from outside, and the day of the question."""

    reading: Reading
    knowledge: Knowledge = field(default_factory=Knowledge)
    on: date | None = None
    _told: dict[str, object] = field(default_factory=dict, repr=False, compare=False)

    def once(self, name: str, find: Callable[["Case"], Found]) -> Found:
        """What `find` finds in this case, found at the first asking for `name`."""
        if name not in self._told:
            self._told[name] = find(self)
        return cast("Found", self._told[name])

    @property
    def text(self) -> str:
        """The text of the file."""
        return self.reading.text

    @cached_property
    def folded(self) -> str:
        """The text of the file, folded letter by letter: offsets are those of `text`."""
        return fold(self.text)

    @cached_property
    def flat(self) -> str:
        """The folded text with single spaces, to ask quickly whether some words occur at all."""
        return " ".join(self.folded.split())

    @property
    def documents(self) -> tuple[Document, ...]:
        """The documents of the file."""
        return self.reading.documents

    @cached_property
    def is_scanned(self) -> bool:
        """Whether a machine read the glyphs from a picture."""
        return self.reading.source.kind in ("scan", "photo")

    def quote(self, start: int, end: int) -> Value:
        """The words printed from `start` to `end`, white space collapsed."""
        start, end = max(0, start), min(end, len(self.text))
        raw = self.text[start:end]
        start += len(raw) - len(raw.lstrip())
        joined = _BROKEN_SYMBOL.sub("", " ".join(raw.split()) if "\n" not in raw else raw)
        return Value(" ".join(joined.split()), ((start, start + len(raw.strip())),))

    def within(self, document: Document) -> Span:
        """The span of `document`, the whole file when the reader gave none."""
        return document.span if document.span[1] > document.span[0] else (0, len(self.text))


@dataclass(frozen=True, slots=True)
class Hit:
    """One place where a rule fires: the evidence, where it stands, what fills the sentence."""

    evidence: tuple[Value, ...]
    where: str = ""
    words: dict[str, str] = field(default_factory=dict)
    basis: str = ""
    confidence: str = ""
    severity: str = ""


Check = Callable[[Case], Iterable[Hit]]


@dataclass(frozen=True, slots=True)
class Example:
    """A small document as plain text, with what is known about it from outside."""

    text: str
    knowledge: Knowledge = field(default_factory=Knowledge)
    on: date | None = None


@dataclass(frozen=True, slots=True)
class Rule:
    """One kind of fault that a careful reader marks.

    `sentence` is Vietnamese, with {names} that the check fills, a question where the reader decides.
    severity: error, warning, question or notice. confidence: A, B or C as the register of law has it
    ("" for rules of language and arithmetic); C is shown as "chưa xác minh". What rests on a single
    sign (`by_glyph`) is no error but a warning where a machine read the signs from a picture.
    """

    id: str
    kind: str
    severity: str
    sentence: str
    check: Check
    basis: str = ""
    confidence: str = ""
    fires: tuple[Example, ...] = ()
    silent: tuple[Example, ...] = ()
    by_glyph: bool = False

    def findings(self, case: Case) -> list[Finding]:
        """The findings of this rule in `case`."""
        return [self._finding(hit, case) for hit in self.check(case)]

    def _finding(self, hit: Hit, case: Case) -> Finding:
        severity = hit.severity or self.severity
        if self.by_glyph and case.is_scanned and severity == "error":
            severity = "warning"
        confidence = hit.confidence or self.confidence
        note = self.sentence.format(**hit.words)
        if confidence == "C":
            note += " (chưa xác minh)"
        return Finding(
            rule=self.id,
            kind=self.kind,
            severity=severity,
            note=note,
            evidence=hit.evidence,
            where=hit.where,
            basis=hit.basis or self.basis,
            confidence=confidence,
        )
