"""Which wordings ask a body for a plan of its own, and which do not."""

from typing import Any

import pytest

from chuan.plans.rules.must_plan import asks_for_a_plan, must_plan

ASK = [
    "UBND các xã, phường ban hành kế hoạch thực hiện trước ngày 31/5/2025",
    "Căn cứ chức năng, nhiệm vụ được giao, xây dựng kế hoạch cụ thể để triển khai thực hiện; báo cáo",
    "Xây dựng chương trình, kế hoạch thực hiện Chỉ thị số 38-CT/TW; theo dõi, đôn đốc",
    "Các sở, ban, ngành căn cứ nhiệm vụ được giao, xây dựng và ban hành kế hoạch của đơn vị mình",
    "Lãnh đạo, chỉ đạo xây dựng kế hoạch thực hiện Chỉ thị",
    "Chủ động xây dựng kế hoạch triển khai thực hiện phù hợp với tình hình của địa phương",
    "Cụ thể hoá thành kế hoạch của cấp mình",
    "căn cứ Kế hoạch này và điều kiện thực tế, ban hành Kế hoạch hành động của địa phương",
    "Giao Chủ tịch UBND cấp xã xây dựng kế hoạch hằng năm để tổ chức thực hiện",
    "Có kế hoạch cụ thể triển khai thực hiện Nghị quyết",
    "Căn cứ chức năng, nhiệm vụ, xây dựng kế hoạch.",
    "lập kế hoạch chi tiết thực hiện các nhiệm vụ được giao",
]
DO_NOT = [
    "Đôn đốc các xã ban hành kế hoạch thực hiện",
    "Hướng dẫn UBND các xã xây dựng kế hoạch thực hiện",
    "Tham mưu UBND tỉnh ban hành kế hoạch thực hiện",
    "xây dựng, trình UBND tỉnh ban hành kế hoạch thực hiện",
    "lồng ghép kinh phí các chương trình, kế hoạch, đề án, dự án khác có liên quan",
    "Tổ chức thực hiện Kế hoạch này bảo đảm tiến độ",
    "Xây dựng kế hoạch kiểm tra hằng năm",
    "Xây dựng kế hoạch đào tạo, bồi dưỡng",
    "Phối hợp với Sở Tài chính xây dựng kế hoạch thực hiện",
    "báo cáo kết quả thực hiện kế hoạch",
    "UBND tỉnh đã ban hành Kế hoạch triển khai thực hiện",
    "chủ trì triển khai Kế hoạch; kiểm tra việc xây dựng kế hoạch thực hiện của các đơn vị",
    "xây dựng dự toán kinh phí thực hiện kế hoạch",
    "bố trí kinh phí để thực hiện kế hoạch hằng năm",
    "ban hành văn bản đôn đốc thực hiện kế hoạch",
    "Ban hành kèm theo Quyết định này Kế hoạch triển khai thực hiện Chỉ thị",
]


def duty(text: str, actor: str = "UBND các xã, phường") -> dict[str, Any]:
    return {"actor": actor, "text": text, "due": None}


@pytest.mark.parametrize("text", ASK)
def test_words_that_ask_for_a_plan(text: str) -> None:
    assert asks_for_a_plan(text)


@pytest.mark.parametrize("text", DO_NOT)
def test_words_that_speak_of_plans_and_ask_for_none(text: str) -> None:
    assert asks_for_a_plan(text) is None


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (
            "ban hành kế hoạch thực hiện trước ngày 31/5/2025; báo cáo trước ngày 20/11",
            "trước ngày 31/5/2025",
        ),
        ("ban hành kế hoạch cụ thể, hoàn thành trong tháng 6/2025", "hoàn thành trong tháng 6/2025"),
        ("xây dựng kế hoạch thực hiện Chỉ thị số 38-CT/TW ngày 30/7/2024", ""),
        ("xây dựng kế hoạch cụ thể để thực hiện, định kỳ báo cáo trước ngày 20/11", ""),
    ],
)  # fmt: skip
def test_the_day_is_that_of_the_plan_and_not_of_the_report(text: str, words: str) -> None:
    (found,) = must_plan({"duties": [duty(text)]})

    assert found.time.words == words


def test_days_after_the_issue_are_counted() -> None:
    text = "ban hành kế hoạch thực hiện trong thời hạn 30 ngày kể từ ngày ký"

    (found,) = must_plan({"duties": [duty(text)]})

    assert found.days_after_issue == 30
    assert not found.counts_worked_days


def test_worked_days_after_the_issue_are_told_apart() -> None:
    text = "ban hành kế hoạch thực hiện trong thời hạn 10 ngày làm việc kể từ ngày ký"

    (found,) = must_plan({"duties": [duty(text)]})

    assert (found.days_after_issue, found.counts_worked_days) == (10, True)


def test_several_bodies_of_one_paragraph_are_told_apart_and_groups_stay_whole() -> None:
    text = "xây dựng kế hoạch cụ thể để thực hiện"

    (found,) = must_plan({"duties": [duty(text, "Các sở, ban, ngành; UBND các xã, phường")]})

    assert found.names == ("Các sở, ban, ngành", "UBND các xã, phường")


def test_a_task_done_by_issuing_a_plan_asks_its_leads() -> None:
    row = {
        "section": "I", "number": "1", "text": "Ban hành kế hoạch triển khai thực hiện Chỉ thị",
        "lead": ["UBND các xã, phường"], "product": "Kế hoạch", "time": "Quý II/2025",
        "period": {"start": 2025, "end": 2025, "quarter": 2, "recurrence": "once"},
    }  # fmt: skip

    (found,) = must_plan({"tasks": [row]})
    above = must_plan({"tasks": [row | {"product": "Kế hoạch của UBND tỉnh"}]})

    assert (found.clause, found.names) == ("Mục I.1", ("UBND các xã, phường",))
    assert found.time.words == "Quý II/2025"
    assert not above


def test_gaps_and_paragraphs_without_a_body_ask_nobody() -> None:
    asking = duty("xây dựng kế hoạch cụ thể để thực hiện", "")

    assert not must_plan({"duties": [{}, None, asking], "tasks": [None, {}]})


def test_removed_rows_leave_gaps_and_the_others_keep_their_places() -> None:
    asking = duty("xây dựng kế hoạch cụ thể để thực hiện")
    task = {"text": "Ban hành kế hoạch thực hiện Chỉ thị", "lead": ["Sở Y tế"]}

    found = must_plan({"duties": [None, asking], "tasks": [None, task]})

    assert [one.pointer for one in found] == ["/duties/1", "/tasks/1"]
