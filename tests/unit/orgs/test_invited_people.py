"""What is written in a list of people is kept as a person would read it, up to its last letter."""

from datetime import date

import pytest

from chuan.orgs.enums import Role
from chuan.orgs.rules.invitations import (
    MOST_BYTES,
    Invitation,
    UnreadableList,
    decode,
    read_invitations,
    role_of,
    username_from,
)

TODAY = date(2026, 11, 22)


def read(**cells: str) -> Invitation:
    """One row with the given cells under their headings."""
    heads = {
        "full_name": "Họ tên",
        "username": "Tên đăng nhập",
        "position": "Chức vụ",
        "phone": "Số điện thoại",
        "email": "Email",
        "organisation": "ĐƠN VỊ",
        "role": "Vai trò",
        "valid_from": "Từ ngày",
        "valid_until": "Đến ngày",
    }
    named = {"full_name": "Nguyễn Thị Hoa"} | cells
    text = "\t".join(heads[field] for field in named) + "\n" + "\t".join(named.values())
    (row,) = read_invitations(text, today=TODAY)
    return row


def test_every_cell_comes_to_its_field() -> None:
    row = read(
        username="Hoa.NT",
        position="Trưởng  phòng",
        phone="0912 345 678",
        email="hoa@nghean.gov.vn",
        organisation="Phòng VH-XH",
        role="Trưởng phòng",
        valid_from="1/12/2026",
        valid_until="2027-12-31",
    )

    assert row == Invitation(
        number=2,
        full_name="Nguyễn Thị Hoa",
        username="hoa.nt",
        position="Trưởng phòng",
        phone="0912 345 678",
        email="hoa@nghean.gov.vn",
        organisation="Phòng VH-XH",
        role=Role.HEAD,
        valid_from=date(2026, 12, 1),
        valid_until=date(2027, 12, 31),
    )


def test_a_seat_may_end_on_the_day_it_begins_but_not_before() -> None:
    assert not read(valid_from="01/12/2026", valid_until="01/12/2026").faults
    assert read(valid_from="02/12/2026", valid_until="01/12/2026").faults
    assert not read(valid_until="22/11/2026").faults
    assert read(valid_until="21/11/2026").faults


@pytest.mark.parametrize("name", ["abcd", "a1.b-c_d", "a" * 60])
def test_a_user_name_has_four_to_sixty_plain_letters(name: str) -> None:
    assert not read(username=name).faults


@pytest.mark.parametrize("name", ["abc", "a" * 61, ".abc", "abc.", "a bc", "hòa.an"])
def test_other_user_names_are_refused(name: str) -> None:
    assert len(read(username=name).faults) == 1


def test_a_name_has_two_letters_at_least() -> None:
    assert not read(full_name="Vũ").faults
    assert len(read(full_name="V").faults) == 1


def test_long_cells_are_cut_to_what_is_kept() -> None:
    row = read(full_name="x" * 200, position="y" * 200, phone="0" * 30, email="a@b." + "c" * 300)

    assert (len(row.full_name), len(row.position), len(row.phone), len(row.email)) == (
        *(120, 120),
        *(20, 254),
    )


def test_rows_are_numbered_as_in_the_file_empty_ones_too() -> None:
    rows = read_invitations("Họ và tên\n\nA B\n ; \nC D\n", today=TODAY)

    assert [(row.number, row.full_name) for row in rows if row.full_name] == [
        (3, "A B"),
        (5, "C D"),
    ]


def test_a_list_of_three_hundred_people_and_200000_bytes_is_the_longest() -> None:
    assert len(read_invitations("Họ và tên\n" + "A B\n" * 300, today=TODAY)) == 300
    assert len(decode(b"a" * MOST_BYTES)) == 200_000


@pytest.mark.parametrize(
    ("word", "role"),
    [
        ("Chuyên viên", Role.OFFICER), ("CÁN BỘ", Role.OFFICER), ("công chức", Role.OFFICER),
        ("lãnh đạo  đơn vị", Role.HEAD), ("Văn thư", Role.CLERK),
        ("quan tri vien", Role.ADMINISTRATOR), ("Quản trị", Role.ADMINISTRATOR),
        ("Người xem nhật ký", Role.AUDITOR), ("Kiểm soát", Role.AUDITOR), ("vua", None),
    ],
)  # fmt: skip
def test_a_role_is_known_by_the_words_of_the_form(word: str, role: Role | None) -> None:
    assert role_of(word) is role


def test_people_with_one_user_name_are_told_with_the_first_of_them() -> None:
    text = "Họ tên;Tên đăng nhập\nA B;an.binh\nC D;\nE F;an.binh\nG H;an.binh\nI K;\n"

    rows = read_invitations(text, today=TODAY)

    assert [[fault.values.get("n") for fault in row.faults] for row in rows] == [
        *([], []),
        *([2], [2], []),
    ]


def test_a_user_name_made_from_a_long_name_is_short() -> None:
    assert len(username_from("nguyễn " * 20)) == 54


def test_a_list_without_names_says_which_heading_is_missing() -> None:
    with pytest.raises(UnreadableList) as refused:
        read_invitations("Tên đăng nhập\nan.binh\n", today=TODAY)
    assert refused.value.sentence.values == {"label": "Họ và tên"}
