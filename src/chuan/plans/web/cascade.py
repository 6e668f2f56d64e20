"""Pages of what stands above a plan: its parents, targets taken over, and the party's side."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from chuan.core.http import Request
from chuan.core.web.refusals import show_refusal, uid_of
from chuan.domain.errors import RuleBroken
from chuan.plans import labels, services
from chuan.plans.enums import ParentRole
from chuan.plans.errors import LinkIncomplete
from chuan.plans.selectors import inheriting, parents, party
from chuan.plans.web.cascade_forms import ParentForm, numbers


@require_safe
def cascade_parents(request: Request, uid: UUID) -> HttpResponse:
    """The documents above a plan; ?tim= looks for one to add."""
    return _parents(request, uid, ParentForm(initial={"role": ParentRole.SUPERIOR}))


@require_POST
def cascade_parents_confirm(request: Request, uid: UUID) -> HttpResponse:
    """Confirm every proposal as it stands."""
    done = services.confirm_parents(actor=request.actor, plan_uid=uid)
    said = ngettext("Đã xác nhận %(n)d văn bản.", "Đã xác nhận %(n)d văn bản.", done) % {"n": done}
    messages.success(request, said)
    return redirect("plans:cascade_parents", uid=uid)


@require_POST
def cascade_parent_answer(request: Request, uid: UUID) -> HttpResponse:
    """Confirm one parent in a role, or dismiss it."""
    link = uid_of(request.POST.get("link", ""))
    if link is None:
        raise LinkIncomplete(_("Hãy chọn một văn bản."), field="link")
    services.answer_parent(
        actor=request.actor,
        plan_uid=uid,
        uid=link,
        role=request.POST.get("role", ""),
        keep=not request.POST.get("dismiss"),
        reason=request.POST.get("reason", ""),
    )
    messages.success(request, _("Đã ghi nhận."))
    return redirect("plans:cascade_parents", uid=uid)


@require_POST
def cascade_parent_add(request: Request, uid: UUID) -> HttpResponse:
    """Add a document above the plan, from the library or by its symbol."""
    document = uid_of(request.POST.get("document", ""))
    if document is not None:
        role = request.POST.get("role", "")
        services.add_parent(actor=request.actor, plan_uid=uid, role=role, document=document)
        messages.success(request, _("Đã thêm văn bản cấp trên."))
        return redirect("plans:cascade_parents", uid=uid)
    form = ParentForm(request.POST)
    if form.is_valid():
        try:
            services.add_parent(actor=request.actor, plan_uid=uid, **form.cleaned_data)
        except RuleBroken as refusal:
            show_refusal(form, refusal)
        else:
            messages.success(request, _("Đã thêm văn bản cấp trên."))
            return redirect("plans:cascade_parents", uid=uid)
    return _parents(request, uid, form)


@require_POST
def cascade_target_inherit(request: Request, uid: UUID) -> HttpResponse:
    """Refer to targets of a parent."""
    link = uid_of(request.POST.get("link", ""))
    if link is None:
        raise LinkIncomplete(_("Hãy chọn một văn bản."), field="link")
    made = services.inherit_targets(
        actor=request.actor,
        plan_uid=uid,
        parent=link,
        targets=numbers(request.POST.getlist("target")),
    )
    said = ngettext("Đã nhận %(n)d chỉ tiêu.", "Đã nhận %(n)d chỉ tiêu.", len(made))
    messages.success(request, said % {"n": len(made)})
    return redirect("plans:cascade_parents", uid=uid)


@require_POST
def cascade_target_answer(request: Request, uid: UUID) -> HttpResponse:
    """Note that a changed target was looked at, or refer to it no more."""
    chosen = numbers([request.POST.get("target", "")])
    if not chosen:
        raise LinkIncomplete(_("Hãy chọn ít nhất một chỉ tiêu."), field="target")
    act = services.release_target if request.POST.get("release") else services.look_at_target
    act(actor=request.actor, plan_uid=uid, target=chosen[0])
    messages.success(request, _("Đã ghi nhận."))
    return redirect("plans:cascade_parents", uid=uid)


@require_safe
def cascade_party(request: Request, uid: UUID) -> HttpResponse:
    """Party tasks beside the state plans that carry them out, each side for its own readers."""
    page = party.pairs_page(request.actor, uid)
    words = request.GET.get("tim", "")
    context = {
        "page": page,
        "words": words,
        "found": parents.documents_to_add(request.actor, page.plan, words) if page.can_add else (),
        "tasks": party.open_tasks_of(request.actor, page.plan) if page.can_add and words else (),
    }
    return render(request, "plans/cascade_party.html", context)


@require_POST
def cascade_party_answer(request: Request, uid: UUID) -> HttpResponse:
    """Confirm or dismiss a link between a party task and a state document."""
    link = uid_of(request.POST.get("link", ""))
    if link is None:
        raise LinkIncomplete(_("Hãy chọn một liên kết."), field="link")
    services.answer_link(
        actor=request.actor,
        uid=link,
        keep=not request.POST.get("dismiss"),
        reason=request.POST.get("reason", ""),
    )
    messages.success(request, _("Đã ghi nhận."))
    return redirect("plans:cascade_party", uid=uid)


@require_POST
def cascade_party_add(request: Request, uid: UUID) -> HttpResponse:
    """Join a party task with a state document by hand."""
    task, document = uid_of(request.POST.get("task", "")), uid_of(request.POST.get("document", ""))
    if task is None or document is None:
        raise LinkIncomplete(_("Hãy chọn nhiệm vụ và văn bản thực hiện."), field="task")
    services.add_link(actor=request.actor, task=task, document=document)
    messages.success(request, _("Đã liên kết."))
    return redirect("plans:cascade_party", uid=uid)


def _parents(request: Request, uid: UUID, form: ParentForm) -> HttpResponse:
    page = parents.parents_page(request.actor, uid)
    words = request.GET.get("tim", "")
    context = {
        "page": page,
        "form": form,
        "roles": [(role.value, labels.PARENT_ROLE[role]) for role in ParentRole],
        "words": words,
        "found": parents.documents_to_add(request.actor, page.plan, words)
        if page.can_change
        else (),
        "inherited": inheriting.inherited_of(request.actor, page.plan),
        "offered": inheriting.offered_to(request.actor, page.plan) if page.can_change else (),
        "thread": parents.thread_above(request.actor, page.plan),
    }
    return render(
        request, "plans/cascade_parents.html", context, status=422 if form.errors else 200
    )
