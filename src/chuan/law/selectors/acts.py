"""Reads of the register of acts."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypedDict
from uuid import UUID

from django.db.models import F
from django.urls import reverse

from chuan.core import clock
from chuan.core.search_query import MOST_WORDS
from chuan.core.text import fold
from chuan.core.threads import Knot
from chuan.domain.confidence import Confidence
from chuan.law.enums import Reason, Relation, Standing
from chuan.law.errors import NoSuchAct
from chuan.law.labels import BADGES, CONFIDENCES, DOES, REASONS, STANDINGS, UNDERGOES
from chuan.law.models import Act, ActEdge
from chuan.law.rules import Span, Verdict, judge, symbol_key


@dataclass(frozen=True, slots=True)
class ActRow:
    """One line of the register on a day."""

    uid: UUID
    url: str
    symbol: str
    kind: str
    title: str
    issuer: str
    issued_on: date | None
    standing: str
    badge: str
    ends_on: date | None
    is_unverified: bool


class ActFilter(TypedDict):
    """What the list is narrowed by, as `act_rows` takes it."""

    words: str
    kind: str
    standing: str
    unverified: bool


@dataclass(frozen=True, slots=True)
class IntervalRow:
    """One interval in words."""

    reason: str
    start: date | None
    end: date | None
    scope: str
    basis: str
    is_unverified: bool


@dataclass(frozen=True, slots=True)
class ActPage:
    """One act as its page shows it."""

    row: ActRow
    on: date
    confidence: str
    unconfirmed: str
    intervals: Sequence[IntervalRow]
    knots: Sequence[Knot]


def in_force(symbol: str, on: date | None = None) -> Verdict:
    """What is known of the act with this symbol on a day (today); an unknown symbol stands unknown.

    Where several issuers share a symbol, the best known one answers.
    """
    day = on or clock.today()
    act = (
        Act.objects.filter(symbol_key=symbol_key(symbol))
        .prefetch_related("intervals")
        .order_by("confidence", "pk")
        .first()
    )
    return verdict_of(act, day) if act else Verdict(Standing.UNKNOWN, day)


def verdict_of(act: Act, on: date) -> Verdict:
    """The standing of one act; its intervals should be prefetched."""
    spans = [
        Span(Reason(row.reason), row.start, row.end, row.scope, row.basis, row.confidence)
        for row in act.intervals.all()
    ]
    return judge(spans, issued_on=act.issued_on, confidence=act.confidence, on=on)


def act_rows(
    on: date, *, words: str = "", kind: str = "", standing: str = "", unverified: bool = False
) -> Sequence[ActRow]:
    """The register on a day: what ends soon first, then the newest; `words` without diacritics too."""
    acts = Act.objects.prefetch_related("intervals").order_by(
        F("issued_on").desc(nulls_last=True), "symbol"
    )
    for word in fold(words).split()[:MOST_WORDS]:
        acts = acts.filter(folded__contains=word)
    if kind:
        acts = acts.filter(kind=kind)
    rows = [(act, verdict_of(act, on)) for act in acts]
    rows.sort(key=lambda row: row[1].ends_on or date.max)
    return tuple(
        _row(act, verdict)
        for act, verdict in rows
        if (not standing or _is(verdict, standing)) and (not unverified or verdict.is_unverified)
    )


def kinds() -> Sequence[str]:
    """The kinds of acts in the register."""
    return tuple(Act.objects.order_by("kind").values_list("kind", flat=True).distinct())


def act_page(uid: UUID, on: date) -> ActPage:
    """One act on a day with its thread; raises NoSuchAct."""
    act = Act.objects.filter(uid=uid).prefetch_related("intervals").first()
    if act is None:
        raise NoSuchAct
    verdict = verdict_of(act, on)
    intervals = sorted(act.intervals.all(), key=lambda row: row.start or date.min)
    return ActPage(
        row=_row(act, verdict),
        on=on,
        confidence=str(CONFIDENCES[Confidence(act.confidence)]),
        unconfirmed=act.unconfirmed,
        intervals=tuple(
            IntervalRow(
                str(REASONS[Reason(row.reason)]),
                row.start,
                row.end,
                row.scope,
                row.basis,
                row.confidence == Confidence.UNCONFIRMED,
            )
            for row in intervals
        ),
        knots=_thread(act, verdict, on),
    )


def act_row(act: Act, on: date) -> ActRow:
    """One act on a day, as the head of its pages; its intervals should be prefetched."""
    return _row(act, verdict_of(act, on))


def act_named(symbol: str) -> UUID | None:
    """The act with this symbol, the best known one where several share it."""
    row = Act.objects.filter(symbol_key=symbol_key(symbol)).order_by("confidence", "pk").first()
    return row.uid if row else None


def _is(verdict: Verdict, standing: str) -> bool:
    return verdict.ends_on is not None if standing == "soon" else verdict.standing == standing


def _row(act: Act, verdict: Verdict) -> ActRow:
    return ActRow(
        uid=act.uid,
        url=_url(act),
        symbol=act.symbol,
        kind=act.kind,
        title=act.title,
        issuer=act.issuer,
        issued_on=act.issued_on,
        standing=str(STANDINGS[verdict.standing]),
        badge=BADGES[verdict.standing],
        ends_on=verdict.ends_on,
        is_unverified=verdict.is_unverified,
    )


def _url(act: Act) -> str:
    return reverse("law:act_detail", args=[act.uid])


def _thread(act: Act, verdict: Verdict, on: date) -> Sequence[Knot]:
    """What the act stands on, the act, and what was built on it or came after it."""
    up = (
        ActEdge.objects.filter(source=act)
        .select_related("target")
        .prefetch_related("target__intervals")
        .order_by("target__issued_on", "pk")
    )
    down = (
        ActEdge.objects.filter(target=act)
        .select_related("source")
        .prefetch_related("source__intervals")
        .order_by("source__issued_on", "pk")
    )
    before = [_knot(edge, edge.target, str(DOES[Relation(edge.relation)]), on) for edge in up]
    after = [_knot(edge, edge.source, str(UNDERGOES[Relation(edge.relation)]), on) for edge in down]
    own = Knot(
        title=f"{act.kind} {act.symbol}".strip(),
        state="now" if verdict.holds else "warn",
        state_label=STANDINGS[verdict.standing],
        reason="" if verdict.holds else str(STANDINGS[verdict.standing]),
        on=act.issued_on,
        by=act.issuer,
        mark="unverified" if verdict.is_unverified else "",
        current=True,
    )
    return (*before, own, *after)


def _knot(edge: ActEdge, other: Act, words: str, on: date) -> Knot:
    """Another act of the thread; that what was replaced has ended is told, and warns nobody."""
    verdict = verdict_of(other, on)
    standing = str(STANDINGS[verdict.standing])
    gave_way = edge.relation == Relation.REPLACES and edge.target_id == other.pk
    warns = not verdict.holds and not gave_way
    scope = f" ({edge.scope})" if edge.scope else ""
    ended = "" if verdict.holds or warns else f" · {standing}"
    return Knot(
        title=f"{other.kind} {other.symbol}".strip(),
        state="warn" if warns else "done",
        state_label=f"{words}{scope}{ended}",
        reason=standing if warns else "",
        url=_url(other),
        on=other.issued_on,
        by=other.issuer,
        mark="unverified"
        if Confidence.UNCONFIRMED in (edge.confidence, verdict.confidence)
        else "",
        text=other.title,
    )
