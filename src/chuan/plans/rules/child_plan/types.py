"""What a child plan is made of: the plan above, the body that issues, and what came of it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from chuan.domain.calendar_vn import Calendar
from chuan.domain.sentences import Sentence
from chuan.domain.vanban.types import Document
from chuan.domain.vanban.writing import Family, Paper, Signature

BLANK = "[cần điền]"
"""Stands where only the officer can tell; never a figure of our own."""


class Level(StrEnum):
    """How far down the issuing body stands, as far as wording differs."""

    COMMUNE = "commune"
    DEPARTMENT = "department"
    OTHER = "other"


class Why(StrEnum):
    """Why a task of the plan above is in the draft, or is left for the officer to decide."""

    LEADS = "leads"
    TAKES_PART = "takes_part"
    HEIR = "heir"
    NOBODY_NAMED = "nobody_named"
    COUNTERPART = "counterpart"
    OTHERS = "others"
    ABOVE = "above"


@dataclass(frozen=True, slots=True)
class Unit:
    """A body under the issuer that may be given work; `name` as a plan prints it."""

    code: str
    name: str
    symbol: str = ""
    is_room: bool = False


@dataclass(frozen=True, slots=True)
class Issuer:
    """The body that issues the child plan.

    `name` is its full name, `short` how it speaks of itself inside the text ("UBND xã"), `voice` in
    whose name it decides ("Ban Thường vụ Đảng ủy"). `place_word` is the word of its area ("xã").
    `keys` are the keys of all its names, `counted_as` the kinds under which collectives count it.
    `counterparts` leads from codes of agencies above to the own unit that takes their work.
    """

    name: str
    short: str
    voice: str
    family: Family
    level: Level
    place_word: str
    place: str
    symbol: str
    signature: Signature
    superior: str = ""
    keys: frozenset[str] = frozenset()
    code: str = ""
    counted_as: frozenset[str] = frozenset()
    place_kind: str = ""
    units: Sequence[Unit] = ()
    counterparts: Mapping[str, Unit] = field(default_factory=dict)
    figures: Sequence["Figure"] = ()

    @property
    def is_party(self) -> bool:
        """A party body writes by the rules of the Party's documents."""
        return self.family is Family.PARTY


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure that the body has already set itself for the same thing; `source` says where."""

    text: str
    value: float
    unit: str
    source: str


@dataclass(frozen=True, slots=True)
class Above:
    """The plan above: what it says, and how it is cited.

    `issuer` is its issuer in full; `place_word` the word of that area ("tỉnh"), empty for the
    centre; `symbol` is empty while it has no number. `text` is the whole text of the copy;
    `withdrawn` are places of tasks that no longer stand.
    """

    document: Document
    issuer: str
    symbol: str = ""
    issued_on: date | None = None
    place_word: str = ""
    place_name: str = ""
    text: str = ""
    withdrawn: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Terms:
    """The day of drafting, the working calendar, and how many working days putting together takes."""

    on: date
    calendar: Calendar = field(default_factory=Calendar)
    days_to_report: int = 5
    strict_before: bool = True


@dataclass(frozen=True, slots=True)
class Origin:
    """From which clause of the plan above (`pointer`: "tasks/3") a text of the draft was made."""

    text: str
    pointer: str


@dataclass(frozen=True, slots=True)
class Doubt:
    """Something in the draft that the officer should look at: the text it is about, and why."""

    text: str
    pointer: str
    sentence: Sentence


@dataclass(frozen=True, slots=True)
class Offered:
    """A clause of the plan above that is not in the draft, and why; it may be put in."""

    pointer: str
    text: str
    why: Why
    sentence: Sentence


@dataclass(frozen=True, slots=True)
class ChildPlan:
    """The drafted plan, and beside it, not printed: origins, doubts, what was left out."""

    paper: Paper
    origins: tuple[Origin, ...] = ()
    doubts: tuple[Doubt, ...] = ()
    offered: tuple[Offered, ...] = ()
