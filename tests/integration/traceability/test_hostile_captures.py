"""Whatever a program sends, it is told in words what is wrong, and nothing of it is stored."""

import gzip
import json
from random import Random
from typing import Any

import pytest
from django.test import Client

from chuan.domain.epcis.genealogy import TieKind
from chuan.orgs.models import Organisation
from chuan.traceability.models import CaptureJob, Event
from chuan.traceability.rules.limits import AT_ONCE
from chuan.traceability.selectors.ties import StoredTies
from chuan.traceability.services.capturing import capture_document, run_capture
from chuan.traceability.types import Sent
from tests.factories.cast import Cast
from tests.factories.epcis import document, observed, packed, program
from tests.factories.keys import secret_of

pytestmark = [pytest.mark.django_db, pytest.mark.both]
JSON, XML = "application/ld+json", "application/xml"
LAUGHS = b'<!DOCTYPE l [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]><l>&b;</l>'
FILE = b'<!DOCTYPE l [<!ENTITY a SYSTEM "file:///etc/passwd">]><l>&a;</l>'
PADDING = " " * AT_ONCE
"""What makes a document wait for the worker."""


def with_text(old: bytes, new: bytes, **fields: Any) -> bytes:
    """A document of one event with octets that no JSON writer makes."""
    return document(observed("1", **fields)).replace(old, new)


@pytest.fixture
def secret(cast: Cast) -> str:
    return secret_of(cast.science, per_minute=1000)


def send(secret: str, raw: bytes, media: str = JSON, **headers: str) -> Any:
    return Client().post(
        "/epcis/capture", raw, content_type=media,
        headers={"Authorization": f"Bearer {secret}", **headers},
    )  # fmt: skip


@pytest.mark.parametrize(
    ("media", "raw"),
    [
        (XML, LAUGHS),
        (XML, FILE),
        (XML, b"<a>" * 100_000),
        (XML, b"<a>\x00</a>"),
        (XML, "<a/>".encode("utf-16")),
        (XML, b"<?xml version='1.0' encoding='utf-7'?><a/>"),
        (JSON, b"\x00" * 1000),
        (JSON, b"[" * 200_000),
        (JSON, b'{"a":' * 100_000 + b"1" + b"}" * 100_000),
        (JSON, b"null"),
        (JSON, gzip.compress(document(observed("1")))),
        (JSON, document(observed("1")).decode().encode("utf-16")),
        (JSON, with_text(b"shipping", "giao hàng".encode("latin-1"))),
        (JSON, with_text(b"shipping", b"\\ud800")),
        (JSON, with_text(b"urn:x:a", b"urn:x:\\u0000", eventID="urn:x:a")),
        (JSON, with_text(b'"OBSERVE"', b'"OBSERVE", "action": "ADD"')),
        (JSON, with_text(b": 1}", b": 1e999999999}", **{"ex:n": 1})),
        (JSON, with_text(b": 1}", b": " + b"9" * 100_000 + b"}", **{"ex:n": 1})),
        (JSON, with_text(b": 1}", b": NaN}", **{"ex:n": 1})),
        (JSON, document(observed("1", epcList=[[["x"]]]))),
        (JSON, document(observed("1", eventTime="0000-01-01T00:00:00Z"))),
        (JSON, document(observed("1", eventTime="9999-12-31T23:59:59-14:00"))),
        (JSON, document(observed("1", eventTimeZoneOffset="+99:99"))),
        (JSON, document(observed("1"), context=[{"p": "http://x/" + "a" * 100_000}])),
    ],
)  # fmt: skip
def test_hostile_octets_are_refused_in_words(secret: str, media: str, raw: bytes) -> None:
    answer = send(secret, raw, media)

    assert answer.status_code in {400, 413}
    assert answer.json()["detail"]
    assert not Event.objects.exists()
    assert not CaptureJob.objects.exists()


@pytest.mark.parametrize(
    "fields",
    [
        {"eventID": "urn:x:" + "a" * 100_000},
        {"readPoint": {"id": "urn:x:" + "a" * 100_000}},
        {"epcList": ["urn:x:" + "a" * 100_000]},
        {"epcList": ["https://id.gs1.org/01/08936123450014/21/%00%ff"]},
        {"eventTime": "2999-01-01T00:00:00Z"},
        {"@context": {"ex": "http://x/"}, "ex:a": "v" * 100_000},
    ],
)
def test_what_is_long_or_strange_but_lawful_is_stored(secret: str, fields: dict[str, Any]) -> None:
    assert send(secret, document(observed("1", **fields))).status_code == 202
    assert Event.objects.count() == 1


