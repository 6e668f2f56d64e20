"""Every spelling of an identifier comes to one canonical link, and it to itself."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chuan.domain.gs1.canonical import canonical_identifier, require_canonical_identifier
from chuan.domain.gs1.epc_urn import digital_link_to_urn
from chuan.domain.gs1.errors import Gs1Error
from tests.unit.domain.gs1.epcs import classes, instances
from tests.unit.domain.gs1.vectors import vectors


def _canonical(text: str) -> str | None:
    try:
        return require_canonical_identifier(text)
    except Gs1Error:
        return None


def test_every_official_case_comes_to_its_canonical_link(shared: Path) -> None:
    cases = [
        case
        for case in vectors(shared, "epc-urn-dl-translate")
        if case["scheme"] == "event-hash-normaliser"
    ]

    wrong = [case["id"] for case in cases if _canonical(case["in"]) != case.get("out")]

    assert wrong == []


@given(instances() | classes())
def test_the_canonical_link_is_its_own(epc: tuple[str, int]) -> None:
    link = canonical_identifier(epc[0])

    assert link.startswith("https://id.gs1.org/")
    assert canonical_identifier(link) == link


@given(instances())
def test_a_urn_made_from_the_canonical_link_has_the_same(epc: tuple[str, int]) -> None:
    urn, length = epc
    link = canonical_identifier(urn)

    back = digital_link_to_urn(
        link, prefix_length=length, class_level=urn.startswith("urn:epc:class:")
    )

    assert canonical_identifier(back) == link


@pytest.mark.parametrize(
    ("text", "canonical"),
    [
        ("urn:epc:id:sgtin:8938501.000001.!%3F()'", "/01/08938501000019/21/%21%3F%28%29'"),
        ("https://a.vn/01/8938501000019/21/%41%2f%27", "/01/08938501000019/21/A%2F'"),
        ("https://a.vn/x/y/01/08938501000019#top", "/01/08938501000019"),
        ("https://a.vn/gln/8938501000019/glnx/0", "/414/8938501000019"),
        ("https://a.vn/gsrn/893850100000000012/srin/1", "/8018/893850100000000012"),
        ("HTTPS://a.vn/01/08938501000019/235/T", "/01/08938501000019/235/T"),
    ],
)
def test_spellings_come_to_one_link(text: str, canonical: str) -> None:
    assert canonical_identifier(text) == f"https://id.gs1.org{canonical}"


@pytest.mark.parametrize(
    "text",
    [
        "urn:epc:id:usdod:2S194.12345",
        "urn:epc:id:sgtin:8938501.1.5",
        "urn:epcglobal:cbv:bt:8938501000019:1",
        "https://a.vn/san-pham/1",
        "https://a.vn/01/08938501000019/10/L/22/V",
        "https://a.vn/8013/893850100000012",
        "https://a.vn/21/5",
        "",
    ],
)
def test_what_names_nothing_of_gs1_stays_as_it_is(text: str) -> None:
    assert canonical_identifier(text) == text
    with pytest.raises(Gs1Error):
        require_canonical_identifier(text)


def test_words_before_a_urn_are_passed_over_on_demand_only() -> None:
    line = "đã đọc 'urn:epc:id:sscc:8938501.0000000011'"

    assert require_canonical_identifier(line) == "https://id.gs1.org/00/089385010000000118"
    assert canonical_identifier(line) == line


@given(st.text(st.sampled_from("htps:/.vn01245é %?#*A"), max_size=60))
def test_any_text_has_a_canonical_form_or_stays(text: str) -> None:
    for link in (text, f"https://a.vn/01/{text}", f"urn:epc:id:giai:8938501.{text}"):
        canonical = canonical_identifier(link)
        assert canonical_identifier(canonical) == canonical
