"""A comparison as plain values: which texts go in, the key of its result, rows for a page."""

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache, lru_cache
from typing import Any

import orjson
from django.utils.translation import gettext as _

from chuan.documents.reading import knowledge
from chuan.domain.vanban.alignment import Parent, ParentRole, align, alignment_json
from chuan.domain.vanban.json_in import from_json
from chuan.domain.vanban.types import Document, Knowledge
from chuan.plans import alignment_words as words
from chuan.plans.models import AlignmentAnswer

Json = Mapping[str, Any]
ENGINE = "2"
"""Part of every key: another engine makes other results."""
MOST_AT_ONCE = 40_000
"""Clauses of the child times those of the parents that are compared while somebody waits."""


@dataclass(frozen=True, slots=True)
class Text:
    """One document that goes into a comparison: what was understood of a readable copy."""

    content: Json
    is_reference: bool = False

    @property
    def size(self) -> int:
        """About how many clauses it has."""
        parts = ("tasks", "duties", "targets", "reporting")
        return sum(len(self.content.get(part) or ()) for part in parts)


@dataclass(frozen=True, slots=True, eq=False)
class Inputs:
    """A child and the documents above it, as one reader may see them, on one day (ISO).

    Two are equal when all that goes into a comparison is.
    """

    child: Text
    parents: Sequence[Text]
    on: str

    @property
    def key(self) -> str:
        """What the result is found by: all that went in."""
        parts = [ENGINE, self.on, *(_bytes(text) for text in (self.child, *self.parents))]
        return hashlib.sha256("\x1f".join(parts).encode()).hexdigest()

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Inputs) and self.key == other.key

    def __hash__(self) -> int:
        return hash(self.key)

    @property
    def is_large(self) -> bool:
        """Too large to be compared while somebody waits."""
        return self.child.size * sum(parent.size for parent in self.parents) > MOST_AT_ONCE


@dataclass(frozen=True, slots=True)
class Row:
    """A clause above and the one that answers it, or one of the two alone."""

    number: int
    kind: str
    kind_label: str
    badge: str
    knot: str
    parent: Json | None
    child: Json | None
    also: Sequence[Json]
    reasons: Sequence[str]
    missing_parts: Sequence[str]
    is_possible: bool
    child_url: str = ""


@dataclass(frozen=True, slots=True)
class TargetRow:
    """A figure above beside the own one."""

    parent: Json
    child: Json | None
    label: str
    badge: str


@dataclass(frozen=True, slots=True)
class FindingRow:
    """A point to look at again, with both quotes, and its answer."""

    fingerprint: str
    severity_label: str
    badge: str
    note: str
    parent_quote: Json | None
    child_quote: Json | None
    basis: str
    is_possible: bool
    answer: AlignmentAnswer | None = None
    url: str = ""


@dataclass(frozen=True, slots=True)
class Compared:
    """The result as a page shows it; `counts` by kind of match."""

    rows: Sequence[Row]
    targets: Sequence[TargetRow]
    findings: Sequence[FindingRow]
    counts: Mapping[str, int]

    @property
    def open_findings(self) -> int:
        """Points nobody answered."""
        return sum(finding.answer is None for finding in self.findings)

    @property
    def sentence(self) -> str:
        """What came out, in one sentence."""
        shown = [
            (self.counts.get("covered", 0), _("%(n)d nội dung đã có")),
            (self.counts.get("missing", 0), _("%(n)d còn thiếu")),
            (self.counts.get("weaker", 0), _("%(n)d chưa bằng")),
            (self.counts.get("contradicted", 0), _("%(n)d khác nhau")),
            (self.counts.get("added", 0), _("%(n)d thêm so với cấp trên")),
        ]
        said = "; ".join(words_ % {"n": n} for n, words_ in shown if n)
        return f"{said}." if said else _("Chưa thấy nội dung nào để đối chiếu.")

    def of_kind(self, kind: str) -> Sequence[Row]:
        """The rows of one kind, or all."""
        return [row for row in self.rows if row.kind == kind] if kind else self.rows


