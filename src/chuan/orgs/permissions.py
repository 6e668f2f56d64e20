"""Who may manage bodies and people: administrators, below their own path only."""

from chuan.core import clock
from chuan.core.actor import Actor
from chuan.orgs.enums import Role
from chuan.orgs.models import Person
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


def can_manage_account(actor: Actor, person: Person) -> bool:
    """Whether all bodies where the person works stand below the actor's: no superior is reset."""
    if actor.is_system:
        return True
    today = clock.today()
    paths = list(
        person.roles.exclude(valid_until__lt=today).values_list("organisation__path", flat=True)
    )
    home = [person.home.path] if person.home else []
    held = person.roles.exclude(valid_until__lt=today).filter(role=Role.NODE_ADMINISTRATOR).exists()
    if held and not actor.has_role(Role.NODE_ADMINISTRATOR):
        return False
    return bool(paths or home) and all(can_manage(actor, path) for path in paths or home)
