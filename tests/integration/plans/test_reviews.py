"""A plan is looked back upon: a review is set, held, concluded; a model is recommended and copied."""

from datetime import date, timedelta

import pytest

from chuan.core import clock, inbox, worklist
from chuan.domain.errors import DomainError, NotAllowed
from chuan.orgs.enums import Role
from chuan.plans import services
from chuan.plans.enums import CopyState, LessonKind, ReviewKind, ReviewState
from chuan.plans.errors import ReviewIncomplete, ReviewNotFound
from chuan.plans.models import PracticeModel, Review
from chuan.plans.services import reviews
from tests.factories import drafts
from tests.factories.cast import Cast, Member
from tests.factories.people import person


@pytest.fixture
def plan(cast: Cast) -> services.Accepted:
    """The small plan, given out by the province."""
    return services.accept_import(actor=cast.minh.actor, uid=drafts.make_draft(cast.minh).uid)


@pytest.fixture
def review(cast: Cast, plan: services.Accepted) -> Review:
    """A sơ kết that was due yesterday."""
    yesterday = clock.today() - timedelta(1)
    return reviews.plan_review(
        actor=cast.minh.actor,
        plan=plan.plans[0].uid,
        kind=ReviewKind.INTERIM,
        period=(date(2026, 1, 1), yesterday),
        due_on=yesterday,
    )


def conclude(cast: Cast, review: Review) -> None:
    actor = cast.minh.actor
    reviews.hold_review(actor=actor, uid=review.uid, held_on=clock.today(), findings="Đạt 8/10.")
    reviews.add_lesson(
        actor=actor, uid=review.uid, kind=LessonKind.LESSON, text="Kiểm tra cân trước phiên chợ."
    )
    reviews.conclude_review(actor=actor, uid=review.uid, symbol="15/TB-UBND")


def test_a_review_whose_day_has_passed_waits_as_late_on_the_worklist(
    cast: Cast, review: Review
) -> None:
    items = [item for item in worklist.list_items(cast.minh.actor, clock.today())
             if item.kind == "review"]  # fmt: skip

    assert [(item.title, item.overdue) for item in items] == [
        (f"Sơ kết: {review.plan.title}", True)
    ]


def test_a_review_is_concluded_only_with_a_result_and_a_lesson(cast: Cast, review: Review) -> None:
    actor = cast.minh.actor

    with pytest.raises(DomainError):
        reviews.conclude_review(actor=actor, uid=review.uid)
    reviews.hold_review(actor=actor, uid=review.uid, held_on=clock.today(), findings="Đạt 8/10.")
    with pytest.raises(ReviewIncomplete):
        reviews.conclude_review(actor=actor, uid=review.uid)
    conclude(cast, review)

    review.refresh_from_db()
    assert review.state == ReviewState.CONCLUDED
    page = cast.minh.client.get(f"/lam-viec/so-ket/{review.uid}/").content.decode()
    assert "Kiểm tra cân trước phiên chợ." in page
    assert "15/TB-UBND" in page
    assert not Review.objects.waiting(actor).exists()


def test_a_concluded_review_changes_only_after_it_was_opened_again_with_a_reason(
    cast: Cast, review: Review
) -> None:
    conclude(cast, review)
    actor = cast.minh.actor

    with pytest.raises(ReviewIncomplete):
        reviews.add_lesson(actor=actor, uid=review.uid, kind=LessonKind.CAUSE, text="Thiếu người.")
    with pytest.raises(DomainError):
        reviews.reopen_review(actor=actor, uid=review.uid, reason=" ")
    reviews.reopen_review(actor=actor, uid=review.uid, reason="Bổ sung số liệu.")

    reviews.add_lesson(actor=actor, uid=review.uid, kind=LessonKind.CAUSE, text="Thiếu người.")
    assert review.lessons.count() == 2


def test_only_the_body_that_carries_the_plan_out_writes_into_its_review(
    cast: Cast, review: Review
) -> None:
    today = clock.today()

    with pytest.raises(ReviewNotFound):
        reviews.hold_review(actor=cast.vy.actor, uid=review.uid, held_on=today, findings="x")
    scientist = Member(person("Kha", cast.science, role=Role.HEAD), cast.science)
    with pytest.raises(NotAllowed):
        reviews.hold_review(actor=scientist.actor, uid=review.uid, held_on=today, findings="x")

    assert scientist.client.get(f"/lam-viec/so-ket/{review.uid}/").status_code == 200
    assert cast.vy.client.get(f"/lam-viec/so-ket/{review.uid}/").status_code == 404


def test_a_refused_form_says_why_and_keeps_what_was_typed(cast: Cast, review: Review) -> None:
    tomorrow = clock.today() + timedelta(1)

    answer = cast.minh.client.post(
        f"/lam-viec/so-ket/{review.uid}/to-chuc/",
        {"held_on": f"{tomorrow:%d/%m/%Y}", "findings": "Đạt 8 trên 10 chỉ tiêu."},
    )

    page = answer.content.decode()
    assert answer.status_code == 422
    assert "Ngày họp chưa đến" in page
    assert "Đạt 8 trên 10 chỉ tiêu." in page


def test_a_recommended_model_reaches_those_below_and_comes_back_as_copied(cast: Cast) -> None:
    minh, hoa, head = cast.minh, cast.hoa, cast.head
    model = reviews.describe_model(
        actor=minh.actor, title="Cân đối chứng ở chợ", text="Đặt cân đối chứng ở cổng chợ.",
    )  # fmt: skip
    assert not PracticeModel.objects.visible_to(hoa.actor).exists()

    reviews.recommend_model(actor=minh.actor, uid=model.uid)
    reviews.copy_model(actor=head.actor, uid=model.uid, state=CopyState.APPLIED, note="Hai chợ.")

    page = minh.client.get(f"/lam-viec/mo-hinh/{model.uid}/").content.decode()
    assert "1 nơi đã áp dụng" in page
    assert "Hai chợ." in page
    assert hoa.client.get(f"/lam-viec/mo-hinh/{model.uid}/").status_code == 200
    assert cast.vy.client.get(f"/lam-viec/mo-hinh/{model.uid}/").status_code == 404
    with pytest.raises(ReviewIncomplete):
        reviews.copy_model(actor=hoa.actor, uid=model.uid, state=CopyState.UNSUITED)
    assert inbox.unread(hoa.actor) == 0
