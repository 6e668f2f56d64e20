"""What a report is told from: figures with what they are held against, tasks, difficulties, evidence."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from chuan.domain.vanban.writing import Family
from chuan.figures.enums import Comparator
from chuan.figures.rules.gaps import Gaps


@dataclass(frozen=True, slots=True)
class Aim:
    """What a plan wants; `value` None is "không có mục tiêu số". `source` names the plan and clause."""

    value: Decimal | None
    comparator: Comparator
    source: str


@dataclass(frozen=True, slots=True)
class Measure:
    """One line of the report. `key` is the same in every report: indicator and stage.

    `above` and `below` are the two figures of a rate, in `unit_of_parts`. `line` is its number in the
    annex, `group` the heading it stands under. `broken` says why last year cannot be compared.
    """

    key: str
    name: str
    unit: str
    decimals: int = 0
    value: Decimal | None = None
    estimate: Decimal | None = None
    last_year: Decimal | None = None
    aim: Aim | None = None
    broken: str = ""
    is_rate: bool = False
    above: Decimal | None = None
    below: Decimal | None = None
    unit_of_parts: str = ""
    stage: str = ""
    line: str = ""
    group: str = ""
    note: str = ""
    origin: str = ""


@dataclass(frozen=True, slots=True)
class Work:
    """How the tasks of one plan stand: `plan` is the plan as papers name it.

    `done` counts what was reported done, `confirmed` those of them that were confirmed; `late` are
    the texts of what is still to be done although its day has passed.
    """

    key: str
    plan: str
    total: int
    done: int
    confirmed: int
    late: Sequence[str] = ()


@dataclass(frozen=True, slots=True)
class Trouble:
    """One difficulty raised: what happened, what is asked of whom, what was answered ("" if nothing)."""

    key: str
    text: str
    asked: str
    answerer: str
    answer: str = ""
    answered_on: date | None = None
    late: bool = False


@dataclass(frozen=True, slots=True)
class Proof:
    """One piece of evidence as its list prints it: what it is, of what, its public identity or address."""

    name: str
    kind: str
    of: str
    identity: str = ""
    line: str = ""


@dataclass(frozen=True, slots=True)
class Wanted:
    """A part in words that the form asks for."""

    key: str
    title: str
    hint: str = ""


@dataclass(frozen=True, slots=True)
class Facts:
    """Everything that the paper of one report is made of.

    `body` is the full name and `short` how it speaks of itself; `shape` names the entry of
    `data/report_shapes.json`. `number` is the version sent, 0 for a working report.
    """

    body: str
    short: str
    family: Family
    shape: str
    asker: str
    subject: str
    period: str
    before: str
    is_over: bool
    as_of: date
    whole: str = ""
    basis: str = ""
    number: int = 0
    groups: Sequence[tuple[str, str]] = ()
    measures: Sequence[Measure] = ()
    works: Sequence[Work] = ()
    troubles: Sequence[Trouble] = ()
    gaps: Gaps | None = None
    proofs: Sequence[Proof] = ()
    wanted: Sequence[Wanted] = ()

    @property
    def form_annex(self) -> str:
        """What the annex with the form is called; annexes are numbered where there are several.

        Basis: Phụ lục I Nghị định 30/2020/NĐ-CP.
        """
        several = bool(self.proofs) or bool(self.gaps and self.gaps.missing)
        return "Phụ lục I" if several else "Phụ lục"
