"""Articles of an act on a day: what holds, what held before, what differs and who said so."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.urls import reverse

from chuan.domain.confidence import Confidence
from chuan.domain.provisions import holds, order_of, paths_of, words_of
from chuan.law.enums import EventKind
from chuan.law.labels import EVENTS
from chuan.law.models import Act, ActEvent, Article, ArticleVersion
from chuan.law.rules import Statement, Word, differences, version_on


@dataclass(frozen=True, slots=True)
class VersionRow:
    """One version in words; `changes` is what differs from the version before it."""

    uid: UUID
    words: str
    is_text: bool
    start: date | None
    end: date | None
    by: str
    by_url: str
    source: str
    is_unverified: bool
    by_hand: bool
    changes: Sequence[Word]


@dataclass(frozen=True, slots=True)
class ArticleRow:
    """One article: the version that holds on the day, the others, and what stops it."""

    path: str
    anchor: str
    place: str
    heading: str
    now: VersionRow | None
    others: Sequence[VersionRow]
    stopped: str


def article_rows_of(act: Act, on: date) -> Sequence[ArticleRow]:
    """The articles of an act on a day, in their order: the consolidated view; three queries."""
    articles = Article.objects.filter(act=act).prefetch_related("versions__amended_by")
    events = list(
        ActEvent.objects.filter(act=act, taken_back_at=None).exclude(part="").select_related("by")
    )
    rows = [_row(article, events, on) for article in articles]
    return tuple(sorted(rows, key=lambda row: order_of(row.path)))


def heading_at(act: Act, path: str) -> str:
    """What the article at a place, or the one that holds it, is about."""
    found = [row for row in Article.objects.filter(act=act) if holds(row.path, path)]
    return max(found, key=lambda row: len(row.path)).heading if found else ""


def _row(article: Article, events: Iterable[ActEvent], on: date) -> ArticleRow:
    versions = sorted(
        article.versions.all(), key=lambda each: (each.start or date.min, each.by_hand)
    )
    told = [Statement(row.words, row.start, row.end, row.confidence) for row in versions]
    here = version_on(told, on)
    rows = [
        _version(row, versions[place - 1] if place else None) for place, row in enumerate(versions)
    ]
    return ArticleRow(
        path=article.path,
        anchor=anchor(article.path),
        place=words_of(article.path),
        heading=article.heading,
        now=rows[here] if here is not None else None,
        others=tuple(row for place, row in reversed(list(enumerate(rows))) if place != here),
        stopped=_stopped(article.path, events, on),
    )


def _version(row: ArticleVersion, before: ArticleVersion | None) -> VersionRow:
    by = row.amended_by
    return VersionRow(
        uid=row.uid,
        words=row.words,
        is_text=row.is_text,
        start=row.start,
        end=row.end,
        by=by.symbol if by else "",
        by_url=reverse("law:act_detail", args=[by.uid]) if by else "",
        source=row.source,
        is_unverified=row.confidence == Confidence.UNCONFIRMED,
        by_hand=row.by_hand,
        changes=differences(before.words, row.words) if before else (),
    )


_STOPS = {
    EventKind.SUSPENDED,
    EventKind.REPEALED,
    EventKind.REPLACED,
    EventKind.PARTLY_EXPIRED,
    EventKind.RESUMED,
}


def _stopped(path: str, events: Iterable[ActEvent], on: date) -> str:
    """The last thing that people entered about the place: its kind, when it stops the article."""
    about = [
        row
        for row in events
        if EventKind(row.kind) in _STOPS
        and row.on <= on <= (row.until or date.max)
        and any(holds(each, path) for each in paths_of(row.part))
    ]
    last = max(about, key=lambda row: (row.on, row.pk), default=None)
    if last is None or last.kind == EventKind.RESUMED:
        return ""
    return str(EVENTS[EventKind(last.kind)])


def anchor(path: str) -> str:
    """The id of a place on the page of the articles."""
    return path.strip("/").replace("/", "-")
