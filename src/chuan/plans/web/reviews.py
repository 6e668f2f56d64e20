"""Pages of reviews (sơ kết, tổng kết) and of models worth copying."""

from uuid import UUID

from django.contrib import messages
from django.forms import Form
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from chuan.core import clock, tables
from chuan.core.http import Request
from chuan.core.web.refusals import carried_out, uid_of
from chuan.plans.enums import CopyState, LessonKind, ReviewKind
from chuan.plans.errors import MayNotPlan
from chuan.plans.permissions import can_accept
from chuan.plans.selectors import reviews as reads
from chuan.plans.services import reviews as writes
from chuan.plans.web.follow_up_forms import (
    ConcludeForm,
    CopyForm,
    HoldForm,
    LessonForm,
    ModelForm,
    ReviewForm,
)
from chuan.plans.web.follow_up_tables import MODELS, REVIEWS


@require_safe
def review_list(request: Request) -> HttpResponse:
    """Reviews of the plans one may see."""
    context = {
        "page": tables.build(request, reads.list_reviews(request.actor), REVIEWS),
        "export_url": reverse("plans:review_export"),
    }
    return render(request, "plans/review_list.html", context)


@require_safe
def review_export(request: Request) -> HttpResponseBase:
    """The same list as a file."""
    rows = reads.list_reviews(request.actor)
    return tables.export(request, rows, REVIEWS, "so-ket-tong-ket.csv")


@require_http_methods(["GET", "HEAD", "POST"])
def review_create(request: Request, uid: UUID) -> HttpResponse:
    """Set a review of a plan; what the plan's own words ask for stands above the form."""
    plan, asked = reads.own_plan(request.actor, uid)
    if not can_accept(request.actor) or plan.owner_path != request.actor.path:
        raise MayNotPlan(
            _("Chỉ cơ quan tổ chức thực hiện kế hoạch này lập được lịch sơ kết, tổng kết.")
        )
    form = ReviewForm(request.POST or None, initial={"period_from": plan.document.issued_on})
    review = carried_out(
        form,
        lambda kept: writes.plan_review(
            actor=request.actor,
            plan=uid,
            kind=ReviewKind(kept["kind"]),
            period=(kept["period_from"], kept["period_until"]),
            due_on=kept["due_on"],
            quote=kept["quote"],
        ),
    )
    if review is not None:
        messages.success(request, _("Đã lập lịch."))
        return redirect("plans:review_detail", uid=review.uid)
    context = {"form": form, "plan": plan, "asked": asked}
    return render(request, "plans/review_create.html", context, status=422 if form.errors else 200)


@require_safe
def review_detail(request: Request, uid: UUID) -> HttpResponse:
    """One review: when, what was reached, what was learnt, how it was concluded."""
    return _review(request, uid)


@require_POST
def review_hold(request: Request, uid: UUID) -> HttpResponse:
    """Write down when it was held and what was reached."""
    form = HoldForm(request.POST)
    if carried_out(form, lambda kept: writes.hold_review(actor=request.actor, uid=uid, **kept)):
        messages.success(request, _("Đã ghi kết quả."))
        return redirect("plans:review_detail", uid=uid)
    return _review(request, uid, hold=form)


@require_POST
def review_conclude(request: Request, uid: UUID) -> HttpResponse:
    """Close it, with the paper that says so."""
    form = ConcludeForm(request.POST)
    if carried_out(form, lambda kept: writes.conclude_review(actor=request.actor, uid=uid, **kept)):
        messages.success(request, _("Đã kết luận."))
        return redirect("plans:review_detail", uid=uid)
    return _review(request, uid, conclude=form)


@require_POST
def review_reopen(request: Request, uid: UUID) -> HttpResponse:
    """Take a conclusion back, with a reason."""
    writes.reopen_review(actor=request.actor, uid=uid, reason=request.POST.get("reason", ""))
    messages.success(request, _("Đã mở lại."))
    return redirect("plans:review_detail", uid=uid)


@require_POST
def review_cancel(request: Request, uid: UUID) -> HttpResponse:
    """Take a review that was not held off the list."""
    writes.cancel_review(actor=request.actor, uid=uid, reason=request.POST.get("reason", ""))
    messages.success(request, _("Đã bỏ khỏi lịch."))
    return redirect("plans:review_list")


