"""Pages of dossiers as people walk through them, without scripts; lists ask as often for many as for few."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from io import BytesIO

import pytest
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from chuan.core import clock
from chuan.orgs.enums import Role
from chuan.procedures.models import Dossier, Receipt
from tests.factories.cast import Cast, Member, make_cast
from tests.factories.people import person
from tests.factories.procedures import KEY, PDF, load_procedure, sent

pytestmark = pytest.mark.django_db
MONDAY = datetime(2026, 8, 3, 2, tzinfo=UTC)


@pytest.fixture
def cast() -> Iterator[Cast]:
    made = make_cast()
    load_procedure()
    cache.clear()
    with clock.told(MONDAY):
        yield made


def science_of(cast: Cast) -> Client:
    """The browser of an officer of the department."""
    return Member(person("Khoa", cast.science, role=Role.OFFICER), cast.science).client


def test_a_file_goes_from_its_opening_to_its_receipt_by_forms_alone(cast: Cast) -> None:
    maker, science = cast.binh.client, science_of(cast)
    made = maker.post(reverse("procedures:dossier_open", args=[KEY]), {"title": "Mật ong rừng"})
    dossier = Dossier.objects.get()
    page = reverse("procedures:dossier_detail", args=[dossier.uid])
    assert made["Location"] == page
    assert "Còn thiếu 2 giấy tờ bắt buộc" in maker.get(page).content.decode()
    for key in ("cong-bo", "danh-gia"):
        file = BytesIO(PDF)
        file.name = f"{key}.pdf"
        given = maker.post(
            reverse("procedures:paper_add", args=[dossier.uid]), {"key": key, "file": file}
        )
        assert given["Location"] == page
    assert science.get(page).status_code == 404
    send = reverse("procedures:step_take", args=[dossier.uid, "nop"])
    assert maker.post(send, {"seen": 1})["Location"] == page

    ask = reverse("procedures:step_take", args=[dossier.uid, "bao-bo-sung"])
    lacking = science.post(ask, {"seen": 2})
    assert lacking.status_code == 422
    stale = science.post(ask, {"seen": 1, "reason": "chua-ro", "note": "Chưa rõ lô hàng."})
    assert "Hồ sơ vừa có người xử lý: Bình – Nộp hồ sơ" in stale.content.decode()
    science.post(ask, {"seen": 2, "reason": "chua-ro", "note": "Chưa rõ lô hàng."})
    second = science.post(ask, {"seen": 2, "reason": "chua-ro", "note": "Như trên."}, follow=True)
    assert "Hồ sơ vừa có người xử lý" in second.content.decode()
    shown = maker.get(page).content.decode()
    assert "Chưa rõ lô hàng." in shown
    assert "Như trên." not in shown
    assert "tạm dừng từ 03/08/2026, còn 5 ngày làm việc" in shown
    assert (
        "Mật ong rừng"
        in maker.get(reverse("procedures:receipt_print", args=[dossier.uid])).content.decode()
    )
    science.post(reverse("procedures:step_undo", args=[dossier.uid]), {"seen": 3, "note": "Nhầm"})
    assert "đã lấy lại" in maker.get(page).content.decode()


def test_a_receipt_is_looked_up_without_a_name_and_not_too_often(cast: Cast) -> None:
    sent(cast.binh.actor)
    visitor, url = Client(), reverse("procedures:receipt_lookup")

    found = visitor.post(url, {"code": Receipt.objects.get().code}).content.decode()

    assert "Đã nộp, chờ kiểm tra" in found
    assert "Mật ong Châu Tiến" not in found
    assert "mật ong" not in found
    said = [visitor.post(url, {"code": f"AAAA-AAAA-AAA{n:02}"}) for n in range(22)]
    assert "quá nhiều lần" in said[-1].content.decode()


def test_lists_and_the_page_ask_as_often_for_many_as_for_few(cast: Cast) -> None:
    def queries(client: Client, url: str) -> int:
        assert client.get(url).status_code == 200
        with CaptureQueriesContext(connection) as captured:
            client.get(url)
        return len(captured)

    science = science_of(cast)
    urls = [
        reverse("procedures:dossier_list"), f"{reverse('procedures:dossier_list')}?xem=cho",
        reverse("procedures:dossier_statistics"), reverse("procedures:procedure_list"),
    ]  # fmt: skip
    sent(cast.binh.actor)
    few = [queries(science, url) for url in urls]
    for _more in range(6):
        sent(cast.binh.actor)

    assert [queries(science, url) for url in urls] == few
    assert max(few) <= 10
    detail = reverse("procedures:dossier_detail", args=[Dossier.objects.order_by("-pk")[0].uid])
    assert queries(science, detail) <= 24


def test_the_list_is_narrowed_by_procedure_and_by_where_it_stands(cast: Cast) -> None:
    sent(cast.binh.actor)
    row = Dossier.objects.select_related("version__procedure").get()
    Dossier.objects.filter(pk=row.pk).update(due_on=clock.today() - timedelta(1))
    here, client = reverse("procedures:dossier_list"), science_of(cast)

    def found(question: str) -> bool:
        return row.title in client.get(f"{here}?{question}").content.decode()

    key = row.version.procedure.key
    assert found(f"thu_tuc={key}&tinh_trang=tre")
    assert not found("tinh_trang=xong")
    Dossier.objects.filter(pk=row.pk).update(closed_on=clock.today())
    assert found(f"thu_tuc={key}&tinh_trang=xong")
    assert not found("tinh_trang=tre")
