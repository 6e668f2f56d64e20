"""Whatever stands in a file, reading it gives a document or faults in words, never an exception."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chuan.domain.epcis.json_reader import read_json
from chuan.domain.epcis.json_writer import write_json
from chuan.domain.epcis.model import Limits, Reading
from tests.unit.domain.epcis.json_examples import EVENTS, document, event

_ANY = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner),
    max_leaves=6,
)
_NUL = "\\u0000"


def _well_told(reading: Reading) -> bool:
    return bool(reading.document or reading.faults) and all(
        fault.sentence and fault.path for fault in reading.faults
    )


@given(st.binary(max_size=200))
def test_any_octets_are_answered(raw: bytes) -> None:
    assert _well_told(read_json(raw))


@given(_ANY)
def test_any_json_is_answered(told: Any) -> None:
    assert _well_told(read_json(json.dumps(told).encode()))


@given(EVENTS, st.data())
def test_an_event_with_a_part_replaced_is_answered_and_can_be_written(
    told: dict[str, Any], data: st.DataObject
) -> None:
    part: Any = told
    while True:
        keys = list(part) if isinstance(part, dict) else list(range(len(part)))
        key = data.draw(st.sampled_from(keys))
        if not isinstance(part[key], dict | list) or not part[key] or data.draw(st.booleans()):
            break
        part = part[key]
    part[key] = data.draw(_ANY)

    reading = read_json(document(told, context={"ex": "https://ns.example.vn/"}))

    assert _well_told(reading)
    if reading.document is not None:
        write_json(reading.document)


@pytest.mark.parametrize("opening", [b"[", b'{"a":'])
@pytest.mark.parametrize("depth", [200, 5_000, 200_000])
def test_a_text_nested_without_end_is_refused(opening: bytes, depth: int) -> None:
    assert read_json(opening * depth).document is None


def test_an_extension_nested_too_deep_is_refused() -> None:
    deep: Any = 1
    for _ in range(200):
        deep = {"ex:a": deep}

    (fault,) = read_json(document(event(ex__a=deep))).faults

    assert fault.code == "too_deep"


@pytest.mark.parametrize(
    ("raw", "code"),
    [
        (b"", "not_json"),
        (b' <?xml version="1.0"?><a/>', "xml_as_json"),
        (b"\xff\xfe{}", "not_unicode"),
        (b'{"type": "\x00"}', "not_json"),
        (b'{"type": NaN}', "number_too_long"),
        (b'{"type": -Infinity}', "number_too_long"),
        (b'{"type": 1e999999999}', "number_too_long"),
        (b'{"type": 1e99999999999999999999}', "number_too_long"),
        (b'{"type": ' + b"9" * 100_000 + b"}", "number_too_long"),
        (b'{"type": "\\u0000"}', "bad_sign"),
        (b'{"type": "\\ud800"}', "bad_sign"),
        (b"[]", "not_document"),
        (b"{}", "not_document"),
    ],
)
def test_what_cannot_be_read_is_told_by_one_code(raw: bytes, code: str) -> None:
    reading = read_json(raw)

    assert reading.document is None
    assert [fault.code for fault in reading.faults] == [code]


def test_where_the_syntax_breaks_is_told_by_line_and_column() -> None:
    (fault,) = read_json(b'{"type":\n "ObjectEvent",,}').faults

    assert (fault.code, fault.path) == ("not_json", "2:16")


@pytest.mark.parametrize("text", ["\\u0000", "\\\\u0000", "\U0001f600"])
def test_a_text_that_only_looks_like_a_bad_sign_is_kept(text: str) -> None:
    reading = read_json(document(event(gs1__a=text)))

    assert reading.document is not None
    assert reading.document.events[0].extensions[0].value == text


def test_a_mark_of_byte_order_is_passed_over() -> None:
    assert read_json(b"\xef\xbb\xbf" + document(event())).ok


def test_a_key_that_comes_twice_is_told_though_the_schema_allows_it() -> None:
    raw = document(event()).replace(b'"action"', b'"action": "OBSERVE", "action"')

    (fault,) = read_json(raw).faults

    assert (fault.code, fault.schema) == ("repeated_key", False)


@pytest.mark.parametrize(
    ("limits", "code"), [(Limits(octets=100), "too_large"), (Limits(events=1), "too_many")]
)
def test_a_document_beyond_its_limits_is_refused(limits: Limits, code: str) -> None:
    (fault,) = read_json(document(event(), event()), limits=limits).faults

    assert fault.code == code


@pytest.mark.parametrize(
    "context",
    [{"a": "b:", "b": "a:"}, {"@vocab": 5}, {"x": None}, {"x": {"@id": 5}}, [{"x": []}], {}],
)
def test_a_context_that_makes_no_sense_is_answered(context: Any) -> None:
    assert _well_told(read_json(document(event(a__x=1), context=context)))
