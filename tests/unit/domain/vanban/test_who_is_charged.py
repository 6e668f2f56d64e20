"""Who does a task, with whom and by when, told under its heading or behind its words (samples)."""

from chuan.domain.vanban import from_text, read
from chuan.domain.vanban.agencies import split_agencies
from chuan.domain.vanban.attributes import is_note, notes_in
from chuan.domain.vanban.charges import charges_in
from chuan.domain.vanban.passage import Passage
from chuan.domain.vanban.types import Document, Knowledge, Period, Task

PLAN = """ỦY BAN NHÂN DÂN
TỈNH MẪU SƠN
Số: 215/KH-UBND
Mẫu Sơn, ngày 12 tháng 01 năm 2026

KẾ HOẠCH
Cải cách hành chính năm 2026

I. MỤC TIÊU
- 100% thủ tục được cung cấp trực tuyến.
II. NHIỆM VỤ
1. Rà soát, đơn giản hóa thủ tục hành chính
Văn phòng UBND tỉnh chủ trì, phối hợp với Sở Tư pháp và các sở, ban, ngành liên quan thực hiện. \
Thời gian: Quý II/2026. Sản phẩm: Quyết định phê duyệt phương án.
2. Nâng cấp Cổng dịch vụ công của tỉnh
Giao Sở Khoa học và Công nghệ chủ trì, phối hợp với Văn phòng UBND tỉnh, VNPT Mẫu Sơn thực hiện; \
hoàn thành trong quý III/2026.
3. Kiểm tra công vụ
Sở Nội vụ chủ trì, phối hợp với Thanh tra tỉnh thực hiện các nội dung sau:
- Kiểm tra đột xuất tại bộ phận một cửa.
- Tổng hợp kiến nghị của người dân.
4. In 500 tờ rơi hướng dẫn.
Đầu mối: bộ phận hành chính. Thời gian: tháng 5/2026.
5. Số hóa hồ sơ (Thực hiện: Trung tâm Phục vụ hành chính công; thời gian: năm 2026).
III. TỔ CHỨC THỰC HIỆN
* Sở Nội vụ:
- Theo dõi việc thực hiện Kế hoạch.
- Báo cáo UBND tỉnh trước ngày 10 tháng 12 hằng năm.
* Đề nghị các đoàn thể:
- Vận động đoàn viên tham gia.
Nơi nhận:
- Lưu: VT.
TM. ỦY BAN NHÂN DÂN
CHỦ TỊCH
Trần Văn Mẫu
"""


def plan() -> Document:
    (document,) = read(from_text(PLAN), Knowledge()).documents
    return document


def task(text: str) -> Task:
    return next(found for found in plan().tasks if found.text.text.startswith(text))


def bodies(found: Task) -> tuple[list[str], list[str]]:
    return [str(body) for body in found.lead], [str(body) for body in found.coordinate]


def words(text: str) -> Passage:
    return Passage.at(text, 0)


def test_a_heading_is_the_task_and_the_paragraph_below_says_who_does_it() -> None:
    found = task("Rà soát, đơn giản hóa")

    assert (found.section, found.number) == ("II", "1")
    assert bodies(found) == (
        ["Văn phòng UBND tỉnh"],
        ["Sở Tư pháp", "các sở, ban, ngành liên quan"],
    )
    assert str(found.time) == "Quý II/2026"
    assert str(found.product) == "Quyết định phê duyệt phương án"


def test_an_order_names_who_leads_and_its_end_says_by_when() -> None:
    found = task("Nâng cấp Cổng")

    assert bodies(found) == (
        ["Sở Khoa học và Công nghệ"],
        ["Văn phòng UBND tỉnh", "VNPT Mẫu Sơn"],
    )
    assert found.period == Period(2026, 2026, "once", 3)


def test_who_is_named_before_the_bullets_does_each_of_them() -> None:
    assert bodies(task("Kiểm tra đột xuất")) == (["Sở Nội vụ"], ["Thanh tra tỉnh"])
    assert bodies(task("Tổng hợp kiến nghị")) == (["Sở Nội vụ"], ["Thanh tra tỉnh"])


def test_short_keys_are_believed_where_a_body_follows() -> None:
    assert bodies(task("In 500")) == (["bộ phận hành chính"], [])
    assert bodies(task("Số hóa")) == (["Trung tâm Phục vụ hành chính công"], [])
    assert not is_note(words("Phụ trách: hai người"))
    assert notes_in(words("Thực hiện: đúng quy định")) == {}


def test_a_body_that_heads_bullets_answers_for_them() -> None:
    duties = [(str(duty.actor), duty.due) for duty in plan().duties]

    assert duties == [("Sở Nội vụ", None), ("Sở Nội vụ", "--12-10"), ("các đoàn thể", None)]
    (report,) = plan().reporting
    assert [str(body) for body in report.to] == ["UBND tỉnh"]
    (span,) = report.due_spans
    assert PLAN[slice(*span)] == "ngày 10 tháng 12"


def test_a_sentence_that_says_more_is_no_charge() -> None:
    for text in (
        "Phòng Kinh tế chủ trì, phối hợp với Công an xã, Ban Quản lý chợ kiểm tra cân.",
        "Tổ chức hội nghị do Sở Nội vụ chủ trì.",
        "Sở Nội vụ rà soát, chủ trì xây dựng đề án.",
    ):
        assert charges_in(words(text)) == ({}, 0), text


def test_those_who_help_may_stand_in_a_sentence_of_their_own() -> None:
    notes, end = charges_in(words("Sở Y tế chủ trì thực hiện; Công an tỉnh phối hợp."))

    assert (str(notes["lead"]), str(notes["coordinate"]), end) == (
        str(words("Sở Y tế")),
        str(words("Công an tỉnh")),
        48,
    )


def test_providers_are_bodies_of_their_own() -> None:
    found = split_agencies(words("Sở Tài chính, Viettel Mẫu Sơn và Điện lực tỉnh"))

    assert [body.text for body in found] == ["Sở Tài chính", "Viettel Mẫu Sơn", "Điện lực tỉnh"]
