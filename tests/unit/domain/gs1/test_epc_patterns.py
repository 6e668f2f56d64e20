"""A pattern means the identifiers it should, and its prefixes lead to all of them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chuan.domain.gs1.canonical import canonical_identifier
from chuan.domain.gs1.epc_patterns import pattern_of
from chuan.domain.gs1.epc_schemes import SCHEMES
from chuan.domain.gs1.errors import Gs1Error
from tests.unit.domain.gs1.epcs import instances

STEM = "https://id.gs1.org"


def _parts(urn: str) -> list[str]:
    """The parts of a URN; a dot inside a serial or a textual reference is no border."""
    _, _, _, name, body = urn.split(":", 4)
    scheme = SCHEMES[name]
    return body.split(".", 1 + 2 * scheme.pieces + (scheme.tail is not None))


@given(instances(), st.data())
def test_a_pattern_means_what_it_was_made_from(epc: tuple[str, int], data: st.DataObject) -> None:
    urn = epc[0]
    kind, name = urn.split(":")[2:4]
    parts = _parts(urn)
    known = data.draw(st.integers(0, len(parts) - 1))
    body = ".".join(parts[:known] + ["*"] * (len(parts) - known))
    canonical = canonical_identifier(urn)

    pattern = pattern_of(f"urn:epc:{'class' if kind == 'class' else 'idpat'}:{name}:{body}")

    assert pattern.matches(canonical)
    assert pattern.prefix is not None
    assert canonical.startswith(pattern.prefix)
    assert canonical.startswith(pattern.prefixes)


@pytest.mark.parametrize(
    ("pattern", "other"),
    [
        ("urn:epc:idpat:sgtin:8938501.*.*", "/01/08938502000018/21/5"),
        ("urn:epc:idpat:sgtin:8938501.*.*", "/01/08938501000019/10/L1"),
        ("urn:epc:idpat:sscc:8938501.*", "/00/089385020000000117"),
        ("urn:epc:idpat:giai:8938501.*", "/8004/89385021"),
        ("urn:epc:idpat:giai:8938501.*", "/8004/8938501"),
    ],
)
def test_another_company_or_scheme_is_not_meant(pattern: str, other: str) -> None:
    assert not pattern_of(pattern).matches(STEM + other)


def test_the_class_itself_is_meant_but_no_lot_of_it() -> None:
    pattern = pattern_of("urn:epc:idpat:sgtin:8938501.000001.*")

    assert pattern.matches(f"{STEM}/01/08938501000019")
    assert not pattern.matches(f"{STEM}/01/08938501000019/10/L1")


@pytest.mark.parametrize(
    ("text", "exact"),
    [
        ("urn:epc:id:sgtin:8938501.000001.5", f"{STEM}/01/08938501000019/21/5"),
        ("urn:epc:idpat:sgtin:8938501.000001.5", f"{STEM}/01/08938501000019/21/5"),
        ("urn:epc:class:lgtin:8938501.000001.L1", f"{STEM}/01/08938501000019/10/L1"),
        ("https://a.vn/gtin/8938501000019", f"{STEM}/01/08938501000019"),
        ("urn:uuid:1", "urn:uuid:1"),
    ],
)
def test_a_plain_identifier_means_itself(text: str, exact: str) -> None:
    pattern = pattern_of(text)

    assert (pattern.exact, pattern.prefix) == (exact, None)
    assert pattern.matches(exact)
    assert not pattern.matches(exact + "0")


@pytest.mark.parametrize(
    "text",
    [
        "urn:epc:idpat:sgtin:*.000001.*",
        "urn:epc:idpat:sgtin:8938501.*.5",
        "urn:epc:idpat:sgtin:89385.*.*",
        "urn:epc:idpat:sgtin:8938501.00001.*",
        "urn:epc:idpat:sgtin:8938501.*",
        "urn:epc:idpat:sgtin:8938501.00001.5",
        "urn:epc:idpat:usdod:*.*",
        "urn:epc:idpat:sgtin:",
    ],
)
def test_a_pattern_with_wrong_parts_is_refused(text: str) -> None:
    with pytest.raises(Gs1Error) as refused:
        pattern_of(text)

    assert refused.value.code == "epc_pattern"
