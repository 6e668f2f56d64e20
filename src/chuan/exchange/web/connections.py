"""Pages of connections to national databases: where each stands, what is due, days compared, the log."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from chuan.core import clock, tables
from chuan.core.http import Request
from chuan.core.web.refusals import carried_out
from chuan.exchange import labels
from chuan.exchange.enums import Transport
from chuan.exchange.errors import ConnectionNotFound, MayNotSetUp
from chuan.exchange.permissions import can_read_connections, can_set_up
from chuan.exchange.selectors import connections as reads
from chuan.exchange.services import connecting, fetching, reconciling
from chuan.exchange.web.connection_forms import (
    CodeForm,
    ConnectionForm,
    DayForm,
    ReasonForm,
    initial_of,
)
from chuan.exchange.web.connection_tables import CODES, LOG, MESSAGES


@require_safe
def connection_list(request: Request) -> HttpResponse:
    """Every connection, and the sentence that says how they stand."""
    rows = reads.overview(request.actor)
    context = {
        "rows": rows,
        "sums": {
            "accepted": sum(row.accepted for row in rows),
            "waiting": sum(row.waiting for row in rows),
            "stuck": sum(row.stuck for row in rows),
            "arrived": sum(row.arrived for row in rows),
        },
        "can_set_up": can_set_up(request.actor),
    }
    return render(request, "exchange/connection_list.html", context)


@require_safe
def connection_detail(request: Request, uid: UUID) -> HttpResponse:
    """One connection: what is due, its messages, the days compared."""
    row = reads.connection_for(request.actor, uid)
    context = {
        "connection": row,
        "transport": labels.TRANSPORT[Transport(row.transport)],
        "due": reads.due_feeds(request.actor, row, clock.today()),
        "page": tables.build(request, reads.messages_of(request.actor, row), MESSAGES),
        "export_url": reverse("exchange:message_export", args=[row.uid]),
        "days": reads.reconciliations_of(row),
        "may": reads.allowed(request.actor, row),
        "form": DayForm(initial={"ngay": clock.today()}),
    }
    return render(request, "exchange/connection_detail.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def connection_edit(request: Request, uid: UUID | None = None) -> HttpResponse:
    """Open a connection, or say otherwise how one goes."""
    if not can_set_up(request.actor):
        raise MayNotSetUp
    row = reads.connection_for(request.actor, uid) if uid else None
    bodies = reads.bodies_to_connect(row)
    initial = initial_of(row) if row else None
    form = ConnectionForm(request.POST or None, initial=initial, bodies=bodies)
    if request.method == "POST":
        kept = carried_out(
            form,
            lambda _given: (
                connecting.change_connection(actor=request.actor, uid=row.uid, words=form.words())
                if row
                else connecting.open_connection(
                    actor=request.actor, organisation=form.body(), words=form.words()
                )
            ),
        )
        if kept is not None:
            messages.success(request, _("Đã lưu kết nối."))
            return redirect("exchange:connection_detail", uid=kept.uid)
    context = {"form": form, "connection": row}
    return render(
        request, "exchange/connection_edit.html", context, status=422 if form.errors else 200
    )


@require_POST
def connection_pause(request: Request, uid: UUID) -> HttpResponse:
    """Let nothing go over it."""
    form = ReasonForm(request.POST)
    reason = form.cleaned_data["reason"] if form.is_valid() else ""
    connecting.pause_connection(actor=request.actor, uid=uid, reason=reason)
    messages.success(request, _("Đã tạm dừng kết nối. Những gì chờ gửi vẫn được giữ."))
    return redirect("exchange:connection_detail", uid=uid)


@require_POST
def connection_resume(request: Request, uid: UUID) -> HttpResponse:
    """Let it go again."""
    connecting.resume_connection(actor=request.actor, uid=uid)
    messages.success(request, _("Đã mở lại kết nối."))
    return redirect("exchange:connection_detail", uid=uid)


@require_POST
def connection_fetch(request: Request, uid: UUID) -> HttpResponse:
    """Ask what is new."""
    came = fetching.fetch_now(actor=request.actor, uid=uid)
    said = ngettext("Đã nhận %(n)s thông điệp mới.", "Đã nhận %(n)s thông điệp mới.", came)
    messages.success(request, said % {"n": came} if came else _("Không có gì mới."))
    return redirect("exchange:connection_detail", uid=uid)


@require_POST
def connection_reconcile(request: Request, uid: UUID) -> HttpResponse:
    """Compare a day with the other side."""
    reads.connection_for(request.actor, uid)
    form = DayForm(request.POST)
    found = carried_out(
        form,
        lambda given: reconciling.reconcile_day(actor=request.actor, uid=uid, on=given["ngay"]),
    )
    if found is None:
        for each in form.errors.values():
            messages.warning(request, str(each[0]))
    elif found.agrees:
        messages.success(request, _("Hai bên khớp nhau."))
    else:
        messages.warning(request, _("Hai bên chưa khớp; những gì bên kia thiếu đang được gửi lại."))
    return redirect("exchange:connection_detail", uid=uid)


@require_safe
def connection_log(request: Request, uid: UUID) -> HttpResponse:
    """The log of a connection; ?kiem_tra=1 proves the whole log of the node."""
    row = reads.connection_for(request.actor, uid)
    proved = request.GET.get("kiem_tra") == "1"
    context = {
        "connection": row,
        "page": tables.build(request, reads.log_lines(row), LOG),
        "proved": proved,
        "fault": reads.log_fault() if proved else None,
    }
    return render(request, "exchange/connection_log.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def agency_codes(request: Request) -> HttpResponse:
    """Codes of agencies, and one more."""
    if not can_read_connections(request.actor):
        raise ConnectionNotFound
    form = CodeForm(request.POST or None)
    if request.method == "POST":
        kept = carried_out(
            form, lambda given: connecting.put_agency_code(actor=request.actor, **given)
        )
        if kept is not None:
            messages.success(request, _("Đã lưu mã %(code)s.") % {"code": kept.code})
            return redirect("exchange:agency_codes")
    context = {
        "page": tables.build(request, reads.agency_codes(), CODES),
        "form": form,
        "can_set_up": can_set_up(request.actor),
    }
    return render(
        request, "exchange/agency_codes.html", context, status=422 if form.errors else 200
    )
