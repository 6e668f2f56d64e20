"""Pages of questions, of drafts of ours that may have to be told, and of files of notifications."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from chuan.core import clock
from chuan.core.http import Request
from chuan.core.tables import build
from chuan.core.web.refusals import carried_out, uid_of
from chuan.engagement import labels
from chuan.engagement.errors import MayNotTell
from chuan.engagement.knowledge import member_name
from chuan.engagement.permissions import may_comment, must_tell
from chuan.engagement.rules.telling_members import BASIS
from chuan.engagement.selectors import notifications
from chuan.engagement.services import tbt_imports as imports
from chuan.engagement.services import tbt_questions as service
from chuan.engagement.web.tbt_forms import DraftCheckForm, ListForm, QuestionForm
from chuan.engagement.web.tbt_tables import DRAFTS, IMPORTS, QUESTIONS, ROWS


@require_safe
def question_list(request: Request) -> HttpResponse:
    """Enquiries and concerns within reach."""
    context = {
        "page": build(request, notifications.questions(request.actor), QUESTIONS),
        "may_ask": may_comment(request.actor),
        "tells": notifications.may_tell(request.actor),
    }
    return render(request, "engagement/question_list.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def question_new(request: Request) -> HttpResponse:
    """Ask, or say what hinders."""
    if not may_comment(request.actor):
        raise MayNotTell
    about = uid_of(request.GET.get("thong-bao", ""))
    found = notifications.public_notification(about, clock.today()) if about else None
    initial = {"notification": about, "member": found.notification.member if found else ""}
    form = QuestionForm(request.POST or None, initial=initial)
    if request.method == "POST":
        asked = carried_out(
            form, lambda _given: service.ask_question(actor=request.actor, **form.given())
        )
        if asked is not None:
            messages.success(request, _("Đã gửi. Đầu mối TBT của tỉnh sẽ trả lời tại đây."))
            return redirect("engagement:question_detail", uid=asked.uid)
    context = {"form": form, "about": found.notification.symbol if found else ""}
    return render(
        request, "engagement/question_new.html", context, status=422 if form.errors else 200
    )


@require_safe
def question_detail(request: Request, uid: UUID) -> HttpResponse:
    """One question and its answer."""
    question, may_answer = notifications.question_page(request.actor, uid)
    context = {
        "question": question,
        "kind": labels.QUESTIONS[question.kind],
        "member": member_name(question.member),
        "may_answer": may_answer,
    }
    return render(request, "engagement/question_detail.html", context)


@require_POST
def question_answer(request: Request, uid: UUID) -> HttpResponse:
    """Answer once."""
    service.answer_question(actor=request.actor, uid=uid, answer=request.POST.get("answer", ""))
    messages.success(request, _("Đã gửi trả lời tới nơi hỏi."))
    return redirect("engagement:question_detail", uid=uid)


@require_safe
def draft_check_list(request: Request) -> HttpResponse:
    """Drafts of ours and whether they must be told."""
    page = build(request, notifications.draft_checks(request.actor), DRAFTS)
    return render(request, "engagement/draft_check_list.html", {"page": page, "basis": BASIS})


@require_http_methods(["GET", "HEAD", "POST"])
def draft_check_new(request: Request) -> HttpResponse:
    """Look at one more draft."""
    must_tell(request.actor)
    return _check(request, None)


@require_http_methods(["GET", "HEAD", "POST"])
def draft_check_edit(request: Request, uid: UUID) -> HttpResponse:
    """Say anew what is known of a draft."""
    return _check(request, uid)


def _check(request: Request, uid: UUID | None) -> HttpResponse:
    kept = notifications.draft_check(request.actor, uid) if uid else None
    initial = {name: getattr(kept, name) for name in service.DraftWords.__slots__} if kept else None
    form = DraftCheckForm(request.POST or None, initial=initial)
    if request.method == "POST":
        done = carried_out(
            form,
            lambda _given: service.check_draft(actor=request.actor, words=form.words(), uid=uid),
        )
        if done is not None:
            messages.success(request, _("Đã lưu. Xem kết luận ở đầu trang."))
            return redirect("engagement:draft_check_edit", uid=done.uid)
    context = {
        "form": form, "kept": kept, "basis": BASIS,
        "verdict": labels.VERDICTS[kept.verdict] if kept else "",
        "badge": labels.VERDICT_BADGES[kept.verdict] if kept else "",
    }  # fmt: skip
    return render(
        request, "engagement/draft_check.html", context, status=422 if form.errors else 200
    )


@require_http_methods(["GET", "HEAD", "POST"])
def import_list(request: Request) -> HttpResponse:
    """Files brought in, and a box for the next."""
    form = ListForm(request.POST or None, request.FILES or None)
    rows = notifications.imports(request.actor)
    if request.method == "POST":
        run = carried_out(
            form,
            lambda given: imports.read_list(
                actor=request.actor, stream=given["file"].file, name=given["file"].name or "tep"
            ),
        )
        if run is not None:
            return redirect("engagement:import_detail", uid=run.uid)
    context = {"form": form, "page": build(request, rows, IMPORTS)}
    return render(
        request, "engagement/import_list.html", context, status=422 if form.errors else 200
    )


@require_safe
def import_detail(request: Request, uid: UUID) -> HttpResponse:
    """What each row of a file would do, before it is written."""
    run, rows = notifications.import_page(request.actor, uid)
    context = {
        "run": run,
        "page": build(request, rows, ROWS),
        "state": labels.IMPORT_STATES[run.state],
        "can_apply": run.applied_at is None and (run.new or run.changed),
    }
    return render(request, "engagement/import_detail.html", context)


@require_POST
def import_apply(request: Request, uid: UUID) -> HttpResponse:
    """Let the good rows be written."""
    job = imports.ask_to_apply(actor=request.actor, uid=uid)
    return redirect("core:job_detail", uid=job.uid)