@require_POST
def review_lesson_add(request: Request, uid: UUID) -> HttpResponse:
    """One thing that the review found."""
    form = LessonForm(request.POST)
    lesson = carried_out(
        form,
        lambda kept: writes.add_lesson(
            actor=request.actor, uid=uid, kind=LessonKind(kept["kind"]), text=kept["text"]
        ),
    )
    if lesson is not None:
        messages.success(request, _("Đã thêm."))
        return redirect(f"{reverse('plans:review_detail', args=[uid])}#noi-dung-rut-ra")
    return _review(request, uid, lesson=form)


@require_POST
def review_lesson_remove(request: Request, uid: UUID, lesson: int) -> HttpResponse:
    """Take it out again."""
    writes.remove_lesson(actor=request.actor, uid=uid, lesson=lesson)
    messages.success(request, _("Đã bỏ."))
    return redirect("plans:review_detail", uid=uid)


@require_safe
def model_list(request: Request) -> HttpResponse:
    """Models of the own organisation, of those below, and recommended ones."""
    context = {
        "page": tables.build(request, reads.list_models(request.actor), MODELS),
        "export_url": reverse("plans:model_export"),
        "can_create": can_accept(request.actor),
    }
    return render(request, "plans/model_list.html", context)


@require_safe
def model_export(request: Request) -> HttpResponseBase:
    """The same list as a file."""
    return tables.export(request, reads.list_models(request.actor), MODELS, "mo-hinh.csv")


@require_http_methods(["GET", "HEAD", "POST"])
def model_create(request: Request) -> HttpResponse:
    """A way of doing things that proved good; ?so_ket=UID says which review found it."""
    if not can_accept(request.actor):
        raise MayNotPlan(_("Bạn chưa có vai trò được ghi mô hình ở cơ quan này."))
    review = uid_of(request.GET.get("so_ket", ""))
    form = ModelForm(request.POST or None)
    model = carried_out(
        form, lambda kept: writes.describe_model(actor=request.actor, review=review, **kept)
    )
    if model is not None:
        messages.success(request, _("Đã ghi mô hình."))
        return redirect("plans:model_detail", uid=model.uid)
    return render(
        request, "plans/model_create.html", {"form": form}, status=422 if form.errors else 200
    )


@require_safe
def model_detail(request: Request, uid: UUID) -> HttpResponse:
    """One model and who copies it."""
    return _model(request, uid)


@require_POST
def model_recommend(request: Request, uid: UUID) -> HttpResponse:
    """Recommend it to the bodies below."""
    writes.recommend_model(actor=request.actor, uid=uid)
    messages.success(request, _("Đã phổ biến đến các cơ quan trực thuộc."))
    return redirect("plans:model_detail", uid=uid)


@require_POST
def model_copy(request: Request, uid: UUID) -> HttpResponse:
    """Say how far the own body has come with it."""
    form = CopyForm(request.POST)
    copy = carried_out(
        form,
        lambda kept: writes.copy_model(
            actor=request.actor, uid=uid, state=CopyState(kept["state"]), note=kept["note"]
        ),
    )
    if copy is not None:
        messages.success(request, _("Đã ghi."))
        return redirect("plans:model_detail", uid=uid)
    return _model(request, uid, form=form)


def _review(request: Request, uid: UUID, **bound: Form) -> HttpResponse:
    """The page with its forms, one of them perhaps just refused."""
    page = reads.review_page(request.actor, uid, clock.today())
    review = page.review
    held = {"held_on": review.held_on, "findings": review.findings}
    forms: dict[str, Form] = {
        "hold": HoldForm(initial=held),
        "conclude": ConcludeForm(),
        "lesson": LessonForm(),
    }
    context = {"page": page, **forms, **bound}
    return render(request, "plans/review_detail.html", context, status=422 if bound else 200)


def _model(request: Request, uid: UUID, form: Form | None = None) -> HttpResponse:
    page = reads.model_page(request.actor, uid)
    own = {"state": page.own.state, "note": page.own.note} if page.own else None
    context = {"page": page, "form": form or CopyForm(initial=own)}
    return render(request, "plans/model_detail.html", context, status=422 if form else 200)
