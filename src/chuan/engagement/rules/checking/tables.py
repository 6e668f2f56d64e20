"""The tables of the checker as values: goods, questions, duties; a table with a fault is refused."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from chuan.domain.confidence import Confidence
from chuan.engagement.enums import Strength, Topic

Conditions = Mapping[str, frozenset[str]]
"""Facts, each of which must have one of these values."""


@dataclass(frozen=True, slots=True)
class Ground:
    """An act and the place in it; an article that was not read is empty."""

    symbol: str
    article: str


@dataclass(frozen=True, slots=True)
class Due:
    """By when: a day, so many years after an event, or the same day every year ("MM-DD")."""

    on: date | None = None
    start: date | None = None
    years: int = 0
    yearly: str = ""


@dataclass(frozen=True, slots=True)
class Rule:
    """One duty. `valid_until` is the last day; a beginning that is not told is that of its acts.

    `only_if`: what it hangs on besides and is never asked here, so that nobody knows whether it is due.
    """

    key: str
    topic: Topic
    strength: Strength
    when: Conditions
    vi: str
    en: str
    who_vi: str
    who_en: str
    papers_vi: tuple[str, ...]
    papers_en: tuple[str, ...]
    due: Due | None
    basis: tuple[Ground, ...]
    valid_from: date | None
    valid_until: date | None
    confidence: Confidence
    only_if_vi: str = ""
    only_if_en: str = ""

    def is_valid_on(self, on: date) -> bool:
        """The row itself holds on that day; whether its acts do is another question."""
        begun = self.valid_from is None or self.valid_from <= on
        return begun and (self.valid_until is None or on <= self.valid_until)


@dataclass(frozen=True, slots=True)
class Choice:
    """One answer that can be given."""

    value: str
    vi: str
    en: str


@dataclass(frozen=True, slots=True)
class Question:
    """One thing that is asked; `needs` says what would be needed when it is not known, and who knows."""

    fact: str
    step: int
    vi: str
    en: str
    needs_vi: str
    needs_en: str
    choices: tuple[Choice, ...]
    many: bool
    asked_when: Conditions


@dataclass(frozen=True, slots=True)
class Group:
    """One group of goods, the words makers use for it and its HS headings."""

    key: str
    under: str
    vi: str
    en: str
    hs: tuple[str, ...]
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Tables:
    """Everything that the checker knows."""

    groups: tuple[Group, ...]
    questions: tuple[Question, ...]
    rules: tuple[Rule, ...]

    def with_above(self, key: str) -> frozenset[str]:
        """A group and those it stands under; nothing for a group that is not in the table."""
        by_key = {group.key: group for group in self.groups}
        found: list[str] = []
        while key in by_key and key not in found:
            found.append(key)
            key = by_key[key].under
        return frozenset(found)

    @property
    def symbols(self) -> tuple[str, ...]:
        """Every act that a duty rests on, once."""
        told = (ground.symbol for rule in self.rules for ground in rule.basis)
        return tuple(dict.fromkeys(told))


def read_tables(
    groups: Mapping[str, Any], questions: Mapping[str, Any], rules: Mapping[str, Any]
) -> Tables:
    """The tables of three files; ValueError names the row that is wrong and why."""
    tables = Tables(
        tuple(_group(row) for row in groups["group"]),
        tuple(_question(row) for row in questions["question"]),
        tuple(_rule(row) for row in rules["rule"]),
    )
    faults = list(_faults(tables))
    if faults:
        raise ValueError("; ".join(faults))
    return tables


def _faults(tables: Tables) -> Iterator[str]:
    """What would make the tables lie: keys twice, facts or values that nothing can have."""
    values = {
        question.fact: {choice.value for choice in question.choices}
        for question in tables.questions
    }
    values["group"] = {group.key for group in tables.groups}
    values["prepack_group"] = {"1", "2"}
    keys = [rule.key for rule in tables.rules] + [group.key for group in tables.groups]
    yield from (f"{key} twice" for key in sorted({key for key in keys if keys.count(key) > 1}))
    for rule in tables.rules:
        if not rule.basis:
            yield f"{rule.key} rests on nothing"
        for fact, wanted in rule.when.items():
            if not wanted <= values.get(fact, set()):
                yield f"{rule.key} asks {fact} for what it cannot be"
    for group in tables.groups:
        if group.under and group.under not in values["group"]:
            yield f"{group.key} stands under nothing"


def _group(row: Mapping[str, Any]) -> Group:
    return Group(
        row["key"], row.get("under", ""), row["vi"], row["en"], tuple(row.get("hs", ())),
        tuple(row.get("words", ())),
    )  # fmt: skip


def _question(row: Mapping[str, Any]) -> Question:
    choices = tuple(Choice(each["value"], each["vi"], each["en"]) for each in row["choices"])
    return Question(
        row["fact"], row["step"], row["vi"], row["en"], row["needs_vi"], row["needs_en"], choices,
        row.get("many", False), _conditions(row.get("asked_when", {})),
    )  # fmt: skip


def _rule(row: Mapping[str, Any]) -> Rule:
    return Rule(
        key=row["key"],
        topic=Topic(row["topic"]),
        strength=Strength(row["strength"]),
        when=_conditions(row["when"]),
        vi=row["vi"],
        en=row["en"],
        who_vi=row.get("who_vi", ""),
        who_en=row.get("who_en", ""),
        papers_vi=tuple(row.get("papers_vi", ())),
        papers_en=tuple(row.get("papers_en", ())),
        due=_due(row.get("due")),
        basis=tuple(Ground(each["symbol"], each.get("article", "")) for each in row["basis"]),
        valid_from=_day(row.get("valid_from", "")),
        valid_until=_day(row.get("valid_until", "")),
        confidence=Confidence(row["confidence"]),
        only_if_vi=row.get("only_if_vi", ""),
        only_if_en=row.get("only_if_en", ""),
    )


def _conditions(row: Mapping[str, Sequence[str]]) -> Conditions:
    return {fact: frozenset(values) for fact, values in row.items()}


def _due(row: Mapping[str, Any] | None) -> Due | None:
    if row is None:
        return None
    return Due(
        _day(row.get("on", "")),
        _day(row.get("from", "")),
        row.get("years", 0),
        row.get("yearly", ""),
    )


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None
