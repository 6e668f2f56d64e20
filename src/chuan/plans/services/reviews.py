"""Reviews of a plan: set, held, concluded; their lessons; models recommended and copied."""

from datetime import date
from uuid import UUID

from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext as _

from chuan.audit.services import record
from chuan.core import clock
from chuan.core.actor import Actor
from chuan.documents.services.stamped import refuse_stamped_words
from chuan.plans.enums import CopyState, LessonKind, ReviewEvent, ReviewKind, ReviewState
from chuan.plans.errors import MayNotPlan, ReviewIncomplete, ReviewNotFound
from chuan.plans.models import Lesson, PracticeCopy, PracticeModel, Review
from chuan.plans.permissions import can_accept
from chuan.plans.rules.reviews import REVIEW, may_conclude
from chuan.plans.selectors.distribution import own_organisation
from chuan.plans.selectors.plans import find_plan
from chuan.plans.services import sharing

LONGEST = 8000


@transaction.atomic
def plan_review(
    *,
    actor: Actor,
    plan: UUID,
    kind: ReviewKind,
    period: tuple[date, date],
    due_on: date,
    quote: str = "",
) -> Review:
    """Set a sơ kết or tổng kết of an own plan for a day."""
    found = find_plan(actor, plan)
    if not can_accept(actor) or found.owner_path != actor.path:
        raise MayNotPlan(
            _("Chỉ cơ quan tổ chức thực hiện kế hoạch này lập được lịch sơ kết, tổng kết.")
        )
    if period[0] > period[1]:
        raise ReviewIncomplete(
            _("Ngày bắt đầu của giai đoạn phải trước ngày kết thúc."), field="period_from"
        )
    review = Review.objects.create(
        plan=found,
        owner=found.owner,
        owner_path=found.owner_path,
        kind=kind,
        period_from=period[0],
        period_until=period[1],
        due_on=due_on,
        quote=quote.strip()[:LONGEST],
        created_at=clock.now(),
        created_by_label=actor.label[:160],
    )
    _record(actor, review, "plans.review.planned")
    return review


@transaction.atomic
def hold_review(*, actor: Actor, uid: UUID, held_on: date, findings: str) -> Review:
    """Write down when it was held and what was reached; may be put right until it is concluded."""
    refuse_stamped_words(actor, findings)
    review = _lock(actor, uid)
    if held_on > clock.today():
        raise ReviewIncomplete(_("Ngày họp chưa đến; hãy kiểm tra lại."), field="held_on")
    review.state = REVIEW.after(ReviewState(review.state), ReviewEvent.HOLD)
    review.held_on, review.findings = held_on, findings.strip()[:LONGEST]
    review.save(update_fields=("state", "held_on", "findings"))
    _record(actor, review, "plans.review.held")
    return review


@transaction.atomic
def conclude_review(
    *, actor: Actor, uid: UUID, symbol: str = "", concluded_on: date | None = None
) -> Review:
    """Close a review that was held, says what was reached and what was learnt."""
    review = _lock(actor, uid)
    after = REVIEW.after(ReviewState(review.state), ReviewEvent.CONCLUDE)
    lessons = review.lessons.count()
    if not may_conclude(held_on=review.held_on, findings=review.findings, lessons=lessons):
        raise ReviewIncomplete(
            _("Hãy ghi kết quả và ít nhất một nội dung rút ra trước khi kết luận.")
        )
    review.state = after
    review.conclusion_symbol, review.conclusion_on = symbol.strip()[:120], concluded_on
    review.save(update_fields=("state", "conclusion_symbol", "conclusion_on"))
    _record(actor, review, "plans.review.concluded", symbol=review.conclusion_symbol)
    return review


@transaction.atomic
def reopen_review(*, actor: Actor, uid: UUID, reason: str) -> Review:
    """Take a conclusion back, with a reason."""
    review = _lock(actor, uid)
    review.state = REVIEW.after(ReviewState(review.state), ReviewEvent.REOPEN, reason=reason)
    review.save(update_fields=("state",))
    _record(actor, review, "plans.review.reopened", reason=reason.strip()[:1000])
    return review


@transaction.atomic
def cancel_review(*, actor: Actor, uid: UUID, reason: str) -> None:
    """Take a review that was not held off the list, with a reason."""
    review = _lock(actor, uid)
    if review.state != ReviewState.PLANNED:
        raise ReviewIncomplete(_("Cuộc sơ kết, tổng kết đã họp thì không bỏ được nữa."))
    if not reason.strip():
        raise ReviewIncomplete(_("Hãy ghi lý do."), field="reason")
    _record(actor, review, "plans.review.cancelled", reason=reason.strip()[:1000])
    review.delete()


@transaction.atomic
def add_lesson(*, actor: Actor, uid: UUID, kind: LessonKind, text: str) -> Lesson:
    """One thing that the review found."""
    refuse_stamped_words(actor, text)
    review = _lock(actor, uid)
    _not_concluded(review)
    if not text.strip():
        raise ReviewIncomplete(_("Hãy ghi nội dung."), field="text")
    lesson = Lesson.objects.create(
        review=review,
        kind=kind,
        text=text.strip()[:LONGEST],
        at=clock.now(),
        by_label=actor.label[:160],
    )
    _record(actor, review, "plans.review.lesson_added", kind=str(kind))
    return lesson


