"""Who may read the record."""

from typing import Final

from chuan.core.actor import Actor

READERS: Final = ("auditor", "administrator", "node_administrator")
"""Roles that read the record of their own organisation and what lies below."""


def can_read(actor: Actor) -> bool:
    """An auditor or administrator of the organisation acted for."""
    return bool(actor.path) and actor.has_role(*READERS)
