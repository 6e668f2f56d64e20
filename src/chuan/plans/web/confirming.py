"""Pages where a body confirms what was reported to it: the queue, one report, batches with their samples."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from chuan.core.http import Request
from chuan.core.web.refusals import show_refusal, uid_of
from chuan.plans import services
from chuan.plans.enums import BatchState, Verdict
from chuan.plans.errors import MayNotConfirm, TaskIncomplete
from chuan.plans.permissions import can_set_rules, can_use_queue
from chuan.plans.selectors import confirming
from chuan.plans.selectors.rules import sample_rule
from chuan.plans.web.paging import turn
from chuan.plans.web.work_forms import VerdictForm

BATCHES, SHARES = 10, 200


@require_safe
def confirm_list(request: Request) -> HttpResponse:
    """What waits, by plan and task, and the batches; ?trang= and ?trang-lo= turn them."""
    _check(request)
    batches = confirming.list_batches(request.actor)
    tasks = turn(request, confirming.waiting_task_count(request.actor))
    turn_batches = turn(request, batches.count(), size=BATCHES, key="trang-lo", anchor="#lo")
    context = {
        "plans": confirming.waiting_tasks(request.actor, tasks.part),
        "turn": tasks,
        "batches": batches[turn_batches.part],
        "turn_batches": turn_batches,
        "rule": sample_rule(request.actor.path),
        "can_set": can_set_rules(request.actor),
    }
    return render(request, "plans/confirm_list.html", context)


@require_safe
def confirm_task(request: Request, uid: UUID) -> HttpResponse:
    """The reports of one task, ?trang= turned."""
    _check(request)
    total = confirming.waiting_in_task(request.actor, uid)
    here = turn(request, total, size=SHARES)
    task, shares = confirming.waiting_shares(request.actor, uid, here.part)
    free = sum(not row.in_batch and not row.is_own for row in shares)
    rule = sample_rule(request.actor.path)
    context = {
        "task": task,
        "total": total,
        "turn": here,
        "shares": shares,
        "free": free,
        "size": rule.size(free),
    }
    return render(request, "plans/confirm_task.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def confirm_detail(request: Request, uid: UUID) -> HttpResponse:
    """One report in depth, and the word on it; ?lo=UID looks at it for a batch."""
    _check(request)
    form = VerdictForm(request.POST or None)
    if form.is_valid():
        verdict = _verdict(request)
        try:
            return _settle(request, uid, verdict, form.cleaned_data["reason"])
        except TaskIncomplete as refusal:
            show_refusal(form, refusal)
    page = confirming.depth_page(request.actor, uid)
    context = {"page": page, "form": form}
    return render(request, "plans/confirm_detail.html", context, status=422 if form.errors else 200)


@require_POST
def batch_new(request: Request) -> HttpResponse:
    """Take the chosen shares, or those of the chosen tasks, into a batch and draw."""
    chosen = [uid for uid in map(uid_of, request.POST.getlist("phan")) if uid]
    tasks = [uid for uid in map(uid_of, request.POST.getlist("viec")) if uid]
    if tasks:
        chosen += confirming.waiting_of_tasks(request.actor, tasks)
    batch = services.open_batch(actor=request.actor, uids=list(dict.fromkeys(chosen)))
    messages.success(request, _("Đã lập lô và rút mẫu. Hãy xem kỹ từng việc trong mẫu."))
    return redirect("plans:batch_detail", uid=batch.uid)


@require_safe
def batch_detail(request: Request, uid: UUID) -> HttpResponse:
    """A batch: its sample, the rest, how it was drawn; ?trang= and ?trang-khac= turn the two."""
    page = confirming.batch_page(request.actor, uid)
    sample, rest = turn(request, page.drawn), turn(request, page.undrawn, key="trang-khac")
    context = {
        "page": page,
        "sample": confirming.batch_items(page, drawn=True, part=sample.part),
        "turn": sample,
        "rest": confirming.batch_items(page, drawn=False, part=rest.part),
        "turn_rest": rest,
        "rest_open": "trang-khac" in request.GET,
    }
    return render(request, "plans/batch_detail.html", context)


@require_safe
def batch_print(request: Request, uid: UUID) -> HttpResponse:
    """The minutes of a batch, to be printed and signed."""
    page = confirming.batch_page(request.actor, uid)
    context = {
        "page": page,
        "sample": confirming.batch_items(page, drawn=True, part=slice(None)),
        "rest": confirming.batch_items(page, drawn=False, part=slice(None)),
        "head": confirming.head_of(page),
    }
    return render(request, "plans/batch_print.html", context)


@require_POST
def batch_widen(request: Request, uid: UUID) -> HttpResponse:
    """Draw a larger sample."""
    services.widen_batch(actor=request.actor, uid=uid)
    messages.success(request, _("Đã rút thêm mẫu."))
    return redirect("plans:batch_detail", uid=uid)


@require_POST
def batch_end(request: Request, uid: UUID) -> HttpResponse:
    """Give the rest back to the queue."""
    services.end_batch(actor=request.actor, uid=uid)
    messages.success(request, _("Đã dừng lô; các việc còn lại trở về danh sách chờ xác nhận."))
    return redirect("plans:confirm_list")


def _check(request: Request) -> None:
    if not can_use_queue(request.actor):
        raise MayNotConfirm(_("Bạn chưa có vai trò được xác nhận kết quả ở cơ quan này."))


def _verdict(request: Request) -> Verdict:
    asked = request.POST.get("verdict", "")
    if asked not in set(Verdict):
        raise TaskIncomplete(_("Không có bước này."))
    return Verdict(asked)


def _settle(request: Request, uid: UUID, verdict: Verdict, reason: str) -> HttpResponse:
    """For a batch back to the batch; else on to the next report of the same task."""
    batch = uid_of(request.GET.get("lo", ""))
    if batch is not None:
        moved = services.check_item(
            actor=request.actor, uid=batch, share=uid, verdict=verdict, reason=reason
        )
        if moved.state == BatchState.CONFIRMED:
            messages.success(request, _("Mẫu đạt; cả lô đã được xác nhận."))
        else:
            messages.success(request, _("Đã ghi nhận."))
        return redirect("plans:batch_detail", uid=batch)
    kept = services.confirm_share(actor=request.actor, uid=uid, verdict=verdict, reason=reason)
    said = _("Đã xác nhận.") if verdict == Verdict.CONFIRMED else _("Đã trả lại để bổ sung.")
    messages.success(request, said)
    n = confirming.waiting_in_task(request.actor, kept.assignment.task.uid)
    if n:
        messages.info(
            request, ngettext("Còn %(n)d cơ quan chờ.", "Còn %(n)d cơ quan chờ.", n) % {"n": n}
        )
        return redirect("plans:confirm_task", uid=kept.assignment.task.uid)
    return redirect("plans:confirm_list")
