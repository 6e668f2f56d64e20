"""Letters with a subject of several lines, and minutes signed by two, are read whole."""

import pytest

from chuan.domain.vanban import from_text, read
from chuan.domain.vanban.types import Document, Knowledge

LETTER = """ỦY BAN NHÂN DÂN
XÃ AN HÒA
Số: 12/UBND-VHXH
V/v góp ý dự thảo Kế hoạch
thực hiện công tác đo lường
{left}CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
An Hòa, ngày 05 tháng 01 năm 2026
{right}Đề nghị các phòng gửi ý kiến trước ngày 20/3/2026.
Nơi nhận:
- Như trên;
- Lưu: VT.
CHỦ TỊCH
Phạm Quốc Bảo
"""
MINUTES = """ỦY BAN NHÂN DÂN
XÃ AN HÒA
Số: 03/BB-UBND
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
An Hòa, ngày 05 tháng 01 năm 2026
BIÊN BẢN
Họp góp ý dự thảo Kế hoạch
Cuộc họp bắt đầu lúc 08 giờ 00 phút.
Cuộc họp kết thúc lúc 10 giờ 30 phút.
THƯ KÝ
Lê Thị Hoa
CHỦ TRÌ
Phạm Quốc Bảo
Nơi nhận:
- Các thành viên dự họp;
- Lưu: VT.
"""


def _read(text: str) -> Document:
    return read(from_text(text), Knowledge()).documents[0]


def test_a_subject_goes_on_with_small_letters_though_a_body_may_begin_so() -> None:
    letter = _read(LETTER.format(left="", right="Kính gửi: Các phòng thuộc xã\n"))

    assert str(letter.title) == "góp ý dự thảo Kế hoạch thực hiện công tác đo lường"
    assert letter.date == "2026-01-05"


def test_the_day_is_found_behind_an_addressee_read_with_the_left_column() -> None:
    letter = _read(LETTER.format(left="Kính gửi:\n", right="- Các phòng thuộc xã.\n"))

    assert str(letter.title) == "góp ý dự thảo Kế hoạch thực hiện công tác đo lường"
    assert (letter.date, str(letter.place)) == ("2026-01-05", "An Hòa")


@pytest.mark.parametrize("lines", [1, 2, 3])
def test_addressees_of_several_lines_may_stand_between_a_subject_and_the_motto(lines: int) -> None:
    names = "".join(f"- Phòng thứ {n} của xã;\n" for n in range(1, lines))
    letter = _read(LETTER.format(left=f"Kính gửi:\n{names}", right="- Các phòng khác.\n"))

    assert str(letter.title) == "góp ý dự thảo Kế hoạch thực hiện công tác đo lường"
    assert (letter.date, str(letter.place)) == ("2026-01-05", "An Hòa")


@pytest.mark.parametrize("begins", ["Kính gửi: Sở Y tế.", "Thực hiện Luật Đo lường, xã báo cáo.",
                                    "Căn cứ Luật Đo lường, xã báo cáo."])  # fmt: skip
def test_the_first_words_of_a_body_end_the_subject(begins: str) -> None:
    letter = _read(LETTER.format(left="", right=f"{begins}\n"))

    assert str(letter.title) == "góp ý dự thảo Kế hoạch thực hiện công tác đo lường"


def test_minutes_end_where_two_sign() -> None:
    minutes = _read(MINUTES)

    assert str(minutes.signer.position) == "THƯ KÝ"
    assert str(minutes.signer.name) == "Lê Thị Hoa"
    assert [str(one) for one in minutes.recipients] == ["Các thành viên dự họp", "Lưu: VT"]
    assert not minutes.tasks
