"""Writes a reading as the JSON object of contracts, each value with its spans by JSON pointer."""

from collections.abc import Sequence
from typing import Any

from chuan.domain.vanban.layout import BoxFinder
from chuan.domain.vanban.types import (
    Citation,
    Document,
    Duty,
    Finding,
    Period,
    Reading,
    Reporting,
    Section,
    Span,
    Target,
    Task,
    Value,
)

Json = dict[str, Any]


def to_json(reading: Reading, findings: Sequence[Finding] = ()) -> Json:
    """The object of contracts: documents, defects, notices, spans and boxes by pointer, text."""
    writer = _Writer()
    documents = [
        writer.document(document, f"/documents/{index}")
        for index, document in enumerate(reading.documents)
    ]
    defects = [f for f in findings if f.severity != "notice"]
    notices = [f for f in findings if f.severity == "notice"]
    result: Json = {
        "documents": documents,
        "defects": [writer.finding(f, f"/defects/{i}") for i, f in enumerate(defects)],
        "notices": [writer.finding(f, f"/notices/{i}") for i, f in enumerate(notices)],
        "spans": {pointer: [list(s) for s in spans] for pointer, spans in writer.spans.items()},
        "boxes": _boxes(reading, writer.spans),
        "text": reading.text,
    }
    return result


def _boxes(reading: Reading, spans: dict[str, tuple[Span, ...]]) -> Json:
    finder = BoxFinder(reading.source, reading.line_spans)
    if not finder.has_boxes:
        return {}
    found = {pointer: finder.boxes(where) for pointer, where in spans.items()}
    return {pointer: [list(box) for box in boxes] for pointer, boxes in found.items() if boxes}


class _Writer:
    """Writes plain JSON values and remembers under which pointer each was written."""

    def __init__(self) -> None:
        self.spans: dict[str, tuple[Span, ...]] = {}

    def _at(self, pointer: str, spans: tuple[Span, ...]) -> None:
        if spans:
            self.spans[pointer] = spans

    def _value(self, value: Value | None, pointer: str) -> str | None:
        if value is None:
            return None
        self._at(pointer, value.spans)
        return value.text

    def _values(self, values: Sequence[Value], pointer: str) -> list[str | None]:
        return [self._value(value, f"{pointer}/{i}") for i, value in enumerate(values)]

    def document(self, document: Document, at: str) -> Json:
        signer = document.signer
        self._at(f"{at}/date", document.date_spans)
        self._at(at, (document.span,) if document.span[1] > document.span[0] else ())
        return {
            "kind": document.kind,
            "issuer": self._value(document.issuer, f"{at}/issuer"),
            "superior": self._value(document.superior, f"{at}/superior"),
            "symbol": self._value(document.symbol, f"{at}/symbol"),
            "number_blank": document.number_blank,
            "place": self._value(document.place, f"{at}/place"),
            "date": document.date,
            "title": self._value(document.title, f"{at}/title"),
            "signer": {
                "name": self._value(signer.name, f"{at}/signer/name"),
                "position": self._value(signer.position, f"{at}/signer/position"),
                "authority": self._value(signer.authority, f"{at}/signer/authority"),
            },
            "recipients": self._values(document.recipients, f"{at}/recipients"),
            "citations": [
                self._citation(citation, f"{at}/citations/{i}")
                for i, citation in enumerate(document.citations)
            ],
            "citations_unnumbered": self._values(
                document.citations_unnumbered, f"{at}/citations_unnumbered"
            ),
            "sections": self._sections(document.sections, f"{at}/sections"),
            "purposes": self._values(document.purposes, f"{at}/purposes"),
            "requirements": self._values(document.requirements, f"{at}/requirements"),
            "targets": [
                self._target(t, f"{at}/targets/{i}") for i, t in enumerate(document.targets)
            ],
            "tasks": [self._task(t, f"{at}/tasks/{i}") for i, t in enumerate(document.tasks)],
            "duties": [self._duty(d, f"{at}/duties/{i}") for i, d in enumerate(document.duties)],
            "reporting": [
                self._reporting(r, f"{at}/reporting/{i}") for i, r in enumerate(document.reporting)
            ],
        }

    def _citation(self, citation: Citation, at: str) -> Json:
        self._at(at, citation.spans)
        return {
            "symbol": citation.symbol,
            "kind": citation.kind,
            "date": citation.date,
            "issuer": citation.issuer,
        }

    def _sections(self, sections: Sequence[Section], at: str) -> list[Json]:
        written = []
        for i, section in enumerate(sections):
            self._at(f"{at}/{i}", section.spans)
            written.append(
                {
                    "label": section.label,
                    "title": self._value(section.title, f"{at}/{i}/title"),
                    "children": self._sections(section.children, f"{at}/{i}/children"),
                }
            )
        return written

    def _target(self, target: Target, at: str) -> Json:
        number = target.value
        written: Json = {
            "text": self._value(target.text, f"{at}/text"),
            "value": int(number) if number.is_integer() else number,
            "unit": target.unit,
            "by": target.by,
            "subject": target.subject,
            "comparator": target.comparator,
            "where": target.where,
        }
        if target.recurrence:
            written["recurrence"] = target.recurrence
        return written

    def _task(self, task: Task, at: str) -> Json:
        return {
            "section": task.section,
            "number": task.number,
            "text": self._value(task.text, f"{at}/text"),
            "lead": self._values(task.lead, f"{at}/lead"),
            "coordinate": self._values(task.coordinate, f"{at}/coordinate"),
            "lead_raw": self._value(task.lead_raw, f"{at}/lead_raw"),
            "coordinate_raw": self._value(task.coordinate_raw, f"{at}/coordinate_raw"),
            "time": self._value(task.time, f"{at}/time"),
            "period": _period(task.period),
            "product": self._value(task.product, f"{at}/product"),
            "source": task.source,
        }

    def _duty(self, duty: Duty, at: str) -> Json:
        self._at(f"{at}/due", duty.due_spans)
        return {
            "actor": self._value(duty.actor, f"{at}/actor"),
            "text": self._value(duty.text, f"{at}/text"),
            "due": duty.due,
            "number": duty.number,
        }

    def _reporting(self, reporting: Reporting, at: str) -> Json:
        self._at(at, reporting.spans)
        self._at(f"{at}/due", reporting.due_spans)
        return {
            "who": self._values(reporting.who, f"{at}/who"),
            "to": self._values(reporting.to, f"{at}/to"),
            "due": reporting.due,
            "recurrence": reporting.recurrence,
        }

    def finding(self, finding: Finding, at: str) -> Json:
        written: Json = {
            "kind": finding.kind,
            "where": finding.where,
            "evidence": self._values(finding.evidence, f"{at}/evidence"),
            "note": finding.note,
            "rule": finding.rule,
            "severity": finding.severity,
            "basis": finding.basis,
        }
        if finding.confidence:
            written["confidence"] = finding.confidence
        return written


def _period(period: Period | None) -> Json | None:
    if period is None:
        return None
    written: Json = {
        "start": period.start,
        "end": period.end,
        "recurrence": period.recurrence,
    }
    if period.quarter is not None:
        written["quarter"] = period.quarter
    return written
