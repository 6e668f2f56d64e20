"""Pages around a task: its discussion, the task above it, reminders of a day, the rules of a body."""

from uuid import UUID, uuid4

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from chuan.core import clock
from chuan.core.days import day_of
from chuan.core.device import kept_on_device
from chuan.core.http import Request
from chuan.core.web.refusals import show_refusal, uid_of
from chuan.domain.errors import DomainError
from chuan.plans import services
from chuan.plans.errors import MayNotPlan, TaskNotYours
from chuan.plans.permissions import can_manage, can_set_rules
from chuan.plans.selectors import discussion, parent_tasks, reminders, tasks
from chuan.plans.selectors.rules import ANSWER_DAYS, rules_of, sample_rule
from chuan.plans.web.work_forms import MessageForm, WorkRulesForm


@require_http_methods(["GET", "HEAD", "POST"])
@kept_on_device
def task_discussion(request: Request, uid: UUID) -> HttpResponse:
    """What the bodies of a task said, and a box to say more."""
    asked = request.GET.get("trang", "")
    number = int(asked) if asked.isascii() and asked.isdigit() and len(asked) < 9 else 1
    page = discussion.discussion_page(request.actor, uid, number)
    bodies = [(b.uid.hex, b.name) for b in page.bodies if b.path != request.actor.path]
    form = MessageForm(request.POST or None, bodies=bodies, initial={"sending": uuid4().hex})
    if form.is_valid():
        kept = form.cleaned_data
        try:
            services.say(
                actor=request.actor,
                uid=uid,
                text=kept["text"],
                mentions=[UUID(one) for one in kept["mentions"]],
                once=kept["sending"],
            )
            return redirect("plans:task_discussion", uid=uid)
        except DomainError as refusal:
            show_refusal(form, refusal)
    context = {
        "page": page,
        "form": form,
        "newer_url": f"?trang={page.number - 1}" if page.number > 1 else "",
        "older_url": f"?trang={page.number + 1}" if page.number < page.last else "",
    }
    status = 422 if form.errors else 200
    return render(request, "plans/task_discussion.html", context, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
def task_parent(request: Request, uid: UUID) -> HttpResponse:
    """Choose which task of a superior's plan a task carries out; the likely ones before a search."""
    task = tasks.find_task(request.actor, uid)
    if not can_manage(request.actor, task):
        raise TaskNotYours
    if request.method == "POST":
        chosen = uid_of(request.POST.get("parent", ""))
        services.set_parent_task(actor=request.actor, uid=uid, parent=chosen)
        messages.success(request, _("Đã nối việc.") if chosen else _("Đã bỏ nối việc."))
        return redirect("plans:task_detail", uid=uid)
    words = request.GET.get("tim", "")[:200]
    likely = () if words else parent_tasks.likely_parents(request.actor, task)
    found = likely or parent_tasks.parents_to_choose(request.actor, task, words)
    context = {"task": task, "words": words, "found": found, "is_likely": bool(likely)}
    return render(request, "plans/task_parent.html", context)


@require_safe
def reminder_list(request: Request) -> HttpResponse:
    """What one was reminded of on a day (?ngay=), today without one."""
    on = day_of(request.GET.get("ngay", "")) or clock.today()
    rows = reminders.reminder_page(request.actor, on)
    return render(request, "plans/reminder_list.html", {"rows": rows, "on": on})


@require_http_methods(["GET", "HEAD", "POST"])
def rules_set(request: Request) -> HttpResponse:
    """Size of samples and days to answer of the own organisation."""
    if not can_set_rules(request.actor):
        raise MayNotPlan(_("Chỉ người đứng đầu hoặc quản trị viên được đổi thiết lập này."))
    kept, rule = rules_of(request.actor.path), sample_rule(request.actor.path)
    form = WorkRulesForm(
        request.POST or None,
        initial={
            "sample_least": rule.least,
            "sample_percent": rule.percent,
            "answer_days": kept.answer_days if kept else ANSWER_DAYS,
        },
    )
    if form.is_valid():
        services.set_work_rules(actor=request.actor, **form.cleaned_data)
        messages.success(request, _("Đã lưu thiết lập."))
        return redirect("plans:rules_set")
    context = {"form": form, "kept": kept}
    return render(request, "plans/rules_set.html", context, status=422 if form.errors else 200)
