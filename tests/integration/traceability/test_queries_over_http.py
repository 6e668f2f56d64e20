"""Queries under a name, and receivers that are told of new answers to them."""

import json
from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.test import Client

from chuan.core import callback, clock
from chuan.core.jobs.worker import drain
from chuan.traceability.models import ApiKey, NamedQuery, Subscription
from chuan.traceability.rules.delivery import MOST_FAILURES, signature
from chuan.traceability.services import subscriptions
from chuan.traceability.services.keys import revoke_key
from tests.factories.cast import Cast
from tests.factories.epcis import document, observed
from tests.factories.keys import head_of, secret_of

pytestmark = pytest.mark.django_db
JSON = "application/json"
DEST = "https://nhan.example.org/epcis"


class Receiver:
    """Takes what is sent, or answers otherwise: the next answers are those of `answers`, then 200."""

    def __init__(self) -> None:
        self.bodies: list[dict[str, Any]] = []
        self.headers: list[dict[str, str]] = []
        self.raw: list[bytes] = []
        self.answers: list[int] = []

    def __call__(self, _where: object, body: bytes, headers: dict[str, str]) -> int:
        """In the place of `callback.post`."""
        status = self.answers.pop(0) if self.answers else 200
        if 200 <= status < 300:
            self.bodies.append(json.loads(body))
            self.headers.append(headers)
            self.raw.append(body)
        return status

    @property
    def events(self) -> list[str]:
        """The EPCs of all events that were taken, in order."""
        return [
            epc.rpartition("/")[2]
            for body in self.bodies
            for event in body["epcisBody"]["queryResults"]["resultsBody"]["eventList"]
            for epc in event["epcList"]
        ]


@pytest.fixture
def receiver(monkeypatch: pytest.MonkeyPatch) -> Receiver:
    made = Receiver()
    monkeypatch.setattr(callback, "destination", lambda address: address)
    monkeypatch.setattr(callback, "post", made)
    return made


@pytest.fixture
def secret(cast: Cast) -> str:
    assert cast.binh.organisation
    return secret_of(cast.binh.organisation, per_minute=1000)


def call(secret: str, method: str, path: str, body: object = None) -> Any:
    return Client().generic(
        method, f"/epcis/{path}", b"" if body is None else json.dumps(body).encode(), JSON,
        headers={"X-API-Key": secret},
    )  # fmt: skip


def sent(secret: str, *events: dict[str, Any]) -> None:
    answer = Client().post(
        "/epcis/capture", document(*events), content_type=JSON, headers={"X-API-Key": secret}
    )
    assert answer.status_code == 202


@pytest.fixture
def kept(secret: str) -> str:
    """A query of that name."""
    told = {"name": "xuat-kho", "query": {"EQ_bizStep": ["shipping"]}}
    assert call(secret, "POST", "queries", told).status_code == 201
    return "xuat-kho"


def test_a_query_is_kept_shown_asked_and_forgotten(secret: str, kept: str) -> None:
    sent(secret, observed("1"), observed("2", bizStep="packing"))

    assert call(secret, "GET", f"queries/{kept}").json()["query"] == {"EQ_bizStep": ["shipping"]}
    answer = call(secret, "GET", f"queries/{kept}/events").json()["epcisBody"]["queryResults"]
    assert (answer["queryName"], len(answer["resultsBody"]["eventList"])) == (kept, 1)
    assert [one["name"] for one in call(secret, "GET", "queries").json()] == [kept]
    assert call(secret, "DELETE", f"queries/{kept}").status_code == 204
    assert call(secret, "GET", f"queries/{kept}").status_code == 404


@pytest.mark.parametrize(
    ("body", "status", "exception"),
    [
        ({"name": "xuat-kho", "query": {}}, 409, "DuplicateNameException"),
        ({"name": "a/b", "query": {}}, 400, "ValidationException"),
        ({"name": "b", "query": {"EQ_colour": ["red"]}}, 400, "QueryParameterException"),
        ({"name": "b", "query": "x"}, 400, "QueryParameterException"),
        (["b"], 400, "ValidationException"),
        ({"name": "b", "query": {"EQ_bizStep": ["\0"]}}, 400, "ValidationException"),
    ],
)
def test_what_is_no_query_is_not_kept(
    secret: str, kept: str, body: object, status: int, exception: str
) -> None:
    answer = call(secret, "POST", "queries", body)

    assert (answer.status_code, answer.json()["type"]) == (status, f"epcisException:{exception}")
    assert NamedQuery.objects.count() == 1


