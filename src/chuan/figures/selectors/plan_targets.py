"""The printed targets of a plan, what they are tied to, and what is proposed where nothing is."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from chuan.core.actor import Actor
from chuan.figures.models import Indicator, Target, TaskTie
from chuan.figures.permissions import can_set_targets
from chuan.figures.rules.printed_targets import Held, read_held
from chuan.figures.rules.proposing import Catalogue, Proposal
from chuan.figures.rules.tiers import tier_of
from chuan.figures.selectors.catalogue import proposing_catalogue
from chuan.figures.selectors.target_words import said_target
from chuan.plans.models import Plan, PlanTarget, Task
from chuan.plans.rules.headings import heading_above
from chuan.plans.selectors.inheriting import inherited_of
from chuan.plans.selectors.plans import find_plan

_ONCE = "lần"
"""A unit that is no share."""
TIED_COUNTS = ("plans.tied_shares", "plans.tied_documents")


@dataclass(frozen=True, slots=True)
class Offered:
    """An indicator that may be meant; `is_close` when hardly another is."""

    indicator: Indicator
    is_close: bool


@dataclass(frozen=True, slots=True)
class PrintedRow:
    """One printed target: its words, where they stand, what it is tied to, what is proposed."""

    printed: PlanTarget
    text: str
    value: float | None
    unit: str
    clause: str
    held: Held
    target: Target | None
    offered: Sequence[Offered]

    @property
    def words(self) -> str:
        """What it is tied as, in a few words."""
        return said_target(self.target) if self.target is not None else ""

    @property
    def chosen(self) -> Indicator | None:
        """What the choice stands on at first: what it is tied to, else the likeliest."""
        if self.target is not None:
            return self.target.indicator
        return self.offered[0].indicator if self.offered else None


@dataclass(frozen=True, slots=True)
class MentionRow:
    """Words of a task that speak of an indicator without a number."""

    indicator: Indicator
    task: Task
    quote: str


@dataclass(frozen=True, slots=True)
class TaskRow:
    """A task that may count for an indicator, and those that it counts for."""

    task: Task
    ties: Sequence[TaskTie]
    offered: Sequence[Indicator]


@dataclass(frozen=True, slots=True)
class PlanTargetsPage:
    """All that is to be said of the targets of one plan."""

    plan: Plan
    rows: Sequence[PrintedRow]
    others: Sequence[Target]
    mentions: Sequence[MentionRow]
    tasks: Sequence[TaskRow]
    can_set: bool

    @property
    def untied(self) -> int:
        """Printed targets that nobody has tied yet."""
        return sum(row.target is None for row in self.rows)


def plan_targets_page(actor: Actor, uid: UUID, on: date) -> PlanTargetsPage:
    """The targets of a plan with proposals; `PlanNotFound` for a stranger."""
    plan = find_plan(actor, uid)
    catalogue, indicators = proposing_catalogue(actor, on)
    level = tier_of(plan.owner.level, plan.owner.place.level if plan.owner.place else "")
    targets = list(targets_of(plan))
    tied = {target.plan_target_id: target for target in targets if target.plan_target_id}
    tasks = list(
        Task.objects.visible_to(actor).filter(plan=plan).standing().order_by("order", "pk")
    )
    may = can_set_targets(actor, plan.owner)
    reading = _Reading(catalogue, indicators, level)
    rows = [reading.row(one, tied, tasks) for one in _printed(actor, plan)]
    spoken = {target.indicator_id for target in targets}
    spoken |= {row.offered[0].indicator.pk for row in rows if row.target is None and row.offered}
    return PlanTargetsPage(
        plan=plan,
        rows=rows,
        others=[target for target in targets if target.plan_target_id is None],
        mentions=reading.mentions(tasks, rows, spoken) if may else (),
        tasks=[row for row in reading.tied_tasks(tasks) if may or row.ties],
        can_set=may,
    )


def targets_of(plan: Plan) -> Iterable[Target]:
    """What people said of the targets of a plan."""
    rows = Target.objects.filter(plan=plan).select_related(
        "indicator__numerator", "indicator__denominator", "plan_target"
    )
    return rows.order_by("plan_target__order", "pk")


@dataclass(frozen=True, slots=True)
class _Words:
    printed: PlanTarget
    text: str
    value: float | None
    unit: str
    by_year: int | None
    clause: str


def _printed(actor: Actor, plan: Plan) -> list[_Words]:
    """The own printed targets, and those taken over from above as far as the reader may see them."""
    text = plan.copy.text
    own = [
        _Words(one, one.text, one.value, one.unit, one.by_year, heading_above(text, one.text))
        for one in plan.targets.filter(inherited_symbol="").order_by("order", "pk")
    ]
    above = [
        _Words(
            view.target, view.source.text, view.source.value, view.source.unit,
            view.source.by_year, f"{view.symbol}, {view.clause}".strip(", "),
        )
        for view in inherited_of(actor, plan)
        if view.source is not None
    ]  # fmt: skip
    return [words for words in (*own, *above) if words.text.strip()]


@dataclass(frozen=True, slots=True)
class _Reading:
    catalogue: Catalogue
    indicators: Mapping[int, Indicator]
    level: str

    def row(self, words: _Words, tied: Mapping[int, Target], tasks: Sequence[Task]) -> PrintedRow:
        target = tied.get(words.printed.pk)
        beside = _beside(words.text, tasks)
        offered = self._offer(self._proposed(words, beside))
        direction = offered[0].indicator.direction if offered else "up"
        return PrintedRow(
            printed=words.printed,
            text=words.text,
            value=words.value,
            unit=words.unit,
            clause=words.clause,
            held=read_held(
                words.text, by_year=words.by_year, direction=direction,
                time=beside.time_text if beside else "",
            ),
            target=target,
            offered=offered,
        )  # fmt: skip

    def _proposed(self, words: _Words, beside: Task | None) -> Sequence[Proposal]:
        """By the words of the target; where they are few, with those of the task it is printed in."""
        if words.value is None:
            return self.catalogue.mentioned(words.text, level=self.level)
        alone = self.catalogue.propose(words.text, unit=words.unit, level=self.level)
        if beside is None or (alone and alone[0].is_close):
            return alone
        both = f"{words.text} {beside.text}"
        return self.catalogue.propose(both, unit=words.unit, level=self.level) or alone

    def mentions(
        self, tasks: Sequence[Task], rows: Sequence[PrintedRow], spoken: set[int]
    ) -> Sequence[MentionRow]:
        """Each indicator once, where it is spoken of most plainly; not where a number is printed."""
        figures = [_plain(row.text) for row in rows]
        found: dict[int, tuple[float, MentionRow]] = {}
        for task in tasks:
            for quote in (task.text, task.product):
                if not quote.strip() or any(figure in _plain(quote) for figure in figures):
                    continue
                for one in self._spoken_of(quote):
                    if one.key in spoken or one.likeness <= found.get(one.key, (0.0,))[0]:
                        continue
                    row = MentionRow(self.indicators[one.key], task, quote)
                    found[one.key] = (one.likeness, row)
        return [row for _likeness, row in found.values()]

    def _spoken_of(self, quote: str) -> Sequence[Proposal]:
        """The one that is spoken of by a whole phrase, else one whose words are close."""
        if phrase := self.catalogue.mentioned(quote, level=self.level):
            return phrase[:1]
        found = [
            *self.catalogue.propose(quote, unit="%", level=self.level),
            *self.catalogue.propose(quote, unit=_ONCE, level=self.level),
        ]
        close = [one for one in found if one.is_close]
        return sorted(close, key=lambda one: -one.likeness)[:1]

    def tied_tasks(self, tasks: Sequence[Task]) -> Sequence[TaskRow]:
        """Tasks that count, and those whose words say that they may."""
        ties: dict[int, list[TaskTie]] = {}
        rows = TaskTie.objects.filter(task__in=tasks).select_related("indicator")
        for tie in rows.order_by("pk"):
            ties.setdefault(tie.task_id, []).append(tie)
        made = [TaskRow(task, ties.get(task.pk, ()), self._counting(task)) for task in tasks]
        return [row for row in made if row.ties or row.offered]

    def _counting(self, task: Task) -> Sequence[Indicator]:
        """The one that confirmed shares may be counted for: of the plan's own tier."""
        words = f"{task.text} {task.product}"
        found = [
            *self.catalogue.mentioned(words, level=self.level),
            *self.catalogue.propose(words, unit=_ONCE, level=self.level),
            *self.catalogue.propose(task.text, unit=_ONCE, level=self.level),
        ]
        rows = (self.indicators[one.key] for one in found)
        counted = [row for row in rows if row.provider in TIED_COUNTS and row.level == self.level]
        return counted[:1]

    def _offer(self, proposals: Sequence[Proposal]) -> Sequence[Offered]:
        return [Offered(self.indicators[one.key], one.is_close) for one in proposals]


def _beside(text: str, tasks: Sequence[Task]) -> Task | None:
    """The task in whose product a target is printed."""
    words = _plain(text)
    return next((task for task in tasks if words in _plain(task.product)), None)


def _plain(text: str) -> str:
    return " ".join(text.casefold().split())
