"""A path says in which tree, province and commune a body stands; its code is made from its name."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chuan.orgs.rules.paths import (
    child_path,
    commune_code,
    is_below,
    is_of_the_party,
    paths_above,
    scopes,
    segments,
)
from chuan.orgs.rules.segments import segment_for

SEGMENTS = st.from_regex(r"[a-z0-9-]{1,40}", fullmatch=True)


@given(st.lists(SEGMENTS, max_size=2))
def test_a_path_is_its_segments_one_below_the_other(parts: list[str]) -> None:
    path = "/"
    for part in parts:
        above, path = path, child_path(path, part)
        assert is_below(path, above)
        assert not is_below(above, path)

    assert segments(path) == tuple(parts)
    assert is_below(path, path)
    assert not is_below(path, "")


@given(st.lists(SEGMENTS, min_size=1, max_size=3))
def test_the_paths_above_are_each_one_below_the_next_up_to_its_tree(parts: list[str]) -> None:
    path = f"/{'/'.join(parts)}/"
    above = paths_above(path)

    assert above[0] == path
    assert [len(segments(each)) for each in above] == list(range(len(parts), 0, -1))
    assert all(is_below(path, each) for each in above)
    assert paths_above("/") == ()


def test_trees_of_the_party_begin_with_their_own_letter() -> None:
    assert is_of_the_party("/d40/x16681/")
    assert not is_of_the_party("/40/d1/")
    assert not is_of_the_party("")


@pytest.mark.parametrize("segment", ["", "Sở", "a/b", "a b", "a" * 41])
def test_a_bad_segment_is_refused(segment: str) -> None:
    with pytest.raises(ValueError, match="/40/"):
        child_path("/40/", segment)


def test_a_path_of_120_letters_is_the_longest() -> None:
    parent = "/" + ("a" * 39 + "/") * 2

    longest = child_path(parent, "b" * 38)

    assert len(longest) == 120
    with pytest.raises(ValueError, match=parent):
        child_path(parent, "b" * 39)


@pytest.mark.parametrize("path", ["/40/x16681/", "/d40/x16681/", "/m40/x16681/vhxh/"])
def test_a_name_is_looked_for_in_the_trees_of_the_commune_then_of_the_province(path: str) -> None:
    assert scopes(path) == (
        ("/40/x16681/", "/d40/x16681/", "/m40/x16681/"),
        ("/40/", "/d40/", "/m40/"),
    )


@pytest.mark.parametrize("path", ["/40/", "/d40/", "/40/skhcn/", "/40/x1668/"])
def test_outside_a_commune_a_name_is_looked_for_in_the_province_alone(path: str) -> None:
    assert scopes(path) == (("/40/", "/d40/", "/m40/"),)


@pytest.mark.parametrize("path", ["", "/", "/bo-khcn/", "/x16681/40/"])
def test_outside_every_province_there_is_nowhere_to_look(path: str) -> None:
    assert scopes(path) == ()


def test_the_commune_of_a_path_is_told_by_its_code() -> None:
    assert commune_code("/d40/x16681/vhxh/") == "16681"
    assert commune_code("/40/skhcn/") == ""
    assert commune_code("/40/") == ""
    assert commune_code("/") == ""


@pytest.mark.parametrize(
    ("agency", "name", "commune", "segment"),
    [
        ("ubnd-xa", "UBND xã Châu Tiến", "16681", "x16681"),
        ("dang-uy-xa", "Đảng ủy xã Châu Tiến", "16681", "x16681"),
        ("ubnd-xa", "UBND xã Châu Tiến", "", "ubnd-xa"),
        ("so-khcn", "Sở Khoa học và Công nghệ", "16681", "skhcn"),
        ("phong-vhxh", "Phòng Văn hóa - Xã hội", "16681", "vhxh"),
        ("hdnd-tinh", "HĐND tỉnh", "", "hdnd-tinh"),
        ("", "Trường Đại học Vinh", "16681", "truong-dai-hoc-vinh"),
        ("", "Đo lường", "", "do-luong"),
        ("", "???", "", "don-vi"),
    ],
)
def test_a_body_is_coded_by_its_kind_or_else_by_its_name(
    agency: str, name: str, commune: str, segment: str
) -> None:
    assert segment_for(agency, name, commune) == segment


def test_a_code_breaks_off_at_a_whole_word_of_at_most_24_letters() -> None:
    assert segment_for("", "mười hai chữ cái và bốn nữa") == "muoi-hai-chu-cai-bon-nua"
    assert segment_for("", "mười hai chữ cái và bốn năm nữa") == "muoi-hai-chu-cai-bon-nam"
    assert segment_for("", "mười hai chữ cái và bốn chục") == "muoi-hai-chu-cai-bon"


@given(st.text(max_size=80))
def test_the_code_of_any_name_can_stand_in_a_path(name: str) -> None:
    segment = segment_for("", name)

    assert child_path("/40/", segment) == f"/40/{segment}/"
    assert len(segment) <= 24
