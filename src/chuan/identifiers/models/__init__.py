"""Public identities of things, and the codes for which this node answers."""

from chuan.identifiers.models.entity import ENTITY, Entity, EntityChange, EntityLink
from chuan.identifiers.models.identity import Identity, IdentityLink

__all__ = ("ENTITY", "Entity", "EntityChange", "EntityLink", "Identity", "IdentityLink")
