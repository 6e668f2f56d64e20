"""What a signed file says against its draft, and how far its signatures can be believed."""

from dataclasses import replace
from datetime import date

import pytest

from chuan.documents.readers.signed import Signature as Sealed
from chuan.documents.rules.signed import (
    believed,
    covers_file,
    day_in,
    is_tampered,
    number_in,
    remarks,
    signed_at,
)
from chuan.domain.vanban.writing import Family, Paper, PaperKind, Signature

PLAN = Paper(Family.STATE, PaperKind.PLAN, "UBND xã An Hòa", title="Thực hiện Luật Đo lường")
SOUND = Sealed("Hoa", intact=True, modified=False, in_time=True, covers_all=True, trust="trusted")


@pytest.mark.parametrize(
    ("change", "kind", "word"),
    [
        ({}, "verified", "nguyên vẹn"),
        ({"trust": "unchecked"}, "unverified", "chưa đối chiếu"),
        ({"trust": "untrusted"}, "warn", "không do tổ chức"),
        ({"in_time": False}, "warn", "hiệu lực"),
        ({"modified": True, "in_time": False}, "danger", "khác ngoài việc ký thêm"),
        ({"intact": False, "modified": True}, "danger", "đã bị thay đổi"),
    ],
)
def test_the_gravest_fault_of_a_signature_is_told(
    change: dict[str, object], kind: str, word: str
) -> None:
    found = believed(replace(SOUND, **change))  # type: ignore[arg-type]  # a table of cases

    assert found.kind == kind
    assert word in found.said


def test_a_file_is_tampered_when_any_signature_says_so_and_covered_by_the_last() -> None:
    open_end = replace(SOUND, covers_all=False)

    assert is_tampered([SOUND, replace(SOUND, modified=True)])
    assert is_tampered([replace(SOUND, intact=False)])
    assert not is_tampered([SOUND, open_end])
    assert covers_file([open_end, SOUND])
    assert not covers_file([SOUND, open_end])
    assert not covers_file([])


def test_moments_and_numbers_are_read_only_where_they_are_told() -> None:
    assert signed_at("2026-11-20T23:30:05+07:00") == "20/11/2026 23:30:05 +07:00"
    assert signed_at("2026-11-20T18:30:00+00:00") == "21/11/2026 01:30:00 +07:00"
    assert signed_at("2026-11-20T08:30:00") == signed_at("hôm qua") == ""
    assert (number_in("05/KH"), number_in(" 123456/KH"), number_in("KH-5")) == (5, None, None)
    assert (day_in({"date": "2026-02-05"}), day_in({"date": "5/2"}), day_in({})) == (
        date(2026, 2, 5), None, None
    )  # fmt: skip


def test_a_signed_file_that_says_the_same_raises_no_remark() -> None:
    paper = replace(PLAN, signatures=(Signature(name="Lê Thị Hoa"),))
    same = {"symbol": "05 / KH–UBND", "date": "2026-02-05", "title": "thực hiện  luật đo lường.",
            "signer": {"name": "Lê Thị Hoa"}}  # fmt: skip
    other = {"symbol": "06/KH-UBND", "date": "2026-02-06", "title": "Tên khác",
             "signer": {"name": "Minh"}}  # fmt: skip
    on = date(2026, 2, 5)

    assert remarks(same, paper, "05/KH-UBND", on) == ()
    assert remarks({}, paper, "", on) == ()
    assert len(remarks({}, paper, "05/KH-UBND", on)) == 1, "a symbol that cannot be found"
    said = [one.said() for one in remarks(other, paper, "05/KH-UBND", on)]
    assert len(said) == 4
    assert "06/02/2026, ngày đã cấp số là 05/02/2026" in said[1]
    assert "“Minh”, dự thảo ghi “Lê Thị Hoa”" in said[3]
