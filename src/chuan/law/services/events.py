"""What people enter about the life of an act: events with a source, taken back as easily."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db import transaction

from chuan.audit.services import record
from chuan.core import clock
from chuan.core.actor import Actor
from chuan.law.enums import EventKind
from chuan.law.errors import (
    ByItself,
    EventStands,
    MayNotKeepLaw,
    NoSuchAct,
    NoSuchEvent,
    ReasonMissing,
)
from chuan.law.models import Act, ActEvent
from chuan.law.permissions import can_keep_law
from chuan.law.services.lives import relive
from chuan.law.services.telling import tell_changes


@dataclass(frozen=True, slots=True)
class EventWords:
    """What is told of an event by hand; `by` is the act that says so, when the register has it."""

    kind: EventKind
    on: date
    source: str
    confidence: str
    until: date | None = None
    part: str = ""
    by: UUID | None = None
    basis: str = ""


@transaction.atomic
def add_event(*, actor: Actor, act_uid: UUID, words: EventWords) -> ActEvent:
    """Enter what happened to an act: its life is made anew and those concerned are told.

    Raises MayNotKeepLaw, NoSuchAct, ReasonMissing, ByItself, EventStands.
    """
    act = held_act(actor, act_uid)
    if not words.source.strip():
        raise ReasonMissing
    by = Act.objects.filter(uid=words.by).first() if words.by else None
    if words.by and by is None:
        raise NoSuchAct
    if by is not None and by.pk == act.pk and words.kind is not EventKind.BEGINS:
        raise ByItself
    same = act.events.filter(kind=words.kind, on=words.on, part=words.part, taken_back_at=None)
    if same.exists():
        raise EventStands
    row = ActEvent.objects.create(
        act=act,
        kind=words.kind,
        on=words.on,
        until=words.until,
        part=words.part,
        by=by,
        basis=words.basis,
        source=words.source.strip(),
        confidence=words.confidence,
        entered_at=clock.now(),
        entered_by_label=actor.label,
    )
    said = {"event": words.kind, "on": words.on, "part": words.part, "source": row.source}
    _tell(actor, act, "law.event.entered", said)
    _follow(actor, act)
    return row


@transaction.atomic
def take_event_back(*, actor: Actor, event_uid: UUID, reason: str) -> ActEvent:
    """Undo an event: all is as it was before it, also what was told; raises NoSuchEvent, ReasonMissing."""
    if not can_keep_law(actor):
        raise MayNotKeepLaw
    if not reason.strip():
        raise ReasonMissing
    row = (
        ActEvent.objects.select_for_update(of=("self",))
        .filter(uid=event_uid, taken_back_at=None)
        .select_related("act")
        .first()
    )
    if row is None:
        raise NoSuchEvent
    row.taken_back_at = clock.now()
    row.save(update_fields=("taken_back_at",))
    said = {"event": row.kind, "on": row.on, "reason": reason.strip()}
    _tell(actor, row.act, "law.event.taken_back", said)
    _follow(actor, row.act)
    return row


def held_act(actor: Actor, uid: UUID) -> Act:
    """The act, locked, for one who may keep the register; raises MayNotKeepLaw, NoSuchAct."""
    if not can_keep_law(actor):
        raise MayNotKeepLaw
    act = Act.objects.select_for_update().filter(uid=uid).first()
    if act is None:
        raise NoSuchAct
    return act


def _follow(actor: Actor, act: Act) -> None:
    """What was never looked at is noted first, so that this very event is told."""
    if act.told_at is None:
        tell_changes(actor=actor, acts=[act])
    relive([act])
    tell_changes(actor=actor, acts=[act])


def _tell(actor: Actor, act: Act, code: str, changes: Mapping[str, object]) -> None:
    record(
        actor, code, kind="act", object_id=act.pk, label=act.symbol or act.title, path="/",
        changes=changes,
    )  # fmt: skip
