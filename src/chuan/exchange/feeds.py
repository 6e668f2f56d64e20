"""What goes to national databases, by which duty and when, and what is done with what comes from there.

Rooms below give the content; this room, which stands above them, registers it in `apps.py`.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.utils.functional import Promise

from chuan.core.actor import Actor
from chuan.domain.cascade import Period, PeriodKind
from chuan.domain.confidence import Confidence
from chuan.exchange.models import Connection


@dataclass(frozen=True, slots=True)
class Part:
    """One part of a feed in words; no `value`: nobody here knows it, which is not zero."""

    label: str
    value: str | None
    note: str = ""
    url: str = ""


@dataclass(frozen=True, slots=True)
class Composed:
    """A feed as it would leave now: plain JSON, how many rows, and the same in words for people."""

    title: str
    content: Mapping[str, Any]
    rows: int
    parts: Sequence[Part] = field(default_factory=tuple)

    @property
    def unknown(self) -> int:
        """Parts that nobody here knows."""
        return sum(part.value is None for part in self.parts)


@dataclass(frozen=True, slots=True)
class Feed:
    """A duty to send: `due` is the last day for a period; without `cycle` it is sent when there is news."""

    key: str
    kind: str
    label: str | Promise
    about: str | Promise
    compose: Callable[[Actor, Connection, Period | None], Composed]
    basis: Sequence[tuple[str, str]]
    confidence: Confidence
    cycle: PeriodKind | None = None
    due: Callable[[Period], date] | None = None


@dataclass(frozen=True, slots=True)
class Taken:
    """What became of a message that was taken in: what to say, and where it can be looked at."""

    note: str
    url: str = ""


@dataclass(frozen=True, slots=True)
class Incoming:
    """Messages of one kind from elsewhere. `glimpse` trusts nothing and changes nothing."""

    kind: str
    label: str | Promise
    glimpse: Callable[[Actor, Mapping[str, Any]], Sequence[Part]]
    take: Callable[[Actor, Mapping[str, Any]], Taken]


_feeds: dict[str, Feed] = {}
_incoming: dict[str, Incoming] = {}


def register(feed: Feed) -> None:
    """Add a duty to send; its key belongs to it alone."""
    if _feeds.get(feed.key, feed) is not feed:
        raise ValueError(f"feed {feed.key!r} is taken")
    _feeds[feed.key] = feed


def register_incoming(kind: Incoming) -> None:
    """Say what is done with messages of a kind."""
    if _incoming.get(kind.kind, kind) is not kind:
        raise ValueError(f"incoming kind {kind.kind!r} is taken")
    _incoming[kind.kind] = kind


def feeds() -> Sequence[Feed]:
    """Every duty to send, in the order of registration."""
    return tuple(_feeds.values())


def feed(key: str) -> Feed | None:
    """The duty of that key, or None."""
    return _feeds.get(key)


def incoming(kind: str) -> Incoming | None:
    """What is done with messages of a kind, or None when they are not known here."""
    return _incoming.get(kind)
