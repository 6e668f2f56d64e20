"""A query means what the standard says, parameter by parameter, and is one query in either writing."""

import json
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, datetime
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chuan.domain.epcis.json_reader import read_json
from chuan.domain.epcis.model import Event
from chuan.domain.epcis.query import (
    PARAMETERS,
    QueryParameterInvalid,
    QueryTooLarge,
    Repository,
    SimpleEventQuery,
    StoredEvent,
    evaluate,
    from_json,
    from_query_string,
    to_json,
)

PREFIXES = {"ext": "https://ns.example.vn/"}
PLACE = "https://id.gs1.org/414/8936123450007"
JAR = "https://id.gs1.org/01/08936123450014/21/7"
LOT = "https://id.gs1.org/01/08936123450014/10/LO-1"
BASE: dict[str, Any] = {
    "@context": {"ext": "https://ns.example.vn/"},
    "type": "ObjectEvent",
    "eventTime": "2026-05-01T08:00:00+07:00",
    "eventTimeZoneOffset": "+07:00",
    "action": "ADD",
    "epcList": [JAR],
    "bizStep": "commissioning",
    "disposition": "active",
    "persistentDisposition": {"set": ["completeness_verified"], "unset": ["damaged"]},
    "eventID": "urn:uuid:1",
    "readPoint": {"id": PLACE, "ext:gate": "A", "ext:site": {"ext:row": "3"}},
    "bizLocation": {"id": PLACE, "ext:room": "R1"},
    "quantityList": [{"epcClass": LOT, "quantity": 2.5, "uom": "KGM"}],
    "bizTransactionList": [{"type": "po", "bizTransaction": "urn:epc:id:gdti:893612345.001.9"}],
    "sourceList": [{"type": "owning_party", "source": "https://id.gs1.org/417/8936123450007"}],
    "destinationList": [{"type": "location", "destination": PLACE}],
    "errorDeclaration": {
        "declarationTime": "2026-05-02T00:00:00Z",
        "reason": "incorrect_data",
        "correctiveEventIDs": ["urn:uuid:2"],
        "ext:why": "sai cân",
    },
    "ilmd": {"ext:lot": "L1", "ext:more": {"ext:grade": 5}},
    "ext:count": 12,
    "ext:on": "2026-05-01T00:00:00Z",
    "ext:outer": {"ext:inner": "x"},
    "sensorElementList": [
        {
            "sensorMetadata": {
                "time": "2026-05-01T00:30:00Z",
                "startTime": "2026-05-01T00:00:00Z",
                "endTime": "2026-05-01T00:40:00Z",
                "deviceID": "urn:epc:id:giai:893612345.5",
                "bizRules": "https://id.gs1.org/253/8936123450014987",
                "ext:kind": "m",
            },
            "sensorReport": [
                {
                    "type": "Temperature",
                    "value": 20,
                    "uom": "CEL",
                    "minValue": 18,
                    "maxValue": 22,
                    "meanValue": 20,
                    "sDev": 1,
                    "percRank": 50,
                    "percValue": 20,
                    "microorganism": "https://example.org/m",
                    "chemicalSubstance": "https://example.org/c",
                    "dataProcessingMethod": "https://example.org/d",
                    "stringValue": "ấm",
                    "booleanValue": True,
                    "hexBinaryValue": "0A",
                    "uriValue": "https://example.org/u",
                    "ext:rep": "r",
                }
            ],
            "ext:el": "e",
        }
    ],
}


def _event(**changes: Any) -> Event:
    found = read_json(json.dumps(BASE | changes)).document
    assert found is not None
    return found.events[0]


RECORDED = datetime(2026, 5, 3, tzinfo=UTC)
WORLD = Repository(
    (StoredEvent(_event(), RECORDED, 1),),
    children={"https://id.gs1.org/414/8936123459998": frozenset({PLACE})},
    attributes={PLACE: {"urn:epcglobal:cbv:mda:city": "Vinh"}, LOT: {"urn:mda:x": "1"}},
)

