"""What every change of a code shares: locking it, its state, and settling what was changed."""

from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.urls import reverse

from chuan.audit.services import record
from chuan.core import clock
from chuan.core.actor import Actor
from chuan.identifiers.enums import LinkRole
from chuan.identifiers.errors import (
    LinkRefused,
    MayNotHandOver,
    MayNotKeepCodes,
    UnknownEntity,
)
from chuan.identifiers.models import ENTITY, Entity, EntityChange, EntityLink
from chuan.identifiers.permissions import can_hand_over, can_keep
from chuan.identifiers.registry import watched_place
from chuan.identifiers.resolver.signal import tell_changed
from chuan.identifiers.rules.history import differences, link_state
from chuan.identifiers.rules.levels import RANGE, key_words
from chuan.identifiers.rules.links import MOST_LINKS, TOO_MANY
from chuan.identifiers.rules.serving import shortcut, write_entry
from chuan.identifiers.types import Entry, Link

_SHORT: Final = 40
"""Entries of the record tell so many parts; the code's own history tells all."""


def locked(actor: Actor, uid: UUID) -> Entity:
    """The code, nobody else changing it till the end of the act; raises UnknownEntity."""
    seen = Entity.objects.visible_to(actor, watched_place(actor))
    entity = seen.select_for_update(of=("self",)).filter(uid=uid).first()
    if entity is None:
        raise UnknownEntity
    return entity


def kept(actor: Actor, uid: UUID) -> Entity:
    """As `locked`, for who keeps the code; raises MayNotKeepCodes, of a range MayNotHandOver, too."""
    entity = locked(actor, uid)
    if not can_keep(actor, entity.owner_path):
        raise MayNotKeepCodes
    if entity.kind == RANGE and not can_hand_over(actor):
        raise MayNotHandOver
    return entity


def standing_links(entity: Entity) -> list[EntityLink]:
    """The links that were not ended, oldest first."""
    return list(entity.links.filter(is_active=True).order_by("pk"))


def state_of(entity: Entity, links: list[EntityLink] | None = None) -> dict[str, Any]:
    """What the history keeps of a code now."""
    found = standing_links(entity) if links is None else links
    return {
        "label": entity.label,
        "state": str(entity.state),
        "reason": entity.state_reason,
        "handed_to": entity.handed_to,
        "links": {str(link.uid): link_state(link.as_link()) for link in found},
    }


def new_link(actor: Actor, entity: Entity, link: Link) -> EntityLink:
    """A row for a link, not saved."""
    row = EntityLink(
        entity=entity, put_by_path=actor.path, put_by_label=actor.body_label[:300],
        put_at=clock.now(),
    )  # fmt: skip
    return filled(row, link)


def filled(row: EntityLink, link: Link) -> EntityLink:
    """The row with the parts of a link."""
    row.type, row.href, row.title = link.type, link.href, link.title
    row.languages, row.contexts = " ".join(link.languages), " ".join(link.contexts)
    row.medium, row.role, row.passes_query = link.medium, link.role, link.passes_query
    row.since = datetime.fromtimestamp(link.since, UTC) if link.since else None
    row.until = datetime.fromtimestamp(link.until, UTC) if link.until else None
    return row


def written_anew(entity: Entity, links: list[EntityLink]) -> Entity:
    """The code with what the resolver reads of it, not saved."""
    if len(links) > MOST_LINKS:
        raise LinkRefused(TOO_MANY, field="href")
    entry = Entry(
        entity.key, entity.label, entity.state, entity.handed_to,
        tuple(link.as_link() for link in links),
    )  # fmt: skip
    entity.entry, entity.shortcut = write_entry(entry), shortcut(entry)
    entity.changed_at = clock.now()
    return entity


def change_of(
    actor: Actor, entity: Entity, act: str, before: dict[str, Any], after: dict[str, Any]
) -> EntityChange:
    """A line of the history, not saved."""
    return EntityChange(
        entity=entity, at=clock.now(), act=act, actor_id=actor.id, actor_label=actor.label[:200],
        body_label=actor.body_label[:300], before=before, after=after,
    )  # fmt: skip


def settle_code(
    actor: Actor,
    entity: Entity,
    act: str,
    before: dict[str, Any],
    *,
    link: EntityLink | None = None,
) -> Entity:
    """Write what the resolver reads, a line of history and one of the record."""
    links = standing_links(entity)
    after = state_of(entity, links)
    written_anew(entity, links).save()
    change = change_of(actor, entity, act, before, after)
    change.link = link
    change.save()
    tell()
    told = {f"code_{each.part}": each.new for each in differences(before, after)[:_SHORT]}
    record(
        actor, f"identifiers.code.{act}", kind=ENTITY, object_id=entity.pk,
        label=key_words(entity.key), path=entity.owner_path, changes=told,
    )  # fmt: skip
    return entity


def tell() -> None:
    """Let every process of the node know, once what was done is committed."""
    transaction.on_commit(lambda: tell_changed(Path(settings.VAR)), robust=True)


def one_default(entity: Entity, but: EntityLink | None = None) -> None:
    """The default link so far becomes one like the others, or ends where it is the code's own page."""
    others = entity.links.filter(is_active=True, role=LinkRole.DEFAULT)
    if but is not None and but.pk:
        others = others.exclude(pk=but.pk)
    others.filter(href=own_address(entity)).update(is_active=False)
    others.update(role=LinkRole.PLAIN)


def own_address(entity: Entity) -> str:
    """The page of the code on this node."""
    return reverse("identifiers:code_public", args=[entity.uid])
