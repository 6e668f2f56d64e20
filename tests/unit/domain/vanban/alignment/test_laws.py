"""What holds of every alignment: itself, order, additions, and documents with nothing in them."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from chuan.domain.vanban.alignment import MatchKind, Parent, ParentRole, align, alignment_json
from chuan.domain.vanban.alignment.types import Alignment, Confidence
from chuan.domain.vanban.types import (
    Citation,
    Document,
    Duty,
    Knowledge,
    Period,
    Reporting,
    Target,
    Task,
    Value,
)
from tests.unit.domain.vanban.alignment.alignment_sets import document_of, plan_text, sets_of

CASES = [case for name in ("written-first", "written-second") for case in sets_of(name)]
IDS = [case["name"] for case in CASES]
UNRELATED = Task(
    "", Value("Tổ chức lễ giỗ tổ nghề rèn và rước kiệu quanh làng cổ"), number="99", source="annex"
)


def laid(child: Document, *parents: Document | Parent) -> Alignment:
    return align(child, list(parents), knowledge=Knowledge())


def kinds_of(alignment: Alignment) -> dict[str, str]:
    return {
        match.parent_clause.text.text: match.kind.value
        for match in alignment.matches
        if match.parent_clause is not None
    }


@pytest.mark.parametrize("case", CASES, ids=IDS)
def test_a_plan_beside_itself_is_covered_without_a_finding(case: dict[str, object]) -> None:
    plan, _ = document_of(plan_text(case["above"], case["parent"], "10 tháng 02"))  # type: ignore[arg-type]

    alignment = laid(plan, plan)

    assert alignment.findings == ()
    assert {match.kind for match in alignment.matches} == {MatchKind.COVERED}
    assert all(match.confidence is Confidence.SURE for match in alignment.matches)


@pytest.mark.parametrize("case", CASES, ids=IDS)
def test_the_order_of_the_rows_of_the_child_says_nothing(case: dict[str, object]) -> None:
    child, _ = document_of(plan_text(case["issuer"], case["child"], "15 tháng 3"))  # type: ignore[arg-type]
    parent, _ = document_of(plan_text(case["above"], case["parent"], "10 tháng 02"))  # type: ignore[arg-type]

    turned = replace(child, tasks=tuple(reversed(child.tasks)))

    assert kinds_of(laid(turned, parent)) == kinds_of(laid(child, parent))


@pytest.mark.parametrize("case", CASES, ids=IDS)
def test_an_unrelated_clause_of_the_child_is_only_one_more_added(case: dict[str, object]) -> None:
    child, _ = document_of(plan_text(case["issuer"], case["child"], "15 tháng 3"))  # type: ignore[arg-type]
    parent, _ = document_of(plan_text(case["above"], case["parent"], "10 tháng 02"))  # type: ignore[arg-type]

    before = laid(child, parent)
    after = laid(replace(child, tasks=(*child.tasks, UNRELATED)), parent)

    assert kinds_of(after) == kinds_of(before)
    assert after.counts["added"] == before.counts["added"] + 1
    assert len(after.findings) == len(before.findings)


def test_nothing_is_missing_from_what_is_only_a_reference() -> None:
    case = CASES[0]
    child, _ = document_of(plan_text(case["issuer"], case["child"], "15 tháng 3"))
    parent, _ = document_of(plan_text(case["above"], case["parent"], "10 tháng 02"))

    alignment = laid(child, Parent(parent, ParentRole.REFERENCE))

    assert alignment.counts["missing"] == 0
    assert alignment.counts["covered"] > 0


def test_each_of_two_parents_is_answered_for_itself() -> None:
    case = CASES[0]
    child, _ = document_of(plan_text(case["issuer"], case["child"], "15 tháng 3"))
    parent, _ = document_of(plan_text(case["above"], case["parent"], "10 tháng 02"))

    once, twice = laid(child, parent), laid(child, parent, parent)

    assert twice.counts["covered"] == 2 * once.counts["covered"]
    assert twice.counts["added"] == once.counts["added"]
    assert twice.counts["findings"] == once.counts["findings"]


WORDS = st.sampled_from(
    [
        "kiểm tra", "cân", "chợ", "85%", "trước ngày 30/02/2026", "hằng năm", "UBND xã", "báo cáo",
        "năm 2026", "quý III/2026", "10 lớp", "tối đa 3 lần/năm", ";", ".", ":", "(", "Sở Y tế", "",
        "mỗi", "không", "đến năm 2030", "ngày 99/99", "—", "01/2026",
    ]
)  # fmt: skip
TEXT = st.lists(WORDS, max_size=8).map(" ".join)
SPANS = st.lists(st.tuples(st.integers(0, 40), st.integers(0, 80)), max_size=2).map(tuple)
VALUE = st.builds(Value, TEXT, SPANS)
MAYBE = st.none() | VALUE
VALUES = st.lists(VALUE, max_size=2).map(tuple)
YEAR = st.none() | st.integers(1900, 2100)
PERIOD = st.none() | st.builds(
    Period, YEAR, YEAR, st.sampled_from(["annual", "once", None]), st.none() | st.integers(1, 4)
)
DUE = st.sampled_from([None, "--11-20", "--02-30", "2026-11-20", "2026", ""])
DOCUMENT = st.builds(
    Document,
    kind=st.sampled_from(["plan", "directive", "decision", "other"]),
    title=MAYBE,
    issuer=MAYBE,
    superior=MAYBE,
    symbol=MAYBE,
    date=st.sampled_from([None, "2026", "2026-03", "2026-03-15"]),
    recipients=VALUES,
    citations=st.lists(st.builds(Citation, TEXT), max_size=2).map(tuple),
    targets=st.lists(
        st.builds(Target, VALUE, st.floats(0, 200), TEXT, YEAR, st.none() | TEXT), max_size=2
    ).map(tuple),
    tasks=st.lists(
        st.builds(
            Task, TEXT, VALUE, st.none() | TEXT, VALUES, VALUES, MAYBE, MAYBE, MAYBE, PERIOD, MAYBE
        ),
        max_size=3,
    ).map(tuple),
    duties=st.lists(st.builds(Duty, MAYBE, VALUE, DUE, st.none() | TEXT), max_size=2).map(tuple),
    reporting=st.lists(
        st.builds(
            Reporting,
            VALUES,
            VALUES,
            DUE,
            st.sampled_from([None, "annual", "quarterly", "on_event"]),
            SPANS,
        ),
        max_size=2,
    ).map(tuple),
)


@settings(max_examples=120, deadline=None)
@given(DOCUMENT, st.lists(DOCUMENT, max_size=2), TEXT)
def test_odd_documents_are_laid_side_by_side_all_the_same(
    child: Document, parents: list[Document], text: str
) -> None:
    alignment = align(child, parents, knowledge=Knowledge(), child_text=text, parent_texts=[text])

    written = alignment_json(alignment)
    assert len(written["matches"]) == len(alignment.matches)
    assert all(
        finding.confidence is Confidence.SURE or finding.severity != "error"
        for finding in alignment.findings
    )


def test_empty_documents_have_nothing_to_say() -> None:
    alignment = laid(Document("plan"), Document("plan"))

    assert (alignment.matches, alignment.findings, alignment.targets) == ((), (), ())
    assert set(alignment.counts.values()) == {0}
