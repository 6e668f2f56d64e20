"""Which reviews a plan asks for, told from its own words; and when a review may be concluded."""

from datetime import date

import pytest

from chuan.domain.workflow import TransitionRefused
from chuan.plans.enums import (
    RecommendationEvent,
    RecommendationState,
    ReviewEvent,
    ReviewKind,
    ReviewState,
)
from chuan.plans.rules.reviews import RECOMMENDATION, REVIEW, asked_reviews, may_conclude

HELD = date(2026, 6, 30)


def asked(*texts: str) -> list[tuple[str, int | None]]:
    content = {"duties": [{"text": text} for text in texts]}
    return [(review.kind, review.year) for review in asked_reviews(content)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Định kỳ tổ chức sơ kết, tổng kết việc thực hiện Chỉ thị.",
         [(ReviewKind.INTERIM, None), (ReviewKind.FINAL, None)]),
        ("Sơ kết 3 năm thực hiện vào năm 2028; tổng kết vào năm 2030.",
         [(ReviewKind.INTERIM, 2028), (ReviewKind.FINAL, 2030)]),
        ("Tham mưu sơ kết năm 2027 và tổng kết năm 2030 việc thực hiện Kế hoạch.",
         [(ReviewKind.INTERIM, 2027), (ReviewKind.FINAL, 2030)]),
        ("Lập bảng tổng kết số liệu gửi Sở Khoa học và Công nghệ.", []),
        ("Kiểm tra, đôn đốc việc thực hiện; báo cáo trước ngày 20 tháng 11.", []),
    ],
)  # fmt: skip
def test_reviews_are_told_from_the_words_of_the_plan(
    text: str, found: list[tuple[str, int | None]]
) -> None:
    assert asked(text) == found


def test_the_same_review_asked_for_twice_is_one() -> None:
    assert asked("Tổng kết vào năm 2030.", "Báo cáo tổng kết; tổng kết vào năm 2030.") == [
        (ReviewKind.FINAL, 2030)
    ]


def test_a_plan_without_words_asks_for_nothing() -> None:
    assert asked_reviews({}) == ()
    assert asked_reviews({"duties": [None, {"text": None}], "requirements": [None]}) == ()


@pytest.mark.parametrize(
    ("held_on", "findings", "lessons", "may"),
    [
        (HELD, "Đạt 8 trên 10 chỉ tiêu.", 1, True),
        (None, "Đạt 8 trên 10 chỉ tiêu.", 1, False),
        (HELD, "  ", 1, False),
        (HELD, "Đạt 8 trên 10 chỉ tiêu.", 0, False),
    ],
)
def test_a_review_is_concluded_once_held_with_a_result_and_a_lesson(
    held_on: date | None, findings: str, lessons: int, *, may: bool
) -> None:
    assert may_conclude(held_on=held_on, findings=findings, lessons=lessons) is may


def test_a_concluded_review_is_opened_again_only_with_a_reason() -> None:
    with pytest.raises(TransitionRefused):
        REVIEW.after(ReviewState.CONCLUDED, ReviewEvent.REOPEN)

    assert REVIEW.after(ReviewState.CONCLUDED, ReviewEvent.REOPEN, reason="Sót") == ReviewState.HELD
    assert REVIEW.after(ReviewState.HELD, ReviewEvent.HOLD) == ReviewState.HELD
    with pytest.raises(TransitionRefused):
        REVIEW.after(ReviewState.PLANNED, ReviewEvent.CONCLUDE)


def test_a_recommendation_is_answered_with_words_and_settled_or_asked_again_by_who_made_it() -> (
    None
):
    opened, answered = RecommendationState.OPEN, RecommendationState.ANSWERED

    for state in (opened, answered):
        assert RECOMMENDATION.after(state, RecommendationEvent.ANSWER, reason="Đã làm") == answered
        with pytest.raises(TransitionRefused):
            RECOMMENDATION.after(state, RecommendationEvent.ANSWER)
    assert RECOMMENDATION.after(answered, RecommendationEvent.SETTLE) == RecommendationState.SETTLED
    with pytest.raises(TransitionRefused):
        RECOMMENDATION.after(opened, RecommendationEvent.SETTLE)
    with pytest.raises(TransitionRefused):
        RECOMMENDATION.after(answered, RecommendationEvent.ASK_AGAIN)


def test_requirements_and_tasks_ask_for_reviews_too_and_a_year_out_of_reach_is_none() -> None:
    content = {
        "tasks": [{"text": "Sơ kết vào năm 2028."}],
        "requirements": ["Tổng kết năm học; tổng kết đến 0203."],
        "purposes": ["Tổng kết trong năm 2030."],
    }

    assert [(one.kind, one.year) for one in asked_reviews(content)] == [
        (ReviewKind.INTERIM, 2028), (ReviewKind.FINAL, None), (ReviewKind.FINAL, 2030)
    ]  # fmt: skip
