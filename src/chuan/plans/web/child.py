"""The own plan from a plan above: drafted, compared, completed; which room takes whose work."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from chuan.core.http import Request
from chuan.documents.selectors.houses import issuers_for
from chuan.domain.vanban.writing import PaperKind
from chuan.plans.errors import MayNotPlan
from chuan.plans.permissions import can_accept
from chuan.plans.selectors import child_plan as selectors
from chuan.plans.selectors.child_align import draft_alignment
from chuan.plans.selectors.issuing import counterparts_of, units_of
from chuan.plans.services import aligning
from chuan.plans.services import child_plan as services
from chuan.plans.web.alignment import chips_of, turned

_ISSUING = {"to-trinh": PaperKind.PROPOSAL, "quyet-dinh": PaperKind.DECISION}


@require_POST
def child_draft(request: Request, uid: UUID) -> HttpResponse:
    """Draft the own plan from this plan."""
    draft = services.draft_child_plan(
        actor=request.actor, uid=uid, issuer=request.POST.get("issuer", "")
    )
    messages.success(request, _("Đã soạn dự thảo từ kế hoạch cấp trên. Hãy xem lại từng phần."))
    return redirect("documents:paper_detail", uid=draft.uid)


@require_POST
def child_take(request: Request, uid: UUID) -> HttpResponse:
    """Put a clause that was left out into the draft."""
    version = request.POST.get("version", "")
    _saved, place = services.take_offered(
        actor=request.actor,
        uid=uid,
        pointer=request.POST.get("clause", ""),
        version=int(version) if version.isascii() and version.isdigit() else -1,
    )
    url = reverse("documents:paper_detail", args=[uid])
    return HttpResponseRedirect(f"{url}?o={place}#{place.replace('.', '-')}")


@require_safe
def child_compare(request: Request, uid: UUID) -> HttpResponse:
    """The draft beside what would be drafted now; nothing is overwritten."""
    view = selectors.compare_again(request.actor, uid)
    return render(request, "plans/child_compare.html", {"view": view})


@require_safe
def child_align(request: Request, uid: UUID) -> HttpResponse:
    """The draft beside the plan above, clause by clause; ?loai= one kind of row."""
    page = draft_alignment(request.actor, uid)
    kind = request.GET.get("loai", "")
    context = {
        "page": page,
        "chips": chips_of(page.compared, kind, ""),
        **turned(request, page.compared, kind),
    }
    return render(request, "plans/child_align.html", context)


@require_POST
def child_align_answer(request: Request, uid: UUID) -> HttpResponse:
    """Set a point aside with its reason, or look at it again."""
    fingerprint = request.POST.get("fingerprint", "")
    if request.POST.get("reopen"):
        aligning.reopen_alignment(actor=request.actor, draft_uid=uid, fingerprint=fingerprint)
    else:
        aligning.answer_alignment(
            actor=request.actor,
            draft_uid=uid,
            fingerprint=fingerprint,
            reason=request.POST.get("reason", ""),
        )
    messages.success(request, _("Đã ghi nhận."))
    return HttpResponseRedirect(f"{reverse('plans:child_align', args=[uid])}#diem")


@require_POST
def child_issue(request: Request, uid: UUID) -> HttpResponse:
    """The tờ trình or the decision that issues a drafted plan."""
    kind = _ISSUING.get(request.POST.get("loai", ""), PaperKind.PROPOSAL)
    draft = services.draft_issuing_papers(actor=request.actor, uid=uid, kind=kind)
    return redirect("documents:paper_detail", uid=draft.uid)


@require_http_methods(["GET", "HEAD", "POST"])
def child_counterparts(request: Request) -> HttpResponse:
    """Which own room takes the work of which agency above."""
    if not can_accept(request.actor):
        raise MayNotPlan(_("Bạn chưa có vai trò được sửa bảng này."))
    if request.method == "POST":
        services.set_counterpart(
            actor=request.actor,
            agency=request.POST.get("agency", ""),
            unit=request.POST.get("unit", ""),
        )
        messages.success(request, _("Đã lưu."))
        return redirect("plans:child_counterparts")
    body = issuers_for(request.actor)[0]
    units = units_of(body)
    context = {"body": body, "rows": counterparts_of(body, units), "units": units}
    return render(request, "plans/child_counterparts.html", context)
