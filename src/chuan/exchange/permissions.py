"""Who may send and receive for a body, who only reads, and who says which nodes are trusted."""

from typing import Final

from django.core.cache import cache

from chuan.core.actor import Actor
from chuan.exchange.models import Participant
from chuan.orgs.enums import Role

SENDERS: Final = (Role.CLERK, Role.OFFICER, Role.HEAD)
PATHS: Final = "exchange.participants"
"""Where the paths of bodies that take part are remembered for the rail, which every page shows."""


def can_set_up(actor: Actor) -> bool:
    """The administrator of the node itself."""
    return actor.is_system or (actor.path == "/" and actor.has_role(Role.NODE_ADMINISTRATOR))


def can_exchange(actor: Actor) -> bool:
    """Clerks, officers and heads of a body that takes part."""
    return actor.has_role(*SENDERS) and takes_part(actor.path)


def can_read(actor: Actor) -> bool:
    """Those who exchange, and the auditors of the same body."""
    return actor.has_role(*SENDERS, Role.AUDITOR) and takes_part(actor.path)


def takes_part(path: str) -> bool:
    """Whether the node's administrator opened the exchange for the body at `path`."""
    return bool(path) and Participant.objects.filter(path=path).exists()


def sees_place(actor: Actor) -> bool:
    """Whether the rail shows the place; remembered for a minute, since it is asked on every page."""
    if can_set_up(actor):
        return True
    if not actor.has_role(*SENDERS, Role.AUDITOR):
        return False
    paths = cache.get(PATHS)
    if paths is None:
        paths = frozenset(Participant.objects.values_list("path", flat=True))
        cache.set(PATHS, paths)
    return actor.path in paths


def forget_paths() -> None:
    """After bodies were opened or closed."""
    cache.delete(PATHS)
