"""What follows a plan: a review with a lesson, a model, and a supervision that asks for something."""

from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from chuan.core import clock
from chuan.plans.enums import LessonKind, ReviewKind
from chuan.plans.models import Plan
from chuan.plans.services import reviews, supervision
from tests.factories.cast import Cast


@dataclass(frozen=True)
class FollowUp:
    """One row of each kind: the province looks back, the party committee supervises the province."""

    plan: UUID
    review: UUID
    lesson: int
    model: UUID
    programme: UUID
    supervision: UUID
    recommendation: UUID

    def of_routes(self) -> tuple[tuple[str, UUID], ...]:
        """Beginnings of route names and the rows they speak of."""
        return (
            ("plans:review_create", self.plan),
            ("plans:review_", self.review),
            ("plans:model_", self.model),
            ("plans:programme_", self.programme),
            ("plans:supervision_add", self.programme),
            ("plans:supervision_", self.supervision),
            ("plans:recommendation_add", self.supervision),
            ("plans:recommendation_", self.recommendation),
            ("plans:overview_", self.plan),
        )


def make_follow_up(cast: Cast, plan: Plan) -> FollowUp:
    """Minh reviews the plan and recommends a model; Quân supervises the province and asks for a reply."""
    minh, quan, today = cast.minh.actor, cast.quan.actor, clock.today()
    review = reviews.plan_review(
        actor=minh, plan=plan.uid, kind=ReviewKind.INTERIM,
        period=(date(2026, 1, 1), today), due_on=today,
    )  # fmt: skip
    reviews.hold_review(
        actor=minh, uid=review.uid, held_on=today, findings="Đạt 8 trên 10 chỉ tiêu."
    )
    lesson = reviews.add_lesson(
        actor=minh, uid=review.uid, kind=LessonKind.LESSON, text="Kiểm tra cân trước phiên chợ."
    )
    model = reviews.describe_model(
        actor=minh, title="Cân đối chứng ở chợ", text="Đặt cân đối chứng ở cổng chợ."
    )
    reviews.recommend_model(actor=minh, uid=model.uid)
    programme = supervision.create_programme(actor=quan, year=today.year, title="Giám sát năm")
    held = supervision.add_supervision(
        actor=quan, uid=programme.uid, subject="Việc kiểm tra cân ở chợ",
        body=cast.province.uid, planned_on=today,
    )  # fmt: skip
    supervision.announce_programme(actor=quan, uid=programme.uid)
    supervision.hold_supervision(actor=quan, uid=held.uid, held_on=today, finding="Ba cân quá hạn.")
    asked = supervision.recommend(
        actor=quan, uid=held.uid, text="Kiểm định lại ba cân.",
        organisation=cast.province.uid, due_on=today + timedelta(30),
    )  # fmt: skip
    return FollowUp(plan.uid, review.uid, lesson.pk, model.uid, programme.uid, held.uid, asked.uid)
