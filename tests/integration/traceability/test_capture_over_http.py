"""Capture over HTTP, as a program sees it."""

from datetime import UTC, datetime
from typing import Any

import pytest
from django.test import Client

from chuan.core import clock
from chuan.traceability.enums import KeyScope
from chuan.traceability.models import ApiKey, CaptureJob, Event
from chuan.traceability.services.keys import revoke_key
from tests.factories.cast import Cast
from tests.factories.epcis import alone, document, observed
from tests.factories.keys import head_of, secret_of

pytestmark = pytest.mark.django_db
JSON = "application/ld+json"
ID = "urn:uuid:8b9c1d2e-0000-4000-8000-000000000001"


@pytest.fixture
def secret(cast: Cast) -> str:
    """A key of the cooperative."""
    assert cast.binh.organisation
    return secret_of(cast.binh.organisation)


def send(secret: str, raw: bytes, path: str = "capture", media: str = JSON, **headers: str) -> Any:
    return Client().post(
        f"/epcis/{path}", raw, content_type=media,
        headers={"Authorization": f"Bearer {secret}", **headers},
    )  # fmt: skip


def read(secret: str, path: str, **headers: str) -> Any:
    return Client().get(f"/epcis/{path}", headers={"X-API-Key": secret, **headers})


def test_a_document_is_accepted_and_its_capture_told(secret: str) -> None:
    answer = send(secret, document(observed("1"), observed("2")))

    assert (answer.status_code, answer["GS1-EPCIS-Version"]) == (202, "2.0.0")
    told = read(secret, answer["Location"].removeprefix("/epcis/")).json()
    assert (told["running"], told["success"], told["errors"]) == (False, True, [])
    assert told["captureErrorBehaviour"] == "rollback"
    assert Event.objects.count() == 2


def test_a_retry_is_the_same_capture(secret: str) -> None:
    raw = document(observed("1"))

    assert send(secret, raw)["Location"] == send(secret, raw)["Location"]
    assert Event.objects.count() == 1


def test_one_event_is_created_at_an_address_of_its_own(secret: str) -> None:
    answer = send(secret, alone(observed("1", eventID=ID)), "events")

    assert (answer.status_code, answer["Location"]) == (
        201,
        f"/epcis/events/{ID.replace(':', '%3A')}",
    )


@pytest.mark.parametrize(
    ("second", "status"),
    [
        ({"eventID": ID}, 409),
        ({"eventTime": "9999-12-31T23:59:59-07:00"}, 400),
        ({"eventTime": "0001-01-01T00:00:00+07:00"}, 400),
    ],
)
def test_one_event_is_taken_whole_or_refused_whatever_is_asked_of_documents(
    secret: str, second: dict[str, str], status: int
) -> None:
    send(secret, alone(observed("1", eventID=ID)), "events")
    raw = alone(observed("2", **second))
    answer = send(secret, raw, "events", **{"GS1-Capture-Error-Behaviour": "proceed"})

    assert answer.status_code == status
    assert Event.objects.count() == 1


def test_another_event_of_the_same_id_is_a_conflict(secret: str) -> None:
    send(secret, document(observed("1", eventID=ID)))
    answer = send(secret, document(observed("2", eventID=ID)))

    assert answer.status_code == 409
    assert answer.json()["type"] == "epcisException:ResourceAlreadyExistsException"


def test_a_bad_event_is_told_with_its_place(secret: str) -> None:
    answer = send(secret, document(observed("1"), observed("2") | {"action": "SEEN"}))

    assert answer.status_code == 400
    assert answer["Content-Type"] == "application/problem+json"
    assert answer.json()["type"] == "epcisException:ValidationException"
    assert answer.json()["errors"][0]["instance"].startswith("#1/")
    assert not Event.objects.exists()


def test_the_good_events_are_kept_when_asked(secret: str) -> None:
    raw = document(observed("1"), observed("2") | {"action": "SEEN"})
    answer = send(secret, raw, **{"GS1-Capture-Error-Behaviour": "proceed"})

    told = read(secret, answer["Location"].removeprefix("/epcis/")).json()
    assert (told["running"], told["success"], len(told["errors"])) == (False, False, 1)
    assert Event.objects.count() == 1


def test_problems_are_told_in_xml_to_who_asks_for_it(secret: str) -> None:
    answer = send(secret, b"<a/>", media="application/xml", Accept="application/xml")

    assert (answer.status_code, answer["Content-Type"]) == (400, "application/problem+xml")
    assert b"ValidationException" in answer.content


def test_a_capture_is_told_in_xml_too(secret: str) -> None:
    answer = send(secret, document(observed("1")))
    told = read(secret, answer["Location"].removeprefix("/epcis/"), Accept="application/xml")

    assert b"EPCISCaptureJob" in told.content


@pytest.mark.parametrize(
    ("media", "more", "status"),
    [
        ("text/plain", {}, 415),
        (JSON, {"Content-Encoding": "gzip"}, 415),
        (JSON, {"GS1-Capture-Error-Behaviour": "perhaps"}, 400),
        (JSON, {"Content-Length": "90000000"}, 413),
        (JSON, {"Content-Length": "9000000000000000000000"}, 413),
        (JSON, {"Content-Length": ""}, 411),
        (JSON, {"Content-Length": "-1"}, 411),
        (JSON, {"GS1-EPCIS-Min": "3.0"}, 406),
    ],
)
def test_what_cannot_be_taken_is_refused_by_its_status(
    secret: str, media: str, more: dict[str, str], status: int
) -> None:
    answer = send(secret, document(observed("1")), media=media, **more)

    assert answer.status_code == status
    assert not CaptureJob.objects.exists()


