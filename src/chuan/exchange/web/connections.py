"""Pages of connections to national databases: where each stands, what is due, what went and came."""

from uuid import UUID

from django.contrib import messages
from django.http import FileResponse, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from chuan.core import clock, files, tables
from chuan.core.http import Request
from chuan.core.web.refusals import carried_out, show_refusal
from chuan.domain.errors import DomainError
from chuan.exchange import labels
from chuan.exchange.enums import Direction, MessageState, Transport
from chuan.exchange.errors import ConnectionNotFound, MayNotSetUp
from chuan.exchange.feeds import feed as feed_of
from chuan.exchange.feeds import incoming
from chuan.exchange.permissions import can_read_connections, can_set_up
from chuan.exchange.rules.message_states import STEPS
from chuan.exchange.selectors import connections as reads
from chuan.exchange.selectors.composing import composed, digest_of
from chuan.exchange.services import connecting, fetching, reconciling, signing, taking
from chuan.exchange.web.connection_forms import (
    CodeForm,
    ConnectionForm,
    DayForm,
    MessageFileForm,
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


@require_safe
def message_export(request: Request, uid: UUID) -> HttpResponseBase:
    """The messages of a connection as a file."""
    row = reads.connection_for(request.actor, uid)
    rows = reads.messages_of(request.actor, row)
    return tables.export(request, rows, MESSAGES, "thong-diep.csv")


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


@require_http_methods(["GET", "HEAD", "POST"])
def feed_preview(request: Request, uid: UUID, key: str) -> HttpResponse:
    """What would leave now, and its signing."""
    row = reads.connection_for(request.actor, uid)
    duty = feed_of(key)
    if duty is None:
        raise ConnectionNotFound
    period = request.GET.get("ky", "") or _period(duty)
    if request.method == "POST":
        try:
            kept = signing.sign_feed(
                actor=request.actor, connection=uid, key=key, period=period,
                seen=request.POST.get("seen", ""),
            )  # fmt: skip
        except DomainError as refusal:
            messages.warning(request, refusal.said(_))
            return redirect(request.get_full_path())
        messages.success(request, _("Đã ký. Dữ liệu đang được gửi đi."))
        return redirect("exchange:message_detail", uid=kept.uid)
    made = composed(request.actor, row, duty, period)
    context = {
        "connection": row, "duty": duty, "made": made, "digest": digest_of(made), "period": period,
        "grounds": reads.grounds_of(duty), "is_unverified": reads.is_unverified(duty),
        "may": reads.allowed(request.actor, row),
    }  # fmt: skip
    return render(request, "exchange/feed_preview.html", context)


@require_safe
def message_detail(request: Request, uid: UUID) -> HttpResponse:
    """One message: what it says, where it stands, what may be done with it."""
    row = reads.message_for(request.actor, uid)
    state = MessageState(row.state)
    context = {
        "message": row,
        "state": labels.MESSAGE_STATE[state],
        "badge": labels.MESSAGE_BADGE[state],
        "is_ours": row.direction == Direction.OUT,
        "glimpse": reads.glimpse_of(request.actor, row),
        "is_known": incoming(row.kind) is not None,
        "events": {str(step.event) for step in STEPS.allowed(state)},
        "may": reads.allowed(request.actor, row.connection),
    }
    return render(request, "exchange/message_detail.html", context)


@require_POST
def message_accept(request: Request, uid: UUID) -> HttpResponse:
    """Take in what it says."""
    done = taking.accept_message(actor=request.actor, uid=uid)
    messages.success(request, done.note)
    return redirect(done.url or reverse("exchange:message_detail", args=[uid]))


@require_POST
def message_return(request: Request, uid: UUID) -> HttpResponse:
    """Give it back."""
    form = ReasonForm(request.POST)
    reason = form.cleaned_data["reason"] if form.is_valid() else ""
    taking.return_message(actor=request.actor, uid=uid, reason=reason)
    messages.success(request, _("Đã trả lại; bên gửi nhận được lý do."))
    return redirect("exchange:message_detail", uid=uid)


@require_POST
def message_again(request: Request, uid: UUID) -> HttpResponse:
    """Send it once more."""
    signing.send_again(actor=request.actor, uid=uid)
    messages.success(request, _("Đang gửi lại."))
    return redirect("exchange:message_detail", uid=uid)


@require_POST
def message_carry(request: Request, uid: UUID) -> HttpResponseBase:
    """Take it away as a file."""
    row = signing.carry(actor=request.actor, uid=uid)
    return FileResponse(
        files.open_file(row.file), as_attachment=True, filename=row.file.name,
        content_type="application/json",
    )  # fmt: skip


@require_http_methods(["GET", "HEAD", "POST"])
def message_hand_in(request: Request) -> HttpResponse:
    """Bring in a message or a receipt that was carried here."""
    if not can_read_connections(request.actor):
        raise ConnectionNotFound
    form = MessageFileForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        try:
            kept = taking.hand_in_message(actor=request.actor, raw=form.cleaned_data["file"])
        except DomainError as refusal:
            show_refusal(form, refusal)
        else:
            return redirect("exchange:message_detail", uid=kept.uid)
    return render(
        request, "exchange/message_hand_in.html", {"form": form}, status=422 if form.errors else 200
    )


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


def _period(duty: object) -> str:
    """The period at hand of a feed that has one."""
    found = reads.period_at_hand(duty, clock.today())  # type: ignore[arg-type]  # a feed
    return found.code if found else ""
