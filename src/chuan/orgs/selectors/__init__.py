"""Reads of this room, shaped for pages and for the rooms above."""

from chuan.orgs.selectors.actors import Seat, actor_for, actor_of_session, places_to_act
from chuan.orgs.selectors.collectives import Collective, collective_of, members_of
from chuan.orgs.selectors.matching import Candidate, Match, match_agency
from chuan.orgs.selectors.organisations import (
    addresses,
    find_organisations,
    governed_organisation,
    governed_roles,
    heads_of,
    organisation_by_path,
    organisation_by_uid,
    organisations_of,
    people_of,
    person_by_actor_id,
)
from chuan.orgs.selectors.places import communes_of, places_named

__all__ = [
    "Candidate",
    "Collective",
    "Match",
    "Seat",
    "actor_for",
    "actor_of_session",
    "addresses",
    "collective_of",
    "communes_of",
    "find_organisations",
    "governed_organisation",
    "governed_roles",
    "heads_of",
    "match_agency",
    "members_of",
    "organisation_by_path",
    "organisation_by_uid",
    "organisations_of",
    "people_of",
    "person_by_actor_id",
    "places_named",
    "places_to_act",
]
