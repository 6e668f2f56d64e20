"""Who captures, who asks, who manages the keys of an organisation."""

from typing import Final

from chuan.core.actor import Actor
from chuan.orgs.enums import Role
from chuan.orgs.permissions import can_manage, is_administrator
from chuan.traceability.enums import KeyScope
from chuan.traceability.errors import MayNotManageKeys, MayNotStateGln, NotOpened

MANAGERS: Final = (Role.HEAD, Role.ADMINISTRATOR, Role.NODE_ADMINISTRATOR)


SENDERS: Final = (Role.HEAD, Role.OFFICER, Role.ADMINISTRATOR)


def can_capture(actor: Actor) -> bool:
    """A key that captures, who works for the body acted for, or the node itself."""
    return bool(actor.path) and (
        actor.is_system or actor.has_role(KeyScope.CAPTURE) or actor.has_role(*SENDERS)
    )


def must_capture(actor: Actor) -> None:
    """Raises NotOpened for everybody else."""
    if not can_capture(actor):
        raise NotOpened


def may_query(actor: Actor) -> bool:
    """A key that asks, or anybody who works for a body."""
    if is_key(actor):
        return actor.has_role(KeyScope.QUERY)
    return bool(actor.path and (actor.roles or actor.is_system))


def must_query(actor: Actor) -> None:
    """Raises NotOpened for who may not ask."""
    if not may_query(actor):
        raise NotOpened


def is_key(actor: Actor) -> bool:
    """The actor is a program with a key, not a person."""
    return actor.has_role(KeyScope.CAPTURE, KeyScope.QUERY)


def can_state_glns(actor: Actor) -> bool:
    """Administrators, for the bodies below their own."""
    return bool(actor.path) and is_administrator(actor)


def must_state_glns(actor: Actor) -> None:
    """Raises MayNotStateGln for everybody else."""
    if not can_state_glns(actor):
        raise MayNotStateGln


def must_state_gln(actor: Actor, path: str) -> None:
    """Raises MayNotStateGln for who administers no body above the one at `path`."""
    if path == actor.path or not can_manage(actor, path):
        raise MayNotStateGln


def can_manage_keys(actor: Actor) -> bool:
    """Heads and administrators of the body acted for."""
    return bool(actor.path) and actor.has_role(*MANAGERS)


def must_manage_keys(actor: Actor) -> None:
    """Raises MayNotManageKeys for everybody else."""
    if not can_manage_keys(actor):
        raise MayNotManageKeys
