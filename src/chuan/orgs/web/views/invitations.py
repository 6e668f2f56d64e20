"""Invite many people at once: form, preview, confirmation, slips with one-time codes."""

from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from chuan.core import clock, tables
from chuan.core.http import Request
from chuan.orgs import services
from chuan.orgs.errors import InvitationFaulty, MayNotManage
from chuan.orgs.permissions import is_administrator
from chuan.orgs.rules.invitations import COLUMNS, UnreadableList, decode
from chuan.orgs.selectors import governed_organisation
from chuan.orgs.web.forms import InvitationForm


@require_http_methods(["GET", "POST"])
def invitation_new(request: Request) -> HttpResponse:
    """Give a list; a readable one is shown as it would be invited, fault by fault."""
    if not is_administrator(request.actor):
        raise MayNotManage
    body = governed_organisation(request.actor, request.actor.organisation_uid)
    form = InvitationForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        try:
            upload = form.cleaned_data["file"]
            text = decode(upload.read(250_000)) if upload else form.cleaned_data["text"]
            rows = services.preview_invitations(actor=request.actor, organisation=body, text=text)
        except UnreadableList as error:
            form.add_error("file" if form.cleaned_data["file"] else "text", error.sentence.said(_))
        else:
            faulty = sum(1 for row in rows if row.invitation.faults)
            page = {"rows": rows, "text": text, "faulty": faulty, "good": len(rows) - faulty}
            return render(request, "orgs/invitation_preview.html", {**page, "body": body})
    return render(request, "orgs/invitation.html", {"form": form, "body": body})


@never_cache
@require_POST
def invitation_confirm(request: Request) -> HttpResponse:
    """Make the accounts and show the slips, on this page only."""
    body = governed_organisation(request.actor, request.actor.organisation_uid)
    try:
        invited = services.invite_people(
            actor=request.actor, organisation=body, csv=request.POST.get("text", "")
        )
    except UnreadableList as error:
        raise InvitationFaulty(error.sentence) from error
    slips = [each.slip for each in invited]
    return render(request, "orgs/slips.html", {"slips": slips, "days": services.CODE_DAYS})


@require_GET
def invitation_template(request: Request) -> HttpResponseBase:  # noqa: ARG001  (a view takes the request)
    """The form to fill in, with one made-up row."""
    example = ("Nguyễn Thị Ví Dụ", "", "Chuyên viên", "", "", "", "Chuyên viên", clock.today(), "")
    headings = [heading for _field, heading in COLUMNS]
    return tables.export_rows((headings, example), "mau-moi-nguoi.csv")
