"""Who leads: bodies by their one name, two leads for one work, bodies that exist no more."""

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache
from itertools import pairwise

from chuan.domain.vanban.alignment.catalogue import AlignmentRule, Case, Hit, quote
from chuan.domain.vanban.alignment.likeness import Scale, compare
from chuan.domain.vanban.alignment.samples import whole
from chuan.domain.vanban.alignment.tiers import is_specific
from chuan.domain.vanban.alignment.types import Clause, ClauseKind, Quote
from chuan.domain.vanban.alignment.words import words_of
from chuan.domain.vanban.folding import fold
from chuan.domain.vanban.review.agencies import RULES as AGENCY_RULES
from chuan.domain.vanban.review.catalogue import Case as ReviewCase
from chuan.domain.vanban.review.catalogue import Rule as ReviewRule
from chuan.domain.vanban.types import Agency, Finding, Knowledge, Reading, Source, Value

_LEADS = re.compile(
    r"(?<![^\W_])(?:chủ trì|làm đầu mối|là cơ quan đầu mối|chịu trách nhiệm chính)(?![^\W_])"
)
_PLACE = re.compile(r"\s+(?:tỉnh|thành phố|xã|phường|đặc khu|huyện)(?:\s+[^\s,;]+){0,4}$")
_ONE_WORK, _SHOWN = 0.9, 160
_LEADS_THE_PLAN = re.compile(
    r"(?:chủ trì|là (?:cơ quan |đơn vị )?đầu mối)[^.;]{0,120}?(?:triển khai|thực hiện)(?: thực hiện)?"
    r"(?: tốt| có hiệu quả)?(?: các nội dung của)? kế hoạch(?: này)?(?=\s*(?:[.;,]|$))"
)


@lru_cache(maxsize=4)
def _names(knowledge: Knowledge) -> dict[str, str]:
    return {
        fold(name): fold(agency.name)
        for agency in knowledge.agencies
        for name in (*agency.aliases, agency.name)
    }


def canonical(name: str, knowledge: Knowledge) -> str:
    """The one name of a body, folded, without the place that it belongs to."""
    folded = " ".join(fold(name).split())
    names = _names(knowledge)
    short = _PLACE.sub("", folded)
    return names.get(folded) or names.get(short) or short


def leading(clause: Clause) -> tuple[Value, ...]:
    """The bodies that lead: the lead of a row; of a duty only where it says "chủ trì"."""
    if clause.kind is ClauseKind.DUTY and not _LEADS.search(fold(clause.text.text)):
        return ()
    if clause.kind is ClauseKind.REPORTING:
        return ()
    return clause.lead


def _two_leads(case: Case) -> Iterator[Hit]:
    """Two clauses of the child give one work, or the plan as a whole, to two bodies."""
    yield from _two_for_the_plan(case)
    led = [
        (clause, {canonical(b.text, case.knowledge) for b in leading(clause)})
        for clause in case.clauses(-1)
        if leading(clause) and all(is_specific(b) for b in leading(clause))
    ]
    scale = Scale([clause.text.text for clause, _ in led])
    groups: dict[str, list[int]] = defaultdict(list)
    for i, (clause, _) in enumerate(led):
        for name in words_of(clause.text.text).things:
            groups[name].append(i)
    seen: set[tuple[int, int]] = set()
    for places in groups.values():
        for a, b in ((a, b) for a in places[:6] for b in places[:6] if a < b):
            if (a, b) in seen or led[a][1] & led[b][1]:
                continue
            seen.add((a, b))
            one, two = led[a][0], led[b][0]
            score = compare(*(scale.know(_without_lead(clause)) for clause in (one, two)))
            if min(score.held_of_parent, score.held_of_child) >= _ONE_WORK:
                yield _two(one, two)


def _two_for_the_plan(case: Case) -> Iterator[Hit]:
    """Two duties that each make another body answerable for carrying out the plan."""
    whole = [
        clause
        for clause in case.clauses(-1)
        if clause.kind is ClauseKind.DUTY
        and len(clause.lead) == 1
        and is_specific(clause.lead[0])
        and _LEADS_THE_PLAN.search(fold(clause.text.text))
    ]
    for one, two in pairwise(whole):
        if canonical(one.lead[0].text, case.knowledge) != canonical(
            two.lead[0].text, case.knowledge
        ):
            yield _two(one, two)


def _two(one: Clause, two: Clause) -> Hit:
    words = {"first": one.lead[0].text, "second": two.lead[0].text, "other": _short(two.text.text)}
    return Hit(None, Quote(-1, f"{one.label} và {two.label}", one.text), words)


