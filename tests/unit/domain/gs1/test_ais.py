"""Our table of application identifiers says what the official dictionary says, for each of them."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from chuan.domain.gs1.ais import AIS, LENGTH_BY_PREFIX, ApplicationIdentifier, Component, find_ai
from chuan.domain.gs1.errors import Gs1Error
from chuan.domain.gs1.linters.names import LINTERS

_LINE = re.compile(
    r"(?P<first>\d{2,4})(?:-(?P<last>\d{4}|\d{2}))?\s+(?:(?P<flags>[*?]+)\s+)?"
    r"(?P<format>(?:\[?[NXYZ](?:\.\.)?\d\S*\s*)+)(?P<attributes>[^#]*)(?:#\s*(?P<title>.*))?"
)


def _official(shared: Path) -> Iterator[tuple[str, ApplicationIdentifier]]:
    text = shared / "conformance/digital-link/dictionary/gs1-syntax-dictionary.txt"
    for line in text.read_text(encoding="utf-8").splitlines():
        if not line[:1].isdigit():
            continue
        found = _LINE.fullmatch(line)
        assert found is not None, line
        first, last, flags = found["first"], found["last"] or found["first"], found["flags"] or ""
        said: dict[str, str] = {}
        for attribute in found["attributes"].split():
            name, _, value = attribute.partition("=")
            assert name not in said
            said[name] = value
        for number in range(int(first), int(last) + 1):
            ai = f"{number:0{len(first)}}"
            yield (
                ai,
                ApplicationIdentifier(
                    ai=ai,
                    title=(found["title"] or "").strip(),
                    format=" ".join(found["format"].split()),
                    fixed_length="*" in flags,
                    attribute="?" in flags,
                    qualifiers=tuple(
                        tuple(filter(None, sequence.split(",")))
                        for sequence in said["dlpkey"].split("|")
                    )
                    if "dlpkey" in said
                    else (),
                    needs=tuple(tuple(group.split("+")) for group in said["req"].split(","))
                    if "req" in said
                    else (),
                    excludes=tuple(said["ex"].split(",")) if "ex" in said else (),
                ),
            )


def test_every_identifier_is_as_in_the_official_dictionary(shared: Path) -> None:
    official = dict(_official(shared))

    assert len(official) > 500
    assert AIS.keys() == official.keys()
    for ai, row in official.items():
        assert AIS[ai] == row


def test_every_rule_the_table_names_exists() -> None:
    named = {
        name for row in AIS.values() for component in row.components for name in component.linters
    }

    assert named <= LINTERS.keys()


def test_identifiers_that_begin_alike_have_one_length() -> None:
    assert all(len(ai) == LENGTH_BY_PREFIX[ai[:2]] for ai in AIS)


def test_only_the_last_part_may_vary_in_length_and_what_follows_an_optional_part_is_optional() -> (
    None
):
    for row in AIS.values():
        *before, _last = row.components
        assert all(component.shortest == component.longest for component in before)
        optional = [component.optional for component in row.components]
        assert optional == sorted(optional)


def test_a_predefined_length_is_one_length() -> None:
    for row in AIS.values():
        if row.fixed_length:
            assert [c.shortest for c in row.components] == [c.longest for c in row.components]


def test_partners_and_exclusions_name_identifiers_of_the_table() -> None:
    known = set(AIS) | {ai[:-1] + "n" for ai in AIS} | {ai[:-2] + "nn" for ai in AIS}
    for row in AIS.values():
        assert known >= {ai for group in row.needs for ai in group} | {*row.excludes}
        assert AIS.keys() >= {ai for sequence in row.qualifiers for ai in sequence}


@pytest.mark.parametrize(
    ("text", "component"),
    [
        ("N13,csum,gcppos1", Component("N", 13, 13, ("csum", "gcppos1"), optional=False)),
        ("[X..17]", Component("X", 1, 17, (), optional=True)),
        ("[N4],hhmi", Component("N", 4, 4, ("hhmi",), optional=True)),
    ],
)
def test_a_part_is_read_from_its_writing(text: str, component: Component) -> None:
    assert Component.read(text) == component


def test_an_identifier_outside_the_table_is_refused() -> None:
    with pytest.raises(Gs1Error, match=r"\(89\)") as refused:
        find_ai("89")
    assert (refused.value.code, refused.value.ai) == ("unknown_ai", "89")


def test_a_key_and_a_value_know_what_they_are() -> None:
    assert find_ai("01").is_key
    assert not find_ai("10").is_key
    assert find_ai("253").longest == 30
