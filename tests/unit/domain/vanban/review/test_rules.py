"""Every rule fires on its examples, keeps silent on the others, and is described in the docs."""

from datetime import date
from pathlib import Path

import pytest

from chuan.domain.vanban import from_text, read
from chuan.domain.vanban.review import RULES, Example, Rule, fingerprint, review
from chuan.domain.vanban.review.catalogue import Case
from chuan.domain.vanban.review.handbook import handbook
from chuan.domain.vanban.types import Finding, Knowledge, Value

DOCS = Path(__file__).resolve().parents[5] / "docs" / "algorithms" / "review-rules.md"
MUST = [(rule, example) for rule in RULES for example in rule.fires]
MUST_NOT = [(rule, example) for rule in RULES for example in rule.silent]


def findings(rule: Rule, example: Example) -> list[Finding]:
    reading = read(from_text(example.text), example.knowledge)
    return rule.findings(Case(reading, example.knowledge, example.on))


@pytest.mark.parametrize(("rule", "example"), MUST, ids=[rule.id for rule, _ in MUST])
def test_rule_fires_on_its_example(rule: Rule, example: Example) -> None:
    found = findings(rule, example)

    assert found
    text = " ".join(example.text.split())
    for value in (value for finding in found for value in finding.evidence):
        assert value.text.split()[0] in text
        assert all(0 <= start < end <= len(example.text) + 2 for start, end in value.spans)


@pytest.mark.parametrize(("rule", "example"), MUST_NOT, ids=[rule.id for rule, _ in MUST_NOT])
def test_rule_keeps_silent_on_the_sound_example(rule: Rule, example: Example) -> None:
    assert findings(rule, example) == []


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


def test_a_fingerprint_outlives_a_new_import_with_other_spaces_and_places() -> None:
    one = Finding(
        "row-without-time", "missing_field", "warning", "", (Value("Mở  lớp", ((3, 9),)),)
    )
    two = Finding("row-without-time", "missing_field", "error", "x", (Value("mở lớp", ((8, 14),)),))
    other = Finding("row-without-lead", "missing_field", "warning", "", (Value("Mở lớp"),))

    assert fingerprint(one) == fingerprint(two) != fingerprint(other)


def test_defects_come_before_notices_and_severest_first() -> None:
    example = next(rule for rule in RULES if rule.id == "act-not-in-force-now").fires[0]
    text = example.text + "- Các xã, phường phối hợp với cơ quan chức năng trước ngày 31/4/2026.\n"
    found = review(read(from_text(text), example.knowledge), example.knowledge, on=example.on)

    severities = [finding.severity for finding in found]
    assert severities[0] == "error"
    assert severities[-1] == "notice"


def test_nothing_is_judged_by_today_when_no_day_is_given() -> None:
    example = next(rule for rule in RULES if rule.id == "act-not-in-force-now").fires[0]
    reading = read(from_text(example.text), example.knowledge)

    then = review(reading, example.knowledge)
    now = review(reading, example.knowledge, on=date(2026, 11, 21))

    assert "act-not-in-force-now" not in {finding.rule for finding in then}
    assert "act-not-in-force-now" in {finding.rule for finding in now}


@pytest.mark.parametrize("text", ["", "\n\n", "Xin chào", "%%% 12/ /-", "Phụ lục", "a" * 5000])
def test_odd_texts_are_reviewed_without_a_fault(text: str) -> None:
    reading = read(from_text(text), Knowledge())

    assert isinstance(review(reading, Knowledge(), on=date(2026, 1, 1)), tuple)
