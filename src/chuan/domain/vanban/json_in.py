"""Reads the documents of a JSON object of contracts back into values."""

from collections.abc import Mapping, Sequence
from typing import Any

from chuan.domain.vanban.types import (
    Citation,
    Document,
    Duty,
    Period,
    Reporting,
    Section,
    Signer,
    Span,
    Target,
    Task,
    Value,
)

Json = Mapping[str, Any]


def from_json(obj: Json) -> tuple[Document, ...]:
    """The documents of an object written by `to_json`; unknown keys are passed over."""
    spans = {
        str(pointer): tuple((int(start), int(end)) for start, end in where)
        for pointer, where in (obj.get("spans") or {}).items()
    }
    reader = _Reader(spans)
    return tuple(
        reader.document(written, f"/documents/{i}")
        for i, written in enumerate(obj.get("documents") or ())
    )


class _Reader:
    """Makes values of plain JSON and gives them back their spans."""

    def __init__(self, spans: Mapping[str, tuple[Span, ...]]) -> None:
        self._spans = spans

    def _value(self, written: Json, key: str, at: str) -> Value | None:
        text = written.get(key)
        pointer = f"{at}/{key}"
        return None if text is None else Value(str(text), self._spans.get(pointer, ()))

    def _text(self, written: Json, at: str) -> Value:
        return self._value(written, "text", at) or Value("")

    def _values(self, written: Json, key: str, at: str) -> tuple[Value, ...]:
        texts: Sequence[Any] = written.get(key) or ()
        return tuple(
            Value(str(text), self._spans.get(f"{at}/{key}/{i}", ())) for i, text in enumerate(texts)
        )

    def document(self, written: Json, at: str) -> Document:
        signer = written.get("signer") or {}
        where = self._spans.get(at, ())
        return Document(
            kind=str(written.get("kind") or "other"),
            title=self._value(written, "title", at),
            issuer=self._value(written, "issuer", at),
            superior=self._value(written, "superior", at),
            symbol=self._value(written, "symbol", at),
            number_blank=bool(written.get("number_blank")),
            place=self._value(written, "place", at),
            date=written.get("date"),
            date_spans=self._spans.get(f"{at}/date", ()),
            signer=Signer(
                name=self._value(signer, "name", f"{at}/signer"),
                position=self._value(signer, "position", f"{at}/signer"),
                authority=self._value(signer, "authority", f"{at}/signer"),
            ),
            recipients=self._values(written, "recipients", at),
            citations=self._citations(written, at),
            citations_unnumbered=self._values(written, "citations_unnumbered", at),
            sections=self._sections(written.get("sections") or (), f"{at}/sections"),
            purposes=self._values(written, "purposes", at),
            requirements=self._values(written, "requirements", at),
            targets=tuple(
                self._target(target, f"{at}/targets/{i}")
                for i, target in enumerate(written.get("targets") or ())
            ),
            tasks=tuple(
                self._task(task, f"{at}/tasks/{i}")
                for i, task in enumerate(written.get("tasks") or ())
            ),
            duties=tuple(
                self._duty(duty, f"{at}/duties/{i}")
                for i, duty in enumerate(written.get("duties") or ())
            ),
            reporting=tuple(
                self._reporting(reporting, f"{at}/reporting/{i}")
                for i, reporting in enumerate(written.get("reporting") or ())
            ),
            span=where[0] if where else (0, 0),
        )

    def _citations(self, written: Json, at: str) -> tuple[Citation, ...]:
        return tuple(
            Citation(
                symbol=str(citation["symbol"]),
                kind=citation.get("kind"),
                date=citation.get("date"),
                issuer=citation.get("issuer"),
                spans=self._spans.get(f"{at}/citations/{i}", ()),
            )
            for i, citation in enumerate(written.get("citations") or ())
        )

    def _sections(self, written: Sequence[Json], at: str) -> tuple[Section, ...]:
        return tuple(
            Section(
                label=str(section.get("label") or ""),
                title=self._value(section, "title", f"{at}/{i}"),
                children=self._sections(section.get("children") or (), f"{at}/{i}/children"),
                spans=self._spans.get(f"{at}/{i}", ()),
            )
            for i, section in enumerate(written)
        )

    def _target(self, written: Json, at: str) -> Target:
        return Target(
            text=self._text(written, at),
            value=float(written.get("value") or 0),
            unit=str(written.get("unit") or ""),
            by=written.get("by"),
            subject=written.get("subject"),
            recurrence=written.get("recurrence"),
            comparator=written.get("comparator"),
            where=str(written.get("where") or ""),
        )

    def _task(self, written: Json, at: str) -> Task:
        return Task(
            section=str(written.get("section") or ""),
            text=self._text(written, at),
            number=written.get("number"),
            lead=self._values(written, "lead", at),
            coordinate=self._values(written, "coordinate", at),
            lead_raw=self._value(written, "lead_raw", at),
            coordinate_raw=self._value(written, "coordinate_raw", at),
            time=self._value(written, "time", at),
            period=_period(written.get("period")),
            product=self._value(written, "product", at),
            source=str(written.get("source") or "body"),
        )

    def _duty(self, written: Json, at: str) -> Duty:
        return Duty(
            actor=self._value(written, "actor", at),
            text=self._text(written, at),
            due=written.get("due"),
            number=written.get("number"),
            due_spans=self._spans.get(f"{at}/due", ()),
        )

    def _reporting(self, written: Json, at: str) -> Reporting:
        return Reporting(
            who=self._values(written, "who", at),
            to=self._values(written, "to", at),
            due=written.get("due"),
            recurrence=written.get("recurrence"),
            spans=self._spans.get(at, ()),
            due_spans=self._spans.get(f"{at}/due", ()),
        )


def _period(written: Json | None) -> Period | None:
    if not written:
        return None
    return Period(
        start=written.get("start"),
        end=written.get("end"),
        recurrence=written.get("recurrence"),
        quarter=written.get("quarter"),
    )