HOLDS_AND_FAILS = [
    ("eventType", "ObjectEvent|AggregationEvent", "TransformationEvent"),
    ("GE_eventTime", "2026-05-01T01:00:00Z", "2026-05-01T01:00:00.001Z"),
    ("LT_eventTime", "2026-05-01T01:00:00.001Z", "2026-05-01T01:00:00Z"),
    ("GE_recordTime", "2026-05-03T00:00:00Z", "2026-05-03T00:00:01Z"),
    ("LT_recordTime", "2026-05-03T00:00:01Z", "2026-05-03T00:00:00Z"),
    ("EQ_action", "ADD|DELETE", "OBSERVE"),
    ("EQ_bizStep", "urn:epcglobal:cbv:bizstep:commissioning", "shipping"),
    ("EQ_disposition", "https://ref.gs1.org/cbv/Disp-active", "in_transit"),
    ("EQ_persistentDisposition_set", "completeness_verified", "damaged"),
    ("EQ_persistentDisposition_unset", "damaged", "completeness_verified"),
    ("EQ_eventID", "urn:uuid:1", "urn:uuid:2"),
    ("EQ_readPoint", "urn:epc:id:sgln:893612345.000.0", "https://id.gs1.org/414/8936123459998"),
    ("WD_readPoint", "https://id.gs1.org/414/8936123459998", JAR),
    ("EQ_bizLocation", PLACE, JAR),
    ("WD_bizLocation", PLACE, JAR),
    ("MATCH_epc", "urn:epc:id:sgtin:893612345.0001.7", "urn:epc:id:sgtin:893612345.0001.8"),
    ("MATCH_epc", "urn:epc:idpat:sgtin:893612345.0001.*", "urn:epc:idpat:sgtin:893612345.0002.*"),
    ("MATCH_anyEPC", JAR, LOT),
    ("MATCH_epcClass", LOT, JAR),
    ("MATCH_anyEPCClass", "urn:epc:class:lgtin:893612345.0001.LO-1", JAR),
    ("EQ_quantity", "2.5", "2"),
    ("GT_quantity", "2", "2.5"),
    ("GE_quantity", "2.5", "3"),
    ("LT_quantity", "3", "2.5"),
    ("LE_quantity", "2.5", "2"),
    ("EQ_quantity_GRM", "2500", "2.5"),
    ("GE_quantity_KGM", "2.5", "2.6"),
    ("EQ_bizTransaction_po", "https://id.gs1.org/253/89361234500149", "urn:uuid:0"),
    ("EQ_source_owning_party", "urn:epc:id:pgln:893612345.000", PLACE),
    ("EQ_destination_location", PLACE, JAR),
    ("EXISTS_errorDeclaration", "true", "false"),
    ("GE_errorDeclarationTime", "2026-05-02T00:00:00Z", "2026-05-02T00:00:01Z"),
    ("LT_errorDeclaration_Time", "2026-05-02T00:00:01Z", "2026-05-02T00:00:00Z"),
    ("EQ_errorReason", "incorrect_data", "did_not_occur"),
    ("EQ_correctiveEventID", "urn:uuid:2", "urn:uuid:1"),
    ("EQ_ext:count", "12.0", "13"),
    ("GT_ext:count", "11", "12"),
    ("LE_ext:count", "12", "11"),
    ("GE_ext:on", "2026-05-01T00:00:00Z", "2026-05-01T00:00:01Z"),
    ("EXISTS_ext:count", "true", "false"),
    ("EQ_INNER_ext:inner", "x", "y"),
    ("EXISTS_INNER_ext:inner", "true", "false"),
    ("EQ_ILMD_ext:lot", "L1", "L2"),
    ("GE_INNER_ILMD_ext:grade", "5", "6"),
    ("EQ_ERROR_DECLARATION_ext:why", "sai cân", "khác"),
    ("EQ_SENSORELEMENT_ext:el", "e", "f"),
    ("EQ_SENSORMETADATA_ext:kind", "m", "n"),
    ("EQ_SENSORREPORT_ext:rep", "r", "s"),
    ("EQ_readPoint_ext:gate", "A", "B"),
    ("EQ_INNER_readPoint_ext:row", "3", "4"),
    ("EQ_bizLocation_ext:room", "R1", "R2"),
    ("HASATTR_readPoint", "urn:epcglobal:cbv:mda:city", "urn:epcglobal:cbv:mda:name"),
    ("EQ_ATTR_readPoint_urn:epcglobal:cbv:mda:city", "Vinh", "Huế"),
    ("EQATTR_epcClass_urn:mda:x", "1", "2"),
    ("EXISTS_sensorElementList", "true", "false"),
    ("GE_time", "2026-05-01T00:30:00Z", "2026-05-01T00:31:00Z"),
    ("LT_startTime", "2026-05-01T00:00:01Z", "2026-05-01T00:00:00Z"),
    ("GE_endTime", "2026-05-01T00:40:00Z", "2026-05-01T00:41:00Z"),
    ("EQ_type", "https://gs1.org/voc/Temperature", "Mass"),
    ("EQ_deviceID", "https://id.gs1.org/8004/8936123455", JAR),
    ("EQ_dataProcessingMethod", "https://example.org/d", "https://example.org/e"),
    ("EQ_microorganism", "https://example.org/m", "https://example.org/n"),
    ("EQ_chemicalSubstance", "https://example.org/c", "https://example.org/d"),
    ("EQ_bizRules", "https://id.gs1.org/253/8936123450014987", JAR),
    ("EQ_stringValue", "ấm", "lạnh"),
    ("EQ_booleanValue", "true", "false"),
    ("EQ_hexBinaryValue", "0A", "0B"),
    ("EQ_uriValue", "https://example.org/u", "https://example.org/v"),
    ("GE_percRank", "50", "51"),
    ("EQ_value_CEL", "20", "21"),
    ("GE_value_FAH", "68", "69"),
    ("LT_minValue_CEL", "19", "18"),
    ("GT_maxValue_CEL", "21", "22"),
    ("LE_meanValue_KEL", "293.15", "293.14"),
    ("GE_sDev_CEL", "1", "2"),
    ("GE_percValue_CEL", "20", "21"),
    ("LT_errorDeclarationTime", "2026-05-02T00:00:01Z", "2026-05-02T00:00:00Z"),
    ("GE_errorDeclaration_Time", "2026-05-02T00:00:00Z", "2026-05-02T00:00:01Z"),
    ("LT_time", "2026-05-01T00:30:01Z", "2026-05-01T00:30:00Z"),
    ("GE_startTime", "2026-05-01T00:00:00Z", "2026-05-01T00:00:01Z"),
    ("LT_endTime", "2026-05-01T00:40:01Z", "2026-05-01T00:40:00Z"),
    ("EQ_percRank", "50", "51"),
    ("GT_percRank", "49", "50"),
    ("LE_percRank", "50", "49"),
    ("LT_percRank", "51", "50"),
]
_TIMES: dict[str, Any] = {
    "@context": {},
    "eventTime": "2026-05-01T08:00:00+07:00",
    "eventTimeZoneOffset": "+07:00",
}
MADE: dict[str, Any] = {
    **_TIMES,
    "type": "TransformationEvent",
    "transformationID": "urn:epc:id:gdti:893612345.001.7",
    "inputEPCList": [f"{JAR}1"],
    "inputQuantityList": [{"epcClass": f"{LOT}1", "quantity": 1, "uom": "KGM"}],
    "outputEPCList": [f"{JAR}2"],
    "outputQuantityList": [{"epcClass": f"{LOT}2", "quantity": 1, "uom": "KGM"}],
}
PACKED: dict[str, Any] = {
    **_TIMES,
    "type": "AggregationEvent",
    "action": "ADD",
    "parentID": "urn:epc:id:sscc:893612345.00000001",
    "childEPCs": [JAR],
}
OF_OTHER_TYPES: list[tuple[dict[str, Any], str, str, str]] = [
    (MADE, "EQ_transformationID", "urn:epc:id:gdti:893612345.001.7", "urn:epc:id:gdti:893612345.001.8"),
    (MADE, "MATCH_inputEPC", f"{JAR}1", f"{JAR}2"),
    (MADE, "MATCH_outputEPC", f"{JAR}2", f"{JAR}1"),
    (MADE, "MATCH_inputEPCClass", f"{LOT}1", f"{LOT}2"),
    (MADE, "MATCH_outputEPCClass", f"{LOT}2", f"{LOT}1"),
    (PACKED, "MATCH_parentID", "urn:epc:idpat:sscc:893612345.*", JAR),
]  # fmt: skip


