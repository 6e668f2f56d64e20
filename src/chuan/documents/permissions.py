"""Who may bring documents in, and who may look into a draft."""

from chuan.core.actor import Actor
from chuan.orgs.enums import Role

IMPORTERS = (Role.OFFICER, Role.HEAD, Role.CLERK)


def can_import(actor: Actor) -> bool:
    """Officers, heads and clerks of an organisation bring its documents in."""
    return bool(actor.path) and actor.has_role(*IMPORTERS)


def can_use_library(actor: Actor) -> bool:
    """Whoever works for an organisation reads its documents."""
    return bool(actor.path)
