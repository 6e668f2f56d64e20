"""What people type becomes a value or is refused, and is shown again as people write it."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chuan.documents.rules.fields import (
    BY_KEY,
    HEADER,
    SECTIONS,
    BadField,
    names,
    parse_field,
    show_date,
    show_field,
    value_at,
)

FORMS = {field.form for section in SECTIONS for field in section.fields}


def test_every_section_is_found_by_its_key_and_a_list_of_texts_has_one_field() -> None:
    assert list(BY_KEY.values()) == list(SECTIONS)
    assert SECTIONS[0] is HEADER
    for section in SECTIONS:
        keys = [field.key for field in section.fields]
        assert len(set(keys)) == len(keys)
        assert all(keys)
        assert not section.scalar or keys == ["text"]


@pytest.mark.parametrize("form", sorted(FORMS - {"names"}))
def test_an_empty_box_is_no_value(form: Any) -> None:
    assert parse_field(form, " \n ") is None
    assert show_field(form, None) == ""


def test_no_names_are_an_empty_list() -> None:
    assert parse_field("names", " \n ") == []


@pytest.mark.parametrize(
    ("form", "typed", "value"),
    [
        ("year", "1900", 1900), ("year", "2200", 2200),
        ("quarter", "1", 1), ("quarter", "4", 4),
        ("kind", "plan", "plan"), ("recurrence", "annual", "annual"),
        ("number", "1 000", 1000.0), ("number", "12.5", 12.5), ("number", "95 %", 95.0),
        ("number", "-3", -3.0), ("number", "1.234.567,5", 1234567.5),
        ("date", "2026-01-05", "2026-01-05"), ("date", "5 - 1 - 2026", "2026-01-05"),
        ("date", "12.2026", "2026-12"), ("due", "29/2", "--02-29"), ("due", "2027", "2027"),
        ("text", "  a \n b  ", "a b"), ("long", " a\tb ", "a b"),
    ],
)  # fmt: skip
def test_reads_each_form_of_value(form: Any, typed: str, value: object) -> None:
    found = parse_field(form, typed)

    assert found == value
    assert type(found) is type(value)


@pytest.mark.parametrize(
    ("form", "typed"),
    [
        ("year", "1899"), ("year", "2201"), ("year", "20300"),
        ("quarter", "0"), ("quarter", "I"),
        ("number", "inf"), ("number", "một"), ("number", "1,2,3"),
        ("date", "30/2/2026"), ("date", "13/2026"), ("date", "0/2026"), ("date", "1899"),
        ("date", "31/12/1899"), ("date", "1/1/2201"), ("date", "2026-13-01"), ("date", "mai"),
        ("due", "30/2"), ("due", "1/13"), ("due", "32/1/2026"),
    ],
)  # fmt: skip
def test_refuses_what_cannot_be(form: Any, typed: str) -> None:
    with pytest.raises(BadField):
        parse_field(form, typed)


@pytest.mark.parametrize(
    ("form", "value", "shown"),
    [
        ("names", ["Sở A", "Sở B"], "Sở A\nSở B"), ("names", "Sở A", "Sở A"),
        ("date", "2026-01-05", "05/01/2026"), ("date", "2026-01", "01/2026"),
        ("due", "--11-20", "20/11"), ("due", "2026", "2026"), ("date", 2026, "2026"),
        ("text", "2026-01-05", "2026-01-05"), ("number", 12.5, "12,5"), ("number", 100.0, "100"),
        ("number", 7, "7"), ("text", "a", "a"),
    ],
)  # fmt: skip
def test_shows_values_as_people_write_them(form: Any, value: Any, shown: str) -> None:
    assert show_field(form, value) == shown


def test_what_is_no_date_is_shown_as_it_is() -> None:
    assert show_date("quý I") == "quý I"
    assert show_date("26-01-05") == "26-01-05"


@given(st.floats(-1e5, 1e5).map(lambda value: round(value, 1)))
def test_a_number_shown_and_typed_again_is_the_same(value: float) -> None:
    shown = show_field("number", float(f"{value:g}"))

    assert parse_field("number", shown) == float(f"{value:g}")


def test_a_value_is_found_below_an_item_or_is_nothing() -> None:
    item: Any = {"period": {"end": 2030}, "text": "a", "lead": None}

    assert value_at(item, "period/end") == 2030
    assert value_at(item, "text") == "a"
    for key in ("period/start", "text/end", "lead/0", "none"):
        assert value_at(item, key) is None
    assert value_at(None, "text") is None


def test_names_are_the_texts_of_a_list() -> None:
    assert names(["Sở A", None, 3, "Sở B"]) == ["Sở A", "Sở B"]
    assert list(names("Sở A")) == list(names(None)) == []
