"""Lists of people made to break in, to break down, or to be opened in a spreadsheet."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from chuan.orgs.models import Person, RoleAssignment
from chuan.orgs.services import correct_person
from tests.factories.cast import Cast

HEAD = "Họ và tên,Tên đăng nhập,Chức vụ,Điện thoại,Thư điện tử,Đơn vị,Vai trò,Từ ngày,Đến ngày\n"
ROWS = (
    "A\x00B,ten\x00la,,,,,,,", "Nguyễn,,,,,Phòng\x00,,,", "X" * 200_000, '"' * 50_001, ";" * 150_000,
    "Lê Ba,../../x,,,,,,,", "Lê Ba,,,,,,,31/02/2026,", "Lê Ba,,,,,,,0001-01-01,", "Lê Ba,,,,,,²,,",
    "Lê Ba,,,+84 9,a@b\r\nBcc: x@y.z,,,,", "Lê Ba,,,,,,,,9999-12-31", "\u202eLê Ba,,,,,,,,",
    "Lê Ba,,,,,,,-99999-1-1,", "Lê Ba,,,,,,,99999999999999999999/1/1,",
)  # fmt: skip


@pytest.mark.parametrize("row", ROWS, ids=range(len(ROWS)))
def test_a_broken_row_is_a_page_with_its_fault(cast: Cast, row: str) -> None:
    client, before = cast.commune_admin.client, Person.objects.count()
    upload = SimpleUploadedFile("ds.csv", (HEAD + row).encode())

    shown = client.post(reverse("orgs:invitation_new"), {"file": upload})
    made = client.post(reverse("orgs:invitation_confirm"), {"text": HEAD + row})

    assert shown.status_code in {200, 422}
    assert made.status_code in {200, 400, 409, 422}
    assert Person.objects.count() - before <= 1


def test_ten_thousand_rows_and_foreign_letters_are_refused(cast: Cast) -> None:
    client, before = cast.commune_admin.client, Person.objects.count()
    many = HEAD + "Nguyễn Văn A,,,,,,,,\n" * 10_000
    for content in (many.encode(), (HEAD + "Lê Ba,,,,,,,,").encode("cp1258", "replace"),
                    many.encode("utf-16"), b"\xff\xfe\x00\xd8", b"\xef\xbb\xbf"):  # fmt: skip
        upload = SimpleUploadedFile("ds.csv", content)
        assert client.post(reverse("orgs:invitation_new"), {"file": upload}).status_code == 200
    assert client.post(reverse("orgs:invitation_confirm"), {"text": many}).status_code == 422
    assert Person.objects.count() == before


@pytest.mark.parametrize(
    "row",
    ["Lê Ba,,,,,Ủy ban nhân dân tỉnh Nghệ An,Lãnh đạo,,", "Lê Ba,,,,,Đảng ủy xã Châu Tiến,,,",
     "Lê Ba,,,,,,node_administrator,,", "Lê Ba,,,,,Ủy ban nhân dân phường Trường Vinh,,,",
     "Lê Ba,minh,,,,,,,", "Lê Ba,MINH,,,,,,,", "Lê Ba,ba1,,,,,,,\nLê Tư,BA1,,,,,,,"],
)  # fmt: skip
def test_nobody_is_invited_above_beside_or_twice(cast: Cast, row: str) -> None:
    before = RoleAssignment.objects.count()

    answer = cast.commune_admin.client.post(
        reverse("orgs:invitation_confirm"), {"text": HEAD + row}
    )

    assert answer.status_code == 422
    assert RoleAssignment.objects.count() == before


@pytest.mark.parametrize("name", ["=cmd|' /C calc'!A0", "+1+1", "-1", "@SUM(1)", " =1", "\t=1"])
def test_a_name_is_no_formula_in_the_exported_list(cast: Cast, name: str) -> None:
    hoa = cast.hoa.person
    assert hoa is not None
    correct_person(
        actor=cast.hoa.actor, person=hoa, full_name=name, position=name, phone="", email=""
    )

    answer = cast.commune_admin.client.get(reverse("orgs:person_export"))
    cells = b"".join(answer.streaming_content).decode().replace('"', "").split(",")

    assert not [cell for cell in cells if cell.strip().startswith(("=", "+", "-", "@"))]
