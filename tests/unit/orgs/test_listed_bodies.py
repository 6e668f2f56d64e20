"""Bodies listed after a colon stand under the head of the list, and a list may be empty."""

import pytest

from chuan.orgs.rules.collectives import read_collective


@pytest.mark.parametrize(
    ("name", "listed"),
    [
        ("Các phòng", ()),
        ("Các phòng:", ()),
        ("Các phòng: ", ()),
        ("Các phòng: Kinh tế", ("phòng Kinh tế",)),
        ("Các phòng chuyên môn: Kinh tế; phòng Y tế.", ("phòng chuyên môn Kinh tế", "phòng Y tế")),
        ("Các Sở: Y tế; Tài chính; ", ("Sở Y tế", "Sở Tài chính")),
        ("Các Sở: Nông nghiệp và môi trường", ("Sở Nông nghiệp và môi trường",)),
    ],
)
def test_what_is_listed_takes_the_head_unless_it_has_one(
    name: str, listed: tuple[str, ...]
) -> None:
    found = read_collective(name)

    assert found is not None
    assert found.listed == listed


@pytest.mark.parametrize(
    ("name", "members"),
    [
        ("Các sở; các sở, ban", ("department", "sector")),
        ("UBND các xã; các phường", ("commune_government",)),
        ("UBND các tỉnh; các sở", ("province_government", "department")),
        ("Các huyện ủy", ("party_committee",)),
        ("UBND các huyện", ("district_government",)),
        ("Các bộ, cơ quan ngang bộ", ("ministry",)),
    ],
)
def test_each_kind_of_member_is_counted_once_in_the_order_of_the_name(
    name: str, members: tuple[str, ...]
) -> None:
    found = read_collective(name)

    assert found is not None
    assert found.members == members


def test_kinds_of_place_are_named_once_and_the_whole_level_is_not_narrowed() -> None:
    kinds = {
        "UBND các phường; UBND các phường, đặc khu": ("phuong", "dac-khu"),
        "UBND cấp xã": (),
        "UBND các xã, thị xã": (),
        "UBND các xã, phường, đặc khu": ("xa", "phuong", "dac-khu"),
    }

    for name, expected in kinds.items():
        found = read_collective(name)
        assert found is not None
        assert found.place_kinds == expected
