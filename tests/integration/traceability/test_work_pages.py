"""The work pages of traceability: who sees what, what they say, how they answer nonsense."""

import json
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from chuan.core.actor import Actor
from chuan.domain.gs1 import canonical_identifier
from chuan.traceability.models import Event, EventReader
from chuan.traceability.selectors.names import names_of
from chuan.traceability.services.capturing import capture_document
from chuan.traceability.types import Sent
from tests.architecture.pages import faults_of
from tests.factories.cast import Cast, Member
from tests.factories.epcis import document, jar, observed, packed, program

pytestmark = pytest.mark.django_db
RAW, HONEY = (f"https://id.gs1.org/01/08936123450014/10/{lot}" for lot in ("THO-1", "ML-1"))
CASE = canonical_identifier("urn:epc:id:sscc:893612345.00000001")
PLACE = "https://id.gs1.org/414/8936123450014"
PAGES = ("event_list", "shared_list", "trace", "recall", "balance")
FILES = ("trace_export_json", "trace_export", "recall_export")


def bottled(amount_out: float = 95) -> dict[str, Any]:
    return {
        "type": "TransformationEvent",
        "eventTime": "2026-03-01T07:00:00.000+07:00",
        "eventTimeZoneOffset": "+07:00",
        "eventID": "urn:uuid:8b9c1d2e-0000-4000-8000-000000000001",
        "bizStep": "other",
        "inputQuantityList": [{"epcClass": RAW, "quantity": 100, "uom": "KGM"}],
        "outputEPCList": [jar(1), jar(2)],
        "outputQuantityList": [{"epcClass": HONEY, "quantity": amount_out, "uom": "KGM"}],
    }


@pytest.fixture
def maker(cast: Cast) -> Actor:
    """A program of the cooperative."""
    assert cast.binh.organisation
    return program(cast.binh.organisation)


@pytest.fixture
def chain(maker: Actor) -> list[Event]:
    """Honey made of a raw lot, jars packed, shipped, and seen damaged."""
    place = {"bizLocation": {"id": PLACE}}
    capture(
        maker,
        bottled(),
        packed("00000001", 1, 2, minute=5),
        observed(minute=9, epcList=[CASE], disposition="in_transit", **place),
        observed(1, minute=30, bizStep="inspecting", disposition="damaged", **place),
    )
    return list(Event.objects.order_by("id"))


def capture(actor: Actor, *events: dict[str, Any]) -> None:
    capture_document(actor=actor, sent=Sent(document(*events)))


def shown(client: Client, name: str, status: int = 200, **asked: str) -> str:
    response = client.get(reverse(f"traceability:{name}"), asked)
    assert response.status_code == status
    assert faults_of(response) == []  # type: ignore[arg-type]  # the client's own kind of answer
    return response.content.decode()


def test_the_list_shows_own_events_and_narrows_them(cast: Cast, chain: list[Event]) -> None:
    page = shown(cast.binh.client, "event_list")

    assert page.count('data-label="Bước"') == 4
    assert "Xếp 2 mã vào kiện SSCC" in page
    narrowed = shown(cast.binh.client, "event_list", buoc="inspecting")
    assert narrowed.count('data-label="Bước"') == 1
    assert "Hư hỏng" in narrowed
    assert (
        shown(cast.binh.client, "event_list", noi="8936123450014").count('data-label="Bước"') == 2
    )
    assert "Không có dòng nào khớp" in shown(cast.binh.client, "event_list", ngay_tu="01/01/2030")


def test_the_list_is_taken_away_as_a_file(cast: Cast, chain: list[Event]) -> None:
    response = cast.binh.client.get(reverse("traceability:event_export"))

    rows = b"".join(response.streaming_content).decode()  # type: ignore[attr-defined]
    assert rows.count("\r\n") == 5
    assert chain[0].event_id in rows


def test_an_event_says_what_when_where_and_why(cast: Cast, chain: list[Event]) -> None:
    page = cast.binh.client.get(
        reverse("traceability:event_detail", args=[chain[0].pk])
    ).content.decode()

    for words in ("Lô THO-1", "100 kg", "07:00 01/03/2026", "Đầu vào", "Đầu ra", "ni:///sha-256;"):
        assert words in page


