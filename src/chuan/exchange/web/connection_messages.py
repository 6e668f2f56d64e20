"""Pages of what goes and comes over a connection: signed, sent, carried, taken in or returned."""

from uuid import UUID

from django.contrib import messages
from django.http import FileResponse, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from chuan.core import clock, files, tables
from chuan.core.http import Request
from chuan.core.web.refusals import show_refusal
from chuan.domain.errors import DomainError
from chuan.exchange import labels
from chuan.exchange.enums import Direction, MessageState
from chuan.exchange.errors import ConnectionNotFound
from chuan.exchange.feeds import feed as feed_of
from chuan.exchange.feeds import incoming
from chuan.exchange.permissions import can_read_connections
from chuan.exchange.rules.message_states import STEPS
from chuan.exchange.selectors import connections as reads
from chuan.exchange.selectors.composing import composed, digest_of
from chuan.exchange.services import signing, taking
from chuan.exchange.web.connection_forms import MessageFileForm, ReasonForm
from chuan.exchange.web.connection_tables import MESSAGES


@require_safe
def message_export(request: Request, uid: UUID) -> HttpResponseBase:
    """The messages of a connection as a file."""
    row = reads.connection_for(request.actor, uid)
    rows = reads.messages_of(request.actor, row)
    return tables.export(request, rows, MESSAGES, "thong-diep.csv")


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


def _period(duty: object) -> str:
    """The period at hand of a feed that has one."""
    found = reads.period_at_hand(duty, clock.today())  # type: ignore[arg-type]  # a feed
    return found.code if found else ""
