"""URNs and links are translated as the official cases say, and back without loss."""

from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chuan.domain.gs1.epc_urn import digital_link_to_urn, urn_to_digital_link
from chuan.domain.gs1.errors import Gs1Error
from chuan.domain.gs1.prefixes import company_prefix_length
from tests.unit.domain.gs1.epcs import classes, instances
from tests.unit.domain.gs1.vectors import vectors


def _translated(case: dict[str, Any]) -> str | None:
    length = case.get("gcpLength")
    try:
        match case["op"]:
            case "toURN":
                return digital_link_to_urn(case["in"], prefix_length=length)
            case "toURNForClassLevelIdentifier":
                return digital_link_to_urn(case["in"], prefix_length=length, class_level=True)
            case _:
                return urn_to_digital_link(case["in"])
    except Gs1Error:
        return None


def test_every_official_case_is_translated_or_refused(shared: Path) -> None:
    cases = [
        case
        for case in vectors(shared, "epc-urn-dl-translate")
        if case["scheme"] != "event-hash-normaliser"
    ]

    wrong = [case["id"] for case in cases if _translated(case) != case.get("out")]

    assert wrong == []


@given(instances())
def test_an_epc_comes_back_through_its_link(epc: tuple[str, int]) -> None:
    urn, length = epc
    link = urn_to_digital_link(urn)

    back = digital_link_to_urn(
        link, prefix_length=length, class_level=urn.startswith("urn:epc:class:")
    )

    assert back == urn


@given(classes())
def test_a_class_comes_back_through_its_link(epc: tuple[str, int]) -> None:
    urn, length = epc

    back = digital_link_to_urn(urn_to_digital_link(urn), prefix_length=length, class_level=True)

    assert back == urn


@pytest.mark.parametrize(
    ("link", "urn"),
    [
        ("https://a.vn/p/01/08938501000019/22/V/10/L/21/5", "urn:epc:id:sgtin:8938501.000001.5"),
        ("https://a.vn/01/08938501000019/21/5?17=261231", "urn:epc:id:sgtin:8938501.000001.5"),
        ("https://a.vn/414/8938501000019", "urn:epc:id:sgln:8938501.00001.0"),
    ],
)
def test_what_no_urn_holds_is_passed_over(link: str, urn: str) -> None:
    assert digital_link_to_urn(link, prefix_length=7) == urn


@pytest.mark.parametrize(
    ("urn", "code"),
    [
        ("urn:epc:id:usdod:2S194.12345", "no_gs1_scheme"),
        ("urn:uuid:0", "no_epc_urn"),
        ("urn:epc:id:sgtin:8938501.00001.5", "epc_digits"),
        ("urn:epc:id:sgtin:89385.00000001.5", "epc_form"),
        ("urn:epc:id:sgtin:8938501.000001.123456789012345678901", "epc_too_long"),
        ("urn:epc:id:sgtin:8938501.000001.a%20b", "epc_character"),
        ("urn:epc:id:lgtin:8938501.000001.L", "no_gs1_scheme"),
        ("urn:epc:idpat:sgtin:8938501.*.*", "epc_form"),
        ("urn:epc:id:giai:8938501.", "epc_form"),
    ],
)
def test_the_refusal_of_a_urn_names_what_is_wrong(urn: str, code: str) -> None:
    with pytest.raises(Gs1Error) as refused:
        urn_to_digital_link(urn)

    assert refused.value.code == code


@pytest.mark.parametrize(
    ("link", "length", "code"),
    [
        ("https://a.vn/01/08938501000019/21/5", 5, "prefix_length"),
        ("https://a.vn/8004/89385A1000019", 7, "prefix_length"),
        ("https://a.vn/8004/8938501", 7, "epc_form"),
        ("https://a.vn/01/08938501000019", 7, "no_epc_link"),
        ("https://a.vn/01/02001234567893/21/5", None, "prefix_length_unknown"),
    ],
)
def test_the_refusal_of_a_link_names_what_is_wrong(
    link: str, length: int | None, code: str
) -> None:
    with pytest.raises(Gs1Error) as refused:
        digital_link_to_urn(link, prefix_length=length)

    assert refused.value.code == code


@pytest.mark.parametrize(
    ("key", "length"), [("0614141000001", 7), ("893520000000", 8), ("8931AB", 10)]
)
def test_the_table_tells_the_length_of_a_company_prefix(key: str, length: int) -> None:
    assert company_prefix_length(key) == length


@pytest.mark.parametrize("key", ["", "8", "ABC", "200000000000", "٨٩٣٥٠٠٠"])
def test_the_length_stays_unknown_where_the_table_tells_none(key: str) -> None:
    with pytest.raises(Gs1Error, match="độ dài"):
        company_prefix_length(key)


@given(st.text(st.sampled_from("urnepc:id.sgt0123456789%*/?=-é \n"), max_size=60))
def test_any_text_is_translated_or_refused(text: str) -> None:
    for urn in (text, f"urn:epc:id:sgtin:{text}", f"urn:epc:idpat:cpi:{text}.*"):
        with suppress(Gs1Error):
            assert urn_to_digital_link(urn).startswith("https://id.gs1.org/")
    for link in (text, f"https://a.vn/{text}", f"https://a.vn/01/{text}"):
        with suppress(Gs1Error):
            assert digital_link_to_urn(link).startswith("urn:epc:")
