"""What events said by hand make of the intervals of an act's life; without the event, all is as before."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from chuan.domain.confidence import Confidence
from chuan.law.enums import EventKind, Reason
from chuan.law.rules.validity import Span

DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Event:
    """One thing that happened on a day; `until` is the last day of it, `part` the part concerned.

    `by` is the symbol of the act that says so.
    """

    kind: EventKind
    on: date
    until: date | None = None
    part: str = ""
    by: str = ""
    basis: str = ""
    confidence: str = Confidence.UNCONFIRMED
    key: str = ""


def after_events(spans: Iterable[Span], events: Iterable[Event]) -> tuple[Span, ...]:
    """The intervals once the events have happened, in the order of their days.

    A part that falls away leaves the act in force in part; a part that is suspended or amended
    leaves the intervals of the act as they are.
    Basis: Luật Ban hành văn bản quy phạm pháp luật (an act may be suspended, resumed, repealed in part).
    """
    now = tuple(spans)
    for event in sorted(events, key=lambda each: (each.on, each.kind, each.key)):
        now = _after(now, event)
    return now


def _after(spans: tuple[Span, ...], event: Event) -> tuple[Span, ...]:
    kind = event.kind
    if kind is EventKind.BEGINS:
        return _overlay(spans, _span(event, Reason.IN_FORCE, event.until))
    ends = kind in {EventKind.REPLACED, EventKind.REPEALED, EventKind.PARTLY_EXPIRED}
    if ends and (event.part or kind is EventKind.PARTLY_EXPIRED):
        return _overlay(spans, _span(event, Reason.PARTLY_EXPIRED, _horizon(spans, event.on)))
    if ends:
        kept = _cut(spans, event.on, None)
        return (*kept, _span(event, Reason.REPEALED, None))
    if kind is EventKind.SUSPENDED and not event.part:
        return _overlay(spans, _span(event, Reason.SUSPENDED, _last(spans, event)))
    if kind is EventKind.RESUMED and not event.part:
        return _overlay(spans, _span(event, Reason.RESUMED, _last(spans, event)))
    return spans


def _span(event: Event, reason: Reason, end: date | None) -> Span:
    return Span(reason, event.on, end, event.part, event.basis or event.by, event.confidence)


def _overlay(spans: tuple[Span, ...], new: Span) -> tuple[Span, ...]:
    """The new interval, and what the others say of the days outside it."""
    others = _cut(spans, new.start or date.min, new.end)
    return tuple(sorted((*others, new), key=lambda each: each.start or date.min))


def _cut(spans: Sequence[Span], start: date, end: date | None) -> tuple[Span, ...]:
    """The intervals without the days from `start` to `end`; a suspended act goes on as resumed."""
    kept: list[Span] = []
    for span in spans:
        if (span.start or date.min) < start:
            before = min(span.end or date.max, start - DAY)
            kept.append(replace(span, end=before))
        if end is not None and (span.end or date.max) > end:
            after = max(span.start or date.min, end + DAY)
            reason = span.reason
            goes_on = reason is Reason.IN_FORCE and (span.start or date.min) <= end
            kept.append(replace(span, start=after, reason=Reason.RESUMED if goes_on else reason))
    return tuple(kept)


def _horizon(spans: Sequence[Span], on: date) -> date | None:
    """The last day of the interval that holds the day."""
    for span in spans:
        if (span.start or date.min) <= on <= (span.end or date.max):
            return span.end
    return None


def _last(spans: Sequence[Span], event: Event) -> date | None:
    """The last day that the event says, or that the act would have had without it."""
    return event.until or _horizon(spans, event.on)
