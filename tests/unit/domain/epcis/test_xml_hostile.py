"""Hostile and broken XML gives one plain sentence: never an exception, nothing fetched, memory bounded."""

import tracemalloc

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chuan.domain.epcis.model import Limits
from chuan.domain.epcis.xml_reader import read_xml
from tests.unit.domain.epcis.test_xml_reader import EVENT, document, observed

LAUGHS = (
    b'<!DOCTYPE l [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;">]><l>&c;</l>'
)
BEGUN = document(EVENT).split(b"</EventList>")[0]


@pytest.mark.parametrize(
    ("raw", "code"),
    [
        (b"", "not_xml"),
        (b"\x00\x01", "not_xml"),
        (b"{}", "not_xml"),
        (b"<a>&b;</a>", "not_xml"),
        (b"<a:b/>", "not_xml"),
        (LAUGHS, "doctype"),
        (b'<!DOCTYPE l SYSTEM "file:///etc/passwd"><l/>', "doctype"),
        (b'<!DOCTYPE l PUBLIC "x" "https://example.vn/a.dtd"><l/>', "doctype"),
        (b'<?xml version="1.0" encoding="windows-1258"?><a/>', "encoding"),
        (b"<html/>", "not_document"),
        (b'<x:EPCISDocument xmlns:x="urn:x:y"/>', "not_document"),
        (b"<a>" * 10_000, "too_deep"),
        (BEGUN + b"<a " + b" ".join(b'a%d=""' % n for n in range(200_000)) + b"/>", "too_large"),
        (
            BEGUN + b"<a " + b" ".join(b'xmlns:p%d="u:"' % n for n in range(1000)) + b"/>",
            "too_large",
        ),
        (b"<?p " + b"x" * 2_000_000, "too_large"),
        (b"<a>" + b"<b/>" * 600_000, "too_large"),
    ],
)
def test_is_refused_in_words(raw: bytes, code: str) -> None:
    reading = read_xml(raw)

    assert code in {fault.code for fault in reading.faults}
    assert all(fault.sentence.endswith(".") for fault in reading.faults)


def test_a_doctype_that_declares_nothing_is_harmless() -> None:
    assert read_xml(b"<!DOCTYPE project>" + document(EVENT)).ok


def test_a_text_beyond_the_limit_is_refused_unread() -> None:
    reading = read_xml(b"<a>" + b" " * 100, limits=Limits(octets=50))

    assert [fault.code for fault in reading.faults] == ["too_large"]


def test_memory_does_not_grow_with_the_fields_of_events_read_before() -> None:
    event = observed("<vn:a>" + "<b>1</b>" * 2000 + "</vn:a>").replace(
        "<eventTime>2026", "<eventTime>x"
    )
    peaks = []
    for number in (5, 50):
        raw = document(event * number)
        tracemalloc.start()
        read_xml(raw)
        peaks.append(tracemalloc.get_traced_memory()[1])
        tracemalloc.stop()

    assert peaks[1] < peaks[0] * 2


def test_memory_of_a_mass_of_small_elements_is_bounded() -> None:
    raw = BEGUN + b"<a/>" * 2_000_000
    tracemalloc.start()
    read_xml(raw)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()

    assert peak < 250_000_000


@given(st.binary(max_size=200))
def test_no_octets_raise(raw: bytes) -> None:
    assert read_xml(raw).faults


@given(st.integers(0, len(document(EVENT))), st.binary(max_size=3), st.integers(0, 3))
def test_no_damage_raises(place: int, put: bytes, lost: int) -> None:
    raw = document(EVENT)

    reading = read_xml(raw[:place] + put + raw[place + lost :])

    assert reading.document is not None or reading.faults


@given(st.integers(0, len(document(EVENT)) - 1))
def test_a_text_cut_short_is_told(length: int) -> None:
    assert [fault.code for fault in read_xml(document(EVENT)[:length]).faults] == ["not_xml"]
