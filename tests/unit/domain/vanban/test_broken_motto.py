"""A narrow column breaks the motto over two lines; its second half is no body."""

import pytest

from chuan.domain.vanban import from_text, read
from chuan.domain.vanban.types import Knowledge

HEAD = """ỦY BAN NHÂN DÂN
TỈNH NGHỆ AN
Số: 45/KH-UBND
{motto}
Độc lập - Tự do - Hạnh phúc
Nghệ An, ngày 28 tháng 4 năm 2026
KẾ HOẠCH
Kiểm tra cân dùng tại chợ năm 2026
I. MỤC ĐÍCH
1. Bảo đảm phép đo đúng cho người mua và người bán.
"""


@pytest.mark.parametrize(
    "motto",
    [
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA\nVIỆT NAM",
        "CỘNG HOÀ XÃ HỘI CHỦ\nNGHĨA VIỆT NAM",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT\nNAM",
    ],
)
def test_a_broken_motto_leaves_the_issuer_alone(motto: str) -> None:
    document = read(from_text(HEAD.format(motto=motto)), Knowledge()).documents[0]

    assert document.issuer is not None
    assert document.issuer.text == "ỦY BAN NHÂN DÂN TỈNH NGHỆ AN"
    assert document.superior is None


def test_a_party_motto_broken_in_two_leaves_the_committee_alone() -> None:
    text = HEAD.format(motto="ĐẢNG CỘNG SẢN VIỆT\nNAM").replace(
        "ỦY BAN NHÂN DÂN\nTỈNH NGHỆ AN\nSố: 45/KH-UBND", "TỈNH ỦY NGHỆ AN\n*\nSố 45-KH/TU"
    )

    document = read(from_text(text), Knowledge()).documents[0]

    assert document.issuer is not None
    assert document.issuer.text == "TỈNH ỦY NGHỆ AN"
