"""Reads of reviews and of models: lists, one review with its lessons, one model with its copies."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Count, Q, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from chuan.core.actor import Actor
from chuan.core.alphabet import Alphabetical
from chuan.core.threads import Knot
from chuan.documents.selectors.copies import readable_copies
from chuan.plans import labels
from chuan.plans.enums import CopyState, LessonKind, ReviewState
from chuan.plans.errors import ReviewNotFound
from chuan.plans.models import Lesson, Plan, PracticeCopy, PracticeModel, Review
from chuan.plans.permissions import can_accept
from chuan.plans.rules.reviews import AskedReview, asked_reviews
from chuan.plans.selectors.plans import find_plan


@dataclass(frozen=True, slots=True)
class LessonGroup:
    """The findings of one kind."""

    label: str
    rows: Sequence[Lesson]


@dataclass(frozen=True, slots=True)
class ReviewPage:
    """One review and what it found."""

    review: Review
    kind_label: str
    state_label: str
    groups: Sequence[LessonGroup]
    practices: Sequence[PracticeModel]
    thread: Sequence[Knot]
    late: bool
    can_write: bool
    is_open: bool


@dataclass(frozen=True, slots=True)
class ModelPage:
    """One model: how it works, where, and who copies it; `own` is what the own body said."""

    model: PracticeModel
    copies: Sequence[PracticeCopy]
    own: PracticeCopy | None
    applied: int
    can_recommend: bool
    can_answer: bool


def list_reviews(actor: Actor) -> QuerySet[Review]:
    """Reviews of every plan that one may see."""
    rows = Review.objects.visible_to(actor).select_related("plan__document", "owner")
    return rows.annotate(lesson_count=Count("lessons"))


def list_models(actor: Actor) -> QuerySet[PracticeModel]:
    """The own models, those below, and those recommended from above."""
    applied = Count("copies", filter=Q(copies__state=CopyState.APPLIED))
    rows = PracticeModel.objects.visible_to(actor).select_related("owner")
    return rows.annotate(applied=applied)


def own_plan(actor: Actor, uid: UUID) -> tuple[Plan, Sequence[AskedReview]]:
    """A plan to review, and the reviews that its document asks for, where it may be read."""
    plan = find_plan(actor, uid)
    readable = readable_copies(actor).filter(pk=plan.copy_id).exists()
    return plan, asked_reviews(plan.copy.content) if readable else ()


def review_page(actor: Actor, uid: UUID, on: date) -> ReviewPage:
    """One review; a stranger is told that there is none."""
    rows = Review.objects.visible_to(actor).select_related("plan__document", "owner")
    review = rows.filter(uid=uid).first()
    if review is None:
        raise ReviewNotFound(_("Không tìm thấy cuộc sơ kết, tổng kết này."))
    writes = can_accept(actor) and review.owner_path == actor.path
    return ReviewPage(
        review=review,
        kind_label=str(labels.REVIEW_KIND[review.kind]),
        state_label=str(labels.REVIEW_STATE[review.state]),
        groups=_groups(review),
        practices=tuple(PracticeModel.objects.visible_to(actor).filter(review=review)),
        thread=_thread(review),
        late=review.is_late(on),
        can_write=writes,
        is_open=writes and review.state != ReviewState.CONCLUDED,
    )


def model_page(actor: Actor, uid: UUID) -> ModelPage:
    """One model; other bodies' answers are shown to its owner and to those above."""
    model = PracticeModel.objects.visible_to(actor).filter(uid=uid).select_related("owner").first()
    if model is None:
        raise ReviewNotFound(_("Không tìm thấy mô hình này."))
    copies = model.copies.select_related("organisation").order_by(
        Alphabetical("organisation__name")
    )
    above = model.owner_path.startswith(actor.path) and bool(actor.path)
    seen = tuple(copies if above else copies.filter(path__startswith=actor.path))
    return ModelPage(
        model=model,
        copies=seen,
        own=next((copy for copy in seen if copy.path == actor.path), None),
        applied=model.copies.filter(state=CopyState.APPLIED).count(),
        can_recommend=can_accept(actor)
        and model.owner_path == actor.path
        and model.recommended_on is None,
        can_answer=can_accept(actor) and model.owner_path != actor.path,
    )


def _groups(review: Review) -> Sequence[LessonGroup]:
    lessons = list(review.lessons.all())
    groups = (
        LessonGroup(str(labels.LESSON[kind]), tuple(row for row in lessons if row.kind == kind))
        for kind in LessonKind
    )
    return tuple(group for group in groups if group.rows)


def _thread(review: Review) -> Sequence[Knot]:
    """Plan → review → its conclusion."""
    plan = review.plan
    held = review.state != ReviewState.PLANNED
    return (
        Knot(
            title=plan.title,
            identity=plan.document.label,
            url=reverse("plans:plan_detail", args=[plan.uid]),
            on=plan.document.issued_on,
            by=plan.owner.name,
        ),
        Knot(
            title=labels.REVIEW_KIND[review.kind],
            state="done" if held else "now",
            on=review.held_on or review.due_on,
            by=review.owner.name,
            current=True,
        ),
        Knot(
            title=_("Kết luận"),
            identity=review.conclusion_symbol,
            state="done" if review.state == ReviewState.CONCLUDED else "empty",
            on=review.conclusion_on,
        ),
    )
