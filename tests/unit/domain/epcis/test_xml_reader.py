"""EPCIS in XML is read into events, in the order and the wrappings it comes in."""

from decimal import Decimal

import pytest

from chuan.domain.epcis.model import (
    DocumentKind,
    Event,
    Extension,
    Limits,
    QuantityElement,
    Reading,
)
from chuan.domain.epcis.xml_reader import read_xml

OPEN = (
    '<e:EPCISDocument xmlns:e="urn:epcglobal:epcis:xsd:{0}" schemaVersion="{1}"'
    ' creationDate="2026-11-23T08:30:00+07:00" xmlns:vn="https://ns.example.vn/"{2}>'
)
TIMES = (
    "<eventTime>2026-11-23T08:30:00+07:00</eventTime>"
    "<eventTimeZoneOffset>+07:00</eventTimeZoneOffset>"
)
EPCS = "<epcList><epc>urn:epc:id:sgtin:0614141.107346.2018</epc></epcList>"
EVENT = f"<ObjectEvent>{TIMES}{EPCS}<action>OBSERVE</action></ObjectEvent>"


def document(body: str, *, version: str = "2.0", header: str = "", more: str = "") -> bytes:
    start = OPEN.format(version[0] if version[0] == "2" else "1", version, more)
    return (
        f"{start}{header}<EPCISBody><EventList>{body}</EventList></EPCISBody></e:EPCISDocument>"
    ).encode()


def observed(fields: str) -> str:
    return f"<ObjectEvent>{TIMES}{EPCS}<action>OBSERVE</action>{fields}</ObjectEvent>"


def event(reading: Reading) -> Event:
    assert reading.document is not None
    (found,) = reading.document.events
    return found


def codes(reading: Reading) -> list[tuple[str, str, int | None]]:
    return [(fault.code, fault.path, fault.event) for fault in reading.faults]


def test_reads_a_whole_document_without_fault() -> None:
    reading = read_xml(document(EVENT))

    assert reading.ok
    assert event(reading).epc_list == ("urn:epc:id:sgtin:0614141.107346.2018",)
    assert reading.document is not None
    assert reading.document.creation_date == "2026-11-23T08:30:00+07:00"


@pytest.mark.parametrize(
    "spelling",
    [
        "urn:epcglobal:cbv:bizstep:shipping",
        "https://ref.gs1.org/cbv/BizStep-shipping",
        "cbv:BizStep-shipping",
        "tu:BizStep-shipping",
    ],
)
def test_a_word_is_bare_whatever_its_spelling(spelling: str) -> None:
    told = observed(f"<bizStep>{spelling}</bizStep>")

    reading = read_xml(document(told, more=' xmlns:tu="https://ref.gs1.org/cbv/"'))

    assert event(reading).biz_step == "shipping"


def test_what_1_2_wraps_is_read_like_2_0() -> None:
    amount = "<quantityList><quantityElement><epcClass>urn:x:1</epcClass></quantityElement></quantityList>"
    told = (
        f"<ObjectEvent>{TIMES}<baseExtension><eventID>urn:x:2</eventID></baseExtension>{EPCS}"
        f"<action>ADD</action><extension>{amount}<ilmd><vn:lo>L1</vn:lo></ilmd></extension></ObjectEvent>"
    )

    reading = read_xml(document(told, version="1.2"))

    found = event(reading)
    assert reading.ok
    assert (found.event_id, found.quantity_list) == ("urn:x:2", (QuantityElement("urn:x:1"),))
    assert found.ilmd == (Extension("https://ns.example.vn/", "lo", "L1"),)


def test_a_quantity_event_of_1_2_observes_an_amount() -> None:
    told = (
        f"<QuantityEvent>{TIMES}<epcClass>urn:x:1</epcClass><quantity>7</quantity></QuantityEvent>"
    )

    found = event(read_xml(document(told, version="1.2")))

    assert (found.type, found.action) == ("ObjectEvent", "OBSERVE")
    assert found.quantity_list == (QuantityElement("urn:x:1", Decimal(7)),)


def test_a_jumbled_event_is_read_and_its_order_told() -> None:
    told = f"<ObjectEvent>{EPCS}<action>OBSERVE</action>{TIMES}</ObjectEvent>"

    reading = read_xml(document(EVENT + told))

    assert codes(reading) == [("xml_order", "ObjectEvent[2]", 1)]
    assert reading.document is not None
    assert [number for number, _ in reading.document.numbered] == [0, 1]


def test_an_event_without_a_time_is_left_out_and_told_and_the_others_read() -> None:
    told = "<ObjectEvent><action>OBSERVE</action></ObjectEvent>"

    reading = read_xml(document(told + EVENT))

    assert codes(reading) == [("xml_missing", "ObjectEvent[1]/eventTime", 0)]
    assert reading.document is not None
    assert [number for number, _ in reading.document.numbered] == [1]


