"""Events asked for over HTTP, as a program sees it: every resource, pages, writings, refusals."""

from typing import Any
from urllib.parse import quote

import pytest
from django.test import Client

from chuan.domain.epcis.codec import read as read_document
from tests.factories.cast import Cast
from tests.factories.epcis import JAR, document, jar, observed
from tests.factories.keys import secret_of

pytestmark = pytest.mark.django_db
ID = "urn:uuid:8b9c1d2e-0000-4000-8000-000000000001"


@pytest.fixture
def secret(cast: Cast) -> str:
    """A key of the cooperative, which has captured three events."""
    assert cast.binh.organisation
    secret = secret_of(cast.binh.organisation, per_minute=1000)
    events = [
        observed("1", eventID=ID, bizLocation={"id": "urn:epc:id:sgln:893612345.000.K1"}),
        observed("2", minute=1, bizStep="receiving", disposition="in_progress"),
        observed("3", "4", minute=2),
    ]
    sent = Client().post(
        "/epcis/capture", document(*events), content_type="application/json", headers={"X-API-Key": secret},
    )  # fmt: skip
    assert sent.status_code == 202
    return secret


def get(secret: str, path: str, **headers: str) -> Any:
    return Client().get(f"/epcis/{path}", headers={"X-API-Key": secret, **headers})


def events_in(answer: Any) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = answer.json()["epcisBody"]["queryResults"]["resultsBody"][
        "eventList"
    ]
    return found


def test_the_service_says_what_it_has(secret: str) -> None:
    assert set(get(secret, "").json()["member"]) >= {"events", "capture", "queries", "epcs"}


def test_events_come_as_a_query_document_that_is_right(secret: str) -> None:
    answer = get(secret, "events?EQ_bizStep=shipping")

    assert [len(one["epcList"]) for one in events_in(answer)] == [1, 2]
    assert events_in(answer)[0]["epcList"] == [jar(1)]
    assert "recordTime" in events_in(answer)[0]
    assert answer["GS1-EPC-Format"] == "Always_GS1_Digital_Link"
    assert not read_document(answer.content).faults


@pytest.mark.parametrize(
    ("form", "epc"),
    [
        ("Always_EPC_URN", JAR.format(1)),
        ("Never_Translates", JAR.format(1)),
        ("No_Preference", jar(1)),
    ],
)
def test_identifiers_come_as_they_are_asked_for(secret: str, form: str, epc: str) -> None:
    answer = get(secret, f"events/{quote(ID, safe='')}", **{"GS1-EPC-Format": form})

    assert events_in(answer)[0]["epcList"] == [epc]
    assert answer["GS1-EPC-Format"] == form


@pytest.mark.parametrize("words", ["Always_URN", "Always_Web_URI"])
def test_events_come_in_xml_that_is_right(secret: str, words: str) -> None:
    answer = get(secret, "events", Accept="application/xml", **{"GS1-CBV-XML-Format": words})
    reading = read_document(answer.content, "application/xml")

    assert reading.faults == ()
    assert reading.document is not None
    assert len(reading.document.events) == 3
    assert (b"urn:epcglobal:cbv:bizstep:shipping" in answer.content) is (words == "Always_URN")


def test_pages_follow_each_other_and_end(secret: str) -> None:
    seen, path, pages = [], "events?perPage=2", 0
    while path:
        answer = get(secret, path)
        seen += [one["eventID"] for one in events_in(answer)]
        pages += 1
        link = answer.get("Link", "")
        path = link.partition("/epcis/")[2].partition(">")[0]

    assert (pages, len(seen), len(set(seen))) == (2, 3, 3)


def test_a_page_of_somebody_else_or_of_another_question_is_refused(cast: Cast, secret: str) -> None:
    link = get(secret, "events?perPage=1")["Link"].partition("/epcis/")[2].partition(">")[0]

    assert get(secret_of(cast.science), link).status_code == 400
    assert get(secret, link.replace("events?", "events?EQ_action=OBSERVE&")).status_code == 400
    assert get(secret, "events?nextPageToken=abc").status_code == 400


def test_a_limit_of_the_query_holds_over_all_pages(secret: str) -> None:
    first = get(secret, "events?eventCountLimit=2&orderBy=eventTime&perPage=1")
    rest = get(secret, first["Link"].partition("/epcis/")[2].partition(">")[0])

    assert (len(events_in(first)), len(events_in(rest)), "Link" in rest) == (1, 1, False)


@pytest.mark.parametrize(
    ("kind", "value", "count"),
    [
        ("eventTypes", "ObjectEvent", 3),
        ("bizSteps", "receiving", 1),
        ("bizSteps", "https://ref.gs1.org/cbv/BizStep-receiving", 1),
        ("dispositions", "in_progress", 1),
        ("epcs", jar(4), 1),
        ("epcs", JAR.format(4), 1),
        ("bizLocations", "urn:epc:id:sgln:893612345.000.K1", 1),
    ],
)
def test_values_lead_to_their_events(secret: str, kind: str, value: str, count: int) -> None:
    named = quote(value, safe="")

    assert get(secret, kind).json()["member"]
    assert get(secret, f"{kind}/{named}").json()["member"] == ["events"]
    assert len(events_in(get(secret, f"{kind}/{named}/events"))) == count


def test_a_value_that_nobody_has_is_not_there(secret: str) -> None:
    assert get(secret, "bizSteps/packing").status_code == 404
    assert get(secret, "epcs/x/events").status_code == 404
    assert get(secret, "readPoints").json()["member"] == []


def test_others_see_nothing_of_it(cast: Cast, secret: str) -> None:
    other = secret_of(cast.science)

    assert events_in(get(other, "events")) == []
    assert get(other, f"events/{ID}").status_code == 404
    assert get(other, "epcs").json()["member"] == []


@pytest.mark.parametrize(
    ("path", "headers", "status", "exception"),
    [
        ("events?EQ_colour=red", {}, 400, "QueryParameterException"),
        ("events?perPage=0", {}, 400, "QueryParameterException"),
        ("events?maxEventCount=1", {}, 413, "QueryTooLargeException"),
        ("events", {"Accept": "image/png"}, 406, "NotAcceptableException"),
        ("events", {"GS1-EPC-Format": "Sometimes"}, 406, "NotAcceptableException"),
        ("events/urn:uuid:0", {}, 404, "NoSuchResourceException"),
    ],
)
def test_what_cannot_be_asked_is_refused_by_its_name(
    secret: str, path: str, headers: dict[str, str], status: int, exception: str
) -> None:
    answer = get(secret, path, **headers)

    assert answer.status_code == status
    assert answer.json()["type"] == f"epcisException:{exception}"


def test_prefixes_of_fields_are_declared_in_a_header(secret: str) -> None:
    answer = get(
        secret, "events?EXISTS_ext:gate=false", **{"GS1-Extensions": "ext=https://ns.example.vn/"}
    )

    assert len(events_in(answer)) == 3
    assert get(secret, "events?EXISTS_ext:gate=false").status_code == 400
