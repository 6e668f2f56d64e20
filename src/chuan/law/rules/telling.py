"""What is to be told of an act on a day: each fact has a key, so that it is told once and taken back."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Final

from chuan.domain.confidence import Confidence
from chuan.law.enums import EventKind, FactKind, Reason, Relation, Standing
from chuan.law.rules.events import Event
from chuan.law.rules.validity import SOON, Span, judge

ENDING: Final = "ending:"
"""How the key of a coming end begins; the last day follows."""


@dataclass(frozen=True, slots=True)
class Bond:
    """Another act does something to this one, wholly or in part, from a day."""

    relation: Relation
    by: str
    scope: str
    on: date | None
    confidence: str


@dataclass(frozen=True, slots=True)
class Fact:
    """One thing to tell: `key` is its own within the act, `on` the day it has effect."""

    key: str
    kind: FactKind
    part: str = ""
    by: str = ""
    on: date | None = None
    confidence: str = Confidence.UNCONFIRMED


def facts_of(
    spans: Iterable[Span],
    bonds: Iterable[Bond],
    events: Iterable[Event],
    *,
    issued_on: date | None,
    confidence: str,
    on: date,
) -> tuple[Fact, ...]:
    """Everything that is to be told on the day; a fact that is no longer here is to be taken back."""
    spans, bonds = tuple(spans), tuple(bonds)
    found = {fact.key: fact for fact in _of_life(spans, bonds, issued_on, confidence, on)}
    over = any(fact.kind in {FactKind.EXPIRED, FactKind.REPLACED} for fact in found.values())
    for fact in (*_of_bonds(bonds, on, over=over), *_of_parts(events, on)):
        found.setdefault(fact.key, fact)
    return tuple(found.values())


def _of_life(
    spans: tuple[Span, ...],
    bonds: tuple[Bond, ...],
    issued_on: date | None,
    confidence: str,
    on: date,
) -> Iterable[Fact]:
    verdict = judge(spans, issued_on=issued_on, confidence=confidence, on=on)
    span, sure = verdict.span, verdict.confidence
    if span is None:
        return
    if verdict.standing is Standing.EXPIRED:
        repealed = span.reason is Reason.REPEALED
        day = span.start if repealed else span.end
        by = _follower(bonds, on)
        kind = FactKind.REPLACED if by else FactKind.EXPIRED
        yield Fact("expired", kind, by=by, on=day, confidence=sure)
    elif verdict.standing is Standing.SUSPENDED:
        yield Fact(f"suspended:{span.start}", FactKind.SUSPENDED, on=span.start, confidence=sure)
    elif verdict.standing is Standing.PARTLY_EXPIRED:
        key = f"partly:{span.start}:{span.scope}"[:120]
        yield Fact(key, FactKind.PARTLY_EXPIRED, span.scope, on=span.start, confidence=sure)
    elif span.reason is Reason.RESUMED:
        yield Fact(f"resumed:{span.start}", FactKind.RESUMED, on=span.start, confidence=sure)
    if verdict.ends_on is not None:
        day = verdict.ends_on
        yield Fact(f"{ENDING}{day}", FactKind.ENDING, on=day, confidence=sure)


def _follower(bonds: tuple[Bond, ...], on: date) -> str:
    """The act that took the place of the whole."""
    whole = (bond for bond in bonds if bond.relation is Relation.REPLACES and not bond.scope)
    return next((bond.by for bond in whole if bond.on is None or bond.on <= on), "")


def _of_bonds(bonds: Iterable[Bond], on: date, *, over: bool) -> Iterable[Fact]:
    """Amendments in effect, and what will take effect within ninety days."""
    if over:
        return
    for bond in bonds:
        if bond.on is None or bond.relation not in {Relation.AMENDS, Relation.REPLACES}:
            continue
        amends = bond.relation is Relation.AMENDS
        if bond.on > on:
            if bond.on - on <= SOON:
                kind = FactKind.TO_BE_AMENDED if amends else FactKind.TO_BE_REPLACED
                yield Fact(f"{kind}:{bond.by}", kind, bond.scope, bond.by, bond.on, bond.confidence)
        elif amends or bond.scope:
            kind = FactKind.AMENDED if amends else FactKind.REPLACED
            key = f"{kind}:{bond.by}"
            yield Fact(key, kind, bond.scope, bond.by, bond.on, bond.confidence)


_OF_PARTS = {
    EventKind.SUSPENDED: FactKind.SUSPENDED,
    EventKind.RESUMED: FactKind.RESUMED,
    EventKind.AMENDED: FactKind.AMENDED,
}


def _of_parts(events: Iterable[Event], on: date) -> Iterable[Fact]:
    """What people said happened to parts of the act and does not show in its intervals."""
    parts = [event for event in events if event.part and event.kind in _OF_PARTS and event.on <= on]
    resumed = {event.part: event.on for event in parts if event.kind is EventKind.RESUMED}
    for event in parts:
        ended = event.until is not None and event.until < on
        lifted = event.kind is EventKind.SUSPENDED and resumed.get(event.part, date.min) >= event.on
        if ended or lifted or (event.kind is EventKind.AMENDED and event.by):
            continue
        yield Fact(
            f"event:{event.key}",
            _OF_PARTS[event.kind],
            event.part,
            event.by,
            event.on,
            event.confidence,
        )