@lru_cache(maxsize=16)
def compare(inputs: Inputs) -> Json:
    """The comparison as JSON; reads no database, and is remembered while the process lives.

    Whoever gets it must not change it.
    """
    child = document_of(inputs.child.content)
    parents = [
        Parent(
            document_of(text.content),
            ParentRole.REFERENCE if text.is_reference else ParentRole.IMPLEMENTED,
        )
        for text in inputs.parents
    ]
    day = date.fromisoformat(inputs.on)
    return alignment_json(align(child, parents, knowledge=_knowledge(), on=day))


def shown(result: Json, answers: Mapping[str, AlignmentAnswer]) -> Compared:
    """The result with its answers, in words."""
    rows = tuple(_row(number, match) for number, match in enumerate(result["matches"], 1))
    return Compared(
        rows=rows,
        targets=tuple(
            TargetRow(
                pair["parent"],
                pair["child"],
                str(words.VERDICT[pair["verdict"]]),
                words.VERDICT_BADGE[pair["verdict"]],
            )
            for pair in result["targets"]
        ),
        findings=tuple(_finding(found, answers) for found in result["findings"]),
        counts=result["counts"],
    )


def with_links(compared: Compared, urls: Mapping[str, str]) -> Compared:
    """The same, each clause of the child leading to where it can be put right."""
    rows = [replace(row, child_url=_url(row.child, urls)) for row in compared.rows]
    by_text = {row.child["text"]: row.child_url for row in rows if row.child and row.child_url}
    findings = [
        replace(found, url=by_text.get((found.child_quote or {}).get("text", ""), ""))
        for found in compared.findings
    ]
    return replace(compared, rows=rows, findings=findings)


def document_of(content: Json) -> Document:
    """One document as the engine takes it."""
    return from_json({"documents": [dict(content)], "spans": {}})[0]


def _row(number: int, match: Json) -> Row:
    kind = match["kind"]
    return Row(
        number=number,
        kind=kind,
        kind_label=str(words.KIND[kind]),
        badge=words.KIND_BADGE[kind],
        knot=words.KNOT[kind],
        parent=match["parent"],
        child=match["child"],
        also=match["also"],
        reasons=match["reasons"],
        missing_parts=match["missing_parts"],
        is_possible=match["confidence"] == "possible",
    )


def _finding(found: Json, answers: Mapping[str, AlignmentAnswer]) -> FindingRow:
    severity = found["severity"]
    return FindingRow(
        fingerprint=found["fingerprint"],
        severity_label=str(words.SEVERITY.get(severity, severity)),
        badge="warn" if severity in {"error", "warning"} else "info",
        note=found["note"],
        parent_quote=found["parent_quote"],
        child_quote=found["child_quote"],
        basis=found["basis"],
        is_possible=found["confidence"] == "possible",
        answer=answers.get(found["fingerprint"]),
    )


def _url(clause: Json | None, urls: Mapping[str, str]) -> str:
    return urls.get(clause["pointer"], "") if clause else ""


def _bytes(text: Text) -> str:
    packed = orjson.dumps(dict(text.content), option=orjson.OPT_SORT_KEYS)
    return f"{text.is_reference}{hashlib.sha256(packed).hexdigest()}"


def lines(compared: Compared) -> Iterator[Sequence[str]]:
    """The rows as a list of cells, for a file."""
    for row in compared.rows:
        parent, child = row.parent or {}, row.child or {}
        yield (
            row.kind_label,
            parent.get("label") or "",
            parent.get("text") or "",
            child.get("label") or "",
            child.get("text") or "",
            "; ".join(row.reasons),
        )


@cache
def _knowledge() -> Knowledge:
    """Read once in a process: the data files change with the release."""
    return knowledge()
