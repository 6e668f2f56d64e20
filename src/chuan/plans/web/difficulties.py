"""Pages of difficulties: raised on a share, listed, answered, accepted."""

from uuid import UUID, uuid4

from django.contrib import messages
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from chuan.core import clock, tables
from chuan.core.device import kept_on_device
from chuan.core.http import Request
from chuan.core.sent_once import looks_first
from chuan.core.web.refusals import show_refusal
from chuan.domain.errors import DomainError
from chuan.plans import services
from chuan.plans.enums import DifficultyEvent
from chuan.plans.errors import MayNotWork
from chuan.plans.permissions import can_read_notes
from chuan.plans.selectors import difficulties
from chuan.plans.selectors.evidence import held_by_name
from chuan.plans.selectors.finding import find_share
from chuan.plans.web.looking import files_looked_at
from chuan.plans.web.work_forms import AnswerForm, DifficultyForm
from chuan.plans.web.work_tables import DIFFICULTIES

_ANSWERS = (DifficultyEvent.GUIDE, DifficultyEvent.NOTE, DifficultyEvent.FORWARD)


@require_http_methods(["GET", "HEAD", "POST"])
@kept_on_device
@looks_first(files_looked_at)
def share_difficulty(request: Request, uid: UUID) -> HttpResponse:
    """Raise a difficulty on a share."""
    share = find_share(request.actor, uid)
    named = held_by_name(request.actor, [share])
    if not can_read_notes(request.actor, share, is_assignee=share.pk in named):
        raise MayNotWork(_("Chỉ cơ quan được giao việc nêu khó khăn, vướng mắc ở đây."))
    form = DifficultyForm(
        request.POST or None, request.FILES or None, initial={"sending": uuid4().hex}
    )
    if form.is_valid():
        try:
            found = services.raise_difficulty(actor=request.actor, uid=uid, given=form.given())
            messages.success(request, _("Đã gửi đến %(body)s.") % {"body": found.answerer.name})
            return redirect("plans:difficulty_detail", uid=found.uid)
        except DomainError as refusal:
            show_refusal(form, refusal)
    context = {"form": form, "share": share}
    status = 422 if form.errors else 200
    return render(request, "plans/difficulty_new.html", context, status=status)


@require_safe
def difficulty_list(request: Request) -> HttpResponse:
    """Difficulties of the own organisation and of those below, and those asked of it."""
    context = {
        "page": tables.build(request, difficulties.list_difficulties(request.actor), DIFFICULTIES),
        "export_url": reverse("plans:difficulty_export"),
    }
    return render(request, "plans/difficulty_list.html", context)


@require_safe
def difficulty_export(request: Request) -> HttpResponseBase:
    """The same list as a file."""
    rows = difficulties.list_difficulties(request.actor)
    return tables.export(request, rows, DIFFICULTIES, "kho-khan-vuong-mac.csv")


@require_safe
def difficulty_detail(request: Request, uid: UUID) -> HttpResponse:
    """One difficulty with its way up."""
    return _shown(request, uid, AnswerForm(), 200)


@require_safe
def difficulty_print(request: Request, uid: UUID) -> HttpResponse:
    """The same, to be printed."""
    page = difficulties.difficulty_page(request.actor, uid, clock.today())
    return render(request, "plans/difficulty_print.html", {"page": page})


@require_POST
def difficulty_answer(request: Request, uid: UUID) -> HttpResponse:
    """Guide, note, send up; or take the answer, ask again, close."""
    asked = request.POST.get("event", "")
    form = AnswerForm(request.POST)
    if form.is_valid() and asked in set(DifficultyEvent):
        event = DifficultyEvent(asked)
        act = services.answer_difficulty if event in _ANSWERS else services.react_to_answer
        try:
            act(actor=request.actor, uid=uid, event=event, text=form.cleaned_data["text"])
            messages.success(request, _("Đã ghi nhận."))
            return redirect("plans:difficulty_detail", uid=uid)
        except DomainError as refusal:
            if "field" not in refusal.context:
                raise
            show_refusal(form, refusal)
    return _shown(request, uid, form, 422)


def _shown(request: Request, uid: UUID, form: AnswerForm, status: int) -> HttpResponse:
    page = difficulties.difficulty_page(request.actor, uid, clock.today())
    context = {"page": page, "form": form}
    return render(request, "plans/difficulty_detail.html", context, status=status)
