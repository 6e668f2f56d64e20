"""A value is held against length, characters and rules, and the refusal points at its fault."""

import pytest

from chuan.domain.gs1.ais import AIS
from chuan.domain.gs1.errors import Gs1Error
from chuan.domain.gs1.values import check_unknown_value, check_value


@pytest.mark.parametrize(
    ("ai", "value"),
    [
        ("01", "08938501000019"),
        ("253", "9526064000028"),
        ("253", "9526064000028000001"),
        ("8003", "02112345678900ABC"),
        ("7007", "211225"),
        ("7007", "211225211231"),
        ("8008", "2601312359"[:8]),
        ("8008", "260131235959"),
        ("4330", "123456-"),
        ("8004", "9520614141234567"),
        ("8010", "0200"),
        ("8030", "DIGSIG-_"),
    ],
)
def test_right_values_are_taken(ai: str, value: str) -> None:
    check_value(ai, value)


@pytest.mark.parametrize(
    ("ai", "value", "code", "position"),
    [
        ("01", "", "empty_value", None),
        ("01", "8938501000019", "value_too_short", 13),
        ("01", "089385010000190", "value_too_long", 14),
        ("01", "0893850100001A", "non_digit_character", 13),
        ("01", "18938501000019", "n1_before_gtin13", 13),
        ("02", "18938501000019", "n1_before_gtin13", 13),
        ("8006", "189385010000190102", "n1_before_gtin13", 13),
        ("8006", "189385010000160301", "piece_number_exceeds_total", 14),
        ("8003", "02112345678901ABC", "incorrect_check_digit", 13),
        ("8003", "12112345678900ABC", "not_zero", 0),
        ("10", "LÔ", "invalid_cset82_character", 1),
        ("7007", "2112252112", "value_too_short", 10),
        ("7007", "211225211331", "illegal_month", 8),
        ("8008", "26013124", "illegal_hour", 6),
        ("7040", "1AB=", "invalid_importer_index", 3),
        ("8004", "ABC123", "invalid_gcp_prefix", 0),
        ("423", "704006", "not_iso3166", 3),
    ],
)
def test_the_fault_of_a_value_is_named_and_placed(
    ai: str, value: str, code: str, position: int | None
) -> None:
    with pytest.raises(Gs1Error) as refused:
        check_value(ai, value)

    assert (refused.value.code, refused.value.position) == (code, position)
    assert refused.value.ai == ai
    assert refused.value.message.startswith(f"({ai}) ")


def test_a_refusal_is_said_in_the_language_of_the_reader_with_its_identifier() -> None:
    with pytest.raises(Gs1Error) as refused:
        check_value("17", "261331")

    assert refused.value.said(str) == refused.value.message == "(17) Không có tháng “13”."
    assert refused.value.said(lambda _: "No month %(month)s.") == "(17) No month 13."


def test_an_identifier_outside_the_table_has_no_values() -> None:
    with pytest.raises(Gs1Error) as refused:
        check_value("89", "1")
    assert refused.value.code == "unknown_ai"


def test_a_value_of_an_unknown_identifier_is_gs1_text_of_ninety_characters_at_most() -> None:
    check_unknown_value("89", "A" * 90)
    with pytest.raises(Gs1Error):
        check_unknown_value("89", "A" * 91)
    with pytest.raises(Gs1Error):
        check_unknown_value("89", "A B")


def test_no_value_is_longer_than_its_identifier_says() -> None:
    for ai, row in AIS.items():
        with pytest.raises(Gs1Error):
            check_value(ai, "1" * (row.longest + 1))
