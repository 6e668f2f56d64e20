"""Records of standards, their relations, fields and territories, who claims them, imports."""

from chuan.standards.models.claims import CLAIM, Claim, StandardFollower
from chuan.standards.models.imports import IMPORT_RUN, ImportRow, ImportRun
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
    "IMPORT_RUN",
    "STANDARD",
    "Claim",
    "IcsField",
    "ImportRow",
    "ImportRun",
    "RegisterState",
    "Standard",
    "StandardFollower",
    "StandardIcs",
    "StandardRelation",
    "StandardTerritory",
]
