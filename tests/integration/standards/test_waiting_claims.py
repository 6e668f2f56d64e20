"""Who checks claims of a place hears of each and finds them among what waits; the total needs a source."""

import pytest
from django.urls import reverse

from chuan.core import clock, open_data, worklist
from chuan.core.models import InboxItem
from chuan.standards.enums import ClaimState
from chuan.standards.selectors.standards import known_of_how_many
from chuan.standards.services.claims import ClaimWords, declare_claim
from tests.factories.cast import Cast

pytestmark = pytest.mark.django_db


def test_a_claim_waits_for_the_officers_of_the_place_until_it_is_checked(cast: Cast) -> None:
    claim = declare_claim(actor=cast.binh.actor, slug="tcvn-6492-2011", words=ClaimWords())
    told = InboxItem.objects.filter(code="standards.claim_waiting")

    def waits() -> bool:
        items = worklist.list_items(cast.hoa.actor, clock.today())
        return any(item.kind == "standard_claims" for item in items)

    assert told.exists()
    assert not told.filter(recipient_id=cast.binh.actor.id).exists()
    assert waits()
    cast.hoa.client.post(reverse("standards:claim_confirm", args=[claim.uid]))
    claim.refresh_from_db()
    assert claim.state == ClaimState.CONFIRMED
    assert not waits()


def test_the_total_is_written_by_who_keeps_the_register_with_its_source(cast: Cast) -> None:
    url = reverse("standards:known_total")

    assert cast.binh.client.post(url, {"total": "14000", "source": "A"}).status_code == 403
    assert cast.nga.client.post(url, {"total": "14000", "source": ""}).status_code == 422
    assert known_of_how_many().total is None
    assert cast.nga.client.post(url, {"total": "14000", "source": "Báo cáo"}).status_code == 302
    assert (known_of_how_many().total, known_of_how_many().source) == (14000, "Báo cáo")


def test_procedures_and_harmonisation_are_open_data_whose_rows_fit_their_fields() -> None:
    for key in ("thu-tuc", "hai-hoa-tieu-chuan"):
        dataset = open_data.dataset(key)
        assert dataset is not None
        assert dataset.is_open
        assert dataset.rows is not None
        assert len(list(open_data.checked(dataset, dataset.rows()))) == dataset.extent().rows
