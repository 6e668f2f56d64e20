"""Which duties a case has on a day: yes, no, or unknown for want of a fact. Unknown is never "no duty"."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from chuan.domain.confidence import Confidence
from chuan.engagement.enums import Topic
from chuan.engagement.rules.checking.tables import Conditions, Due, Rule, Tables

Facts = Mapping[str, frozenset[str]]
"""What is known of a case, fact by fact; a fact that is not here is not known."""


class Truth(StrEnum):
    """Whether a duty is this case's."""

    YES = "yes"
    NO = "no"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Holding:
    """Whether an act holds on the day as the register says; None: the register does not know."""

    holds: bool | None
    confidence: Confidence = Confidence.UNCONFIRMED


@dataclass(frozen=True, slots=True)
class Finding:
    """One duty and whether it is the case's; `missing` are the facts for want of which nobody knows."""

    rule: Rule
    truth: Truth
    missing: tuple[str, ...]
    due_on: date | None
    confidence: Confidence

    @property
    def is_sure(self) -> bool:
        """The case has it: every fact is known, nothing else decides, and somebody read the act."""
        is_read = self.confidence is not Confidence.UNCONFIRMED
        return self.truth is Truth.YES and is_read and not self.rule.only_if_vi


@dataclass(frozen=True, slots=True)
class Answer:
    """Everything that can be said of a case on a day. `silent`: topics of which no table says anything.

    `held_back`: rows of the case that say nothing since an act of theirs does not hold that day.
    """

    on: date
    findings: tuple[Finding, ...]
    silent: tuple[Topic, ...]
    held_back: tuple[Rule, ...] = ()

    def of(self, topic: Topic, truth: Truth) -> Sequence[Finding]:
        """The findings of a topic."""
        return tuple(
            each for each in self.findings if each.rule.topic is topic and each.truth is truth
        )


def evaluate(tables: Tables, facts: Facts, on: date, acts: Mapping[str, Holding]) -> Answer:
    """The duties of a case on a day; an act that does not hold then lets its rows say nothing.

    A row that rests on several acts speaks while all of them hold. A topic is silent when no row of
    it answers yes or unknown: the tables have nothing for it, which does not mean nothing is due.
    """
    meant = [
        found
        for rule in tables.rules
        if rule.is_valid_on(on)
        for found in [_finding(rule, facts, on, acts)]
        if found.truth is not Truth.NO
    ]
    findings = tuple(found for found in meant if not acts_stopped(found.rule, acts))
    held_back = tuple(found.rule for found in meant if acts_stopped(found.rule, acts))
    told = {found.rule.topic for found in findings}
    silent = tuple(topic for topic in Topic if topic not in told)
    return Answer(on, findings, silent, held_back)


def meets(conditions: Conditions, facts: Facts) -> tuple[Truth, tuple[str, ...]]:
    """Whether facts meet all conditions, and which are missing; one that fails settles it."""
    missing: list[str] = []
    for fact, wanted in conditions.items():
        known = facts.get(fact)
        if known is None:
            missing.append(fact)
        elif not known & wanted:
            return Truth.NO, ()
    return (Truth.UNKNOWN, tuple(missing)) if missing else (Truth.YES, ())


def due_on(due: Due | None, on: date) -> date | None:
    """The day by which something is due, seen from `on`.

    >>> due_on(Due(start=date(2026, 1, 23), years=2), date(2026, 11, 23))
    datetime.date(2028, 1, 23)
    >>> due_on(Due(yearly="06-30"), date(2026, 11, 23))
    datetime.date(2027, 6, 30)
    """
    if due is None:
        return None
    if due.start is not None:
        return due.start.replace(year=due.start.year + due.years)
    if due.yearly:
        month, day = (int(part) for part in due.yearly.split("-"))
        this_year = date(on.year, month, day)
        return this_year if on <= this_year else date(on.year + 1, month, day)
    return due.on


def acts_stopped(rule: Rule, acts: Mapping[str, Holding]) -> Sequence[str]:
    """The acts of a row that are known not to hold."""
    told = dict.fromkeys(ground.symbol for ground in rule.basis)
    return tuple(symbol for symbol in told if _holding(acts, symbol).holds is False)


def _finding(rule: Rule, facts: Facts, on: date, acts: Mapping[str, Holding]) -> Finding:
    truth, missing = meets(rule.when, facts)
    sure = max(
        rule.confidence, *(_holding(acts, ground.symbol).confidence for ground in rule.basis)
    )
    return Finding(rule, truth, missing, due_on(rule.due, on), Confidence(sure))


def _holding(acts: Mapping[str, Holding], symbol: str) -> Holding:
    return acts.get(symbol, Holding(None))
