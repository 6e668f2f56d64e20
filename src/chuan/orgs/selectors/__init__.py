"""Reads of this room, shaped for pages and for the rooms above."""

from chuan.orgs.selectors.actors import Seat, actor_for, actor_of_session, places_to_act
from chuan.orgs.selectors.collectives import Collective, collective_of
from chuan.orgs.selectors.matching import Candidate, Match, match_agencies, match_agency
from chuan.orgs.selectors.organisations import (
    addresses,
    find_organisations,
    governed_organisation,
    governed_roles,
    organisation_by_uid,
    organisations_of,
)
from chuan.orgs.selectors.places import places_named

__all__ = [
    "Candidate",
    "Collective",
    "Match",
    "Seat",
    "actor_for",
    "actor_of_session",
    "addresses",
    "collective_of",
    "find_organisations",
    "governed_organisation",
    "governed_roles",
    "match_agencies",
    "match_agency",
    "organisation_by_uid",
    "organisations_of",
    "places_named",
    "places_to_act",
]
