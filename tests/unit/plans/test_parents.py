"""What stands above a plan is told by its title and opening, and each has its role."""

import json
from pathlib import Path
from typing import Any

import pytest

from chuan.plans.enums import ParentReason, ParentRole
from chuan.plans.rules.parents import Rank, parents_of, rank_of

OPENING = """ỦY BAN NHÂN DÂN XÃ CHÂU TIẾN
KẾ HOẠCH
Thực hiện Kế hoạch số 298/KH-UBND của UBND tỉnh
Căn cứ Luật Tổ chức chính quyền địa phương số 72/2025/QH15 ngày 16/6/2025;
Thực hiện Quyết định số 1703/QĐ-TTg, ngày 31/12/2024 của Thủ tướng Chính phủ ban hành Kế hoạch
triển khai thực hiện Chỉ thị số 38-CT/TW, ngày 30/7/2024 của Ban Bí thư; Kế hoạch số 298, ngày
28/4/2025, của UBND tỉnh Nghệ An; Công văn số 1436/SKHCN-QLTĐC ngày 08/7/2025 của Sở Khoa học và
Công nghệ; theo đề nghị tại Tờ trình số 5/TTr-VHXH.
I. MỤC ĐÍCH, YÊU CẦU
II. MỤC TIÊU
Tiếp tục thực hiện các mục tiêu đã đề ra tại: Kế hoạch số 599/KH-UBND ngày 29/8/2022 của UBND tỉnh.
III. NHIỆM VỤ
Theo Kế hoạch số 77/KH-UBND ngày 01/01/2024 của UBND tỉnh thì các phòng phối hợp.
"""


def cited(symbol: str, kind: str, issuer: str = "", date: str = "") -> dict[str, Any]:
    return {"symbol": symbol, "kind": kind, "issuer": issuer, "date": date}


CONTENT = {
    "symbol": "7/KH-UBND", "issuer": "Ủy ban nhân dân xã Châu Tiến",
    "title": "Thực hiện Kế hoạch số 298/KH-UBND của UBND tỉnh",
    "sections": [{"label": "I", "title": "MỤC ĐÍCH, YÊU CẦU", "children": []}],
    "citations": [
        cited("72/2025/QH15", "Luật", "Quốc hội"),
        cited("1703/QĐ-TTg", "Quyết định", "Thủ tướng Chính phủ", "2024-12-31"),
        cited("38-CT/TW", "Chỉ thị", "Ban Bí thư", "2024-07-30"),
        cited("298/KH-UBND", "Kế hoạch", "UBND tỉnh Nghệ An", "2025-04-28"),
        cited("1436/SKHCN-QLTĐC", "Công văn", "Sở Khoa học và Công nghệ", "2025-07-08"),
        cited("5/TTr-VHXH", "Tờ trình"),
        cited("599/KH-UBND", "Kế hoạch", "UBND tỉnh", "2022-08-29"),
        cited("77/KH-UBND", "Kế hoạch", "UBND tỉnh", "2024-01-01"),
    ],
}  # fmt: skip


def test_each_document_of_the_opening_has_its_role() -> None:
    found = {one.symbol: one.role for one in parents_of(CONTENT, OPENING)}

    assert found == {
        "72/2025/QH15": ParentRole.BASIS,
        "1703/QĐ-TTg": ParentRole.SUPERIOR,
        "38-CT/TW": ParentRole.BASIS,
        "298/KH-UBND": ParentRole.SUPERIOR,
        "1436/SKHCN-QLTĐC": ParentRole.GUIDANCE,
        "599/KH-UBND": ParentRole.TARGETS,
    }


def test_a_document_named_inside_the_name_of_another_is_told_apart() -> None:
    found = {one.symbol: one for one in parents_of(CONTENT, OPENING)}

    assert found["38-CT/TW"].reason == ParentReason.NESTED
    assert found["298/KH-UBND"].reason == ParentReason.OPENING
    assert found["599/KH-UBND"].reason == ParentReason.TARGETS
    assert found["1703/QĐ-TTg"].quote.startswith("Thực hiện Quyết định số 1703/QĐ-TTg")


def test_a_plan_that_only_its_title_ties_to_another() -> None:
    content = CONTENT | {"citations": [cited("298/KH-UBND", "Kế hoạch", "UBND tỉnh")]}

    (found,) = parents_of(content, "I. MỤC ĐÍCH\nNội dung.")

    assert (found.reason, found.role) == (ParentReason.TITLE, ParentRole.SUPERIOR)


def test_the_opening_of_a_later_document_of_a_file_is_its_own() -> None:
    first = "QUYẾT ĐỊNH\nCăn cứ Kế hoạch số 1/KH-UBND ngày 01/01/2025 của UBND tỉnh;\n"
    content = CONTENT | {
        "citations": [cited("1/KH-UBND", "Kế hoạch"), cited("298/KH-UBND", "Kế hoạch")]
    }

    found = parents_of(content, first + OPENING, place=1)

    assert [one.symbol for one in found] == ["298/KH-UBND"]


@pytest.mark.parametrize(
    ("symbol", "issuer", "rank"),
    [
        ("38-CT/TW", "", Rank.CENTRE),
        ("1703/QĐ-TTg", "Thủ tướng Chính phủ", Rank.CENTRE),
        ("1028/QĐ-BKHCN", "", Rank.CENTRE),
        ("03-KH/TU", "", Rank.PROVINCE),
        ("298/KH-UBND", "UBND tỉnh Nghệ An", Rank.PROVINCE),
        ("7/KH-UBND", "Ủy ban nhân dân xã Châu Tiến", Rank.COMMUNE),
        ("7/KH-UBND", "", Rank.UNKNOWN),
    ],
)
def test_the_level_of_an_issuer(symbol: str, issuer: str, rank: Rank) -> None:
    assert rank_of(symbol, issuer) is rank


def test_the_parents_of_a_real_commune_plan(shared: Path) -> None:
    gold = json.loads((shared / "gold" / "tu-hai-phong-xa.json").read_text(encoding="utf-8"))
    (document,) = gold["documents"]
    text = (shared / "seeds" / "000_962f71b5e489d974.txt").read_text(encoding="utf-8")

    found = {one.symbol: one.role for one in parents_of(document, text)}

    assert found["38-CT/TW"] == ParentRole.SUPERIOR
    assert found["03-KH/TU"] == ParentRole.SUPERIOR
