"""A case as a maker told it: words, group, HS code and answers; what of it is a fact, what is not known."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from chuan.domain.vanban.folding import bare
from chuan.engagement.rules.checking.evaluating import Facts, Truth, meets
from chuan.engagement.rules.checking.tables import Group, Question, Tables
from chuan.engagement.rules.goods import plain_hs

LONGEST_WORDS = 120
LAST_STEP = 5


@dataclass(frozen=True, slots=True)
class Case:
    """What was told; `answers` hold only what can be answered, a fact that is left out is not known."""

    words: str = ""
    group: str = ""
    hs: str = ""
    answers: Mapping[str, frozenset[str]] = field(default_factory=dict)


def read_case(tables: Tables, told: Mapping[str, Sequence[str]]) -> Case:
    """The case that the address of a page carries; anything that makes no sense is as if not told.

    Names are those of the page: `sp` words, `nhom` group, `hs`, and each fact by its own name.
    """
    words = " ".join(_last(told, "sp").split())[:LONGEST_WORDS]
    group = _last(told, "nhom")
    known = {each.key for each in tables.groups}
    answers = {
        question.fact: given
        for question in tables.questions
        if (given := _given(question, told.get(question.fact, ())))
    }
    hs = plain_hs(_last(told, "hs"))
    return Case(words, group if group in known else "", hs, answers)


def facts_of(tables: Tables, case: Case, risk: str = "") -> Facts:
    """What is known: the group with those above it, the answers, the level of risk of a loaded list.

    A level that a list tells goes before the one that the maker was told.
    """
    facts = dict(case.answers)
    if case.group:
        facts["group"] = tables.with_above(case.group)
    if risk:
        facts["risk"] = frozenset({risk})
    return facts


def questions_of(tables: Tables, case: Case, step: int) -> Sequence[Question]:
    """What a step asks of this case: a question that cannot matter any more is left out."""
    facts = facts_of(tables, case)
    return tuple(
        each
        for each in tables.questions
        if each.step == step and meets(each.asked_when, facts)[0] is not Truth.NO
    )


def likely_groups(tables: Tables, words: str, hs: str) -> Sequence[Group]:
    """Groups that the words or the code may mean, the surest first; a choice for people, not a fact."""
    text = f" {bare(words)} "
    scored = [(_likeness(group, text, hs), group) for group in tables.groups]
    return tuple(group for score, group in sorted(scored, key=lambda pair: -pair[0]) if score > 0)


def _likeness(group: Group, text: str, hs: str) -> int:
    """Letters of the longest word of the group in the text, and digits of its code at the beginning."""
    word = max((len(each) for each in group.words if f" {bare(each)} " in text), default=0)
    code = max((len(each) for each in group.hs if hs and hs.startswith(each)), default=0)
    return word + 3 * code


def _given(question: Question, values: Sequence[str]) -> frozenset[str]:
    offered = {choice.value for choice in question.choices}
    given = [value for value in values if value in offered]
    return frozenset(given if question.many else given[-1:])


def _last(told: Mapping[str, Sequence[str]], name: str) -> str:
    values = told.get(name, ())
    return values[-1].replace("\x00", "") if values else ""
