"""What stands about an act: what rests on it, what happened to it, where a citation leads."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import Prefetch, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from chuan.core import reliance
from chuan.core.actor import Actor
from chuan.core.enums import FlagState
from chuan.core.models import BasisChange, Dependant, DependantBasis, RelianceFlag
from chuan.domain.confidence import Confidence
from chuan.domain.provisions import WHOLE, acts_named, paths_of
from chuan.law.enums import EventKind
from chuan.law.errors import NoSuchAct
from chuan.law.labels import EVENTS
from chuan.law.models import Act, ActEvent
from chuan.law.permissions import can_keep_law
from chuan.law.rules import symbol_key
from chuan.law.selectors.articles import anchor, heading_at


@dataclass(frozen=True, slots=True)
class EventRow:
    """What people entered, in words."""

    uid: UUID
    kind: str
    on: date
    until: date | None
    part: str
    by: str
    by_url: str
    basis: str
    source: str
    entered_by: str
    entered_at: datetime
    is_taken_back: bool
    is_unverified: bool


@dataclass(frozen=True, slots=True)
class ToldRow:
    """One change that those concerned were told of, and how many things are still to be looked at."""

    title: str
    on: date | None
    told_at: datetime | None
    is_withdrawn: bool
    is_unverified: bool


@dataclass(frozen=True, slots=True)
class Found:
    """Where a citation leads: an act, and the part of it."""

    label: str
    url: str
    heading: str


def act_of(uid: UUID) -> Act:
    """One act; raises NoSuchAct."""
    act = Act.objects.filter(uid=uid).prefetch_related("intervals").first()
    if act is None:
        raise NoSuchAct
    return act


def basis_of(act: Act, part: str = "") -> reliance.Basis:
    """The act as what things rest on."""
    return reliance.Basis("act", act.symbol or act.uid.hex, part)


def counts_of(act: Act, part: str = "") -> Sequence[reliance.KindCount]:
    """How many things of each kind rest on it: numbers alone, so that everybody may know them."""
    return reliance.count_resting_on(basis_of(act, part))


def things_of(actor: Actor, act: Act, part: str = "") -> QuerySet[Dependant]:
    """What rests on it, as far as the reader may see; `here` are its bases of this act."""
    here = DependantBasis.objects.filter(kind="act", key=symbol_key(act.symbol)).order_by("path")
    rows = reliance.resting_on(actor, basis_of(act, part))
    return rows.prefetch_related(Prefetch("bases", queryset=here, to_attr="here"))


def events_of(actor: Actor, act: Act) -> Sequence[EventRow]:
    """What people entered about the act, newest first; what was taken back only for its keepers."""
    rows = ActEvent.objects.filter(act=act).select_related("by").order_by("-on", "-pk")
    if not can_keep_law(actor):
        rows = rows.filter(taken_back_at=None)
    return tuple(_event(row, shown=not actor.is_anonymous) for row in rows)


def told_of(act: Act) -> Sequence[ToldRow]:
    """What was told about the act, newest first."""
    rows = BasisChange.objects.filter(basis_kind="act", basis_key=symbol_key(act.symbol))
    return tuple(
        ToldRow(
            row.title,
            row.effective_on,
            row.told_at,
            row.withdrawn_at is not None,
            row.confidence == Confidence.UNCONFIRMED,
        )
        for row in rows.order_by("-told_at", "-pk")[:100]
    )


def resolve(text: str) -> Sequence[Found]:
    """Where words like "khoản 1 Điều 66 Nghị định 37/2026/NĐ-CP" lead; nothing for other words."""
    named = [(symbol, part) for symbol, part in acts_named(text) if symbol]
    keys = {symbol_key(symbol) for symbol, _part in named}
    acts = {}
    for row in Act.objects.filter(symbol_key__in=keys).order_by("-confidence", "-pk"):
        acts[row.symbol_key] = row
    return tuple(
        _found(acts[symbol_key(symbol)], part)
        for symbol, part in named
        if symbol_key(symbol) in acts
    )


def open_flags(actor: Actor) -> QuerySet[RelianceFlag]:
    """What the body and those below it have to look at again."""
    return reliance.flags(actor).filter(state=FlagState.OPEN)


def flag_rows(actor: Actor) -> QuerySet[RelianceFlag]:
    """Every flag that the body answers for, with what a list shows of it."""
    return reliance.flags(actor).select_related("change", "dependant")


def _found(act: Act, part: str) -> Found:
    path = paths_of(part)[0]
    name = f"{act.kind} {act.symbol}".strip()
    if path == WHOLE:
        return Found(name, reverse("law:act_detail", args=[act.uid]), act.title)
    label = _("%(part)s của %(act)s") % {"part": part, "act": name}
    url = f"{reverse('law:act_articles', args=[act.uid])}#{anchor(path)}"
    return Found(label, url, heading_at(act, path) or act.title)


def _event(row: ActEvent, *, shown: bool) -> EventRow:
    return EventRow(
        uid=row.uid,
        kind=str(EVENTS[EventKind(row.kind)]),
        on=row.on,
        until=row.until,
        part=row.part,
        by=row.by.symbol if row.by else "",
        by_url=reverse("law:act_detail", args=[row.by.uid]) if row.by else "",
        basis=row.basis,
        source=row.source,
        entered_by=row.entered_by_label if shown else "",
        entered_at=row.entered_at,
        is_taken_back=row.taken_back_at is not None,
        is_unverified=row.confidence == Confidence.UNCONFIRMED,
    )
