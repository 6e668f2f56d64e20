"""A former state of a code brought back whole: its name, its state, its links."""

from typing import Any
from uuid import UUID

from django.db import transaction

from chuan.core import clock
from chuan.core.actor import Actor
from chuan.identifiers.enums import LinkRole
from chuan.identifiers.errors import UnknownEntity
from chuan.identifiers.models import Entity
from chuan.identifiers.rules.history import State, link_of, without_notices
from chuan.identifiers.services.codes import called, has_default
from chuan.identifiers.services.keeping import filled, kept, new_link, settle_code, state_of


@transaction.atomic
def restore_code(*, actor: Actor, uid: UUID, change: int) -> Entity:
    """Bring back what the code was after the change `change` of its history.

    Warnings stay as they are: they are put and taken down by their own acts. Raises UnknownEntity,
    MayNotKeepCodes.
    """
    entity = kept(actor, uid)
    former = entity.changes.filter(pk=change).first()
    if former is None:
        raise UnknownEntity
    before = state_of(entity)
    _take_links(actor, entity, former.after)
    called(entity, former.after["label"])
    entity.state, entity.state_reason = former.after["state"], former.after["reason"]
    entity.handed_to, entity.state_at = former.after["handed_to"], clock.now()
    has_default(actor, entity)
    return settle_code(actor, entity, "restored", before)


def _take_links(actor: Actor, entity: Entity, state: State) -> None:
    wanted: dict[str, Any] = without_notices(state["links"])
    rows = {str(row.uid): row for row in entity.links.exclude(role=LinkRole.NOTICE)}
    entity.links.exclude(role=LinkRole.NOTICE).update(is_active=False, role=LinkRole.PLAIN)
    for uid, kept_link in wanted.items():
        link = link_of(kept_link)
        row = filled(rows[uid], link) if uid in rows else new_link(actor, entity, link)
        row.is_active = True
        row.save()