def test_who_wants_a_websocket_at_the_wrong_port_is_told_where_it_is(
    secret: str, kept: str
) -> None:
    headers = {"X-API-Key": secret, "Upgrade": "websocket"}
    answer = Client().get(f"/epcis/queries/{kept}/events?stream=true", headers=headers)

    assert answer.status_code == 400
    assert "cổng riêng" in answer.json()["detail"]


@pytest.mark.parametrize("number", ["1e30", "0.1", "-7", "12345678901234567890.5", "1e300"])
def test_a_number_is_kept_as_it_was_asked(secret: str, number: str) -> None:
    told = {"name": "nhieu", "query": {"GT_quantity": number}}
    assert call(secret, "POST", "queries", told).status_code == 201

    (kept,) = call(secret, "GET", "queries").json()[0]["query"]["GT_quantity"]
    assert Decimal(str(kept)) == Decimal(number)


@pytest.mark.parametrize("number", ["1e401", "1e600000", "1e-5000"])
def test_a_number_that_nobody_can_reckon_with_is_refused(secret: str, number: str) -> None:
    assert call(secret, "GET", f"events?EQ_value_KGM={number}").status_code == 400


@pytest.mark.parametrize("name", [".", ".."])
def test_a_name_that_leads_elsewhere_in_an_address_is_refused(secret: str, name: str) -> None:
    assert call(secret, "POST", "queries", {"name": name, "query": {}}).status_code == 400


def test_a_beginning_before_all_time_is_the_beginning(secret: str, kept: str) -> None:
    told = {
        "dest": "https://example.vn/",
        "stream": True,
        "initialRecordTime": "1900-01-01T00:00:00Z",
    }
    assert call(secret, "POST", f"queries/{kept}/subscriptions", told).status_code == 201

    (found,) = call(secret, "GET", f"queries/{kept}/subscriptions").json()
    assert found["initialRecordTime"].startswith("1900-01-01")


