"""Findings come the gravest first, each fault once, and keep one fingerprint for good."""

from typing import Any

import pytest

from chuan.documents.rules.findings import findings_of, fingerprint

FAULT: dict[str, Any] = {
    "kind": "typo",
    "rule": "typo.slip",
    "severity": "error",
    "note": "Viết sai.",
    "where": "Mục I",
    "evidence": ["nghành"],
    "basis": "Nghị định 30/2020/NĐ-CP",
    "confidence": "C",
}


def test_a_finding_hands_on_all_that_the_review_said() -> None:
    (found,) = findings_of({"defects": [FAULT]})

    assert (found.pointer, found.severity, found.note, found.where) == (
        "/defects/0",
        "error",
        "Viết sai.",
        "Mục I",
    )
    assert (found.evidence, found.basis, found.rule) == (
        ("nghành",),
        "Nghị định 30/2020/NĐ-CP",
        "typo.slip",
    )
    assert found.unverified
    assert found.fingerprint == fingerprint(FAULT)


def test_a_bare_row_is_a_warning_named_for_its_kind() -> None:
    (found,) = findings_of({"defects": [{"kind": "typo"}]})

    assert (found.severity, found.note, found.where, found.evidence, found.basis, found.rule) == (
        *("warning", "", ""),
        *((), "", "typo"),
    )
    assert not found.unverified
    assert findings_of({}) == findings_of({"defects": None, "notices": None}) == []


@pytest.mark.parametrize("severity", ["error", "warning", "question", "notice"])
def test_a_known_gravity_is_kept_and_a_notice_is_always_one(severity: str) -> None:
    defect, notice = (
        findings_of({"defects": [FAULT | {"severity": severity}]}),
        findings_of({"notices": [FAULT | {"severity": severity}]}),
    )

    assert [found.severity for found in defect] == [severity]
    assert [(found.severity, found.pointer) for found in notice] == [("notice", "/notices/0")]


def test_an_unknown_gravity_is_a_warning() -> None:
    assert findings_of({"defects": [FAULT | {"severity": "fatal"}]})[0].severity == "warning"


def test_the_gravest_come_first_and_within_one_gravity_the_order_of_the_text() -> None:
    def row(severity: str, words: str) -> dict[str, Any]:
        return FAULT | {"severity": severity, "evidence": [words]}

    gravities = ("question", "warning", "error", "warning", "error")
    defects = [row(severity, words) for severity, words in zip(gravities, "abcde", strict=True)]

    found = findings_of({"defects": defects, "notices": [row("error", "f")]})

    assert [one.evidence[0] for one in found] == ["c", "e", "b", "d", "a", "f"]


def test_one_fault_found_twice_is_told_once_where_it_first_stands() -> None:
    other = FAULT | {"evidence": ["sữa đổi"]}

    found = findings_of({"defects": [FAULT, other, FAULT | {"note": "Lại sai."}]})

    assert [(one.pointer, one.note) for one in found] == [
        ("/defects/0", "Viết sai."),
        ("/defects/1", "Viết sai."),
    ]


def test_the_fingerprint_is_of_the_rule_and_the_words_whatever_is_said_about_them() -> None:
    assert fingerprint(FAULT) == fingerprint(FAULT | {"note": "Khác.", "where": "Mục II"})
    assert fingerprint(FAULT) != fingerprint(FAULT | {"evidence": ["ngành"]})
    assert fingerprint(FAULT) != fingerprint(FAULT | {"rule": "typo.other"})
    assert fingerprint({"kind": "typo"}) == fingerprint({"kind": "typo", "rule": "typo"})
    assert fingerprint({}) == fingerprint({"rule": None, "kind": None, "evidence": None})