def test_an_event_is_taken_away_as_it_was_captured(cast: Cast, chain: list[Event]) -> None:
    told = json.loads(
        cast.binh.client.get(reverse("traceability:event_file_json", args=[chain[1].pk])).content
    )
    written = cast.binh.client.get(
        reverse("traceability:event_file_xml", args=[chain[1].pk])
    ).content

    (event,) = told["epcisBody"]["eventList"]
    assert event["parentID"] == "urn:epc:id:sscc:893612345.00000001"
    assert b"<parentID>urn:epc:id:sscc:893612345.00000001</parentID>" in written


@pytest.mark.parametrize("event", [0, 1, 2**62, 10**30])
def test_an_event_that_is_not_there_is_not_found(cast: Cast, event: int) -> None:
    url = reverse("traceability:event_detail", args=[event])

    assert cast.binh.client.get(url).status_code == 404


def test_a_trace_goes_back_and_forward(cast: Cast, chain: list[Event]) -> None:
    page = shown(cast.binh.client, "trace", ma=jar(1))

    assert "Lô THO-1" in page
    assert "nguyên liệu, đưa vào ngày 01/03/2026" in page
    assert "Kiện SSCC" in page
    assert page.index("Xếp 2 mã vào") < page.index("Kiểm tra")
    assert "Ngược: 1 mã" in page


def test_the_way_of_a_jar_holds_what_befell_its_case_while_it_lay_in_it(
    cast: Cast, maker: Actor
) -> None:
    out = {"action": "DELETE", "bizStep": "unpacking"}
    capture(
        maker,
        packed("00000001", 1, minute=5),
        observed(minute=6, epcList=[CASE], bizStep="loading"),
        packed("00000001", 1, minute=7, **out),
        observed(minute=8, epcList=[CASE], bizStep="destroying"),
    )

    page = shown(cast.binh.client, "trace", ma=jar(1))

    assert "Xếp lên xe" in page
    assert "Tiêu hủy" not in page


def test_a_trace_is_found_by_any_way_to_write_the_code(cast: Cast, chain: list[Event]) -> None:
    for code in (
        "8936123450014 THO-1", "(01)08936123450014(10)THO-1", "010893612345001410THO-1",
        "urn:epc:class:lgtin:893612345.0001.THO-1", "https://shop.example.vn/01/8936123450014/10/THO-1",
    ):  # fmt: skip
        assert "Xuôi: 4 mã" in shown(cast.binh.client, "trace", ma=code)


def test_a_product_lists_its_lots_and_items(cast: Cast, chain: list[Event]) -> None:
    page = shown(cast.binh.client, "trace", ma="8936123450014")

    assert "Chọn một lô hoặc một sản phẩm" in page
    assert page.index(">Lô THO-1 ·") < page.index(">Số 2 ·")
    assert page.count("THO-1") >= 1
    assert "Số 2 · GTIN 08936123450014" in page


def test_a_recall_names_everything_and_who_has_it(cast: Cast, chain: list[Event]) -> None:
    page = shown(cast.binh.client, "recall", ma=RAW)

    assert "5 mã bị ảnh hưởng" in page
    assert "trong đó 2 lô" in page
    assert cast.binh.actor.organisation_label in page
    rows = b"".join(
        cast.binh.client.get(reverse("traceability:recall_export"), {"ma": RAW}).streaming_content  # type: ignore[attr-defined]
    ).decode()
    assert rows.count("\r\n") == 6


