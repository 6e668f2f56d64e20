"""A few octets of "@context" or of namespaces never become gigabytes, nor minutes."""

import json
from typing import Any

import pytest

from chuan.domain.epcis.codec import read
from chuan.domain.epcis.context import LONGEST_ADDRESS, ContextTooLarge, Terms

EVENT = {
    "type": "ObjectEvent",
    "eventTime": "2026-03-01T08:00:00.000+07:00",
    "eventTimeZoneOffset": "+07:00",
    "epcList": ["urn:epc:id:sgtin:893612345.0001.1"],
    "action": "OBSERVE",
}
LONG = "http://x.example/" + "a" * 100_000
MANY = {f"p{number}": "http://x.example/" for number in range(60_000)}
CHAIN = {f"p{number}": f"p{number - 1}:{'a' * 120}" for number in range(1, 9)}


def faults_of(context: Any, *events: dict[str, Any]) -> set[str]:
    told = {
        "@context": context,
        "type": "EPCISDocument",
        "schemaVersion": "2.0",
        "creationDate": "2026-03-02T08:00:00Z",
        "epcisBody": {"eventList": list(events or (EVENT,))},
    }
    return {fault.code for fault in read(json.dumps(told).encode()).faults}


@pytest.mark.parametrize(
    "context",
    [
        [MANY],
        [{name: address} for name, address in MANY.items()],
        [f"http://x.example/{number}" for number in range(60_000)],
        [{"p": LONG}],
        [{"@vocab": LONG}],
        [{"p": {"@id": LONG}}],
        [{"p0": "http://x.example/", **CHAIN}],
    ],
    ids=["terms", "parts", "addresses", "long", "vocab", "long in full", "chain"],
)
def test_a_context_beyond_the_limits_is_refused_in_words(context: Any) -> None:
    assert faults_of(context) == {"context_too_large"}


@pytest.mark.parametrize(
    "event", [EVENT | {"@context": [MANY]}, EVENT | {"@context": [{"p": LONG}]}]
)
def test_a_context_of_one_event_has_the_same_limits(event: dict[str, Any]) -> None:
    assert faults_of(["https://x.example/"], event) == {"context_too_large"}


def test_a_namespace_of_xml_has_the_same_length() -> None:
    raw = f'<ObjectEvent xmlns:p="{LONG}"><p:a/></ObjectEvent>'

    assert {fault.code for fault in read(raw.encode()).faults} == {"too_large"}


def test_what_people_declare_is_within_the_limits() -> None:
    address = "http://x.example/".ljust(LONGEST_ADDRESS, "a")

    assert faults_of([{f"p{number}": address for number in range(900)}]) == set()


def test_a_scope_opened_many_times_is_not_copied_each_time() -> None:
    wide = Terms().within([{f"p{number}": "http://x.example/" for number in range(900)}])

    inner = wide.within({"p1": "http://y.example/"})

    assert (inner.name("p1:a"), inner.name("p2:a")) == (
        ("http://y.example/", "a"),
        ("http://x.example/", "a"),
    )
    assert wide.name("p1:a") == ("http://x.example/", "a")


def test_terms_are_counted_over_all_the_contexts_of_a_scope() -> None:
    wide = Terms().within([{f"p{number}": "http://x.example/" for number in range(900)}])

    with pytest.raises(ContextTooLarge):
        wide.within({f"q{number}": "http://x.example/" for number in range(900)})
