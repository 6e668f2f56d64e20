"""Nơi nhận as a list: where an issued paper has come to, for its sender."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from chuan.core import clock, tables
from chuan.core.http import Request
from chuan.documents import services
from chuan.documents.enums import Channel, DispatchState
from chuan.documents.errors import PaperRefused
from chuan.documents.selectors.dispatches import (
    dispatches_of,
    find_dispatch,
    recipients_page,
)
from chuan.documents.selectors.papers import find_paper
from chuan.documents.web.register_tables import RECIPIENTS
from chuan.documents.web.route_forms import DispatchForm


@require_http_methods(["GET", "HEAD", "POST"])
def paper_recipients(request: Request, uid: UUID) -> HttpResponse:
    """The recipients of a paper; posting adds one."""
    if request.method == "POST":
        services.add_recipient(
            actor=request.actor, uid=uid, organisation=_uid(request.POST.get("organisation", ""))
        )
        messages.success(request, _("Đã gửi thêm."))
        return redirect("documents:paper_recipients", uid=uid)
    context = {"page": recipients_page(request.actor, uid), "form": DispatchForm()}
    return render(request, "documents/paper_recipients.html", context)


@require_safe
def paper_recipients_export(request: Request, uid: UUID) -> HttpResponseBase:
    """The same list as a file."""
    rows = find_paper(request.actor, uid).dispatches.select_related("organisation")
    return tables.export(request, rows, RECIPIENTS, "noi-nhan.csv")


@require_safe
def paper_recipients_print(request: Request, uid: UUID) -> HttpResponse:
    """The same list for printing."""
    draft = find_paper(request.actor, uid)
    context = {"draft": draft, "list": dispatches_of(draft), "today": clock.today()}
    return render(request, "documents/paper_recipients_print.html", context)


@require_POST
def paper_remind(request: Request, uid: UUID) -> HttpResponse:
    """Remind those who have not received it."""
    reminded = services.remind_recipients(actor=request.actor, uid=uid)
    told = ngettext("Đã nhắc %(n)d cơ quan.", "Đã nhắc %(n)d cơ quan.", reminded) % {"n": reminded}
    messages.success(request, told)
    return redirect("documents:paper_recipients", uid=uid)


@require_POST
def dispatch_mark(request: Request, uid: UUID) -> HttpResponse:
    """What the sender knows of a recipient outside the node."""
    find_dispatch(request.actor, uid)
    form = DispatchForm(request.POST)
    if not form.is_valid():
        raise PaperRefused(_("Hãy chọn tình trạng của nơi nhận."), field="state")
    kept = form.cleaned_data
    row = services.mark_dispatch(
        actor=request.actor,
        uid=uid,
        state=DispatchState(kept["state"]),
        channel=Channel(kept["channel"]) if kept["channel"] else None,
        note=kept["note"],
    )
    messages.success(request, _("Đã ghi nhận."))
    return redirect("documents:paper_recipients", uid=row.draft.uid)


def _uid(text: str) -> UUID:
    try:
        return UUID(text)
    except ValueError as error:
        raise PaperRefused(
            _("Hãy chọn một cơ quan trong danh sách."), field="organisation"
        ) from error
