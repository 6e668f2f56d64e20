"""Pages of organisations and people: what they show, to whom, and what a stranger gets."""

import pytest

from chuan.audit.models import AuditEntry
from chuan.orgs.models import Organisation
from tests.factories.cast import Cast
from tests.factories.people import organisation

ROOT = "/lam-viec/to-chuc/"
OWN_PAGES = ("co-quan/", "co-quan/cay/", "co-quan/tai-ve/", "toi/", "lam-viec-cho/")
ADMIN_PAGES = ("co-quan/moi/", "nguoi/", "nguoi/moi/", "nguoi/tai-ve/")


@pytest.mark.parametrize("page", OWN_PAGES)
@pytest.mark.parametrize("name", ["lan", "minh", "hoa", "quan", "ha", "tuan", "binh", "nga", "vy"])
def test_everybody_signed_in_has_the_own_pages(cast: Cast, name: str, page: str) -> None:
    assert cast.member(name).client.get(ROOT + page).status_code == 200


@pytest.mark.parametrize("page", OWN_PAGES + ADMIN_PAGES)
def test_a_visitor_is_sent_to_sign_in(cast: Cast, page: str) -> None:
    assert cast.an.client.get(ROOT + page).status_code == 302


@pytest.mark.parametrize("page", ADMIN_PAGES)
def test_pages_of_administrators_are_theirs_alone(cast: Cast, page: str) -> None:
    assert cast.commune_admin.client.get(ROOT + page).status_code == 200
    assert cast.nga.client.get(ROOT + page).status_code == 200
    for name in ("minh", "hoa", "quan", "head"):
        assert cast.member(name).client.get(ROOT + page).status_code == 403


def test_the_list_holds_only_the_own_tree(cast: Cast) -> None:
    page = cast.vy.client.get(f"{ROOT}co-quan/").content.decode()

    assert "Hải Phòng" in page
    assert "Châu Tiến" not in page


def test_the_list_of_people_holds_only_the_own_tree_and_is_noted(cast: Cast) -> None:
    page = cast.commune_admin.client.get(f"{ROOT}nguoi/").content.decode()

    assert "Hoa" in page
    assert "Minh" not in page
    assert AuditEntry.objects.filter(code="orgs.people.listed", is_personal_read=True).exists()


def test_a_person_of_another_province_does_not_exist_for_a_stranger(cast: Cast) -> None:
    assert cast.hoa.person is not None
    uid = cast.hoa.person.uid

    assert cast.commune_admin.client.get(f"{ROOT}nguoi/{uid}/").status_code == 200
    assert cast.vy.client.get(f"{ROOT}nguoi/{uid}/").status_code == 404
    for action in ("dat-lai/", "ket-thuc/", "quyen/", "sua/"):
        assert cast.vy.client.post(f"{ROOT}nguoi/{uid}/{action}").status_code == 404


@pytest.mark.parametrize("action", ["doi-ten/", "ket-thuc/", "ke-thua/"])
def test_a_body_of_another_province_is_not_managed_by_a_stranger(cast: Cast, action: str) -> None:
    page = f"{ROOT}co-quan/{cast.commune.uid}/{action}"

    assert cast.vy.client.get(page).status_code == 404
    assert cast.vy.client.post(page, {"name": "Của tôi"}).status_code == 404
    assert cast.commune_admin.client.get(page).status_code == 200
    assert cast.hoa.client.get(f"{ROOT}co-quan/{cast.culture.uid}/{action}").status_code == 403


def test_a_body_has_a_public_page_without_people(cast: Cast) -> None:
    page = cast.an.client.get(f"{ROOT}co-quan/{cast.culture.uid}/")

    assert page.status_code == 200
    assert "Phòng Văn hóa - Xã hội" in page.content.decode()
    assert "Hoa" not in page.content.decode().replace("Hóa", "")


def test_an_administrator_makes_renames_and_ends_a_body(cast: Cast) -> None:
    client = cast.commune_admin.client
    made = client.post(
        f"{ROOT}co-quan/moi/",
        {
            "parent": cast.commune.pk,
            "agency": "tt-pvhcc",
            "name": "Trung tâm Phục vụ hành chính công xã",
        },
    )
    body = Organisation.objects.get(agency="tt-pvhcc")
    assert made["Location"].endswith(f"{body.uid}/")
    assert body.path == f"{cast.commune.path}tt-pvhcc/"

    client.post(
        f"{ROOT}co-quan/{body.uid}/doi-ten/", {"name": "Trung tâm Hành chính công xã Châu Tiến"}
    )
    client.post(f"{ROOT}co-quan/{body.uid}/ten-goi/", {"alias": "Bộ phận một cửa"})
    client.post(
        f"{ROOT}co-quan/{body.uid}/ke-thua/", {"successor": cast.economy.pk, "extent": "whole"}
    )
    client.post(f"{ROOT}co-quan/{body.uid}/ket-thuc/", {"last_day": "2026-01-31"})

    page = client.get(f"{ROOT}co-quan/{body.uid}/").content.decode()
    for words in (
        "Trung tâm Phục vụ hành chính công xã",
        "Bộ phận một cửa",
        "31/01/2026",
        "Phòng Kinh tế",
    ):
        assert words in page


