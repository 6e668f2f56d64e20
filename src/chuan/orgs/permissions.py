"""Who may manage bodies and people: administrators, below their own path only."""

from chuan.core.actor import Actor
from chuan.orgs.enums import Role
from chuan.orgs.rules.paths import is_below

ADMINISTRATORS = (Role.ADMINISTRATOR, Role.NODE_ADMINISTRATOR)


def is_administrator(actor: Actor) -> bool:
    """Holds the administrator's role in the body acted for, or is the node itself."""
    return actor.is_system or actor.has_role(*ADMINISTRATORS)


def can_manage(actor: Actor, path: str) -> bool:
    """An administrator of the body at `path` or of one above it."""
    return is_administrator(actor) and is_below(path, actor.path)


def can_see_people(actor: Actor, path: str) -> bool:
    """Administrators and auditors of the body or of one above it."""
    return (is_administrator(actor) or actor.has_role(Role.AUDITOR)) and is_below(path, actor.path)


def can_give_role(actor: Actor, role: str, path: str) -> bool:
    """The node's own role is given by node administrators only, at the node only."""
    if role == Role.NODE_ADMINISTRATOR:
        at_node = path == "/"
        return at_node and (actor.is_system or actor.has_role(Role.NODE_ADMINISTRATOR))
    return can_manage(actor, path)