def test_a_balance_tells_the_loss_and_marks_what_is_off(cast: Cast, maker: Actor) -> None:
    told = bottled() | {"outputEPCList": []}
    capture(maker, {key: value for key, value in told.items() if value})

    page = shown(cast.binh.client, "balance", ma=HONEY)
    assert "Hao hụt: <strong>5 %</strong>" in page
    assert "Chưa nhập mức hao hụt dự kiến" in page
    assert "panel-warn" not in page
    much = shown(cast.binh.client, "balance", ma=HONEY, hao="2,5")
    assert "Hao hụt nhiều hơn mức dự kiến." in much
    assert "panel-warn" in much
    fine = shown(cast.binh.client, "balance", ma=HONEY, hao="5")
    assert "Đầu vào và đầu ra khớp nhau." in fine
    assert "panel-warn" not in fine
    assert "Hao hụt" in shown(cast.binh.client, "balance", ma=HONEY, hao="NaN", sai="1e999999")
    assert "từ 0 đến 100" in shown(cast.binh.client, "balance", ma=HONEY, hao="-5")
    assert "từ 0 đến 100" not in fine
    assert "5 %" in shown(cast.binh.client, "balance", ma=told["eventID"])


def test_a_trace_as_json_has_objects_and_links(cast: Cast, chain: list[Event]) -> None:
    told = json.loads(shown(cast.binh.client, "trace_export_json", ma=jar(1)))

    assert [each["id"] for each in told["back"]["objects"]] == [jar(1), RAW]
    assert {link["kind"] for link in told["back"]["links"]} == {"input", "output"}


def test_another_organisation_sees_nothing(cast: Cast, chain: list[Event]) -> None:
    for reader in (cast.vy, cast.tuan, cast.hoa):
        assert "Đơn vị chưa gửi sự kiện nào" in shown(reader.client, "event_list")
        assert "Chưa có sự kiện nào về mã này" in shown(reader.client, "trace", ma=jar(1))
        assert "Không có gì để thu hồi" in shown(reader.client, "recall", ma=RAW)
        assert "chưa qua lần chế biến nào" in shown(reader.client, "balance", ma=HONEY)
        for name in ("event_detail", "event_file_json", "event_file_xml"):
            url = reverse(f"traceability:{name}", args=[chain[0].pk])
            assert reader.client.get(url).status_code == 404


def test_who_is_named_reads_that_event_and_no_other(cast: Cast, chain: list[Event]) -> None:
    EventReader.objects.create(event=chain[1].pk, path=cast.vy.actor.path, why=1)

    assert "Xếp 2 mã vào" in shown(cast.vy.client, "shared_list")
    trace = shown(cast.vy.client, "trace", ma=jar(1))
    assert "Kiện SSCC" in trace
    assert "THO-1" not in trace
    page = cast.binh.client.get(
        reverse("traceability:event_detail", args=[chain[1].pk])
    ).content.decode()
    assert "là một bên được nêu tên" in page


def test_a_reader_is_not_told_who_else_reads(cast: Cast, chain: list[Event]) -> None:
    for reader in (cast.vy, cast.tuan):
        EventReader.objects.create(event=chain[1].pk, path=reader.actor.path, why=1)
    url = reverse("traceability:event_detail", args=[chain[1].pk])

    seen = cast.vy.client.get(url).content.decode()
    assert body_label(cast.vy) in seen
    assert body_label(cast.tuan) not in seen
    assert body_label(cast.tuan) in cast.binh.client.get(url).content.decode()


def body_label(member: Member) -> str:
    assert member.organisation
    return member.organisation.label


def test_nobody_calls_the_things_of_another_otherwise_on_that_others_pages(
    cast: Cast, maker: Actor, chain: list[Event]
) -> None:
    def call_it(owner: Actor, name: str) -> None:
        called = {"id": "urn:epcglobal:cbv:mda#name", "attribute": name}
        element = {"id": PLACE, "attributes": [called]}
        vocabulary = {
            "type": "urn:epcglobal:epcis:vtype:BusinessLocation",
            "vocabularyElementList": [element],
        }
        named = document(epcisMasterData={"vocabularyList": [vocabulary]})
        capture_document(actor=owner, sent=Sent(named))

    assert cast.vy.organisation
    call_it(maker, "Kho Châu Tiến")
    call_it(program(cast.vy.organisation), "Tên mạo")

    owners = [maker.path, cast.vy.actor.path]
    assert names_of(maker, [PLACE], owners) == {PLACE: "Kho Châu Tiến"}
    assert names_of(cast.vy.actor, [PLACE], owners) == {PLACE: "Tên mạo"}


