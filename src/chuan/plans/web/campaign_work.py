"""Pages of who reviews: one document with what was found of it; and of what was proposed, to its end."""

from uuid import UUID

from django.contrib import messages
from django.forms import Form
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from chuan.core import clock, tables
from chuan.core.device import kept_on_device
from chuan.core.http import Request
from chuan.core.sent_once import looks_first
from chuan.core.web.refusals import carried_out
from chuan.domain.errors import RuleBroken
from chuan.plans.enums import ExaminedEvent, ProposalEvent
from chuan.plans.errors import MayNotReviewDocuments
from chuan.plans.selectors import campaigns as reads
from chuan.plans.services import campaign_proposals, campaigns
from chuan.plans.services import campaign_work as writes
from chuan.plans.web.campaign_forms import (
    FindingForm,
    ProposalForm,
    ReviewerForm,
    ReviewFileForm,
)
from chuan.plans.web.campaign_tables import PROPOSALS
from chuan.plans.web.looking import files_looked_at

_SAID = {
    ExaminedEvent.SUBMIT: gettext_lazy("Đã trình kết quả rà soát."),
    ExaminedEvent.RECALL: gettext_lazy("Đã lấy lại; bạn sửa rồi trình lại."),
    ExaminedEvent.APPROVE: gettext_lazy("Đã duyệt kết quả rà soát."),
    ExaminedEvent.RETURN: gettext_lazy("Đã trả lại để bổ sung."),
}


@require_safe
def campaign_proposal_list(request: Request) -> HttpResponse:
    """Every approved proposal and where it stands."""
    context = {
        "page": tables.build(request, reads.list_proposals(request.actor), PROPOSALS),
        "export_url": reverse("plans:campaign_proposal_export"),
    }
    return render(request, "plans/campaign_proposals.html", context)


@require_safe
def campaign_proposal_export(request: Request) -> HttpResponseBase:
    """The same list as a file."""
    rows = reads.list_proposals(request.actor)
    return tables.export(request, rows, PROPOSALS, "de-nghi-qua-ra-soat.csv")


@require_safe
@kept_on_device
def campaign_document_detail(request: Request, uid: UUID) -> HttpResponse:
    """One document under review."""
    return _document(request, uid)


@require_http_methods(["GET", "HEAD", "POST"])
@kept_on_device
def campaign_document_write(request: Request, uid: UUID) -> HttpResponse:
    """Write one finding."""
    page = reads.document_page(request.actor, uid, clock.today())
    if not page.can_write:
        raise MayNotReviewDocuments(
            _("Văn bản này được giao cho người khác rà soát, hoặc kết quả đã trình.")
        )
    form = FindingForm(request.POST or None)
    kept = carried_out(
        form,
        lambda _kept: writes.write_finding(actor=request.actor, uid=uid, words=form.words()),
    )
    if kept is not None:
        messages.success(request, _("Đã ghi kết quả rà soát."))
        return redirect("plans:campaign_document_detail", uid=uid)
    return _finding(request, page, form)


@require_http_methods(["GET", "HEAD", "POST"])
def campaign_finding_correct(request: Request, uid: UUID) -> HttpResponse:
    """Put one finding right."""
    finding = reads.find_finding(request.actor, uid)
    page = reads.document_page(request.actor, finding.document.uid, clock.today())
    if not page.can_write:
        raise MayNotReviewDocuments(
            _("Văn bản này được giao cho người khác rà soát, hoặc kết quả đã trình.")
        )
    said = {name: getattr(finding, name) for name in FindingForm.base_fields}
    form = FindingForm(request.POST or None, initial=said)
    kept = carried_out(
        form,
        lambda _kept: writes.write_finding(
            actor=request.actor, uid=page.document.uid, words=form.words(), finding=uid
        ),
    )
    if kept is not None:
        messages.success(request, _("Đã lưu."))
        return redirect("plans:campaign_document_detail", uid=page.document.uid)
    return _finding(request, page, form)


@require_POST
def campaign_finding_remove(request: Request, uid: UUID) -> HttpResponse:
    """Take one finding out again."""
    document = writes.remove_finding(actor=request.actor, uid=uid)
    messages.success(request, _("Đã bỏ kết quả rà soát."))
    return redirect("plans:campaign_document_detail", uid=document.uid)


