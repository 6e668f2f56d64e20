"""Two copies are one document when issuer, kind, symbol and date agree, however they are printed."""

from datetime import date

import pytest

from chuan.documents.errors import IdentityMissing
from chuan.documents.rules.identity import identity_of, issuer_key, symbol_key

BASE = {
    "issuer": "UBND tỉnh Nghệ An", "kind": "plan", "symbol": "09/KH-UBND",
    "issued_on": date(2026, 1, 5), "title": "Kế hoạch", "unnumbered": False,
}  # fmt: skip


@pytest.mark.parametrize(
    "other",
    [
        {"issuer": "ỦY BAN NHÂN DÂN TỈNH NGHỆ AN"},
        {"issuer": "Uỷ ban nhân dân tỉnh Nghệ An"},
        {"symbol": "9/KH-UBND"},
        {"symbol": "Số: 09 / KH – UBND"},
        {"title": "Khác"},
    ],
)
def test_ways_of_printing_do_not_count(other: dict[str, object]) -> None:
    assert identity_of(**BASE) == identity_of(**BASE | other)  # type: ignore[arg-type]  # a table of cases


@pytest.mark.parametrize(
    "other",
    [
        {"issuer": "UBND tỉnh Hà Tĩnh"},
        {"kind": "decision"},
        {"symbol": "10/KH-UBND"},
        {"issued_on": date(2025, 1, 5)},
    ],
)
def test_each_part_counts(other: dict[str, object]) -> None:
    assert identity_of(**BASE) != identity_of(**BASE | other)  # type: ignore[arg-type]  # a table of cases


def test_marks_tell_issuers_apart() -> None:
    assert issuer_key("UBND xã Sơn Hà") != issuer_key("UBND xã Sơn Hạ")


@pytest.mark.parametrize(
    ("other", "missing"),
    [
        ({"symbol": "/KH-UBND"}, "số, ký hiệu"),
        ({"symbol": ""}, "số, ký hiệu"),
        ({"issued_on": None}, "ngày ban hành"),
        ({"issuer": " "}, "cơ quan ban hành"),
        ({"unnumbered": True, "title": ""}, "trích yếu"),
    ],
)
def test_says_what_is_missing(other: dict[str, object], missing: str) -> None:
    with pytest.raises(IdentityMissing, match=missing):
        identity_of(**BASE | other)  # type: ignore[arg-type]  # a table of cases


def test_party_symbols_keep_their_order() -> None:
    assert symbol_key("Số 38-CT/TW") == "38-CT/TW"
