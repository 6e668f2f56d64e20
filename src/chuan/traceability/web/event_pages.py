"""Pages of events: the lists, one event, its file."""

from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from chuan.core.http import Request
from chuan.core.tables import build, export
from chuan.traceability.permissions import can_manage_keys, can_state_glns
from chuan.traceability.selectors import events
from chuan.traceability.web.event_tables import events_table


@require_safe
def event_list(request: Request) -> HttpResponse:
    """Where one begins: a box for a code, and the latest events of the own body."""
    rows = events.own_events(request.actor)
    return _listed(request, "own", build(request, rows, events_table(request.actor)))


@require_safe
def shared_list(request: Request) -> HttpResponse:
    """Events of others that the own body may read."""
    rows = events.shared_events(request.actor)
    return _listed(request, "shared", build(request, rows, events_table(request.actor)))


def _listed(request: Request, current: str, page: object) -> HttpResponse:
    export_url = reverse(
        "traceability:event_export" if current == "own" else "traceability:shared_export"
    )
    tabs = (
        ("own", _("Của đơn vị"), "traceability:event_list"),
        ("shared", _("Của đơn vị khác"), "traceability:shared_list"),
    )
    context = {
        "page": page,
        "is_own": current == "own",
        "may_manage_keys": can_manage_keys(request.actor),
        "may_state_glns": can_state_glns(request.actor),
        "export_url": export_url,
        "tabs": [
            {"url": reverse(name), "label": label, "current": key == current, "count": ""}
            for key, label, name in tabs
        ],
    }
    return render(request, "traceability/event_list.html", context)


@require_safe
def event_export(request: Request) -> HttpResponseBase:
    """The list of own events as a file."""
    rows = events.own_events(request.actor)
    return export(request, rows, events_table(request.actor), "su-kien")


@require_safe
def shared_export(request: Request) -> HttpResponseBase:
    """The list of others' events as a file."""
    rows = events.shared_events(request.actor)
    return export(request, rows, events_table(request.actor), "su-kien-duoc-xem")


@require_safe
def event_detail(request: Request, event: int) -> HttpResponse:
    """One event."""
    page = events.event_page(request.actor, event)
    return render(request, "traceability/event_detail.html", {"page": page})


@require_safe
def event_file(request: Request, event: int, form: str) -> HttpResponse:
    """The event as it was captured, to be taken away."""
    is_xml = form == "xml"
    content = events.event_file(request.actor, event, xml=is_xml)
    answer = HttpResponse(
        content, content_type="application/xml" if is_xml else "application/ld+json"
    )
    ending = "xml" if is_xml else "jsonld"
    answer["Content-Disposition"] = f'attachment; filename="su-kien-{event}.{ending}"'
    return answer
