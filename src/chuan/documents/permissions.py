"""Who may bring documents in, and who may look into a draft."""

from chuan.core.actor import Actor
from chuan.documents.models import ImportDraft
from chuan.orgs.enums import Role

IMPORTERS = (Role.OFFICER, Role.HEAD, Role.CLERK)


def can_import(actor: Actor) -> bool:
    """Officers, heads and clerks of an organisation bring its documents in."""
    return bool(actor.path) and actor.has_role(*IMPORTERS)


def can_see_draft(actor: Actor, draft: ImportDraft) -> bool:
    """Only the person who uploaded it, whatever roles others hold."""
    return bool(actor.id) and draft.person_id == actor.id


def can_use_library(actor: Actor) -> bool:
    """Whoever works for an organisation reads its documents."""
    return bool(actor.path)
