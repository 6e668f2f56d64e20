"""The borders of what may be asked: how many, how counted, how flags are spelled, what has no amount."""

import json
from typing import Any

import pytest

from chuan.domain.epcis.json_reader import read_json
from chuan.domain.epcis.query import (
    QueryParameterInvalid,
    Repository,
    StoredEvent,
    evaluate,
    from_json,
    from_query_string,
)
from chuan.domain.epcis.query.writing import MOST_CONDITIONS, MOST_VALUES
from tests.unit.domain.epcis.test_query import BASE, LOT, PLACE, RECORDED, WORLD


def world_of(**changes: Any) -> Repository:
    found = read_json(json.dumps(BASE | changes)).document
    assert found is not None
    return Repository((StoredEvent(found.events[0], RECORDED, 1),))


@pytest.mark.parametrize(
    ("text", "found"), [("true", 1), ("1", 1), ("", 1), ("false", 0), ("0", 0)]
)
def test_a_flag_is_spelled_in_five_ways(text: str, found: int) -> None:
    query = from_query_string([("EXISTS_errorDeclaration", text)], {})

    assert len(evaluate(query, WORLD)) == found


def test_a_class_without_an_amount_is_neither_more_nor_less() -> None:
    world = world_of(quantityList=[{"epcClass": LOT}])

    assert evaluate(from_query_string([("MATCH_epcClass", LOT)], {}), world)
    for name in ("GT_quantity", "LT_quantity", "EQ_quantity"):
        assert not evaluate(from_query_string([(name, "0")], {}), world)


def test_so_many_conditions_and_values_and_no_more() -> None:
    fields = {f"EQ_ext:f{number}": "1" for number in range(MOST_CONDITIONS + 1)}
    words = [f"urn:x:{number}" for number in range(MOST_VALUES + 1)]
    known = {"ext": "https://ns.example.vn/"}
    fewer = dict(list(fields.items())[:-1])

    assert len(from_json(fewer, known).conditions) == MOST_CONDITIONS
    assert from_json({"EQ_eventID": words[:-1]}, {}).conditions
    for told in (fields, {"EQ_eventID": words}):
        with pytest.raises(QueryParameterInvalid):
            from_json(told, known)


def test_a_limit_needs_an_order_to_count_in() -> None:
    with pytest.raises(QueryParameterInvalid, match="orderBy"):
        from_query_string([("eventCountLimit", "1")], {})


@pytest.mark.parametrize("text", ["²", "٣", "1234567890", "1.0", "", "1|2"])
def test_a_count_is_a_plain_number_of_nine_digits_at_most(text: str) -> None:
    pairs = [("maxEventCount", part) for part in text.split("|")]

    with pytest.raises(QueryParameterInvalid):
        from_query_string(pairs, {})
    assert from_query_string([("maxEventCount", "123456789")], {}).max_event_count == 123_456_789


def test_json_says_flags_and_numbers_as_they_are_and_nothing_is_no_text() -> None:
    assert from_json({"EXISTS_errorDeclaration": True}, {}).conditions[0].values == (True,)
    assert from_json({"EXISTS_errorDeclaration": False}, {}).conditions[0].values == (False,)
    assert [str(value) for value in from_json({"GT_quantity": 2.5}, {}).conditions[0].values] == [
        "2.5"
    ]
    for value in (None, [None], {"a": 1}, []):
        with pytest.raises(QueryParameterInvalid):
            from_json({"EQ_bizStep": value}, {})


def test_an_event_without_a_place_lies_nowhere() -> None:
    plain = {key: told for key, told in BASE.items() if key not in {"readPoint", "bizLocation"}}
    found = read_json(json.dumps(plain)).document
    assert found is not None
    world = Repository((StoredEvent(found.events[0], RECORDED, 1),))

    for name in ("EQ_readPoint", "WD_bizLocation"):
        assert not evaluate(from_query_string([(name, PLACE)], {}), world)
