"""A commune speaks for itself, and numbers of sections and rows neither leap nor come twice."""

import pytest

from tests.unit.domain.vanban.review.papers_in_review import annexed, plan, quoted, told

COMMUNES = ["XÃ HÒA BÌNH", "PHƯỜNG TÂN LẬP", "ĐẶC KHU PHÚ QUỐC", "THỊ TRẤN SA PA"]
ABOVE = ["TỈNH NGHỆ AN", "THÀNH PHỐ HÀ NỘI", "THỊ XÃ CỬA LÒ"]


@pytest.mark.parametrize("issuer", COMMUNES)
@pytest.mark.parametrize("scope", ["tỉnh", "thành phố"])
def test_a_commune_that_speaks_of_the_whole_level_above_is_told(issuer: str, scope: str) -> None:
    text = plan(f"I. NHIỆM VỤ\n- Kiểm tra hàng hóa trên địa bàn {scope}.\n", issuer=issuer)

    (found,) = told("commune-speaks-for-province", text)

    assert found.evidence[0].text.endswith(f"trên địa bàn {scope}")
    assert f"“trên địa bàn {scope}”" in found.note


@pytest.mark.parametrize("issuer", ABOVE)
def test_the_level_above_may_speak_for_itself(issuer: str) -> None:
    body = (
        "I. NHIỆM VỤ\n- Kiểm tra hàng hóa trên địa bàn tỉnh.\n"
        "- Tăng cường thanh tra, kiểm tra các cơ sở.\n"
    )

    assert told("commune-speaks-for-province", plan(body, issuer=issuer)) == []
    assert told("commune-inspectorate", plan(body, issuer=issuer)) == []


@pytest.mark.parametrize(
    "clause",
    [
        "Thực hiện Đề án của UBND tỉnh về hàng hóa trên địa bàn tỉnh",
        "Triển khai Quyết định số 5/QĐ-UBND về hàng hóa trên địa bàn tỉnh",
        "Theo Chương trình đo lường trên địa bàn thành phố",
    ],
)
def test_what_an_act_of_the_province_is_about_is_no_fault_of_the_commune(clause: str) -> None:
    assert told("commune-speaks-for-province", plan(f"I. NHIỆM VỤ\n- {clause}.\n")) == []


def test_all_places_are_quoted_together_with_a_part_of_the_clause() -> None:
    text = plan(
        "I. NHIỆM VỤ\n- Kiểm tra hàng hóa trên địa bàn tỉnh.\n- Dạy nghề trên địa bàn toàn tỉnh.\n"
    )

    first, second = quoted("commune-speaks-for-province", text)

    assert first.endswith("Kiểm tra hàng hóa trên địa bàn tỉnh")
    assert second == "- Dạy nghề trên địa bàn toàn tỉnh"


def test_one_thing_of_two_owners_is_told_once_with_a_place_of_each() -> None:
    text = plan(
        "I. NHIỆM VỤ\n- Hỗ trợ các sản phẩm dịch vụ chủ lực, đặc thù của tỉnh.\n"
        "- Bán các sản phẩm dịch vụ chủ lực, đặc thù của xã.\n"
        "- Tìm các sản phẩm dịch vụ chủ lực, đặc thù của xã.\n"
    )

    (found,) = told("one-thing-two-scopes", text)

    assert [value.text[-7:].split()[-1] for value in found.evidence] == ["tỉnh", "xã"]
    assert "“của tỉnh” và “của xã”" in found.note


def test_things_that_share_fewer_than_six_words_are_two_things() -> None:
    text = plan("I. NHIỆM VỤ\n- Bán sản phẩm chủ lực của tỉnh.\n- Mua sản phẩm chủ lực của xã.\n")

    assert told("one-thing-two-scopes", text) == []


@pytest.mark.parametrize(
    ("day", "asked"),
    [
        ("ngày 30 tháng 6 năm 2025", 0),
        ("ngày 01 tháng 7 năm 2025", 1),
        ("ngày 05 tháng 3 năm 2026", 1),
    ],
)
def test_a_communes_inspectorate_is_asked_about_since_it_ended(day: str, asked: int) -> None:
    text = plan("I. NHIỆM VỤ\n- Tăng cường thanh tra, kiểm tra các cơ sở.\n", day=day)

    found = quoted("commune-inspectorate", text)

    assert len(found) == asked
    assert all("thanh tra, kiểm tra các cơ sở" in words for words in found)


def test_the_law_on_inspection_may_be_named() -> None:
    text = plan("I. NHIỆM VỤ\n- Thực hiện Chương trình thanh tra, kiểm tra của tỉnh.\n")

    assert told("commune-inspectorate", text) == []


def _sections(*labels: str) -> str:
    return plan(
        "".join(f"{label} MỤC {place}\n- Mở lớp {place}.\n" for place, label in enumerate(labels))
    )


@pytest.mark.parametrize(
    ("labels", "what"),
    [
        (("I.", "III."), "sau I là III"),
        (("I.", "II.", "IV."), "sau II là IV"),
        (("I.", "II.", "II."), "số II dùng hai lần"),
        (("I.", "II.", "III."), ""),
        (("I.", "II.", "V."), ""),
    ],
)
def test_a_section_number_that_leaps_by_one_or_comes_twice_is_told(
    labels: tuple[str, ...], what: str
) -> None:
    found = told("numbers-leap-or-repeat", _sections(*labels))

    assert [what in one.note for one in found] == [True] * bool(what)


def _rows(*numbers: str) -> str:
    return annexed(
        *(f"{number} | Việc thứ {place} của xã | Phòng Kinh tế | Công an xã | Hằng năm | Báo cáo"
          for place, number in enumerate(numbers))
    )  # fmt: skip


@pytest.mark.parametrize(
    ("numbers", "what"),
    [
        (("1", "2", "3"), ""),
        (("1", "2", "4"), "sau 2 là 4"),
        (("1", "2", "2", "3"), "số 2 dùng hai lần"),
        (("1", "3"), "sau 1 là 3"),
        (("1", "2", "7"), ""),
    ],
)
def test_a_row_number_that_leaps_by_one_or_comes_twice_is_told(
    numbers: tuple[str, ...], what: str
) -> None:
    found = told("numbers-leap-or-repeat", _rows(*numbers))

    assert [what in one.note for one in found] == [True] * bool(what)
    assert all(one.where.startswith("Phụ lục") for one in found)
