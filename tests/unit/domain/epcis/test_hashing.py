"""One event has one hash, however it is spelt; another event has another."""

from dataclasses import replace
from decimal import Decimal
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chuan.domain.epcis.hashing import event_hash, ignored_fields, prehash
from chuan.domain.epcis.model import (
    BizTransaction,
    Document,
    ErrorDeclaration,
    Event,
    Extension,
    Location,
    Party,
    PersistentDisposition,
    QuantityElement,
    SensorElement,
    SensorMetadata,
    SensorReport,
)

NS = "https://ns.example.com/epcis/"
RDFS = "http://www.w3.org/2000/01/rdf-schema#"
OBSERVED = Event(
    type="ObjectEvent",
    event_time="2024-05-01T08:00:00+07:00",
    event_time_zone_offset="+07:00",
    action="OBSERVE",
    epc_list=("urn:epc:id:sgtin:8936000.000001.7",),
    biz_step="shipping",
)


def with_field(*fields: Extension) -> Event:
    return replace(OBSERVED, extensions=fields)


def test_writes_fields_in_one_order_and_spelling() -> None:
    event = replace(
        OBSERVED,
        disposition="in_transit",
        read_point=Location(
            "urn:epc:id:sgln:8936000.00001.0", (Extension(NS, "gate", Decimal("2.50")),)
        ),
        quantity_list=(
            QuantityElement("urn:epc:class:lgtin:8936000.000001.L1", Decimal("1.0"), "KGM"),
        ),
        biz_transaction_list=(BizTransaction("urn:epcglobal:cbv:bt:8936000000015:1", "po"),),
        source_list=(Party("owning_party", "urn:epc:id:pgln:8936000.00001"),),
        extensions=(Extension(NS, "user", "x"),),
    )

    assert prehash(event) == (
        "eventType=ObjectEventeventTime=2024-05-01T01:00:00.000ZeventTimeZoneOffset=+07:00"
        "epcListepc=https://id.gs1.org/01/08936000000011/21/7"
        "quantityListquantityElementepcClass=https://id.gs1.org/01/08936000000011/10/L1"
        "quantity=1uom=KGM"
        "action=OBSERVEbizStep=https://ref.gs1.org/cbv/BizStep-shipping"
        "disposition=https://ref.gs1.org/cbv/Disp-in_transit"
        f"readPointid=https://id.gs1.org/414/8936000000011{{{NS}}}gate=2.5"
        "bizTransactionListtype=https://ref.gs1.org/cbv/BTT-po"
        "bizTransaction=urn:epcglobal:cbv:bt:8936000000015:1"
        "sourceListtype=https://ref.gs1.org/cbv/SDT-owning_party"
        "source=https://id.gs1.org/417/8936000000011"
        f"{{{NS}}}user=x"
    )


def test_sensor_fields_stand_in_order_and_reports_are_sorted() -> None:
    sensors = SensorElement(
        reports=(
            SensorReport(type="Temperature", value=Decimal("26.0"), uom="CEL"),
            SensorReport(type="Humidity", boolean_value=False, s_dev=Decimal(0)),
        ),
        metadata=SensorMetadata(time="2024-05-01T08:00:00.1007+07:00", biz_rules="https://x.vn/r"),
        extensions=(Extension(NS, "room", 3),),
    )

    assert prehash(replace(OBSERVED, sensor_element_list=(sensors,))).endswith(
        "sensorElementListsensorElement"
        "sensorMetadatatime=2024-05-01T01:00:00.101ZbizRules=https://x.vn/r"
        "sensorReporttype=HumiditybooleanValue=falsesDev=0"
        "sensorReporttype=https://gs1.org/voc/Temperaturevalue=26uom=CEL"
        f"{{{NS}}}room=3"
    )


def test_is_a_named_information_uri() -> None:
    assert event_hash(OBSERVED).startswith("ni:///sha-256;")
    assert event_hash(OBSERVED).endswith("?ver=CBV2.0")
    assert len(event_hash(OBSERVED)) == len("ni:///sha-256;?ver=CBV2.0") + 64


@pytest.mark.parametrize(
    "event",
    [
        replace(OBSERVED, event_time="2024-05-01T01:00:00.0004Z"),
        replace(OBSERVED, event_id="urn:uuid:1", record_time="2024-06-01T00:00:00Z"),
        replace(OBSERVED, error_declaration=ErrorDeclaration("2024-06-01T00:00:00Z")),
        replace(OBSERVED, epc_list=("https://id.gs1.org/01/08936000000011/21/7",)),
        replace(OBSERVED, quantity_list=(), source_list=(), ilmd=(), sensor_element_list=()),
        replace(OBSERVED, read_point=Location("")),
        replace(OBSERVED, persistent_disposition=PersistentDisposition()),
        with_field(
            Extension(NS, "empty", ""), Extension(NS, "outer", (Extension(NS, "in", None),))
        ),
        with_field(Extension(RDFS, "comment", "said by the way")),
    ],
)
def test_has_the_same_hash_when_it_says_the_same(event: Event) -> None:
    assert prehash(event) == prehash(OBSERVED)


