"""Shapes of feet, notes and paragraphs that offices print and text extraction flattens."""

from chuan.domain.vanban import from_text, read
from chuan.domain.vanban.periods import period_of
from chuan.domain.vanban.types import Document, Knowledge, Period, Task, Value

PLAN = """ỦY BAN NHÂN DÂN
XÃ TÂN PHÚ
Số: 08/KH-UBND

Tân Phú, ngày 10 tháng 02 năm 2026

KẾ HOẠCH
Kiểm tra đo lường, chất lượng năm 2026

I. QUAN ĐIỂM
Kiểm tra phải khách quan, đúng quy định.
II. MỤC TIÊU
1. Mục tiêu đến năm 2030
- Có ít nhất 05 hợp tác xã áp dụng truy xuất nguồn gốc.
2. Tầm nhìn đến năm 2045
100% hộ kinh doanh ghi nhãn hàng hóa đúng quy định.
III. NHIỆM VỤ
1. Kiểm tra cân tại chợ (Phòng Kinh tế chủ trì, phối hợp với Công an xã thực hiện; hoàn thành
trong quý III/2026).
2. Lãnh đạo xây dựng nếp kinh doanh văn minh tại các chợ.
IV. TỔ CHỨC THỰC HIỆN
1. Phòng Kinh tế tham mưu triển khai Kế hoạch này, bố trí kinh phí theo phân cấp;
tổng hợp, báo cáo Sở Khoa học và Công nghệ trước ngày 05 tháng 12 hằng năm.
2. Các thôn vận động Nhân dân thực hiện Kế hoạch.
Trên đây là Kế hoạch kiểm tra đo lường, chất lượng năm 2026 của xã./.

Nơi nhận: TM. ỦY BAN NHÂN DÂN
- Sở KH&CN (để b/c); Q. CHỦ TỊCH
- Đảng ủy, HĐND xã; - Các thôn;
- Lưu: VT. Lê Thị Bích Thủy
"""


def plan() -> Document:
    (document,) = read(from_text(PLAN), Knowledge()).documents
    return document


def words(values: tuple[Value, ...]) -> list[str]:
    return [value.text for value in values]


def task(number: str) -> Task:
    return next(found for found in plan().tasks if found.number == number)


def test_recipients_and_signature_on_the_same_lines_are_parted() -> None:
    document = plan()

    assert words(document.recipients) == [
        "Sở KH&CN (để b/c)",
        "Đảng ủy, HĐND xã",
        "Các thôn",
        "Lưu: VT",
    ]
    signer = document.signer
    assert (str(signer.name), str(signer.position)) == ("Lê Thị Bích Thủy", "Q. CHỦ TỊCH")
    assert str(signer.authority) == "TM. ỦY BAN NHÂN DÂN"


def test_who_leads_may_be_said_in_brackets_without_a_colon() -> None:
    found = task("1")

    assert words(found.lead) == ["Phòng Kinh tế"]
    assert words(found.coordinate) == ["Công an xã"]
    assert found.period == Period(2026, 2026, "once", 3)


def test_to_lead_is_a_verb_where_work_follows() -> None:
    assert task("2").lead == ()


def test_a_heading_in_capitals_keeps_the_paragraph_below_out() -> None:
    first = plan().sections[0]

    assert str(first.title) == "QUAN ĐIỂM"


def test_a_vision_among_the_goals_sets_its_year() -> None:
    assert [(t.value, t.by) for t in plan().targets] == [(5.0, 2030), (100.0, 2045)]


def test_a_line_after_a_semicolon_goes_on_and_the_close_is_no_duty() -> None:
    duties = plan().duties

    assert len(duties) == 2
    assert duties[0].due == "--12-05"


def test_months_of_one_year_are_once() -> None:
    assert period_of("Từ tháng 5 đến tháng 10/2026") == Period(2026, 2026, "once", None)
