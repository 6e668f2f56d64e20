"""Warnings: a recalled code answers with the notice before all else, until who put it takes it down."""

from dataclasses import replace
from uuid import UUID

from django.db import transaction

from chuan.core.actor import Actor
from chuan.identifiers.enums import LinkRole
from chuan.identifiers.errors import MayNotWarn, UnknownLink
from chuan.identifiers.models import Entity, EntityLink
from chuan.identifiers.permissions import can_lift, can_warn
from chuan.identifiers.rules.link_types import RECALL
from chuan.identifiers.rules.links import checked_notice
from chuan.identifiers.services.keeping import (
    locked,
    new_link,
    own_address,
    settle_code,
    state_of,
)
from chuan.identifiers.types import LinkWords


@transaction.atomic
def mark_recalled(*, actor: Actor, uid: UUID, words: LinkWords) -> EntityLink:
    """Put a warning on a code: whoever scans it, or anything below it, is led to the notice first.

    Without an address the notice is the page of the code, which shows the title of the warning.
    Raises UnknownEntity, MayNotWarn, LinkRefused.
    """
    entity = locked(actor, uid)
    if not can_warn(actor, entity.owner_path):
        raise MayNotWarn
    before = state_of(entity)
    href = words.href.strip() or own_address(entity)
    notice = checked_notice(replace(words, type=RECALL, href=href))
    row = new_link(actor, entity, notice._replace(passes_query=False))
    row.save()
    settle_code(actor, entity, "recalled", before, link=row)
    return row


@transaction.atomic
def lift_recall(*, actor: Actor, uid: UUID, link_uid: UUID) -> Entity:
    """Take a warning down; raises UnknownEntity, UnknownLink, MayNotWarn."""
    entity = locked(actor, uid)
    before = state_of(entity)
    row = entity.links.filter(uid=link_uid, is_active=True, role=LinkRole.NOTICE).first()
    if row is None:
        raise UnknownLink
    if not can_lift(actor, row.put_by_path):
        raise MayNotWarn
    row.is_active = False
    row.save()
    return settle_code(actor, entity, "recall_lifted", before, link=row)
