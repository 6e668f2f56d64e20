"""Times during which something holds, as disjoint half-open spans in order."""

from collections.abc import Iterable
from datetime import UTC, datetime

Instant = tuple[datetime, int]
"""A moment (…, 0) or the instant right after it (…, 1)."""

Span = tuple[Instant, Instant]
"""From the first instant, inclusive, to the second, exclusive."""

Spans = tuple[Span, ...]

BEGINNING: Instant = (datetime.min.replace(tzinfo=UTC), 0)
END: Instant = (datetime.max.replace(tzinfo=UTC), 1)
ALWAYS: Spans = ((BEGINNING, END),)


def span(since: datetime | None, until: datetime | None) -> Span:
    """From `since` to before `until`; None is without bound."""
    return (
        BEGINNING if since is None else (since, 0),
        END if until is None else (until, 0),
    )


def only_at(moment: datetime) -> Span:
    """The one moment."""
    return (moment, 0), (moment, 1)


def united(spans: Iterable[Span]) -> Spans:
    """All times of any of the spans; empty spans vanish.

    >>> day = [datetime(2024, 5, n, tzinfo=UTC) for n in range(1, 5)]
    >>> united([span(day[1], day[2]), span(day[0], day[1])]) == (span(day[0], day[2]),)
    True
    """
    ordered = sorted(spans)
    if len(ordered) == 1 and ordered[0][0] < ordered[0][1]:
        return (ordered[0],)  # most nodes have one, and are asked for it often
    joined: list[Span] = []
    for begin, end in ordered:
        if begin >= end:
            continue
        if joined and begin <= joined[-1][1]:
            if end > joined[-1][1]:
                joined[-1] = (joined[-1][0], end)
        else:
            joined.append((begin, end))
    return tuple(joined)


def meeting(spans: Spans, other: Spans) -> Spans:
    """The times that both hold."""
    return united(
        (max(begin, other_begin), min(end, other_end))
        for begin, end in spans
        for other_begin, other_end in other
    )


def holds(spans: Spans, moment: datetime) -> bool:
    """The moment is in one of the spans."""
    return any(begin <= (moment, 0) < end for begin, end in spans)


def bounds(spans: Spans) -> tuple[datetime | None, datetime | None]:
    """The first moment and the end of the last span; None is without bound."""
    begin, end = spans[0][0], spans[-1][1]
    return None if begin == BEGINNING else begin[0], None if end == END else end[0]
