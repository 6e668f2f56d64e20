"""Who may send and receive for a body, who only reads, and who says which nodes are trusted."""

from collections.abc import Set as AbstractSet
from typing import Final

from django.core.cache import cache

from chuan.core import clock
from chuan.core.actor import Actor
from chuan.exchange.models import Connection, Participant
from chuan.orgs.enums import Role
from chuan.orgs.models import RoleAssignment

SENDERS: Final = (Role.CLERK, Role.OFFICER, Role.HEAD)
PATHS: Final = "exchange.participants"
"""Where the paths of bodies that take part are remembered for the rail, which every page shows."""
CONNECTED: Final = "exchange.connected"
"""Where the paths of bodies that have connections are remembered, for the same."""


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
    """After bodies were opened or closed, or a connection was opened."""
    cache.delete_many((PATHS, CONNECTED))


def can_read_connections(actor: Actor) -> bool:
    """The administrator of the node, and people of bodies that have a connection, or of one above."""
    if can_set_up(actor):
        return True
    if not actor.has_role(*SENDERS, Role.AUDITOR):
        return False
    return Connection.objects.visible_to(actor).exists()


def sees_connections(actor: Actor) -> bool:
    """Whether the rail shows the place; remembered for a minute, since it is asked on every page."""
    if can_set_up(actor):
        return True
    if not actor.path or not actor.has_role(*SENDERS, Role.AUDITOR):
        return False
    paths = cache.get(CONNECTED)
    if paths is None:
        paths = frozenset(Connection.objects.values_list("owner_path", flat=True))
        cache.set(CONNECTED, paths)
    return any(path.startswith(actor.path) for path in paths)


def can_run_connection(actor: Actor, connection: Connection) -> bool:
    """Clerks, officers and heads of the very body that the connection belongs to."""
    return actor.path == connection.owner_path and actor.has_role(*SENDERS)


def can_sign_for(actor: Actor, connection: Connection) -> bool:
    """Heads of that body: what goes to a national database goes in its name."""
    return actor.path == connection.owner_path and actor.has_role(Role.HEAD)


def people_in_charge(path: str) -> AbstractSet[str]:
    """Actor ids of those who run the connections of the body at `path`."""
    roles = RoleAssignment.objects.valid_on(clock.today()).filter(
        organisation__path=path, role__in=SENDERS
    )
    return {uid.hex for uid in roles.values_list("person__uid", flat=True)}
