"""Our shapes refuse what the published schema refuses, and take what it takes."""

import json
from pathlib import Path
from typing import Any

import pytest

from chuan.domain.epcis.json_reader import read_json
from chuan.domain.epcis.model import Fault
from tests.unit.domain.epcis.json_examples import CONTEXT, document, event

_QUANTITY = {"epcClass": "urn:epc:idpat:sgtin:0614141.107346.*", "quantity": 5}
_SENSED = {"sensorElementList": [{"sensorReport": [{"type": "Temperature"}]}]}
_TIED = {"type": "AggregationEvent", "epcList": None}
_MADE = {"type": "TransformationEvent", "epcList": None, "action": None}
_PAID = {"type": "TransactionEvent", "bizTransactionList": [{"bizTransaction": "urn:x:1"}]}


def _breaches(raw: bytes) -> list[Fault]:
    return [fault for fault in read_json(raw).faults if fault.schema]


@pytest.mark.parametrize(
    "fields",
    [
        {"epcList": []},
        {"epcList": None, "quantityList": [_QUANTITY]},
        {"epcList": None, "readPoint": {"id": "urn:x:1"}, **_SENSED},
        {"eventTime": "2026-02-28t00:00:00.123456789z"},
        {"eventTime": "2028-02-29T23:59:59-14:00"},
        {"eventTimeZoneOffset": "-14:00"},
        {"ilmd": {}},
        {**_TIED, "action": "DELETE"},
        {**_TIED, "childEPCs": ["urn:x:1"]},
        {**_TIED, "childQuantityList": [_QUANTITY]},
        {**_MADE, "inputEPCList": ["urn:x:1"], "outputQuantityList": [_QUANTITY]},
        {**_MADE, "inputEPCList": ["urn:x:1"], "transformationID": "urn:x:2"},
        {**_PAID, "epcList": []},
        {**_PAID, "epcList": None, "action": "DELETE"},
        {"type": "ex:OtherEvent", "action": 5, "epcList": 5},
        {"certificationInfo": ["urn:x:1", "urn:x:2"]},
        {"bizStep": "https://ref.gs1.org/cbv/BizStep-shipping"},
    ],
)
def test_an_event_that_the_schema_takes_is_taken(fields: dict[str, Any]) -> None:
    assert _breaches(document(event(**fields))) == []


@pytest.mark.parametrize(
    ("fields", "code", "path"),
    [
        ({"type": None}, "missing", "/type"),
        ({"eventTime": None}, "missing", "/eventTime"),
        ({"eventTimeZoneOffset": None}, "missing", "/eventTimeZoneOffset"),
        ({"action": None}, "missing", "/action"),
        ({"action": "add"}, "not_action", "/action"),
        ({"eventTime": "2026-02-29T00:00:00Z"}, "not_moment", "/eventTime"),
        ({"eventTime": "2026-05-01T08:00:00"}, "not_moment", "/eventTime"),
        ({"eventTime": "2026-05-01T24:00:00Z"}, "not_moment", "/eventTime"),
        ({"eventTimeZoneOffset": "+14:30"}, "not_offset", "/eventTimeZoneOffset"),
        ({"epcList": None}, "no_objects", ""),
        ({"epcList": None, "quantityList": []}, "no_objects", ""),
        ({"epcList": None, **_SENSED}, "no_objects", ""),
        ({"epcList": ["urn:x:1", "urn:x:1"]}, "repeated", "/epcList"),
        ({"epcList": ["urn:x:1", 2]}, "not_text", "/epcList/1"),
        ({"ilmd": {}, "action": "OBSERVE"}, "ilmd_not_added", "/ilmd"),
        (_TIED, "no_objects", ""),
        ({**_TIED, "type": "AssociationEvent", "action": "DELETE"}, "missing", "/parentID"),
        ({**_PAID, "bizTransactionList": []}, "empty_list", "/bizTransactionList"),
        ({**_MADE, "inputEPCList": ["urn:x:1"]}, "no_parts", ""),
        ({**_MADE, "transformationID": "urn:x:2"}, "no_parts", ""),
        (
            {"quantityList": [_QUANTITY | {"quantity": "5"}]},
            "not_number",
            "/quantityList/0/quantity",
        ),
        (
            {"quantityList": [_QUANTITY | {"quantity": True}]},
            "not_number",
            "/quantityList/0/quantity",
        ),
        ({"quantityList": [_QUANTITY | {"uom": "kg"}]}, "not_unit", "/quantityList/0/uom"),
        ({"quantityList": [_QUANTITY | {"ex:a": 1}]}, "unknown_field", "/quantityList/0/ex:a"),
        ({"bizStep": "urn:epcglobal:cbv:bizstep:shipping"}, "old_word", "/bizStep"),
        ({"persistentDisposition": {"set": []}}, "empty_list", "/persistentDisposition/set"),
        ({"sensorElementList": [{}]}, "missing", "/sensorElementList/0/sensorReport"),
        ({"readPoint": {}}, "missing", "/readPoint/id"),
        ({"errorDeclaration": {}}, "missing", "/errorDeclaration/declarationTime"),
    ],
)
def test_an_event_that_the_schema_refuses_is_refused_at_its_place(
    fields: dict[str, Any], code: str, path: str
) -> None:
    (fault,) = _breaches(document(event(), event(**fields)))

    assert (fault.code, fault.path, fault.event) == (code, f"/epcisBody/eventList/1{path}", 1)


@pytest.mark.parametrize(
    ("fields", "path"),
    [
        ({"schemaVersion": "v2"}, "/schemaVersion"),
        ({"creationDate": "2026-05-01"}, "/creationDate"),
        ({"@context": [CONTEXT, CONTEXT]}, "/@context"),
        ({"@context": [{"a": 1, "b": 2}, {"b": 2.0, "a": 1}]}, "/@context"),
        ({"@context": 5}, "/@context"),
        ({"epcisBody": {}}, "/epcisBody/eventList"),
        ({"sender": 5}, "/sender"),
        ({"epcisHeader": {"epcisMasterData": []}}, "/epcisHeader/epcisMasterData"),
    ],
)
def test_a_document_that_the_schema_refuses_is_refused(fields: dict[str, Any], path: str) -> None:
    told = json.loads(document(event())) | fields

    (fault,) = _breaches(json.dumps(told).encode())

    assert fault.path == path


@pytest.mark.parametrize(
    ("value", "is_taken"), [("a", True), (1.5, True), ({}, True), (True, False)]
)
def test_an_attribute_is_a_text_a_number_or_fields(value: Any, *, is_taken: bool) -> None:
    element = {"id": "urn:x:1", "attributes": [{"id": "urn:x:2", "attribute": value}]}
    listed = [{"type": "urn:x:3", "vocabularyElementList": [element]}]
    header = {"epcisMasterData": {"vocabularyList": listed}}

    assert (_breaches(document(epcisHeader=header)) == []) is is_taken


def test_an_event_alone_needs_a_context() -> None:
    assert [fault.code for fault in _breaches(json.dumps(event()).encode())] == [
        "no_context_of_event"
    ]


def test_every_verdict_is_that_of_the_published_schema(shared: Path) -> None:
    folder = shared / "conformance" / "epcis"
    verdicts = json.loads((folder / "expected-validity.json").read_text(encoding="utf-8"))
    told = {
        name: each["jsonSchemaValid"]
        for name, each in verdicts.items()
        if "jsonSchemaValid" in each
    }

    ours = {name: not _breaches((folder / name).read_bytes()) for name in told}

    assert told
    assert ours == told
