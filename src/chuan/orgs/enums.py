"""The closed lists of this room, as plain strings so that rules stay pure."""

from enum import StrEnum


class Role(StrEnum):
    """What a person may do in one organisation, between two dates."""

    OFFICER = "officer"
    HEAD = "head"
    CLERK = "clerk"
    ADMINISTRATOR = "administrator"
    AUDITOR = "auditor"
    NODE_ADMINISTRATOR = "node_administrator"


class PlaceKind(StrEnum):
    """What an administrative unit is called."""

    PROVINCE = "tinh"
    CITY = "thanh-pho"
    DISTRICT = "huyen"
    URBAN_DISTRICT = "quan"
    TOWN = "thi-xa"
    COMMUNE = "xa"
    WARD = "phuong"
    TOWNSHIP = "thi-tran"
    SPECIAL_ZONE = "dac-khu"


class PlaceLevel(StrEnum):
    """The tier of an administrative unit; districts ended on 01/7/2025."""

    PROVINCE = "province"
    DISTRICT = "district"
    COMMUNE = "commune"


class Level(StrEnum):
    """The tier or world that an organisation belongs to."""

    NODE = "node"
    CENTRAL = "central"
    PROVINCE = "province"
    DISTRICT = "district"
    COMMUNE = "commune"
    PARTY = "party"
    SOCIETY = "society"
    BUSINESS = "business"


class OrganisationKind(StrEnum):
    """What an organisation is by nature."""

    NODE = "node"
    GOVERNMENT = "government"
    COUNCIL = "council"
    MINISTRY = "ministry"
    DEPARTMENT = "department"
    OFFICE = "office"
    ROOM = "room"
    CENTRE = "centre"
    ARMED = "armed"
    PRESS = "press"
    PARTY_COMMITTEE = "party_committee"
    PARTY_BODY = "party_body"
    FRONT = "front"
    UNION = "union"
    ASSOCIATION = "association"
    ENTERPRISE = "enterprise"
    COOPERATIVE = "cooperative"
    HOUSEHOLD = "household"
    ASSESSMENT_BODY = "assessment_body"
    SCHOOL = "school"
    OTHER = "other"


class MemberKind(StrEnum):
    """As whom an organisation is counted by a collective name ("các sở, ban, ngành")."""

    NONE = ""
    MINISTRY = "ministry"
    DEPARTMENT = "department"
    SECTOR = "sector"
    PROVINCE_GOVERNMENT = "province_government"
    DISTRICT_GOVERNMENT = "district_government"
    COMMUNE_GOVERNMENT = "commune_government"
    COMMUNE_ROOM = "commune_room"
    COMMUNE_BODY = "commune_body"
    PARTY_COMMITTEE = "party_committee"
    PARTY_BODY = "party_body"
    UNION = "union"
    ASSESSMENT_BODY = "assessment_body"


class Extent(StrEnum):
    """How much of a predecessor went to a successor."""

    WHOLE = "whole"
    PART = "part"


class NameKind(StrEnum):
    """Why an organisation answers to a name."""

    OFFICIAL = "official"
    SHORT = "short"
    GENERIC = "generic"
    ALIAS = "alias"


class MatchReason(StrEnum):
    """How an agency name was understood."""

    NAME = "name"
    RELATIVE = "relative"
    COLLECTIVE = "collective"
    SUCCESSOR = "successor"
    AMBIGUOUS = "ambiguous"
    SIMILAR = "similar"
    UNKNOWN = "unknown"
