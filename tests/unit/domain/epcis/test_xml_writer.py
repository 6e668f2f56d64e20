"""Events are written as XML 2.0 that the official schema accepts and that reads back the same."""

from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st
from lxml import etree

from chuan.domain.epcis.json_reader import read_json
from chuan.domain.epcis.json_writer import write_json
from chuan.domain.epcis.meaning import same_meaning
from chuan.domain.epcis.model import Document, DocumentKind, Event, Extension
from chuan.domain.epcis.xml_frames import write_capture_job, write_exception
from chuan.domain.epcis.xml_reader import read_xml
from chuan.domain.epcis.xml_writer import write_xml
from tests.unit.domain.epcis.json_examples import EVENTS
from tests.unit.domain.epcis.json_examples import document as json_document
from tests.unit.domain.epcis.strategies import documents
from tests.unit.domain.epcis.xml_oracle import is_valid

EVENT = Event(
    type="ObjectEvent",
    event_time="2026-11-23T08:30:00+07:00",
    event_time_zone_offset="+07:00",
    action="ADD",
    epc_list=(),
    biz_step="shipping",
)

ODD = (
    {}, {"eventID": "https://[::1"}, {"eventID": "https://ex.vn/%ZZ"}, {"parentID": "x:a b"},
    {"eventTime": "2026-05-01t08:00:00z"}, {"eventTime": "2026-05-01T08:00:00+23:59"},
    {"rdfs:comment": "\x01"}, {"rdfs:comment": "\uffff"}, {"urn:epcglobal:epcis:xsd:2:a": 1},
    {"quantityList": [{"epcClass": "urn:x:1", "quantity": 1e300}]}, {"@id": "x"}, {"type": "la:A"},
    {"sensorElementList": [{"sensorReport": [{"type": "Length", "hexBinaryValue": "ABC"}]}]},
    {"sensorElementList": [{"sensorReport": [{"type": "Length", "deviceID": "https://[::1"}]}]},
)  # fmt: skip
"""Fields that JSON holds and XML perhaps does not."""


def around(event: Event) -> Document:
    return Document(numbered=((0, event),), creation_date="2026-11-23T08:30:00+07:00")


@given(documents)
def test_what_is_written_reads_back_the_same(document: Document) -> None:
    reading = read_xml(write_xml(document))

    assert not [fault for fault in reading.faults if fault.schema]
    assert reading.document is not None
    assert same_meaning(document, reading.document)


@given(documents)
def test_writing_twice_changes_nothing(document: Document) -> None:
    once = write_xml(document)
    again = read_xml(once).document
    assert again is not None

    assert read_xml(write_xml(again)).document == again


@given(documents)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_the_official_schema_accepts_what_is_written(shared: Path, document: Document) -> None:
    assert is_valid(shared, write_xml(document, vocabulary="urn"))


@given(documents)
def test_a_way_over_json_and_xml_changes_nothing(document: Document) -> None:
    json = read_json(write_json(document)).document
    assert json is not None

    xml = read_xml(write_xml(json)).document

    assert xml is not None
    assert same_meaning(json, xml)


@given(EVENTS, st.sampled_from(ODD))
def test_what_json_brings_without_a_fault_is_taken_as_xml_too(
    told: dict[str, Any], odd: dict[str, Any]
) -> None:
    for sensor in told.get("sensorElementList", ()):
        for report in sensor["sensorReport"]:
            assume(not isinstance(report.get("ex:rieng"), dict | list))
    reading = read_json(json_document(told | odd, context={"ex": "https://ns.example.vn/"}))
    assume(reading.ok)
    assert reading.document is not None

    again = read_xml(write_xml(reading.document))

    assert again.faults == ()
    assert again.document is not None
    assert same_meaning(again.document, reading.document)


def test_words_are_web_addresses_or_urns_as_asked() -> None:
    assert b"<bizStep>https://ref.gs1.org/cbv/BizStep-shipping<" in write_xml(around(EVENT))
    assert b"<bizStep>urn:epcglobal:cbv:bizstep:shipping<" in write_xml(
        around(EVENT), vocabulary="urn"
    )


def test_parties_of_a_document_become_its_business_header() -> None:
    document = replace(around(EVENT), sender="urn:x:a", receiver="urn:x:b", instance_identifier="7")

    raw = write_xml(document)

    assert b"<sbdh:" in raw or b"StandardBusinessDocumentHeader" in raw
    again = read_xml(raw)
    assert again.ok
    assert again.document == document


def test_white_space_around_a_text_is_kept() -> None:
    field = Extension("https://ns.example.vn/", "a", "  hai dòng\n")
    document = around(replace(EVENT, extensions=(field,)))

    again = read_xml(write_xml(document)).document

    assert again is not None
    assert again.events[0].extensions == (field,)


def test_signs_that_xml_cannot_hold_do_not_break_it() -> None:
    field = Extension("https://ns.example.vn/", "1 a", "\x00<&>\ud800")
    document = around(replace(EVENT, extensions=(field,)))

    assert etree.fromstring(write_xml(document)) is not None


def test_an_event_alone_is_written_alone() -> None:
    document = Document(kind=DocumentKind.EVENT, numbered=((0, EVENT),))

    again = read_xml(write_xml(document)).document

    assert again is not None
    assert again.kind is DocumentKind.EVENT
    assert same_meaning(again, document)


def test_a_capture_job_is_written_as_the_schema_says(shared: Path) -> None:
    values = {
        "captureID": "a1",
        "running": False,
        "success": False,
        "captureErrorBehaviour": "rollback",
        "createdAt": "2026-11-23T08:30:00+07:00",
        "errors": [{"type": "epcisException:ValidationException", "title": "Sai", "status": 400}],
    }

    raw = write_capture_job(values)

    assert is_valid(shared, raw)
    assert is_valid(shared, write_capture_job({**values, "errors": [], "errorFile": "urn:x:1"}))
    assert b'running="false"' in raw
    assert b"<status>400</status>" in raw


def test_a_problem_is_written_as_the_schema_says(shared: Path) -> None:
    raw = write_exception("SecurityException", "Không được phép <ở đây>.", status=401)

    assert is_valid(shared, raw)
    assert b"<type>epcisException:SecurityException</type>" in raw


def test_one_and_the_text_one_mean_the_same_and_two_does_not() -> None:
    def saying(value: object) -> Document:
        field = Extension("urn:x:", "a", value)  # type: ignore[arg-type]
        return around(replace(EVENT, extensions=(field,)))

    assert same_meaning(saying(1), saying("1"))
    assert same_meaning(saying(Decimal("1.50")), saying("1.50"))
    assert same_meaning(saying(True), saying("true"))
    assert not same_meaning(saying(1), saying(2))
    assert not same_meaning(saying("a"), saying("b"))
