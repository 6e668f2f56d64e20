"""What is read from JSON-LD, written and read again is the same; numbers keep every digit."""

import json
from decimal import Decimal
from pathlib import Path
from typing import Any

import orjson
import pytest
from hypothesis import given

from chuan.domain.epcis.hashing import event_hash
from chuan.domain.epcis.json_reader import event_from_json, read_json
from chuan.domain.epcis.json_writer import event_to_json, write_json
from chuan.domain.epcis.model import Document
from tests.unit.domain.epcis.json_examples import EVENTS, Json, document, event

_PREFIX = {"ex": "https://ns.example.vn/"}


def _read(raw: bytes) -> Document:
    reading = read_json(raw)
    assert not [fault for fault in reading.faults if fault.schema]
    assert reading.document is not None
    return reading.document


@given(EVENTS)
def test_any_event_comes_back_equal(told: Json) -> None:
    read = _read(document(told, context=_PREFIX))

    again = _read(write_json(read))

    assert again == read
    assert list(map(event_hash, again.events)) == list(map(event_hash, read.events))


@given(EVENTS)
def test_a_written_document_is_written_the_same_again(told: Json) -> None:
    written = write_json(_read(document(told, context=_PREFIX)))

    assert write_json(_read(written)) == written


@given(EVENTS)
def test_an_event_kept_alone_comes_back_equal(told: Json) -> None:
    (read,) = _read(document(told, context=_PREFIX)).events

    kept = orjson.dumps(event_to_json(read), default=list)

    assert event_from_json(json.loads(kept, parse_float=Decimal)) == read


@pytest.mark.parametrize(
    "digits",
    ["0.1", "12345678901234567890.123456789", "1e300", "-0.0", "9007199254740993", "1E-200", "3"],
)
def test_a_number_keeps_its_exact_value(digits: str) -> None:
    element = {"epcClass": "urn:epc:idpat:sgtin:0614141.107346.*", "quantity": "#", "uom": "KGM"}
    raw = document(event(quantityList=[element])).replace(b'"#"', digits.encode())

    (again,) = _read(write_json(_read(raw))).events

    assert again.quantity_list is not None
    assert again.quantity_list[0].quantity == Decimal(digits)


def test_one_prefix_for_two_namespaces_is_told_apart() -> None:
    inner = event(**{"@context": [{"ex": "https://ns.other.vn/"}]}, ex__a=1)

    read = _read(document(event(ex__a=1), inner, context=_PREFIX))
    again = _read(write_json(read))

    assert [each.extensions[0].namespace for each in again.events] == [
        "https://ns.example.vn/",
        "https://ns.other.vn/",
    ]


def test_a_prefix_of_one_event_keeps_its_name() -> None:
    own = event(**{"@context": [{"rieng": "https://ns.other.vn/"}]}, rieng__a=1)

    assert b'"rieng:a":1' in write_json(_read(document(own)))


def test_only_prefixes_in_use_are_declared() -> None:
    context = _PREFIX | {"thua": "https://ns.khong-dung.vn/"}

    written = write_json(_read(document(event(ex__a=1), context=context)))

    assert json.loads(written)["@context"][1:] == [_PREFIX]


@pytest.mark.parametrize(
    ("kind", "word"),
    [("bizStep", "cbv:BizStep-shipping"), ("bizStep", "https://ref.gs1.org/cbv/BizStep-shipping")],
)
def test_every_spelling_of_a_word_becomes_the_bare_word(kind: str, word: str) -> None:
    (read,) = _read(document(event(**{kind: word}))).events

    assert read.biz_step == "shipping"


@pytest.mark.parametrize("word", ["gs1:KhongCo", "own:KhongCo"])
def test_an_unknown_measurement_under_a_prefix_comes_back(word: str) -> None:
    sensors = [{"sensorReport": [{"type": word}]}]
    raw = document(event(sensorElementList=sensors), context={"own": "https://www.gs1.org/voc/"})

    read = _read(raw)

    assert _read(write_json(read)) == read


def test_the_header_of_a_query_document_comes_back() -> None:
    results = {"queryName": "SimpleEventQuery", "resultsBody": {"eventList": [event()]}}
    told = json.loads(document())
    told |= {"type": "EPCISQueryDocument", "sender": "an", "epcisBody": {"queryResults": results}}

    read = _read(json.dumps(told).encode())

    assert read.sender == "an"
    assert _read(write_json(read)) == read


@pytest.mark.parametrize(
    "fields",
    [
        {"epcisHeader": {"epcisMasterData": "x"}},
        {"epcisHeader": "x"},
        {"sender": 1},
    ],
)
def test_a_header_that_the_schema_leaves_open_in_results_is_an_extension(
    fields: dict[str, Any],
) -> None:
    results = {"queryName": "q", "resultsBody": {"eventList": []}}
    told = json.loads(document()) | {"type": "EPCISQueryDocument", **fields}
    told["epcisBody"] = {"queryResults": results}

    assert _read(json.dumps(told).encode()).extensions


def test_every_published_example_comes_back_equal(shared: Path) -> None:
    folder = shared / "conformance" / "epcis"
    verdicts = json.loads((folder / "expected-validity.json").read_text(encoding="utf-8"))

    lost = []
    for name in (name for name, told in verdicts.items() if told.get("jsonSchemaValid")):
        read = _read((folder / name).read_bytes())
        if _read(write_json(read)) != read:
            lost.append(name)

    assert verdicts
    assert lost == []
