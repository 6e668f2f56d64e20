"""Pages of who must issue a plan of their own: the list, its confirmation, what is done by hand."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from chuan.core import clock, tables
from chuan.core.http import Request
from chuan.core.web.refusals import uid_of
from chuan.orgs.selectors import find_organisations
from chuan.plans import labels, services
from chuan.plans.errors import DutyIncomplete, MayNotPlan
from chuan.plans.permissions import can_shape
from chuan.plans.selectors import duties, plans
from chuan.plans.web.cascade_forms import (
    MarkForm,
    days_by_clause,
    left_out_by_clause,
    uids,
)
from chuan.plans.web.cascade_tables import DUTIES, child_of, state_of

MOST_PRINTED = 4000


@require_safe
def cascade_duties(request: Request, uid: UUID) -> HttpResponse:
    """Who must plan, who has, who is late; ?tinh= narrows to a province, ?muc= opens one body."""
    plan = plans.find_plan(request.actor, uid)
    area = request.GET.get("tinh", "")
    page = duties.duties_page(request.actor, plan, clock.today(), area)
    asked = uid_of(request.GET.get("muc", ""))
    chosen = duties.find_duty(request.actor, plan, asked) if asked else None
    words = request.GET.get("q", "")
    listed = bool(
        area or not page.by_area or request.GET.get("tim") or request.GET.get("trang_thai")
    )
    context = {
        "page": page,
        "area": area,
        "table": tables.build(request, duties.listed_duties(request.actor, uid, area), DUTIES)
        if listed
        else None,
        "export_url": reverse("plans:cascade_duties_export", args=[uid]),
        "chosen": chosen,
        "chosen_due": labels.basis_sentences(chosen.due_basis) if chosen else (),
        "chosen_state": state_of(chosen) if chosen else "",
        "mark_form": MarkForm(),
        "words": words,
        "found": find_organisations(request.actor, words, 12) if words and page.can_change else (),
    }
    return render(request, "plans/cascade_duties.html", context)


@require_safe
def cascade_duties_export(request: Request, uid: UUID) -> HttpResponseBase:
    """The same list as a file."""
    area = request.GET.get("tinh", "")
    return tables.export(
        request, duties.listed_duties(request.actor, uid, area), DUTIES, "co-quan-phai-ban-hanh.csv"
    )


@require_safe
def cascade_duties_print(request: Request, uid: UUID) -> HttpResponse:
    """The list on paper, by state, in full."""
    plan = plans.find_plan(request.actor, uid)
    area = request.GET.get("tinh", "")
    page = duties.duties_page(request.actor, plan, clock.today(), area)
    rows = tables.narrow(request.GET, duties.listed_duties(request.actor, uid, area), DUTIES)
    shown = tables.sort(request.GET, rows, DUTIES)[:MOST_PRINTED]
    context = {
        "page": page,
        "on": clock.today(),
        "rows": [(row, state_of(row), child_of(row)) for row in shown],
    }
    return render(request, "plans/cascade_duties_print.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def cascade_duties_confirm(request: Request, uid: UUID) -> HttpResponse:
    """The paragraphs that ask for plans, with their bodies; confirm them in one go."""
    plan = plans.find_plan(request.actor, uid)
    if not can_shape(request.actor, plan):
        raise MayNotPlan(
            _("Chỉ cán bộ hoặc người đứng đầu cơ quan lập kế hoạch mới sửa được danh sách này.")
        )
    if request.method == "POST":
        done = services.confirm_duties(
            actor=request.actor,
            plan_uid=uid,
            keep=uids(request.POST.getlist("giu")),
            without=left_out_by_clause(request),
            own_due_on=days_by_clause(request),
        )
        said = ngettext(
            "%(n)d cơ quan phải ban hành kế hoạch.", "%(n)d cơ quan phải ban hành kế hoạch.", done
        )
        messages.success(request, said % {"n": done})
        return redirect("plans:cascade_duties", uid=uid)
    views = duties.clause_views(plan, clock.today())
    return render(request, "plans/cascade_duties_confirm.html", {"plan": plan, "views": views})


@require_POST
def cascade_duty_add(request: Request, uid: UUID) -> HttpResponse:
    """Expect a plan of one more body."""
    duty = services.add_duty(
        actor=request.actor,
        plan_uid=uid,
        organisation=request.POST.get("organisation", ""),
        name=request.POST.get("name", ""),
    )
    messages.success(request, _("Đã thêm %(name)s.") % {"name": duty.name})
    return redirect("plans:cascade_duties", uid=uid)


@require_POST
def cascade_duty_answer(request: Request, uid: UUID) -> HttpResponse:
    """Exempt a body, mark its plan by hand, expect it again, or take the body off the list."""
    duty = uid_of(request.POST.get("duty", ""))
    step = request.POST.get("step", "")
    if duty is None or step not in {"exempt", "mark", "reopen", "remove"}:
        raise DutyIncomplete(_("Hãy chọn một cơ quan trong danh sách."), field="duty")
    actor, reason = request.actor, request.POST.get("reason", "")
    if step == "exempt":
        services.exempt_duty(actor=actor, plan_uid=uid, uid=duty, reason=reason)
    elif step == "reopen":
        services.reopen_duty(actor=actor, plan_uid=uid, uid=duty)
    elif step == "remove":
        services.remove_duty(actor=actor, plan_uid=uid, uid=duty, reason=reason)
    else:
        form = MarkForm(request.POST)
        if not form.is_valid():
            raise DutyIncomplete(_("Hãy ghi số, ký hiệu và ngày ban hành."), field="symbol")
        services.mark_duty(actor=actor, plan_uid=uid, uid=duty, **form.cleaned_data)
    messages.success(request, _("Đã ghi nhận."))
    return redirect("plans:cascade_duties", uid=uid)
