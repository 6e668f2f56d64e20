"""What an officer reads: both quotes, where they stand, and nothing that is not his."""

from pathlib import Path

import pytest

from chuan.domain.vanban import from_json, from_text, read, to_json
from chuan.domain.vanban.alignment import Alignment, MatchKind, align, alignment_json
from chuan.domain.vanban.alignment.types import Verdict
from chuan.domain.vanban.types import Document, Duty, Knowledge, Value
from tests.unit.domain.vanban.alignment.alignment_sets import (
    alignment_of,
    plan_text,
    sets_of,
)

SEEDS = Path(__file__).resolve().parents[5].parent / "shared" / "seeds"


def of_seeds(child: str, parent: str) -> Alignment:
    if not SEEDS.is_dir():
        pytest.skip("the folder of sample documents is not here")
    texts = [next(SEEDS.glob(f"{name}_*")).read_text(encoding="utf-8") for name in (child, parent)]
    readings = [read(from_text(text), Knowledge()) for text in texts]
    return align(
        readings[0].documents[-1],
        [readings[1].documents[-1]],
        knowledge=Knowledge(),
        child_text=readings[0].text,
        parent_texts=[readings[1].text],
    )


def test_quotes_stand_in_the_documents_where_they_say() -> None:
    case = sets_of("written-first")[0]

    alignment = alignment_of(case)

    below = next(f for f in alignment.findings if f.rule == "deadline-after-parent")
    assert below.parent_quote is not None
    assert below.child_quote is not None
    assert (below.parent_quote.document, below.child_quote.document) == (0, -1)
    assert below.parent_quote.text.text == "Trước ngày 30/9/2026"
    assert below.child_quote.text.text == "Trước ngày 15/12/2026"
    assert below.child_quote.text.spans


def test_figures_are_shown_side_by_side() -> None:
    case = sets_of("written-second")[0]

    pairs = {
        (pair.parent.value, pair.child.value if pair.child else None): pair.verdict
        for pair in alignment_of(case).targets
    }

    assert pairs[80, 65] is Verdict.BELOW


def test_the_json_keeps_its_shape() -> None:
    written = alignment_json(alignment_of(sets_of("written-first")[0]))

    assert list(written) == ["child", "parents", "matches", "targets", "findings", "counts"]
    assert list(written["matches"][0]) == [
        "kind", "confidence", "likeness", "addressed", "parent", "child", "also", "reasons",
        "missing_parts",
    ]  # fmt: skip
    assert list(written["findings"][0]) == [
        "rule", "severity", "note", "parent_quote", "child_quote", "confidence", "basis", "mark",
        "fingerprint",
    ]  # fmt: skip
    assert sum(written["counts"][kind.value] for kind in MatchKind) == len(written["matches"])


def test_documents_kept_as_json_are_laid_side_by_side_as_those_just_read() -> None:
    case = sets_of("written-first")[0]
    texts = [
        plan_text(case["issuer"], case["child"], "15 tháng 3"),
        plan_text(case["above"], case["parent"], "10 tháng 02"),
    ]
    readings = [read(from_text(text), Knowledge()) for text in texts]
    kept = [from_json(to_json(reading, ()))[-1] for reading in readings]

    of_kept = align(kept[0], [kept[1]], knowledge=Knowledge())
    of_read = align(readings[0].documents[-1], [readings[1].documents[-1]], knowledge=Knowledge())

    assert alignment_json(of_kept) == alignment_json(of_read)


def test_a_commune_party_plan_follows_the_plan_of_its_city() -> None:
    alignment = of_seeds("000", "001")

    assert alignment.counts["covered"] >= 18
    assert alignment.counts["error"] == 0
    missing = " ".join(
        m.parent_clause.text.text for m in alignment.of_kind(MatchKind.MISSING) if m.parent_clause
    )
    assert "thử nghiệm nhanh, đo lường lưu động" in missing
    weaker = [m.reasons[0] for m in alignment.of_kind(MatchKind.WEAKER)]
    assert any("hệ thống đo lường chính" in reason for reason in weaker)


def test_rooms_that_report_on_the_day_of_the_province_leave_no_time() -> None:
    alignment = of_seeds("003", "004")

    (finding,) = [f for f in alignment.findings if f.rule == "no-time-to-gather"]
    assert finding.severity == "question"
    assert "20/11" in finding.note
    apart = [m.parent_clause for m in alignment.of_kind(MatchKind.NOT_CONCERNED)]
    assert any(c and c.lead[0].text == "Bộ Chỉ huy Quân sự tỉnh" for c in apart)


def test_two_bodies_that_both_carry_out_the_plan_are_told() -> None:
    duties = (
        Duty(Value("Phòng Kinh tế"), Value("Chủ trì triển khai Kế hoạch; tổng hợp báo cáo.")),
        Duty(
            Value("Văn phòng HĐND - UBND"),
            Value("Là cơ quan đầu mối, chủ trì tổ chức thực hiện Kế hoạch này."),
        ),
    )

    alignment = align(Document("plan", duties=duties), [Document("plan")], knowledge=Knowledge())

    (finding,) = alignment.findings
    assert finding.rule == "two-bodies-lead"
    assert "Phòng Kinh tế và Văn phòng HĐND - UBND" in finding.note
