"""Pages of codes: every act by plain forms, refusals beside their boxes, what a shopper sees."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from chuan.identifiers.models import Entity
from chuan.identifiers.services.warnings import mark_recalled
from chuan.identifiers.types import LinkWords
from tests.factories.cast import Cast
from tests.factories.codes import GTIN, HONEY, PAGE, Scanner, honey

pytestmark = pytest.mark.django_db
LINK = {"title": "Chứng nhận", "href": "https://htx.example.com/cn", "type": "gs1:certificationInfo",
        "role": "plain", "passes_query": "on"}  # fmt: skip


def at(name: str, *arguments: object) -> str:
    return reverse(f"identifiers:{name}", args=arguments)


def test_a_keeper_does_everything_by_forms_alone(cast: Cast, scanner: Scanner) -> None:
    phone = cast.binh.client
    assert "Chưa có mã nào" in phone.get(at("code_list")).content.decode()
    made = phone.post(at("code_new"), {"code": GTIN, "label": "Mật ong"})
    entity = Entity.objects.get()
    assert made.headers["Location"] == at("code_detail", entity.uid)
    phone.post(at("link_new", entity.uid), LINK)
    link = entity.links.get(href=LINK["href"])
    edit = at("link_change", entity.uid, link.uid)
    assert LINK["href"] in phone.get(edit).content.decode()
    phone.post(edit, LINK | {"title": "Giấy chứng nhận", "until": "31/12/2099"})
    assert scanner.ask(f"{HONEY}?linkType=gs1:certificationInfo").status == 307
    phone.post(at("link_default", entity.uid, link.uid))
    assert scanner.ask(HONEY).location == LINK["href"]
    phone.post(at("code_recall", entity.uid), {"title": "Thu hồi"})
    page = phone.get(at("code_detail", entity.uid)).content.decode()
    assert "Giấy chứng nhận" in page
    assert "đến hết 31/12/2099" in " ".join(page.split())
    assert "01/01/2100" not in page
    assert "Đặt cảnh báo thu hồi cho mã" in page
    notice = entity.links.get(role="notice")
    phone.post(at("recall_lift", entity.uid, notice.uid))
    phone.post(at("link_end", entity.uid, link.uid))
    phone.post(at("code_rename", entity.uid), {"label": "Mật ong nhãn"})
    phone.post(at("code_withdraw", entity.uid), {"reason": "Thôi bán"})
    assert scanner.ask(HONEY).status == 410
    phone.post(at("code_use_again", entity.uid))
    phone.post(at("code_restore", entity.uid, entity.changes.get(act="default_chosen").pk))
    assert scanner.ask(HONEY).location == LINK["href"]


@pytest.mark.parametrize(("sent", "said"), [
    ({"href": "javascript:alert(1)"}, "Địa chỉ phải bắt đầu bằng https://"),
    ({"type": "", "other_type": "gs1:khongCo"}, "không phải loại liên kết"),
    ({"since": "02/01/2027", "until": "31/12/2026"}, "Ngày bắt đầu phải trước"),
    ({"title": ""}, "Trường này"), ({"role": "notice"}, "notice"),
])  # fmt: skip
def test_what_is_refused_is_said_and_nothing_typed_is_lost(
    cast: Cast, jar: Entity, sent: dict[str, str], said: str
) -> None:
    answer = cast.binh.client.post(at("link_new", jar.uid), LINK | sent)

    page = answer.content.decode()
    assert answer.status_code == 422
    assert said in page or "Cần xem lại mấy chỗ sau" in page
    assert LINK["title"] in page or sent.get("title") == ""
    assert jar.links.count() == 2


def test_the_list_is_searched_filtered_and_downloaded(cast: Cast, jar: Entity) -> None:
    honey(cast.binh.actor, "/414/8938501000019", "Xưởng đóng chai")
    client = cast.minh.client

    found = client.get(at("code_list"), {"tim": "mat ong"}).content.decode()
    assert "Mật ong hoa nhãn" in found
    assert "Xưởng đóng chai" not in found
    file = b"".join(client.get(at("code_export"), {"tim": "xuong"}).streaming_content)  # type: ignore[attr-defined]  # a file
    assert "(414) 8938501000019" in file.decode("utf-8-sig")
    assert "Mật ong hoa nhãn" not in file.decode("utf-8-sig")


def test_a_file_is_brought_in_or_its_faults_are_shown_by_line(cast: Cast) -> None:
    client = cast.binh.client
    sample = b"".join(client.get(at("code_import_sample")).streaming_content)  # type: ignore[attr-defined]  # a file

    wrong = client.post(
        at("code_import"), {"file": SimpleUploadedFile("a.csv", b"ma\n8938501000018\n")}
    )
    assert wrong.status_code == 422
    assert "Dòng 2:" in wrong.content.decode()
    right = client.post(at("code_import"), {"file": SimpleUploadedFile("a.csv", sample)})
    assert right.status_code == 302
    assert Entity.objects.get().key == HONEY


def test_the_picture_of_a_code_is_its_printed_address(cast: Cast, jar: Entity) -> None:
    answer = cast.binh.client.get(at("code_qr", jar.uid))

    assert answer.headers["Content-Type"] == "image/svg+xml"
    assert "attachment" in answer.headers["Content-Disposition"]
    assert answer.content.count(b"<path") == 1


def test_a_shopper_sees_the_warning_first_and_no_names_of_officers(
    cast: Cast, jar: Entity, scanner: Scanner
) -> None:
    mark_recalled(
        actor=cast.binh.actor, uid=jar.uid, words=LinkWords(href="", title="Thu hồi lô L1 <b>")
    )
    address = scanner.ask(HONEY).location.removeprefix("https://ma.example.vn")

    page = Client().get(address).content.decode()

    assert page.index("Thu hồi lô L1 &lt;b&gt;") < page.index(PAGE)
    assert "Bình" not in page
    assert (
        Client().get(at("code_public", "00000000-0000-4000-8000-000000000000")).status_code == 404
    )


def test_pages_of_a_code_are_hidden_from_strangers(cast: Cast, jar: Entity) -> None:
    for stranger in (cast.tuan, cast.vy, cast.quan):
        assert stranger.client.get(at("code_detail", jar.uid)).status_code == 404
        assert stranger.client.post(at("link_new", jar.uid), LINK).status_code == 404
    assert Client().get(at("code_list")).status_code == 302


def test_the_node_hands_a_range_over_and_takes_it_back(cast: Cast, scanner: Scanner) -> None:
    client = cast.nga.client
    wrong = client.post(
        at("range_new"), {"digits": "89", "root": "https://id.gs1.example.org", "label": "GS1"}
    )
    assert wrong.status_code == 422
    client.post(
        at("range_new"), {"digits": "8938501", "root": "https://id.gs1.example.org", "label": "GS1"}
    )
    entity = Entity.objects.get()
    assert scanner.ask(HONEY).location.startswith("https://id.gs1.example.org/01/")
    assert "8938501" in client.get(at("code_detail", entity.uid)).content.decode()
    client.post(at("range_take_back", entity.uid))
    assert scanner.ask(HONEY).status == 404
