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


def above(text: str, symbol: str, kind: str = "Kế hoạch", **told: str) -> dict[str, Any]:
    """What the only cited document of a text is to it; {} when it is nothing."""
    content = {
        "symbol": "7/KH-UBND",
        "issuer": "UBND xã",
        "citations": [cited(symbol, kind, **told)],
    }
    return {one.symbol: one for one in parents_of(content, text)}


@pytest.mark.parametrize(
    ("symbol", "kind", "issuer", "role"),
    [
        ("05/2023/TT-BKHCN", "", "", ParentRole.BASIS),
        ("111/NQ-CP", "Luật", "", ParentRole.BASIS),
        ("111/NQ-CP", "Nghị quyết", "", ParentRole.SUPERIOR),
        ("12/KH-UBND", "Kế hoạch", "UBND xã Châu Tiến", ParentRole.BASIS),
        ("12/KH-UBND", "Kế hoạch", "UBND tỉnh", ParentRole.SUPERIOR),
        ("36-HD/VPTW", "", "", ParentRole.GUIDANCE),
        ("5/QĐ-UBND", "Quyết định", "UBND tỉnh", ParentRole.BASIS),
        ("9/BC-UBND", "Báo cáo", "UBND tỉnh", None),
    ],
)
def test_kind_and_level_tell_what_a_document_is_to_a_plan(
    symbol: str, kind: str, issuer: str, role: ParentRole | None
) -> None:
    found = above(f"Căn cứ văn bản số {symbol};\nI. MỤC ĐÍCH\n", symbol, kind, issuer=issuer)

    assert (found[symbol].role if found else None) == role


def test_a_number_alone_names_a_document_and_a_longer_number_does_not() -> None:
    for said, names in (
        ("Thực hiện Kế hoạch số 298, ngày 28/4/2025", True),
        ("Thực hiện Kế hoạch số 298 ngày 28/4/2025", True),
        ("Thực hiện Kế hoạch số 2981, ngày 28/4/2025", False),
        ("Thực hiện Kế hoạch số 298/KH-SYT", False),
        ("Thực hiện Kế hoạch số 298 - KH/TU", False),
    ):
        assert bool(above(f"{said};\nI. MỤC ĐÍCH\n", "298/KH-UBND")) is names, said


def test_inherited_targets_are_told_by_their_own_sentence() -> None:
    body = "KẾ HOẠCH\nI. MỤC ĐÍCH\nBảo đảm đo lường. {} Kế hoạch số 599/KH-UBND của tỉnh. Báo cáo hằng năm.\n"
    inherits = "Thực hiện các mục tiêu đã đề ra tại"

    found = above(body.format(inherits), "599/KH-UBND")["599/KH-UBND"]

    assert (found.role, found.reason) == (ParentRole.TARGETS, ParentReason.TARGETS)
    assert found.quote == f"{inherits} Kế hoạch số 599/KH-UBND của tỉnh"
    assert not above(body.format("Các mục tiêu đã đề ra tại đây. Phối hợp theo"), "599/KH-UBND")


def test_an_opening_says_more_than_a_title_and_what_is_said_further_down_says_nothing() -> None:
    content = CONTENT | {"citations": [cited("298/KH-UBND", "Kế hoạch", "UBND tỉnh")]}

    (found,) = parents_of(content, OPENING)

    assert found.reason == ParentReason.OPENING
    assert not above("KẾ HOẠCH\nI. MỤC ĐÍCH\nTheo Kế hoạch số 298/KH-UBND.\n", "298/KH-UBND")


def test_a_quote_is_cut_between_words_and_values_to_what_is_kept() -> None:
    long = "Căn cứ Kế hoạch số 298/KH-UBND " + "về việc rất dài " * 40 + ";\nI. MỤC ĐÍCH\n"

    found = above(long, "298/KH-UBND", "Kế hoạch" * 40, issuer="Sở " * 400, date="2025-04-28T00")

    parent = found["298/KH-UBND"]
    assert parent.quote.startswith("Căn cứ Kế hoạch số 298/KH-UBND về việc")
    assert parent.quote.endswith((" dài …", " rất …", " việc …", " về …"))
    assert len(parent.quote) <= 242
    assert [len(v) for v in (parent.kind, parent.issuer, parent.issued)] == [80, 300, 10]


def test_the_parents_of_a_real_commune_plan(shared: Path) -> None:
    gold = json.loads((shared / "gold" / "tu-hai-phong-xa.json").read_text(encoding="utf-8"))
    (document,) = gold["documents"]
    text = (shared / "seeds" / "000_962f71b5e489d974.txt").read_text(encoding="utf-8")

    found = {one.symbol: one.role for one in parents_of(document, text)}

    assert found["38-CT/TW"] == ParentRole.SUPERIOR
    assert found["03-KH/TU"] == ParentRole.SUPERIOR
