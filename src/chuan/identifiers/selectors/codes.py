"""Codes as their pages show them: the list, one code with its links and history, what a shopper sees."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any, Final
from uuid import UUID

from django.conf import settings
from django.db.models import QuerySet
from django.utils.translation import get_language

from chuan.core import clock
from chuan.core.actor import Actor
from chuan.identifiers.enums import EntityState, LinkRole
from chuan.identifiers.errors import UnknownEntity, UnknownLink
from chuan.identifiers.labels import ACTS, PARTS, ROLES, STATE_BADGES, STATES
from chuan.identifiers.models import Entity, EntityChange, EntityLink
from chuan.identifiers.permissions import (
    can_hand_over,
    can_keep,
    can_lift,
    can_register,
    can_warn,
)
from chuan.identifiers.registry import watched_place
from chuan.identifiers.rules.history import Difference, differences
from chuan.identifiers.rules.levels import RANGE, key_words, levels_of
from chuan.identifiers.rules.link_types import name_of

RECENT: Final = 60
"""Lines of history that a page shows."""


@dataclass(frozen=True, slots=True)
class LinkLine:
    """One link as a table shows it."""

    uid: UUID
    type: str
    href: str
    title: str
    languages: str
    medium: str
    contexts: str
    role: str
    is_default: bool
    warns: bool
    may_lift: bool
    since: datetime | None
    last_day: date | None
    is_ahead: bool
    is_over: bool
    put_by: str


@dataclass(frozen=True, slots=True)
class ChangeLine:
    """One act of the history in words; `number` restores the state after it."""

    number: int
    at: datetime
    act: str
    who: str
    body: str
    told: Sequence[tuple[str, str, str]]
    may_restore: bool


@dataclass(frozen=True, slots=True)
class CodePage:
    """One code with what the reader may do."""

    entity: Entity
    code: str
    address: str
    is_range: bool
    state: str
    badge: str
    links: Sequence[LinkLine]
    warnings: Sequence[LinkLine]
    history: Sequence[ChangeLine]
    actions: frozenset[str]


@dataclass(frozen=True, slots=True)
class PublicPage:
    """What a shopper sees of a code: its name, whose it is, warnings, where one may go."""

    code: str
    label: str
    owner: str
    state: str
    is_active: bool
    is_sample: bool
    reason: str
    warnings: Sequence[LinkLine]
    links: Sequence[LinkLine]


def codes_seen(actor: Actor) -> QuerySet[Entity]:
    """The codes that the actor may see in the workspace."""
    return Entity.objects.visible_to(actor, watched_place(actor)).with_warning()


def may_register(actor: Actor) -> bool:
    """Whether the actor registers codes for the own body."""
    return can_register(actor) and not actor.is_system


def may_hand_over(actor: Actor) -> bool:
    """Whether the actor hands ranges to other resolvers."""
    return can_hand_over(actor)


def code_page(actor: Actor, uid: UUID) -> CodePage:
    """One code; raises UnknownEntity."""
    entity = codes_seen(actor).filter(uid=uid).first()
    if entity is None:
        raise UnknownEntity
    actions = _actions(actor, entity)
    lines = [_line(row, actor) for row in _standing(entity)]
    state = EntityState(entity.state)
    return CodePage(
        entity=entity,
        code=key_words(entity.key),
        address=f"{settings.SITE_URL}{entity.key}",
        is_range=entity.kind == RANGE,
        state=str(STATES[state]),
        badge=STATE_BADGES[state],
        links=[line for line in lines if not line.warns],
        warnings=[line for line in lines if line.warns],
        history=_history(entity, may_restore="keep" in actions),
        actions=actions,
    )


def link_of(actor: Actor, uid: UUID, link_uid: UUID) -> EntityLink:
    """A standing link of a code that the actor sees; raises UnknownEntity, UnknownLink."""
    entity = codes_seen(actor).filter(uid=uid).first()
    if entity is None:
        raise UnknownEntity
    row = entity.links.filter(uid=link_uid, is_active=True).exclude(role=LinkRole.NOTICE).first()
    if row is None:
        raise UnknownLink
    return row


def public_page(uid: UUID) -> PublicPage:
    """What anybody may know of a code, with warnings and links of those above; raises UnknownEntity."""
    entity = Entity.objects.filter(uid=uid).exclude(kind=RANGE).first()
    if entity is None:
        raise UnknownEntity
    now = clock.now()
    rows = [row for row in _standing_above(entity) if _counts(row, now)]
    state = EntityState(entity.state)
    own = f"/{uid}/"
    return PublicPage(
        code=key_words(entity.key),
        label=entity.label,
        owner=entity.owner_label,
        state=str(STATES[state]),
        is_active=state == EntityState.ACTIVE,
        is_sample=entity.is_sample,
        reason=entity.state_reason,
        warnings=[_line(row) for row in rows if row.role == LinkRole.NOTICE],
        links=[
            _line(row) for row in rows
            if row.role != LinkRole.NOTICE and not row.href.endswith(own)
        ],
    )  # fmt: skip


def _actions(actor: Actor, entity: Entity) -> frozenset[str]:
    found = set[str]()
    if entity.kind == RANGE:
        return frozenset({"take_back"} if can_hand_over(actor) and entity.handed_to else ())
    if can_keep(actor, entity.owner_path):
        found |= {"keep", "withdraw" if entity.state == EntityState.ACTIVE else "use_again"}
    if can_warn(actor, entity.owner_path):
        found.add("warn")
    return frozenset(found)


def _standing(entity: Entity) -> QuerySet[EntityLink]:
    return entity.links.filter(is_active=True).order_by("pk")


def _standing_above(entity: Entity) -> QuerySet[EntityLink]:
    """Links of the code, and of those above it, which may carry a warning."""
    links = EntityLink.objects.filter(entity__key__in=levels_of(entity.key), is_active=True)
    return links.order_by("pk")


def _counts(row: EntityLink, now: datetime) -> bool:
    return (row.since is None or row.since <= now) and (row.until is None or now < row.until)


def _line(row: EntityLink, actor: Actor | None = None) -> LinkLine:
    warns = row.role == LinkRole.NOTICE
    now = clock.now()
    return LinkLine(
        uid=row.uid,
        type=name_of(row.type, get_language() or "vi"),
        href=row.href,
        title=row.title,
        languages=row.languages,
        medium=row.medium,
        contexts=row.contexts,
        role=str(ROLES[LinkRole(row.role)]),
        is_default=row.role == LinkRole.DEFAULT,
        warns=warns,
        may_lift=warns and actor is not None and can_lift(actor, row.put_by_path),
        since=row.since,
        last_day=_last_moment(row.until).date() if row.until else None,
        is_ahead=row.since is not None and row.since > now,
        is_over=row.until is not None and row.until <= now,
        put_by=row.put_by_label,
    )


def _last_moment(until: datetime) -> datetime:
    """People name the day that something ends with, not the midnight after it."""
    return until.astimezone(clock.VIETNAM) - timedelta(microseconds=1)


def _history(entity: Entity, *, may_restore: bool) -> Sequence[ChangeLine]:
    rows = list(entity.changes.order_by("-at", "-pk")[:RECENT])
    return [
        _change(row, may_restore=may_restore and number > 0 and bool(row.after))
        for number, row in enumerate(rows)
    ]


def _change(row: EntityChange, *, may_restore: bool) -> ChangeLine:
    return ChangeLine(
        number=row.pk,
        at=row.at,
        act=str(ACTS.get(row.act, row.act)),
        who=row.actor_label,
        body=row.body_label,
        told=[_told(each) for each in differences(row.before, row.after)],
        may_restore=may_restore,
    )


def _told(each: Difference) -> tuple[str, str, str]:
    """The part in words with its link, what it was, what it became."""
    part = str(PARTS.get(each.part, each.part))
    where = f"{part} “{each.link}”" if each.link else part
    return where, _value(each.part, each.old), _value(each.part, each.new)


def _value(part: str, value: Any) -> str:  # noqa: ANN401  (a value out of JSON)
    if part == "state" and value:
        return str(STATES.get(value, value))
    if part == "role" and value:
        return str(ROLES.get(value, value))
    if part in {"since", "until"}:
        moment = datetime.fromtimestamp(value, clock.VIETNAM) if value else None
        moment = _last_moment(moment) if moment and part == "until" else moment
        return f"{moment:%d/%m/%Y %H:%M}" if moment else ""
    if isinstance(value, bool):
        return "✓" if value else "✗"
    if isinstance(value, list):
        return ", ".join(value)
    return name_of(value, get_language() or "vi") if part == "type" else str(value or "")