def test_the_tables_show_every_parameter_that_has_a_fixed_name() -> None:
    shown = {row[0] for row in HOLDS_AND_FAILS} | {row[1] for row in OF_OTHER_TYPES}

    assert set(PARAMETERS) <= shown


@pytest.mark.parametrize(("told", "name", "holds", "fails"), OF_OTHER_TYPES)
def test_a_parameter_of_another_type_takes_what_fits(
    told: dict[str, Any], name: str, holds: str, fails: str
) -> None:
    found = read_json(json.dumps(told)).document
    assert found is not None
    world = Repository((StoredEvent(found.events[0], RECORDED, 1),))

    assert evaluate(from_query_string([(name, holds)], {}), world)
    assert not evaluate(from_query_string([(name, fails)], {}), world)


@pytest.mark.parametrize(("name", "holds", "fails"), HOLDS_AND_FAILS)
def test_a_parameter_takes_what_fits_and_leaves_what_does_not(
    name: str, holds: str, fails: str
) -> None:
    assert evaluate(from_query_string([(name, holds)], PREFIXES), WORLD)
    assert not evaluate(from_query_string([(name, fails)], PREFIXES), WORLD)


@pytest.mark.parametrize(("name", "holds", "fails"), HOLDS_AND_FAILS)
def test_a_query_written_as_json_and_read_again_asks_the_same(
    name: str, holds: str, fails: str
) -> None:
    for text in (holds, fails):
        query = from_query_string([(name, text)], PREFIXES)

        assert evaluate(from_json(to_json(query), {}), WORLD) == evaluate(query, WORLD)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("EQ_colour", "red"),
        ("MATCH_epc", ""),
        ("GE_eventTime", "2026-05-01"),
        ("GE_eventTime", "hôm qua"),
        ("EQ_action", "OBSERV"),
        ("GT_quantity", "nhiều"),
        ("GT_quantity", "NaN"),
        ("EQ_none:field", "1"),
        ("orderBy", "weight"),
        ("orderDirection", "UP"),
        ("eventCountLimit", "0"),
        ("maxEventCount", "-1"),
        ("EXISTS_errorDeclaration", "maybe"),
        ("HASATTR_colour", "x"),
    ],
)
def test_what_cannot_be_asked_is_refused_by_name(name: str, value: str) -> None:
    with pytest.raises(QueryParameterInvalid, match=r"\w"):
        from_query_string(
            [(name, value), ("orderBy", "eventTime")][: 1 + (name[:5] == "event")], {}
        )


