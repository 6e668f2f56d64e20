"""Reads of kept answers: the list, one beside what the tables say today, what each rests on."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from urllib.parse import parse_qs
from uuid import UUID

from django.db.models import QuerySet
from django.urls import reverse

from chuan.core import reliance
from chuan.core.actor import Actor
from chuan.core.enums import FlagState
from chuan.domain.designation import NotADesignation, parse_designation
from chuan.engagement.checker_tables import shipped_tables
from chuan.engagement.errors import AnswerNotFound
from chuan.engagement.models import ANSWER, RISK_GOODS, RISK_LIST, SavedAnswer
from chuan.engagement.rules.checking import Rule
from chuan.engagement.rules.checking.cases import read_case
from chuan.engagement.rules.risk_rows import part_of
from chuan.engagement.selectors.checking import RISK_LINE, AnswerPage, answer_of

RULE = "checker_rule"
"""Kind of a row of the tables, among what rests on acts."""


@dataclass(frozen=True, slots=True)
class Changed:
    """One line that is new, gone, or answered otherwise since the answer was kept."""

    text: str
    before: str
    now: str


@dataclass(frozen=True, slots=True)
class KeptPage:
    """A kept answer and what the same question says today."""

    row: SavedAnswer
    today: AnswerPage
    changes: Sequence[Changed]
    url: str
    flags: Sequence[reliance.FlagLine]


def answers_of(actor: Actor) -> QuerySet[SavedAnswer]:
    """Answers that the own body kept."""
    return SavedAnswer.objects.of(actor)


def to_look_at(actor: Actor) -> frozenset[str]:
    """Ids of the own body's kept answers that something changed for."""
    open_flags = reliance.flags(actor).filter(state=FlagState.OPEN, dependant__kind=ANSWER)
    return frozenset(open_flags.values_list("dependant__object_id", flat=True))


def kept_page(actor: Actor, uid: UUID, on: date) -> KeptPage:
    """A kept answer beside today's; raises AnswerNotFound."""
    row = SavedAnswer.objects.of(actor).filter(uid=uid).first()
    if row is None:
        raise AnswerNotFound
    case = read_case(shipped_tables(), parse_qs(row.query))
    today = answer_of(actor, case, on)
    return KeptPage(
        row=row,
        today=today,
        changes=tuple(_changes(row.lines, today.lines)),
        url=f"{reverse('engagement:checker_answer')}?{row.query}",
        flags=reliance.flagged(ANSWER, row.uid.hex),
    )


def dependant_of(row: SavedAnswer) -> tuple[reliance.Dependant, Sequence[reliance.Basis]]:
    """A kept answer and the acts and standards of its lines; its goods may be on a list of risk."""
    rules = {rule.key: rule for rule in shipped_tables().rules}
    bases: dict[reliance.Basis, None] = {}
    for line in row.lines:
        rule = rules.get(line["key"])
        bases |= dict.fromkeys(_bases(rule) if rule else _of_other(line["key"]))
    hs = read_case(shipped_tables(), parse_qs(row.query)).hs
    if hs:
        bases[reliance.Basis(RISK_LIST, RISK_GOODS, part_of([hs]))] = None
    dependant = reliance.Dependant(
        ANSWER, row.uid.hex, row.title, reverse("engagement:answer_detail", args=[row.uid]),
        row.owner_path,
    )  # fmt: skip
    return dependant, tuple(bases)


def resting_answers() -> reliance.Pairs:
    """Every kept answer, for the nightly look."""
    for row in SavedAnswer.objects.order_by("pk").iterator(chunk_size=500):
        yield dependant_of(row)


def resting_rules() -> reliance.Pairs:
    """Every row of the tables: the node's own."""
    for rule in shipped_tables().rules:
        url = reverse("engagement:checker")
        yield reliance.Dependant(RULE, rule.key, rule.vi[:300], url), _bases(rule)


def _bases(rule: Rule) -> Sequence[reliance.Basis]:
    return tuple(reliance.Basis("act", each.symbol, each.article) for each in rule.basis)


def _of_other(key: str) -> Sequence[reliance.Basis]:
    """What a line that is no duty rests on: the act of a list of risk, or a standard."""
    if key.startswith(RISK_LINE):
        return (reliance.Basis("act", key.removeprefix(RISK_LINE)),)
    try:
        return (reliance.Basis("standard", parse_designation(key).key),)
    except NotADesignation:
        return ()


def _changes(
    before: Sequence[Mapping[str, str]], now: Sequence[Mapping[str, str]]
) -> Sequence[Changed]:
    """Lines that differ, in the order of today's answer, then those that are gone."""
    was = {line["key"]: line for line in before}
    is_now = {line["key"]: line for line in now}
    found = [
        Changed(line["text"] or key, was[key]["truth"] if key in was else "", line["truth"])
        for key, line in is_now.items()
        if key not in was or was[key]["truth"] != line["truth"]
    ]
    gone = [
        Changed(line["text"] or key, line["truth"], "")
        for key, line in was.items()
        if key not in is_now
    ]
    return [*found, *gone]
