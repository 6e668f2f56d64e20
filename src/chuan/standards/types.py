"""A record of a standard as plain values: what a file says of it, before anything is stored."""

from dataclasses import dataclass, fields
from datetime import date
from typing import Any


@dataclass(frozen=True, slots=True)
class Link:
    """What a record says of another number: the relation, the number, and how far it is taken over."""

    relation: str
    label: str
    key: str
    family: str
    degree: str = ""


@dataclass(frozen=True, slots=True)
class Record:
    """One edition as a source tells it; what the source does not say is empty."""

    designation: str
    key: str
    family: str
    sort_key: str
    kind: str
    series: str
    year: int | None = None
    body: str = ""
    title_vi: str = ""
    title_en: str = ""
    status: str = ""
    issued_on: date | None = None
    effective_on: date | None = None
    ended_on: date | None = None
    decision_symbol: str = ""
    decision_on: date | None = None
    committee: str = ""
    pages: int | None = None
    language: str = ""
    price_vnd: int | None = None
    link: str = ""
    source: str = ""
    confidence: str = ""
    ics: tuple[str, ...] = ()
    links: tuple[Link, ...] = ()


IDENTITY = ("designation", "key", "family", "sort_key", "kind", "series", "year")
"""What the number says: never compared, since the key decides."""
DAYS = ("issued_on", "effective_on", "ended_on", "decision_on")
STATED = tuple(
    field.name for field in fields(Record) if field.name not in {*IDENTITY, "ics", "links"}
)
"""Columns of a record that a source fills in or leaves alone."""


def as_json(record: Record) -> dict[str, Any]:
    """The record as JSON keeps it; empty values are left out."""
    kept: dict[str, Any] = {}
    for name in (*IDENTITY, *STATED):
        value = getattr(record, name)
        if value not in ("", None):
            kept[name] = value.isoformat() if isinstance(value, date) else value
    if record.ics:
        kept["ics"] = list(record.ics)
    if record.links:
        kept["links"] = [
            [each.relation, each.label, each.key, each.family, each.degree] for each in record.links
        ]
    return kept


def from_json(kept: dict[str, Any]) -> Record:
    """The record that `as_json` kept."""
    values = dict(kept)
    for name in DAYS:
        if name in values:
            values[name] = date.fromisoformat(values[name])
    values["ics"] = tuple(values.get("ics", ()))
    values["links"] = tuple(Link(*each) for each in values.get("links", ()))
    return Record(**values)
