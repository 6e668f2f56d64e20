"""Each rule about a part of a value agrees with every official vector of its name."""

import calendar
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chuan.domain.gs1.errors import Gs1Error
from chuan.domain.gs1.linters.names import LINTERS, lint
from tests.unit.domain.gs1.vectors import vectors


def _refusal(name: str, value: str) -> Gs1Error | None:
    try:
        lint(name, value)
    except Gs1Error as refused:
        return refused
    return None


def _is_refused(name: str, value: str) -> bool:
    return _refusal(name, value) is not None


def _no_prefix(_digits: str) -> bool:
    return False


def _offline(_digits: str) -> bool:
    raise Gs1Error("offline", code="gcp_datasource_offline")


_SOURCES = {"INVALID_GCP_PREFIX": _no_prefix, "GCP_DATASOURCE_OFFLINE": _offline}
"""Some vectors were made with a source of company prefixes that knows none, or does not answer."""


def test_every_vector_gets_its_verdict(shared: Path) -> None:
    cases = vectors(shared, "linters")
    wrong = []
    for case in cases:
        try:
            lint(case["linter"], case["value"], _SOURCES.get(case.get("error", "")))
            passed = True
        except Gs1Error:
            passed = False
        if passed != case["ok"]:
            wrong.append(case)

    assert wrong == []


@given(st.sampled_from(sorted(LINTERS)), st.text(max_size=40))
def test_no_text_makes_a_rule_fail_otherwise_than_by_refusing(name: str, value: str) -> None:
    _is_refused(name, value)


@given(
    st.sampled_from(sorted(LINTERS)),
    st.text("0123456789-/=%AZaz_", max_size=40),
)
def test_a_refusal_has_a_code_a_sentence_and_a_place_in_the_text(name: str, value: str) -> None:
    refused = _refusal(name, value)

    assert refused is None or refused.code
    assert refused is None or refused.message.endswith(".")
    assert refused is None or refused.position is None or 0 <= refused.position <= len(value)


@given(st.integers(2000, 2099), st.integers(0, 13), st.integers(0, 33))
def test_days_are_those_of_the_calendar(year: int, month: int, day: int) -> None:
    months = {number: calendar.monthrange(year, number)[1] for number in range(1, 13)}
    exists = 1 <= day <= months.get(month, 0)
    whole_month = month in months and day == 0
    text = f"{year}{month:02}{day:02}"

    assert _is_refused("yyyymmdd", text) == (not exists)
    assert _is_refused("yyyymmd0", text) == (not (exists or whole_month))
    assert _is_refused("yymmdd", text[2:]) == (not exists)
    assert _is_refused("yymmd0", text[2:]) == (not (exists or whole_month))


@given(st.integers(0, 99), st.integers(0, 99))
def test_times_are_those_of_a_clock(hour: int, minute: int) -> None:
    assert _is_refused("hh", f"{hour:02}") == (hour > 23)
    assert _is_refused("mi", f"{minute:02}") == (minute > 59)
    assert _is_refused("ss", f"{minute:02}") == (minute > 59)
    assert _is_refused("hhmi", f"{hour:02}{minute:02}") == (hour > 23 or minute > 59)


@given(st.integers(1, 3), st.data())
def test_a_piece_is_within_its_total(width: int, data: st.DataObject) -> None:
    numbers = st.integers(0, 10**width - 1)
    piece, total = data.draw(numbers), data.draw(numbers)

    assert _is_refused("pieceoftotal", f"{piece:0{width}}{total:0{width}}") == (
        not 1 <= piece <= total
    )
    assert _is_refused("posinseqslash", f"{piece}/{total}") == (not 1 <= piece <= total)


@pytest.mark.parametrize("wrong", ["GB98MIDL07009312345679", "QQ98MIDL07009312345678", "GB9"])
def test_an_account_number_with_a_wrong_digit_or_country_is_refused(wrong: str) -> None:
    assert not _is_refused("iban", "GB98MIDL07009312345678")
    assert _is_refused("iban", wrong)


@pytest.mark.parametrize(
    ("name", "good", "bad"),
    [
        ("iso3166", "704", "705704"),
        ("iso3166alpha2", "VN", "vn"),
        ("iso3166999", "999", "998"),
        ("iso4217", "704", "705"),
        ("packagetype", "PLP", "plp"),
        ("mediatype", "99", "79"),
        ("importeridx", "-", "="),
        ("longitude", "3600000000", "3600000001"),
        ("latitude", "1800000000", "1800000001"),
        ("csum", "8938501000019", ""),
        ("winding", "9", "8"),
        ("iso5218", "9", "3"),
        ("yesno", "1", "2"),
        ("hyphen", "-", "--x"),
        ("nonzero", "10", "00"),
        ("zero", "00", "01"),
    ],
)
def test_codes_are_taken_and_their_neighbours_refused(name: str, good: str, bad: str) -> None:
    assert not _is_refused(name, good)
    assert _is_refused(name, bad)


def test_a_company_prefix_is_asked_of_the_source_from_its_place() -> None:
    asked: list[str] = []

    def source(digits: str) -> bool:
        asked.append(digits)
        return digits.startswith("893")

    lint("gcppos1", "8938501000019", source)
    lint("gcppos2", "18938501000016", source)
    with pytest.raises(Gs1Error) as refused:
        lint("gcppos2", "18908501000016", source)

    assert asked == ["8938501000019", "8938501000016", "8908501000016"]
    assert (refused.value.code, refused.value.position) == ("invalid_gcp_prefix", 1)


@pytest.mark.parametrize("name", ["gcppos1", "gcppos2"])
def test_without_a_source_a_company_prefix_cannot_be_judged(name: str) -> None:
    with pytest.raises(Gs1Error) as refused:
        lint(name, "18938501")
    assert refused.value.code == "gcp_datasource_offline"


@pytest.mark.parametrize("value", ["", "893", "89A8501"])
def test_what_is_shorter_than_any_company_prefix_is_refused(value: str) -> None:
    with pytest.raises(Gs1Error) as refused:
        lint("gcppos1", value)
    assert refused.value.code == "invalid_gcp_prefix"


def test_a_coupon_has_each_of_its_prefixes_looked_up() -> None:
    asked: list[str] = []

    def source(digits: str) -> bool:
        asked.append(digits)
        return True

    lint("couponcode", "106141416543213500110000310123196000", source)
    lint("couponposoffer", "061234567890121234569123456789012345", source)

    assert asked == ["0614141", "123456789012"]


def test_a_coupon_that_ends_before_it_begins_is_refused() -> None:
    coupon = "0123456123456111101233{}4{}"

    assert not _is_refused("couponcode", coupon.format("500606", "500606"))
    assert _is_refused("couponcode", coupon.format("500606", "500607"))


def test_a_rule_that_does_not_exist_is_refused() -> None:
    with pytest.raises(Gs1Error) as refused:
        lint("nosuch", "1")
    assert refused.value.code == "unknown_linter"
