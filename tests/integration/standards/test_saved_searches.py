"""A kept search tells its owner what is new, changed or withdrawn, once, and nobody else."""

import pytest
from django.urls import reverse

from chuan.core.models import InboxItem
from chuan.standards.models import SavedSearch, Standard
from chuan.standards.rules.search_facets import Filters
from chuan.standards.services.indexing import index_standards
from chuan.standards.services.saving import save_search, tell_news
from tests.factories.cast import Cast
from tests.factories.standards_noise import Made
from tests.factories.standards_register import put_records

pytestmark = pytest.mark.django_db


def letters(cast: Cast) -> list[str]:
    mine = InboxItem.objects.filter(
        recipient_id=cast.minh.actor.id, code="standards.search_changed"
    )
    return list(mine.order_by("pk").values_list("body", flat=True))


def test_news_is_told_once_and_of_withdrawal_too(cast: Cast) -> None:
    save_search(actor=cast.minh.actor, name="Đồ chơi", text="đồ chơi", filters=Filters())

    assert tell_news() == 0
    put_records([Made("TCVN 40010:2026", "Đồ chơi trẻ em - Ghi nhãn", "", "in_force", ())])
    assert tell_news() == 1
    assert tell_news() == 0
    row = Standard.objects.get(key="QCVN 3:2019/BKHCN")
    row.status = "withdrawn"
    row.save()
    index_standards([row.pk])
    assert tell_news() == 1

    assert letters(cast) == [
        "1 bản ghi mới: TCVN 40010:2026",
        "1 hết hiệu lực: QCVN 3:2019/BKHCN",
    ]


def test_a_search_is_kept_from_its_page_silenced_and_dropped_by_its_owner_only(cast: Cast) -> None:
    client = cast.minh.client
    given = {"name": "Quy chuẩn nước", "address": "?q=nước&loai=qcvn"}

    client.post(reverse("standards:search_save"), given)

    kept = SavedSearch.objects.get()
    assert (kept.query, kept.filters) == ("nước", "kind=qcvn")
    shown = client.get(reverse("standards:search_list")).content.decode()
    assert "Quy chuẩn nước" in shown
    assert "loai=qcvn" in shown
    other = cast.hoa.client.post(reverse("standards:search_drop", args=[kept.uid]))
    assert other.status_code == 404
    client.post(reverse("standards:search_alerts", args=[kept.uid]), {"bao": "0"})
    put_records([Made("QCVN 77:2026/BKHCN", "Quy chuẩn về nước đá", "", "in_force", ())])
    assert tell_news() == 0
    client.post(reverse("standards:search_drop", args=[kept.uid]))
    assert not SavedSearch.objects.exists()