def test_what_is_too_large_tells_the_limits(secret: str) -> None:
    answer = send(secret, b"{}", **{"Content-Length": "90000000"})

    assert answer.json()["type"] == "epcisException:CaptureLimitExceededException"
    assert answer["GS1-EPCIS-Capture-Limit"] == "20000"
    assert answer["GS1-EPCIS-Capture-File-Size-Limit"] == "20000000"


def test_a_form_is_read_no_further_than_that_of_any_visitor(secret: str) -> None:
    answer = send(secret, b"a=b", media="multipart/form-data", **{"Content-Length": "5000000"})

    assert (answer.status_code, answer["Content-Type"]) == (413, "application/problem+json")


@pytest.mark.parametrize("path", ["capture/nothing", "capture?perPage=%00", "nowhere"])
def test_programs_are_told_of_every_refusal_in_json(secret: str, path: str) -> None:
    answer = read(secret, path)

    assert answer.status_code in {400, 404}
    assert answer["Content-Type"] == "application/problem+json"


def test_who_shows_no_key_is_asked_for_one(cast: Cast) -> None:
    stranger = Client().post("/epcis/capture", document(observed("1")), content_type=JSON)
    person = cast.binh.client.post("/epcis/capture", document(observed("1")), content_type=JSON)

    assert (stranger.status_code, person.status_code) == (401, 401)
    assert "Bearer" in stranger["WWW-Authenticate"]


def test_a_key_that_only_asks_captures_nothing(cast: Cast) -> None:
    assert cast.binh.organisation
    answer = send(secret_of(cast.binh.organisation, KeyScope.QUERY), document(observed("1")))

    assert answer.status_code == 403
    assert answer.json()["type"] == "epcisException:SecurityException"


def test_a_revoked_key_opens_nothing_from_the_next_request_on(cast: Cast, secret: str) -> None:
    assert cast.binh.organisation
    assert send(secret, document(observed("1"))).status_code == 202
    uid = ApiKey.objects.get().uid
    revoke_key(actor=head_of(cast.binh.organisation), uid=uid, reason="Lộ khóa")

    assert send(secret, document(observed("2"))).status_code == 401


def test_a_quota_that_is_spent_says_when_to_come_back(cast: Cast) -> None:
    assert cast.binh.organisation
    secret = secret_of(cast.binh.organisation, per_minute=3)
    with clock.told(datetime(2026, 11, 2, 3, 4, 5, tzinfo=UTC)):
        answers = [read(secret, "capture") for _ in range(4)]

    assert [one.status_code for one in answers] == [200, 200, 200, 429]
    assert answers[3]["Retry-After"] == "55"


def test_captures_of_others_are_unknown(cast: Cast, secret: str) -> None:
    location = send(secret, document(observed("1")))["Location"].removeprefix("/epcis/")
    other = secret_of(cast.science)

    assert read(other, location).status_code == 404
    assert read(other, "capture").json() == []


def test_captures_come_in_pages(secret: str) -> None:
    for serial in range(3):
        send(secret, document(observed(serial)))
    first = read(secret, "capture?perPage=2")
    rest = read(secret, first["Link"].split("/epcis/")[1].split(">")[0])

    assert [len(first.json()), len(rest.json())] == [2, 1]
    assert datetime.fromisoformat(first["GS1-Next-Page-Token-Expires"]) > clock.now()
    assert "Link" not in rest


def test_the_page_of_somebody_else_is_not_opened(cast: Cast, secret: str) -> None:
    for serial in range(2):
        send(secret, document(observed(serial)))
    link = read(secret, "capture?perPage=1")["Link"].split("/epcis/")[1].split(">")[0]

    assert read(secret_of(cast.science), link).status_code == 400


@pytest.mark.parametrize(
    ("accept", "status"), [("image/png", 406), ("*/*", 200), ("text/xml", 200)]
)
def test_a_capture_is_told_in_a_form_that_is_accepted(
    secret: str, accept: str, status: int
) -> None:
    location = send(secret, document(observed("1")))["Location"].removeprefix("/epcis/")

    assert read(secret, location, Accept=accept).status_code == status


def test_options_tell_limits_and_versions() -> None:
    answer = Client().options("/epcis/capture")

    assert (answer.status_code, answer["GS1-EPCIS-Capture-Limit"]) == (204, "20000")
    assert answer["Allow"] == "GET, HEAD, OPTIONS, POST"
    assert answer["GS1-Capture-Error-Behaviour"] == "all"


def test_the_sandbox_is_another_store(cast: Cast, secret: str) -> None:
    assert cast.binh.organisation
    sandbox = secret_of(cast.binh.organisation, sandbox=True)
    location = send(sandbox, document(observed("1")))["Location"].removeprefix("/epcis/")

    assert Event.objects.get().id < 0
    assert read(secret, location).status_code == 404
