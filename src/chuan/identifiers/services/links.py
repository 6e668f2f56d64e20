"""Links of a code: added, changed, ended; each a line of the code's history."""

from uuid import UUID

from django.db import transaction

from chuan.core.actor import Actor
from chuan.identifiers.enums import LinkRole
from chuan.identifiers.errors import UnknownLink
from chuan.identifiers.models import Entity, EntityLink
from chuan.identifiers.rules.links import checked_link
from chuan.identifiers.services.codes import has_default
from chuan.identifiers.services.keeping import (
    filled,
    kept,
    new_link,
    one_default,
    settle_code,
    state_of,
)
from chuan.identifiers.types import LinkWords


@transaction.atomic
def add_link(*, actor: Actor, uid: UUID, words: LinkWords) -> EntityLink:
    """One link more; as the default link it takes the place of the one before.

    Raises UnknownEntity, MayNotKeepCodes, LinkRefused.
    """
    entity = kept(actor, uid)
    before = state_of(entity)
    row = new_link(actor, entity, checked_link(words))
    if row.role == LinkRole.DEFAULT:
        one_default(entity)
    row.save()
    settle_code(actor, entity, "link_added", before, link=row)
    return row


@transaction.atomic
def change_link(*, actor: Actor, uid: UUID, link_uid: UUID, words: LinkWords) -> EntityLink:
    """Say a link anew; a code keeps a default link whatever becomes of this one."""
    entity = kept(actor, uid)
    before = state_of(entity)
    row = filled(_own_link(entity, link_uid), checked_link(words))
    if row.role == LinkRole.DEFAULT:
        one_default(entity, but=row)
    row.save()
    has_default(actor, entity)
    settle_code(actor, entity, "link_changed", before, link=row)
    return row


@transaction.atomic
def choose_default(*, actor: Actor, uid: UUID, link_uid: UUID) -> EntityLink:
    """Let the code answer with this link when no link type is asked for."""
    entity = kept(actor, uid)
    before = state_of(entity)
    row = _own_link(entity, link_uid)
    one_default(entity)
    row.role = LinkRole.DEFAULT
    row.save()
    settle_code(actor, entity, "default_chosen", before, link=row)
    return row


@transaction.atomic
def end_link(*, actor: Actor, uid: UUID, link_uid: UUID) -> Entity:
    """The link answers no more; the history keeps it."""
    entity = kept(actor, uid)
    before = state_of(entity)
    row = _own_link(entity, link_uid)
    row.is_active = False
    row.save()
    has_default(actor, entity)
    return settle_code(actor, entity, "link_ended", before, link=row)


def _own_link(entity: Entity, link_uid: UUID) -> EntityLink:
    """A link that its keeper may change: warnings have doors of their own."""
    links = entity.links.filter(uid=link_uid, is_active=True).exclude(role=LinkRole.NOTICE)
    row = links.first()
    if row is None:
        raise UnknownLink
    return row
