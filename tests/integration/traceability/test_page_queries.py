"""Work pages ask the database as often for many objects as for few, when they lie as deep."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from chuan.core.actor import Actor
from chuan.traceability.models import Event
from chuan.traceability.services.capturing import capture_document
from chuan.traceability.types import Sent
from tests.factories.cast import Cast
from tests.factories.epcis import document, jar, observed, packed, program

pytestmark = pytest.mark.django_db
MOST = 34
CASE = "urn:epc:id:sscc:893612345.00000001"
LOT = "https://id.gs1.org/01/08936123450014/10/L1"


def grow(maker: Actor, numbers: range) -> None:
    """Jars made of a lot in one run, packed into one case, shipped."""
    made = {
        "type": "TransformationEvent",
        "eventTime": "2026-03-01T07:00:00.000+07:00",
        "eventTimeZoneOffset": "+07:00",
        "inputQuantityList": [{"epcClass": LOT, "quantity": 10, "uom": "KGM"}],
        "outputEPCList": [jar(number) for number in numbers],
        "transformationID": "urn:epc:id:gdti:8936123.12345.1",
    }
    events = [
        made,
        packed("00000001", *numbers, minute=1),
        *(observed(number, minute=2, bizStep="inspecting") for number in numbers),
        observed(minute=3, epcList=[CASE], eventTime=f"2026-03-02T08:{len(numbers):02d}:00Z"),
    ]
    capture_document(actor=maker, sent=Sent(document(*events)))


def test_pages_ask_as_often_for_many_objects_as_for_few(cast: Cast) -> None:
    assert cast.binh.organisation
    maker = program(cast.binh.organisation)
    client = cast.binh.client
    grow(maker, range(3))
    event = Event.objects.order_by("id")[0].pk

    def urls() -> list[str]:
        base = [reverse(f"traceability:{name}") for name in ("event_list", "shared_list")]
        asked = [
            f"{reverse(f'traceability:{name}')}?ma={code}"
            for name in ("trace", "recall", "balance")
            for code in (LOT, jar(1))
        ]
        return [*base, *asked, reverse("traceability:event_detail", args=[event])]

    def count() -> dict[str, int]:
        found = {}
        for url in urls():
            client.get(url)
            with CaptureQueriesContext(connection) as seen:
                assert client.get(url).status_code == 200
            found[url] = len(seen)
        return found

    few = count()
    grow(maker, range(3, 25))
    many = count()

    assert {url: (few[url], many[url]) for url in few if few[url] != many[url]} == {}
    assert {url: asked for url, asked in many.items() if asked > MOST} == {}
