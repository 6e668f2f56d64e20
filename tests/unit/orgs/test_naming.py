"""Many spellings of one name meet under one key; different names do not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chuan.orgs.rules.naming import bare_key, name_key


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Sở KH&CN", "Sở Khoa học và Công nghệ"),
        ("SỞ KHOA HỌC VÀ CÔNG NGHỆ", "Sở KHCN"),
        ("Sở Khoa học & Công nghệ", "sở khoa học và công nghệ"),
        ("UBND tỉnh", "Ủy ban nhân dân tỉnh"),
        ("Uỷ ban nhân dân xã Hoà An", "UBND xã Hòa An"),
        ("Văn phòng HĐND - UBND", "VP HĐND và UBND"),
        ("Văn phòng HĐND&UBND", "Văn phòng Hội đồng nhân dân và Ủy ban nhân dân"),
        ("Phòng VH-XH", "Phòng Văn hóa – Xã hội"),
        ("P. Văn hoá, Xã hội", "Phòng Văn hóa - Xã hội"),
        ("TT PVHCC", "Trung tâm Phục vụ hành chính công"),
        ("Bộ CHQS tỉnh", "Bộ Chỉ huy quân sự tỉnh"),
        ("Sở LĐ-TB&XH", "Sở Lao động - Thương binh và Xã hội"),
        ("Sở GD&ĐT", "Sở Giáo dục và Đào tạo"),
        ("Tp. Hồ Chí Minh", "Thành phố Hồ Chí Minh"),
        ("Ủy ban MTTQVN tỉnh", "UBMTTQ Việt Nam tỉnh"),
    ],
)
def test_spellings_of_one_name_meet(one: str, other: str) -> None:
    assert name_key(one) == name_key(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [("xã Sơn Hà", "xã Sơn Hạ"), ("xã Mỹ Thọ", "phường Mỹ Tho"), ("Sở Y tế", "Sở Tài chính")],
)
def test_different_names_stay_apart(one: str, other: str) -> None:
    assert name_key(one) != name_key(other)


@given(st.text(max_size=60))
def test_a_key_is_its_own_key(text: str) -> None:
    once = bare_key(text)

    assert name_key(name_key(text)) == name_key(name_key(name_key(text)))
    assert once == once.strip()


@pytest.mark.parametrize("short", ["tt", "p", "s", "đ"])
def test_a_short_form_that_stands_alone_is_left_as_it_is(short: str) -> None:
    assert name_key(short.upper()) == short
    assert name_key(f"{short} x") != f"{short} x"
