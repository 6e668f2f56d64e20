"""Pure rules of this room: validity, what events make of it, versions of articles, what to tell."""

from chuan.law.rules.articles import Statement, Word, differences, version_on
from chuan.law.rules.events import Event, after_events
from chuan.law.rules.telling import Bond, Fact, facts_of
from chuan.law.rules.validity import SOON, Span, Verdict, judge, symbol_key

__all__ = (
    "SOON",
    "Bond",
    "Event",
    "Fact",
    "Span",
    "Statement",
    "Verdict",
    "Word",
    "after_events",
    "differences",
    "facts_of",
    "judge",
    "symbol_key",
    "version_on",
)