@require_POST
def campaign_document_step(request: Request, uid: UUID) -> HttpResponse:
    """Submit, take back, approve or return."""
    step = request.POST.get("step", "")
    if step not in set(ExaminedEvent):
        return _document(request, uid, refusal=_("Hãy chọn một bước."))
    event = ExaminedEvent(step)
    try:
        writes.step_review(
            actor=request.actor, uid=uid, event=event, reason=request.POST.get("reason", "")
        )
    except RuleBroken as refusal:
        return _document(request, uid, refusal=refusal.said(_))
    messages.success(request, str(_SAID[event]))
    return redirect("plans:campaign_document_detail", uid=uid)


@require_POST
def campaign_document_pass(request: Request, uid: UUID) -> HttpResponse:
    """Name who of the body reviews, or pass the document on to a body inside it."""
    page = reads.document_page(request.actor, uid, clock.today())
    form = ReviewerForm(request.POST, people=page.people, bodies=page.bodies)
    if not form.is_valid():
        return _document(request, uid, reviewer=form)
    person, body = form.chosen()
    if body is not None:
        writes.pass_on(actor=request.actor, uid=uid, body=body)
        messages.success(request, _("Đã chuyển văn bản cho đơn vị."))
        return redirect("plans:campaign_document_detail", uid=uid)
    writes.name_reviewer(actor=request.actor, uid=uid, person=person)
    messages.success(request, _("Đã phân công người rà soát."))
    return redirect("plans:campaign_document_detail", uid=uid)


@require_POST
def campaign_document_unlist(request: Request, uid: UUID) -> HttpResponse:
    """Take a document off the list of its campaign."""
    campaign = campaigns.unlist_document(actor=request.actor, uid=uid)
    messages.success(request, _("Đã bỏ văn bản khỏi danh sách."))
    return redirect("plans:campaign_detail", uid=campaign.uid)


@require_POST
@looks_first(files_looked_at)
def campaign_file_add(request: Request, uid: UUID) -> HttpResponse:
    """Keep a file that shows what was found."""
    form = ReviewFileForm(request.POST, request.FILES)
    kept = carried_out(
        form,
        lambda said: writes.add_review_file(
            actor=request.actor, uid=uid, upload=form.upload(), caption=said["caption"]
        ),
    )
    if kept is None:
        return _document(request, uid, file=form)
    messages.success(request, _("Đã thêm tệp."))
    return redirect("plans:campaign_document_detail", uid=uid)


@require_POST
def campaign_file_remove(request: Request, uid: UUID) -> HttpResponse:
    """Take a file out again."""
    document = writes.remove_review_file(actor=request.actor, uid=uid)
    messages.success(request, _("Đã gỡ tệp."))
    return redirect("plans:campaign_document_detail", uid=document.uid)


@require_POST
def campaign_proposal_step(request: Request, uid: UUID) -> HttpResponse:
    """Write how far one proposal has come."""
    finding = reads.find_finding(request.actor, uid)
    form = ProposalForm(request.POST)
    step = request.POST.get("step", "")
    if step not in set(ProposalEvent):
        return _document(request, finding.document.uid, refusal=_("Hãy chọn một bước."))
    done = carried_out(
        form,
        lambda _kept: campaign_proposals.step_proposal(
            actor=request.actor, uid=uid, event=ProposalEvent(step), words=form.words()
        ),
    )
    if done is None:
        return _document(request, finding.document.uid, proposal=form, of=uid)
    messages.success(request, _("Đã ghi tình trạng đề xuất."))
    url = reverse("plans:campaign_document_detail", args=[finding.document.uid])
    return redirect(f"{url}#ket-qua-{uid.hex}")


def _finding(request: Request, page: reads.DocumentPage, form: Form) -> HttpResponse:
    context = {"document": page.document, "form": form}
    return render(
        request, "plans/campaign_finding.html", context, status=422 if form.errors else 200
    )


def _document(
    request: Request, uid: UUID, *, refusal: str = "", of: UUID | None = None, **bound: Form
) -> HttpResponse:
    page = reads.document_page(request.actor, uid, clock.today())
    now = f"p:{page.document.reviewer_id}" if page.document.reviewer_id else ""
    forms: dict[str, Form] = {
        "file": ReviewFileForm(),
        "reviewer": ReviewerForm(people=page.people, bodies=page.bodies, initial={"who": now}),
        "proposal": ProposalForm(),
    }
    context = {"page": page, "refusal": refusal, "of": of, **forms, **bound}
    status = 422 if refusal or bound else 200
    return render(request, "plans/campaign_document.html", context, status=status)
