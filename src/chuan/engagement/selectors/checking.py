"""Reads of the checker: the answer of a case on a day, in the words of the reader."""

import hashlib
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

import orjson
from django.db.models import Q
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from chuan.core.actor import Actor
from chuan.domain.confidence import Confidence
from chuan.engagement.checker_tables import shipped_tables
from chuan.engagement.enums import RiskLevel, Strength, Topic
from chuan.engagement.labels import RISK_LEVELS, STRENGTH_BADGES, STRENGTHS, TOPICS
from chuan.engagement.models import RiskGoods, RiskList
from chuan.engagement.rules.checking import (
    Answer,
    Finding,
    Holding,
    Truth,
    acts_stopped,
    evaluate,
)
from chuan.engagement.rules.checking.cases import Case, facts_of
from chuan.engagement.rules.checking.reasons import beyond_title
from chuan.engagement.rules.checking.tables import Ground as Basis
from chuan.law.enums import Standing
from chuan.law.labels import STANDINGS
from chuan.law.rules import Verdict
from chuan.law.selectors import Ground, act_links, grounds, verdicts
from chuan.standards.selectors.products import AppliesLine, ProductAnswer, product_answer

RISK_LINE = "risk:"
"""Before the symbol of the act whose list told the level of risk, among lines that are kept."""


@dataclass(frozen=True, slots=True)
class Risk:
    """The level of risk of a product: by a loaded list, as the maker was told, or not known."""

    level: str
    words: str
    source: str
    is_declared: bool
    lists: int
    symbol: str = ""
    is_unverified: bool = False

    @property
    def is_known(self) -> bool:
        """Somebody said it."""
        return bool(self.level)


@dataclass(frozen=True, slots=True)
class DutyLine:
    """One duty in words."""

    key: str
    text: str
    strength: str
    badge: str
    due_on: date | None
    who: str
    papers: Sequence[str]
    grounds: Sequence[Ground]
    valid_from: date | None
    valid_until: date | None
    is_unverified: bool
    hangs_on: Sequence[str] = ()


@dataclass(frozen=True, slots=True)
class Asking:
    """A question that is open and some duties hang on; `step` 0: it cannot be answered here."""

    words: str
    step: int


@dataclass(frozen=True, slots=True)
class StandardsPart:
    """What applies by the table of products; what nobody confirmed stands apart."""

    name: str
    must: Sequence[AppliesLine]
    maybe: Sequence[AppliesLine]
    may: Sequence[AppliesLine]


@dataclass(frozen=True, slots=True)
class StoppedLine:
    """An act that would speak of the case but does not hold on the day, and why."""

    symbol: str
    url: str
    standing: str
    start: date | None
    end: date | None
    basis: str


@dataclass(frozen=True, slots=True)
class TopicPart:
    """One part of the answer; `is_silent`: no table that is loaded says anything of it."""

    key: str
    title: str
    duties: Sequence[DutyLine]
    maybe: Sequence[DutyLine]
    stopped: Sequence[StoppedLine]
    is_silent: bool


@dataclass(frozen=True, slots=True)
class AnswerPage:
    """The whole answer of a case on a day."""

    case: Case
    on: date
    name: str
    group: str
    hs: str
    risk: Risk
    parts: Sequence[TopicPart]
    standards: StandardsPart | None
    must: int
    unknown: int
    asking: Sequence[Asking]
    symbols: Sequence[str]
    lines: Sequence[Mapping[str, str]]

    @property
    def silent(self) -> Sequence[str]:
        """Names of the parts of which no loaded table says anything."""
        return tuple(part.title for part in self.parts if part.is_silent)

    @property
    def sha256(self) -> str:
        """By which the same answer is known again."""
        return hashlib.sha256(orjson.dumps(list(self.lines))).hexdigest()


