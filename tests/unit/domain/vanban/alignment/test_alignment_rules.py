"""Every alignment rule fires on its examples, keeps silent on the others, and is described."""

from pathlib import Path

import pytest

from chuan.domain.vanban import from_text, read
from chuan.domain.vanban.alignment import RULES, add_up, align
from chuan.domain.vanban.alignment.catalogue import AlignmentRule, Example
from chuan.domain.vanban.alignment.handbook import handbook
from chuan.domain.vanban.alignment.types import AlignmentFinding, Confidence

DOCS = Path(__file__).resolve().parents[5] / "docs" / "algorithms" / "alignment-rules.md"
MUST = [(rule, example) for rule in RULES for example in rule.fires]
MUST_NOT = [(rule, example) for rule in RULES for example in rule.silent]


def found_in(rule: AlignmentRule, example: Example) -> list[AlignmentFinding]:
    child, parent = (
        read(from_text(text), example.knowledge) for text in (example.child, example.parent)
    )
    alignment = align(
        child.documents[-1],
        [parent.documents[-1]],
        knowledge=example.knowledge,
        child_text=child.text,
        parent_texts=[parent.text],
        on=example.on,
    )
    sums = add_up(parent.documents[-1], [child.documents[-1]])
    return [f for f in (*alignment.findings, *sums.findings) if f.rule == rule.id]


@pytest.mark.parametrize(("rule", "example"), MUST, ids=[rule.id for rule, _ in MUST])
def test_rule_fires_on_its_example(rule: AlignmentRule, example: Example) -> None:
    found = found_in(rule, example)

    assert found
    for finding in found:
        assert finding.parent_quote or finding.child_quote
        assert "{" not in finding.note
        assert finding.confidence is Confidence.SURE or finding.severity != "error"


@pytest.mark.parametrize(("rule", "example"), MUST_NOT, ids=[rule.id for rule, _ in MUST_NOT])
def test_rule_keeps_silent_on_the_sound_example(rule: AlignmentRule, example: Example) -> None:
    assert found_in(rule, example) == []


def test_every_rule_has_an_identity_a_sentence_and_examples_of_both_kinds() -> None:
    assert len({rule.id for rule in RULES}) == len(RULES)
    for rule in RULES:
        assert rule.fires, rule.id
        assert rule.silent, rule.id
        assert rule.severity in ("error", "warning", "question", "notice")
        assert rule.sentence[0].isupper() or rule.sentence[0] in "“{"
        assert (rule.severity == "question") == rule.sentence.endswith("?"), rule.id


def test_the_handbook_of_rules_says_what_the_catalogue_says() -> None:
    assert DOCS.read_text(encoding="utf-8") == handbook(RULES)


def test_a_fingerprint_outlives_other_spaces_and_places() -> None:
    rule = next(rule for rule in RULES if rule.id == "target-below-parent")
    example = rule.fires[0]
    moved = Example("\n\n" + example.child.replace("Phấn đấu ", "Phấn đấu  "), example.parent)

    first, second = found_in(rule, example), found_in(rule, moved)

    assert [f.fingerprint for f in first] == [f.fingerprint for f in second]
    assert len(first[0].fingerprint) == 16
