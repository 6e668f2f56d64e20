"""Pages of a standard, of claims and of imports, as people of the cast see them."""

import io
import json

import pytest
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from chuan.core.models import InboxItem, RelianceFlag
from chuan.standards.enums import ClaimState
from chuan.standards.models import Claim, Standard
from chuan.standards.services import importing
from chuan.standards.services.claims import ClaimWords, declare_claim
from chuan.standards.services.records import withdraw_record
from tests.factories.cast import Cast

pytestmark = pytest.mark.django_db


def page_of(number_slug: str) -> str:
    return reverse("standards:standard_detail", args=[number_slug])


def test_a_visitor_reads_what_holds_in_place_of_an_old_edition(cast: Cast) -> None:
    shown = cast.an.client.get(page_of("tcvn-iso-9001-2008")).content.decode()

    assert "Đã có bản mới hơn." in shown
    assert "TCVN ISO 9001:2015" in shown
    assert "hoàn toàn tương đương (IDT)" in shown
    assert "Chưa có cơ sở nào công bố" in shown
    assert "Sửa bản ghi" not in shown


def test_another_part_that_was_replaced_is_no_earlier_edition(cast: Cast) -> None:
    shown = cast.an.client.get(page_of("tcvn-6238-1-2011")).content.decode()
    thread, rest = shown.split("Các bản, từ cũ đến mới", 1)[1].split("Liên quan", 1)

    assert "TCVN 6238-1:2008" in thread
    assert "TCVN 6238-6:1997" not in thread
    assert "TCVN 6238-6:1997" in rest
    assert "hãy chuyển sang bản hiện hành" not in shown
    assert "chưa rõ bản nào thay thế" in shown


