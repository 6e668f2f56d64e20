"""Pages of questions about a figure, and of requests to open a locked report."""

from datetime import date
from uuid import UUID

from django.contrib import messages
from django.forms import Form
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from chuan.core.http import Request
from chuan.core.web.refusals import carried_out
from chuan.figures.errors import MayNotReport
from chuan.figures.permissions import can_judge, can_send
from chuan.figures.selectors import judging
from chuan.figures.selectors.filling import find_report, sheet_of
from chuan.figures.selectors.life import opens_for
from chuan.figures.selectors.titles import title_of
from chuan.figures.services import opening, questions
from chuan.figures.web.life import must
from chuan.figures.web.life_forms import AnswerForm, GrantForm, QuestionForm, ReasonForm


@require_http_methods(["GET", "HEAD", "POST"])
def question_new(request: Request, uid: UUID) -> HttpResponse:
    """Ask about a figure; ?dong=N chooses its line."""
    report = find_report(request.actor, uid)
    if not can_judge(request.actor, report):
        raise MayNotReport(_("Chỉ cơ quan yêu cầu báo cáo hỏi được về số liệu."))
    form = QuestionForm(
        request.POST if request.method == "POST" else None,
        sheet=sheet_of(request.actor, report),
        initial={"line": request.GET.get("dong", "")},
    )
    asked = carried_out(
        form, lambda kept: questions.ask_about(actor=request.actor, uid=uid, **kept)
    )
    if asked is not None:
        messages.success(request, _("Đã gửi câu hỏi."))
        return redirect("figures:question_detail", uid=asked.uid)
    context = {"report": report, "title": title_of(report), "form": form}
    return render(request, "figures/life_ask.html", context, status=422 if form.errors else 200)


@require_safe
def question_detail(request: Request, uid: UUID) -> HttpResponse:
    """One question and its answer."""
    return _question(request, uid)


@require_POST
def question_answer(request: Request, uid: UUID) -> HttpResponse:
    """Answer it for the body."""
    must(can_send(request.actor, judging.question_page(request.actor, uid).report))
    form = AnswerForm(request.POST)
    if carried_out(
        form,
        lambda kept: questions.answer_question(actor=request.actor, uid=uid, answer=kept["answer"]),
    ):
        messages.success(request, _("Đã trả lời."))
        return redirect("figures:question_detail", uid=uid)
    return _question(request, uid, form)


@require_POST
def question_close(request: Request, uid: UUID) -> HttpResponse:
    """The answer was read; nothing more is wanted."""
    questions.close_question(actor=request.actor, uid=uid)
    messages.success(request, _("Đã kết thúc câu hỏi."))
    return redirect("figures:question_detail", uid=uid)


@require_safe
def opening_detail(request: Request, uid: UUID) -> HttpResponse:
    """One request to open a locked report."""
    return _opening(request, uid)


@require_POST
def opening_grant(request: Request, uid: UUID) -> HttpResponse:
    """Open it until the end of a day."""
    must(can_judge(request.actor, judging.opening_page(request.actor, uid).report))
    form = GrantForm(request.POST)
    if carried_out(form, lambda kept: opening.grant_opening(actor=request.actor, uid=uid, **kept)):
        messages.success(request, _("Đã mở khóa."))
        return redirect("figures:opening_detail", uid=uid)
    return _opening(request, uid, grant=form)


@require_POST
def opening_refuse(request: Request, uid: UUID) -> HttpResponse:
    """Leave it locked and say why."""
    must(can_judge(request.actor, judging.opening_page(request.actor, uid).report))
    form = ReasonForm(request.POST)
    if carried_out(form, lambda kept: opening.refuse_opening(actor=request.actor, uid=uid, **kept)):
        messages.success(request, _("Đã trả lời đề nghị."))
        return redirect("figures:opening_detail", uid=uid)
    return _opening(request, uid, refuse=form)


def _question(request: Request, uid: UUID, answer: Form | None = None) -> HttpResponse:
    page = judging.question_page(request.actor, uid)
    context = {"page": page, "answer": answer or AnswerForm()}
    status = 422 if answer and answer.errors else 200
    return render(request, "figures/life_question.html", context, status=status)


def _opening(
    request: Request, uid: UUID, grant: Form | None = None, refuse: Form | None = None
) -> HttpResponse:
    page = judging.opening_page(request.actor, uid)
    until: date = opens_for()
    context = {
        "page": page,
        "grant": grant or GrantForm(initial={"until": until}),
        "refuse": refuse or ReasonForm(auto_id="khong_%s"),
    }
    wrong = (grant and grant.errors) or (refuse and refuse.errors)
    return render(request, "figures/life_opening.html", context, status=422 if wrong else 200)