def test_a_reader_sees_the_name_that_the_owner_gave_a_place(
    cast: Cast, maker: Actor, chain: list[Event]
) -> None:
    called = {"id": "urn:epcglobal:cbv:mda#name", "attribute": "Kho Châu Tiến"}
    vocabulary = {
        "type": "urn:epcglobal:epcis:vtype:BusinessLocation",
        "vocabularyElementList": [{"id": PLACE, "attributes": [called]}],
    }
    named = document(epcisMasterData={"vocabularyList": [vocabulary]})
    capture_document(actor=maker, sent=Sent(named))
    EventReader.objects.create(event=chain[3].pk, path=cast.vy.actor.path, why=1)

    assert "Kho Châu Tiến" in shown(cast.vy.client, "shared_list")
    file = cast.vy.client.get(reverse("traceability:shared_export"))
    assert "Kho Châu Tiến" in b"".join(file.streaming_content).decode()


def test_the_node_reads_everything(cast: Cast, chain: list[Event]) -> None:
    page = cast.nga.client.get(reverse("traceability:event_detail", args=[chain[0].pk]))

    assert page.status_code == 200
    assert "Xuôi: 4 mã" in shown(cast.nga.client, "trace", ma=RAW)
    assert shown(cast.nga.client, "event_list").count('data-label="Bước"') == 4
    assert "Chưa có sự kiện nào của đơn vị khác" in shown(cast.nga.client, "shared_list")


def test_visitors_are_sent_to_sign_in(cast: Cast) -> None:
    for name in (*PAGES, *FILES):
        assert cast.an.client.get(reverse(f"traceability:{name}")).status_code == 302


def test_pages_without_a_code_offer_the_box(cast: Cast) -> None:
    for name in ("trace", "recall", "balance"):
        assert 'name="ma"' in shown(cast.binh.client, name)
    for name in FILES:
        assert cast.binh.client.get(reverse(f"traceability:{name}")).status_code == 422


@pytest.mark.parametrize(
    "nonsense",
    ["<script>alert(1)</script>", "' OR 1=1 --", "8936123450013", "(01)123", "]C1", "x" * 5000,
     "urn:epc:id:sgtin:1.2", "https://id.gs1.org/01/08936123450013", "\u202e\u0000"[:1], "../../etc"],
)  # fmt: skip
def test_nonsense_is_answered_with_a_sentence(cast: Cast, nonsense: str) -> None:
    for name in ("trace", "recall", "balance"):
        page = shown(cast.binh.client, name, 422, ma=nonsense)
        assert "Chưa đọc được mã" in page
        assert "<script>alert" not in page


def test_an_address_that_is_not_of_gs1_is_looked_up_as_it_is(cast: Cast) -> None:
    assert "Chưa có sự kiện nào" in shown(cast.binh.client, "trace", ma="https://example.vn/vat/1")


def test_a_wide_tree_is_cut_with_a_way_to_see_more(cast: Cast, maker: Actor) -> None:
    capture(maker, packed("00000001", *range(40)))

    page = shown(cast.binh.client, "trace", ma=CASE)
    assert "và 28 mã nữa cùng cấp" in page
    assert "và 28 mã nữa" not in shown(cast.binh.client, "trace", ma=CASE, het="1")


def test_an_event_declared_wrong_says_so_and_leaves_the_trace(cast: Cast, maker: Actor) -> None:
    capture(maker, bottled())
    wrong = {"declarationTime": "2026-03-03T08:00:00.000+07:00", "reason": "did_not_occur"}
    capture(maker, bottled() | {"errorDeclaration": wrong})

    first, second = Event.objects.order_by("id")
    client = cast.binh.client
    assert (
        "Đã bị rút lại"
        in client.get(reverse("traceability:event_detail", args=[first.pk])).content.decode()
    )
    assert (
        "việc này không xảy ra"
        in client.get(reverse("traceability:event_detail", args=[second.pk])).content.decode()
    )
    assert "Ngược: 0 mã" in shown(client, "trace", ma=HONEY)