def test_a_page_costs_the_same_with_many_claims(
    cast: Cast, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    words = [ClaimWords(products=f"Nước {n}") for n in range(12)]
    for each in words:
        declare_claim(actor=cast.binh.actor, slug="tcvn-6492-2011", words=each)
    client = cast.an.client

    with django_assert_max_num_queries(20):
        shown = client.get(page_of("tcvn-6492-2011")).content.decode()

    assert "Cơ sở tự khai: 12" in shown
    keeper = cast.binh.client
    keeper.get(reverse("standards:claim_list"))
    with django_assert_max_num_queries(12):
        listed = keeper.get(reverse("standards:claim_list")).content.decode()
    assert listed.count("TCVN 6492:2011") >= len(words)


def test_a_claim_is_declared_returned_mended_and_confirmed(cast: Cast) -> None:
    client = cast.binh.client
    given = {"number": "tcvn6492-2011", "kind": "conformity", "products": "Nước uống"}

    made = client.post(reverse("standards:claim_new"), given)

    claim = Claim.objects.get()
    assert made["Location"] == reverse("standards:claim_detail", args=[claim.uid])
    assert claim.owner_path == cast.binh.actor.path
    hoa = cast.hoa.client
    hoa.post(reverse("standards:claim_return", args=[claim.uid]), {"reason": "Thiếu kết quả thử"})
    assert InboxItem.objects.get(recipient_id=cast.binh.actor.id).body == "Thiếu kết quả thử"
    client.post(
        reverse("standards:claim_change", args=[claim.uid]), {**given, "reference": "KQ 12"}
    )
    hoa.post(reverse("standards:claim_confirm", args=[claim.uid]))
    claim.refresh_from_db()
    assert claim.state == ClaimState.CONFIRMED
    assert "Đã kiểm tra: Hoa" in cast.an.client.get(page_of("tcvn-6492-2011")).content.decode()


def test_nobody_confirms_what_is_not_of_the_own_place(cast: Cast) -> None:
    claim = declare_claim(actor=cast.binh.actor, slug="tcvn-6492-2011", words=ClaimWords())
    url = reverse("standards:claim_confirm", args=[claim.uid])

    assert [m.client.post(url).status_code for m in (cast.binh, cast.vy, cast.quan, cast.tuan)] == [
        403, 404, 404, 404,
    ]  # fmt: skip


def test_who_claims_or_follows_a_standard_is_told_when_it_ends(cast: Cast) -> None:
    slug = "tcvn-6492-2011"
    declare_claim(actor=cast.binh.actor, slug=slug, words=ClaimWords())
    cast.hoa.client.post(reverse("standards:standard_follow", args=[slug]), {"theo": "1"})

    withdraw_record(
        actor=cast.lan.actor, slug=slug, ended_on=Standard.objects.get(slug=slug).updated_at.date(),
        reason="Có bản mới", basis="Quyết định mẫu", replaced_by="TCVN 6492:2026",
    )  # fmt: skip

    told = InboxItem.objects.filter(recipient_id=cast.hoa.actor.id)
    assert told.get().title == "TCVN 6492:2011 có thay đổi"
    assert RelianceFlag.objects.get().dependant.owner_path == cast.binh.actor.path
    assert Claim.objects.get().superseded_at
    assert "TCVN 6492:2026" in cast.an.client.get(page_of(slug)).content.decode()


def test_a_record_by_hand_needs_a_reason_and_outlives_the_next_release(cast: Cast) -> None:
    client = cast.nga.client
    given = {
        "number": "TCVN 9999:2024", "title_vi": "Mật ong", "status": "in_force", "source": "Công báo",
        "confidence": "B", "ics": "67.180.10", "adopts": "ISO 12824:2016 MOD", "reason": "",
    }  # fmt: skip

    assert client.post(reverse("standards:record_new"), given).status_code == 422
    made = client.post(reverse("standards:record_new"), {**given, "reason": "Mới ban hành"})

    assert made["Location"] == page_of("tcvn-9999-2024")
    row = Standard.objects.get(slug="tcvn-9999-2024")
    assert row.by_hand
    assert [(each.target_label, each.degree) for each in row.does.all()] == [
        ("ISO 12824:2016", "MOD")
    ]
    edited = {**given, "title_vi": "Mật ong - Yêu cầu kỹ thuật", "reason": "Sửa tên"}
    client.post(reverse("standards:record_correct", args=[row.slug]), edited)
    row.refresh_from_db()
    assert row.title_vi == "Mật ong - Yêu cầu kỹ thuật"


def test_pages_of_imports_are_for_keepers_of_the_register(cast: Cast) -> None:
    table = "Số hiệu,Tên tiếng Việt\nTCVN 9999:2024,Mật ong\n".encode()
    run = importing.start_import(actor=cast.lan.actor, stream=io.BytesIO(table), name="a.csv")
    importing.read_import(actor=cast.lan.actor, uid=run.uid, progress=lambda *_: None)
    urls = [reverse("standards:import_list"), reverse("standards:import_detail", args=[run.uid])]

    assert [cast.lan.client.get(url).status_code for url in urls] == [200, 200]
    assert [cast.hoa.client.get(url).status_code for url in urls] == [403, 403]
    assert "TCVN 9999:2024" in cast.lan.client.get(urls[1]).content.decode()


def test_the_register_leaves_as_json_bibtex_and_a_catalogue(cast: Cast) -> None:
    client = cast.an.client

    def taken(shape: str, query: str = "") -> bytes:
        answer = client.get(reverse("standards:standard_export", args=[shape]) + query)
        return b"".join(answer) if answer.streaming else answer.content

    one = next(e for e in json.loads(taken("json")) if e["number"] == "TCVN 6492:2011")
    assert one["adopts"] == [{"number": "ISO 10523:2008", "degree": "IDT"}]
    assert "@techreport{TCVN64922011," in taken("bibtex").decode()
    assert json.loads(taken("dcat"))["@type"] == "dcat:Dataset"
    assert client.get(reverse("standards:standard_export", args=["exe"])).status_code == 404
    only = taken("csv", "?loai=qcvn").decode("utf-8-sig").splitlines()
    assert len(only) == 1 + Standard.objects.filter(kind="qcvn").count()


def test_the_register_as_a_table_changes_nothing_when_it_comes_back(cast: Cast) -> None:
    answer = cast.an.client.get(reverse("standards:standard_export", args=["csv"]))
    table = b"".join(answer.streaming_content)

    run = importing.start_import(actor=cast.lan.actor, stream=io.BytesIO(table), name="a.csv")
    done = importing.read_import(actor=cast.lan.actor, uid=run.uid, progress=lambda *_: None)

    assert (done.same, done.new, done.changed) == (Standard.objects.count(), 0, 0)
