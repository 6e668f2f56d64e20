"""Pages of tasks: the list, one task, and what may be changed by hand."""

from dataclasses import replace
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from chuan.core import clock, tables
from chuan.core.device import kept_on_device
from chuan.core.http import Request
from chuan.core.web.refusals import show_refusal, uid_of
from chuan.domain.errors import DomainError
from chuan.plans import services
from chuan.plans.enums import Repeat
from chuan.plans.errors import MayNotPlan, TaskNotYours
from chuan.plans.permissions import can_accept, can_manage
from chuan.plans.selectors import plans, tasks
from chuan.plans.selectors.bodies import bodies_below
from chuan.plans.selectors.words import words_of
from chuan.plans.types import Money
from chuan.plans.web.forms import SplitForm, TaskForm, initial_of
from chuan.plans.web.tables import TASKS


@require_safe
def task_list(request: Request) -> HttpResponse:
    """Shares of the own organisation and of those below."""
    context = {
        "page": tables.build(request, tasks.list_shares(request.actor), TASKS),
        "export_url": reverse("plans:task_export"),
        "can_create": can_accept(request.actor),
    }
    return render(request, "plans/task_list.html", context)


@require_safe
def task_export(request: Request) -> HttpResponseBase:
    """The same list as a file."""
    return tables.export(request, tasks.list_shares(request.actor), TASKS, "viec-da-giao.csv")


@require_safe
@kept_on_device
def task_detail(request: Request, uid: UUID) -> HttpResponse:
    """One task: who does what by when, what was said and changed, and why that date."""
    page = tasks.task_page(request.actor, uid, clock.today())
    return render(request, "plans/task_detail.html", {"page": page})


@require_http_methods(["GET", "HEAD", "POST"])
def task_create(request: Request) -> HttpResponse:
    """A task by hand; ?ke_hoach=UID puts it into a plan."""
    if not can_accept(request.actor):
        raise MayNotPlan(_("Bạn chưa có vai trò được lập việc ở cơ quan này."))
    asked = uid_of(request.GET.get("ke_hoach", ""))
    plan = plans.find_plan(request.actor, asked) if asked else None
    bodies = bodies_below(request.actor, clock.today())
    form = TaskForm(
        request.POST or None, bodies=bodies, needs_reason=False, initial={"repeat": Repeat.ONCE}
    )
    if form.is_valid():
        try:
            task = services.create_task(actor=request.actor, words=form.words(), plan=plan)
            messages.success(request, _("Đã giao việc."))
            return redirect("plans:task_detail", uid=task.uid)
        except DomainError as refusal:
            show_refusal(form, refusal)
    context = {"form": form, "plan": plan}
    return render(request, "plans/task_create.html", context, status=422 if form.errors else 200)


@require_http_methods(["GET", "HEAD", "POST"])
def task_correct(request: Request, uid: UUID) -> HttpResponse:
    """Put a task right, with a reason."""
    task = tasks.find_task(request.actor, uid)
    if not can_manage(request.actor, task):
        raise TaskNotYours
    form = TaskForm(
        request.POST or None,
        bodies=bodies_below(request.actor, clock.today()),
        initial=initial_of(words_of(task)),
    )
    if form.is_valid():
        try:
            services.correct_task(
                actor=request.actor, uid=uid, words=form.words(),
                reason=form.cleaned_data["reason"],
            )  # fmt: skip
            messages.success(request, _("Đã sửa việc."))
            return redirect("plans:task_detail", uid=uid)
        except DomainError as refusal:
            show_refusal(form, refusal)
    context = {"form": form, "task": task}
    return render(request, "plans/task_correct.html", context, status=422 if form.errors else 200)


@require_http_methods(["GET", "HEAD", "POST"])
def task_split(request: Request, uid: UUID) -> HttpResponse:
    """Several tasks instead of one."""
    task = tasks.find_task(request.actor, uid)
    if not can_manage(request.actor, task):
        raise TaskNotYours
    form = SplitForm(request.POST or None, initial={"parts": task.text})
    if form.is_valid():
        try:
            made = services.split_task(
                actor=request.actor,
                uid=uid,
                parts=[replace(words_of(task), text=line, money=Money()) for line in form.lines()],
                reason=form.cleaned_data["reason"],
            )
            messages.success(request, _("Đã tách thành %(n)d việc.") % {"n": len(made)})
            return redirect("plans:task_detail", uid=uid)
        except DomainError as refusal:
            show_refusal(form, refusal)
    context = {"form": form, "task": task}
    return render(request, "plans/task_split.html", context, status=422 if form.errors else 200)


@require_http_methods(["GET", "HEAD", "POST"])
def task_merge(request: Request) -> HttpResponse:
    """One task instead of several: ?viec=UID&viec=UID chosen on the page of the plan."""
    source = request.POST if request.method == "POST" else request.GET
    uids = [uid for uid in (uid_of(text) for text in source.getlist("viec")) if uid]
    chosen = tasks.tasks_to_merge(request.actor, uids)
    if not can_accept(request.actor):
        raise MayNotPlan(_("Bạn chưa có vai trò được gộp việc ở cơ quan này."))
    initial = initial_of(words_of(chosen[0], others=chosen[1:])) if chosen else {}
    form = TaskForm(
        request.POST if request.method == "POST" else None,
        bodies=bodies_below(request.actor, clock.today()),
        initial=initial,
    )
    if form.is_valid():
        try:
            merged = services.merge_tasks(
                actor=request.actor, uids=[task.uid for task in chosen], words=form.words(),
                reason=form.cleaned_data["reason"],
            )  # fmt: skip
            messages.success(request, _("Đã gộp thành một việc."))
            return redirect("plans:task_detail", uid=merged.uid)
        except DomainError as refusal:
            show_refusal(form, refusal)
    context = {"form": form, "chosen": chosen}
    return render(request, "plans/task_merge.html", context, status=422 if form.errors else 200)


@require_POST
def task_withdraw(request: Request, uid: UUID) -> HttpResponse:
    """Take a task back."""
    services.withdraw_task(actor=request.actor, uid=uid, reason=request.POST.get("reason", ""))
    messages.success(request, _("Đã rút việc."))
    return redirect("plans:task_detail", uid=uid)
