"""Pages of what comes in: handing a file in, what is inside, accepting and returning, the log."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from chuan.core import tables
from chuan.core.http import Request
from chuan.exchange import services
from chuan.exchange.errors import BundleRefused, MayNotExchange
from chuan.exchange.permissions import can_exchange, can_set_up
from chuan.exchange.selectors import bundles, nodes
from chuan.exchange.web.tables import RECEIVED

PIECE = 1 << 20


@require_safe
def received_list(request: Request) -> HttpResponse:
    """Everything that came for the own body, and the numbers that are missing."""
    context = {
        "page": tables.build(request, bundles.received_items(request.actor), RECEIVED),
        "gaps": bundles.gaps(),
        "export_url": reverse("exchange:received_export"),
    }
    return render(request, "exchange/received_list.html", context)


@require_safe
def received_export(request: Request) -> HttpResponseBase:
    """The same log as a file."""
    rows = bundles.received_items(request.actor)
    return tables.export(request, rows, RECEIVED, "trao-doi-nhan-ve.csv")


@require_http_methods(["GET", "HEAD", "POST"])
def hand_in_new(request: Request) -> HttpResponse:
    """Choose the file of a bundle."""
    if not (can_exchange(request.actor) or can_set_up(request.actor)):
        raise MayNotExchange
    error = ""
    if request.method == "POST":
        file = request.FILES.get("file")
        try:
            pieces = file.chunks(PIECE) if file else ()
            handed = services.hand_in(actor=request.actor, pieces=pieces)
            return redirect("exchange:hand_in_detail", uid=handed.uid)
        except BundleRefused as refusal:
            error = refusal.said(_)
    status = 422 if error else 200
    return render(request, "exchange/hand_in_new.html", {"error": error}, status=status)


@require_safe
def hand_in_detail(request: Request, uid: UUID) -> HttpResponse:
    """How far the check is; when it is done, what was in the file."""
    page = bundles.hand_in_page(request.actor, uid)
    if page.handed.bundle is not None:
        if page.handed.message:
            messages.info(request, page.handed.message)
        return redirect("exchange:received_detail", uid=page.handed.bundle.uid)
    return render(request, "exchange/hand_in_detail.html", {"page": page})


@require_safe
def received_detail(request: Request, uid: UUID) -> HttpResponse:
    """What is inside a bundle for the own body."""
    context = {"page": bundles.received_page(request.actor, uid)}
    return render(request, "exchange/received_detail.html", context)


@require_POST
def received_accept(request: Request, uid: UUID) -> HttpResponse:
    """Accept whatever waits; a job when it is much."""
    job = services.accept_all(actor=request.actor, bundle=uid)
    if job is not None:
        return redirect("core:job_detail", uid=job.uid)
    messages.success(request, _("Đã tiếp nhận. Biên nhận sẽ đi cùng gói tin tiếp theo."))
    return redirect("exchange:received_detail", uid=uid)


@require_safe
def received_slip(request: Request, uid: UUID) -> HttpResponse:
    """The hand-over slip as the receiving side prints it."""
    page = bundles.received_page(request.actor, uid)
    context = {
        "page": page,
        "rows": [(item.title, item.organisation_label) for item in page.items],
        "from_name": page.bundle.partner.name,
        "from_node": page.bundle.partner.name,
        "to_node": nodes.node_name(),
        "file_name": "",
        "back": reverse("exchange:received_detail", args=[uid]),
        "others": page.others,
    }
    return render(request, "exchange/slip.html", context)


@require_safe
def item_detail(request: Request, uid: UUID) -> HttpResponse:
    """One item, to look into before deciding."""
    context = {"page": bundles.item_page(request.actor, uid)}
    return render(request, "exchange/item_detail.html", context)


@require_POST
def item_accept(request: Request, uid: UUID) -> HttpResponse:
    """Take it into the library."""
    item = services.accept_item(actor=request.actor, uid=uid)
    said = item.result_note or _("Đã tiếp nhận. Biên nhận sẽ đi cùng gói tin tiếp theo.")
    messages.success(request, said)
    return redirect("exchange:received_detail", uid=item.bundle.uid)


@require_POST
def item_return(request: Request, uid: UUID) -> HttpResponse:
    """Send it back with a reason."""
    item = services.return_item(actor=request.actor, uid=uid, reason=request.POST.get("reason", ""))
    messages.success(request, _("Đã trả lại. Nơi gửi sẽ biết lý do qua biên nhận."))
    return redirect("exchange:received_detail", uid=item.bundle.uid)
