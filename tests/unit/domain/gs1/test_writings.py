"""A key is one and the same in every writing: links, element strings with and without brackets, scans."""

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chuan.domain.gs1 import (
    Element,
    Gs1Error,
    append_check_digit,
    build_digital_link,
    parse_bracketed,
    parse_digital_link,
    parse_element_string,
    read_scan,
    to_bracketed,
    to_element_string,
    write_scan,
)
from chuan.domain.gs1.check_digits import CSET_82
from tests.unit.domain.gs1.vectors import asks, lets_unknown_attributes_through, vectors

TEXTS = st.text(CSET_82, min_size=1, max_size=20)
DATES = st.dates().map(lambda day: f"{day:%y%m%d}")
GTINS = st.text("0123456789", min_size=13, max_size=13).map(append_check_digit)


@st.composite
def elements_of_a_gtin(draw: st.DrawFn) -> list[Element]:
    """A GTIN with some of its qualifiers and attributes, in any order."""
    found = [Element("01", draw(GTINS))]
    for ai, values in (("10", TEXTS), ("21", TEXTS), ("17", DATES), ("15", DATES)):
        if draw(st.booleans()):
            found.append(Element(ai, draw(values)))
    return list(draw(st.permutations(found)))


def refused(ask: Any, *given: Any, **more: Any) -> bool:
    try:
        ask(*given, **more)
    except Gs1Error:
        return True
    return False


@given(elements_of_a_gtin(), st.sampled_from([None, "https://id.example.vn/txng"]))
def test_a_link_tells_back_what_it_was_built_of(elements: list[Element], stem: str | None) -> None:
    link = parse_digital_link(build_digital_link(elements, stem=stem))

    assert sorted(link.elements) == sorted(elements)
    assert link.key.ai == "01"
    assert [each.ai for each in link.qualifiers] == [
        ai for ai in ("10", "21") if ai in {each.ai for each in elements}
    ]


@given(elements_of_a_gtin())
def test_element_strings_tell_back_what_they_were_written_of(elements: list[Element]) -> None:
    assert list(parse_element_string(to_element_string(elements))) == elements
    assert list(parse_bracketed(to_bracketed(elements))) == elements


@given(elements_of_a_gtin(), st.sampled_from(["QR", "DM", "GS1_128_CCA"]))
def test_a_scan_tells_back_the_data_of_the_symbol(elements: list[Element], symbol: str) -> None:
    data = to_element_string(elements)
    assert read_scan(write_scan(symbol, data)).data == data


def test_links_are_read_as_published(shared: Path) -> None:
    for case in vectors(shared, "dl-parse"):
        told = case["fullValidationDefaultOptions"]
        if told["ok"]:
            assert parse_digital_link(case["uri"]).element_string() == case["elementString"], case
        else:
            assert refused(parse_digital_link, case["uri"]), case


def test_links_are_built_as_published(shared: Path) -> None:
    for case in vectors(shared, "dl-generate"):
        elements = parse_bracketed(case["ai"], unknown_ais=asks(case, "PermitUnknownAIs"))
        more = {
            "stem": case.get("stem"),
            "unknown_attributes": lets_unknown_attributes_through(case),
        }
        if case["ok"]:
            assert build_digital_link(elements, **more) == case["uri"], case
        else:
            assert refused(build_digital_link, elements, **more), case


@pytest.mark.parametrize(
    ("family", "read"),
    [("ai-parse-bracketed", parse_bracketed), ("ai-process-unbracketed", parse_element_string)],
)
def test_element_strings_are_read_as_published(shared: Path, family: str, read: Any) -> None:
    for case in vectors(shared, family):
        unknown = asks(case, "PermitUnknownAIs")
        if not case["ok"]:
            assert refused(read, case["in"], unknown_ais=unknown), case
            continue
        found = to_element_string(read(case["in"], unknown_ais=unknown))
        assert found == case.get("elementString", found), case


def test_scans_are_read_and_written_as_published(shared: Path) -> None:
    for case in vectors(shared, "scandata-process"):
        if case["ok"]:
            scan = read_scan(case["scan"])
            assert (scan.symbology, scan.data) == (case["symbology"], case["data"]), case
        else:
            assert refused(read_scan, case["scan"]), case
    for case in vectors(shared, "scandata-generate"):
        if case["scan"] is None:
            assert refused(write_scan, case["symbology"], case["data"]), case
        else:
            assert write_scan(case["symbology"], case["data"]) == case["scan"], case


def test_attributes_of_fixed_length_come_first_in_a_query() -> None:
    elements = parse_bracketed("(01)08938501000019(3103)000750(10)A(240)X(17)261231")

    link = build_digital_link(elements)
    assert link == "https://id.gs1.org/01/08938501000019/10/A?3103=000750&17=261231&240=X"


@pytest.mark.parametrize(
    ("ask", "text", "code"),
    [
        (parse_digital_link, "https://id.example.vn/01/08938501000018", "incorrect_check_digit"),
        (parse_element_string, "^0198938501000019", "n1_before_gtin13"),
        (parse_element_string, "^0118938501000019", "n1_before_gtin13"),
    ],
)
def test_a_wrong_check_digit_is_named(ask: Any, text: str, code: str) -> None:
    with pytest.raises(Gs1Error) as refusal:
        ask(text)

    assert refusal.value.code == code
