"""Pages of hand-over: who gives what to whom, and the record to print and sign."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from chuan.core import clock
from chuan.core.http import Request
from chuan.core.web.refusals import carried_out
from chuan.plans.errors import MayNotHandOver
from chuan.plans.permissions import can_hand_over
from chuan.portal.selectors import handover as selectors
from chuan.portal.selectors.letterhead import letterhead_of
from chuan.portal.services import hand_over_work
from chuan.portal.web.handover_forms import HandOverForm


@require_http_methods(["GET", "HEAD", "POST"])
def handover_new(request: Request) -> HttpResponse:
    """Choose who hands over to whom."""
    if not can_hand_over(request.actor):
        raise MayNotHandOver
    holders = selectors.holders(request.actor, clock.today())
    form = HandOverForm(request.POST or None, holders=holders)
    kept = carried_out(form, lambda _kept: hand_over_work(actor=request.actor, **form.values()))
    if kept is not None:
        return redirect("portal:handover_record", uid=kept.uid)
    context = {"form": form, "records": selectors.list_records(request.actor)}
    return render(request, "portal/handover_new.html", context, status=422 if form.errors else 200)


@require_safe
def handover_record(request: Request, uid: UUID) -> HttpResponse:
    """The record, laid out for printing and signing."""
    record = selectors.find_record(request.actor, uid)
    context = {
        "record": record,
        "items": selectors.items_of(record),
        "head": letterhead_of(record.owner_path, record.organisation_label),
    }
    return render(request, "portal/handover_record.html", context)
