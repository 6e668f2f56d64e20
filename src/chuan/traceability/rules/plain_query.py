"""The standard's query object out of the few things that people ask for on a page."""

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta, tzinfo
from typing import Any, NamedTuple

from chuan.domain.epcis.genealogy.ties import is_bare_class, is_lot


class Plain(NamedTuple):
    """What is asked: kinds of events, steps, one canonical identifier, days of one zone (both within)."""

    event_types: Sequence[str] = ()
    steps: Sequence[str] = ()
    code: str = ""
    since: date | None = None
    until: date | None = None


def query_of(asked: Plain, zone: tzinfo | None) -> dict[str, Any]:
    """The query as `domain.epcis.query.from_json` reads it; nothing asked is every event.

    >>> query_of(Plain(steps=["shipping"], code="https://id.gs1.org/01/08936123450014/10/L1"), None)
    {'EQ_bizStep': ['shipping'], 'MATCH_anyEPCClass': ['https://id.gs1.org/01/08936123450014/10/L1']}
    """
    by_class = is_lot(asked.code) or is_bare_class(asked.code)
    match = "MATCH_anyEPCClass" if by_class else "MATCH_anyEPC"
    after = asked.until and asked.until + timedelta(days=1)
    told = {
        "eventType": list(asked.event_types),
        "EQ_bizStep": list(asked.steps),
        match: [asked.code] if asked.code else [],
        "GE_eventTime": [_begins(asked.since, zone)] if asked.since else [],
        "LT_eventTime": [_begins(after, zone)] if after else [],
    }
    return {name: values for name, values in told.items() if values}


def _begins(day: date, zone: tzinfo | None) -> str:
    return datetime.combine(day, time(), zone).isoformat()