@pytest.mark.parametrize(
    "raw",
    [
        b'{"a":' * (AT_ONCE // 5 + 1),
        b"<" + b"a" * AT_ONCE + b"/>",
        document(*[observed(serial) for serial in range(20_001)]),
        with_text(b"shipping", b"\\ud800" + PADDING.encode()),
    ],
    ids=["deep", "long name", "events", "half a sign"],
)  # fmt: skip
def test_a_large_hostile_document_ends_as_a_capture_that_failed(
    cast: Cast, secret: str, raw: bytes
) -> None:
    assert send(secret, raw).status_code == 202
    job = CaptureJob.objects.get()
    run_capture(actor=program(Organisation.objects.get(path=job.owner_path)), capture=job.pk)
    job.refresh_from_db()

    assert (job.running, job.success) == (False, False)
    assert job.errors[0]["detail"]
    assert not Event.objects.exists()


def test_the_good_events_beside_the_worst_are_kept_when_asked(secret: str) -> None:
    worst: list[Any] = [None, 3, [], {}, {"type": "ObjectEvent"}, observed("2", epcList=[None])]
    raw = document(*worst, observed("1"))
    answer = send(secret, raw, **{"GS1-Capture-Error-Behaviour": "proceed"})
    told = Client().get(answer["Location"], headers={"X-API-Key": secret})

    assert Event.objects.count() == 1
    places = {each["instance"].partition("/")[0] for each in json.loads(told.content)["errors"]}
    assert places == {f"#{place}" for place in range(len(worst))}


@pytest.mark.parametrize(
    "moment",
    [
        "0001-01-01T00:00:00Z",
        "0001-06-01T00:00:00+07:00",
        "9999-12-31T23:59:59Z",
        "9999-01-01T00:00:00-12:00",
    ],
)
def test_a_year_that_no_calendar_shows_everywhere_is_refused(secret: str, moment: str) -> None:
    answer = send(secret, document(observed("1", eventTime=moment)))

    assert answer.status_code == 400
    assert not Event.objects.exists()


@pytest.mark.parametrize("number", ["1e301", "-1e400", "1e-301"])
def test_a_number_that_becomes_infinite_is_refused(secret: str, number: str) -> None:
    raw = document(observed("1", **{"https://ns.vn/x": 7})).replace(b": 7", f": {number}".encode())

    assert send(secret, raw).status_code == 400


def test_the_largest_number_and_the_last_year_are_told_again_in_every_form(
    cast: Cast, secret: str
) -> None:
    raw = document(observed("1", eventTime="9998-12-31T23:59:59Z", **{"https://ns.vn/x": 7}))
    assert send(secret, raw.replace(b": 7", b": 9.9e300")).status_code == 202

    for accept in ("application/ld+json", "application/xml"):
        headers = {"X-API-Key": secret, "Accept": accept}
        assert Client().get("/epcis/events", headers=headers).status_code == 200
    assert cast.nga.client.get("/lam-viec/truy-xuat/").status_code == 200
    assert b"".join(cast.nga.client.get("/lam-viec/truy-xuat/su-kien.csv").streaming_content)


def test_an_identifier_longer_than_an_index_can_hold_is_kept_and_traced(cast: Cast) -> None:
    chance = Random(6)  # noqa: S311  (a text that does not compress)
    case, part = (f"https://x.example/{chance.randbytes(2500).hex()}" for _ in range(2))
    packing = packed("00000001", parentID=case, childEPCs=[part])
    capture_document(actor=program(cast.science), sent=Sent(document(packing)))

    ties = StoredTies(program(cast.science)).leaving(frozenset({part}))
    assert [(tie.source, tie.kind) for tie in ties] == [(part, TieKind.AGGREGATION)]
    back = StoredTies(program(cast.science)).entering(frozenset({ties[0].target}))
    assert [tie.event for tie in back] == [ties[0].event]