def answer_of(actor: Actor, case: Case, on: date) -> AnswerPage:
    """What the tables say of a case on a day; the number of queries does not depend on the case."""
    tables = shipped_tables()
    risk = risk_of(case, on)
    facts = facts_of(tables, case, "" if risk.is_declared else risk.level)
    known = verdicts(tables.symbols, on)
    acts = {symbol: _holding(verdict) for symbol, verdict in known.items()}
    answer = evaluate(tables, facts, on, acts)
    if risk.is_unverified:
        answer = replace(answer, findings=tuple(_unsure(each) for each in answer.findings))
    links = act_links(tables.symbols)
    stopped = _stopped(answer, acts, known, links)
    group = next((each for each in tables.groups if each.key == case.group), None)
    standards = _standards(actor, case, group.vi if group else "")
    parts = tuple(
        _part(topic, answer, links, stopped.get(topic, ()))
        for topic in Topic
        if topic is not Topic.REGULATION
    )
    return AnswerPage(
        case=case,
        on=on,
        name=case.words or (_pick(group.vi, group.en) if group else ""),
        group=_pick(group.vi, group.en) if group else "",
        hs=case.hs,
        risk=risk,
        parts=parts,
        standards=_told(standards) if standards else None,
        must=sum(each.is_sure and each.rule.strength is Strength.MUST for each in answer.findings),
        unknown=sum(each.truth is Truth.UNKNOWN for each in answer.findings),
        asking=_asking(answer.findings),
        symbols=tuple(
            dict.fromkeys(g.symbol for each in answer.findings for g in each.rule.basis)
        ),
        lines=tuple(_lines(answer, standards, risk)),
    )  # fmt: skip


def _unsure(found: Finding) -> Finding:
    """What rests on a level of risk that nobody confirmed is not confirmed either."""
    rests = "risk" in found.rule.when
    return replace(found, confidence=Confidence.UNCONFIRMED) if rests else found


def _lines(
    answer: Answer, standards: ProductAnswer | None, risk: Risk
) -> Iterator[Mapping[str, str]]:
    """What is kept of an answer: the list that told the risk, every duty, every standard."""
    if risk.symbol:
        yield {"key": f"{RISK_LINE}{risk.symbol}", "truth": risk.level, "text": risk.source}
    for each in answer.findings:
        yield {"key": each.rule.key, "truth": each.truth.value, "text": each.rule.vi}
    if standards:
        for strength, told in (("must", standards.must), ("may", standards.may)):
            for line in told:
                text = f"{line.number} {line.title}".strip()
                yield {"key": line.number, "truth": strength, "text": text}


def risk_of(case: Case, on: date) -> Risk:
    """By the loaded lists when they agree; else as the maker was told; else not known.

    A code that a list parts further, or of which lists say different things, decides nothing.
    """
    standing = RiskList.objects.filter(
        Q(valid_until__isnull=True) | Q(valid_until__gte=on), valid_from__lte=on
    )
    lists = standing.count()
    if case.hs and lists:
        prefixes = [case.hs[:size] for size in range(2, len(case.hs) + 1, 2)]
        rows = RiskGoods.objects.filter(risk_list__in=standing, hs__in=prefixes)
        found = list(
            rows.values_list(
                "level", "risk_list__symbol", "name", "risk_list__confidence"
            ).order_by("hs", "pk")
        )
        if len({level for level, *_rest in found}) == 1:
            level, symbol, name, sure = found[-1]
            words = str(RISK_LEVELS[RiskLevel(level)])
            is_unverified = sure == Confidence.UNCONFIRMED
            return Risk(level, words, f"{symbol}: {name}", False, lists, symbol, is_unverified)
    declared = next(iter(case.answers.get("risk", ())), "")
    if declared:
        words = str(RISK_LEVELS[RiskLevel(declared)])
        told = _("cơ sở được cơ quan cho biết")
        return Risk(declared, words, told, is_declared=True, lists=lists)
    return Risk("", "", "", is_declared=False, lists=lists)


def _told(found: ProductAnswer) -> StandardsPart:
    """Regulations somebody confirmed must be followed; of the others nobody knows."""
    parts = (found.sure, found.unsure, found.may)
    return StandardsPart(found.name, *([_reasoned(line) for line in lines] for lines in parts))


def _reasoned(line: AppliesLine) -> AppliesLine:
    return replace(line, basis=beyond_title(line.basis, line.title))


def _standards(actor: Actor, case: Case, group: str) -> ProductAnswer | None:
    """What the register has for the product by its words, else by its code, else by its group."""
    for words, hs in ((case.words, ""), ("", case.hs), (group, "")):
        found = product_answer(actor, words, hs) if words or hs else None
        if found is not None:
            return found
    return None


def _holding(verdict: Verdict) -> Holding:
    """Whether an act holds; what the register does not know is not known here."""
    holds = None if verdict.standing is Standing.UNKNOWN else verdict.holds
    return Holding(holds, Confidence(verdict.confidence))