def test_the_two_limits_exclude_each_other() -> None:
    pairs = [("orderBy", "eventTime"), ("eventCountLimit", "1"), ("maxEventCount", "1")]

    with pytest.raises(QueryParameterInvalid, match="eventCountLimit"):
        from_query_string(pairs, {})


def _many() -> Repository:
    hours = (3, 1, 2, 2)
    return Repository(
        tuple(
            StoredEvent(
                replace(_event(), event_time=f"2026-05-01T0{hour}:00:00Z"), RECORDED, number
            )
            for number, hour in enumerate(hours)
        )
    )


def test_events_come_in_the_order_asked_for() -> None:
    def order(*pairs: tuple[str, str]) -> list[int]:
        return [each.sequence for each in evaluate(from_query_string(pairs, {}), _many())]

    assert order() == [0, 1, 2, 3]
    assert order(("orderBy", "eventTime")) == [0, 3, 2, 1]
    assert order(("orderBy", "eventTime"), ("orderDirection", "ASC")) == [1, 2, 3, 0]
    assert order(("orderBy", "recordTime"), ("eventCountLimit", "2")) == [3, 2]


def test_more_events_than_allowed_are_refused() -> None:
    with pytest.raises(QueryTooLarge, match="3"):
        evaluate(from_query_string([("maxEventCount", "3")], {}), _many())


@given(st.sampled_from(HOLDS_AND_FAILS), st.sampled_from(HOLDS_AND_FAILS), st.booleans())
def test_conditions_are_joined_by_and(one: Any, other: Any, both: Any) -> None:
    first, second = (
        from_query_string([(each[0], each[1 if both else 2])], PREFIXES) for each in (one, other)
    )
    joined = SimpleEventQuery((*first.conditions, *second.conditions))
    apart = bool(evaluate(first, WORLD)) and bool(evaluate(second, WORLD))

    assert bool(evaluate(joined, WORLD)) is apart


@given(st.lists(st.tuples(st.text(max_size=30), st.text(max_size=30)), max_size=4))
def test_no_text_breaks_the_reader(pairs: list[tuple[str, str]]) -> None:
    with suppress(QueryParameterInvalid):
        assert from_query_string(pairs, PREFIXES)


@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.text(max_size=10),
        lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=12), inner),
        max_leaves=8,
    )
)
def test_no_json_breaks_the_reader(body: Any) -> None:
    with suppress(QueryParameterInvalid):
        assert from_json(body, PREFIXES)


def test_a_number_of_json_is_exact() -> None:
    query = from_json({"EQ_quantity": [2.5]}, {})

    assert query.conditions[0].values == (Decimal("2.5"),)
