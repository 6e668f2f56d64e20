"""Tells those whose things rest on an act what happened to it, once, and takes back what no longer is."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Final

from django.db import transaction
from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from chuan.core import clock, reliance
from chuan.core.actor import Actor
from chuan.law.enums import EventKind, FactKind, Reason, Relation
from chuan.law.labels import FACTS
from chuan.law.models import Act, ActEdge, ActEvent, ToldFact
from chuan.law.rules import Bond, Event, Fact, Span, facts_of

WHOLE: Final = ("intervals", "events__by", "undergoes__source__intervals", "told")
"""What is read of an act to know what is to be told of it."""
ACT: Final = "act"
"""The kind of an act as a basis, and as a dependant of the act that it details."""


def tell_changes(*, actor: Actor, acts: Iterable[Act] | None = None, on: date | None = None) -> int:
    """Announce what is new about these acts (all) on the day; how many facts came or went.

    An act that is looked at for the first time is only noted: its past is told to nobody.
    """
    day = on or clock.today()
    wanted = None if acts is None else [act.pk for act in acts]
    _note_first(wanted, day)
    return sum(_tell(pk, day, actor) for pk in _candidates(wanted, day))


def spans_of(act: Act) -> tuple[Span, ...]:
    """The intervals of an act as values."""
    return tuple(
        Span(Reason(row.reason), row.start, row.end, row.scope, row.basis, row.confidence)
        for row in act.intervals.all()
    )


def event_of(row: ActEvent) -> Event:
    """An event as a value."""
    return Event(
        EventKind(row.kind), row.on, row.until, row.part, row.by.symbol if row.by else "",
        row.basis, row.confidence, row.uid.hex,
    )  # fmt: skip


def facts_about(act: Act, on: date) -> Sequence[Fact]:
    """What is to be told of an act on a day; its rows should be prefetched."""
    bonds = [_bond(edge) for edge in act.undergoes.all()]
    events = [event_of(row) for row in act.events.all() if row.taken_back_at is None]
    return facts_of(
        spans_of(act), bonds, events, issued_on=act.issued_on, confidence=act.confidence, on=on
    )


def _asked(wanted: Sequence[int] | None) -> QuerySet[Act]:
    rows = Act.objects.order_by("pk")
    return rows if wanted is None else rows.filter(pk__in=wanted)


@transaction.atomic
def _note_first(wanted: Sequence[int] | None, on: date) -> None:
    """What stands when acts are first looked at is noted, and told to nobody."""
    first = _asked(wanted).filter(told_at=None)
    new = {act.pk: act for act in first.select_for_update()}
    if not new:
        return
    acts = list(_asked(list(new)).prefetch_related(*WHOLE))
    ToldFact.objects.bulk_create(
        (ToldFact(act=act, key=fact.key) for act in acts for fact in facts_about(act, on)),
        ignore_conflicts=True,
    )
    Act.objects.filter(pk__in=list(new)).update(told_at=clock.now())


def _candidates(wanted: Sequence[int] | None, on: date) -> Sequence[int]:
    """The acts of which something is to be told or taken back; read without locks."""
    acts = _asked(wanted).prefetch_related(*WHOLE)
    return [act.pk for act in acts if _differs(act, on)]


def _differs(act: Act, on: date) -> bool:
    return {fact.key for fact in facts_about(act, on)} != {row.key for row in act.told.all()}


@transaction.atomic
def _tell(pk: int, on: date, actor: Actor) -> int:
    """One act, held: two that tell at once meet here."""
    Act.objects.select_for_update().get(pk=pk)
    act = Act.objects.prefetch_related(*WHOLE).get(pk=pk)
    facts = {fact.key: fact for fact in facts_about(act, on)}
    told = {row.key for row in act.told.all()}
    new = [fact for key, fact in facts.items() if key not in told]
    gone = [key for key in told if key not in facts]
    ToldFact.objects.bulk_create(ToldFact(act=act, key=fact.key) for fact in new)
    ToldFact.objects.filter(act=act, key__in=gone).delete()
    for key in gone:
        reliance.withdraw(_key(act, key))
    for fact in new:
        reliance.announce(change_of(act, fact), actor=actor)
    return len(new) + len(gone)


def _key(act: Act, key: str) -> str:
    return f"act:{act.uid.hex}:{key}"


def change_of(act: Act, fact: Fact) -> reliance.Change:
    """A fact in words, as those concerned are told."""
    name = f"{act.kind} {act.symbol}".strip()
    said = str(FACTS[fact.kind]) % {"act": name}
    return reliance.Change(
        key=_key(act, fact.key),
        code=f"law.{fact.kind}",
        basis=reliance.Basis(ACT, act.symbol, fact.part),
        title=f"{said} ({fact.part})" if fact.part else said,
        body=_body(fact),
        url=reverse("law:act_detail", args=[act.uid]),
        effective_on=fact.on,
        confidence=fact.confidence,
    )


def _body(fact: Fact) -> str:
    day = f"{fact.on:%d/%m/%Y}" if fact.on else ""
    if fact.kind is FactKind.ENDING:
        first = _("Ngày cuối cùng còn hiệu lực là %(day)s.") % {"day": day}
    else:
        first = _("Từ ngày %(day)s.") % {"day": day} if day else ""
    by = _("Theo %(by)s.") % {"by": fact.by} if fact.by else ""
    ask = _("Hãy xem lại những việc, biểu mẫu, văn bản dựa vào quy định này.")
    return " ".join(part for part in (first, by, ask) if part)


def _bond(edge: ActEdge) -> Bond:
    source = edge.source
    starts = [row.start for row in source.intervals.all() if row.start is not None]
    on = edge.effective_on or min(starts, default=source.issued_on)
    return Bond(Relation(edge.relation), source.symbol, edge.scope, on, edge.confidence)