def test_so_many_are_told_of_one_query_and_no_more(
    secret: str, kept: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(subscriptions, "MOST", 1)
    told = {"dest": "https://example.vn/", "stream": True}

    assert call(secret, "POST", f"queries/{kept}/subscriptions", told).status_code == 201
    assert call(secret, "POST", f"queries/{kept}/subscriptions", told).status_code == 400


def test_a_receiver_that_was_ended_while_it_was_told_holds_nobody_up(
    secret: str, kept: str, receiver: Receiver, monkeypatch: pytest.MonkeyPatch
) -> None:
    for _ in range(2):
        told = {"dest": "https://example.vn/", "stream": True}
        call(secret, "POST", f"queries/{kept}/subscriptions", told)
    first = Subscription.objects.order_by("pk")[0]
    post = callback.post

    def ended(*args: Any) -> int:
        Subscription.objects.filter(pk=first.pk).delete()
        return post(*args)

    monkeypatch.setattr(callback, "post", ended)
    sent(secret, observed("1"))
    subscriptions.deliver_due()

    assert Subscription.objects.get().failures == 0


def test_a_version_is_read_with_as_many_parts_as_it_has(secret: str) -> None:
    def status(**headers: str) -> int:
        return Client().get("/epcis/events", headers={"X-API-Key": secret, **headers}).status_code

    assert status(**{"GS1-EPCIS-Max": "2"}) == 200
    assert status(**{"GS1-EPCIS-Min": "2.0.0"}) == 200
    assert status(**{"GS1-EPCIS-Max": "1.2"}) == 406
    assert status(**{"GS1-EPCIS-Min": "9" * 5000}) == 200


def test_a_plus_that_the_address_lost_is_named(secret: str) -> None:
    answer = call(secret, "GET", "events?GE_eventTime=2026-11-20T00:00:00+07:00")

    assert "%2B" in answer.json()["detail"]


def test_programs_are_answered_in_the_language_they_ask_for(secret: str) -> None:
    def detail(language: str) -> tuple[str, str]:
        headers = {"X-API-Key": secret, "Accept-Language": language}
        answer = Client().get("/epcis/queries/khong-co", headers=headers)
        return answer["Content-Language"], answer.json()["title"]

    assert detail("en-GB, vi;q=0.5") == ("en", "Not found")
    assert detail("fr, vi;q=0.5")[0] == "vi"


@pytest.mark.parametrize("dest", ["https://127.0.0.1/", "https://kho.local/", "https://0x7f.1/"])
def test_a_receiver_in_a_private_network_is_refused_at_once(
    secret: str, kept: str, dest: str
) -> None:
    told = {"dest": dest, "signatureToken": "bí mật", "stream": True}
    answer = call(secret, "POST", f"queries/{kept}/subscriptions", told)

    assert answer.status_code == 400
    assert "công cộng" in answer.json()["detail"]


def test_a_lot_is_told_as_the_urn_of_its_class(secret: str) -> None:
    lot = "https://id.gs1.org/01/08938501000019/10/L1"
    sent(secret, observed(quantityList=[{"epcClass": lot, "quantity": 3}]))
    headers = {"X-API-Key": secret, "GS1-EPC-Format": "Always_EPC_URN"}
    answer = Client().get("/epcis/events", headers=headers).json()

    (told,) = answer["epcisBody"]["queryResults"]["resultsBody"]["eventList"]
    assert told["quantityList"][0]["epcClass"] == "urn:epc:class:lgtin:8938501000.001.L1"


def test_queries_of_others_are_unknown(cast: Cast, kept: str) -> None:
    other = secret_of(cast.science)

    assert call(other, "GET", f"queries/{kept}").status_code == 404
    assert call(other, "DELETE", f"queries/{kept}").status_code == 404
    assert call(other, "GET", "queries").json() == []


def test_a_stream_is_told_as_soon_as_something_is_stored(
    secret: str, kept: str, receiver: Receiver
) -> None:
    subscribe(secret, kept)
    sent(secret, observed("1"))
    drain()

    assert receiver.events == ["1"]


def subscribe(secret: str, kept: str, **told: Any) -> Any:
    return call(
        secret, "POST", f"queries/{kept}/subscriptions", {"dest": DEST, "stream": True, **told}
    )


def test_a_receiver_is_told_of_what_comes_after_signed(
    secret: str, kept: str, receiver: Receiver
) -> None:
    sent(secret, observed("1"))
    assert subscribe(secret, kept, signatureToken="bí mật").status_code == 201
    sent(secret, observed("2"), observed("3", bizStep="packing"))
    subscriptions.deliver_due()
    subscriptions.deliver_due()

    assert receiver.events == ["2"]
    assert receiver.headers[0]["GS1-Signature"] == signature("bí mật", receiver.raw[0])


def test_who_begins_in_the_past_is_told_of_it(secret: str, kept: str, receiver: Receiver) -> None:
    sent(secret, observed("1"))
    past = (clock.now() - timedelta(days=1)).isoformat()
    subscribe(secret, kept, initialRecordTime=past)
    subscriptions.deliver_due()

    assert receiver.events == ["1"]


def test_what_was_not_taken_is_sent_again_in_order_after_a_pause(
    secret: str, kept: str, receiver: Receiver
) -> None:
    subscribe(secret, kept)
    receiver.answers = [500]
    sent(secret, observed("1"))
    subscriptions.deliver_due()
    waiting = Subscription.objects.get()
    assert (waiting.failures, waiting.next_at > clock.now()) == (1, True)
    subscriptions.deliver_due()
    assert receiver.events == []

    Subscription.objects.update(next_at=clock.now())
    sent(secret, observed("2"))
    subscriptions.deliver_due()

    assert receiver.events == ["1", "2"]
    assert Subscription.objects.get().failures == 0


def test_a_receiver_that_finds_it_too_large_gets_less_at_a_time(
    secret: str, kept: str, receiver: Receiver, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(subscriptions, "BATCH", 4)
    subscribe(secret, kept)
    sent(secret, *(observed(str(n), minute=n) for n in range(6)))
    receiver.answers = [413, 413]
    subscriptions.deliver_due()

    assert receiver.events == [str(n) for n in range(6)]
    assert len(receiver.bodies) == 6


def test_who_never_takes_anything_is_given_up_and_may_be_tried_again(
    cast: Cast, secret: str, kept: str, receiver: Receiver
) -> None:
    subscribe(secret, kept)
    sent(secret, observed("1"))
    receiver.answers = [500] * MOST_FAILURES
    for _ in range(MOST_FAILURES):
        Subscription.objects.update(next_at=clock.now())
        subscriptions.deliver_due()
    stopped = Subscription.objects.get()
    assert stopped.stopped_at is not None
    assert stopped.trouble == "HTTP 500"

    subscriptions.try_again(actor=cast.binh.actor, uid=stopped.uid)
    subscriptions.deliver_due()

    assert receiver.events == ["1"]


def test_a_revoked_key_tells_no_more(
    cast: Cast, secret: str, kept: str, receiver: Receiver
) -> None:
    subscribe(secret, kept)
    sent(secret, observed("1"))
    assert cast.binh.organisation
    uid = ApiKey.objects.get().uid
    revoke_key(actor=head_of(cast.binh.organisation), uid=uid, reason="Lộ khóa")
    subscriptions.deliver_due()

    assert receiver.events == []
    assert Subscription.objects.get().stopped_at is not None


def test_an_empty_answer_is_told_when_asked_for(secret: str, kept: str, receiver: Receiver) -> None:
    subscribe(secret, kept, reportIfEmpty=True)
    subscriptions.deliver_due()

    assert len(receiver.bodies) == 1
    assert receiver.events == []


def test_a_timetable_is_kept_to(secret: str, kept: str, receiver: Receiver) -> None:
    told = {"dest": DEST, "schedule": {"hour": "3", "minute": "0"}}
    made = call(secret, "POST", f"queries/{kept}/subscriptions", told)
    sent(secret, observed("1"))
    subscriptions.deliver_due()
    next_at = Subscription.objects.get().next_at.astimezone(clock.VIETNAM)

    assert made.status_code == 201
    assert receiver.events == []
    assert (next_at.hour, next_at.minute, next_at > clock.now()) == (3, 0, True)


@pytest.mark.parametrize(
    "told",
    [
        {"stream": False},
        {"schedule": {"hour": "3"}},
        {"stream": False, "schedule": {"hour": "25"}},
        {"dest": "http://127.0.0.1/x"},
        {"dest": 5},
        {"initialRecordTime": "hôm qua"},
        {"colour": "red"},
        {"signatureToken": "a\0b"},
        {"signatureToken": "a" * 401},
        {"signatureToken": {"a": 1}},
        {"reportIfEmpty": "no"},
        {"initialRecordTime": 0},
    ],
)
def test_what_is_no_subscription_is_refused(secret: str, kept: str, told: dict[str, Any]) -> None:
    assert subscribe(secret, kept, **told).status_code in {400, 422}
    assert not Subscription.objects.exists()


def test_a_subscription_is_shown_and_ended(secret: str, kept: str) -> None:
    location = subscribe(secret, kept)["Location"].removeprefix("/epcis/")

    assert call(secret, "GET", location).json()["stream"] is True
    assert len(call(secret, "GET", f"queries/{kept}/subscriptions").json()) == 1
    assert call(secret, "DELETE", location).status_code == 204
    assert call(secret, "GET", location).status_code == 404


def test_a_forgotten_query_tells_nobody(secret: str, kept: str, receiver: Receiver) -> None:
    subscribe(secret, kept)
    sent(secret, observed("1"))
    call(secret, "DELETE", f"queries/{kept}")
    subscriptions.deliver_due()

    assert receiver.events == []
