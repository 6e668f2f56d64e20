"""A plan beside the plans above it, clause by clause: covered, weaker, missing, added."""

from chuan.domain.vanban.alignment.json_out import added_up_json, alignment_json
from chuan.domain.vanban.alignment.run import RULES, align
from chuan.domain.vanban.alignment.sums import add_up
from chuan.domain.vanban.alignment.types import Alignment, MatchKind, Parent, ParentRole

__all__ = [
    "RULES",
    "Alignment",
    "MatchKind",
    "Parent",
    "ParentRole",
    "add_up",
    "added_up_json",
    "align",
    "alignment_json",
]
