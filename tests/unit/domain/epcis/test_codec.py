"""A text is read by what it is said to be or looks like, and identifiers are translated everywhere."""

from dataclasses import fields

import pytest

from chuan.domain.epcis.codec import read, with_identifiers
from chuan.domain.epcis.model import (
    BizTransaction,
    Event,
    Location,
    Party,
    QuantityElement,
    SensorElement,
    SensorMetadata,
    SensorReport,
)

_NOT_JSON = "not_json"


@pytest.mark.parametrize("raw", [b"<a/>", b"\xef\xbb\xbf<a/>", b" \r\n\t<a/>", b"\xff\xfe<\x00"])
def test_what_begins_as_xml_is_read_as_xml(raw: bytes) -> None:
    assert read(raw).faults[0].code != _NOT_JSON


@pytest.mark.parametrize("raw", [b"{", b"\xef\xbb\xbf[1", b"x", b""])
def test_all_else_is_read_as_json(raw: bytes) -> None:
    assert read(raw).faults[0].code == _NOT_JSON


@pytest.mark.parametrize(
    ("media_type", "is_json"),
    [
        ("application/json", True),
        ("application/ld+json; charset=utf-8", True),
        ("APPLICATION/XML", False),
        ("text/xml", False),
        ("text/plain", False),
    ],
)
def test_a_media_type_that_says_the_writing_is_believed(media_type: str, *, is_json: bool) -> None:
    assert (read(b"<a/>", media_type).faults[0].code == "xml_as_json") is is_json


def test_every_identifier_is_translated() -> None:
    element = (QuantityElement("x"),)
    event = Event(
        type="ObjectEvent",
        event_time="2026-05-01T08:00:00Z",
        event_time_zone_offset="+07:00",
        event_id="y",
        epc_list=("x",),
        quantity_list=element,
        parent_id="x",
        child_epcs=("x",),
        child_quantity_list=element,
        input_epc_list=("x",),
        input_quantity_list=element,
        output_epc_list=("x",),
        output_quantity_list=element,
        transformation_id="x",
        read_point=Location("x"),
        biz_location=Location("x"),
        biz_transaction_list=(BizTransaction("x", "po"),),
        source_list=(Party("location", "x"),),
        destination_list=(Party("location", "x"),),
        sensor_element_list=(
            SensorElement(
                (SensorReport(type="Mass", device_id="x"),), SensorMetadata(device_id="x")
            ),
        ),
    )

    translated = repr(with_identifiers(event, {"x": "z", "y": "y"}.__getitem__))

    assert translated == repr(event).replace("'x'", "'z'")


def test_what_is_absent_stays_absent() -> None:
    event = Event(
        type="ObjectEvent", event_time="2026-05-01T08:00:00Z", event_time_zone_offset="+07:00"
    )

    same = with_identifiers(event, "{}!".format)

    assert all(getattr(same, each.name) == getattr(event, each.name) for each in fields(Event))
