"""Identifiers that need, exclude or repeat each other are judged as the official vectors say."""

from pathlib import Path

import pytest

from chuan.domain.gs1.associations import RULES, check_associations
from chuan.domain.gs1.element_strings import parse_bracketed
from chuan.domain.gs1.elements import Element
from chuan.domain.gs1.errors import Gs1Error
from tests.unit.domain.gs1.vectors import asks, vectors

_NAMES = {
    "validateAIrepeats": "repeats",
    "validateAImutex": "exclusions",
    "validateAIrequisites": "partners",
    "validateDigSigRequiresSerialisedKey": "signature",
}


def test_every_vector_gets_its_verdict(shared: Path) -> None:
    for case in vectors(shared, "ai-associations"):
        elements = parse_bracketed(case["in"], unknown_ais=asks(case, "PermitUnknownAIs"))
        try:
            RULES[_NAMES[case["rule"]]](elements)
            passed = True
        except Gs1Error:
            passed = False
        assert passed == case["ok"], case


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("(01)12345678901231(01)12345678901248", "different_repeats"),
        ("(01)12345678901231(02)12345678901231(37)1(00)123456789012345675", "exclusive_ais"),
        ("(01)12345678901231(3940)1234(3941)9999(255)1234567890128", "exclusive_ais"),
        ("(17)261231", "missing_partner"),
        ("(01)12345678901231(250)A", "missing_partner"),
        ("(8030)ABC(253)1234567890128", "signature_needs_serial"),
        ("(8030)ABC(8003)01234567890128", "signature_needs_serial"),
    ],
)
def test_what_may_not_stand_together_is_refused_by_name(text: str, code: str) -> None:
    with pytest.raises(Gs1Error) as refused:
        check_associations(parse_bracketed(text))
    assert refused.value.code == code


@pytest.mark.parametrize(
    "text",
    [
        "(01)12345678901231(01)12345678901231",
        "(01)12345678901231(21)A(250)B",
        "(8030)ABC(8003)01234567890128A",
        "(8030)ABC(00)123456789012345675",
        "(01)12345678901231(3103)000100(3922)0299",
    ],
)
def test_what_may_stand_together_is_taken(text: str) -> None:
    check_associations(parse_bracketed(text))


def test_an_identifier_is_not_exclusive_of_itself() -> None:
    check_associations([Element("01", "12345678901231"), Element("3100", "000001")])


def test_a_missing_partner_is_told_with_all_that_would_do() -> None:
    with pytest.raises(Gs1Error, match=r"\(250\) phải đi cùng \(01\)\+\(21\), .* hoặc") as refused:
        check_associations([Element("250", "A")])
    assert refused.value.ai == "250"
    with pytest.raises(Gs1Error, match=r"^\(22\) phải đi cùng \(01\)\.$"):
        check_associations([Element("22", "A")])
