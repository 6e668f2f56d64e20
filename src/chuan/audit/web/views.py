"""Pages of the record: the list, one entry, the export, what personal data is kept for."""

from django.db import transaction
from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from chuan.audit import personal, selectors, services
from chuan.audit.web.tables import ENTRIES
from chuan.core import tables
from chuan.core.http import Request


@require_GET
def entry_list(request: Request) -> HttpResponse:
    """The record of the actor's organisation and what lies below, newest first."""
    page = tables.build(request, selectors.entries_for(request.actor), ENTRIES)
    return render(request, "audit/entry_list.html", {"page": page})


@require_GET
def entry_export(request: Request) -> HttpResponseBase:
    """The same list as CSV; that it was taken is recorded too."""
    rows = selectors.entries_for(request.actor)
    with transaction.atomic():
        services.record_read(
            request.actor,
            "audit.record.exported",
            kind="audit",
            object_id=0,
            label=_("Nhật ký"),
            path=request.actor.path,
            changes={"query": request.GET.urlencode()[:500]},
        )
    return tables.export(request, rows, ENTRIES, "nhat-ky")


@require_GET
def entry_detail(request: Request, entry_id: int) -> HttpResponse:
    """One entry: what changed, and the seal that proves it."""
    return render(
        request, "audit/entry_detail.html", {"entry": selectors.entry(request.actor, entry_id)}
    )


@require_GET
def personal_fields(request: Request) -> HttpResponse:
    """Which personal data the node keeps, what for and how long."""
    selectors.entries_for(request.actor)
    return render(request, "audit/personal_fields.html", {"declarations": personal.declarations()})
