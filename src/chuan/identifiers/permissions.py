"""Who registers codes, who keeps one, who may put a warning on one or take it down."""

from typing import Final

from chuan.core.actor import Actor
from chuan.identifiers import registry

KEEPERS: Final = ("officer", "head", "clerk")
"""Roles that write for the body acted for."""
PARTY: Final = "/d"
"""Party bodies stand below paths that begin so: they sell nothing."""


def can_register(actor: Actor) -> bool:
    """Whoever works for a body with a path of its own."""
    if actor.is_system:
        return True
    has_body = actor.path not in {"", "/"} and not actor.path.startswith(PARTY)
    return has_body and actor.has_role(*KEEPERS)


def can_keep(actor: Actor, owner_path: str) -> bool:
    """Who writes for the body that registered the code, and nobody else."""
    if actor.is_system:
        return True
    return bool(owner_path) and actor.path == owner_path and can_register(actor)


def can_warn(actor: Actor, owner_path: str) -> bool:
    """The keeper of the code, and the office that answers for goods in the owner's place."""
    if can_keep(actor, owner_path):
        return True
    place = registry.watched_place(actor)
    return bool(place) and owner_path.startswith(place)


def can_lift(actor: Actor, put_by_path: str) -> bool:
    """Who put a warning takes it down."""
    return actor.is_system or (actor.path == put_by_path and actor.has_role(*KEEPERS))


def can_hand_over(actor: Actor) -> bool:
    """Ranges of company prefixes are the node's own matter."""
    return actor.is_system or actor.has_role("node_administrator")
