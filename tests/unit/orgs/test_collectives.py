"""Names of many are taken apart; names of one are left alone."""

import pytest

from chuan.orgs.rules.collectives import is_collective, read_collective


@pytest.mark.parametrize(
    ("name", "members"),
    [
        ("Các sở, ban, ngành", {"department", "sector"}),
        ("các sở, ban, ngành cấp tỉnh", {"department", "sector"}),
        ("Sở, ban, ngành", {"department", "sector"}),
        ("Các Sở", {"department"}),
        ("UBND các xã, phường", {"commune_government"}),
        ("Ủy ban nhân dân các xã, phường, đặc khu", {"commune_government"}),
        ("UBND cấp xã", {"commune_government"}),
        ("Các xã, phường", {"commune_government"}),
        ("Các phòng UBND xã", {"commune_room"}),
        ("Các phòng chuyên môn", {"commune_room"}),
        ("Các sở, ban, ngành; UBND các xã", {"department", "sector", "commune_government"}),
        ("Các tổ chức chính trị - xã hội", {"union"}),
        ("Các bộ, ngành", {"ministry", "sector"}),
        ("UBND các tỉnh, thành phố", {"province_government"}),
        ("Các chi, đảng bộ cơ sở, chi bộ trực thuộc Đảng uỷ xã", {"party_committee"}),
        ("các cơ sở giáo dục nghề nghiệp", set()),
        ("Các tổ chức, cơ quan liên quan", set()),
    ],
)
def test_a_name_of_many_says_who_is_counted(name: str, members: set[str]) -> None:
    asked = read_collective(name)

    assert asked is not None
    assert set(asked.members) == members
    assert not asked.ended


@pytest.mark.parametrize(
    "name",
    [
        "UBND các huyện, thị xã, thành phố",
        "UBND các huyện",
        "UBND cấp huyện",
        "Các huyện, thị xã, thành phố",
        "Các huyện ủy, thành ủy",
    ],
)
def test_a_level_that_no_longer_exists_is_recognised(name: str) -> None:
    asked = read_collective(name)

    assert asked is not None
    assert asked.ended


def test_a_list_after_a_colon_gives_each_body_with_its_head() -> None:
    rooms = read_collective("Các phòng: Kinh tế; Văn hóa - Xã hội")
    departments = read_collective("Các Sở: Xây dựng, Y tế và Sở Tài chính")

    assert rooms is not None
    assert rooms.listed == ("phòng Kinh tế", "phòng Văn hóa - Xã hội")
    assert departments is not None
    assert departments.listed == ("Sở Xây dựng", "Sở Y tế", "Sở Tài chính")


def test_kinds_of_place_narrow_the_members() -> None:
    wards = read_collective("UBND các phường")
    both = read_collective("UBND các xã, phường")
    plain = read_collective("UBND các xã")

    assert wards is not None
    assert both is not None
    assert plain is not None
    assert (wards.place_kinds, both.place_kinds, plain.place_kinds) == (
        ("phuong",),
        ("xa", "phuong"),
        (),
    )


@pytest.mark.parametrize(
    "name", ["Sở Y tế", "UBND xã Châu Tiến", "Ban Thường vụ Tỉnh ủy", "", "   "]
)
def test_one_body_is_no_collective(name: str) -> None:
    assert not is_collective(name)
    assert read_collective(name) is None


@pytest.mark.parametrize(
    ("name", "places"),
    [
        ("Đảng ủy các phường", ("phuong",)),
        ("Đảng ủy các xã, phường", ("xa", "phuong")),
        ("Đảng ủy các xã", ()),
        ("Các phòng, ban của phường", ()),
    ],
)
def test_committees_of_named_kinds_of_place_are_those_alone(
    name: str, places: tuple[str, ...]
) -> None:
    found = read_collective(name)

    assert found is not None
    assert set(found.place_kinds) == set(places)
