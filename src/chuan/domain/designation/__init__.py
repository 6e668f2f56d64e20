"""Numbers of standards: every spelling read, one printed form, one order."""

from chuan.domain.designation.errors import NotADesignation
from chuan.domain.designation.finding import find_designations
from chuan.domain.designation.grammar import parse_designation
from chuan.domain.designation.kinds import Flag, Kind, YearForm
from chuan.domain.designation.types import Designation, Found, Supplement

__all__ = [
    "Designation",
    "Flag",
    "Found",
    "Kind",
    "NotADesignation",
    "Supplement",
    "YearForm",
    "find_designations",
    "parse_designation",
]
