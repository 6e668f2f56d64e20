"""Places, organisations, people and roles as stored."""

from chuan.orgs.models.organisation import (
    Organisation,
    OrganisationAlias,
    OrganisationSuccession,
)
from chuan.orgs.models.person import Person, RoleAssignment
from chuan.orgs.models.place import Place, PlaceSuccession

__all__ = [
    "Organisation",
    "OrganisationAlias",
    "OrganisationSuccession",
    "Person",
    "Place",
    "PlaceSuccession",
    "RoleAssignment",
]
