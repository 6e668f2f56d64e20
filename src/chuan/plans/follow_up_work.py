"""What reviews and supervision put on "Việc của tôi": a review to hold, a recommendation to answer."""

from collections.abc import Sequence
from datetime import date, datetime

from django.urls import reverse
from django.utils.translation import gettext as _

from chuan.core.actor import Actor
from chuan.core.worklist import HandedOver, Source, WorkItem
from chuan.plans import labels
from chuan.plans.models import Recommendation, Review
from chuan.plans.permissions import can_accept


class FollowUpWork:
    """Work of the body, not of a person: whoever may plan for it sees it."""

    key = "plans.follow_up"

    def sources(self, actor: Actor, on: date) -> Sequence[Source]:
        """Reviews not concluded and recommendations not answered."""
        if not can_accept(actor):
            return ()
        reviews = Review.objects.waiting(actor).select_related("plan__document")
        asked = Recommendation.objects.to_answer(actor).select_related(
            "supervision__programme", "organisation"
        )
        return (
            Source(reviews.order_by("due_on"), lambda rows: (_review(row, on) for row in rows)),
            Source(asked, lambda rows: (_recommendation(row, on) for row in rows)),
        )

    def hand_over(
        self, actor: Actor, from_person: str, to_person: str, at: datetime
    ) -> Sequence[HandedOver]:
        """Nothing is held by a person."""
        del actor, from_person, to_person, at
        return ()


def _review(row: Review, on: date) -> WorkItem:
    url = reverse("plans:review_detail", args=[row.uid])
    kind = str(labels.REVIEW_KIND[row.kind])
    return WorkItem(
        uid=row.uid,
        kind="review",
        title=_("%(kind)s: %(plan)s") % {"kind": kind, "plan": row.plan.title},
        url=url,
        role_label=str(labels.ROLE["lead"]),
        due_on=row.due_on,
        document_label=row.plan.document.label,
        next_action_label=_("Ghi kết quả"),
        next_action_url=url,
        state=row.state,
        state_label=str(labels.REVIEW_STATE[row.state]),
        overdue=row.is_late(on),
        is_sample=row.plan.is_sample,
    )


def _recommendation(row: Recommendation, on: date) -> WorkItem:
    url = reverse("plans:recommendation_detail", args=[row.uid])
    return WorkItem(
        uid=row.uid,
        kind="recommendation",
        title=_("Trả lời kiến nghị: %(text)s") % {"text": row.text},
        url=url,
        role_label=str(labels.ROLE["lead"]),
        due_on=row.due_on,
        document_label=row.supervision.programme.symbol or row.supervision.programme.title,
        next_action_label=_("Trả lời"),
        next_action_url=url,
        state=row.state,
        state_label=str(labels.RECOMMENDATION_STATE[row.state]),
        overdue=row.due_on < on,
    )
