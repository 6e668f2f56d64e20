"""Every printed number reads back as it was printed; every spelling of an edition has one key."""

import contextlib
import doctest
import importlib
import itertools
from pathlib import Path
from time import perf_counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chuan.domain.designation import (
    Designation,
    Flag,
    Kind,
    NotADesignation,
    find_designations,
    parse_designation,
)
from tests.unit.domain.designation.spellings import designations, misspelt

PRINTED = Path("tests/data/standards/numbers.txt").read_text("utf-8").splitlines()


def test_every_printed_number_is_printed_back_and_has_a_key_of_its_own() -> None:
    read = [parse_designation(text) for text in PRINTED]

    assert [str(one) for one in read] == PRINTED
    assert not [one for one in read if one.flags]
    renamed = {"CXS 12-1981": "CODEX STAN 12-1981"}
    bare = {str(one.replaced(adopted=(), degree="")) for one in read} - set(renamed)
    assert len({one.key for one in read}) == len(bare)


@pytest.mark.parametrize(
    ("written", "printed", "flags"),
    [
        ("TCVN 5976-1995", "TCVN 5976:1995", {Flag.DASH_YEAR}),
        ("TCVN6238-1:2011", "TCVN 6238-1:2011", {Flag.SPACING}),
        ("TCVN 4057-85", "TCVN 4057:1985", {Flag.DASH_YEAR, Flag.SHORT_YEAR}),
        ("TCVN 6238-10", "TCVN 6238-10", set()),
        ("ĐLVN 08 : 2011", "ĐLVN 08:2011", {Flag.SPACING}),
        ("DLVN 13:2019", "ĐLVN 13:2019", {Flag.MISSING_STROKE}),
        ("ISO 02859-1:1999", "ISO 2859-1:1999", {Flag.LEADING_ZEROS}),
        ("ISO/IEC/TR 10023:1992", "ISO/IEC TR 10023:1992", {Flag.SERIES_SPELLING}),
        ("QCVN 3 2019", "QCVN 3:2019", {Flag.OTHER_YEAR}),
        ("ISO 9001:2015(E)", "ISO 9001:2015", {Flag.LANGUAGE_MARK}),
        ("TCVN số 6492:2011", "TCVN 6492:2011", {Flag.SERIES_SPELLING}),
        ("tcvniso9001:2015", "TCVN ISO 9001:2015", {Flag.SERIES_SPELLING, Flag.SPACING}),
        (
            "TCVN 1234:2018\nISO 1035:2012",
            "TCVN 1234:2018 (ISO 1035:2012)",
            {Flag.ADOPTED_SPELLING},
        ),
        ("TCVN 1111:2010/SĐ 1:2018", "SỬA ĐỔI 1:2018 TCVN 1111:2010", {Flag.SUPPLEMENT_SPELLING}),
        ("QCVN 01-15:2010/BNN&PTNT", "QCVN 01-15:2010/BNNPTNT", {Flag.SERIES_SPELLING}),
        ("TCCS 24-2020/TCDBVN", "TCCS 24:2020/TCĐBVN", {Flag.DASH_YEAR, Flag.MISSING_STROKE}),
    ],
)
def test_old_and_careless_spellings_are_read_and_flagged(
    written: str, printed: str, flags: set[Flag]
) -> None:
    one = parse_designation(written)

    assert str(one) == printed
    assert one.flags == flags
    assert one.key == parse_designation(printed).key


def test_a_number_says_what_it_adopts_and_whose_it_is() -> None:
    one = parse_designation("TCVN ISO/IEC 17025:2017 (ISO/IEC 17025:2017)")

    assert (one.series, one.adopts, one.kind) == ("TCVN", "ISO/IEC 17025", Kind.TCVN)
    assert [each.key for each in one.adopted] == ["ISO IEC 17025:2017"]
    assert one.family == "TCVN ISO IEC 17025"
    assert parse_designation("QCVN 3:2019/BKHCN").family == "QCVN 3/BKHCN"
    assert parse_designation("ISO 8124-1:2009/Amd 2:2012").base.key == "ISO 8124-1:2009"


@given(designations)
def test_what_is_printed_is_read_back_the_same(one: Designation) -> None:
    again = parse_designation(str(one))

    assert again == one
    assert str(again) == str(one)
    assert again.key == one.key


@given(st.data(), designations)
def test_no_spelling_changes_the_key(data: st.DataObject, one: Designation) -> None:
    spelt = data.draw(misspelt(str(one)))

    again = parse_designation(spelt)

    assert (again.key, again.family, again.sort_key) == (one.key, one.family, one.sort_key)


@given(st.lists(designations, min_size=2, max_size=6))
def test_the_order_is_natural_and_total(many: list[Designation]) -> None:
    ordered = sorted(many, key=lambda one: one.sort_key)

    for one, other in itertools.pairwise(ordered):
        assert (one.sort_key == other.sort_key) == (one.key == other.key)
        if (one.series, one.adopted_series) == (other.series, other.adopted_series):
            assert int(one.number) <= int(other.number)
            if (one.number, one.parts) == (other.number, other.parts):
                assert (one.year or 0) <= (other.year or 0)


@given(st.text(alphabet=st.one_of(st.characters(), st.sampled_from("TCVNISO/-:.() 0123456789đĐ"))))
def test_no_text_breaks_the_reader(text: str) -> None:
    with contextlib.suppress(NotADesignation):
        parse_designation(text)
    for found in find_designations(text):
        assert text[found.start : found.end] == found.text
        assert parse_designation(str(found.designation)).key == found.designation.key


def test_numbers_in_running_text_are_found_where_they_stand() -> None:
    text = (
        "Theo TCVN 6492:2011 - Chất lượng nước, QCVN 3:2019/BKHCN. và ISO/IEC 17025:2017 (xem 22TCN 211-06), "
        "Sửa đổi 1:2018 TCVN 1111:2010; có 8 GB 2019, trang is 5; sửa đổi 3 điều của TCVN ISO 9001:2015."
    )

    assert [found.text for found in find_designations(text)] == [
        "TCVN 6492:2011",
        "QCVN 3:2019/BKHCN",
        "ISO/IEC 17025:2017",
        "22TCN 211-06",
        "Sửa đổi 1:2018 TCVN 1111:2010",
        "TCVN ISO 9001:2015",
    ]


@pytest.mark.parametrize(
    "piece", ["ISO ", "TCVN 1-", "(TCVN 1:2000 ", "SỬA ĐỔI 1 ", "ISO/IEC/", "1/"]
)
def test_time_grows_with_the_text_only(piece: str) -> None:
    def seconds(times: int) -> float:
        text = piece * times
        began = perf_counter()
        find_designations(text)
        return perf_counter() - began

    short = min(seconds(500) for _ in range(5))
    long = min(seconds(4000) for _ in range(3))

    assert long < 24 * short + 0.01


@pytest.mark.parametrize(
    ("text", "at"), [("mật ong", 0), ("TCVN", 4), ("ISO 9001:201", 9), ("ISO 9001:2015 xyz", 14)]
)
def test_a_refusal_says_where(text: str, at: int) -> None:
    with pytest.raises(NotADesignation) as refused:
        parse_designation(text)

    assert refused.value.at == at
    assert f"vị trí {at + 1}" in refused.value.message


@pytest.mark.parametrize(
    "name", ["grammar", "finding", "keys", "reading", "scan", "series", "years"]
)
def test_the_examples_of_the_docstrings_hold(name: str) -> None:
    module = importlib.import_module(f"chuan.domain.designation.{name}")

    assert doctest.testmod(module, optionflags=doctest.ELLIPSIS).failed == 0
