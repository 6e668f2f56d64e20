"""Pages where a body shows what it did: evidence given and taken back, a report, a wrong click undone."""

from uuid import UUID, uuid4

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from chuan.core import references
from chuan.core.device import kept_on_device
from chuan.core.http import Request
from chuan.core.sent_once import looks_first
from chuan.core.web.refusals import show_refusal
from chuan.domain.errors import DomainError
from chuan.plans import services
from chuan.plans.errors import EvidenceNotFound, MayNotWork
from chuan.plans.permissions import can_add_evidence
from chuan.plans.selectors import evidence
from chuan.plans.selectors.finding import find_share, task_of_share
from chuan.plans.types import NewEvidence
from chuan.plans.web.looking import files_looked_at
from chuan.plans.web.work_forms import EvidenceForm, ReportForm

FROM_THE_HOUSE = "du-lieu"


@require_http_methods(["GET", "HEAD", "POST"])
@kept_on_device
@looks_first(files_looked_at)
def share_report(request: Request, uid: UUID) -> HttpResponse:
    """Say that the share is done, with what shows it."""
    share = find_share(request.actor, uid)
    named = evidence.held_by_name(request.actor, [share])
    if not share.closed and not can_add_evidence(
        request.actor, share, is_assignee=share.pk in named
    ):
        raise MayNotWork(_("Việc này được giao cho người khác trong cơ quan."))
    form = ReportForm(request.POST or None, request.FILES or None, initial={"sending": uuid4().hex})
    if form.is_valid():
        try:
            services.report_done(actor=request.actor, uid=uid, given=form.given())
            messages.success(request, _("Đã báo hoàn thành; đang chờ xác nhận."))
            return _to_share(share.task.uid, share.uid)
        except DomainError as refusal:
            show_refusal(form, refusal)
    context = {
        "share": share,
        "form": form,
        "evidence": evidence.evidence_of(request.actor, [share], named=named)[share.pk],
    }
    return render(request, "plans/share_report.html", context, status=422 if form.errors else 200)


@require_http_methods(["GET", "HEAD", "POST"])
@kept_on_device
@looks_first(files_looked_at)
def share_evidence(request: Request, uid: UUID) -> HttpResponse:
    """One piece of evidence: first its kind (?loai=), then what it is."""
    share = find_share(request.actor, uid)
    named = evidence.held_by_name(request.actor, [share])
    if not can_add_evidence(request.actor, share, is_assignee=share.pk in named):
        raise MayNotWork(_("Việc này được giao cho người khác, hoặc đã báo hoàn thành."))
    kind = request.GET.get("loai", "")
    if kind == FROM_THE_HOUSE:
        return _from_the_house(request, uid)
    if kind not in EvidenceForm.FIELDS:
        return render(request, "plans/evidence_kind.html", {"share": share})
    form = EvidenceForm(
        request.POST or None, request.FILES or None, kind=kind, initial={"sending": uuid4().hex}
    )
    if form.is_valid():
        try:
            kept = services.add_evidence(actor=request.actor, uid=uid, given=form.given())
            messages.success(request, _said(place_removed=kept.place_removed))
            return redirect("plans:share_report", uid=uid)
        except DomainError as refusal:
            show_refusal(form, refusal)
    context = {"share": share, "form": form, "kind": kind}
    return render(request, "plans/evidence_new.html", context, status=422 if form.errors else 200)


@require_POST
def evidence_remove(request: Request, uid: UUID) -> HttpResponse:
    """Take a piece back."""
    removed = services.remove_evidence(
        actor=request.actor, uid=uid, reason=request.POST.get("reason", "")
    )
    messages.success(request, _("Đã gỡ minh chứng."))
    return redirect("plans:share_report", uid=removed.assignment.uid)


@require_POST
def share_undo(request: Request, uid: UUID) -> HttpResponse:
    """Take back the own last step."""
    services.undo_step(actor=request.actor, uid=uid)
    messages.success(request, _("Đã hoàn tác."))
    return _to_share(task_of_share(request.actor, uid), uid)


def _from_the_house(request: Request, uid: UUID) -> HttpResponse:
    """Choose a row of a register, a document, a plan."""
    kinds = references.kinds()
    asked = request.GET.get("muc", kinds[0].kind if kinds else "")
    words = request.GET.get("tim", "")
    if request.method == "POST":
        kind, _mark, object_id = request.POST.get("reference", "").partition(":")
        if not object_id:
            raise EvidenceNotFound(_("Hãy chọn một mục trong danh sách."))
        given = NewEvidence(reference_kind=kind, reference_id=object_id, once=f"{kind}:{object_id}")
        services.add_evidence(actor=request.actor, uid=uid, given=given)
        messages.success(request, _said(place_removed=False))
        return redirect("plans:share_report", uid=uid)
    context = {
        "share": find_share(request.actor, uid),
        "kinds": kinds,
        "asked": asked,
        "words": words,
        "found": references.find(request.actor, asked, words),
    }
    return render(request, "plans/evidence_reference.html", context)


def _said(*, place_removed: bool) -> str:
    if place_removed:
        return _("Đã thêm minh chứng. Vị trí chụp đã được xóa khỏi ảnh.")
    return _("Đã thêm minh chứng.")


def _to_share(task: UUID, share: UUID) -> HttpResponse:
    """The task, at the share."""
    return redirect(f"{reverse('plans:task_detail', args=[task])}#phan-cong-{share.hex}")
