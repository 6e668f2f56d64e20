"""What a definition of a procedure is made of, and what its log gives: values without a database."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import TypeVar

from chuan.domain.confidence import Confidence
from chuan.domain.sentences import Sentence
from chuan.procedures.enums import (
    AtEnd,
    Choice,
    ClockKind,
    ClockState,
    ClockUnit,
    FieldKind,
    Wanted,
)

OPENING = "mo"
WITHDRAWAL = "rut"
UNDOING = "hoan-tac"
"""Events that every procedure has, by their names in the log."""
EVERY_CLOCK = "*"
"""In `stop`: whatever runs or is paused."""


@dataclass(frozen=True, slots=True)
class Basis:
    """An act, an article of it, and how sure it is that it says so."""

    symbol: str
    article: str = ""
    confidence: Confidence = Confidence.UNCONFIRMED

    @property
    def words(self) -> str:
        """As it is cited."""
        return f"{self.article} {self.symbol}".strip()


@dataclass(frozen=True, slots=True)
class RoleSpec:
    """A part in the file. `people` hold one of these roles in the body; `outside` need not be on the node.

    Steps of a body that is outside are written down by `stand_in`.
    """

    key: str
    label: str
    choose: Choice = Choice.CHOSEN
    agency: tuple[str, ...] = ()
    levels: tuple[str, ...] = ()
    people: tuple[str, ...] = ("officer", "head", "clerk")
    outside: bool = False
    stand_in: str = ""
    optional: bool = False


@dataclass(frozen=True, slots=True)
class StateSpec:
    """Where a file may stand; a `private` one is seen by who opened it alone."""

    key: str
    label: str
    public: bool = True
    private: bool = False
    final: bool = False
    turn: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class StepSpec:
    """One way from a state to another: who goes it, what it asks for, what it does to clocks.

    `not_before`: clocks of the kind "at least" that must have run out; `after`: the clock whose end
    offers this step; `dated`: the field that says on which day it happened.
    """

    event: str
    label: str
    sources: tuple[str, ...] = ()
    to: str = ""
    role: str = ""
    reason: Wanted = Wanted.NO
    reasons: tuple[str, ...] = ()
    note: Wanted = Wanted.MAY
    papers: tuple[str, ...] = ()
    fields: tuple[str, ...] = ()
    guards: tuple[str, ...] = ()
    start: tuple[str, ...] = ()
    pause: tuple[str, ...] = ()
    resume: tuple[str, ...] = ()
    stop: tuple[str, ...] = ()
    not_before: tuple[str, ...] = ()
    after: str = ""
    sets: tuple[str, ...] = ()
    dated: str = ""
    letters: tuple[str, ...] = ()
    receipt: bool = False
    undoable: bool = True


@dataclass(frozen=True, slots=True)
class FieldSpec:
    """Something that a step asks for."""

    key: str
    label: str
    kind: FieldKind = FieldKind.TEXT
    required: bool = True
    hint: str = ""


@dataclass(frozen=True, slots=True)
class PaperSpec:
    """A paper of the file and who gives it."""

    key: str
    label: str
    giver: str = ""
    required: bool = True
    basis: str = ""
    hint: str = ""


@dataclass(frozen=True, slots=True)
class ReasonSpec:
    """A coded reason: one sentence, and the article that gives it."""

    key: str
    sentence: str
    basis: str = ""
    confidence: Confidence = Confidence.UNCONFIRMED


@dataclass(frozen=True, slots=True)
class FlagSpec:
    """What makes a file another (urgent): chosen with a reason, it shortens or lengthens clocks."""

    key: str
    label: str
    basis: str = ""


@dataclass(frozen=True, slots=True)
class Alternative:
    """Another length of a clock where a flag is set."""

    flag: str
    length: int
    basis: str = ""


@dataclass(frozen=True, slots=True)
class ClockSpec:
    """A period of law: its length, what its end means, and what happens then.

    `role` answers for it. `ends_on_working_day` moves an end on a day off to the next working day
    (Điều 148 Bộ luật Dân sự). `passes_on_last_day`: of "at least", the last day itself will do.
    """

    key: str
    label: str
    length: int
    unit: ClockUnit
    kind: ClockKind = ClockKind.AT_MOST
    role: str = ""
    at_end: AtEnd = AtEnd.SHOW
    event: str = ""
    ends_on_working_day: bool = True
    passes_on_last_day: bool = False
    basis: str = ""
    confidence: Confidence = Confidence.UNCONFIRMED
    alternatives: tuple[Alternative, ...] = ()

    def length_for(self, flags: frozenset[str]) -> int:
        """The length where these flags are set; the first alternative that fits decides."""
        found = (other.length for other in self.alternatives if other.flag in flags)
        return next(found, self.length)


Keyed = TypeVar(
    "Keyed", "RoleSpec", "StateSpec", "ClockSpec", "FieldSpec", "PaperSpec", "ReasonSpec"
)


@dataclass(frozen=True, slots=True)
class Definition:
    """One version of a procedure, whole.

    `keeps_number`: what it publishes in place of one thing alone keeps the number of that thing.
    """

    key: str
    title: str
    version: int
    valid_from: date
    start: str
    valid_until: date | None = None
    about: str = ""
    subject: str = ""
    opened_by: tuple[str, ...] = ()
    public: bool = True
    keeps_number: bool = False
    confidence: Confidence = Confidence.UNCONFIRMED
    unconfirmed: str = ""
    basis: tuple[Basis, ...] = ()
    roles: tuple[RoleSpec, ...] = ()
    states: tuple[StateSpec, ...] = ()
    opening: StepSpec = field(default_factory=lambda: StepSpec(OPENING, ""))
    steps: tuple[StepSpec, ...] = ()
    fields: tuple[FieldSpec, ...] = ()
    papers: tuple[PaperSpec, ...] = ()
    reasons: tuple[ReasonSpec, ...] = ()
    flags: tuple[FlagSpec, ...] = ()
    clocks: tuple[ClockSpec, ...] = ()

    def role(self, key: str) -> RoleSpec:
        """The role of that key; KeyError when the definition has none."""
        return _found(self.roles, key)

    def state(self, key: str) -> StateSpec:
        """The state of that key."""
        return _found(self.states, key)

    def clock(self, key: str) -> ClockSpec:
        """The clock of that key."""
        return _found(self.clocks, key)

    def field(self, key: str) -> FieldSpec:
        """The field of that key."""
        return _found(self.fields, key)

    def paper(self, key: str) -> PaperSpec:
        """The paper of that key."""
        return _found(self.papers, key)

    def reason(self, key: str) -> ReasonSpec:
        """The reason of that key."""
        return _found(self.reasons, key)

    def step(self, state: str, event: str) -> StepSpec | None:
        """The step of `event` from `state`; None when there is none."""
        if event == OPENING:
            return self.opening
        found = (step for step in self.steps if step.event == event and state in step.sources)
        return next(found, None)

    @property
    def is_unverified(self) -> bool:
        """Somebody must still read the law that this version rests on."""
        return self.confidence is Confidence.UNCONFIRMED


def _found(rows: Iterable[Keyed], key: str) -> Keyed:
    for row in rows:
        if row.key == key:
            return row
    raise KeyError(key)


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong with a definition, and where."""

    place: str
    sentence: Sentence

    def __str__(self) -> str:
        return f"{self.place}: {self.sentence}"


