"""A list of people is read row by row, each fault told with its row."""

from datetime import date

import pytest

from chuan.orgs.enums import Role
from chuan.orgs.rules.invitations import (
    Invitation,
    UnreadableList,
    decode,
    read_invitations,
    username_from,
)

TODAY = date(2026, 11, 22)
HEAD = "Họ và tên,Tên đăng nhập,Chức vụ,Điện thoại,Thư điện tử,Đơn vị,Vai trò,Từ ngày,Đến ngày\n"


def _read(rows: str) -> tuple[Invitation, ...]:
    return read_invitations(HEAD + rows, today=TODAY)


def test_a_plain_row_needs_only_a_name() -> None:
    (row,) = _read("Nguyễn Thị Hoa,,,,,,,,\n")

    assert row.full_name == "Nguyễn Thị Hoa"
    assert row.role is Role.OFFICER
    assert row.valid_from == TODAY
    assert not row.faults


@pytest.mark.parametrize("mark", [";", "\t", ","])
def test_spreadsheets_part_columns_in_their_own_way(mark: str) -> None:
    text = (
        HEAD + "Trần Văn Đức,tran.duc,Trưởng phòng,,,,Lãnh đạo,01/12/2026,31/12/2027\n"
    ).replace(",", mark)

    (row,) = read_invitations(text, today=TODAY)

    assert row.role is Role.HEAD
    assert (row.valid_from, row.valid_until) == (date(2026, 12, 1), date(2027, 12, 31))


@pytest.mark.parametrize(
    ("row", "fault"),
    [
        (",,,,,,,,x", "Đến ngày"),
        ("A B,Có Dấu,,,,,,,", "Tên đăng nhập"),
        ("A B,,,,không phải thư,,,,", "Thư điện tử"),
        ("A B,,,gọi tôi,,,,,", "Số điện thoại"),
        ("A B,,,,,,Vua,,", "Vai trò"),
        ("A B,,,,,,Quản trị hệ thống,,", "Vai trò"),
        ("A B,,,,,,,31/02/2026,", "Từ ngày"),
        ("A B,,,,,,,01/12/2026,01/11/2026", "bằng hoặc sau"),
    ],
)
def test_a_fault_is_told_in_words(row: str, fault: str) -> None:
    (read,) = _read(row + "\n")

    assert any(fault in str(each) for each in read.faults)


def test_two_rows_with_one_user_name_are_told() -> None:
    first, second = _read("A B,an.b,,,,,,,\nC D,AN.B,,,,,,,\n")

    assert not first.faults
    assert "trùng với dòng 2" in str(second.faults[0])


@pytest.mark.parametrize("text", ["", "\n\n", "chỉ một dòng\n", "Tên,Tuổi\nA,1\n", HEAD])
def test_what_is_no_list_is_refused(text: str) -> None:
    with pytest.raises(UnreadableList):
        read_invitations(text, today=TODAY)


def test_more_than_three_hundred_rows_are_refused() -> None:
    with pytest.raises(UnreadableList):
        _read("A B,,,,,,,,\n" * 301)


def test_files_of_old_spreadsheets_are_decoded_or_refused() -> None:
    assert decode("Họ".encode("utf-8-sig")) == "Họ"
    assert decode("Họ".encode("utf-16")) == "Họ"
    with pytest.raises(UnreadableList):
        decode(b"H\xf4\xff")
    with pytest.raises(UnreadableList):
        decode(b"a" * 200_001)


def test_a_user_name_is_made_from_the_name() -> None:
    assert username_from("Nguyễn Đức Anh") == "nguyen.duc.anh"
    assert username_from("???") == "nguoi.dung"