@pytest.mark.parametrize(
    "event",
    [
        replace(OBSERVED, event_time="2024-05-01T01:00:00.001Z"),
        replace(OBSERVED, event_time_zone_offset="+08:00"),
        replace(OBSERVED, action="ADD"),
        replace(
            OBSERVED, epc_list=(*(OBSERVED.epc_list or ()), "urn:epc:id:sscc:8936000.0000000001")
        ),
        replace(OBSERVED, certification_info=("https://x.vn/c",)),
        with_field(Extension(NS, "a", "b")),
        with_field(Extension("https://other.vn/", "a", "b")),
    ],
)
def test_has_another_hash_when_it_says_something_else(event: Event) -> None:
    hashes = {
        event_hash(OBSERVED),
        event_hash(event),
        event_hash(with_field(Extension(NS, "a", "c"))),
    }

    assert len(hashes) == 3


@pytest.mark.parametrize(
    ("value", "written"),
    [
        (Decimal("1.0"), "1"),
        (Decimal("1E+3"), "1000"),
        (Decimal("-0.00"), "0"),
        (7, "7"),
        (True, "true"),
        ("0012.50", "12.5"),
        ("+3", "3"),
        (".5", "0.5"),
        ("1e3", "1000"),
        ("1e9999", "1e9999"),
        ("12 kg", "12 kg"),
        ("2024-05-01", "2024-05-01"),
        ("  text ", "text"),
        ("٣", "٣"),
        ("gs1:Temperature", "https://gs1.org/voc/Temperature"),
        ("urn:epcglobal:cbv:disp:sold", "https://ref.gs1.org/cbv/Disp-sold"),
        ("https://ref.gs1.org/voc/Length", "https://gs1.org/voc/Length"),
        ("urn:epc:id:sscc:8936000.0000000001", "https://id.gs1.org/00/089360000000000011"),
        ("example:kept", "example:kept"),
    ],
)
def test_a_value_outside_the_standard_has_one_spelling(
    value: str | int | Decimal,
    written: str,
) -> None:
    assert prehash(with_field(Extension(NS, "a", value))).endswith(f"{{{NS}}}a={written}")


@pytest.mark.parametrize(
    ("second", "rounded"),
    [
        ("03.1415", "03.142"),
        ("03.1414", "03.141"),
        ("03.1425", "03.142"),
        ("59.9999", "00.000"),
        ("03.14149999999", "03.141"),
    ],
)
def test_a_time_is_rounded_to_milliseconds(second: str, rounded: str) -> None:
    event = replace(OBSERVED, event_time=f"2024-05-01T01:00:{second}Z")

    assert f":{rounded}Z" in prehash(event)


def test_attributes_of_xml_count_but_not_the_types_of_its_schema() -> None:
    typed = ("{http://www.w3.org/2001/XMLSchema-instance}type", "xsd:int")

    plain = prehash(with_field(Extension(NS, "a", 10)))

    assert prehash(with_field(Extension(NS, "a", "10", (typed,)))) == plain
    assert prehash(with_field(Extension(NS, "a", "10", (("unit", "KGM"),)))) == f"{plain}unit=KGM"


def test_leaves_out_the_fields_that_the_document_says() -> None:
    event = with_field(Extension(NS, "captureID", "1"), Extension(NS, "kept", "2"))
    named = Extension("https://x.vn/", "ignoreFields", "example:captureID")
    nested = Extension("https://x.vn/", "ignoreFields", (Extension(NS, "captureID", ""),))

    for said in (named, nested):
        document = Document(extensions=(said,), namespaces={"example": NS})

        ignored = ignored_fields(document)

        assert ignored == {(NS, "captureID")}
        assert prehash(event, ignored=ignored).endswith(f"{{{NS}}}kept=2")
        assert "captureID" not in prehash(event, ignored=ignored)


def test_a_short_name_is_written_in_full_when_its_prefix_is_declared() -> None:
    fields = (Extension(NS, "a", "example:kept"), Extension(NS, "b", "https://x.vn/"))

    event = replace(
        with_field(*fields), namespaces={"example": NS, "https": "no", "gs1": "https://no.vn/"}
    )

    assert prehash(event).endswith(f"{{{NS}}}a={NS}kept{{{NS}}}b=https://x.vn/")


def test_ignores_nothing_when_the_prefix_is_not_declared() -> None:
    said = Extension("https://x.vn/", "ignoreFields", "who:captureID")

    assert ignored_fields(Document(extensions=(said,))) == frozenset()


TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
SCALARS = st.one_of(TEXTS, st.booleans(), st.integers(), st.decimals(), st.none())
FIELDS = st.recursive(
    st.builds(Extension, TEXTS, TEXTS, SCALARS),
    lambda inner: st.builds(Extension, TEXTS, TEXTS, st.lists(inner, max_size=3).map(tuple)),
    max_leaves=6,
)


@given(st.lists(FIELDS, max_size=4), st.lists(TEXTS, max_size=4), TEXTS, st.randoms())
def test_the_order_of_lists_and_fields_does_not_matter(
    fields: list[Extension], epcs: list[str], moment: str, chance: Random
) -> None:
    event = replace(
        OBSERVED,
        event_time=moment,
        extensions=tuple(fields),
        ilmd=tuple(fields),
        epc_list=tuple(epcs),
        certification_info=tuple(epcs),
    )
    mixed = list(fields)
    chance.shuffle(mixed)
    turned = replace(
        event,
        extensions=tuple(mixed),
        ilmd=tuple(mixed),
        epc_list=tuple(reversed(epcs)),
        certification_info=tuple(reversed(epcs)),
    )

    assert event_hash(event) == event_hash(turned)
