"""How a body heads, numbers and signs its papers follows from its name and its family."""

import pytest

from chuan.documents.rules.house_style import (
    KIND_SIGNS,
    abbreviation_of,
    signature_of,
    symbol_for,
)
from chuan.domain.vanban.writing import Family, PaperKind


@pytest.mark.parametrize(
    ("name", "letters"),
    [
        ("Tỉnh ủy Nghệ An", "TU"),
        ("Thành ủy Hải Phòng", "TU"),
        ("Đảng ủy xã An Hòa", "ĐU"),
        ("Đảng uỷ xã An Hòa", "ĐU"),
        ("Chi bộ Văn phòng", "CB"),
        ("UBND tỉnh Nghệ An", "UBND"),
        ("ủy ban  nhân dân phường Vinh", "UBND"),
        ("Hội đồng nhân dân tỉnh", "HĐND"),
        ("HĐND xã An Hòa", "HĐND"),
        ("Ủy ban Mặt trận Tổ quốc Việt Nam xã An Hòa", "MTTQ"),
        ("Ủy ban MTTQ Việt Nam tỉnh", "MTTQ"),
        ("Văn phòng Đảng ủy", "VP"),
        ("Ban Tuyên giáo và Dân vận Tỉnh ủy", "BTGDVTU"),
        ("Ban Xây dựng Đảng Đảng ủy xã An Hòa", "BXDĐĐU"),
        ("Sở Khoa học và Công nghệ tỉnh Nghệ An", "SKHCN"),
        ("Sở Khoa học và Công nghệ thành phố Hải Phòng", "SKHCN"),
        ("Phòng Kinh tế xã An Hòa", "KT"),
        ("Phòng Kinh tế đặc khu Phú Quý", "KT"),
        ("Thanh tra tỉnh", "TT"),
        ("Đài Ôn hòa Ấp Ưu", "ĐOHAU"),
    ],
)
def test_a_symbol_has_the_first_letters_of_a_name_without_its_place(
    name: str, letters: str
) -> None:
    assert abbreviation_of(name) == letters


@pytest.mark.parametrize(
    ("name", "authority", "position"),
    [
        ("Ủy ban nhân dân xã An Hòa", "TM. Ủy ban nhân dân", "Chủ tịch"),
        ("Hội đồng nhân dân xã An Hòa", "TM. Hội đồng nhân dân", "Chủ tịch"),
        ("Ủy ban Mặt trận Tổ quốc Việt Nam", "", "Chủ tịch"),
        ("Sở Y tế", "", "Giám đốc"),
        ("Trung tâm Kiểm định", "", "Giám đốc"),
        ("Công an tỉnh", "", "Giám đốc"),
        ("Bảo hiểm xã hội tỉnh", "", "Giám đốc"),
        ("Văn phòng UBND tỉnh", "", "Chánh Văn phòng"),
        ("Phòng Kinh tế", "", "Trưởng phòng"),
        ("Ban Quản lý chợ", "", "Trưởng ban"),
        ("Trạm Y tế xã", "", "Trưởng trạm"),
        ("Chi cục Tiêu chuẩn Đo lường Chất lượng", "", "Chi cục trưởng"),
        ("Cục Thuế", "", "Cục trưởng"),
        ("Thanh tra tỉnh", "", "Chánh Thanh tra"),
        ("Hội Bảo vệ người tiêu dùng", "", "Thủ trưởng"),
    ],
)
def test_a_body_of_the_state_signs_through_its_chief(
    name: str, authority: str, position: str
) -> None:
    signed = signature_of(name, Family.STATE)

    assert (signed.authority, signed.position) == (authority, position)
    assert (signed.on_behalf, signed.name) == ("", "")


@pytest.mark.parametrize(
    ("name", "authority", "position"),
    [
        ("Tỉnh ủy Nghệ An", "T/M Ban Thường vụ", "Bí thư"),
        ("Thành ủy Hải Phòng", "T/M Ban Thường vụ", "Bí thư"),
        ("Đảng ủy xã An Hòa", "T/M Ban Thường vụ", "Bí thư"),
        ("Chi bộ Văn phòng", "", "Bí thư"),
        ("Ủy ban Kiểm tra Tỉnh ủy", "", "Chủ nhiệm"),
        ("Văn phòng Đảng ủy", "", "Chánh Văn phòng"),
        ("Ban Tổ chức Tỉnh ủy", "", "Trưởng ban"),
    ],
)
def test_a_committee_of_the_party_signs_in_the_name_of_its_standing_committee(
    name: str, authority: str, position: str
) -> None:
    signed = signature_of(name, Family.PARTY)

    assert (signed.authority, signed.position) == (authority, position)


@pytest.mark.parametrize(
    ("kind", "state", "party"),
    [
        (PaperKind.PLAN, "KH-UBND", "KH/ĐU"),
        (PaperKind.PROPOSAL, "TTr-UBND", "TTr/ĐU"),
        (PaperKind.DECISION, "QĐ-UBND", "QĐ/ĐU"),
        (PaperKind.OFFICIAL_LETTER, "UBND-VHXH", "CV/ĐU"),
        (PaperKind.NOTICE, "TB-UBND", "TB/ĐU"),
        (PaperKind.MINUTES, "BB-UBND", "BB/ĐU"),
        (PaperKind.CONCLUSION, "TB-UBND", "TB/ĐU"),
        (PaperKind.REPORT, "BC-UBND", "BC/ĐU"),
        (PaperKind.SUBMISSION, "PT-UBND", "PT/ĐU"),
    ],
)
def test_each_kind_has_its_sign_and_each_family_its_way_to_join_it(
    kind: PaperKind, state: str, party: str
) -> None:
    assert symbol_for(kind, Family.STATE, "UBND", "VHXH") == state
    assert symbol_for(kind, Family.PARTY, "ĐU", "VP") == party
    assert set(KIND_SIGNS) == set(PaperKind)


def test_a_letter_of_the_body_that_drafts_itself_names_it_once() -> None:
    letter = PaperKind.OFFICIAL_LETTER

    assert symbol_for(letter, Family.STATE, "SKHCN", "SKHCN") == "SKHCN"
    assert symbol_for(letter, Family.STATE, "SKHCN") == "SKHCN"
