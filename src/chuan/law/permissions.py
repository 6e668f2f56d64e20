"""Who may change the calendar of the node."""

from chuan.core.actor import Actor
from chuan.orgs.enums import Role


def can_change_days(actor: Actor) -> bool:
    """The administrator of the node: the calendar is one for everybody on it."""
    return actor.is_system or actor.has_role(Role.NODE_ADMINISTRATOR)
