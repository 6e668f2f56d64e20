"""What a machine read from a picture is told with less certainty than what was typed."""

from dataclasses import replace
from datetime import date

import pytest

from chuan.domain.vanban import from_text, read
from chuan.domain.vanban.review import review
from chuan.domain.vanban.types import Finding, Knowledge

HEAD = (
    "ỦY BAN NHÂN DÂN\nXÃ HÒA BÌNH\nSố: 12/KH-UBND\nHòa Bình, ngày 05 tháng 3 năm 2026\n\n"
    "KẾ HOẠCH\nTập huấn năm 2026\n\nI. NHIỆM VỤ\n"
)


def _found(tail: str, kind: str) -> dict[str, Finding]:
    source = replace(from_text(HEAD + tail), kind=kind)
    reading = read(source, Knowledge())
    return {one.rule: one for one in review(reading, Knowledge(), on=date(2026, 11, 21))}


@pytest.mark.parametrize(
    ("tail", "rule"),
    [
        ("- Hoàn thành trước ngày 31/4/2026.\n", "impossible-date"),
        (
            "Tổng kinh phí 120 triệu đồng, gồm tài liệu 30 triệu đồng, giảng viên 80 triệu đồng.\n",
            "sum-differs",
        ),
    ],
)
def test_what_rests_on_one_sign_is_a_warning_on_a_scan(tail: str, rule: str) -> None:
    typed, scanned = _found(tail, "text"), _found(tail, "scan")

    assert typed[rule].severity == "error"
    assert scanned[rule].severity == "warning"


def test_a_slip_that_the_scan_itself_denies_is_only_asked_about() -> None:
    tail = "- Ban Thường vụ họp; Ban Thường vụ giao; trình Ban Thưởng vụ; Ban Thường vụ duyệt.\n"
    odd = "- Nghiêm túc chiển khai thực hiện.\n"

    scanned = _found(tail + odd, "scan")

    assert "misspelt-word" not in scanned
    assert all(one.severity != "error" for one in scanned.values() if one.kind == "typo")


def test_d_read_as_another_letter_is_no_gap_on_a_scan() -> None:
    tail = (
        "1. Mở lớp\na) Mời giảng viên.\nb) In tài liệu.\nc) Thuê hội trường.\nđ) Cấp chứng chỉ.\n"
    )

    assert "numbers-leap-or-repeat" in _found(tail, "text")
    assert "numbers-leap-or-repeat" not in _found(tail, "scan")
