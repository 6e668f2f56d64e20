"""The shape of a report as it is filled, read and sent: lines, parts in words, checks."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal
from enum import StrEnum

from chuan.domain.cascade import Period
from chuan.figures.enums import CheckLevel, Origin
from chuan.figures.models import CellQuestion, Indicator, Report
from chuan.figures.rules.cells import Held
from chuan.figures.rules.checks import Check
from chuan.figures.rules.outliers import Range


class RowKind(StrEnum):
    """How a line gets its figure."""

    HEADING = "heading"
    TYPED = "typed"
    RATE = "rate"
    ADDED = "added"


@dataclass(frozen=True, slots=True)
class Goal:
    """The target that a body was given; `value` None is "không có mục tiêu số"."""

    value: Decimal | None
    comparator: str
    owner: str
    clause: str
    uid: str


@dataclass(frozen=True, slots=True)
class Offered:
    """A value that need not be typed: counted, stated in another report, or added up.

    `rows` are (kind, object id, label) as `core.references` knows them; `report` the uid of the
    other report; `bodies` of `expected` are the bodies whose figures are in a sum.
    """

    value: Decimal
    origin: Origin
    estimate: Decimal | None = None
    rows: Sequence[tuple[str, str, str]] = ()
    report: str = ""
    report_label: str = ""
    bodies: int = 0
    expected: int = 0
    unallotted: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the report with all that is known of it.

    `value` and `estimate` are what the line says; `origin` how they came, "" when it says nothing.
    `version` is that of the cell (0 without one). `spelled` is a large sum of money in words.
    """

    pk: int
    kind: RowKind
    label: str
    name: str
    hint: str = ""
    indicator: Indicator | None = None
    stage: str = ""
    unit: str = ""
    decimals: int = 0
    with_estimate: bool = False
    required: bool = False
    value: Decimal | None = None
    estimate: Decimal | None = None
    note: str = ""
    origin: str = ""
    version: int = 0
    by_label: str = ""
    edited_at: datetime | None = None
    last_year: Decimal | None = None
    goal: Goal | None = None
    neighbours: Range | None = None
    offered: Offered | None = None
    numerator: int | None = None
    denominator: int | None = None
    sources: int = 0
    spelled: str = ""
    checks: tuple[Check, ...] = ()
    questions: tuple[CellQuestion, ...] = ()
    held: tuple[Held, ...] = ()

    @property
    def is_heading(self) -> bool:
        """A line of words only."""
        return self.kind is RowKind.HEADING

    @property
    def is_typed(self) -> bool:
        """Somebody may write a figure here."""
        return self.kind is RowKind.TYPED

    @property
    def is_missing(self) -> bool:
        """A figure is wanted here and there is none."""
        return self.is_typed and self.required and self.value is None


@dataclass(frozen=True, slots=True)
class Part:
    """One part in words: `text` is what stands, `drafted` what the facts last said."""

    key: str
    title: str
    hint: str
    required: bool
    text: str = ""
    drafted: str = ""
    edited: bool = False
    version: int = 0
    at: datetime | None = None
    by_label: str = ""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A report as its reader may see it.

    `hidden` is true for who asked, before anything was sent: no figure is in it. `editable` says
    whether this reader may write now. `number` is the version shown, 0 for the working report.
    """

    report: Report
    period: Period
    rows: Sequence[Row]
    parts: Sequence[Part]
    checks: Sequence[Check]
    editable: bool
    hidden: bool = False
    number: int = 0
    can_read_working: bool = True
    batches: int = 0
    lines: dict[int, Row] = field(default_factory=dict)

    @property
    def missing(self) -> Sequence[Row]:
        """Lines that still want a figure."""
        return [row for row in self.rows if row.is_missing]

    @property
    def to_look_at(self) -> Sequence[Check]:
        """What must be put right or looked at again, without what is only empty or was explained."""
        return [check for check in self.checks if check.id != "empty" and not check.explained]

    @property
    def stops(self) -> Sequence[Check]:
        """What must be put right before sending."""
        return [check for check in self.checks if check.level is CheckLevel.STOP]

    @property
    def wanted(self) -> int:
        """Lines that want a figure of the body."""
        return sum(row.is_typed and row.required for row in self.rows)

    @property
    def filled(self) -> int:
        """How many of these have one."""
        return self.wanted - len(self.missing)

    @property
    def held(self) -> Sequence[Held]:
        """What was held back because somebody else wrote first."""
        return [each for row in self.rows for each in row.held]
