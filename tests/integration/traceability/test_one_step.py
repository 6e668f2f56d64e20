"""A receiver that nobody named reads the sending of what it received, and the sender that receipt."""

import pytest

from chuan.core.actor import Actor
from chuan.core.jobs.worker import drain
from chuan.domain.epcis.query import SimpleEventQuery
from chuan.traceability.models import EventReader
from chuan.traceability.selectors.asking import Span, ask
from chuan.traceability.services.capturing import capture_document
from chuan.traceability.services.one_step import follow_steps
from chuan.traceability.types import Sent
from tests.factories.cast import Cast
from tests.factories.epcis import document, observed, program

pytestmark = pytest.mark.django_db


def _seen(actor: Actor) -> list[str]:
    found = ask(actor=actor, query=SimpleEventQuery(), sandbox=False, span=Span(10))
    return [each.doc.partition('"bizStep":"')[2].partition('"')[0] for each in found]


@pytest.fixture
def maker(cast: Cast) -> Actor:
    assert cast.binh.organisation
    return program(cast.binh.organisation)


@pytest.fixture
def shop(cast: Cast) -> Actor:
    return program(cast.science)


def test_each_reads_the_step_of_the_other_and_no_more(maker: Actor, shop: Actor) -> None:
    sent = (observed("1", bizStep="packing"), observed("1", minute=1))
    capture_document(actor=maker, sent=Sent(document(*sent)))
    came = (
        observed("1", minute=2, bizStep="receiving"),
        observed("1", minute=3, bizStep="stocking"),
    )
    capture_document(actor=shop, sent=Sent(document(*came)))
    drain()

    assert _seen(shop) == ["shipping", "receiving", "stocking"]
    assert _seen(maker) == ["packing", "shipping", "receiving"]


@pytest.mark.parametrize(
    ("left", "came"), [("retail_selling", "receiving"), ("shipping", "inspecting")]
)
def test_what_was_sold_or_only_looked_at_opens_nothing(
    maker: Actor, shop: Actor, left: str, came: str
) -> None:
    capture_document(actor=maker, sent=Sent(document(observed("1", bizStep=left))))
    capture_document(actor=shop, sent=Sent(document(observed("1", minute=2, bizStep=came))))
    drain()

    assert (_seen(shop), _seen(maker)) == ([came], [left])


def test_looking_again_changes_nothing(maker: Actor, shop: Actor) -> None:
    capture_document(actor=maker, sent=Sent(document(observed("1"))))
    capture_document(actor=shop, sent=Sent(document(observed("1", minute=2, bizStep="receiving"))))
    drain()
    rows = set(EventReader.objects.values_list("event", "path", "why"))
    follow_steps()

    assert len(rows) == 2
    assert set(EventReader.objects.values_list("event", "path", "why")) == rows


def test_of_a_class_of_things_nobody_reads_a_step(maker: Actor, shop: Actor) -> None:
    amount = {"epcList": [], "quantityList": [{"epcClass": "urn:epc:idpat:sgtin:893612345.0001.*"}]}
    capture_document(actor=maker, sent=Sent(document(observed(**amount))))
    came = observed(minute=2, bizStep="receiving", **amount)
    capture_document(actor=shop, sent=Sent(document(came)))
    drain()

    assert _seen(shop) == ["receiving"]