def _stopped(
    answer: Answer,
    acts: Mapping[str, Holding],
    known: Mapping[str, Verdict],
    links: Mapping[str, str],
) -> Mapping[Topic, Sequence[StoppedLine]]:
    """The acts that do not hold, by what they would speak of, each once."""
    found: dict[Topic, dict[str, StoppedLine]] = defaultdict(dict)
    for rule in answer.held_back:
        for symbol in acts_stopped(rule, acts):
            found[rule.topic][symbol] = _stopped_line(symbol, known[symbol], links.get(symbol, ""))
    return {topic: tuple(lines.values()) for topic, lines in found.items()}


def _stopped_line(symbol: str, verdict: Verdict, url: str) -> StoppedLine:
    """An act that does not hold: since the day after its last interval, or for the interval that is."""
    span = verdict.span
    start, end = (span.start, span.end) if span else (None, None)
    if end is not None and end < verdict.on:
        start, end = end + timedelta(days=1), None
    return StoppedLine(
        symbol, url, str(STANDINGS[verdict.standing]), start, end, span.basis if span else ""
    )


def _part(
    topic: Topic, answer: Answer, links: Mapping[str, str], stopped: Sequence[StoppedLine]
) -> TopicPart:
    yes, unknown = answer.of(topic, Truth.YES), answer.of(topic, Truth.UNKNOWN)
    return TopicPart(
        key=topic.value,
        title=str(TOPICS[topic]),
        duties=tuple(_line(each, links) for each in _in_order(yes)),
        maybe=tuple(_line(each, links) for each in _in_order(unknown)),
        stopped=stopped,
        is_silent=not yes and not unknown,
    )


def _in_order(found: Sequence[Finding]) -> Sequence[Finding]:
    order = list(Strength)
    return sorted(found, key=lambda each: order.index(each.rule.strength))


def _line(found: Finding, links: Mapping[str, str]) -> DutyLine:
    rule = found.rule
    strength, badge = _strength(found)
    return DutyLine(
        key=rule.key,
        text=_pick(rule.vi, rule.en),
        strength=strength,
        badge=badge,
        due_on=found.due_on,
        who=_pick(rule.who_vi, rule.who_en),
        papers=rule.papers_en if _is_english() else rule.papers_vi,
        grounds=tuple(_ground(each, links) for each in rule.basis),
        valid_from=rule.valid_from,
        valid_until=rule.valid_until,
        is_unverified=found.confidence is Confidence.UNCONFIRMED,
        hangs_on=tuple(_needs(fact).partition(" (")[0] for fact in found.missing),
    )


def _strength(found: Finding) -> tuple[str, str]:
    """How strongly, in words: a duty that hangs on something nobody knows is never told as one."""
    rule, strength = found.rule, found.rule.strength
    if strength is not Strength.MUST or found.is_sure:
        return str(STRENGTHS[strength]), STRENGTH_BADGES[strength]
    if rule.only_if_vi and found.truth is Truth.YES:
        condition = _pick(rule.only_if_vi, rule.only_if_en)
        return _("Phải làm nếu %(condition)s") % {"condition": condition}, "neutral"
    return _("Có thể phải làm"), "neutral"


def _ground(each: Basis, links: Mapping[str, str]) -> Ground:
    """An act with its article; that the article is not known is said."""
    (ground,) = grounds([(each.symbol, each.article)], links)
    if each.article:
        return ground
    return replace(ground, words=_("%(act)s (chưa ghi điều)") % {"act": ground.words})


def _asking(found: Sequence[Finding]) -> Sequence[Asking]:
    """What is not known and would settle a duty, each once, in the order of the questions."""
    facts = {fact for each in found if each.truth is Truth.UNKNOWN for fact in each.missing}
    steps = {"group": 1} | {each.fact: each.step for each in shipped_tables().questions}
    order = [*steps, *sorted(facts - steps.keys())]
    return tuple(Asking(_needs(fact), steps.get(fact, 0)) for fact in order if fact in facts)


def _needs(fact: str) -> str:
    """What would be needed to know a fact; a list that is not loaded is told as such."""
    if fact == "group":
        return _("nhóm sản phẩm")
    if fact == "prepack_group":
        return _("danh mục hàng đóng gói sẵn nhóm 2 chưa được nạp; hỏi Sở Khoa học và Công nghệ")
    asked = {each.fact: each for each in shipped_tables().questions}
    return _pick(asked[fact].needs_vi, asked[fact].needs_en)


def _pick(vi: str, en: str) -> str:
    return en if _is_english() and en else vi


def _is_english() -> bool:
    return (get_language() or "").startswith("en")