def _short(text: str) -> str:
    return text if len(text) <= _SHOWN else text[: text.rfind(" ", 0, _SHOWN)] + "…"


def _without_lead(clause: Clause) -> Clause:
    """The clause without the words that say who leads."""
    text = clause.text.text
    for body in clause.lead:
        text = text.replace(body.text, " ")
    return replace(clause, text=Value(_LEADS.sub(" ", fold(text)), clause.text.spans))


def _rule(rules: tuple[ReviewRule, ...], name: str) -> ReviewRule:
    return next(rule for rule in rules if rule.id == name)


def reviewed(case: Case, rules: tuple[ReviewRule, ...], name: str) -> list[Finding]:
    """What a rule of the review finds in the child."""
    reading = Reading(Source(()), case.child_text, (), (case.child,))
    return _rule(rules, name).findings(ReviewCase(reading, case.knowledge, case.on))


def mentioned_above(case: Case, words: str) -> Quote | None:
    """The clause of a parent in which the same words stand."""
    wanted = " ".join(fold(words).split())
    for place in range(len(case.parents)):
        for clause in case.clauses(place):
            for value in (*clause.lead, *clause.coordinate, clause.text):
                if wanted in " ".join(fold(value.text).split()):
                    return quote(clause, value)
    return None


def _gone(case: Case) -> Iterator[Hit]:
    """Bodies that the child names though they had ended on its day."""
    for found in reviewed(case, AGENCY_RULES, "body-abolished"):
        if not _ended_before(found, case):
            continue
        said = found.evidence[0]
        above = mentioned_above(case, said.text)
        yield Hit(
            above,
            Quote(-1, found.where, said),
            {
                "note": found.note.removeprefix("Văn bản còn thực hiện sau ngày ấy nhưng ").rstrip(
                    "."
                ),
                "above": "; văn bản cấp trên cũng ghi như vậy" if above else "",
            },
            severity="error" if found.severity == "error" else "warning",
            basis=found.basis,
            mark=found.confidence,
        )


def _ended_before(found: Finding, case: Case) -> bool:
    """Whether the body had ended on the day of the child (the review also looks further ahead)."""
    told = re.search(r"từ (\d{2})/(\d{2})/(\d{4})", found.note)
    return bool(
        told
        and case.child.date
        and case.child.date >= f"{told[3]}-{told[2]}-{told[1]}"[: len(case.child.date)]
    )


_PAST = Knowledge(
    agencies=(
        Agency(
            "Sở Thông tin và Truyền thông",
            ("Sở TT&TT",),
            "province",
            "",
            "2025-02-28",
            ("Sở Khoa học và Công nghệ",),
            confidence="B",
        ),
    )
)

RULES = (
    AlignmentRule(
        "two-bodies-lead",
        "error",
        "Cùng một việc được giao cho hai cơ quan chủ trì: {first} và {second} (“{other}”).",
        whole=_two_leads,
        fires=(
            whole(
                "I. NHIỆM VỤ\n1. Phòng Kinh tế chủ trì rà soát cân đồng hồ đang dùng tại chợ trung tâm.\n"
                "2. Công an xã chủ trì rà soát cân đồng hồ đang dùng tại chợ trung tâm.\n",
                "I. NHIỆM VỤ\n- Rà soát cân đồng hồ đang dùng tại chợ trung tâm.\n",
            ),
        ),
        silent=(
            whole(
                "I. NHIỆM VỤ\n1. Phòng Kinh tế chủ trì rà soát cân đồng hồ đang dùng tại chợ trung tâm.\n"
                "2. Công an xã chủ trì giữ gìn an ninh trật tự tại bến xe, bến tàu.\n",
                "I. NHIỆM VỤ\n- Rà soát cân đồng hồ đang dùng tại chợ trung tâm.\n",
            ),
        ),
    ),
    AlignmentRule(
        "body-gone-then",
        "error",
        "Vào ngày ban hành văn bản này, {note}{above}.",
        whole=_gone,
        fires=(
            whole(
                "I. NHIỆM VỤ\n- Phối hợp với Sở Thông tin và Truyền thông mở lớp tập huấn.\n",
                "I. NHIỆM VỤ\n- Mở lớp tập huấn.\n",
                _PAST,
            ),
        ),
        silent=(
            whole(
                "I. NHIỆM VỤ\n- Phối hợp với Sở Khoa học và Công nghệ mở lớp tập huấn.\n",
                "I. NHIỆM VỤ\n- Mở lớp tập huấn.\n",
                _PAST,
            ),
        ),
    ),
)