@pytest.mark.parametrize("value", ["INF", "NaN", "1e9999", "9" * 401])
def test_a_number_without_measure_is_no_number(value: str) -> None:
    sensor = f'<sensorElement><sensorReport value="{value}"/></sensorElement>'

    reading = read_xml(document(observed(f"<sensorElementList>{sensor}</sensorElementList>")))

    assert ("xml_number", "ObjectEvent[1]/@value", 0) in codes(reading)
    assert reading.document is not None
    assert reading.document.events == ()


@pytest.mark.parametrize(
    ("wrong", "code"),
    [
        (TIMES.replace("2026-11-23", "2026-11-31"), "xml_value"),
        (TIMES.replace("30:00+07:00", "30:00"), "xml_value"),
        (TIMES.replace(">+07:00", ">+7"), "not_offset"),
        (TIMES.replace(">+07:00", ">"), "xml_missing"),
    ],
)
def test_an_event_at_no_time_is_left_out(wrong: str, code: str) -> None:
    reading = read_xml(document(EVENT.replace(TIMES, wrong) + EVENT))

    assert [fault.code for fault in reading.faults] == [code]
    assert reading.document is not None
    assert [number for number, _ in reading.document.numbered] == [1]


def test_the_way_to_a_fault_names_element_and_attribute() -> None:
    told = observed("<sourceList><source>urn:x:1</source></sourceList>")

    assert codes(read_xml(document(told))) == [
        ("xml_missing", "ObjectEvent[1]/sourceList/source/@type", 0)
    ]


def test_an_event_alone_is_read() -> None:
    reading = read_xml(EVENT.encode())

    assert reading.ok
    assert reading.document is not None
    assert reading.document.kind is DocumentKind.EVENT


def test_an_event_of_anothers_type_carries_its_address() -> None:
    told = f"<extension><vn:Harvest>{TIMES}<vn:crop>lúa</vn:crop></vn:Harvest></extension>"

    found = event(read_xml(document(told)))

    assert found.type == "https://ns.example.vn/Harvest"
    assert found.extensions == (Extension("https://ns.example.vn/", "crop", "lúa"),)


def test_fields_of_others_keep_attributes_order_and_depth() -> None:
    told = observed(
        '<vn:a vn:k="1" l="2"> x </vn:a><vn:b><c>1</c><c>2</c></vn:b><vn:d>ab<vn:e/>cd</vn:d>'
    )

    vn = "https://ns.example.vn/"
    assert event(read_xml(document(told))).extensions == (
        Extension(vn, "a", "x", (("{https://ns.example.vn/}k", "1"), ("l", "2"))),
        Extension(vn, "b", (Extension("", "c", "1"), Extension("", "c", "2"))),
        Extension(
            vn,
            "d",
            (
                Extension(vn, "e", ""),
                Extension("urn:x-chuan:xml:", "text", "ab"),
                Extension("urn:x-chuan:xml:", "text", "cd"),
            ),
        ),
    )


def test_prefixes_of_document_event_and_field_are_kept() -> None:
    told = (
        f'<ObjectEvent xmlns:ev="urn:ev:">{TIMES}{EPCS}<action>ADD</action>'
        '<f:x xmlns:f="urn:f:">1</f:x></ObjectEvent>'
    )

    reading = read_xml(document(told + EVENT))

    assert reading.document is not None
    first, second = reading.document.events
    assert {"vn", "ev", "f"} <= first.namespaces.keys()
    assert "ev" not in second.namespaces
    assert reading.document.namespaces["vn"] == "https://ns.example.vn/"


def test_comments_say_nothing() -> None:
    told = observed("<bizStep>urn:x:<!-- one -->step</bizStep><!-- two -->")

    assert event(read_xml(document(told))).biz_step == "urn:x:step"


def test_master_data_of_the_header_are_read() -> None:
    listed = (
        '<Vocabulary type="urn:epcglobal:epcis:vtype:BusinessLocation"><VocabularyElementList>'
        '<VocabularyElement id="urn:x:1"><attribute id="urn:x:name">Kho</attribute>'
        "<children><id>urn:x:2</id></children></VocabularyElement>"
        "</VocabularyElementList></Vocabulary>"
    )
    master = f"<EPCISMasterData><VocabularyList>{listed}</VocabularyList></EPCISMasterData>"
    header = f"<EPCISHeader><extension>{master}</extension></EPCISHeader>"

    reading = read_xml(document(EVENT, header=header))

    assert reading.ok
    assert reading.document is not None
    (vocabulary,) = reading.document.vocabularies
    assert vocabulary.elements[0].attributes[0].value == "Kho"
    assert vocabulary.elements[0].children == ("urn:x:2",)


def test_more_events_than_allowed_are_refused() -> None:
    reading = read_xml(document(EVENT * 3), limits=Limits(events=2))

    assert (reading.document, codes(reading)) == (None, [("too_many", "", None)])
