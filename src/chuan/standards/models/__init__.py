"""Records of standards, their relations, fields and territories, who claims them, imports."""

from chuan.standards.models.claims import CLAIM, Claim, StandardFollower
from chuan.standards.models.comments import CommentAnswer, DraftComment
from chuan.standards.models.draft import (
    DRAFT,
    AskedBody,
    Draft,
    DraftClause,
    DraftWording,
)
from chuan.standards.models.harmonisation import HarmonisationList, HarmonisationPoint
from chuan.standards.models.imports import IMPORT_RUN, ImportRow, ImportRun
from chuan.standards.models.lives import DraftCitation, DraftPlace, DraftRequirement
from chuan.standards.models.search import (
    SAVED_SEARCH,
    SavedHit,
    SavedSearch,
    SearchFacet,
    SearchTerm,
    SearchText,
)
from chuan.standards.models.standard import (
    STANDARD,
    IcsField,
    RegisterState,
    Standard,
    StandardIcs,
    StandardRelation,
    StandardTerritory,
)

__all__ = [
    "CLAIM",
    "DRAFT",
    "IMPORT_RUN",
    "SAVED_SEARCH",
    "STANDARD",
    "AskedBody",
    "Claim",
    "CommentAnswer",
    "Draft",
    "DraftCitation",
    "DraftClause",
    "DraftComment",
    "DraftPlace",
    "DraftRequirement",
    "DraftWording",
    "HarmonisationList",
    "HarmonisationPoint",
    "IcsField",
    "ImportRow",
    "ImportRun",
    "RegisterState",
    "SavedHit",
    "SavedSearch",
    "SearchFacet",
    "SearchTerm",
    "SearchText",
    "Standard",
    "StandardFollower",
    "StandardIcs",
    "StandardRelation",
    "StandardTerritory",
]
