"""Rules beyond the schema, each with its code; what the schema takes and the standard allows passes."""

from typing import Any

import pytest

from chuan.domain.epcis.json_reader import read_json
from tests.unit.domain.epcis.json_examples import document, event

_TIED = {"type": "AggregationEvent", "epcList": None, "childEPCs": ["urn:x:1"]}
_DECLARED = {"declarationTime": "2026-05-01T08:00:00Z"}


def _sensed(**metadata: str) -> list[dict[str, Any]]:
    return [{"sensorMetadata": metadata, "sensorReport": [{"type": "Temperature"}]}]


def _measured(**values: str) -> list[dict[str, Any]]:
    return [{"sensorReport": [{"type": "Temperature", **values}]}]


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        ({"bizStep": "shiping"}, "unknown_word"),
        ({"disposition": "lost"}, "unknown_word"),
        ({"errorDeclaration": {"declarationTime": "2026-05-01T08:00:00Z", "reason": "x"}}, "unknown_word"),
        ({"sourceList": [{"type": "x", "source": "urn:x:1"}]}, "unknown_word"),
        ({"epcList": ["khong phai uri"]}, "not_uri"),
        ({"readPoint": {"id": "cong"}}, "not_uri"),
        ({"ilmd": {"hanDung": "2027"}}, "field_without_namespace"),
        ({"ghiChu": 1}, "field_without_namespace"),
        ({"la:ghiChu": 1}, "prefix_not_declared"),
        ({"ilmd": {"la:ghiChu": 1}}, "prefix_not_declared"),
        (_TIED, "no_parent"),
        ({**_TIED, "action": "DELETE"}, "no_parent"),
        ({**_TIED, "type": "AssociationEvent", "parentID": ""}, "no_parent"),
        ({"epcList": ["https://[::1"]}, "not_uri"),
        ({"bizLocation": {"id": "https://example.vn/%ZZ"}}, "not_uri"),
        ({"bizStep": "https://example.vn/a[b]"}, "unknown_word"),
        ({"errorDeclaration": {**_DECLARED, "correctiveEventIDs": ["sai"]}}, "not_uri"),
        ({"eventTime": "2026-05-01t08:00:00z"}, "moment_not_of_standard"),
        ({"eventTime": "2026-05-01T08:00:00+14:30"}, "moment_not_of_standard"),
        ({"errorDeclaration": {"declarationTime": "2026-05-01T08:00:00z"}}, "moment_not_of_standard"),
        ({"sensorElementList": _sensed(deviceID="https://[::1")}, "not_uri"),
        ({"sensorElementList": _sensed(endTime="2026-05-01t08:00:00Z")}, "moment_not_of_standard"),
        ({"sensorElementList": _measured(uriValue="https://example.vn/%ZZ")}, "not_uri"),
        ({"sensorElementList": _measured(hexBinaryValue="ABC")}, "odd_hexadecimal"),
        ({"urn:epcglobal:epcis:xsd:2:ghiChu": 1}, "field_of_standard"),
        ({"ilmd": {"http://www.w3.org/2000/xmlns/ghiChu": 1}}, "field_of_standard"),
        ({"type": "la:SuKien"}, "type_not_declared"),
        ({"type": "SuKien"}, "type_not_declared"),
        ({"@id": "urn:x:1"}, "attribute_dropped"),
        ({"readPoint": {"id": "urn:x:1", "@type": "x"}}, "attribute_dropped"),
        ({"sensorElementList": _measured(**{"@type": "x"})}, "attribute_dropped"),
        ({"rdfs:comment": "\b"}, "sign_not_of_xml"),
        ({"rdfs:comment": "\x1f"}, "sign_not_of_xml"),
        ({"rdfs:comment": "\ufffe"}, "sign_not_of_xml"),
        ({"sensorElementList": _sensed(time="2026-05-01T08:00:01+07:00")}, "sensed_later"),
    ],
)  # fmt: skip
def test_a_broken_rule_is_told_by_its_code(fields: dict[str, Any], code: str) -> None:
    reading = read_json(document(event(**fields)))

    assert [(fault.code, fault.schema) for fault in reading.faults] == [(code, False)]
    assert reading.document is not None


@pytest.mark.parametrize(
    "fields",
    [
        {"bizStep": "https://example.vn/buoc/phoi-nang"},
        {"bizStep": "ex:phoi-nang"},
        {"ilmd": {"ex:hanDung": "2027"}},
        {"https://ns.khac.vn/ghiChu": 1},
        {"rdfs:comment": "ghi chú"},
        {**_TIED, "action": "OBSERVE"},
        {"type": "ex:SuKien"},
        {
            "epcList": [
                "https://[2001:db8::1]/01/08936000000016/21/1",
                "https://example.vn/a%20b?c=d#e",
            ]
        },
        {"eventTime": "2026-05-01T08:00:00.123456789-14:00"},
        {"rdfs:comment": {"@lang": "vi", "#text": "ghi chú"}},
        {"rdfs:comment": "@ngoài chuẩn \t \n \x7f \\b \\u0001"},
        {"recordTime": "2031-01-01T00:00:00Z"},
        {"sensorElementList": _sensed(time="2026-05-01T01:00:00Z")},
    ],
)
def test_what_the_standard_allows_breaks_no_rule(fields: dict[str, Any]) -> None:
    assert read_json(document(event(**fields), context={"ex": "https://ns.example.vn/"})).ok


def test_a_context_that_is_not_known_declares_nothing() -> None:
    raw = document(event(ex__a=1), context="https://ns.example.vn/context.jsonld")

    assert [fault.code for fault in read_json(raw).faults] == ["prefix_not_declared"]