def test_a_parent_outside_the_own_tree_is_refused(cast: Cast) -> None:
    page = cast.commune_admin.client.post(
        f"{ROOT}co-quan/moi/", {"parent": cast.province.pk, "agency": "", "name": "Sở của tôi"}
    )

    assert page.status_code == 200
    assert not Organisation.objects.filter(name="Sở của tôi").exists()


def test_inviting_goes_through_a_preview_to_slips(cast: Cast) -> None:
    client = cast.commune_admin.client
    bad = "Họ và tên,Vai trò\nLê Thị Sáu,Vua\n"
    good = "Họ và tên,Vai trò\nLê Thị Sáu,Văn thư\n"

    faulty = client.post(f"{ROOT}nguoi/moi/", {"text": bad}).content.decode()
    preview = client.post(f"{ROOT}nguoi/moi/", {"text": good}).content.decode()
    refused = client.post(f"{ROOT}nguoi/moi/xac-nhan/", {"text": bad})
    slips = client.post(f"{ROOT}nguoi/moi/xac-nhan/", {"text": good})

    assert "Vua" in faulty
    assert "Tạo tài khoản" in preview
    assert refused.status_code == 422
    assert "le.thi.sau" in slips.content.decode()
    assert "no-store" in slips["Cache-Control"]
    template = client.get(f"{ROOT}nguoi/moi/tep-mau/").streaming_content
    assert b"".join(template).decode("utf-8-sig").startswith("Họ và tên,Tên đăng nhập")


def test_a_file_that_is_no_text_is_told_in_one_sentence(cast: Cast) -> None:
    from django.core.files.uploadedfile import SimpleUploadedFile

    upload = SimpleUploadedFile("anh.csv", b"\x89PNG\r\n\xff\xfe\x00")
    page = cast.commune_admin.client.post(f"{ROOT}nguoi/moi/", {"file": upload})

    assert page.status_code == 200
    assert "Không đọc được" in page.content.decode()


def test_the_page_of_a_person_gives_ends_and_resets(cast: Cast) -> None:
    hoa = cast.hoa.person
    assert hoa is not None
    client, page = cast.commune_admin.client, f"{ROOT}nguoi/{hoa.uid}/"
    role = {"organisation": cast.economy.pk, "role": "clerk", "valid_from": "2026-11-01"}

    assert client.post(f"{page}quyen/", role).status_code == 302
    given = hoa.roles.get(role="clerk")
    assert client.get(f"{page}quyen/{given.pk}/ket-thuc/").status_code == 200
    client.post(f"{page}quyen/{given.pk}/ket-thuc/", {"last_day": "2026-11-20"})
    slip = client.post(f"{page}dat-lai/")

    given.refresh_from_db()
    assert str(given.valid_until) == "2026-11-20"
    assert "hoa" in slip.content.decode()
    assert client.post(f"{page}ket-thuc/").status_code == 302
    assert client.get(page).status_code == 200


def test_the_own_profile_is_saved(cast: Cast) -> None:
    client = cast.hoa.client
    mine = {
        "full_name": "Nguyễn Thị Hoa",
        "position": "Chuyên viên",
        "phone": "",
        "email": "hoa@example.vn",
    }

    assert client.post(f"{ROOT}toi/", {**mine, "digest": "on"}).status_code == 302

    page = client.get(f"{ROOT}toi/").content.decode()
    assert "Nguyễn Thị Hoa" in page
    assert "hoa@example.vn" in page


@pytest.mark.parametrize("page", ["co-quan/", "co-quan/cay/", "co-quan/moi/", "co-quan/{}/"])
def test_bodies_stand_in_the_order_of_the_vietnamese_alphabet(cast: Cast, page: str) -> None:
    names = ["Ban Ấp", "Đài Truyền thanh", "Đội Quản lý trật tự", "Hội Nông dân", "Ủy ban Mặt trận"]
    for name in reversed(names):
        organisation(name, cast.commune)

    told = cast.commune_admin.client.get(ROOT + page.format(cast.commune.uid)).content.decode()

    shown = told[told.index("<main") :]
    assert sorted(names, key=shown.index) == names


def test_a_choice_shows_a_body_under_the_one_above_it(cast: Cast) -> None:
    below = organisation("Ban Chỉ huy", cast.economy)

    told = cast.commune_admin.client.get(f"{ROOT}co-quan/moi/").content.decode()

    assert f">{cast.commune.name}<" in told
    assert f">\u2003{cast.economy.name}<" in told
    assert f">\u2003\u2003{below.name}<" in told
