"""Pages of supervision: programmes, one supervision, what it asks for and how that was answered."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.forms import Form
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from chuan.core import clock, tables
from chuan.core.http import Request
from chuan.core.web.refusals import carried_out
from chuan.plans.enums import RecommendationEvent
from chuan.plans.errors import MayNotSupervise
from chuan.plans.selectors import supervision as reads
from chuan.plans.services import supervision as writes
from chuan.plans.web.follow_up_forms import (
    AnswerForm,
    FindingForm,
    ProgrammeForm,
    RecommendationForm,
    SupervisionForm,
)
from chuan.plans.web.follow_up_tables import PROGRAMMES, RECOMMENDATIONS

_SAID = {
    RecommendationEvent.ANSWER: gettext_lazy("Đã gửi trả lời."),
    RecommendationEvent.SETTLE: gettext_lazy("Đã ghi là giải quyết xong."),
    RecommendationEvent.ASK_AGAIN: gettext_lazy("Đã đề nghị trả lời lại."),
}


@require_safe
def programme_list(request: Request) -> HttpResponse:
    """Programmes of the own organisation and of those below."""
    context = {
        "page": tables.build(request, reads.list_programmes(request.actor), PROGRAMMES),
        "can_create": reads.may_supervise(request.actor, reads.own_body(request.actor)),
    }
    return render(request, "plans/programme_list.html", context)


@require_safe
def recommendation_list(request: Request) -> HttpResponse:
    """What was asked of the own body, and what the own programmes ask for."""
    rows = reads.list_recommendations(request.actor)
    context = {
        "page": tables.build(request, rows, RECOMMENDATIONS),
        "export_url": reverse("plans:recommendation_export"),
    }
    return render(request, "plans/recommendation_list.html", context)


@require_safe
def recommendation_export(request: Request) -> HttpResponseBase:
    """The same list as a file."""
    rows = reads.list_recommendations(request.actor)
    return tables.export(request, rows, RECOMMENDATIONS, "kien-nghi-giam-sat.csv")


@require_http_methods(["GET", "HEAD", "POST"])
def programme_create(request: Request) -> HttpResponse:
    """The programme of a year."""
    if not reads.may_supervise(request.actor, reads.own_body(request.actor)):
        raise MayNotSupervise(
            _("Chương trình giám sát do Mặt trận, đoàn thể, Hội đồng nhân dân hoặc cấp ủy lập.")
        )
    form = ProgrammeForm(request.POST or None, initial={"year": clock.today().year})
    programme = carried_out(form, lambda kept: writes.create_programme(actor=request.actor, **kept))
    if programme is not None:
        messages.success(request, _("Đã lập chương trình; hãy thêm các cuộc giám sát."))
        return redirect("plans:programme_detail", uid=programme.uid)
    return render(
        request, "plans/programme_create.html", {"form": form}, status=422 if form.errors else 200
    )


@require_safe
def programme_detail(request: Request, uid: UUID) -> HttpResponse:
    """One programme with its supervisions."""
    return _programme(request, uid)


@require_POST
def supervision_add(request: Request, uid: UUID) -> HttpResponse:
    """One more supervision of the programme."""
    form = SupervisionForm(request.POST, bodies=reads.supervisable(request.actor, clock.today()))
    added = carried_out(
        form,
        lambda kept: writes.add_supervision(
            actor=request.actor, uid=uid, **_with_body(kept, "body")
        ),
    )
    if added is not None:
        messages.success(request, _("Đã thêm cuộc giám sát."))
        return redirect("plans:programme_detail", uid=uid)
    return _programme(request, uid, form=form)


@require_POST
def programme_announce(request: Request, uid: UUID) -> HttpResponse:
    """Let the bodies of the programme see what concerns them."""
    writes.announce_programme(actor=request.actor, uid=uid)
    messages.success(request, _("Đã thông báo đến các cơ quan được giám sát."))
    return redirect("plans:programme_detail", uid=uid)


@require_safe
def supervision_detail(request: Request, uid: UUID) -> HttpResponse:
    """One supervision: what it looks at, what it found, what it asks for."""
    return _supervision(request, uid)


@require_POST
def supervision_hold(request: Request, uid: UUID) -> HttpResponse:
    """Write down when it was held and what was found."""
    form = FindingForm(request.POST)
    if carried_out(
        form, lambda kept: writes.hold_supervision(actor=request.actor, uid=uid, **kept)
    ):
        messages.success(request, _("Đã ghi kết quả giám sát."))
        return redirect("plans:supervision_detail", uid=uid)
    return _supervision(request, uid, finding=form)


@require_POST
def recommendation_add(request: Request, uid: UUID) -> HttpResponse:
    """Ask a body for something, with a day for its reply."""
    form = RecommendationForm(request.POST, bodies=reads.supervisable(request.actor, clock.today()))
    asked = carried_out(
        form,
        lambda kept: writes.recommend(
            actor=request.actor, uid=uid, **_with_body(kept, "organisation")
        ),
    )
    if asked is not None:
        messages.success(request, _("Đã gửi kiến nghị."))
        return redirect("plans:supervision_detail", uid=uid)
    return _supervision(request, uid, recommendation=form)


@require_safe
def recommendation_detail(request: Request, uid: UUID) -> HttpResponse:
    """One recommendation and the words exchanged on it."""
    return _recommendation(request, uid)


@require_POST
def recommendation_answer(request: Request, uid: UUID) -> HttpResponse:
    """Reply, take the reply as settling the matter, or ask again."""
    form = AnswerForm(request.POST)
    step = request.POST.get("step", "")
    if step not in set(RecommendationEvent):
        return _recommendation(request, uid, form=form)
    event = RecommendationEvent(step)
    answered = carried_out(
        form,
        lambda kept: writes.answer_recommendation(
            actor=request.actor, uid=uid, event=event, text=kept["text"]
        ),
    )
    if answered is not None:
        messages.success(request, _SAID[event])
        return redirect("plans:recommendation_detail", uid=uid)
    return _recommendation(request, uid, form=form)


def _with_body(kept: dict[str, Any], name: str) -> dict[str, Any]:
    """The cleaned boxes, the chosen body as the argument `name`."""
    others = {key: value for key, value in kept.items() if key != "body"}
    return {**others, name: UUID(kept["body"])}


def _programme(request: Request, uid: UUID, form: Form | None = None) -> HttpResponse:
    page = reads.programme_page(request.actor, uid)
    fresh = (
        SupervisionForm(bodies=reads.supervisable(request.actor, clock.today()))
        if page.can_write
        else None
    )
    context = {"page": page, "form": form or fresh}
    return render(request, "plans/programme_detail.html", context, status=422 if form else 200)


def _supervision(request: Request, uid: UUID, **bound: Form) -> HttpResponse:
    page = reads.supervision_page(request.actor, uid)
    forms: dict[str, Form] = {}
    if page.can_write:
        found = page.supervision
        held = {"held_on": found.held_on, "finding": found.finding}
        bodies = reads.supervisable(request.actor, clock.today())
        supervised = {"body": found.body.uid.hex}
        forms = {
            "finding": FindingForm(initial=held),
            "recommendation": RecommendationForm(bodies=bodies, initial=supervised),
        }
    context = {"page": page, "finding": None, "recommendation": None, **forms, **bound}
    return render(request, "plans/supervision_detail.html", context, status=422 if bound else 200)


def _recommendation(request: Request, uid: UUID, form: Form | None = None) -> HttpResponse:
    page = reads.recommendation_page(request.actor, uid, clock.today())
    context = {"page": page, "form": form or AnswerForm()}
    return render(request, "plans/recommendation_detail.html", context, status=422 if form else 200)
