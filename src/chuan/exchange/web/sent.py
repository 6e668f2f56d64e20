"""Pages of what goes out: what waits, the log, making a bundle, its receipts and its slip."""

from uuid import UUID

from django.contrib import messages
from django.http import FileResponse, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from chuan.core import files, tables
from chuan.core.http import Request
from chuan.exchange import services
from chuan.exchange.errors import BundleNotFound, MayNotExchange
from chuan.exchange.kinds import kinds
from chuan.exchange.permissions import can_exchange
from chuan.exchange.selectors import bundles, nodes
from chuan.exchange.web.forms import BundleForm
from chuan.exchange.web.tables import SENT

TELLS = "task_state"
"""The list that has words of its own to write before they are sent."""


@require_safe
def overview(request: Request) -> HttpResponse:
    """What waits for the own body, node by node."""
    context = {"page": bundles.overview(request.actor)}
    return render(request, "exchange/overview.html", context)


@require_safe
def sent_list(request: Request) -> HttpResponse:
    """Everything that the own body sent, with what its receipts tell."""
    context = {
        "page": tables.build(request, bundles.sent_items(request.actor), SENT),
        "export_url": reverse("exchange:sent_export"),
    }
    return render(request, "exchange/sent_list.html", context)


@require_safe
def sent_export(request: Request) -> HttpResponseBase:
    """The same log as a file."""
    return tables.export(request, bundles.sent_items(request.actor), SENT, "trao-doi-gui-di.csv")


@require_http_methods(["GET", "HEAD", "POST"])
def bundle_new(request: Request, uid: UUID) -> HttpResponse:
    """Choose what goes to one node, and for whom there."""
    if not can_exchange(request.actor):
        raise MayNotExchange
    receiver = nodes.usable_partner(uid)
    search = request.GET.get("tim", "")[:200]
    offers = {
        kind.key: kind.offers(request.actor, search)
        for kind in kinds()
        if receiver.partner.kind in kind.receivers
    }
    form = BundleForm(request.POST or None, offers=offers, bodies=receiver.bodies)
    if request.method == "POST" and form.is_valid():
        made = services.make_bundle(
            actor=request.actor,
            partner=uid,
            picks=form.picks(),
            note=form.cleaned_data["note"],
        )
        return redirect("exchange:sent_detail", uid=made.uid)
    context = {
        "form": form,
        "partner": receiver.partner,
        "search": search,
        "has_offers": bool(form.kinds),
        "tells": TELLS in form.kinds,
        "has_bodies": bool(receiver.bodies),
    }
    return render(request, "exchange/bundle_new.html", context, status=422 if form.errors else 200)


@require_POST
def receipts_send(request: Request, uid: UUID) -> HttpResponse:
    """A bundle of the receipts that are due, or of all of them again, with one click."""
    again = request.POST.get("again") == "1"
    made = services.make_bundle(actor=request.actor, partner=uid, picks=[], again=again)
    return redirect("exchange:sent_detail", uid=made.uid)


@require_safe
def sent_detail(request: Request, uid: UUID) -> HttpResponse:
    """One bundle: its file to take away, its items and what their receipts tell."""
    context = {"page": bundles.sent_page(request.actor, uid)}
    return render(request, "exchange/sent_detail.html", context)


@require_POST
def bundle_download(request: Request, uid: UUID) -> HttpResponseBase:
    """The sealed file, for the body that made it; the record says who took it."""
    bundle = bundles.find_sent(request.actor, uid)
    if bundle.file is None or not can_exchange(request.actor):
        raise BundleNotFound
    services.record_taken(actor=request.actor, bundle=bundle)
    response = FileResponse(
        files.open_file(bundle.file),
        as_attachment=True,
        filename=bundle.file.name,
        content_type="application/octet-stream",
    )
    response["X-Content-Type-Options"] = "nosniff"
    response["Cache-Control"] = "private, no-store"
    return response


@require_safe
def sent_slip(request: Request, uid: UUID) -> HttpResponse:
    """The hand-over slip to sign on paper when the file changes hands."""
    page = bundles.sent_page(request.actor, uid)
    if not page.bundle.fingerprint:
        messages.info(request, _("Gói tin chưa lập xong nên chưa có biên bản giao nhận."))
        return redirect("exchange:sent_detail", uid=uid)
    context = {
        "page": page,
        "rows": [(item.label, item.to_label) for item in page.items],
        "from_name": page.bundle.organisation_label,
        "from_node": nodes.node_name(),
        "to_node": page.bundle.partner.name,
        "file_name": page.bundle.file.name if page.bundle.file else "",
        "back": reverse("exchange:sent_detail", args=[uid]),
        "others": 0,
    }
    return render(request, "exchange/slip.html", context)