@dataclass(frozen=True, slots=True)
class Logged:
    """One step of the log as the rules need it; an undoing names the number that it undoes."""

    number: int
    event: str
    source: str
    on: date
    flags: frozenset[str] = frozenset()
    undoes: int = 0


@dataclass(frozen=True, slots=True)
class ClockNow:
    """One clock as the log tells it. `left`: days that were left when it was paused, in its unit of days.

    `last_day` is the end before it moves off a day off; `due_on` the day that counts.
    """

    spec: ClockSpec
    state: ClockState = ClockState.WAITING
    length: int = 0
    started_on: date | None = None
    last_day: date | None = None
    due_on: date | None = None
    paused_on: date | None = None
    stopped_on: date | None = None
    left: int = 0

    @property
    def counts_working_days(self) -> bool:
        """Its days are those on which offices work."""
        return self.spec.unit is ClockUnit.WORKING_DAYS

    def is_over(self, on: date) -> bool:
        """It runs, and its last day has passed."""
        return self.state is ClockState.RUNNING and self.due_on is not None and on > self.due_on

    def has_passed(self, on: date) -> bool:
        """Of "at least": what had to wait for it need wait no longer."""
        if self.state is not ClockState.RUNNING or self.due_on is None:
            return self.state is ClockState.STOPPED
        return on > self.due_on or (self.spec.passes_on_last_day and on == self.due_on)

    @property
    def stopped_late(self) -> bool:
        """A deadline that was met after its last day."""
        return (
            self.spec.kind is ClockKind.AT_MOST
            and self.state is ClockState.STOPPED
            and self.stopped_on is not None
            and self.due_on is not None
            and self.stopped_on > self.due_on
        )


@dataclass(frozen=True, slots=True)
class Given:
    """What somebody brings to a step."""

    reason: str = ""
    note: str = ""
    fields: Mapping[str, str] = field(default_factory=dict)