@transaction.atomic
def remove_lesson(*, actor: Actor, uid: UUID, lesson: int) -> None:
    """Take a lesson out again."""
    review = _lock(actor, uid)
    _not_concluded(review)
    found = review.lessons.filter(pk=lesson).first()
    if found is None:
        raise ReviewNotFound(_("Không tìm thấy nội dung này."))
    _record(actor, review, "plans.review.lesson_removed", text=found.text[:300])
    found.delete()


@transaction.atomic
def describe_model(
    *, actor: Actor, title: str, text: str, where: str = "", review: UUID | None = None
) -> PracticeModel:
    """Write down a way of doing things that proved good."""
    refuse_stamped_words(actor, title, text)
    if not can_accept(actor):
        raise MayNotPlan(_("Bạn chưa có vai trò được ghi mô hình ở cơ quan này."))
    for field, said in (("title", title), ("text", text)):
        if not said.strip():
            raise ReviewIncomplete(_("Hãy ghi tên và cách làm của mô hình."), field=field)
    own = own_organisation(actor)
    model = PracticeModel.objects.create(
        owner=own,
        owner_path=own.path,
        review=_lock(actor, review) if review else None,
        title=title.strip()[:300],
        text=text.strip()[:LONGEST],
        where=where.strip()[:300],
        created_at=clock.now(),
        created_by_label=actor.label[:160],
    )
    _record_model(actor, model, "plans.model.described")
    return model


@transaction.atomic
def recommend_model(*, actor: Actor, uid: UUID) -> PracticeModel:
    """Recommend a model to every body below the own one; again is harmless."""
    model = _lock_model(actor, uid)
    if not can_accept(actor) or model.owner_path != actor.path:
        raise MayNotPlan(_("Chỉ cơ quan ghi mô hình này phổ biến được."))
    if model.recommended_on is None:
        model.recommended_on = clock.today()
        model.save(update_fields=("recommended_on",))
        _record_model(actor, model, "plans.model.recommended")
        below = own_organisation(actor).children.filter(on_node=True)
        title = _("Mô hình được phổ biến: %(title)s") % {"title": model.title[:200]}
        url = reverse("plans:model_detail", args=[model.uid])
        sharing.tell_heads(actor, below.values_list("pk", flat=True), title=title, url=url, body="")
    return model


@transaction.atomic
def copy_model(*, actor: Actor, uid: UUID, state: CopyState, note: str = "") -> PracticeCopy:
    """Say how far the own organisation has come in copying a model."""
    model = _lock_model(actor, uid)
    if not can_accept(actor):
        raise MayNotPlan(_("Bạn chưa có vai trò được trả lời thay cơ quan."))
    if state == CopyState.UNSUITED and not note.strip():
        raise ReviewIncomplete(_("Hãy ghi vì sao chưa phù hợp."), field="note")
    said = {
        "path": actor.path,
        "state": state,
        "note": note.strip()[:LONGEST],
        "at": clock.now(),
        "by_label": actor.label[:160],
    }
    copy, _made = PracticeCopy.objects.update_or_create(
        model=model, organisation=own_organisation(actor), defaults=said
    )
    _record_model(actor, model, "plans.model.copied", state=str(state))
    return copy


def _lock(actor: Actor, uid: UUID) -> Review:
    """The review, held, for officers and heads of the organisation that holds it."""
    rows = Review.objects.visible_to(actor).select_for_update(of=("self",), no_key=True)
    review = rows.filter(uid=uid).select_related("plan__document").first()
    if review is None:
        raise ReviewNotFound(_("Không tìm thấy cuộc sơ kết, tổng kết này."))
    if not can_accept(actor) or review.owner_path != actor.path:
        raise MayNotPlan(_("Chỉ cơ quan tổ chức sơ kết, tổng kết này ghi được vào đây."))
    return review


def _lock_model(actor: Actor, uid: UUID) -> PracticeModel:
    rows = PracticeModel.objects.visible_to(actor).select_for_update(of=("self",), no_key=True)
    model = rows.filter(uid=uid).first()
    if model is None:
        raise ReviewNotFound(_("Không tìm thấy mô hình này."))
    return model


def _not_concluded(review: Review) -> None:
    if review.state == ReviewState.CONCLUDED:
        raise ReviewIncomplete(_("Đã kết luận; hãy mở lại trước khi sửa."))


def _record(actor: Actor, review: Review, code: str, **changes: object) -> None:
    record(
        actor,
        code,
        kind="review",
        object_id=review.pk,
        label=review.plan.document.label,
        path=review.owner_path,
        changes={"kind": review.kind, "due_on": f"{review.due_on:%d/%m/%Y}", **changes},
    )


def _record_model(actor: Actor, model: PracticeModel, code: str, **changes: object) -> None:
    record(
        actor,
        code,
        kind="practice_model",
        object_id=model.pk,
        label=model.title,
        path=actor.path,
        changes=changes,
    )
