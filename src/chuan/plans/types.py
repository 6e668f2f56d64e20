"""What an acceptance would do, and what a task says, as plain values."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, BinaryIO
from uuid import UUID

from chuan.plans.enums import (
    AssignmentRole,
    BasisCode,
    FundingSource,
    NamedReason,
    Pillar,
    Repeat,
    TaskKind,
)

MONTHS_BETWEEN = {Repeat.ANNUAL: 12, Repeat.HALF_YEARLY: 6, Repeat.QUARTERLY: 3, Repeat.MONTHLY: 1}
"""Months between two instances."""


@dataclass(frozen=True, slots=True)
class PrintedTime:
    """The time of a task as read: the words, years, quarter, recurrence, or a date (ISO or --MM-DD)."""

    words: str = ""
    start: int | None = None
    end: int | None = None
    quarter: int | None = None
    recurrence: str | None = None
    due: str | None = None


@dataclass(frozen=True, slots=True)
class BasisStep:
    """One step of the reasoning, with the figures its sentence needs (dates as dd/mm/yyyy)."""

    code: BasisCode
    values: tuple[tuple[str, str], ...] = ()

    def as_json(self) -> dict[str, object]:
        """As stored beside the date."""
        return {"code": str(self.code), "values": dict(self.values)}


@dataclass(frozen=True, slots=True)
class DueDate:
    """A due date (None: the document names none), how it repeats, and why."""

    on: date | None
    repeat: Repeat
    basis: tuple[BasisStep, ...]

    @property
    def occurrence(self) -> int:
        """YYYYMM of a date that comes back, 0 for one that does not."""
        return (
            self.on.year * 100 + self.on.month if self.on and self.repeat in MONTHS_BETWEEN else 0
        )


@dataclass(frozen=True, slots=True)
class Money:
    """What a task costs: whole đồng, its source, and the programme it is part of."""

    vnd: int | None = None
    source: FundingSource | None = None
    programme: str = ""


@dataclass(frozen=True, slots=True)
class TaskWords:
    """What a task says when it is written by hand; `lead` and `coordinate` are uids of bodies."""

    text: str
    product: str = ""
    clause: str = ""
    due_on: date | None = None
    repeat: Repeat = Repeat.ONCE
    lead: tuple[UUID, ...] = ()
    coordinate: tuple[UUID, ...] = ()
    compiler: UUID | None = None
    pillar: Pillar | None = None
    money: Money = Money()


@dataclass(frozen=True, slots=True)
class FileGiven:
    """A file as it was sent: the name that people gave it, and its bytes to be read once."""

    name: str
    stream: BinaryIO


@dataclass(frozen=True, slots=True)
class NewEvidence:
    """One piece of evidence as given; `once` is the sender's mark of this sending."""

    caption: str = ""
    statement: str = ""
    link: str = ""
    reference_kind: str = ""
    reference_id: str = ""
    upload: FileGiven | None = None
    once: str = ""


@dataclass(frozen=True, slots=True)
class NewDifficulty:
    """A difficulty as given: what happened, what is asked, and a file that shows it."""

    text: str
    asked: str = ""
    upload: FileGiven | None = None
    once: str = ""


@dataclass(frozen=True, slots=True)
class Body:
    """An organisation as far as giving work needs it."""

    pk: int
    uid: str
    name: str
    path: str


@dataclass(frozen=True, slots=True)
class Share:
    """A body that would be given the task; `collective` is the printed name it was counted under."""

    body: Body
    role: AssignmentRole
    collective: str = ""


@dataclass(frozen=True, slots=True)
class Named:
    """A body that would be recorded only."""

    name: str
    role: AssignmentRole
    reason: NamedReason
    body: Body | None = None


@dataclass(frozen=True, slots=True)
class TaskDraft:
    """One task as it would be made; `compiler` answers for putting a collective's work together."""

    pointer: str
    kind: TaskKind
    section: str
    clause: str
    text: str
    product: str
    time: PrintedTime
    due: DueDate
    shares: Sequence[Share] = ()
    named: Sequence[Named] = ()
    compiler: Body | None = None

    @property
    def is_collective(self) -> bool:
        """Several bodies lead it under one printed name."""
        return any(s.collective and s.role == AssignmentRole.LEAD for s in self.shares)

    @property
    def leads(self) -> Sequence[Share]:
        """Bodies that lead it."""
        return tuple(s for s in self.shares if s.role == AssignmentRole.LEAD)

    @property
    def partners(self) -> Sequence[Share]:
        """Bodies that co-operate."""
        return tuple(s for s in self.shares if s.role == AssignmentRole.COORDINATE)


@dataclass(frozen=True, slots=True)
class DocumentDraft:
    """One document of the file: what it says after correction, what its identity lacks, its tasks."""

    place: int
    content: Mapping[str, Any]
    missing: Sequence[str]
    unnumbered: bool
    attached_to: int | None
    tasks: Sequence[TaskDraft] = ()

    @property
    def is_plan(self) -> bool:
        """It gives work or sets targets, so that a plan is kept for it."""
        return bool(self.tasks) or bool(self.content.get("targets"))


@dataclass(frozen=True, slots=True)
class Distribution:
    """All that an acceptance would do, counted."""

    documents: Sequence[DocumentDraft]
    focal: Body | None
    on: date
    candidates: Sequence[Body] = field(default=())

    @property
    def tasks(self) -> Sequence[TaskDraft]:
        """Every task of every document."""
        return tuple(task for document in self.documents for task in document.tasks)

    @property
    def task_count(self) -> int:
        """Tasks that would be made."""
        return len(self.tasks)

    @property
    def share_count(self) -> int:
        """Assignments that would be made."""
        return sum(len(task.shares) for task in self.tasks)

    @property
    def body_count(self) -> int:
        """Bodies that would be given something."""
        return len({share.body.pk for task in self.tasks for share in task.shares})

    @property
    def nobody_count(self) -> int:
        """Tasks that nobody under the own organisation would be given."""
        return sum(not task.shares for task in self.tasks)

    @property
    def past_count(self) -> int:
        """Tasks whose day has passed already."""
        return sum(task.due.on is not None and task.due.on < self.on for task in self.tasks)

    @property
    def undated_count(self) -> int:
        """Tasks without a date."""
        return sum(task.due.on is None for task in self.tasks)

    @property
    def named_only(self) -> Sequence[Named]:
        """Distinct bodies that would be recorded only, in the order of the document."""
        found = {n.name: n for task in self.tasks for n in task.named}
        return tuple(found.values())

    @property
    def missing(self) -> Sequence[tuple[int, Sequence[str]]]:
        """Documents whose identity is not complete, and what they lack."""
        return tuple((d.place, d.missing) for d in self.documents if d.missing)
