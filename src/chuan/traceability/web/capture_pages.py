"""Pages of captures: what programs and people sent, how each stands, and a file handed in by a person."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from chuan.core import tables
from chuan.core.http import Request
from chuan.domain.errors import DomainError
from chuan.traceability import labels
from chuan.traceability.enums import ErrorBehaviour
from chuan.traceability.errors import CaptureTooLarge, EpcisRefusal
from chuan.traceability.permissions import can_capture, must_capture
from chuan.traceability.rules.limits import CAPTURE as LIMITS
from chuan.traceability.selectors.captures import capture_for, captures_of
from chuan.traceability.services import capturing
from chuan.traceability.types import Sent
from chuan.traceability.web.key_forms import CaptureForm
from chuan.traceability.web.key_tables import captures_table


@require_safe
def capture_list(request: Request) -> HttpResponse:
    """What the own body sent, the latest first."""
    page = tables.build(request, captures_of(request.actor), captures_table(request.actor))
    context = {
        "page": page,
        "can_capture": can_capture(request.actor),
    }
    return render(request, "traceability/capture_list.html", context)


@require_safe
def capture_detail(request: Request, uid: UUID) -> HttpResponse:
    """One capture, with what was wrong in it."""
    job = capture_for(request.actor, uid)
    context = {"job": job, "behaviour": labels.ERROR_BEHAVIOUR[ErrorBehaviour(job.behaviour)]}
    return render(request, "traceability/capture_detail.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def capture_new(request: Request) -> HttpResponse:
    """Hand in a file of events."""
    must_capture(request.actor)
    form = CaptureForm(request.POST or None, request.FILES or None)
    problems: list[dict[str, object]] = []
    if request.method == "POST" and form.is_valid():
        try:
            sent = _sent(form)
            job = capturing.capture_document(actor=request.actor, sent=sent)
        except DomainError as refusal:
            form.add_error("file", refusal.said(_))
            if isinstance(refusal, EpcisRefusal):
                problems = [each.as_json() for each in refusal.problems]
        else:
            messages.success(request, _("Đã nhận tệp sự kiện."))
            return redirect("traceability:capture_detail", uid=job.uid)
    context = {"form": form, "problems": problems}
    return render(
        request, "traceability/capture_new.html", context, status=422 if form.errors else 200
    )


def _sent(form: CaptureForm) -> Sent:
    upload = form.cleaned_data["file"]
    if upload.size > LIMITS.octets:
        raise CaptureTooLarge
    behaviour = ErrorBehaviour(form.cleaned_data["behaviour"])
    return Sent(upload.read(), "", behaviour, form.cleaned_data["sandbox"])
