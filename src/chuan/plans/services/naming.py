"""A body that a document names and the node does not know: made from the import screen."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from chuan.core.actor import Actor
from chuan.documents.selectors.drafts import corrected_documents
from chuan.documents.services import choose_agency
from chuan.documents.services.drafts import lock_draft
from chuan.orgs.enums import Role
from chuan.orgs.models import Organisation
from chuan.orgs.services import create_organisation
from chuan.plans.errors import MayNotPlan, TaskIncomplete
from chuan.plans.permissions import can_accept
from chuan.plans.selectors.distribution import own_organisation

LONGEST_NAME = 300
"""Letters of a name in the register of bodies."""


@transaction.atomic
def create_named_body(*, actor: Actor, uid: UUID, name: str) -> Organisation:
    """Make the body that the draft `uid` names directly under the own organisation, and take the name for it.

    Planners hold this one right of administrators, below their own organisation only and for names
    that stand in the document, so that it can be given out the day it comes.
    """
    if not can_accept(actor):
        raise MayNotPlan(_("Bạn chưa có vai trò được thêm cơ quan ở đây."))
    draft = lock_draft(actor, uid)
    clean = " ".join(name.split())[:LONGEST_NAME]
    if not clean or name not in set(_texts(corrected_documents(draft))):
        raise TaskIncomplete(_("Văn bản này không nêu tên cơ quan đó."), field="name")
    allowed = replace(actor, roles=actor.roles | {Role.ADMINISTRATOR})
    body = create_organisation(actor=allowed, name=clean, parent=own_organisation(actor))
    choose_agency(actor=actor, uid=uid, name=name, choice=body.uid.hex)
    return body


def _texts(value: object) -> Iterator[str]:
    """Every text within documents as corrected."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        yield from _texts(list(value.values()))
    elif isinstance(value, list | tuple):
        for part in value:
            yield from _texts(part)
