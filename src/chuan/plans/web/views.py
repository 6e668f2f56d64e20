"""Pages of plans."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from chuan.core import panels, reliance, tables
from chuan.core.http import Request
from chuan.documents.permissions import can_import
from chuan.plans import services
from chuan.plans.selectors import child_plan, inheriting, parents, plans
from chuan.plans.web.tables import PLANS


@require_safe
def plan_list(request: Request) -> HttpResponse:
    """The plans one may see."""
    context = {
        "page": tables.build(request, plans.list_plans(request.actor), PLANS),
        "upload_url": reverse("documents:upload_new") if can_import(request.actor) else "",
        "export_url": reverse("plans:plan_export"),
    }
    return render(request, "plans/plan_list.html", context)


@require_safe
def plan_export(request: Request) -> HttpResponseBase:
    """The same list as a file."""
    return tables.export(request, plans.list_plans(request.actor), PLANS, "ke-hoach.csv")


@require_safe
def plan_detail(request: Request, uid: UUID) -> HttpResponse:
    """The outline of a plan with its tasks."""
    page = plans.plan_page(request.actor, uid)
    context = {
        "page": page,
        "thread": [*parents.thread_above(request.actor, page.plan), *page.thread],
        "inherited": inheriting.inherited_of(request.actor, page.plan),
        "child": child_plan.offer_of(request.actor, page.plan),
        "changes": reliance.flagged("plan", page.plan.uid.hex),
        "panels": panels.panels("plans.plan", request.actor, page.plan),
    }
    return render(request, "plans/plan_detail.html", context)


@require_POST
def acceptance_undo(request: Request, uid: UUID) -> HttpResponse:
    """Take back the acceptance of a document with all that it gave out."""
    draft = services.undo_acceptance(actor=request.actor, uid=uid)
    messages.success(request, _("Đã hoàn tác việc tiếp nhận; các việc đã giao được rút lại."))
    if draft is not None:
        return redirect("plans:import_detail", uid=draft)
    return redirect("plans:plan_list")
